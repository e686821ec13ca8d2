#include "calendar/store/executor_store.h"

#include <gmock/gmock.h>

#include "calendar/store/department_store.h"
#include "support/sample.h"

namespace sroki::calendar {
namespace {

using test::instant;

TEST(FoldExecutorName, InitialsStandBehindTheSurname) {
    const std::string folded = fold_executor_name("Королёва Н.Т.");
    EXPECT_EQ(fold_executor_name("Н.Т. Королева"), folded);
    EXPECT_EQ(fold_executor_name("Н. Т.КОРОЛЁВА"), folded);
    EXPECT_EQ(fold_executor_name("  Королева  Н. Т. "), folded);
}

TEST(FoldExecutorName, QuotesAndSoftHyphensDoNotMatter) {
    EXPECT_EQ(fold_executor_name("МКУ «Центр развития»"),
              fold_executor_name("мку \"Центр раз\xC2\xADвития\""));
}

TEST(FoldExecutorName, OtherInitialsAreAnotherPerson) {
    EXPECT_NE(fold_executor_name("Королёва Н.Т."), fold_executor_name("Королёва Т.Н."));
}

TEST(FoldExecutorName, SmallPrepositionsStayWhereTheyAre) {
    EXPECT_NE(fold_executor_name("работа с детьми"), fold_executor_name("работа детьми с"));
}

class ExecutorStoreTest : public testing::Test {
  protected:
    ExecutorId add(const char* name, ExecutorKind kind = ExecutorKind::person) {
        return store.find_or_create(department, {name, std::nullopt, kind}, now);
    }

    Instant now = instant("2026-01-10");
    Database database = Database::in_memory();
    DepartmentId department =
        DepartmentStore(database).ensure("Отдел", "Europe/Moscow", {}, now).id;
    ExecutorStore store{database};
};

TEST_F(ExecutorStoreTest, SpellingsOfOneNameAreOneExecutor) {
    EXPECT_EQ(add("Лебедева О.П."), add("О. П. Лебедева"));
    EXPECT_EQ(store.list().size(), 1U);
}

TEST_F(ExecutorStoreTest, AddressesAreKeptOnce) {
    const ExecutorId id = add("Лебедева О.П.");
    ASSERT_TRUE(store.add_email(id, "lebedeva@example.org"));
    ASSERT_TRUE(store.add_email(id, "lebedeva@example.org"));
    EXPECT_THAT(store.addresses_of(id), testing::ElementsAre("lebedeva@example.org"));
}

TEST_F(ExecutorStoreTest, WhatIsNoAddressIsRefused) {
    const ExecutorId id = add("Лебедева О.П.");
    for (const char* address :
         {"", "@example.org", "a@b", "a b@example.org", "a@example.org\r\nBcc: c@example.org",
          "a@@example.org", "<a@example.org>", "a@.org", "почта@example.org"}) {
        const auto added = store.add_email(id, address);
        ASSERT_FALSE(added) << address;
        EXPECT_EQ(added.error().code, StoreErrorCode::invalid) << address;
    }
}

TEST_F(ExecutorStoreTest, UnknownExecutorIsAnError) {
    EXPECT_EQ(store.add_email(ExecutorId{404}, "a@example.org").error().code,
              StoreErrorCode::not_found);
}

TEST_F(ExecutorStoreTest, AliasLeadsToItsExecutor) {
    const ExecutorId id = add("МКУ «Центр развития образования»", ExecutorKind::unit);
    ASSERT_TRUE(store.add_alias(id, "ЦРО"));
    EXPECT_EQ(add("«ЦРО»", ExecutorKind::unit), id);
}

TEST_F(ExecutorStoreTest, AliasOfAnotherExecutorIsRefused) {
    const ExecutorId first = add("Лебедева О.П.");
    add("Громова И.И.");
    EXPECT_EQ(store.add_alias(first, "И.И. Громова").error().code, StoreErrorCode::name_taken);
}

TEST_F(ExecutorStoreTest, GroupIsReachedThroughItsMembers) {
    const ExecutorId group = add("Руководители ОО", ExecutorKind::group);
    const ExecutorId first = add("Школа № 1", ExecutorKind::unit);
    const ExecutorId second = add("Школа № 2", ExecutorKind::unit);
    ASSERT_TRUE(store.add_email(first, "one@example.org"));
    ASSERT_TRUE(store.add_email(second, "two@example.org"));
    ASSERT_TRUE(store.add_member(group, first));
    ASSERT_TRUE(store.add_member(group, second));
    EXPECT_THAT(store.addresses_of(group),
                testing::ElementsAre("one@example.org", "two@example.org"));
}

TEST_F(ExecutorStoreTest, MergeGivesEverythingToOne) {
    const ExecutorId from = add("Лебидева О.П.");
    const ExecutorId into = add("Лебедева О.П.");
    ASSERT_TRUE(store.add_email(from, "lebedeva@example.org"));
    ASSERT_TRUE(store.merge(from, into, now));
    EXPECT_EQ(store.list().size(), 1U);
    EXPECT_THAT(store.addresses_of(into), testing::ElementsAre("lebedeva@example.org"));
    EXPECT_EQ(add("Лебидева О.П."), into);
}

TEST_F(ExecutorStoreTest, MergeWithItselfOrWithTheMergedIsRefused) {
    const ExecutorId from = add("Лебидева О.П.");
    const ExecutorId into = add("Лебедева О.П.");
    EXPECT_FALSE(store.merge(into, into, now));
    ASSERT_TRUE(store.merge(from, into, now));
    EXPECT_EQ(store.merge(from, into, now).error().code, StoreErrorCode::not_found);
}

TEST_F(ExecutorStoreTest, ThoseThatLookAlikeAreAskedAboutOnce) {
    const ExecutorId first = add("Отдел общего образования", ExecutorKind::unit);
    const ExecutorId second = add("Отдел общего образования УО", ExecutorKind::unit);
    add("Школа № 1", ExecutorKind::unit);
    store.ask_about_alike(department, now);
    store.ask_about_alike(department, now);
    const auto pairs = store.list_alike();
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].first, first);
    EXPECT_EQ(pairs[0].second, second);
    EXPECT_EQ(pairs[0].second_name, "Отдел общего образования УО");
}

TEST_F(ExecutorStoreTest, OnlyTheNewAreComparedWithAll) {
    add("Иванова А.П.");
    add("Иванова А.");
    store.ask_about_alike(department, now + std::chrono::hours{1});
    EXPECT_TRUE(store.list_alike().empty());
}

TEST_F(ExecutorStoreTest, TheAnswerThatTheyAreDifferentIsRemembered) {
    const ExecutorId one = add("Иванова А.П.");
    const ExecutorId other = add("Иванова А.В.");
    store.ask_about_alike(department, now);
    ASSERT_EQ(store.list_alike().size(), 1U);
    ASSERT_TRUE(store.set_distinct(other, one, now));
    store.ask_about_alike(department, now);
    EXPECT_TRUE(store.list_alike().empty());
}

TEST_F(ExecutorStoreTest, AMergeAnswersTheQuestionAndHandsOnTheOthers) {
    const ExecutorId kept = add("Иванова А.П.");
    const ExecutorId merged = add("Иванова А.");
    const ExecutorId third = add("Иванова А.В.");
    store.ask_about_alike(department, now);
    ASSERT_EQ(store.list_alike().size(), 3U);
    ASSERT_TRUE(store.set_distinct(merged, third, now));
    ASSERT_TRUE(store.merge(merged, kept, now));
    const auto pairs = store.list_alike();
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].first, kept);
    EXPECT_EQ(pairs[0].second, third);
}

TEST_F(ExecutorStoreTest, NobodyIsDistinctFromThemselvesOrFromNobody) {
    const ExecutorId one = add("Иванова А.П.");
    EXPECT_EQ(store.set_distinct(one, one, now).error().code, StoreErrorCode::invalid);
    EXPECT_EQ(store.set_distinct(one, ExecutorId{999}, now).error().code,
              StoreErrorCode::not_found);
}

}  // namespace
}  // namespace sroki::calendar
