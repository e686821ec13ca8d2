#include "server/http/client_address.h"

#include <algorithm>

#include <boost/asio/ip/address.hpp>

namespace sroki::server {

namespace {

namespace ip = boost::asio::ip;

std::string limited(const ip::address& address) {
    if (address.is_loopback()) return {};
    if (address.is_v4()) return address.to_string();
    const ip::address_v6 v6 = address.to_v6();
    if (v6.is_v4_mapped()) return limited(ip::make_address_v4(ip::v4_mapped, v6));
    auto bytes = v6.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return ip::address_v6(bytes).to_string();
}

}  // namespace

std::string limited_address(std::string_view address) {
    boost::system::error_code error;
    const ip::address parsed = ip::make_address(address, error);
    return error ? std::string(address) : limited(parsed);
}

std::string_view last_forwarded(std::string_view list) {
    const std::size_t comma = list.rfind(',');
    if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
    while (!list.empty() && list.front() == ' ')
        list.remove_prefix(1);
    return list;
}

}  // namespace sroki::server
