#pragma once
// When a letter that could not be delivered is tried again.
// Thread contract: pure functions. Errors: none.

#include <chrono>
#include <optional>

namespace sroki::notifier {

// The pause before the next attempt after so many (>= 1) have failed: from half a minute to two
// hours, more than a day in all; nothing: give up.
[[nodiscard]] std::optional<std::chrono::seconds> retry_delay(std::int64_t attempts);

// A letter that perhaps has arrived is sent once more after this pause, under the same Message-ID.
inline constexpr std::chrono::minutes kUncertainPause{5};
inline constexpr int kUncertainAttemptsMax = 2;

}  // namespace sroki::notifier
