#include "server/layers/layer_refresher.h"

#include <algorithm>
#include <array>
#include <exception>

#include "calendar/store/department_store.h"
#include "calendar/zones.h"

namespace sroki::server {

namespace {

using calendar::LayerRecord;

constexpr std::chrono::minutes kFirstRetry{15};
constexpr std::chrono::hours kLastRetry{24};
constexpr std::int64_t kDoublingsMax = 10;

// 15 minutes, half an hour, an hour … a day.
std::chrono::seconds retry_after(std::int64_t failures) {
    const auto doublings = std::min(failures, kDoublingsMax);
    return std::min<std::chrono::seconds>(kFirstRetry * (std::int64_t{1} << doublings), kLastRetry);
}

calendar::LayerContext context_of(calendar::Database& database, const LayerRecord& layer,
                                  calendar::Instant now) {
    for (const auto& department : calendar::DepartmentStore(database).list()) {
        if (department.id == layer.department) {
            return {department.timezone, calendar::local_day(department.timezone, now)};
        }
    }
    throw std::runtime_error("a layer has no department");
}

// Not one whose entries are all over: it is read as it stands.
bool is_empty(const calendar::LayerReading& reading) {
    return reading.events.empty() && !reading.left_out.contains(calendar::LeftOutCode::too_old);
}

// A file that we can't store would be fetched again at every turn.
void postpone(calendar::Database& database, const LayerRecord& layer, calendar::Instant now) {
    try {
        calendar::LayerStore(database).mark_failed(layer.id, "fault",
                                                   now + retry_after(layer.failures));
    } catch (const std::exception&) {
        return;  // the database itself is at fault, and was reported
    }
}

}  // namespace

std::string_view name_of(calendar::LayerFault fault) {
    constexpr std::array<std::string_view, 3> kNames{"too_large", "not_a_calendar", "truncated"};
    return kNames.at(static_cast<std::size_t>(fault));
}

tl::expected<std::optional<calendar::LayerReading>, LayerProblem> refresh_layer(
    calendar::Database& database, const LayerRecord& layer, const calendar::LayerContext& context,
    const LayerSettings& settings, calendar::Instant now) {
    calendar::LayerStore store(database);
    const auto fail = [&](std::string_view code) {
        store.mark_failed(layer.id, code, now + retry_after(layer.failures));
        return tl::unexpected(LayerProblem{std::string(code)});
    };
    const auto fetched = fetch(layer.url, {layer.etag, layer.modified}, settings.fetch);
    if (!fetched && fetched.error() == FetchFault::stopped) {
        return tl::unexpected(LayerProblem{std::string(name_of(FetchFault::stopped))});
    }
    if (!fetched) return fail(name_of(fetched.error()));
    std::optional<calendar::LayerReading> reading;
    if (!fetched->is_unchanged) {
        auto read = calendar::read_layer(fetched->body, context);
        if (!read) return fail(name_of(read.error()));
        if (is_empty(*read) && !store.events(layer).empty()) return fail(kEmptied);
        store.replace(layer, read->events, now);
        reading = std::move(*read);
    }
    const Validators& validators = fetched->validators;
    store.mark_fetched(layer.id, {validators.etag, validators.modified, now + settings.interval},
                       now);
    return reading;
}

void refresh_due_layers(calendar::Database& database, const LayerSettings& settings,
                        calendar::Instant now, const LayerReport& report) {
    for (const LayerRecord& layer : calendar::LayerStore(database).due(now)) {
        if (settings.fetch.stop.stop_requested()) return;
        try {
            const auto context = context_of(database, layer, now);
            const auto done = refresh_layer(database, layer, context, settings, now);
            if (!done) {
                report(layer, done.error().code);
            } else if (*done) {
                report(layer, "read anew");
            }
        } catch (const std::exception& fault) {
            report(layer, fault.what());
            postpone(database, layer, now);
        }
    }
}

}  // namespace sroki::server
