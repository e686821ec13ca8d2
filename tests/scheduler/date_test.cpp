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

}  // namespace
}  // namespace sroki::scheduler
