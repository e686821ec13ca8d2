#include "notifier/retry.h"

#include <gtest/gtest.h>

namespace sroki::notifier {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

TEST(Retry, FirstPauseIsHalfAMinuteAndNoneIsLongerThanTwoHours) {
    EXPECT_EQ(retry_delay(1), seconds{30});
    seconds last{0};
    for (int attempts = 1; retry_delay(attempts); ++attempts) {
        EXPECT_GE(*retry_delay(attempts), last);
        last = *retry_delay(attempts);
    }
    EXPECT_EQ(last, hours{2});
}

TEST(Retry, GivesUpAfterMoreThanADayAndNotMuchLater) {
    seconds total{0};
    int attempts = 1;
    for (; retry_delay(attempts); ++attempts)
        total += *retry_delay(attempts);
    EXPECT_GE(total, hours{24});
    EXPECT_LE(total, hours{36});
    EXPECT_FALSE(retry_delay(attempts + 1'000'000));
}

}  // namespace
}  // namespace sroki::notifier
