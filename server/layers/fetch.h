#pragma once
// Fetches a foreign calendar over HTTP: public addresses only, checked on the socket itself, so
// that neither a redirect nor a name that resolves to something else the second time gets around
// it; no proxies, no cookies, no other schemes; time, size and redirects are bounded. Thread
// contract: blocking; any thread. Errors are returned; a machine fault throws.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace sroki::server {

struct FetchSettings {
    bool allow_local = false;  // for tests: private and loopback addresses too
    std::size_t bytes_max = 10U << 20U;
    long redirects_max = 5;
    std::chrono::milliseconds connect_timeout{10'000};
    std::chrono::milliseconds total_timeout{30'000};
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
    forbidden_host,  // a private, loopback or link-local address
    unreachable,     // no such name, refused, TLS fault, time is up
    refused,         // a status other than 200 and 304
    too_large,
    too_many_redirects,
};

// The word of a fault, for the store and for programs.
[[nodiscard]] std::string_view name_of(FetchFault fault);

// "webcal://" becomes "https://"; nothing for any other scheme but http and https.
[[nodiscard]] tl::expected<std::string, FetchFault> normal_address(std::string_view url);

[[nodiscard]] tl::expected<Fetched, FetchFault> fetch(const std::string& url,
                                                      const Validators& known,
                                                      const FetchSettings& settings);

}  // namespace sroki::server
