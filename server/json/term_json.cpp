#include "server/json/term_json.h"

#include <array>

#include <boost/json.hpp>

#include "calendar/names.h"

namespace sroki::server {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 8> kParts{"window",    "deadline", "frequency", "year",
                                                 "condition", "reason",   "note",      "link"};
constexpr std::array<std::string_view, 5> kRules{"explicit", "single_year", "every_year",
                                                 "recurring", "plan"};

template <class Names, class Enum>
json::string name_of(const Names& names, Enum value) {
    return json::string(names.at(static_cast<std::size_t>(value)));
}

template <class T>
json::value or_null(const std::optional<T>& value) {
    return value ? json::value(*value) : json::value(nullptr);
}

}  // namespace

json::object term_to_json(std::string_view text, const scheduler::TermResult& result) {
    json::array occurrences;
    for (const scheduler::Occurrence& occurrence : result.occurrences) {
        json::value from;
        if (occurrence.from) from = scheduler::format_date(*occurrence.from);
        occurrences.push_back(
            json::object{{"from", from}, {"due", scheduler::format_date(occurrence.due)}});
    }
    json::array flags;
    for (const scheduler::TermFlag flag : result.flags)
        flags.push_back(json::string(calendar::name_of(flag)));
    json::value reason;
    if (result.reason) reason = json::string(calendar::name_of(*result.reason));
    return {{"text", text},
            {"status", calendar::name_of(result.status)},
            {"recurrence", or_null(result.recurrence)},
            {"occurrences", std::move(occurrences)},
            {"reason", reason},
            {"flags", std::move(flags)},
            {"note", or_null(result.note)}};
}

json::object explanation_to_json(std::string_view text, const scheduler::Explanation& explanation) {
    json::object object = term_to_json(text, explanation.result);
    object["wording"] =
        explanation.wording.empty() ? json::value(nullptr) : json::value(explanation.wording);
    json::array rules;
    for (const scheduler::YearRule rule : explanation.rules)
        rules.push_back(name_of(kRules, rule));
    object["rules"] = std::move(rules);
    json::array spans;
    for (const scheduler::Span& span : explanation.spans) {
        spans.push_back(json::object{{"begin", span.begin},
                                     {"end", span.end},
                                     {"part", name_of(kParts, span.part)},
                                     {"text", text.substr(span.begin, span.end - span.begin)}});
    }
    object["spans"] = std::move(spans);
    return object;
}

namespace {

using scheduler::Date;
using scheduler::NamedWindow;
using scheduler::TermContext;

template <class T>
using Read = tl::expected<T, ContextError>;

tl::unexpected<ContextError> wrong(std::string code, std::string field) {
    return tl::unexpected(ContextError{std::move(code), std::move(field)});
}

// The member, or nothing when it is absent or null.
const json::value* member(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

Read<Date> read_date(const json::value& value, const std::string& field) {
    if (const json::string* text = value.if_string()) {
        if (const auto date = scheduler::parse_date(*text)) return *date;
    }
    return wrong("date_invalid", field);
}

Read<scheduler::Period> read_period(const json::value& value, const std::string& field) {
    const json::array* ends = value.if_array();
    if (ends == nullptr || ends->size() != 2) return wrong("period_invalid", field);
    const auto first = read_date(ends->front(), field);
    if (!first) return tl::unexpected(first.error());
    const auto last = read_date(ends->back(), field);
    if (!last) return tl::unexpected(last.error());
    if (*last < *first) return wrong("period_invalid", field);
    return scheduler::Period{*first, *last};
}

Read<std::chrono::year_month> read_month(const json::value& value) {
    if (const json::string* text = value.if_string()) {
        if (const auto date = scheduler::parse_date(std::string(*text) + "-01")) {
            const std::chrono::year_month_day day{*date};
            return day.year() / day.month();
        }
    }
    return wrong("month_invalid", "month");
}

Read<NamedWindow> read_named(std::string name, const json::value& from, const json::value& due) {
    const auto window = read_period(json::array{from, due}, "school_calendar");
    if (!window) return tl::unexpected(window.error());
    return NamedWindow{std::move(name), *window};
}

constexpr std::size_t kNamedWindowsMax = 100;

Read<std::vector<NamedWindow>> read_school_calendar(const json::value& value) {
    std::vector<NamedWindow> windows;
    const auto add = [&windows](const Read<NamedWindow>& window) {
        if (window) windows.push_back(*window);
        return window.has_value();
    };
    const auto invalid = wrong("school_calendar_invalid", "school_calendar");
    if (const json::object* by_name = value.if_object()) {
        for (const auto& [name, ends] : *by_name) {
            if (windows.size() >= kNamedWindowsMax) return invalid;
            if (ends.is_null()) continue;
            const json::array* pair = ends.if_array();
            if (pair == nullptr || pair->size() != 2) return invalid;
            if (!add(read_named(std::string(name), pair->front(), pair->back()))) return invalid;
        }
        return windows;
    }
    const json::array* list = value.if_array();
    if (list == nullptr || list->size() > kNamedWindowsMax) return invalid;
    for (const json::value& entry : *list) {
        const json::object* object = entry.if_object();
        if (object == nullptr) return invalid;
        const json::value* name = member(*object, "name");
        const json::value* from = member(*object, "from");
        const json::value* due = member(*object, "due");
        if (name == nullptr || !name->is_string() || from == nullptr || due == nullptr) {
            return invalid;
        }
        if (!add(read_named(std::string(name->get_string()), *from, *due))) return invalid;
    }
    return windows;
}

}  // namespace

tl::expected<TermContext, ContextError> context_from_json(const json::value& value) {
    const json::object* object = value.if_object();
    if (object == nullptr) return wrong("context_invalid", "context");
    TermContext context;
    const json::value* period = member(*object, "period");
    if (period == nullptr) return wrong("period_missing", "period");
    const auto read = read_period(*period, "period");
    if (!read) return tl::unexpected(read.error());
    context.period = *read;
    if (const json::value* basis = member(*object, "basis")) {
        const json::string* text = basis->if_string();
        if (text == nullptr || (*text != "school" && *text != "calendar")) {
            return wrong("basis_invalid", "basis");
        }
        context.basis = *text == "school" ? scheduler::Basis::school : scheduler::Basis::calendar;
    }
    if (const json::value* issued = member(*object, "issued")) {
        const auto date = read_date(*issued, "issued");
        if (!date) return tl::unexpected(date.error());
        context.issued = *date;
    }
    if (const json::value* month = member(*object, "month")) {
        const auto date = read_month(*month);
        if (!date) return tl::unexpected(date.error());
        context.month = *date;
    }
    if (const json::value* named = member(*object, "school_calendar")) {
        auto windows = read_school_calendar(*named);
        if (!windows) return tl::unexpected(windows.error());
        context.school_calendar = std::move(*windows);
    }
    return context;
}

}  // namespace sroki::server
