// How feeds are served over a real socket: packed, confirmed, counted, held back, waited for.

#include <sys/resource.h>

#include <algorithm>
#include <list>
#include <mutex>

#include <gmock/gmock.h>

#include "server/feeds/feed_address.h"
#include "server/http/rate_limiter.h"
#include "server/secret_token.h"
#include "tests/server/http_client.h"
#include "tests/server/running_server.h"

namespace sroki::server {
namespace {

using testing::Answer;
using testing::echo;
using testing::HttpClient;
using testing::loopback;
using testing::one_feed;
using testing::RunningServer;

const std::string kText(20'000, 'x');

// No two parts of it are equal: a byte sent twice or left out shows.
std::string numbered_lines(std::size_t bytes) {
    std::string text;
    for (int i = 0; text.size() < bytes; ++i)
        text += std::to_string(i) + '\n';
    text.resize(bytes);
    return text;
}

HttpSettings one_full_per_minute() {
    HttpSettings settings = loopback();
    settings.feed_fulls_per_minute = 1;
    return settings;
}

TEST(FeedServing, PackedAnswerIsMadeOnceForManyReadersAndConfirmed) {
    RunningServer server;
    (*server).publish(one_feed(kText));
    HttpClient client(server.port());
    const Answer packed = client.get("/feeds/all.ics", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
    EXPECT_LT(packed.body.size(), 1'000U);
    const Answer again = client.get("/feeds/all.ics", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(again.body, packed.body);
    EXPECT_EQ(client
                  .get("/feeds/all.ics",
                       "Accept-Encoding: gzip\r\nIf-None-Match: " + packed.header("ETag") + "\r\n")
                  .status,
              304);
    EXPECT_EQ(client.get("/feeds/all.ics").body, kText);
}

TEST(FeedServing, SecretFeedIsOpenedByItsTokenOnly) {
    calendar::FeedRecord feed;
    feed.name = "staff";
    feed.token_hash = hash_secret_token("token");
    RunningServer server;
    (*server).publish(one_feed(kText, ready_path(feed)));
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/feeds/token/staff.ics").body, kText);
    EXPECT_EQ(client.get("/feeds/%74oken/staff.ics").body, kText);
    for (const std::string& other :
         {std::string("/feeds/other/staff.ics"), std::string("/feeds/staff.ics"),
          "/feeds/%23" + *feed.token_hash + "/staff.ics"}) {
        EXPECT_NE(client.get(other).body, kText) << other;
    }
}

TEST(FeedServing, EachAnswerWithAFeedIsCountedWithItsClientAndStatus) {
    std::vector<std::string> reads;
    {
        RunningServer server(
            loopback(), echo, 1, 8, [](const auto&) {},
            [&](const FeedRead& read) {
                reads.push_back(std::to_string(read.feed) + ' ' + std::to_string(read.status) +
                                ' ' + std::string(read.user_agent));
            });
        (*server).publish(one_feed(kText));
        HttpClient client(server.port());
        const Answer answer = client.get("/feeds/all.ics", "User-Agent: khal\r\n");
        client.get("/feeds/all.ics", "If-None-Match: " + answer.header("ETag") + "\r\n");
        client.get("/page");
    }
    EXPECT_THAT(reads, ::testing::ElementsAre("7 200 khal", "7 304 "));
}

TEST(FeedServing, WhoTakesWholeCopiesTooOftenIsToldWhenToComeBack) {
    RunningServer server(one_full_per_minute());
    (*server).publish(one_feed(kText));
    HttpClient client(server.port());
    const std::string from = "X-Forwarded-For: 198.51.100.1, 203.0.113.7\r\n";
    std::string etag;
    for (std::int64_t i = 0; i < RateLimiter::kBurst; ++i) {
        const Answer whole = client.get("/feeds/all.ics", from);
        ASSERT_EQ(whole.status, 200);
        etag = whole.header("ETag");
    }
    const Answer refused = client.get("/feeds/all.ics", from);
    EXPECT_EQ(refused.status, 429);
    EXPECT_GT(std::stoi(refused.header("Retry-After")), 0);
    EXPECT_EQ(refused.body.find("VCALENDAR"), std::string::npos) << "never an empty calendar";
    EXPECT_EQ(client.get("/feeds/all.ics", from + "If-None-Match: " + etag + "\r\n").status, 304)
        << "a confirmation is free";
    EXPECT_EQ(client.get("/feeds/all.ics", "X-Forwarded-For: 203.0.113.8\r\n").status, 200)
        << "another address";
    EXPECT_EQ(client.get("/feeds/all.ics").status, 200) << "this machine itself";
}

TEST(FeedServing, OneSiteIsHeldBackWhateverAddressAndPortItComesFrom) {
    RunningServer server(one_full_per_minute());
    (*server).publish(one_feed(kText));
    HttpClient client(server.port());
    const auto status_from = [&](const std::string& address) {
        return client.get("/feeds/all.ics", "X-Forwarded-For: " + address + "\r\n").status;
    };
    for (std::int64_t i = 0; i < RateLimiter::kBurst; ++i) {
        const std::string number = std::to_string(i + 1);
        EXPECT_EQ(status_from("203.0.113.7:500" + number), 200);
        EXPECT_EQ(status_from("2001:db8:0:7::" + number), 200);
    }
    EXPECT_EQ(status_from("203.0.113.7"), 429);
    EXPECT_EQ(status_from("[2001:db8:0:7::ffff]:443"), 429);
}

TEST(FeedServing, AddressThatAReaderWritesItselfChangesNothing) {
    RunningServer server(one_full_per_minute());
    (*server).publish(one_feed(kText));
    HttpClient client(server.port());
    const auto status_as = [&](std::int64_t own) {
        return client
            .get("/feeds/all.ics", "X-Forwarded-For: 192.0.2." + std::to_string(own) +
                                       "\r\nX-Forwarded-For: 203.0.113.7\r\n")
            .status;
    };
    for (std::int64_t i = 0; i < RateLimiter::kBurst; ++i)
        EXPECT_EQ(status_as(i), 200);
    EXPECT_EQ(status_as(RateLimiter::kBurst), 429);
}

TEST(FeedServing, TagsOnSeveralLinesAreOneList) {
    RunningServer server;
    (*server).publish(one_feed(kText));
    HttpClient client(server.port());
    const std::string etag = client.get("/feeds/all.ics").header("ETag");
    const std::string lines =
        "If-None-Match: \"old\"\r\nAccept: */*\r\nIf-None-Match: " + etag + "\r\n";
    EXPECT_EQ(client.get("/feeds/all.ics", lines).status, 304);
    EXPECT_EQ(client.get("/feeds/all.ics", "If-None-Match: \"old\"\r\nIf-None-Match: \"older\"\r\n")
                  .status,
              200);
}

TEST(FeedServing, CodingsOnSeveralLinesAreOneList) {
    RunningServer server;
    (*server).publish(one_feed(kText));
    HttpClient client(server.port());
    const std::string lines = "Accept-Encoding: br\r\nAccept-Encoding: gzip\r\n";
    EXPECT_EQ(client.get("/feeds/all.ics", lines).header("Content-Encoding"), "gzip");
}

TEST(FeedServing, WhoAsksBeforeTheFeedsAreReadyWaitsForThem) {
    RunningServer server;
    (*server).publish(std::make_shared<const ReadySet>(), false);
    HttpClient early(server.port());
    early.send("GET /feeds/all.ics HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(HttpClient(server.port()).get("/page").body, "/page ") << "pages go on";
    (*server).publish(one_feed(kText));
    EXPECT_EQ(early.read().body, kText);
}

TEST(FeedServing, FeedThatIsNotAmongTheReadyOnesIsAskedOfAWorker) {
    RunningServer server;
    (*server).publish(std::make_shared<const ReadySet>(), false);
    HttpClient early(server.port());
    early.send("GET /feeds/other.ics HTTP/1.1\r\nHost: a\r\n\r\n");
    (*server).publish(one_feed(kText));
    EXPECT_EQ(early.read().body, "/feeds/other.ics ");
}

TEST(FeedServing, ReaderOfOneByteAtATimeGetsTheWholeFeedAndHoldsNobodyUp) {
    const std::string body(1U << 20U, 'x');
    RunningServer server;
    (*server).publish(one_feed(body));
    HttpClient slow(server.port(), 4'096);
    slow.send("GET /feeds/all.ics HTTP/1.1\r\nHost: a\r\n\r\n");
    std::string got = slow.read_some(1);
    for (int i = 0; i < 100; ++i) {
        got += slow.read_some(1);
        ASSERT_EQ(HttpClient(server.port()).get("/feeds/all.ics").body.size(), body.size());
    }
    while (got.find("\r\n\r\n") == std::string::npos || got.size() < body.size())
        got += slow.read_some(65'536);
    const std::size_t begin = got.find("\r\n\r\n") + 4;
    while (got.size() < begin + body.size())
        got += slow.read_some(65'536);
    EXPECT_EQ(got.substr(begin), body);
}

TEST(FeedServing, AnswersFromAFileOfMemoryWaitForAReaderThatAsksAheadOfReading) {
    constexpr int kAsked = 400;  // more than sockets hold
    const std::string body = numbered_lines(FormBody::kFileBytesMax);
    RunningServer server;
    (*server).publish(one_feed(body));
    HttpClient client(server.port(), 4'096);
    for (int i = 0; i < kAsked; ++i)
        client.send("GET /feeds/all.ics HTTP/1.1\r\nHost: a\r\n\r\n");
    for (int i = 0; i < kAsked; ++i)
        ASSERT_EQ(client.read().body, body) << i;
}

TEST(FeedServing, ReaderThatLeavesInTheMiddleOfAnAnswerHarmsNobody) {
    const std::string body = numbered_lines(FormBody::kFileBytesMax);
    RunningServer server;
    (*server).publish(one_feed(body));
    for (int i = 0; i < 20; ++i) {
        HttpClient leaving(server.port(), 4'096);
        for (int ahead = 0; ahead < 200; ++ahead)
            leaving.send("GET /feeds/all.ics HTTP/1.1\r\nHost: a\r\n\r\n");
        leaving.read_some(1);
    }
    EXPECT_EQ(HttpClient(server.port()).get("/feeds/all.ics").body, body);
}

TEST(FeedServing, TwoThousandIdleConnectionsLeaveFeedsAlone) {
    rlimit limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const rlimit before = limit;
    limit.rlim_cur = limit.rlim_max;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    constexpr std::size_t kIdle = 2'000;
    if (limit.rlim_cur < 2 * kIdle + 200) GTEST_SKIP() << "the system allows too few descriptors";
    {
        RunningServer server;
        (*server).publish(one_feed(kText));
        std::list<HttpClient> idle;
        for (std::size_t i = 0; i < kIdle; ++i) {
            ASSERT_TRUE(idle.emplace_back(server.port()).is_connected()) << i;
        }
        EXPECT_EQ(HttpClient(server.port()).get("/feeds/all.ics").body, kText);
        EXPECT_EQ(idle.back().get("/feeds/all.ics").body, kText);
        EXPECT_EQ(idle.front().get("/feeds/all.ics").body, kText);
    }
    ::setrlimit(RLIMIT_NOFILE, &before);
}

}  // namespace
}  // namespace sroki::server
