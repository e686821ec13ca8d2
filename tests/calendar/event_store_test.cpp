#include "calendar/store/event_store.h"

#include <gmock/gmock.h>

#include "calendar/event_series.h"
#include "calendar/store/department_store.h"
#include "tests/calendar/event_samples.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::instant;
using test::moment;

class EventStoreTest : public testing::Test {
  protected:
    Event seminar() {
        Event event;
        event.department = department;
        event.kind = Kind::seminar;
        event.title = "Семинар";
        event.place = "Школа № 3";
        event.timezone = "Asia/Omsk";
        event.when = TimeSpan{instant("2026-02-05", 4), instant("2026-02-05", 6)};
        return event;
    }

    Instant now = instant("2026-01-10");
    Database database = Database::in_memory();
    DepartmentId department = DepartmentStore(database).ensure("Отдел", "Asia/Omsk", {}, now).id;
    EventStore store{database};
};

TEST_F(EventStoreTest, KeepsTimedAndAllDayEvents) {
    const auto timed = store.add(seminar(), now).value();
    Event days = seminar();
    days.when = scheduler::Period{day("2026-03-01"), day("2026-03-03")};
    const auto all_day = store.add(days, now).value();
    EXPECT_EQ(store.find(timed.id)->when, seminar().when);
    EXPECT_EQ(store.find(all_day.id)->when, days.when);
    EXPECT_NE(timed.uid, all_day.uid);
    EXPECT_EQ(store.list(department, Kind::seminar).size(), 2U);
    EXPECT_TRUE(store.list(department, Kind::contest).empty());
}

TEST_F(EventStoreTest, ChangeOfPlaceRaisesTheSequence) {
    Event event = store.add(seminar(), now).value();
    event.place = "Школа № 5";
    const Instant later = now + std::chrono::hours{1};
    const auto changed = store.update(event, later).value();
    EXPECT_EQ(changed.sequence, 1);
    EXPECT_EQ(changed.changed_at, later);
    EXPECT_EQ(changed.uid, event.uid);
}

TEST_F(EventStoreTest, ChangeOfDescriptionKeepsTheSequence) {
    Event event = store.add(seminar(), now).value();
    event.description = "Взять ноутбук";
    EXPECT_EQ(store.update(event, now).value().sequence, 0);
}

TEST_F(EventStoreTest, MovedEventKeepsItsFirstDayUntilItReturns) {
    Event event = store.add(seminar(), now).value();
    const auto original = event.when;
    event.when = TimeSpan{instant("2026-02-12", 4), instant("2026-02-12", 6)};
    event.state = EventState::moved;
    EXPECT_EQ(store.update(event, now).value().moved_from, day("2026-02-05"));
    event.revision = 1;
    event.when = scheduler::Period{day("2026-02-19"), day("2026-02-19")};
    EXPECT_EQ(store.update(event, now).value().moved_from, day("2026-02-05"));
    event.revision = 2;
    event.when = original;
    EXPECT_EQ(store.update(event, now).value().moved_from, std::nullopt);
}

TEST_F(EventStoreTest, EventWithoutTitleOrEndingBeforeItsStartIsRefused) {
    Event event = seminar();
    event.title.clear();
    EXPECT_EQ(store.add(event, now).error().code, EventFaultCode::empty);
    event = seminar();
    event.when = scheduler::Period{day("2026-03-03"), day("2026-03-01")};
    EXPECT_EQ(store.add(event, now).error().code, EventFaultCode::ends_before_start);
}

TEST_F(EventStoreTest, UpdateOfAnUnknownEventIsAnError) {
    EXPECT_EQ(store.update(seminar(), now).error().code, EventFaultCode::not_found);
}

class SeriesStoreTest : public EventStoreTest {
  protected:
    Event add_series() {
        Event event = test::weekly_seminar();
        event.department = department;
        event.exceptions = {moment("20260917T150000")};
        event.overrides = {test::moved_to("20261001T150000", "20261002T100000")};
        return store.add(event, now).value();
    }
    std::string starts(const Event& event) {
        return test::starts_of(instances_between(event, {day("2026-01-01"), day("2027-12-31")}),
                               event);
    }
};

TEST_F(SeriesStoreTest, KeepsEveryPartOfAnEvent) {
    Event event = test::weekly_seminar();
    event.department = department;
    event.institution = "Районный методический центр";
    event.subjects = {"физика", "астрономия"};
    event.link = "https://example.org/1";
    event.stages = {{"", "Заявки", {day("2026-09-01"), day("2026-09-10")}}};
    event.dates = {moment("20261212T110000")};
    event.exceptions = {moment("20260917T150000")};
    event.overrides = {test::moved_to("20261001T150000", "20261002T100000")};
    event.overrides.front().place = "Школа № 7";
    const Event kept = store.add(event, now).value();
    EXPECT_EQ(kept.institution, event.institution);
    EXPECT_EQ(kept.subjects, event.subjects);
    EXPECT_EQ(kept.link, event.link);
    ASSERT_EQ(kept.stages.size(), 1U);
    EXPECT_EQ(kept.stages.front().title, "Заявки");
    EXPECT_FALSE(kept.stages.front().uid.empty());
    EXPECT_EQ(kept.dates, event.dates);
    EXPECT_EQ(kept.exceptions, event.exceptions);
    ASSERT_EQ(kept.overrides.size(), 1U);
    EXPECT_EQ(kept.overrides.front().when, event.overrides.front().when);
    EXPECT_EQ(kept.overrides.front().place, "Школа № 7");
    EXPECT_EQ(store.list(department).front().overrides, kept.overrides);
}

TEST_F(SeriesStoreTest, VisitGivesEachEventItsOwnPartsByItsId) {
    std::vector<EventId> ids;
    for (const std::string_view subject : {"химия", "", "физика"}) {
        Event event = seminar();
        if (!subject.empty()) event.subjects = {std::string(subject)};
        ids.push_back(store.add(event, now).value().id);
    }
    std::vector<EventId> visited;
    std::vector<std::string> subjects;
    store.visit(department, [&](Event&& event) {
        visited.push_back(event.id);
        subjects.push_back(event.subjects.empty() ? "-" : event.subjects.front());
        EXPECT_LE(event.subjects.size(), 1U);
    });
    EXPECT_EQ(visited, ids);
    EXPECT_THAT(subjects, testing::ElementsAre("химия", "-", "физика"));
}

TEST_F(SeriesStoreTest, StagesKeepTheirUidsWhenTheyAreRenamed) {
    Event event = seminar();
    event.stages = {{"", "Заявки", {day("2026-02-01"), day("2026-02-02")}},
                    {"", "Финал", {day("2026-02-05"), day("2026-02-05")}}};
    Event kept = store.add(event, now).value();
    const std::string uid = kept.stages.at(1).uid;
    kept.stages.erase(kept.stages.begin());
    kept.stages.front().title = "Очный финал";
    kept.stages.push_back({"event-of-somebody-else", "Награждение", kept.stages.front().days});
    const Event changed = store.update(kept, now).value();
    EXPECT_EQ(changed.stages.at(0).uid, uid);
    EXPECT_NE(changed.stages.at(1).uid, "event-of-somebody-else");
}

TEST_F(SeriesStoreTest, ChangedInstanceIsLaterThanTheSeriesAndTheOthersStay) {
    Event event = add_series();
    const EventOverride first = event.overrides.front();
    event.overrides.push_back(test::moved_to("20261008T150000", "20261009T100000"));
    const Instant later = now + std::chrono::hours{1};
    const Event changed = store.update(event, later).value();
    EXPECT_EQ(changed.sequence, 0);
    EXPECT_EQ(changed.overrides.at(0), first);
    EXPECT_EQ(changed.overrides.at(1).sequence, 1);
    EXPECT_EQ(changed.overrides.at(1).changed_at, later);
}

TEST_F(SeriesStoreTest, RestoredInstanceRaisesTheSequenceOfTheSeries) {
    Event event = add_series();
    event.overrides.clear();
    EXPECT_EQ(store.update(event, now).value().sequence, 1);
}

TEST_F(SeriesStoreTest, InstanceChangedAgainAfterItWasRestoredIsLaterThanEver) {
    Event event = add_series();
    event.overrides.front().sequence = 0;
    for (const char* place : {"1", "2", "3"}) {
        event.overrides.front().place = place;
        event = store.update(event, now).value();
    }
    const std::int64_t seen = event.overrides.front().sequence;
    EventOverride again = event.overrides.front();
    event.overrides.clear();
    event = store.update(event, now).value();
    EXPECT_GT(event.sequence, seen);
    event.overrides = {again};
    EXPECT_GT(store.update(event, now).value().overrides.front().sequence, seen);
}

TEST_F(SeriesStoreTest, MovedStageRaisesTheSequence) {
    Event event = seminar();
    event.stages = {{"", "Заявки", {day("2026-02-01"), day("2026-02-02")}}};
    event = store.add(event, now).value();
    event.stages.front().days = {day("2026-02-03"), day("2026-02-04")};
    EXPECT_EQ(store.update(event, now).value().sequence, 1);
}

TEST_F(SeriesStoreTest, InstanceThatNamesNoStateFollowsThatOfTheSeries) {
    Event event = test::weekly_seminar();
    event.department = department;
    event.state = EventState::cancelled;
    event.overrides = {{moment("20260910T150000")}};
    event.overrides.front().place = "Зал 2";
    event = store.add(event, now).value();
    event.state = EventState::confirmed;
    event = store.update(event, now).value();
    EXPECT_EQ(instance_of(event, event.overrides.front()).state, EventState::confirmed);
}

TEST_F(SeriesStoreTest, ExceptionsAndOverridesFollowTheSeriesToAnotherHour) {
    Event event = add_series();
    event.when = test::span_at("20260903T163000", 2, "Asia/Omsk");
    const Event changed = store.update(event, now).value();
    EXPECT_EQ(changed.exceptions.front(), moment("20260917T163000"));
    EXPECT_EQ(changed.overrides.front().recurrence_id, moment("20261001T163000"));
    EXPECT_EQ(changed.overrides.front().when, event.overrides.front().when);
}

TEST_F(SeriesStoreTest, StaleCopyIsRefused) {
    const Event event = add_series();
    Event first = event;
    first.title = "Школа молодого педагога";
    ASSERT_TRUE(store.update(first, now));
    Event second = event;
    second.place = "Школа № 9";
    EXPECT_EQ(store.update(second, now).error().code, EventFaultCode::changed_meanwhile);
    EXPECT_EQ(store.find(event.id)->place, event.place);
}

TEST_F(SeriesStoreTest, SplitSeriesGivesTheSameDaysInTwoParts) {
    const Event whole = add_series();
    ASSERT_EQ(starts(whole),
              "20260903T150000 20260910T150000 20260924T150000 20261002T100000 20261008T150000");
    Event later = whole;
    later.when = test::span_at("20260924T150000", 2, "Asia/Omsk");
    const Event rest = store.split(later, moment("20260924T150000"), now).value();
    const Event first = store.find(whole.id).value();
    EXPECT_EQ(starts(first), "20260903T150000 20260910T150000");
    EXPECT_EQ(first.rule, "FREQ=WEEKLY;UNTIL=20260924T085959Z");
    EXPECT_EQ(starts(rest), "20260924T150000 20261002T100000 20261008T150000");
    EXPECT_EQ(rest.rule, "FREQ=WEEKLY;COUNT=3");
    EXPECT_NE(rest.uid, first.uid);
    EXPECT_EQ(rest.related_uids, std::vector{first.uid});
    EXPECT_EQ(first.related_uids, std::vector{rest.uid});
    EXPECT_EQ(first.sequence, 1);
}

TEST_F(SeriesStoreTest, SplitSeriesMayGoOnAtAnotherHour) {
    const Event whole = add_series();
    Event later = whole;
    later.when = test::span_at("20260924T170000", 1, "Asia/Omsk");
    const Event rest = store.split(later, moment("20260924T150000"), now).value();
    EXPECT_EQ(starts(rest), "20260924T170000 20261002T100000 20261008T170000");
}

TEST_F(SeriesStoreTest, SplitAtAMovedInstanceLeavesTheOthersAtTheirHour) {
    const Event whole = add_series();
    Event later = whole;
    later.when = time_at(whole, moment("20261001T150000"));
    const Event rest = store.split(later, moment("20261001T150000"), now).value();
    EXPECT_EQ(starts(rest), "20261002T100000 20261008T150000");
}

TEST_F(SeriesStoreTest, SplitTakesRuleDatesAndExceptionsThatAreNamedAnew) {
    const Event whole = add_series();
    Event later = whole;
    later.when = time_at(whole, moment("20260924T150000"));
    later.rule = "FREQ=WEEKLY;COUNT=4";
    later.overrides.clear();
    later.dates = {moment("20261213T100000")};
    later.exceptions = {moment("20261008T150000")};
    const Event rest = store.split(later, moment("20260924T150000"), now).value();
    EXPECT_EQ(starts(rest), "20260924T150000 20261001T150000 20261015T150000 20261213T100000");
}

TEST_F(SeriesStoreTest, SplitAtAFurtherDateIsRefused) {
    Event whole = test::weekly_seminar();
    whole.department = department;
    whole.dates = {moment("20260918T140000")};
    whole = store.add(whole, now).value();
    EXPECT_EQ(store.split(whole, moment("20260918T140000"), now).error().code,
              EventFaultCode::split_off_rule);
}

TEST_F(SeriesStoreTest, SplitGivesEachStageToThePartItBeginsIn) {
    Event whole = test::weekly_seminar();
    whole.department = department;
    whole.stages = {{"", "Запись", {day("2026-08-20"), day("2026-08-30")}},
                    {"", "Зачёт", {day("2026-10-05"), day("2026-10-05")}}};
    whole = store.add(whole, now).value();
    Event later = whole;
    later.when = time_at(whole, moment("20260924T150000"));
    const Event rest = store.split(later, moment("20260924T150000"), now).value();
    const Event first = store.find(whole.id).value();
    EXPECT_EQ(first.stages, std::vector{whole.stages.at(0)});
    EXPECT_EQ(rest.stages, std::vector{whole.stages.at(1)});
}

TEST_F(SeriesStoreTest, SplitAtTheStartOrBetweenInstancesIsRefused) {
    const Event whole = add_series();
    const auto split_at = [&](const char* text) {
        return store.split(whole, moment(text), now).error().code;
    };
    EXPECT_EQ(split_at("20260903T150000"), EventFaultCode::split_at_start);
    EXPECT_EQ(split_at("20260925T150000"), EventFaultCode::no_such_instance);
    EXPECT_EQ(store.find(whole.id)->sequence, 0);
}

TEST_F(SeriesStoreTest, HistoryTellsWhoChangedWhatFromWhatToWhat) {
    Event event = add_series();
    event.place = "Школа № 5";
    event.overrides.clear();
    const Instant later = now + std::chrono::hours{1};
    ASSERT_TRUE(store.update(event, later, "ivanova"));
    const auto history = store.history(event.id);
    ASSERT_EQ(history.size(), 3U);
    EXPECT_EQ(history[0].change.field, "created");
    EXPECT_EQ(history[1].author, "ivanova");
    EXPECT_EQ(history[1].at, later);
    EXPECT_EQ(history[1].change.field, "place");
    EXPECT_EQ(history[1].change.old_value, "Школа № 3");
    EXPECT_EQ(history[1].change.new_value, "Школа № 5");
    EXPECT_EQ(history[2].change.field, "override");
    EXPECT_EQ(history[2].change.recurrence_id, moment("20261001T150000"));
    EXPECT_EQ(history[2].change.old_value, "2026-10-02T10:00/2026-10-02T12:00; moved");
    EXPECT_EQ(history[2].change.new_value, "");
}

TEST_F(SeriesStoreTest, ChangeOfNothingLeavesNoTrace) {
    const Event event = add_series();
    const Event same = store.update(event, now + std::chrono::hours{1}).value();
    EXPECT_EQ(same.changed_at, event.changed_at);
    EXPECT_EQ(same.revision, event.revision);
    EXPECT_EQ(store.history(event.id).size(), 1U);
}

TEST_F(SeriesStoreTest, HistoryCannotBeRewritten) {
    static_cast<void>(add_series());
    EXPECT_ANY_THROW(database.statement("UPDATE event_history SET author = 'x'").run());
    EXPECT_ANY_THROW(database.statement("DELETE FROM event_history").run());
}

}  // namespace
}  // namespace sroki::calendar
