#include "server/layers/fetch.h"

#include <gmock/gmock.h>

#include "tests/server/layers/canned_server.h"

namespace sroki::server {
namespace {

using testing::CannedServer;
using ::testing::HasSubstr;

FetchSettings local() {
    FetchSettings settings;
    settings.allow_local = true;
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

TEST(Fetch, ThisMachineIsForbiddenUnlessATestAllowsIt) {
    CannedServer server({CannedServer::ok("secret")});
    FetchSettings settings = local();
    settings.allow_local = false;
    EXPECT_EQ(fetch(server.url(), {}, settings).error(), FetchFault::forbidden_host);
    EXPECT_EQ(fetch("http://localhost:1/a", {}, settings).error(), FetchFault::forbidden_host);
    EXPECT_EQ(fetch("http://[::1]:1/a", {}, settings).error(), FetchFault::forbidden_host);
    EXPECT_EQ(fetch("http://0x7f000001:1/a", {}, settings).error(), FetchFault::forbidden_host);
    EXPECT_TRUE(server.requests().empty());
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

}  // namespace
}  // namespace sroki::server
