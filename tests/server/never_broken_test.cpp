// What may befall a machine: killed processes, a full disk, a locked database. Feeds stay whole.

#include <sys/resource.h>

#include <csignal>

#include <gmock/gmock.h>

#include "calendar/store/feed_store.h"
#include "server/feeds/feed_refresher.h"
#include "server/installation.h"
#include "tests/server/http_client.h"
#include "tests/server/site_fixture.h"
#include "tests/support/ics_checks.h"
#include "tests/support/spawned.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using test::instant;
using testing::Answer;
using testing::HttpClient;
using ::testing::IsEmpty;

class NeverBroken : public ::testing::Test {
  protected:
    NeverBroken()
        : database_(calendar::Database::open(database_file(folder_.path()))),
          department_(calendar::DepartmentStore(database_).ensure(
              "Отдел", "Asia/Yekaterinburg", testing::feed_titles(), instant("2026-01-01"))) {}

    void add_event(int number) {
        calendar::Event event;
        event.department = department_.id;
        event.title = "Семинар " + std::to_string(number);
        event.timezone = "Asia/Yekaterinburg";
        event.when = scheduler::Period{test::day("2026-03-01"), test::day("2026-03-01")};
        ASSERT_TRUE(calendar::EventStore(database_).add(event, instant("2026-01-01")));
    }

    FeedRefresher refresher() {
        return FeedRefresher(calendar::Database::open(database_file(folder_.path())),
                             FeedCache(ReadySet{}, true), "https://plan.example.ru",
                             [this](std::string_view what) { faults_.emplace_back(what); });
    }

    test::TempDirectory folder_;
    calendar::Database database_;
    calendar::Department department_;
    std::vector<std::string> faults_;
};

// The program itself, on a free port.
class Program {
  public:
    explicit Program(const std::filesystem::path& data)
        : process_({SROKI_PROGRAM, "serve", "--data", data.string(), "--listen", "127.0.0.1:0"}) {
        const std::string line = process_.read_line();
        const std::size_t colon = line.rfind(':');
        port_ = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
    }

    Answer feed() const { return HttpClient(port_).get("/feeds/all.ics"); }
    int kill_at_once() {
        process_.kill(SIGKILL);
        return process_.wait();
    }

  private:
    test::Spawned process_;
    std::uint16_t port_ = 0;
};

TEST_F(NeverBroken, KilledWhileItRendersItServesTheWholeFeedAgain) {
    std::string seen;
    for (int round = 0; round < 6; ++round) {
        for (int i = 0; i < 20; ++i)
            add_event(round * 20 + i);
        Program program(folder_.path());
        if (round % 2 == 0) {
            // Killed before its feeds are ready, or in the middle of them.
            EXPECT_EQ(program.kill_at_once(), -SIGKILL);
            continue;
        }
        const Answer answer = program.feed();
        EXPECT_EQ(answer.status, 200);
        EXPECT_THAT(test::form_faults(answer.body), IsEmpty());
        EXPECT_NE(answer.body.find("Семинар " + std::to_string(round * 20 + 19)),
                  std::string::npos);
        EXPECT_NE(answer.body, seen);
        seen = answer.body;
        EXPECT_EQ(program.kill_at_once(), -SIGKILL);
    }
    EXPECT_EQ(database_.integrity(), "ok");
}

TEST_F(NeverBroken, WriteThatWasCutOffIsNotInTheFeed) {
    add_event(1);
    auto refresher = this->refresher();
    (void)refresher.poll(instant("2026-01-01"));
    {
        const auto transaction = database_.transaction();
        database_.statement("UPDATE events SET title = 'half'").run();
        EXPECT_FALSE(refresher.poll(instant("2026-01-01"))) << "nothing is committed";
    }  // ends without a commit, as a killed writer does
    add_event(2);
    const auto set = refresher.poll(instant("2026-01-01"));
    ASSERT_TRUE(set);
    const std::string body = set->at("/feeds/all.ics")->body();
    EXPECT_EQ(body.find("half"), std::string::npos);
    EXPECT_NE(body.find("Семинар 1"), std::string::npos);
}

TEST_F(NeverBroken, LockedDatabaseKeepsNoReaderWaitingAndNoCountIsLost) {
    add_event(1);
    auto refresher = this->refresher();
    Observatory observatory;
    observatory.record(1, "", 200, instant("2026-01-01"));
    {
        const auto locked = database_.transaction();
        const auto set = refresher.poll(instant("2026-01-01"));
        ASSERT_TRUE(set) << "reading needs no lock";
        EXPECT_EQ(set->at("/feeds/all.ics")->status(), 200U);
        refresher.store_reads(observatory, "Europe/Moscow", instant("2026-01-01"));
        EXPECT_EQ(faults_.size(), 1U);
    }
    refresher.store_reads(observatory, "Europe/Moscow", instant("2026-01-01"));
    const auto reads = calendar::FeedStore(database_).reads_of(calendar::FeedId{1});
    ASSERT_EQ(reads.size(), 1U);
    EXPECT_EQ(reads.front().count, 1);
}

// No byte can be added to any file while it lives.
class FullDisk {
  public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{0, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};

TEST_F(NeverBroken, FullDiskLeavesTheFeedsAndLosesNoCount) {
    add_event(1);
    auto refresher = this->refresher();
    Observatory observatory;
    observatory.record(1, "", 200, instant("2026-01-01"));
    std::shared_ptr<const ReadySet> set;
    {
        const FullDisk full;
        set = refresher.poll(instant("2026-01-01"));
        refresher.store_reads(observatory, "Europe/Moscow", instant("2026-01-01"));
    }
    ASSERT_TRUE(set);
    EXPECT_THAT(test::form_faults(set->at("/feeds/all.ics")->body()), IsEmpty());
    EXPECT_EQ(faults_.size(), 1U) << "the counts could not be stored";
    refresher.store_reads(observatory, "Europe/Moscow", instant("2026-01-01"));
    EXPECT_EQ(calendar::FeedStore(database_).reads_of(calendar::FeedId{1}).size(), 1U);
    EXPECT_EQ(database_.integrity(), "ok");
}

TEST_F(NeverBroken, DamagedRecordLeavesTheLastGoodFeed) {
    add_event(1);
    auto refresher = this->refresher();
    const auto good = refresher.poll(instant("2026-01-01"));
    ASSERT_TRUE(good);
    database_.statement("UPDATE events SET starts_on = 'soon', ends_on = 'soon'").run();
    EXPECT_FALSE(refresher.poll(instant("2026-01-01"))) << "what was published stays";
    EXPECT_EQ(faults_.size(), 1U);
}

TEST_F(NeverBroken, ObservedReadsAreStoredAndOldOnesForgotten) {
    auto refresher = this->refresher();
    Observatory observatory;
    observatory.record(1, "Google-Calendar-Importer", 304, instant("2024-01-01"));
    refresher.store_reads(observatory, "Europe/Moscow", instant("2024-01-01"));
    observatory.record(1, "Google-Calendar-Importer", 304, instant("2026-01-01"));
    refresher.store_reads(observatory, "Europe/Moscow", instant("2026-01-01"));
    const auto reads = calendar::FeedStore(database_).reads_of(calendar::FeedId{1});
    ASSERT_EQ(reads.size(), 1U);
    EXPECT_EQ(reads.front().day, test::day("2026-01-01"));
    EXPECT_EQ(reads.front().client, "google");
}

}  // namespace
}  // namespace sroki::server
