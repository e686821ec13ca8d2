#include "server/pages/entry_file.h"

#include <gmock/gmock.h>

#include "tests/server/site_fixture.h"
#include "tests/support/ics_checks.h"

namespace sroki::server {
namespace {

using testing::contains;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::StartsWith;

using EntryFile = testing::SiteTest;

TEST_F(EntryFile, DeadlineIsACalendarOfOneEntry) {
    store(test::draft_plan());
    const Response file = get("/occurrences/1.ics");
    EXPECT_EQ(file.status, 200U);
    EXPECT_EQ(file.content_type, "text/calendar; charset=utf-8");
    EXPECT_THAT(test::form_faults(file.body), IsEmpty());
    const auto lines = test::unfolded_lines(file.body);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT"), 1);
    EXPECT_THAT(lines, Contains(StartsWith("SUMMARY:Семинар для молодых педагогов")));
}

TEST_F(EntryFile, EventIsACalendarOfOneEntry) {
    calendar::Event event;
    event.department = department_.id;
    event.title = "Педагогические чтения";
    event.timezone = "Asia/Yekaterinburg";
    event.when = calendar::TimeSpan{test::instant("2026-03-26", 5), test::instant("2026-03-26", 7)};
    const auto added = calendar::EventStore(database_).add(event, now_);
    ASSERT_TRUE(added);
    const auto id = std::to_string(static_cast<std::int64_t>(added->id));
    const Response file = get("/events/" + id + ".ics");
    EXPECT_EQ(file.status, 200U);
    EXPECT_TRUE(contains(file, "DTSTART;TZID=Asia/Yekaterinburg:20260326T100000"));
    EXPECT_THAT(test::form_faults(file.body), IsEmpty());
}

TEST_F(EntryFile, DraftAndUnknownEntriesAreNotFound) {
    store(test::draft_plan(), false);
    for (const char* path : {"/occurrences/1.ics", "/occurrences/999.ics", "/events/999.ics",
                             "/events/x.ics", "/events/1", "/occurrences/1.ics.ics"}) {
        EXPECT_EQ(get(path).status, 404U) << path;
    }
}

TEST_F(EntryFile, PagesLeadToIt) {
    store(test::draft_plan());
    now_ = test::instant("2026-03-01");
    EXPECT_TRUE(contains(get("/"), "href=\"/occurrences/1.ics\""));
}

}  // namespace
}  // namespace sroki::server
