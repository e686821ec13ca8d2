#include "calendar/recurrence_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scheduler/recurrence.h"
#include "tests/support/recurrence_lines.h"

namespace sroki::calendar {
namespace {

using test::RecurrenceLine;
using ::testing::ElementsAre;

const std::filesystem::path kFolder =
    std::filesystem::path(SROKI_SOURCE_DIR) / "tests/data/recurrence";

std::vector<std::string> locals(const std::vector<RecurrenceMoment>& moments) {
    std::vector<std::string> texts;
    for (const RecurrenceMoment& moment : moments)
        texts.push_back(scheduler::format_ical_moment(moment.local, moment.has_time));
    return texts;
}

std::vector<std::string> instants(const RecurrenceSet& set, std::size_t limit = 10) {
    std::vector<std::string> texts;
    const auto moments = expand_set(set, limit).value();
    for (const RecurrenceMoment& moment : moments) {
        const LocalTime in_utc{moment.instant.value().time_since_epoch()};
        texts.push_back(scheduler::format_ical_moment(in_utc, true) + 'Z');
    }
    return texts;
}

class RecurrenceCorpus : public ::testing::TestWithParam<RecurrenceLine> {};

TEST_P(RecurrenceCorpus, GivesTheExpectedMoments) {
    const RecurrenceLine& line = GetParam();
    const std::size_t limit = line.has_more ? line.expected.size() : 50;
    const auto moments =
        expand_set({line.start, line.zone, line.rule, line.dates, line.exceptions}, limit);
    EXPECT_EQ(moments.has_value(), !line.is_refused) << line.where;
    if (moments && !line.is_refused) {
        EXPECT_EQ(locals(*moments), line.expected) << line.where;
    }
}

INSTANTIATE_TEST_SUITE_P(Rules, RecurrenceCorpus,
                         ::testing::ValuesIn(test::read_recurrence_lines(kFolder / "rules.txt")),
                         [](const auto& tested) {
                             std::string name;
                             for (const char byte : tested.param.name)
                                 name += std::isalnum(static_cast<unsigned char>(byte)) != 0 ? byte
                                                                                             : '_';
                             return name + '_' + std::to_string(tested.index);
                         });

TEST(RecurrenceSet, LocalTimeHoldsOverAChangeOfTheOffset) {
    EXPECT_THAT(instants({"20211105T090000", "America/New_York", "FREQ=DAILY;COUNT=4", {}, {}}),
                ElementsAre("20211105T130000Z", "20211106T130000Z", "20211107T140000Z",
                            "20211108T140000Z"));
}

TEST(RecurrenceSet, RepeatedHourIsTakenOnceAndFirst) {
    EXPECT_THAT(instants({"20211106T013000", "America/New_York", "FREQ=DAILY;COUNT=3", {}, {}}),
                ElementsAre("20211106T053000Z", "20211107T053000Z", "20211108T063000Z"));
}

TEST(RecurrenceSet, SkippedHourDoesNotShiftTheDaysAfterIt) {
    EXPECT_THAT(instants({"20210313T023000", "America/New_York", "FREQ=DAILY;COUNT=3", {}, {}}),
                ElementsAre("20210313T073000Z", "20210314T073000Z", "20210315T063000Z"));
}

TEST(RecurrenceSet, TwoNamesOfOneInstantAreOneMoment) {
    const auto moments =
        expand_set({"20100328T010000", "Europe/Berlin", "FREQ=HOURLY;COUNT=4", {}, {}}, 10);
    EXPECT_THAT(locals(moments.value()),
                ElementsAre("20100328T010000", "20100328T030000", "20100328T040000"));
    EXPECT_THAT(instants({"20111229T090000",
                          "Pacific/Apia",
                          "FREQ=DAILY;INTERVAL=2;COUNT=2",
                          {"20111230T090000"},
                          {}}),
                ElementsAre("20111229T190000Z", "20111230T190000Z"));
}

TEST(RecurrenceSet, AddedInstantOfARepeatedHourIsNotTheOtherOne) {
    const std::vector<std::string> dates = {"20101031T013000Z", "20101031T003000Z"};
    EXPECT_THAT(instants({"20101031T013000", "Europe/Berlin", "", dates, {}}),
                ElementsAre("20101030T233000Z", "20101031T003000Z", "20101031T013000Z"));
    EXPECT_THAT(instants({"20101031T013000", "Europe/Berlin", "", dates, {"20101031T013000Z"}}),
                ElementsAre("20101030T233000Z", "20101031T003000Z"));
}

TEST(RecurrenceSet, ExceptedInstantTakesAwayAMomentOfASkippedHour) {
    EXPECT_THAT(instants({"20100327T025900",
                          "Asia/Yekaterinburg",
                          "FREQ=DAILY;COUNT=3",
                          {},
                          {"20100327T215900Z"}}),
                ElementsAre("20100326T215900Z", "20100328T205900Z"));
}

TEST(RecurrenceSet, MoscowKeepsItsOldOffsetUntilTheEndOfOctober2014) {
    EXPECT_THAT(instants({"20141025T100000", "Europe/Moscow", "FREQ=DAILY;COUNT=3", {}, {}}),
                ElementsAre("20141025T060000Z", "20141026T070000Z", "20141027T070000Z"));
}

TEST(RecurrenceSet, AddedMomentWithAZoneIsNotUtc) {
    EXPECT_THAT(instants({"20210901T090000",
                          "Europe/Moscow",
                          "FREQ=WEEKLY;COUNT=1",
                          {"20210903T100000", "20210904T070000Z"},
                          {}}),
                ElementsAre("20210901T060000Z", "20210903T070000Z", "20210904T070000Z"));
}

TEST(RecurrenceSet, StartWithAZIsInUtc) {
    EXPECT_THAT(instants({"20210901T090000Z", "", "FREQ=DAILY;COUNT=1", {}, {}}),
                ElementsAre("20210901T090000Z"));
}

TEST(RecurrenceSet, LimitIsOfWhatIsLeft) {
    const auto moments =
        expand_set({"20210901", "", "FREQ=DAILY", {}, {"20210901", "20210903"}}, 3);
    EXPECT_THAT(locals(moments.value()), ElementsAre("20210902", "20210904", "20210905"));
    EXPECT_TRUE(expand_set({"20210901", "", "FREQ=DAILY", {}, {}}, 0).value().empty());
}

}  // namespace
}  // namespace sroki::calendar
