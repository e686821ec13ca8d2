#include "server/feeds/feed_cache.h"

#include <stdexcept>

#include <gmock/gmock.h>

#include "server/feeds/feed_address.h"
#include "server/secret_token.h"
#include "tests/support/sample.h"

namespace sroki::server {
namespace {

using calendar::FeedRecord;
using test::instant;

FeedRecord feed(std::string name, bool is_revoked = false) {
    FeedRecord record;
    record.name = std::move(name);
    record.is_revoked = is_revoked;
    return record;
}

class Feeds : public ::testing::Test {
  protected:
    std::shared_ptr<const ReadySet> refresh(const std::vector<FeedRecord>& feeds,
                                            calendar::Instant now) {
        return cache_.refresh(
            feeds,
            [this](const FeedRecord& record) -> std::optional<ReadyBody> {
                if (is_unknown_) return std::nullopt;
                if (is_broken_) throw std::runtime_error("no memory");
                return held_body(record.name + ' ' + content_);
            },
            [this](const FeedRecord& record, std::string_view what) {
                faults_.push_back(record.name + ' ' + std::string(what));
            },
            now);
    }

    FeedCache cache_{{}, true};
    std::string content_ = "BEGIN:VCALENDAR";
    bool is_broken_ = false;
    bool is_unknown_ = false;
    std::vector<std::string> faults_;
};

TEST_F(Feeds, UnchangedFeedKeepsItsValidators) {
    const auto first = refresh({feed("all")}, instant("2026-01-01"));
    const auto second = refresh({feed("all")}, instant("2026-01-02"));
    EXPECT_EQ(first->at("/feeds/all.ics")->etag(), second->at("/feeds/all.ics")->etag());
    EXPECT_EQ(second->at("/feeds/all.ics")->last_modified(), instant("2026-01-01"));
}

TEST_F(Feeds, ChangedFeedGetsNewOnes) {
    const auto first = refresh({feed("all")}, instant("2026-01-01"));
    content_ += " changed";
    const auto second = refresh({feed("all")}, instant("2026-01-02"));
    EXPECT_EQ(second->at("/feeds/all.ics")->body(), "all BEGIN:VCALENDAR changed");
    EXPECT_NE(first->at("/feeds/all.ics")->etag(), second->at("/feeds/all.ics")->etag());
    EXPECT_EQ(second->at("/feeds/all.ics")->last_modified(), instant("2026-01-02"));
}

TEST_F(Feeds, TwoVersionsOfOneSecondDifferInTheirSecond) {
    (void)refresh({feed("all")}, instant("2026-01-01"));
    content_ += " changed";
    const auto second = refresh({feed("all")}, instant("2026-01-01"));
    EXPECT_EQ(second->at("/feeds/all.ics")->last_modified(),
              instant("2026-01-01") + std::chrono::seconds{1});
}

TEST_F(Feeds, VersionMadeAfterTheClockWasSetBackIsLaterAllTheSame) {
    (void)refresh({feed("all")}, instant("2026-01-02"));
    content_ += " changed";
    const auto second = refresh({feed("all")}, instant("2026-01-01"));
    EXPECT_EQ(second->at("/feeds/all.ics")->last_modified(),
              instant("2026-01-02") + std::chrono::seconds{1});
}

TEST_F(Feeds, ContentThatIsNotKnownYetIsA503AndNoFault) {
    is_unknown_ = true;
    const auto early = refresh({feed("all")}, instant("2026-01-01"));
    EXPECT_EQ(early->at("/feeds/all.ics")->status(), 503U);
    const auto head = early->at("/feeds/all.ics")->choose({}, instant("2026-01-01")).head;
    EXPECT_NE(head.find("Retry-After: "), std::string_view::npos) << head;
    EXPECT_THAT(faults_, ::testing::IsEmpty());
    is_unknown_ = false;
    const auto known = refresh({feed("all")}, instant("2026-01-02"));
    EXPECT_EQ(known->at("/feeds/all.ics")->status(), 200U);
}

TEST_F(Feeds, FaultLeavesTheLastGoodCopy) {
    const auto good = refresh({feed("all")}, instant("2026-01-01"));
    is_broken_ = true;
    const auto after = refresh({feed("all")}, instant("2026-01-02"));
    EXPECT_EQ(after->at("/feeds/all.ics"), good->at("/feeds/all.ics"));
    EXPECT_THAT(faults_, ::testing::ElementsAre("all no memory"));
}

TEST_F(Feeds, FaultWithoutAGoodCopyIsA503AndEndsWithTheFault) {
    is_broken_ = true;
    const auto broken = refresh({feed("all")}, instant("2026-01-01"));
    EXPECT_EQ(broken->at("/feeds/all.ics")->status(), 503U);
    is_broken_ = false;
    const auto mended = refresh({feed("all")}, instant("2026-01-02"));
    EXPECT_EQ(mended->at("/feeds/all.ics")->status(), 200U);
}

TEST_F(Feeds, RevokedFeedIsGone) {
    (void)refresh({feed("all")}, instant("2026-01-01"));
    const auto set = refresh({feed("all", true)}, instant("2026-01-02"));
    EXPECT_EQ(set->at("/feeds/all.ics")->status(), 410U);
}

TEST_F(Feeds, SecretFeedStandsUnderTheHashOfItsTokenAndIsPrivate) {
    FeedRecord secret = feed("staff");
    secret.token_hash = hash_secret_token("token");
    const auto set = refresh({secret}, instant("2026-01-01"));
    const std::string key = secret_ready_path("/feeds/token/staff.ics").value();
    ASSERT_EQ(set->count(key), 1U);
    EXPECT_EQ(set->count("/feeds/staff.ics"), 0U);
    const std::string head = set->at(key)->plain_form().head;
    EXPECT_NE(head.find("Cache-Control: private, max-age=300\r\n"), std::string::npos) << head;
    EXPECT_NE(head.find("Referrer-Policy: no-referrer\r\n"), std::string::npos) << head;
    EXPECT_EQ(key.find("token"), std::string::npos) << "the token is kept nowhere";
}

TEST_F(Feeds, RotatedTokenOpensNothingAndARevokedOneIsGone) {
    FeedRecord secret = feed("staff");
    secret.token_hash = hash_secret_token("old");
    (void)refresh({secret}, instant("2026-01-01"));
    secret.token_hash = hash_secret_token("new");
    const auto rotated = refresh({secret}, instant("2026-01-02"));
    EXPECT_EQ(rotated->count(secret_ready_path("/feeds/old/staff.ics").value()), 0U);
    EXPECT_EQ(rotated->at(secret_ready_path("/feeds/new/staff.ics").value())->status(), 200U);
    secret.is_revoked = true;
    const auto revoked = refresh({secret}, instant("2026-01-03"));
    EXPECT_EQ(revoked->at(secret_ready_path("/feeds/new/staff.ics").value())->status(), 410U);
}

TEST_F(Feeds, FeedThatIsNoLongerListedIsForgotten) {
    (void)refresh({feed("all")}, instant("2026-01-01"));
    EXPECT_EQ(refresh({}, instant("2026-01-02"))->count("/feeds/all.ics"), 0U);
}

}  // namespace
}  // namespace sroki::server
