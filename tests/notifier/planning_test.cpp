#include "notifier/planning.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notifier/sample_department.h"

namespace sroki::notifier {
namespace {

using calendar::Database;
using test::morning;
using test::SampleDepartment;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Planning : public ::testing::Test {
  protected:
    Planned plan(std::string_view date) {
        return plan_letters(database_, settings_, morning(date));
    }
    std::int64_t letters() { return department_.count("SELECT count(*) FROM letters"); }
    std::int64_t marks() { return department_.count("SELECT count(*) FROM reminders"); }

    Database database_ = Database::in_memory();
    SampleDepartment department_{database_};
    PlanningSettings settings_{{}, "Управление <office@school.example.org>", "", true, false};
};

TEST_F(Planning, OneLetterTellsAnExecutorAllThatIsDue) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты", "Школы"}},
                                  {"Второе", "2021-12-20", {"Методисты"}},
                                  {"Далёкое", "2022-05-20", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    department_.set_email("Школы", "s@example.org");
    const Planned planned = plan("2021-11-23");
    ASSERT_THAT(planned.letters, SizeIs(2));
    EXPECT_EQ(planned.letters[0].executor, "Методисты");
    EXPECT_EQ(planned.letters[0].items, 2U);
    EXPECT_EQ(planned.letters[0].subject, "Срок 30.11 · 2 пункта плана");
    EXPECT_THAT(planned.letters[0].recipients, ElementsAre("m@example.org"));
    EXPECT_EQ(planned.letters[1].subject, "Срок 30.11 · Первое");
    EXPECT_EQ(marks(), 3);
}

TEST_F(Planning, SecondPassFindsNothing) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    EXPECT_THAT(plan("2021-11-23").letters, SizeIs(1));
    EXPECT_THAT(plan("2021-11-23").letters, IsEmpty());
    EXPECT_THAT(plan("2021-11-24").letters, IsEmpty());
    EXPECT_THAT(plan("2021-11-29").letters, SizeIs(1));
}

TEST_F(Planning, ClockTurnedBackRemindsOfNothingAgain) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    EXPECT_THAT(plan("2021-11-29").letters, SizeIs(1));
    EXPECT_THAT(plan("2021-11-10").letters, IsEmpty());
}

TEST_F(Planning, AfterSilenceOneLetterTellsThePresentState) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    EXPECT_THAT(plan("2021-11-01").letters, SizeIs(1));
    const Planned planned = plan("2021-12-15");
    ASSERT_THAT(planned.letters, SizeIs(1));
    EXPECT_EQ(planned.letters[0].subject, "Просрочено на 15 дней · Первое");
    EXPECT_THAT(plan("2021-12-15").letters, IsEmpty());
}

TEST_F(Planning, SettledDeadlinesAreNotMentioned) {
    for (const char* state : {"reported", "accepted", "cancelled"}) {
        department_.add_plan(std::string("План ") + state, {{state, "2021-11-30", {"Методисты"}}});
        department_.set_state(state, state);
    }
    department_.set_email("Методисты", "m@example.org");
    EXPECT_THAT(plan("2021-11-23").letters, IsEmpty());
    department_.set_state("reported", "returned");
    EXPECT_THAT(plan("2021-11-23").letters, SizeIs(1));
}

TEST_F(Planning, MovedDeadlineHasItsStagesAnew) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    EXPECT_THAT(plan("2021-11-29").letters, SizeIs(1));
    department_.move("Первое", "2021-12-20");
    EXPECT_THAT(plan("2021-12-01").letters, SizeIs(1));
    EXPECT_THAT(plan("2021-12-19").letters, SizeIs(1));
}

TEST_F(Planning, ExecutorWithoutAnAddressHearsOfItOnceOneIsKnown) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}}});
    const Planned before = plan("2021-11-23");
    EXPECT_THAT(before.letters, IsEmpty());
    EXPECT_THAT(before.without_address, ElementsAre("Методисты"));
    EXPECT_EQ(marks(), 0);
    department_.set_email("Методисты", "m@example.org");
    EXPECT_THAT(plan("2021-11-24").letters, SizeIs(1));
}

TEST_F(Planning, FilesAreWrittenForThoseWithoutAnAddressToo) {
    settings_.needs_address = false;
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}}});
    const Planned planned = plan("2021-11-23");
    ASSERT_THAT(planned.letters, SizeIs(1));
    EXPECT_THAT(planned.letters[0].recipients, IsEmpty());
    EXPECT_THAT(planned.without_address, IsEmpty());
}

TEST_F(Planning, GroupIsWrittenToAtTheAddressesOfItsMembers) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Школы"}},
                                  {"Далёкое", "2022-11-30", {"Школа 1", "Школа 2"}}});
    department_.set_email("Школа 1", "one@example.org");
    department_.set_email("Школа 2", "two@example.org");
    calendar::ExecutorStore store(database_);
    const auto group = store.find_by_name("Школы").value().id;
    for (const char* member : {"Школа 1", "Школа 2"}) {
        ASSERT_TRUE(store.add_member(group, store.find_by_name(member).value().id));
    }
    EXPECT_THAT(plan("2021-11-23").letters.at(0).recipients,
                ElementsAre("one@example.org", "two@example.org"));
}

TEST_F(Planning, SecondLetterOfADayWaitsForTheNext) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    EXPECT_THAT(plan("2021-11-23").letters, SizeIs(1));
    department_.add_plan("Другой план", {{"Второе", "2021-11-25", {"Методисты"}}});
    EXPECT_THAT(plan("2021-11-23").letters, IsEmpty());
    EXPECT_THAT(plan("2021-11-24").letters, SizeIs(1));
}

TEST_F(Planning, LetterThatNeverLeftGoesIntoTheNextOne) {
    department_.add_plan(
        "План", {{"Первое", "2021-11-30", {"Методисты"}}, {"Второе", "2021-12-02", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    EXPECT_THAT(plan("2021-11-23").letters, SizeIs(1));
    const Planned planned = plan("2021-11-25");
    ASSERT_THAT(planned.letters, SizeIs(1));
    EXPECT_EQ(planned.letters[0].items, 2U);
    EXPECT_EQ(department_.count("SELECT count(*) FROM letters WHERE state = 'dropped'"), 1);
    EXPECT_EQ(department_.count("SELECT count(*) FROM letters WHERE state = 'queued'"), 1);
}

TEST_F(Planning, DryRunShowsLettersAndWritesNothing) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    settings_.is_dry_run = true;
    EXPECT_THAT(plan("2021-11-23").letters, SizeIs(1));
    EXPECT_EQ(letters() + marks(), 0);
}

TEST_F(Planning, DayIsTheDepartmentsOwn) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    // 23:30 UTC is the next day in Moscow: a week before the deadline already.
    const auto late = calendar::Instant{test::day("2021-11-22")} + std::chrono::minutes{1410};
    EXPECT_EQ(plan_letters(database_, settings_, late).letters.at(0).subject,
              "Срок 30.11 · Первое");
    EXPECT_EQ(department_.count("SELECT count(*) FROM reminders WHERE stage = 'before-7'"), 1);
}

TEST_F(Planning, MessageIdIsOfOurDomainAndUnlikeAnyOther) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты", "Школы"}}});
    department_.set_email("Методисты", "m@example.org");
    department_.set_email("Школы", "s@example.org");
    EXPECT_THAT(plan("2021-11-23").letters, SizeIs(2));
    EXPECT_EQ(department_.count("SELECT count(DISTINCT message_id) FROM letters WHERE message_id "
                                "LIKE '2021-11-23.e%@school.example.org'"),
              2);
}

}  // namespace
}  // namespace sroki::notifier
