#pragma once
// What the page of the observatory says by a value.
// Thread contract: pure functions.

#include <cstdint>
#include <string>
#include <string_view>

#include "server/feeds/feed_size.h"
#include "server/pages/words_ru.h"

namespace sroki::server {

[[nodiscard]] std::string_view observatory_title_ru();
// "120 записей, 84 КБ"
[[nodiscard]] std::string feed_size_ru(const FeedSize& size);
// "12 345" with narrow spaces that don't break; up to four digits stand together.
[[nodiscard]] std::string grouped_ru(std::int64_t number);
[[nodiscard]] Badge layer_badge();
[[nodiscard]] Badge secret_badge();
[[nodiscard]] Badge revoked_badge();

}  // namespace sroki::server
