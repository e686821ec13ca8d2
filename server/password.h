#pragma once
// Passwords at rest: Argon2id (RFC 9106) in libsodium's string form, salt and cost inside.
// Thread contract: thread-safe; slow on purpose, so never on an io thread.
// Errors: throws std::bad_alloc when the machine can't give the memory.

#include <string>
#include <string_view>

namespace sroki::server {

inline constexpr std::size_t kPasswordBytesMin = 10;
inline constexpr std::size_t kPasswordBytesMax = 1'024;

[[nodiscard]] std::string hash_password(std::string_view password);
[[nodiscard]] bool is_password(std::string_view password, const std::string& hash);

}  // namespace sroki::server
