#include "server/pages/feed_links.h"

#include <boost/url/encode.hpp>
#include <boost/url/ipv4_address.hpp>
#include <boost/url/ipv6_address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace sroki::server {

namespace {

std::string escaped(std::string_view text) {
    return boost::urls::encode(boost::core::string_view(text.data(), text.size()),
                               boost::urls::unreserved_chars);
}

Reach reach_of_address(const boost::urls::ipv4_address& address) {
    if (address.is_loopback()) return Reach::this_machine;
    const auto bytes = address.to_bytes();
    const bool is_private =
        bytes[0] == 10 || bytes[0] == 0 || (bytes[0] == 172 && bytes[1] >= 16 && bytes[1] < 32) ||
        (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254);
    return is_private ? Reach::local_network : Reach::internet;
}

Reach reach_of_address(const boost::urls::ipv6_address& address) {
    if (address.is_loopback()) return Reach::this_machine;
    const auto bytes = address.to_bytes();
    const bool is_private = (bytes[0] & 0xFEU) == 0xFC || (bytes[0] == 0xFE && bytes[1] >= 0x80);
    return is_private ? Reach::local_network : Reach::internet;
}

Reach reach_of_name(const std::string& name) {
    if (name == "localhost" || name.ends_with(".localhost")) return Reach::this_machine;
    const bool is_local =
        name.find('.') == std::string::npos || name.ends_with(".local") || name.ends_with(".lan");
    return is_local ? Reach::local_network : Reach::internet;
}

}  // namespace

std::string feed_address(std::string_view public_url, std::string_view name) {
    return std::string(public_url) + "/feeds/" + std::string(name) + ".ics";
}

std::string webcal_address(std::string_view public_url, std::string_view name) {
    const std::string address = feed_address(public_url, name);
    return "webcal" + address.substr(address.find("://"));
}

std::string google_address(std::string_view feed_address) {
    return "https://calendar.google.com/calendar/r?cid=" + escaped(feed_address);
}

std::string outlook_address(std::string_view feed_address, std::string_view title) {
    return "https://outlook.live.com/calendar/0/addfromweb?url=" + escaped(feed_address) +
           "&name=" + escaped(title);
}

Reach reach_of(std::string_view public_url) {
    const auto url =
        boost::urls::parse_uri(boost::core::string_view(public_url.data(), public_url.size()));
    if (!url) return Reach::this_machine;
    switch (url->host_type()) {
        case boost::urls::host_type::ipv4:
            return reach_of_address(url->host_ipv4_address());
        case boost::urls::host_type::ipv6:
            return reach_of_address(url->host_ipv6_address());
        case boost::urls::host_type::name:
            return reach_of_name(url->host());
        default:
            return Reach::this_machine;
    }
}

}  // namespace sroki::server
