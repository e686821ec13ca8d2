#include "server/pages/words_ru.h"

#include <gtest/gtest.h>

#include "tests/support/sample.h"

namespace sroki::server {
namespace {

using test::day;

TEST(WordsRu, DistanceIsSaidAsAPersonWould) {
    const scheduler::Date today = day("2026-11-21");
    EXPECT_EQ(distance_ru(today, today), "сегодня");
    EXPECT_EQ(distance_ru(today, day("2026-11-22")), "завтра");
    EXPECT_EQ(distance_ru(today, day("2026-11-20")), "вчера");
    EXPECT_EQ(distance_ru(today, day("2026-11-24")), "через 3 дня");
    EXPECT_EQ(distance_ru(today, day("2026-12-12")), "через 21 день");
    EXPECT_EQ(distance_ru(today, day("2026-11-16")), "5 дней назад");
}

TEST(WordsRu, OpenOccurrenceHasABadgeOnlyWhenItIsLate) {
    EXPECT_EQ(occurrence_badge(calendar::OccurrenceState::open, false).text, "");
    EXPECT_EQ(occurrence_badge(calendar::OccurrenceState::open, true).tone, "late");
    EXPECT_EQ(occurrence_badge(calendar::OccurrenceState::accepted, true).text, "выполнено");
}

TEST(WordsRu, CountedNounsAgree) {
    EXPECT_EQ(counted_items_ru(61), "61 пункт");
    EXPECT_EQ(counted_items_ru(12), "12 пунктов");
    EXPECT_EQ(counted_deadlines_ru(3), "3 срока");
}

}  // namespace
}  // namespace sroki::server
