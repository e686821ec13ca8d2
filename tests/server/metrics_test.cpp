#include "server/metrics.h"

#include <gmock/gmock.h>

#include "tests/server/site_fixture.h"

namespace sroki::server {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Metrics, CountsRequestsByRouteAndStatusWithTheirDurations) {
    Metrics metrics;
    metrics.count_request("/plans/{id}", 200, 3ms);
    metrics.count_request("/plans/{id}", 200, 70ms);
    metrics.count_request("", 400, 0ms);
    const std::string text = metrics.text();
    EXPECT_THAT(
        text,
        AllOf(HasSubstr("sroki_http_requests_total{route=\"/plans/{id}\",status=\"200\"} 2\n"),
              HasSubstr("sroki_http_requests_total{route=\"none\",status=\"400\"} 1\n"),
              HasSubstr("duration_seconds_bucket{le=\"0.001\"} 1\n"),
              HasSubstr("duration_seconds_bucket{le=\"0.005\"} 2\n"),
              HasSubstr("duration_seconds_bucket{le=\"+Inf\"} 3\n"),
              HasSubstr("sroki_http_request_duration_seconds_count 3\n")));
}

TEST(Metrics, CountsFeedsAndTheirFailures) {
    Metrics metrics;
    metrics.count_feed_read(304);
    metrics.count_feed_read(304);
    metrics.count_render(11, 20ms);
    metrics.count_render_failure();
    EXPECT_THAT(metrics.text(), AllOf(HasSubstr("sroki_feed_reads_total{status=\"304\"} 2\n"),
                                      HasSubstr("sroki_feeds 11\n"),
                                      HasSubstr("sroki_feed_render_failures_total 1\n"),
                                      HasSubstr("sroki_feed_render_duration_seconds_count 1\n")));
}

using MetricsPage = testing::SiteTest;

TEST_F(MetricsPage, SaysThatTheDatabaseAnswers) {
    const Response response = get("/metrics");
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.content_type, "text/plain; version=0.0.4; charset=utf-8");
    EXPECT_THAT(response.body, HasSubstr("sroki_database_up 1\n"));
}

TEST_F(MetricsPage, SaysThatTheDatabaseIsDownAndAnswersAllTheSame) {
    database_.statement("ALTER TABLE letters RENAME TO lost").run();
    const Response response = get("/metrics");
    EXPECT_EQ(response.status, 200U);
    EXPECT_THAT(response.body,
                AllOf(HasSubstr("sroki_database_up 0\n"), Not(HasSubstr("sroki_letters{"))));
}

}  // namespace
}  // namespace sroki::server
