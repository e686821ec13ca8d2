#include "server/metrics.h"

#include <iterator>

#include <fmt/format.h>

namespace sroki::server {

namespace {

template <class Durations, class Bounds>
void add(Durations& durations, const Bounds& bounds, std::chrono::microseconds duration) {
    const double seconds = std::chrono::duration<double>(duration).count();
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        if (seconds <= bounds.at(i)) ++durations.buckets.at(i);
    }
    ++durations.count;
    durations.seconds += seconds;
}

void describe(std::string& text, std::string_view name, std::string_view type,
              std::string_view help) {
    fmt::format_to(std::back_inserter(text), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

template <class Durations, class Bounds>
void append_histogram(std::string& text, std::string_view name, const Durations& durations,
                      const Bounds& bounds) {
    const auto out = std::back_inserter(text);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        fmt::format_to(out, "{}_bucket{{le=\"{}\"}} {}\n", name, bounds.at(i),
                       durations.buckets.at(i));
    }
    fmt::format_to(out, "{0}_bucket{{le=\"+Inf\"}} {1}\n{0}_sum {2}\n{0}_count {1}\n", name,
                   durations.count, durations.seconds);
}

}  // namespace

void Metrics::count_request(std::string_view route, unsigned status,
                            std::chrono::microseconds duration) {
    const std::lock_guard lock(mutex_);
    ++requests_[{std::string(route.empty() ? "none" : route), status}];
    add(request_durations_, kBucketSeconds, duration);
}

void Metrics::count_feed_read(unsigned status) {
    if (status < kStatuses) feed_reads_.at(status).fetch_add(1, std::memory_order_relaxed);
}

void Metrics::count_render(std::size_t feeds, std::chrono::microseconds duration) {
    const std::lock_guard lock(mutex_);
    feeds_ = feeds;
    add(render_durations_, kBucketSeconds, duration);
}

void Metrics::count_render_failure() {
    const std::lock_guard lock(mutex_);
    ++render_failures_;
}

std::string Metrics::text() const {
    std::string text;
    const auto out = std::back_inserter(text);
    const std::lock_guard lock(mutex_);
    describe(text, "sroki_http_requests_total", "counter", "Answers by route and status.");
    for (const auto& [key, count] : requests_) {
        fmt::format_to(out, "sroki_http_requests_total{{route=\"{}\",status=\"{}\"}} {}\n",
                       key.first, key.second, count);
    }
    describe(text, "sroki_feed_reads_total", "counter", "Answers with feeds, from memory.");
    for (std::size_t status = 0; status < kStatuses; ++status) {
        const std::int64_t count = feed_reads_.at(status).load(std::memory_order_relaxed);
        if (count == 0) continue;
        fmt::format_to(out, "sroki_feed_reads_total{{status=\"{}\"}} {}\n", status, count);
    }
    describe(text, "sroki_http_request_duration_seconds", "histogram",
             "From the end of a request to the end of its answer, without ready content.");
    append_histogram(text, "sroki_http_request_duration_seconds", request_durations_,
                     kBucketSeconds);
    describe(text, "sroki_feed_render_duration_seconds", "histogram",
             "Reading the data and rendering all feeds after a change.");
    append_histogram(text, "sroki_feed_render_duration_seconds", render_durations_, kBucketSeconds);
    describe(text, "sroki_feeds", "gauge", "Feeds that are published.");
    fmt::format_to(out, "sroki_feeds {}\n", feeds_);
    describe(text, "sroki_feed_render_failures_total", "counter",
             "Renders that failed; readers keep the last good copy.");
    fmt::format_to(out, "sroki_feed_render_failures_total {}\n", render_failures_);
    return text;
}

}  // namespace sroki::server
