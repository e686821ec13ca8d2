#include "calendar/store/event_store.h"

#include <gmock/gmock.h>

#include "calendar/store/department_store.h"
#include "support/sample.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::instant;

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
    event.when = scheduler::Period{day("2026-02-19"), day("2026-02-19")};
    EXPECT_EQ(store.update(event, now).value().moved_from, day("2026-02-05"));
    event.when = original;
    EXPECT_EQ(store.update(event, now).value().moved_from, std::nullopt);
}

TEST_F(EventStoreTest, EventWithoutTitleOrEndingBeforeItsStartIsRefused) {
    Event event = seminar();
    event.title.clear();
    EXPECT_EQ(store.add(event, now).error().code, StoreErrorCode::invalid);
    event = seminar();
    event.when = scheduler::Period{day("2026-03-03"), day("2026-03-01")};
    EXPECT_EQ(store.add(event, now).error().code, StoreErrorCode::invalid);
}

TEST_F(EventStoreTest, UpdateOfAnUnknownEventIsAnError) {
    EXPECT_EQ(store.update(seminar(), now).error().code, StoreErrorCode::not_found);
}

}  // namespace
}  // namespace sroki::calendar
