#include "server/feeds/feed_entries.h"

#include <gmock/gmock.h>

#include "tests/calendar/ical/samples.h"
#include "tests/support/ics_checks.h"

namespace sroki::server {
namespace {

using calendar::FeedId;
using calendar::FeedRecord;
using calendar::Kind;
using test::sample_occurrence;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Entries : public ::testing::Test {
  protected:
    Entries() {
        occurrences_ = {sample_occurrence("report@x", nullptr, "2021-11-30"),
                        sample_occurrence("contest@x", nullptr, "2021-12-10")};
        occurrences_[1].id = calendar::OccurrenceId{8};
        occurrences_[1].item = calendar::ItemId{43};
        occurrences_[1].kind = Kind::contest;
        events_ = {test::sample_event("event@x", test::midnight_utc("2021-12-01"),
                                      test::midnight_utc("2021-12-02"))};
    }

    static FeedRecord feed(std::int64_t id, calendar::FeedFilter filter = {},
                           calendar::FeedOptions options = {}) {
        FeedRecord record;
        record.id = FeedId{id};
        record.department = calendar::DepartmentId{1};
        record.name = "feed";
        record.title = "Лента " + std::to_string(id);
        record.filter = std::move(filter);
        record.options = std::move(options);
        return record;
    }

    std::shared_ptr<const FeedEntries> make(const std::vector<FeedRecord>& feeds,
                                            std::shared_ptr<const FeedEntries> before = {}) const {
        FeedEntriesMaker maker({calendar::DepartmentId{1}, "Отдел", "Europe/Moscow"}, feeds, {},
                               "https://plan.example.ru", test::day("2021-11-23"),
                               std::move(before));
        for (const auto& occurrence : occurrences_)
            maker.add(occurrence);
        for (calendar::Event event : events_)
            maker.add(std::move(event));
        return maker.finish();
    }

    std::string rendered_at_once(const FeedRecord& record) const {
        calendar::FeedHeader header;
        header.title = record.title;
        header.description = "Отдел";
        header.style = {"Europe/Moscow", "https://plan.example.ru/items/"};
        header.today = test::day("2021-11-23");
        return calendar::render_feed(header, occurrences_, events_);
    }

    std::string bytes(const FeedRecord& record) const {
        return FeedEntries::body_of(make({feed(99), record}), record).make();
    }

    std::vector<calendar::OccurrenceRecord> occurrences_;
    std::vector<calendar::Event> events_;
};

TEST_F(Entries, FeedIsTheSameAsRenderedAtOnce) {
    const FeedRecord all = feed(1);
    const ReadyBody body = FeedEntries::body_of(make({all}), all);
    EXPECT_EQ(body.make(), rendered_at_once(all));
    EXPECT_EQ(body.bytes, body.make().size());
}

TEST_F(Entries, FeedOfSeveralBatchesIsTheSameAsRenderedAtOnce) {
    for (int i = 0; i < 1'500; ++i) {
        events_.push_back(events_.front());
        events_.back().uid = "event-" + std::to_string(i) + "@x";
        if (i % 3 == 0) events_.back().timezone = "Asia/Irkutsk";
    }
    const FeedRecord all = feed(1);
    const auto entries = make({all, feed(2, {}, {.alarms = {std::chrono::minutes{15}}})});
    EXPECT_EQ(FeedEntries::body_of(entries, all).make(), rendered_at_once(all));
    EXPECT_EQ(FeedEntries::body_of(make({all}, entries), all).make(), rendered_at_once(all));
}

TEST_F(Entries, FaultOfAnEventOfAnyBatchIsAFaultOfTheMaking) {
    events_.resize(1'500, events_.front());
    events_[100].timezone = "Nowhere/City";
    EXPECT_ANY_THROW((void)make({feed(1)}));
}

TEST_F(Entries, EachFeedHasWhatItsFilterChooses) {
    EXPECT_THAT(
        bytes(feed(1, {.kinds = {Kind::contest}})),
        AllOf(HasSubstr("contest@x"), Not(HasSubstr("report@x")), Not(HasSubstr("event@x"))));
    EXPECT_THAT(bytes(feed(1, {}, {.has_deadlines = false})),
                AllOf(Not(HasSubstr("contest@x")), HasSubstr("event@x")));
}

TEST_F(Entries, FeedsOfOtherStylesStandBesideEachOther) {
    const FeedRecord tasks = feed(1, {}, {.as_tasks = true});
    const FeedRecord ringing = feed(2, {}, {.alarms = {std::chrono::minutes{15}}});
    const auto entries = make({feed(3), tasks, ringing});
    const std::string task_bytes = FeedEntries::body_of(entries, tasks).make();
    EXPECT_THAT(task_bytes, AllOf(HasSubstr("BEGIN:VTODO"), Not(HasSubstr("BEGIN:VEVENT")),
                                  Not(HasSubstr("VALARM"))));
    EXPECT_THAT(FeedEntries::body_of(entries, ringing).make(),
                AllOf(HasSubstr("TRIGGER:-PT15M"), Not(HasSubstr("VTODO"))));
    EXPECT_THAT(test::form_faults(task_bytes), IsEmpty());
}

TEST_F(Entries, EventThatFulfilsAnItemFollowsItsPlan) {
    const FeedRecord plan = feed(1, {.plans = {calendar::PlanId{5}}});
    occurrences_[0].plan = calendar::PlanId{5};
    EXPECT_THAT(bytes(plan), Not(HasSubstr("event@x")));
    events_[0].fulfils = occurrences_[0].id;
    EXPECT_THAT(bytes(plan), AllOf(HasSubstr("report@x"), HasSubstr("event@x")));
}

TEST_F(Entries, HashChangesWithTheBytesAndOnlyThen) {
    const FeedRecord all = feed(1);
    const FeedRecord contests = feed(2, {.kinds = {Kind::contest}});
    const auto first = make({all, contests});
    occurrences_[0].title = "Другое название";
    const auto second = make({all, contests}, first);
    EXPECT_NE(FeedEntries::body_of(first, all).hash, FeedEntries::body_of(second, all).hash);
    EXPECT_EQ(FeedEntries::body_of(first, contests).hash,
              FeedEntries::body_of(second, contests).hash);
    FeedRecord renamed = all;
    renamed.title = "Иное";
    EXPECT_NE(FeedEntries::body_of(first, all).hash, FeedEntries::body_of(first, renamed).hash);
}

TEST_F(Entries, CancelledEntryIsLeftOutAfterItsTime) {
    occurrences_[0].state = calendar::OccurrenceState::cancelled;
    occurrences_[0].changed_at = test::midnight_utc("2021-10-23");
    EXPECT_THAT(bytes(feed(1)), Not(HasSubstr("report@x")));
}

TEST_F(Entries, RevokedFeedsAreNotMade) {
    FeedRecord revoked = feed(1);
    revoked.is_revoked = true;
    const auto entries = make({revoked, feed(2)});
    EXPECT_EQ(entries->count_of(feed(2)), 3U);
    EXPECT_THROW((void)entries->count_of(revoked), std::out_of_range);
}

}  // namespace
}  // namespace sroki::server
