#pragma once
// Passwords at rest: Argon2id (RFC 9106) in libsodium's string form, salt and cost inside.
// Thread contract: thread-safe; slow on purpose, so never on an io thread.
// Errors: throws std::bad_alloc when the machine can't give the memory.

#include <string>
#include <string_view>

namespace sroki::server {

inline constexpr std::size_t kPasswordBytesMin = 10;
inline constexpr std::size_t kPasswordBytesMax = 1'024;

// Of nobody's password, as costly as hash_password() makes them: what is compared with where there
// is no such person, so that the answer takes as long.
inline constexpr std::string_view kNobodysHash =
    "$argon2id$v=19$m=65536,t=2,p=1$wh645NMmZIqyUNlTKf5MGg$"
    "IF519ajtuh8ANOwYQjWh2azOVjz5/nJ3KcOagj81pZM";

[[nodiscard]] std::string hash_password(std::string_view password);
[[nodiscard]] bool is_password(std::string_view password, const std::string& hash);

}  // namespace sroki::server
