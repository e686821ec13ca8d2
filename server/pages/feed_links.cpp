#include "server/pages/feed_links.h"

#include <boost/url/encode.hpp>
#include <boost/url/ipv4_address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace sroki::server {

namespace {

std::string escaped(std::string_view text) {
    return boost::urls::encode(boost::core::string_view(text.data(), text.size()),
                               boost::urls::unreserved_chars);
}

bool is_private(const boost::urls::ipv4_address& address) {
    const auto bytes = address.to_bytes();
    return address.is_loopback() || bytes[0] == 10 || bytes[0] == 0 ||
           (bytes[0] == 172 && bytes[1] >= 16 && bytes[1] < 32) ||
           (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254);
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

bool is_reachable_from_outside(std::string_view public_url) {
    const auto url =
        boost::urls::parse_uri(boost::core::string_view(public_url.data(), public_url.size()));
    if (!url) return false;
    switch (url->host_type()) {
        case boost::urls::host_type::ipv4:
            return !is_private(url->host_ipv4_address());
        case boost::urls::host_type::name: {
            const std::string host = url->host();
            return host.find('.') != std::string::npos && !host.ends_with(".local") &&
                   !host.ends_with(".lan") && !host.ends_with(".localhost");
        }
        default:
            return false;
    }
}

}  // namespace sroki::server
