#include "server/pages/metrics.h"

#include <exception>
#include <iterator>

#include <fmt/format.h>

#include "notifier/letter_counts.h"
#include "server/metrics.h"

namespace sroki::server {

Response show_metrics(const Request&, Context& context) {
    std::string text = context.metrics == nullptr ? "" : context.metrics->text();
    const auto out = std::back_inserter(text);
    bool is_up = true;
    try {
        const auto counts = notifier::count_letters(context.database);
        text += "# HELP sroki_letters Letters by state.\n# TYPE sroki_letters gauge\n";
        for (const auto& [state, count] : counts)
            fmt::format_to(out, "sroki_letters{{state=\"{}\"}} {}\n", state, count);
    } catch (const std::exception&) {
        is_up = false;  // the answer itself is the report
    }
    fmt::format_to(out,
                   "# HELP sroki_database_up Whether the database answers.\n"
                   "# TYPE sroki_database_up gauge\nsroki_database_up {}\n",
                   is_up ? 1 : 0);
    Response response{200, "text/plain; version=0.0.4; charset=utf-8", std::move(text)};
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace sroki::server
