#pragma once
// Fetches a foreign calendar over HTTP: public addresses and ports of the web only, checked on the
// socket itself, so that neither a redirect nor a name that resolves to something else the second
// time gets around it; no proxies, no cookies, no other schemes, no way back from https to http;
// time, size and redirects are bounded.
// Thread contract: blocking, until a stop is requested at the latest; any thread. Errors are
// returned; a machine fault throws.

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "server/layers/address_rules.h"

namespace sroki::server {

struct FetchSettings {
    bool (*is_allowed)(const sockaddr&) = &is_public_address;
    std::vector<std::string> resolved{};  // "HOST:PORT:ADDRESS", instead of asking for the name
    std::string ca_file{};                // authorities of https; empty: the system's
    std::size_t bytes_max = 10U << 20U;
    std::size_t header_bytes_max = 64U << 10U;  // of all answers on the way
    long redirects_max = 5;
    std::chrono::milliseconds connect_timeout{10'000};
    std::chrono::milliseconds total_timeout{30'000};
    std::stop_token stop{};  // ends a transfer within a second or so
};

// What the server said of the last copy; empty: nothing.
struct Validators {
    std::string etag{};
    std::string modified{};
};

struct Fetched {
    bool is_unchanged = false;  // 304: `body` is empty
    std::string body{};
    Validators validators{};
};

enum class FetchFault {
    bad_address,     // not http, https or webcal, or with a name and password in it
    forbidden_host,  // a private, loopback or link-local address; a port of another service
    unreachable,     // no such name, refused, TLS fault, time is up
    untrusted,       // a certificate of no authority we know, or of another name
    refused,         // a status other than 200, or than 304 to validators we have sent
    too_large,
    too_many_redirects,
    stopped,  // by us
};

// The word of a fault, for the store and for programs.
[[nodiscard]] std::string_view name_of(FetchFault fault);

// In any case of letters "webcal://" becomes "https://"; nothing for any other scheme but http and
// https.
[[nodiscard]] tl::expected<std::string, FetchFault> normal_address(std::string_view url);

[[nodiscard]] tl::expected<Fetched, FetchFault> fetch(const std::string& url,
                                                      const Validators& known,
                                                      const FetchSettings& settings);

}  // namespace sroki::server
