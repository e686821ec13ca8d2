#include "server/layers/layer_refresher.h"

#include <thread>

#include <gmock/gmock.h>

#include "calendar/store/department_store.h"
#include "tests/server/layers/canned_server.h"
#include "tests/server/site_fixture.h"

namespace sroki::server::testing {
namespace {

using calendar::LayerRecord;
using calendar::LayerStore;

std::string calendar_of(const std::string& title) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a@x\r\n"
           "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260401\r\nSUMMARY:" +
           title + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

class LayerRefresher : public SiteTest {
  protected:
    LayerRefresher() { settings_.fetch.is_allowed = &is_any_address; }

    LayerRecord subscribe(const std::string& url) {
        EXPECT_TRUE(layers_.create(department_.id, "rmc", "РМЦ", url, now_));
        return layers_.find("rmc").value();
    }
    void refresh() {
        refresh_due_layers(database_, settings_, now_, [](const LayerRecord&, std::string_view) {});
    }
    std::string titles() {
        std::string titles;
        for (const auto& event : layers_.events(layers_.find("rmc").value()))
            titles += event.title + ';';
        return titles;
    }

    LayerSettings settings_;
    LayerStore layers_{database_};
};

TEST_F(LayerRefresher, FailureOfAnyKindKeepsTheLastGoodCopyAndBacksOff) {
    const std::string whole = calendar_of("Лекция");
    CannedServer server({CannedServer::ok(whole), "HTTP/1.1 500 Oops\r\nConnection: close\r\n\r\n",
                         CannedServer::ok("<html>вход</html>"),
                         CannedServer::ok(whole.substr(0, whole.size() - 20))});
    subscribe(server.url());
    refresh();
    ASSERT_EQ(titles(), "Лекция;");
    std::vector<std::string> errors;
    std::vector<calendar::Instant> waits;
    for (int i = 0; i < 3; ++i) {
        now_ = layers_.find("rmc")->next_fetch_at;
        refresh();
        const LayerRecord layer = layers_.find("rmc").value();
        errors.push_back(layer.last_error);
        waits.push_back(calendar::Instant{layer.next_fetch_at - now_});
        EXPECT_EQ(titles(), "Лекция;");
    }
    EXPECT_THAT(errors, ::testing::ElementsAre("refused", "not_a_calendar", "truncated"));
    EXPECT_LT(waits[0], waits[1]);
    EXPECT_LT(waits[1], waits[2]);
}

TEST_F(LayerRefresher, CalendarThatComesWithoutEntriesKeepsTheOldOnesAndSaysSo) {
    const std::string empty = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
    CannedServer server({CannedServer::ok(empty), CannedServer::ok(calendar_of("Лекция")),
                         CannedServer::ok(empty)});
    subscribe(server.url());
    refresh();
    EXPECT_EQ(layers_.find("rmc")->last_error, "");  // there was nothing to lose
    now_ += settings_.interval;
    refresh();
    now_ += settings_.interval;
    refresh();
    EXPECT_EQ(titles(), "Лекция;");
    EXPECT_EQ(layers_.find("rmc")->last_error, "emptied");
}

TEST_F(LayerRefresher, CalendarWhoseEntriesAreAllOverIsReadAsItStands) {
    std::string old = calendar_of("Лекция");
    old.replace(old.find("20260401"), 8, "20200401");
    CannedServer server({CannedServer::ok(calendar_of("Лекция")), CannedServer::ok(old)});
    subscribe(server.url());
    refresh();
    now_ += settings_.interval;
    refresh();
    EXPECT_EQ(titles(), "");
    EXPECT_EQ(layers_.find("rmc")->last_error, "");
}

TEST_F(LayerRefresher, FileThatCannotBeStoredIsNotFetchedAgainAtOnce) {
    CannedServer server({CannedServer::ok(calendar_of("Лекция"))});
    subscribe(server.url());
    database_
        .statement(
            "CREATE TRIGGER broken BEFORE INSERT ON events BEGIN "
            "SELECT RAISE(ABORT, 'broken'); END;")
        .run();
    refresh();
    EXPECT_EQ(layers_.find("rmc")->last_error, "fault");
    EXPECT_GT(layers_.find("rmc")->next_fetch_at, now_);
}

TEST_F(LayerRefresher, StopIsNoFailureOfTheSource) {
    CannedServer server({std::string(CannedServer::kStall)});
    subscribe(server.url());
    std::stop_source stop;
    settings_.fetch.stop = stop.get_token();
    std::jthread stopper([&] {
        server.wait_for_requests(1);
        stop.request_stop();
    });
    refresh();
    EXPECT_EQ(server.requests().size(), 1U);
    EXPECT_EQ(layers_.find("rmc")->failures, 0);
    EXPECT_EQ(layers_.find("rmc")->last_error, "");
}

TEST_F(LayerRefresher, NothingIsFetchedBeforeItsTime) {
    CannedServer server({CannedServer::ok(calendar_of("Лекция"), "ETag: \"1\"\r\n"),
                         "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"});
    subscribe(server.url());
    refresh();
    refresh();
    EXPECT_EQ(server.requests().size(), 1U);
    now_ += settings_.interval;
    refresh();
    EXPECT_EQ(server.requests().size(), 2U);
    EXPECT_THAT(server.requests().at(1), ::testing::HasSubstr("If-None-Match: \"1\""));
    EXPECT_EQ(titles(), "Лекция;");
}

TEST_F(LayerRefresher, ConfirmationOfACopyThatWeNeverHadIsARefusal) {
    CannedServer server({"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"});
    subscribe(server.url());
    refresh();
    EXPECT_EQ(layers_.find("rmc")->last_error, "refused");
    EXPECT_FALSE(layers_.find("rmc")->fetched_at);
}

TEST_F(LayerRefresher, UnchangedEventKeepsItsStampsAndAChangedOneGetsLaterOnes) {
    const std::string restamped = [] {
        std::string text = calendar_of("Лекция");
        return text.replace(text.find("20260101T"), 9, "20260202T");
    }();
    CannedServer server({CannedServer::ok(calendar_of("Лекция")), CannedServer::ok(restamped),
                         CannedServer::ok(calendar_of("Лекция о чтении"))});
    const LayerRecord layer = subscribe(server.url());
    refresh();
    const auto first = layers_.events(layer).at(0);
    EXPECT_EQ(first.uid, "a@x");
    now_ += settings_.interval;
    refresh();
    EXPECT_EQ(layers_.events(layer).at(0).changed_at, first.changed_at);
    now_ += settings_.interval;
    refresh();
    const auto changed = layers_.events(layer).at(0);
    EXPECT_EQ(changed.uid, "a@x");
    EXPECT_EQ(changed.title, "Лекция о чтении");
    EXPECT_GT(changed.changed_at, first.changed_at);
    EXPECT_GT(changed.sequence, first.sequence);
}

TEST_F(LayerRefresher, UidThatIsTakenStandsBehindTheNameOfTheLayer) {
    CannedServer server(
        {CannedServer::ok(calendar_of("Первая")), CannedServer::ok(calendar_of("Вторая"))});
    subscribe(server.url());
    ASSERT_TRUE(layers_.create(department_.id, "second", "Второй", server.url(), now_));
    refresh();
    const auto second = layers_.events(layers_.find("second").value());
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(second.at(0).uid, "second.a@x");
}

TEST_F(LayerRefresher, MonthPageShowsTheLayerUnderItsTitle) {
    CannedServer server({CannedServer::ok(calendar_of("Лекция из области"))});
    subscribe(server.url());
    refresh();
    const Response page = get("/calendar", {{"month", "2026-04"}});
    EXPECT_TRUE(contains(page, "Лекция из области"));
    EXPECT_TRUE(contains(page, "РМЦ"));
}

}  // namespace
}  // namespace sroki::server::testing
