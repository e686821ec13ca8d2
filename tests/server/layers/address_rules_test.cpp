#include "server/layers/address_rules.h"

#include <arpa/inet.h>

#include <cstring>

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

bool is_public(const char* text) {
    sockaddr_storage storage{};
    auto* generic = reinterpret_cast<sockaddr*>(&storage);
    auto* in4 = reinterpret_cast<sockaddr_in*>(&storage);
    auto* in6 = reinterpret_cast<sockaddr_in6*>(&storage);
    if (::inet_pton(AF_INET, text, &in4->sin_addr) == 1) {
        storage.ss_family = AF_INET;
    } else if (::inet_pton(AF_INET6, text, &in6->sin6_addr) == 1) {
        storage.ss_family = AF_INET6;
    }
    return is_public_address(*generic);
}

TEST(AddressRules, AddressesOfTheInternetArePublic) {
    for (const char* address :
         {"8.8.8.8", "77.88.55.242", "172.15.255.255", "172.32.0.1", "100.63.0.1", "192.167.1.1",
          "169.253.1.1", "223.255.255.254", "2a02:6b8::2:242", "2001:4860:4860::8888",
          "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"}) {
        EXPECT_TRUE(is_public(address)) << address;
    }
}

TEST(AddressRules, AddressesOfThisMachineAndItsNetworksAreNot) {
    for (const char* address : {"0.0.0.0",
                                "10.1.2.3",
                                "100.64.0.1",
                                "127.0.0.1",
                                "127.255.255.255",
                                "169.254.169.254",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.0.0.8",
                                "192.168.0.1",
                                "198.18.0.1",
                                "224.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "fe80::1",
                                "fc00::1",
                                "fd12::1",
                                "ff02::1",
                                "::ffff:127.0.0.1",
                                "::ffff:192.168.1.1",
                                "64:ff9b::7f00:1",
                                "2002:7f00:1::1",
                                "2002:c0a8:101::1",
                                "2001:db8::1",
                                "2001::1",
                                "::127.0.0.1"}) {
        EXPECT_FALSE(is_public(address)) << address;
    }
}

TEST(AddressRules, PortsOfOtherServicesAreNotTheWebs) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    const auto is_web = [&](int port) {
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        return is_web_port(reinterpret_cast<const sockaddr&>(address));
    };
    for (const int port : {80, 443, 1'024, 8'080, 65'535})
        EXPECT_TRUE(is_web(port)) << port;
    for (const int port : {0, 22, 25, 79, 81, 444, 587, 1'023})
        EXPECT_FALSE(is_web(port)) << port;
}

TEST(AddressRules, SocketOfAnotherFamilyIsNot) {
    sockaddr unix_socket{};
    unix_socket.sa_family = AF_UNIX;
    EXPECT_FALSE(is_public_address(unix_socket));
    EXPECT_FALSE(is_any_address(unix_socket));
}

}  // namespace
}  // namespace sroki::server
