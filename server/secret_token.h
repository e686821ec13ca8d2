#pragma once
// Secrets that stand in an address or a header: made from the system's randomness, shown once, kept
// as a hash only. A fast hash is enough, for 256 random bits can't be guessed (unlike passwords).
// Thread contract: thread-safe. Errors: throws when the machine has no randomness.

#include <string>
#include <string_view>

namespace sroki::server {

// 256 bits as 43 characters of base64url (RFC 4648 section 5): safe in a path and a header.
[[nodiscard]] std::string new_secret_token();

// BLAKE2b-256 (RFC 7693) as 64 hex digits.
[[nodiscard]] std::string hash_secret_token(std::string_view token);

}  // namespace sroki::server
