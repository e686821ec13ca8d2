#include "server/http/http_server.h"

#include <latch>
#include <optional>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "tests/server/http_client.h"
#include "tests/server/running_server.h"

namespace sroki::server {
namespace {

using namespace std::chrono_literals;
using testing::Answer;
using testing::echo;
using testing::HttpClient;
using testing::loopback;
using testing::one_feed;
using testing::RunningServer;

TEST(HttpServer, AnswersSeveralRequestsOfOneConnection) {
    RunningServer server;
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/a").body, "/a ");
    EXPECT_EQ(client.get("/b?x=1").body, "/b ");
}

TEST(HttpServer, AnswersPipelinedRequestsInTheirOrder) {
    RunningServer server;
    HttpClient client(server.port());
    client.send(
        "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n"
        "GET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read().body, "/1 ");
    EXPECT_EQ(client.read().body, "/2 ");
    EXPECT_EQ(client.read().body, "/3 ");
}

TEST(HttpServer, GivesTheBodyOfAPostToTheHandler) {
    RunningServer server;
    HttpClient client(server.port());
    EXPECT_EQ(client.ask("POST", "/p", "Content-Length: 3\r\n\r\nabc").body, "/p abc");
}

TEST(HttpServer, LogsThePatternOfARouteAndNotItsPath) {
    std::vector<std::string> lines;
    {
        RunningServer server(loopback(), echo, 1, 8, [&](const AccessRecord& record) {
            lines.push_back(std::string(record.method) + ' ' + std::string(record.route) + ' ' +
                            std::to_string(record.status));
        });
        HttpClient client(server.port());
        client.get("/secret-token?key=hunter2");
        client.send("nonsense\r\n\r\n");
        EXPECT_EQ(client.read().status, 400);
    }
    EXPECT_EQ(lines, (std::vector<std::string>{"GET /echo 200", "-  400"}));
}

TEST(HttpServer, AsksForABodyThatWaitsForItsContinue) {
    RunningServer server;
    HttpClient client(server.port());
    client.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read().status, 100);
    client.send("abc");
    EXPECT_EQ(client.read().body, "/p abc");
}

TEST(HttpServer, HeadHasTheHeadersOfGetWithoutABody) {
    RunningServer server;
    (*server).publish(one_feed("BEGIN:VCALENDAR"));
    HttpClient client(server.port());
    for (const char* path : {"/page", "/feeds/all.ics"}) {
        const Answer get = client.get(path);
        const Answer head = client.head(path);
        EXPECT_EQ(head.status, 200);
        for (const char* name :
             {"Content-Type", "Content-Length", "ETag", "Last-Modified", "Cache-Control", "Vary"}) {
            EXPECT_EQ(head.header(name), get.header(name)) << path << ' ' << name;
        }
        EXPECT_EQ(client.get("/next").body, "/next ") << "no byte of a body stands between";
    }
}

TEST(HttpServer, ServesReadyContentWithItsValidatorsAndConfirmsThem) {
    RunningServer server;
    (*server).publish(one_feed("BEGIN:VCALENDAR"));
    HttpClient client(server.port());
    const Answer full = client.get("/feeds/all.ics?any=query");
    EXPECT_EQ(full.body, "BEGIN:VCALENDAR");
    EXPECT_EQ(full.header("Content-Type"), "text/calendar; charset=utf-8");
    EXPECT_NE(full.header("Date"), "");
    const Answer confirmed =
        client.get("/feeds/all.ics", "If-None-Match: " + full.header("ETag") + "\r\n");
    EXPECT_EQ(confirmed.status, 304);
    EXPECT_EQ(confirmed.header("ETag"), full.header("ETag"));
    EXPECT_EQ(confirmed.header("Last-Modified"), full.header("Last-Modified"));
    EXPECT_EQ(confirmed.header("Content-Length"), "");
}

TEST(HttpServer, FindsReadyContentByEverySpellingOfItsAddress) {
    RunningServer server;
    (*server).publish(one_feed("feed"));
    HttpClient client(server.port());
    for (const char* target : {"/feeds/all.ics?x=1", "/feeds/%61ll.ics", "/feeds/%61ll.ics?x",
                               "http://plan.example.ru/feeds/all.ics"}) {
        EXPECT_EQ(client.get(target).body, "feed") << target;
    }
    EXPECT_EQ(client.ask("POST", "/feeds/all.ics", "Content-Length: 0\r\n").body,
              "/feeds/all.ics ");
}

TEST(HttpServer, SwapsReadyContentForTheNextRequest) {
    RunningServer server;
    (*server).publish(one_feed("old"));
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/feeds/all.ics").body, "old");
    (*server).publish(one_feed("new"));
    EXPECT_EQ(client.get("/feeds/all.ics").body, "new");
}

TEST(HttpServer, WritesALargeAnswerWhole) {
    const std::string body(8U << 20U, 'x');
    RunningServer server;
    (*server).publish(one_feed(body));
    HttpClient client(server.port(), 4'096);
    EXPECT_EQ(client.get("/feeds/all.ics").body, body);
}

TEST(HttpServer, ClosesAfterAnHttp10Request) {
    RunningServer server;
    HttpClient client(server.port());
    client.send("GET /old HTTP/1.0\r\n\r\n");
    EXPECT_TRUE(client.read_to_end().ends_with("\r\n\r\n/old "));
}

struct BadRequest {
    const char* bytes;
    int status;
};

class BadRequests : public ::testing::TestWithParam<BadRequest> {};

TEST_P(BadRequests, GetAnAnswerAndEndTheConnectionButNotTheServer) {
    HttpSettings settings = loopback();
    settings.body_bytes = 100;
    RunningServer server(settings);
    HttpClient client(server.port());
    client.send(GetParam().bytes);
    const Answer answer = client.read();
    EXPECT_EQ(answer.status, GetParam().status);
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_EQ(client.read_to_end(), "");
    EXPECT_EQ(HttpClient(server.port()).get("/alive").status, 200);
}

INSTANTIATE_TEST_SUITE_P(
    HttpServer, BadRequests,
    ::testing::Values(BadRequest{"hello\r\n\r\n", 400}, BadRequest{"GET\r\n\r\n", 400},
                      BadRequest{"GET / HTTP/9.9\r\nHost: a\r\n\r\n", 400},
                      BadRequest{"\x16\x03\x01\x02 TLS hello in a plain port\r\n\r\n", 400},
                      BadRequest{"GET / HTTP/1.1\r\n\r\n", 400},
                      BadRequest{"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
                      BadRequest{"GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n", 400},
                      BadRequest{"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                      BadRequest{"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                      BadRequest{"GET no-slash HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                      BadRequest{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400},
                      BadRequest{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                                 "Transfer-Encoding: chunked\r\n\r\n",
                                 400},
                      BadRequest{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n",
                                 413}));

TEST(HttpServer, WhoAsksTheApiIsRefusedWithAProblem) {
    HttpSettings settings = loopback();
    settings.body_bytes = 100;
    RunningServer server(settings);
    for (const BadRequest& request :
         {BadRequest{"PUT /api/v1/events/1/instances/%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
          BadRequest{"PUT /api/ HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n", 413}}) {
        HttpClient client(server.port());
        client.send(request.bytes);
        const Answer answer = client.read();
        EXPECT_EQ(answer.status, request.status);
        EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
        EXPECT_NE(answer.body.find("\"request_id\":\"" + answer.header("X-Request-Id") + '"'),
                  std::string::npos)
            << answer.body;
    }
}

HttpSettings small_bodies() {
    HttpSettings settings = loopback();
    settings.body_bytes = 100;
    settings.upload_bytes = 1'000;
    settings.uploads = 1;
    return settings;
}

std::string upload_head(std::size_t length, std::string_view more) {
    return "POST /api/upload HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(length) +
           "\r\n" + std::string(more) + "\r\n";
}

constexpr std::string_view kToken = "Authorization: Bearer x\r\n";

TEST(HttpServer, ATokenLetsADocumentBeLargerThanOtherBodies) {
    RunningServer server(small_bodies());
    HttpClient client(server.port());
    client.send(upload_head(900, kToken) + std::string(900, 'x'));
    EXPECT_EQ(client.read().status, 200);
}

TEST(HttpServer, WithoutATokenADocumentIsNoExcuse) {
    RunningServer server(small_bodies());
    HttpClient client(server.port());
    client.send(upload_head(900, ""));
    EXPECT_EQ(client.read().status, 413);
}

TEST(HttpServer, ADocumentHasItsLimitToo) {
    RunningServer server(small_bodies());
    HttpClient client(server.port());
    client.send(upload_head(1'001, kToken));
    EXPECT_EQ(client.read().status, 413);
}

TEST(HttpServer, OnlySoManyDocumentsAreReadAtTheSameTime) {
    RunningServer server(small_bodies());
    HttpClient slow(server.port());
    slow.send(upload_head(900, "Expect: 100-continue\r\n" + std::string(kToken)));
    EXPECT_EQ(slow.read().status, 100);  // its body is awaited: it has the only place
    HttpClient second(server.port());
    second.send(upload_head(900, kToken));
    EXPECT_EQ(second.read().status, 503);
    slow.send(std::string(900, 'x'));
    EXPECT_EQ(slow.read().status, 200);
    HttpClient third(server.port());
    third.send(upload_head(900, kToken) + std::string(900, 'x'));
    EXPECT_EQ(third.read().status, 200);
}

TEST(HttpServer, RefusesAHeaderPastItsLimit) {
    RunningServer server;
    for (const std::string& padding : {std::string(9'000, 'x'), std::string(200'000, 'x')}) {
        HttpClient client(server.port());
        client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Padding: " + padding + "\r\n\r\n");
        EXPECT_EQ(client.read().status, 431);
        EXPECT_EQ(client.read_to_end(), "");
    }
    HttpClient client(server.port());
    client.send("GET /" + std::string(9'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read().status, 431);
}

TEST(HttpServer, DropsAHeaderThatDripsPastItsTime) {
    HttpSettings settings = loopback();
    settings.header_timeout = 60ms;
    RunningServer server(settings);
    HttpClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow");
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(HttpServer, DropsABodyThatNeverComes) {
    HttpSettings settings = loopback();
    settings.body_timeout = 60ms;
    RunningServer server(settings);
    HttpClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(HttpServer, ClosesAConnectionThatStaysIdle) {
    HttpSettings settings = loopback();
    settings.idle_timeout = 60ms;
    RunningServer server(settings);
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/once").status, 200);
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(HttpServer, DropsAReaderThatTakesNothing) {
    HttpSettings settings = loopback();
    settings.write_timeout = 60ms;
    settings.reader_bytes_per_s = 1U << 30U;
    RunningServer server(settings);
    (*server).publish(one_feed(std::string(64U << 20U, 'x')));
    HttpClient lazy(server.port(), 4'096);
    lazy.send("GET /feeds/all.ics HTTP/1.1\r\nHost: a\r\n\r\n");
    // The other reader is served meanwhile; behind the timeout the lazy one's connection is gone.
    HttpClient quick(server.port());
    EXPECT_EQ(quick.get("/page").status, 200);
    const auto stopped_at = std::chrono::steady_clock::now();
    (*server).stop();
    server.wait_for_end();
    EXPECT_LT(std::chrono::steady_clock::now() - stopped_at, loopback().shutdown_timeout / 2);
    EXPECT_LT(lazy.read_to_end().size(), 64U << 20U);
}

TEST(HttpServer, TellsAPeerPastTheLimitOfConnectionsToComeBack) {
    HttpSettings settings = loopback();
    settings.connections = 1;
    RunningServer server(settings);
    HttpClient first(server.port());
    EXPECT_EQ(first.get("/a").status, 200);
    HttpClient second(server.port());
    const Answer answer = second.read();
    EXPECT_EQ(answer.status, 503);
    EXPECT_NE(answer.header("Retry-After"), "");
    EXPECT_EQ(first.get("/b").status, 200);
}

TEST(HttpServer, AnswersBusyWhenTheQueueIsFullAndServesFeedsAllTheSame) {
    std::latch is_running(1);
    std::latch may_end(1);
    RunningServer server(
        loopback(),
        [&](const Request& request, calendar::Database& database) {
            if (request.path == "/slow") {
                is_running.count_down();
                may_end.wait();
            }
            return echo(request, database);
        },
        1, 1);
    (*server).publish(one_feed("feed"));
    HttpClient slow(server.port());
    slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    is_running.wait();
    // Two more: whichever comes second finds the only place of the queue taken.
    HttpClient one(server.port());
    HttpClient two(server.port());
    one.send("GET /queued HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    two.send("GET /queued HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(HttpClient(server.port()).get("/feeds/all.ics").body, "feed");
    may_end.count_down();
    const Answer first = one.read();
    const Answer second = two.read();
    EXPECT_EQ(first.status + second.status, 200 + 503);
    EXPECT_EQ((first.status == 503 ? first : second).header("Retry-After"), "30");
    EXPECT_EQ(slow.read().body, "/slow ");
}

TEST(HttpServer, TellsPagesTheCookieAndWhoseRequestItIs) {
    RunningServer server(loopback(), [](const Request& request, calendar::Database&) {
        return Response{200, "text/plain", request.cookie + '|' + request.client_address};
    });
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/").body, "|") << "this machine asks for itself";
    EXPECT_EQ(client.get("/", "Cookie: a=1; b=2\r\n").body, "a=1; b=2|");
    const auto address_told = [&](const std::string& list) {
        return client.get("/", "X-Forwarded-For: " + list + "\r\n").body;
    };
    EXPECT_EQ(address_told("192.0.2.1, 203.0.113.7"), "|203.0.113.7");
    EXPECT_EQ(address_told("::ffff:203.0.113.7"), "|203.0.113.7");
    EXPECT_EQ(address_told("2001:db8:0:7:1:2:3:4"), "|2001:db8:0:7::") << "a /64 is one site";
    EXPECT_EQ(address_told("unknown"), "|unknown");
}

TEST(HttpServer, FinishesWhatRunsBeforeItStops) {
    std::latch is_running(1);
    std::latch may_end(1);
    RunningServer server(loopback(), [&](const Request& request, calendar::Database& database) {
        is_running.count_down();
        may_end.wait();
        return echo(request, database);
    });
    HttpClient client(server.port());
    client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    is_running.wait();
    (*server).stop();
    may_end.count_down();
    const Answer answer = client.read();
    EXPECT_EQ(answer.body, "/slow ");
    EXPECT_EQ(answer.header("Connection"), "close");
    server.wait_for_end();
    EXPECT_FALSE(HttpClient(server.port()).is_connected());
}

TEST(HttpServer, ClosesIdleConnectionsWhenItStops) {
    RunningServer server;
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/a").status, 200);
    (*server).stop();
    EXPECT_EQ(client.read_to_end(), "");
    server.wait_for_end();
}

TEST(HttpServer, CutsWhatDoesNotEndInTime) {
    HttpSettings settings = loopback();
    settings.shutdown_timeout = 60ms;
    RunningServer server(settings);
    HttpClient client(server.port());
    EXPECT_EQ(client.get("/a").status, 200);
    client.send("GET / HTTP/1.1\r\nHost:");
    EXPECT_EQ(HttpClient(server.port()).get("/b").status, 200);
    (*server).stop();
    server.wait_for_end();
}

}  // namespace
}  // namespace sroki::server
