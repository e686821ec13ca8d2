#include "server/json/term_json.h"

#include <array>

#include <boost/json.hpp>

namespace sroki::server {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 3> kStatuses{"scheduled", "undated", "unrecognized"};
constexpr std::array<std::string_view, 6> kReasons{"as_needed",       "by_other_plan", "relative",
                                                   "school_calendar", "permanent",     "no_term"};
constexpr std::array<std::string_view, 7> kFlags{"alternative", "assumed_yearly", "check",
                                                 "conditional", "needs_date",     "open_ended",
                                                 "outside_plan"};

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
        flags.push_back(name_of(kFlags, flag));
    json::value reason;
    if (result.reason) reason = name_of(kReasons, *result.reason);
    return {{"text", text},
            {"status", name_of(kStatuses, result.status)},
            {"recurrence", or_null(result.recurrence)},
            {"occurrences", std::move(occurrences)},
            {"reason", reason},
            {"flags", std::move(flags)},
            {"note", or_null(result.note)}};
}

}  // namespace sroki::server
