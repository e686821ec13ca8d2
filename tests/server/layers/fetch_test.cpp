#include "server/layers/fetch.h"

#include <netinet/in.h>

#include <cstring>

#include <gmock/gmock.h>

#include "server/http/gzip.h"
#include "tests/server/layers/canned_server.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using testing::CannedServer;
using ::testing::HasSubstr;

FetchSettings local() {
    FetchSettings settings;
    settings.is_allowed = &is_any_address;
    settings.total_timeout = std::chrono::milliseconds{5'000};
    return settings;
}

TEST(Fetch, GivesTheBodyAndItsValidators) {
    CannedServer server({CannedServer::ok("BEGIN:VCALENDAR", "ETag: \"v1\"\r\n")});
    const auto fetched = fetch(server.url(), {}, local());
    ASSERT_TRUE(fetched);
    EXPECT_EQ(fetched->body, "BEGIN:VCALENDAR");
    EXPECT_EQ(fetched->validators.etag, "\"v1\"");
}

TEST(Fetch, KnownCopyIsAskedForConditionally) {
    CannedServer server({"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"});
    const auto fetched = fetch(server.url(), {"\"v1\"", "Sun, 01 Nov 2026 00:00:00 GMT"}, local());
    ASSERT_TRUE(fetched);
    EXPECT_TRUE(fetched->is_unchanged);
    EXPECT_EQ(fetched->validators.etag, "\"v1\"");
    const std::string request = server.requests().at(0);
    EXPECT_THAT(request, HasSubstr("If-None-Match: \"v1\""));
    EXPECT_THAT(request, HasSubstr("If-Modified-Since: Sun, 01 Nov 2026"));
}

TEST(Fetch, ThisMachineIsForbiddenHoweverItIsWritten) {
    CannedServer server({CannedServer::ok("secret")});
    FetchSettings settings = local();
    settings.is_allowed = &is_public_address;
    for (const char* host : {"127.0.0.1",
                             "localhost",

                             "127.1",
                             "2130706433",
                             "0x7f000001",
                             "0x7f.1",
                             "017700000001",
                             "0177.0.0.1",
                             "0.0.0.0",
                             "0",
                             "[::1]",
                             "[::]",
                             "[::ffff:127.0.0.1]",
                             "[::ffff:7f00:1]",
                             "[64:ff9b::7f00:1]",
                             "[2002:7f00:1::]",
                             "[fe80::1]",
                             "[fd00::1]",
                             "169.254.169.254",
                             "100.64.0.1",
                             "10.0.0.1",
                             "%31%32%37.0.0.1"}) {
        const std::string url =
            "http://" + std::string(host) + ":" + std::to_string(server.port()) + "/a.ics";
        const auto fetched = fetch(url, {}, settings);
        ASSERT_FALSE(fetched) << host;
        EXPECT_EQ(fetched.error(), FetchFault::forbidden_host) << host;
    }
    EXPECT_TRUE(server.requests().empty());
}

// The loopback has many addresses: one of them plays the internet, the others the office.
bool is_first_of_loopback(const sockaddr& address) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return in.sin_addr.s_addr == htonl(INADDR_LOOPBACK);
}

TEST(Fetch, RedirectIntoTheOfficeIsForbidden) {
    CannedServer office({CannedServer::ok("secret")});
    CannedServer server(
        {CannedServer::redirect("http://127.0.0.2:" + std::to_string(office.port()) + "/a.ics")});
    FetchSettings settings = local();
    settings.is_allowed = &is_first_of_loopback;
    EXPECT_EQ(fetch(server.url(), {}, settings).error(), FetchFault::forbidden_host);
    EXPECT_EQ(server.requests().size(), 1U);
    EXPECT_TRUE(office.requests().empty());
}

TEST(Fetch, NameThatMeansAnotherAddressTheSecondTimeIsAskedAboutAgain) {
    CannedServer server({CannedServer::ok("BEGIN:VCALENDAR")});
    const std::string at = "calendar.example.org:" + std::to_string(server.port());
    FetchSettings settings = local();
    settings.is_allowed = &is_first_of_loopback;
    settings.resolved = {at + ":127.0.0.1"};
    EXPECT_TRUE(fetch("http://" + at + "/a.ics", {}, settings));
    settings.resolved = {at + ":127.0.0.2"};
    EXPECT_EQ(fetch("http://" + at + "/a.ics", {}, settings).error(), FetchFault::forbidden_host);
}

TEST(Fetch, PortOfAnotherServiceIsForbidden) {
    for (const char* port : {"1", "22", "25", "110", "465", "587", "993"}) {
        const std::string url = "http://127.0.0.1:" + std::string(port) + "/a.ics";
        EXPECT_EQ(fetch(url, {}, local()).error(), FetchFault::forbidden_host) << port;
    }
    CannedServer server({CannedServer::redirect("http://127.0.0.1:25/")});
    EXPECT_EQ(fetch(server.url(), {}, local()).error(), FetchFault::forbidden_host);
}

TEST(Fetch, OtherSchemesAreNoAddresses) {
    for (const char* url : {"file:///etc/passwd", "gopher://127.0.0.1:70/", "ftp://example.org/a",
                            "dict://127.0.0.1:11211/stat", "smb://example.org/a", "data:,x"}) {
        EXPECT_FALSE(normal_address(url)) << url;
        EXPECT_EQ(fetch(url, {}, local()).error(), FetchFault::bad_address) << url;
    }
}

TEST(Fetch, RedirectLeadsToHttpOnlyAndNotForEver) {
    const std::string to_file =
        "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: file:///etc/passwd\r\n"
        "Content-Length: 0\r\n\r\n";
    CannedServer files({to_file});
    EXPECT_EQ(fetch(files.url(), {}, local()).error(), FetchFault::bad_address);
    const std::string again =
        "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: /a.ics\r\n"
        "Content-Length: 0\r\n\r\n";
    CannedServer circle(std::vector<std::string>(8, again));
    EXPECT_EQ(fetch(circle.url(), {}, local()).error(), FetchFault::too_many_redirects);
}

TEST(Fetch, LargeBodyIsRefusedWithAndWithoutAnAnnouncedLength) {
    FetchSettings settings = local();
    settings.bytes_max = 100;
    CannedServer announced({CannedServer::ok(std::string(200, 'x'))});
    EXPECT_EQ(fetch(announced.url(), {}, settings).error(), FetchFault::too_large);
    CannedServer silent({"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(200, 'x')});
    EXPECT_EQ(fetch(silent.url(), {}, settings).error(), FetchFault::too_large);
}

TEST(Fetch, AnswerThatUnfoldsToMuchIsRefused) {
    FetchSettings settings = local();
    settings.bytes_max = 100'000;
    const std::string packed = gzip(std::string(10'000'000, 'x'));
    ASSERT_LT(packed.size(), settings.bytes_max);
    CannedServer server({CannedServer::ok(packed, "Content-Encoding: gzip\r\n")});
    EXPECT_EQ(fetch(server.url(), {}, settings).error(), FetchFault::too_large);
}

TEST(Fetch, PackedAnswerIsUnpacked) {
    CannedServer server({CannedServer::ok(gzip("BEGIN:VCALENDAR"), "Content-Encoding: gzip\r\n")});
    EXPECT_EQ(fetch(server.url(), {}, local()).value().body, "BEGIN:VCALENDAR");
}

TEST(Fetch, HeadersWithoutAnEndAreRefused) {
    std::string headers;
    for (int i = 0; i < 2'000; ++i)
        headers += "X-" + std::to_string(i) + ": " + std::string(100, 'x') + "\r\n";
    CannedServer server({CannedServer::ok("BEGIN:VCALENDAR", headers)});
    EXPECT_EQ(fetch(server.url(), {}, local()).error(), FetchFault::too_large);
}

TEST(Fetch, ServerThatStopsInTheMiddleIsGivenUp) {
    FetchSettings settings = local();
    settings.total_timeout = std::chrono::milliseconds{200};
    CannedServer server({"HTTP/1.1 200 OK\r\n\r\nBEGIN:" + std::string(CannedServer::kStall)});
    EXPECT_EQ(fetch(server.url(), {}, settings).error(), FetchFault::unreachable);
}

TEST(Fetch, LengthThatLiesNeverGivesMoreThanWasAnnouncedNorAHalf) {
    CannedServer shorter({"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nBEGIN:VCALENDAR"});
    EXPECT_EQ(fetch(shorter.url(), {}, local()).value().body, "BEGIN");
    CannedServer chunked({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nBEGIN"});
    EXPECT_EQ(fetch(chunked.url(), {}, local()).error(), FetchFault::unreachable);
}

// Set by who is asked about an address: the transfer is under way then.
std::stop_source stop_of_test;

TEST(Fetch, StopEndsATransferThatWaits) {
    CannedServer server({std::string(CannedServer::kStall)});
    FetchSettings settings = local();
    settings.total_timeout = std::chrono::minutes{2};
    stop_of_test = {};
    settings.stop = stop_of_test.get_token();
    settings.is_allowed = [](const sockaddr&) {
        stop_of_test.request_stop();
        return true;
    };
    EXPECT_EQ(fetch(server.url(), {}, settings).error(), FetchFault::stopped);
}

TEST(Fetch, OtherStatusAndDeadServerAreFaults) {
    CannedServer missing({"HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n"});
    EXPECT_EQ(fetch(missing.url(), {}, local()).error(), FetchFault::refused);
    CannedServer cut({"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nBEGIN"});
    EXPECT_EQ(fetch(cut.url(), {}, local()).error(), FetchFault::unreachable);
}

TEST(Fetch, WebcalMeansHttps) {
    EXPECT_EQ(normal_address("webcal://example.org/a.ics"), "https://example.org/a.ics");
    EXPECT_EQ(normal_address("https://example.org/a.ics"), "https://example.org/a.ics");
    EXPECT_FALSE(normal_address("https://u@example.org/a.ics"));
    EXPECT_FALSE(normal_address("example.org/a.ics"));
}

TEST(Fetch, SchemeMayBeWrittenInCapitals) {
    EXPECT_EQ(normal_address("HTTP://example.org/A.ics"), "http://example.org/A.ics");
    EXPECT_EQ(normal_address("WebCal://example.org/A.ics"), "https://example.org/A.ics");
    EXPECT_FALSE(normal_address("FTP://example.org/A.ics"));
}

// A server with a certificate for `name`, and settings that trust it.
struct TlsServer {
    explicit TlsServer(const std::string& answer, const std::string& name = "IP:127.0.0.1")
        : identity(name), server({answer}, &identity) {
        settings.ca_file = (folder.path() / "authority.pem").string();
        identity.write_pem(settings.ca_file);
    }
    test::TempDirectory folder{};
    testing::TlsIdentity identity;
    CannedServer server;
    FetchSettings settings = local();
};

TEST(Fetch, CalendarUnderTlsIsReadWhenItsAuthorityIsKnown) {
    TlsServer tls(CannedServer::ok("BEGIN:VCALENDAR"));
    const auto fetched = fetch(tls.server.url(), {}, tls.settings);
    ASSERT_TRUE(fetched) << name_of(fetched.error());
    EXPECT_EQ(fetched->body, "BEGIN:VCALENDAR");
}

TEST(Fetch, CertificateOfAnUnknownAuthorityIsNotTrusted) {
    TlsServer tls(CannedServer::ok("BEGIN:VCALENDAR"));
    EXPECT_EQ(fetch(tls.server.url(), {}, local()).error(), FetchFault::untrusted);
    EXPECT_TRUE(tls.server.requests().empty());
}

TEST(Fetch, CertificateOfAnotherNameIsNotTrusted) {
    TlsServer tls(CannedServer::ok("BEGIN:VCALENDAR"), "DNS:example.org");
    EXPECT_EQ(fetch(tls.server.url(), {}, tls.settings).error(), FetchFault::untrusted);
    EXPECT_TRUE(tls.server.requests().empty());
}

TEST(Fetch, WhatWasBegunUnderTlsDoesNotGoOnWithout) {
    CannedServer open({CannedServer::ok("BEGIN:VCALENDAR")});
    TlsServer tls(CannedServer::redirect(open.url()));
    EXPECT_EQ(fetch(tls.server.url(), {}, tls.settings).error(), FetchFault::bad_address);
    EXPECT_EQ(tls.server.requests().size(), 1U);
    EXPECT_TRUE(open.requests().empty());
}

TEST(Fetch, WhatWasBegunOpenlyMayGoOnUnderTls) {
    TlsServer tls(CannedServer::ok("BEGIN:VCALENDAR"));
    CannedServer open({CannedServer::redirect(tls.server.url())});
    EXPECT_TRUE(fetch(open.url(), {}, tls.settings));
}

}  // namespace
}  // namespace sroki::server
