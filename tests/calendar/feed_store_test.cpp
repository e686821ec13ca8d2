#include "calendar/store/feed_store.h"

#include <gmock/gmock.h>

#include "calendar/store/department_store.h"
#include "calendar/store/executor_store.h"
#include "support/sample.h"

namespace sroki::calendar {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using test::day;
using test::instant;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FeedStoreTest : public testing::Test {
  protected:
    FeedRecord feed(std::string name) const {
        FeedRecord record;
        record.department = department;
        record.name = std::move(name);
        record.title = "Лента";
        return record;
    }
    StoreErrorCode error_of(const FeedRecord& record) {
        const auto created = feeds.create(record, now);
        EXPECT_FALSE(created);
        return created ? StoreErrorCode::name_taken : created.error().code;
    }
    PlanId store_plan() {
        const auto saved = PlanStore(database).save_draft(department, test::draft_plan(),
                                                          {"plan.docx", "bytes"}, now);
        return saved.value().id;
    }
    std::vector<ItemId> items_of(PlanId plan) {
        std::vector<ItemId> items;
        for (const ItemRecord& item : PlanStore(database).list_items(plan))
            items.push_back(item.id);
        return items;
    }

    Instant now = instant("2026-01-10");
    Database database = Database::in_memory();
    DepartmentId department =
        DepartmentStore(database).ensure("Отдел", "Europe/Moscow", {"Всё"}, now).id;
    FeedStore feeds{database};
    ExecutorStore executors{database};
};

TEST_F(FeedStoreTest, GivesBackTheFilterAndOptionsItTook) {
    const PlanId plan = store_plan();
    FeedRecord record = feed("math-2026");
    record.filter.kinds = {Kind::seminar, Kind::contest};
    record.filter.subjects = {"Математика", "Физика"};
    record.filter.institutions = {"Школа № 4"};
    record.filter.executors = {executors.find_by_name("Петрова А.С.")->id};
    record.filter.plans = {plan};
    record.options = {true, false, true, {minutes{1440}, minutes{15}}, days{30}, days{0}};
    record.token_hash = "hash";
    ASSERT_TRUE(feeds.create(record, now));
    FeedRecord found = feeds.find("math-2026").value();
    std::sort(found.filter.kinds.begin(), found.filter.kinds.end());
    EXPECT_EQ(found.filter, record.filter);
    EXPECT_EQ(found.options, record.options);
    EXPECT_EQ(found.token_hash, record.token_hash);
    EXPECT_TRUE(feeds.find("all")->filter.is_everything()) << "criteria stay with their feed";
    EXPECT_FALSE(feeds.find("all")->is_secret());
}

TEST_F(FeedStoreTest, NameIsCheckedAndUnique) {
    ASSERT_TRUE(feeds.create(feed("math-2026"), now));
    EXPECT_EQ(error_of(feed("math-2026")), StoreErrorCode::name_taken);
    for (const std::string& name :
         {std::string(), std::string("a/b"), std::string("Ёлка"), std::string(65, 'a')}) {
        EXPECT_EQ(error_of(feed(name)), StoreErrorCode::invalid) << name;
    }
}

TEST_F(FeedStoreTest, RefusalNamesWhatCanNotBe) {
    std::vector<FeedRecord> wrong(7, feed("wrong"));
    wrong[0].options.has_deadlines = wrong[0].options.has_events = false;
    wrong[1].options.has_deadlines = false;
    wrong[1].options.as_tasks = true;
    wrong[2].options.alarms = {minutes{-1}};
    wrong[3].options.alarms.assign(kFeedAlarmsMax + 1, minutes{5});
    wrong[4].options.past = days{-1};
    wrong[5].filter.subjects = {" "};
    for (std::size_t i = 0; i <= kFeedCriteriaMax; ++i)
        wrong[6].filter.subjects.push_back(std::to_string(i));
    const std::vector<std::string> named{"deadlines", "deadlines", "alarms",  "alarms",
                                         "past_days", "subjects",  "criteria"};
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(error_of(wrong[i]), StoreErrorCode::invalid) << i;
        EXPECT_EQ(feeds.create(wrong[i], now).error().detail, named[i]) << i;
    }
    EXPECT_FALSE(feeds.find("wrong"));
}

TEST_F(FeedStoreTest, RefusesAPlanOrAnExecutorThatIsNotThere) {
    FeedRecord record = feed("wrong");
    record.filter.plans = {PlanId{77}};
    EXPECT_EQ(error_of(record), StoreErrorCode::not_found);
    record.filter = {};
    record.filter.executors = {ExecutorId{77}};
    EXPECT_EQ(error_of(record), StoreErrorCode::not_found);
}

TEST_F(FeedStoreTest, RevokedFeedStaysRevokedAndItsNameTaken) {
    ASSERT_TRUE(feeds.revoke("all", now));
    EXPECT_TRUE(feeds.find("all")->is_revoked);
    EXPECT_EQ(feeds.revoke("all", now).error().code, StoreErrorCode::not_found);
    EXPECT_EQ(error_of(feed("all")), StoreErrorCode::name_taken);
}

TEST_F(FeedStoreTest, RotationForgetsTheOldToken) {
    FeedRecord record = feed("secret");
    record.token_hash = "old";
    ASSERT_TRUE(feeds.create(record, now));
    ASSERT_TRUE(feeds.rotate("secret", "new"));
    EXPECT_EQ(feeds.find("secret")->token_hash, "new");
    EXPECT_EQ(feeds.rotate("all", "new").error().code, StoreErrorCode::invalid);
    EXPECT_EQ(feeds.rotate("none", "new").error().code, StoreErrorCode::not_found);
}

TEST_F(FeedStoreTest, ItemsOfAnExecutorAreItsOwnAndThoseOfItsGroups) {
    const std::vector<ItemId> items = items_of(store_plan());
    const ExecutorId person = executors.find_or_create(department, {"Орлова Т.П.", {}, {}}, now);
    FeedRecord record = feed("mine");
    record.filter.executors = {person};
    ASSERT_TRUE(feeds.create(record, now));
    EXPECT_EQ(feeds.items_of_executors(), ItemsOfExecutors{});
    const ExecutorId group = executors.find_by_name("руководители ОО")->id;
    ASSERT_TRUE(executors.add_member(group, person));
    EXPECT_EQ(feeds.items_of_executors(), (ItemsOfExecutors{{{person, items}}, {}}));
}

TEST_F(FeedStoreTest, InstitutionHasTheItemsItIsAnExecutorOfUnderAnySpelling) {
    const std::vector<ItemId> items = items_of(store_plan());
    const ExecutorId group = executors.find_by_name("руководители ОО")->id;
    const ExecutorId school =
        executors.find_or_create(department, {"МБОУ «Школа № 4»", {}, ExecutorKind::unit}, now);
    ASSERT_TRUE(executors.add_alias(school, "Школа № 4"));
    ASSERT_TRUE(executors.add_member(group, school));
    FeedRecord record = feed("school");
    record.filter.institutions = {"школа  № 4", "Школа № 40", "Петрова А.С."};
    ASSERT_TRUE(feeds.create(record, now));
    EXPECT_EQ(feeds.items_of_executors().by_institution,
              (std::map<std::string, std::vector<ItemId>>{{"школа № 4", items}}));
}

TEST_F(FeedStoreTest, MergedExecutorIsAskedByItsOldNumber) {
    const std::vector<ItemId> items = items_of(store_plan());
    const ExecutorId old = executors.find_by_name("Петрова А.С.")->id;
    FeedRecord record = feed("mine");
    record.filter.executors = {old};
    ASSERT_TRUE(feeds.create(record, now));
    const ExecutorId into = executors.find_or_create(department, {"Петрова Анна", {}, {}}, now);
    ASSERT_TRUE(executors.merge(old, into, now));
    EXPECT_EQ(feeds.items_of_executors(), (ItemsOfExecutors{{{old, items}}, {}}));
}

TEST_F(FeedStoreTest, ReadsOfADayAddUp) {
    const FeedId all = feeds.find("all")->id;
    const FeedReads morning{all, day("2026-01-10"), "google", 200, 2, instant("2026-01-10", 7)};
    feeds.add_reads({morning, {FeedId{99}, day("2026-01-10"), "apple", 200, 1, now}});
    FeedReads evening = morning;
    evening.count = 3;
    evening.last_at = instant("2026-01-10", 20);
    FeedReads confirmed = evening;
    confirmed.status = 304;
    feeds.add_reads({evening, confirmed});
    FeedReads whole = evening;
    whole.count = 5;
    EXPECT_THAT(feeds.reads_of(all), ElementsAre(whole, confirmed));
    EXPECT_THAT(feeds.reads_of(FeedId{99}), IsEmpty()) << "no such feed";
}

TEST_F(FeedStoreTest, OldReadsAreForgotten) {
    const FeedId all = feeds.find("all")->id;
    const FeedReads old{all, day("2025-01-01"), "google", 200, 2, now};
    const FeedReads recent{all, day("2026-01-01"), "google", 200, 2, now};
    feeds.add_reads({old, recent});
    feeds.forget_reads_before(day("2026-01-01"));
    EXPECT_THAT(feeds.reads_of(all), ElementsAre(recent));
}

TEST_F(FeedStoreTest, ReadsAreSummedByClientAndStatusOverTheDaysAskedFor) {
    const FeedId all = feeds.find("all")->id;
    const FeedId other = feeds.create(feed("math"), now).value();
    const auto at = [](std::string_view date) { return instant(date, 7); };
    feeds.add_reads({{all, day("2025-12-31"), "google", 200, 100, at("2025-12-31")},
                     {all, day("2026-01-01"), "google", 200, 1, at("2026-01-01")},
                     {all, day("2026-01-07"), "google", 200, 2, at("2026-01-07")},
                     {all, day("2026-01-08"), "google", 200, 4, at("2026-01-08")},
                     {all, day("2026-01-08"), "google", 304, 8, at("2026-01-08")},
                     {other, day("2026-01-02"), "apple", 429, 16, at("2026-01-02")}});
    EXPECT_THAT(feeds.sum_reads(day("2026-01-01"), day("2026-01-08")),
                ElementsAre(FeedReadSum{all, "google", 200, 7, 4, at("2026-01-08")},
                            FeedReadSum{all, "google", 304, 8, 8, at("2026-01-08")},
                            FeedReadSum{other, "apple", 429, 16, 0, at("2026-01-02")}));
}

TEST_F(FeedStoreTest, LastTakenIsTheLatestOfWhatReadersGot) {
    const FeedId all = feeds.find("all")->id;
    const FeedId refused = feeds.create(feed("math"), now).value();
    feeds.add_reads({{all, day("2025-12-31"), "google", 200, 1, instant("2025-12-31", 9)},
                     {all, day("2026-01-08"), "apple", 304, 1, instant("2026-01-08", 12)},
                     {all, day("2026-01-08"), "google", 200, 1, instant("2026-01-08", 9)},
                     {all, day("2026-01-09"), "google", 503, 1, instant("2026-01-09", 9)},
                     {refused, day("2026-01-09"), "google", 429, 1, instant("2026-01-09", 9)}});
    const std::map<FeedId, Instant> expected{{all, instant("2026-01-08", 12)}};
    EXPECT_EQ(feeds.last_taken(), expected);
}

}  // namespace
}  // namespace sroki::calendar
