#pragma once
// Which program reads a feed, as its User-Agent tells: a family, never a version or a person.
// Thread contract: pure functions.

#include <cstddef>
#include <string_view>

namespace sroki::server {

enum class ClientFamily {
    google,
    outlook,
    apple,
    thunderbird,
    yandex,
    android,     // ICSx5, DAVx5 and the like
    vdirsyncer,  // khal reads through it
    browser,
    other,
};
inline constexpr std::size_t kClientFamilyCount = 9;

[[nodiscard]] ClientFamily family_of(std::string_view user_agent);
[[nodiscard]] std::string_view name_of(ClientFamily family);

}  // namespace sroki::server
