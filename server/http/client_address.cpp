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

std::string_view without_port(std::string_view address) {
    if (address.starts_with('[')) {
        const std::size_t end = address.find(']');
        return end == std::string_view::npos ? address : address.substr(1, end - 1);
    }
    const std::size_t colon = address.find(':');
    const bool is_v6 = colon != address.rfind(':');
    return is_v6 ? address : address.substr(0, colon);
}

}  // namespace

std::string limited_address(std::string_view address) {
    boost::system::error_code error;
    const ip::address parsed = ip::make_address(without_port(address), error);
    return error ? std::string(address) : limited(parsed);
}

std::string_view last_forwarded(std::string_view list) {
    constexpr std::string_view kBetween = ", \t";
    const std::size_t last = list.find_last_not_of(kBetween);
    if (last == std::string_view::npos) return {};
    list = list.substr(0, last + 1);
    return list.substr(list.find_last_of(kBetween) + 1);  // npos + 1 is 0
}

}  // namespace sroki::server
