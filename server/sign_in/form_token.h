#pragma once
// What a form carries to show that it came from a page of ours: a keyed hash of the cookie's secret
// (docs/adr/0019). Another site can make a browser send the cookie, but can't know this.
// Thread contract: thread-safe. Errors: throws when the machine has no libsodium.

#include <string>
#include <string_view>

namespace sroki::server {

// The name of the hidden field.
inline constexpr std::string_view kFormTokenField = "form_token";

// BLAKE2b-256 keyed with the secret, as 64 hex digits; the secret can't be told from it.
[[nodiscard]] std::string form_token_of(std::string_view secret);

// In constant time. No secret has no token.
[[nodiscard]] bool is_form_token(std::string_view token, std::string_view secret);

}  // namespace sroki::server
