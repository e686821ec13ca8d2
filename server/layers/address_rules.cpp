#include "server/layers/address_rules.h"

#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace sroki::server {

namespace {

struct Block4 {
    std::uint32_t first;
    int prefix;
};

constexpr std::uint32_t quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    return a << 24U | b << 16U | c << 8U | d;
}

constexpr std::array kSpecial4{Block4{quad(0, 0, 0, 0), 8},      Block4{quad(10, 0, 0, 0), 8},
                               Block4{quad(100, 64, 0, 0), 10},  Block4{quad(127, 0, 0, 0), 8},
                               Block4{quad(169, 254, 0, 0), 16}, Block4{quad(172, 16, 0, 0), 12},
                               Block4{quad(192, 0, 0, 0), 24},   Block4{quad(192, 0, 2, 0), 24},
                               Block4{quad(192, 88, 99, 0), 24}, Block4{quad(192, 168, 0, 0), 16},
                               Block4{quad(198, 18, 0, 0), 15},  Block4{quad(198, 51, 100, 0), 24},
                               Block4{quad(203, 0, 113, 0), 24}, Block4{quad(224, 0, 0, 0), 4},
                               Block4{quad(240, 0, 0, 0), 4}};

bool is_public4(std::uint32_t address) {
    return std::none_of(kSpecial4.begin(), kSpecial4.end(), [&](const Block4& block) {
        return (address ^ block.first) >> (32 - block.prefix) == 0;
    });
}

using Bytes16 = std::array<std::uint8_t, 16>;

std::uint32_t quad_at(const Bytes16& bytes, std::size_t at) {
    return quad(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
}

bool begins_with(const Bytes16& bytes, std::initializer_list<std::uint8_t> prefix) {
    return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

// Only 2000::/3 is given out to the public; within it stand documentation, tunnels and addresses
// that carry an IPv4 one.
bool is_public6(const Bytes16& bytes) {
    if (begins_with(bytes, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) {
        return is_public4(quad_at(bytes, 12));  // NAT64 (RFC 6052)
    }
    if (begins_with(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) {
        return is_public4(quad_at(bytes, 12));  // an IPv4 address in IPv6 clothes
    }
    if ((bytes[0] & 0xE0U) != 0x20U) return false;
    if (begins_with(bytes, {0x20, 0x02})) return is_public4(quad_at(bytes, 2));  // 6to4
    if (begins_with(bytes, {0x20, 0x01, 0x0D, 0xB8})) return false;              // documentation
    return !begins_with(bytes, {0x20, 0x01, 0x00}) && !begins_with(bytes, {0x20, 0x01, 0x01});
}

}  // namespace

bool is_any_address(const sockaddr& address) {
    return address.sa_family == AF_INET || address.sa_family == AF_INET6;
}

bool is_web_port(const sockaddr& address) {
    // The port stands at the same place in both families.
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    static_assert(offsetof(sockaddr_in, sin_port) == offsetof(sockaddr_in6, sin6_port));
    const int port = ntohs(in.sin_port);
    return port == 80 || port == 443 || port >= 1'024;
}

bool is_public_address(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        return is_public4(ntohl(in.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        Bytes16 bytes{};
        std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
        return is_public6(bytes);
    }
    return false;
}

}  // namespace sroki::server
