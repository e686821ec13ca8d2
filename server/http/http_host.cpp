#include "server/http/http_host.h"

#include <ctime>
#include <utility>

#include <fmt/format.h>

#include "server/http/http_date.h"

namespace sroki::server {

HttpHost::HttpHost(const HttpSettings& with, HttpHooks asked, boost::asio::io_context& context)
    : settings(with),
      hooks(std::move(asked)),
      io(context),
      forms(with.form_bytes),
      limiter(with.feed_fulls_per_minute) {
    read_clock();
    started_at = now.time_since_epoch().count();
}

std::string HttpHost::next_request_id() {
    return fmt::format("{:x}-{:x}", started_at, ++requests);
}

void HttpHost::read_clock() {
    const std::chrono::sys_seconds current{std::chrono::seconds{std::time(nullptr)}};
    if (current == now) return;
    now = current;
    date_line = "Date: " + format_http_date(now) + "\r\n";
}

}  // namespace sroki::server
