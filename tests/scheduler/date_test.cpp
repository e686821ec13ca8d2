#include "scheduler/date.h"

#include <gtest/gtest.h>

namespace sroki::scheduler {
namespace {

TEST(Date, RoundTripsThroughText) {
    const auto date = parse_date("2024-02-29");
    ASSERT_TRUE(date);
    EXPECT_EQ(format_date(*date), "2024-02-29");
}

TEST(Date, RefusesImpossibleDaysAndOtherForms) {
    for (const char* text : {"2023-02-29", "2021-13-01", "2021-1-01", "", "2021-01-011",
                             "2021/01/01", "-021-01-01", "2021--1-01"}) {
        EXPECT_FALSE(parse_date(text)) << text;
    }
}

TEST(Date, PeriodIsTwoDaysInOrder) {
    const auto period = parse_period("2026-09-01..2027-08-31");
    ASSERT_TRUE(period);
    EXPECT_EQ(format_date(period->first), "2026-09-01");
    EXPECT_EQ(format_date(period->last), "2027-08-31");
    for (const char* text : {"", "..", "2026-09-01", "2026-09-01..", "2026-09-02..2026-09-01",
                             "2026-09-01...2026-09-02", "2026-09-01..2026-09-31"}) {
        EXPECT_FALSE(parse_period(text)) << text;
    }
}

}  // namespace
}  // namespace sroki::scheduler
