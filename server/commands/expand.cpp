// sroki expand --batch: recurrence rules in, their moments out, a line of JSON for each.

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/recurrence_set.h"
#include "scheduler/recurrence.h"
#include "server/commands/command.h"
#include "server/commands/expand_words_ru.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using calendar::RecurrenceMoment;
using calendar::RecurrenceSet;
using calendar::RecurrenceSetErrorCode;

constexpr std::size_t kMomentsMax = 10'000;
constexpr std::size_t kLineBytesMax = 1'048'576;

struct LineError {
    std::string code;
    std::string message;
};

struct Request {
    RecurrenceSet set;
    std::size_t limit = kMomentsMax;
};

LineError bad_field(const char* name) {
    return {"bad_request", fmt::format(words::kExpandBadField, name)};
}

// Absent and null are the same.
tl::expected<std::string, LineError> read_text(const json::object& line, const char* name) {
    const json::value* value = line.if_contains(name);
    if (value == nullptr || value->is_null()) return std::string();
    if (!value->is_string()) return tl::unexpected(bad_field(name));
    return std::string(value->as_string());
}

tl::expected<std::vector<std::string>, LineError> read_texts(const json::object& line,
                                                             const char* name) {
    std::vector<std::string> texts;
    const json::value* value = line.if_contains(name);
    if (value == nullptr || value->is_null()) return texts;
    if (!value->is_array()) return tl::unexpected(bad_field(name));
    for (const json::value& element : value->as_array()) {
        if (!element.is_string()) return tl::unexpected(bad_field(name));
        texts.emplace_back(element.as_string());
    }
    return texts;
}

tl::expected<std::size_t, LineError> read_limit(const json::object& line) {
    const json::value* value = line.if_contains("limit");
    if (value == nullptr || value->is_null()) return kMomentsMax;
    if (!value->is_int64() || value->as_int64() < 0) return tl::unexpected(bad_field("limit"));
    return std::min(static_cast<std::size_t>(value->as_int64()), kMomentsMax);
}

tl::expected<Request, LineError> read_request(const json::object& line) {
    Request request;
    for (const auto& [name, member] :
         {std::pair{"dtstart", &RecurrenceSet::start}, std::pair{"tzid", &RecurrenceSet::timezone},
          std::pair{"rrule", &RecurrenceSet::rule}}) {
        auto text = read_text(line, name);
        if (!text) return tl::unexpected(text.error());
        request.set.*member = std::move(*text);
    }
    for (const auto& [name, member] : {std::pair{"rdates", &RecurrenceSet::dates},
                                       std::pair{"exdates", &RecurrenceSet::exceptions}}) {
        auto texts = read_texts(line, name);
        if (!texts) return tl::unexpected(texts.error());
        request.set.*member = std::move(*texts);
    }
    const auto limit = read_limit(line);
    if (!limit) return tl::unexpected(limit.error());
    request.limit = *limit;
    const auto value = read_text(line, "value");
    if (!value) return tl::unexpected(value.error());
    const auto start = scheduler::parse_ical_moment(request.set.start);
    if (start && !value->empty() && *value != (start->has_time ? "DATE-TIME" : "DATE")) {
        return tl::unexpected(
            LineError{"bad_dtstart", fmt::format(words::kExpandBadValue, request.set.start)});
    }
    return request;
}

LineError to_line_error(const calendar::RecurrenceSetError& error) {
    switch (error.code) {
        case RecurrenceSetErrorCode::bad_start:
            return {"bad_dtstart", fmt::format(words::kExpandBadStart, error.detail)};
        case RecurrenceSetErrorCode::bad_rule:
            return {"bad_rule", fmt::format(words::kExpandBadRule, error.detail)};
        case RecurrenceSetErrorCode::bad_date:
            return {"bad_date", fmt::format(words::kExpandBadDate, error.detail)};
        case RecurrenceSetErrorCode::unknown_timezone:
            return {"unknown_timezone", fmt::format(words::kExpandBadZone, error.detail)};
    }
    return {"bad_rule", error.detail};
}

json::object error_json(const json::value& id, const LineError& error) {
    return {{"id", id}, {"error", json::object{{"code", error.code}, {"message", error.message}}}};
}

json::object moments_json(const json::value& id, const std::vector<RecurrenceMoment>& moments) {
    json::array occurrences;
    json::array utc;
    for (const RecurrenceMoment& moment : moments) {
        occurrences.emplace_back(scheduler::format_ical_moment(moment.local, moment.has_time));
        if (!moment.instant) continue;
        const calendar::LocalTime in_utc{moment.instant->time_since_epoch()};
        utc.emplace_back(scheduler::format_ical_moment(in_utc, true) + 'Z');
    }
    return {{"id", id}, {"occurrences", std::move(occurrences)}, {"utc", std::move(utc)}};
}

json::object expand_line(const std::string& text) {
    boost::system::error_code code;
    const json::value parsed = json::parse(text, code);
    if (code || text.size() > kLineBytesMax || !parsed.is_object()) {
        const std::string reason = code ? code.message() : std::string("object");
        return error_json(nullptr, {"bad_json", fmt::format(words::kExpandBadJson, reason)});
    }
    const json::object& line = parsed.as_object();
    const json::value* given_id = line.if_contains("id");
    const json::value id = given_id == nullptr ? json::value(nullptr) : *given_id;
    const auto request = read_request(line);
    if (!request) return error_json(id, request.error());
    const auto moments = calendar::expand_set(request->set, request->limit);
    if (!moments) return error_json(id, to_line_error(moments.error()));
    return moments_json(id, *moments);
}

int expand_batch(Invocation& invocation) {
    for (std::string line; std::getline(invocation.in, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        invocation.out << expand_line(line) << '\n';
    }
    invocation.out.flush();
    return kExitOk;
}

}  // namespace

void add_expand_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("expand");
    const auto is_batch = std::make_shared<bool>(false);
    command->add_flag("--batch", *is_batch, std::string(words::kExpandBatch))->required();
    command->callback([&invocation, is_batch] {
        invocation.run = [&invocation] { return expand_batch(invocation); };
    });
}

}  // namespace sroki::server
