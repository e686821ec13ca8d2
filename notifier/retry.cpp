#include "notifier/retry.h"

#include <array>

namespace sroki::notifier {

namespace {

using std::chrono::seconds;

// In seconds. The last one repeats until kAttemptsMax.
constexpr std::array<std::int64_t, 8> kDelays{30, 60, 120, 300, 600, 1'800, 3'600, 7'200};
constexpr std::int64_t kAttemptsMax = 20;

}  // namespace

std::optional<seconds> retry_delay(std::int64_t attempts) {
    if (attempts >= kAttemptsMax) return std::nullopt;
    const auto last = static_cast<std::int64_t>(kDelays.size()) - 1;
    const auto step = std::clamp<std::int64_t>(attempts - 1, 0, last);
    return seconds{kDelays.at(static_cast<std::size_t>(step))};
}

}  // namespace sroki::notifier
