#include "calendar/event_rules.h"

#include <algorithm>
#include <array>

#include "calendar/event_series.h"
#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

using Code = EventFaultCode;
using Checked = tl::expected<void, EventFault>;
using scheduler::Date;
using std::chrono::days;
using std::chrono::seconds;

constexpr std::size_t kTitleBytesMax = 1'000;
constexpr std::size_t kLineBytesMax = 1'000;
constexpr std::size_t kLinkBytesMax = 2'000;
constexpr std::size_t kTextBytesMax = 20'000;
constexpr std::size_t kSubjectsMax = 30;
constexpr std::size_t kMomentsMax = 500;
constexpr Date kFirstDay{std::chrono::year{1990} / 1 / 1};
constexpr Date kLastDay{std::chrono::year{2200} / 12 / 31};

tl::unexpected<EventFault> fault(Code code, std::string field, std::string detail = {}) {
    return tl::unexpected(EventFault{code, std::move(field), std::move(detail)});
}

Checked check_text(const std::string& text, std::string field, std::size_t bytes_max) {
    if (text.size() > bytes_max) {
        return fault(Code::too_long, std::move(field), std::to_string(bytes_max));
    }
    return {};
}

Checked check_title(const std::string& text, const std::string& field) {
    const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (is_blank) return fault(Code::empty, field);
    return check_text(text, field, kTitleBytesMax);
}

bool is_link(std::string_view text) {
    const bool has_scheme = text.starts_with("http://") || text.starts_with("https://");
    return has_scheme && text.size() > std::string_view("https://").size() &&
           std::none_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == 0x7F || c == '"' || c == '<';
           });
}

Checked check_words(const Event& event) {
    if (auto done = check_title(event.title, "title"); !done) return done;
    const std::array<std::pair<const std::string*, const char*>, 3> lines{
        {{&event.place, "place"},
         {&event.institution, "institution"},
         {&event.audience, "audience"}}};
    for (const auto& [text, field] : lines) {
        if (auto done = check_text(*text, field, kLineBytesMax); !done) return done;
    }
    if (auto done = check_text(event.description, "description", kTextBytesMax); !done) return done;
    if (auto done = check_text(event.link, "link", kLinkBytesMax); !done) return done;
    if (!event.link.empty() && !is_link(event.link)) return fault(Code::bad_link, "link");
    if (event.subjects.size() > kSubjectsMax) {
        return fault(Code::too_many, "subjects", std::to_string(kSubjectsMax));
    }
    for (std::size_t i = 0; i < event.subjects.size(); ++i) {
        auto done = check_title(event.subjects[i], "subjects/" + std::to_string(i));
        if (!done) return done;
    }
    return {};
}

Checked check_time(const EventTime& when, const std::string& timezone, const std::string& field) {
    if (const auto* whole = std::get_if<scheduler::Period>(&when)) {
        if (whole->last < whole->first) return fault(Code::ends_before_start, field);
    } else {
        const auto& span = std::get<TimeSpan>(when);
        if (span.ends < span.starts) return fault(Code::ends_before_start, field);
        // Far instants would overflow the tz database's calendar.
        if (span.starts < Instant{kFirstDay} || span.ends > Instant{kLastDay}) {
            return fault(Code::year_out_of_range, field);
        }
    }
    const scheduler::Period own = days_of(when, timezone);
    if (own.first < kFirstDay || own.last > kLastDay) return fault(Code::year_out_of_range, field);
    if (own.last - own.first > kEventDaysMax) {
        return fault(Code::lasts_too_long, field, std::to_string(kEventDaysMax.count()));
    }
    return {};
}

Checked check_stages(const Event& event) {
    if (event.stages.size() > kStagesMax) {
        return fault(Code::too_many, "stages", std::to_string(kStagesMax));
    }
    for (std::size_t i = 0; i < event.stages.size(); ++i) {
        const std::string field = "stages/" + std::to_string(i);
        const EventStage& stage = event.stages[i];
        if (auto done = check_title(stage.title, field + "/title"); !done) return done;
        if (auto done = check_time(stage.days, event.timezone, field); !done) return done;
    }
    return {};
}

Checked check_rule(Event& event) {
    if (event.rule.empty()) return {};
    if (event.rule.size() > kLineBytesMax) {
        return fault(Code::too_long, "rule", std::to_string(kLineBytesMax));
    }
    const auto rule = scheduler::parse_recurrence(event.rule);
    if (!rule) return fault(Code::bad_rule, "rule", rule.error().part);
    event.rule = scheduler::normal_rule(event.rule);
    if (rule->frequency < scheduler::Frequency::daily || !rule->by_hour.empty() ||
        !rule->by_minute.empty() || !rule->by_second.empty()) {
        return fault(Code::rule_too_frequent, "rule");
    }
    if (rule->count.value_or(1) > kRuleCountMax || rule->interval > kRuleIntervalMax) {
        return fault(Code::rule_too_large, "rule", std::to_string(kRuleCountMax));
    }
    if (rule->until) {
        if (*rule->until > LocalTime{kLastDay.time_since_epoch()}) {
            return fault(Code::year_out_of_range, "rule");
        }
        event.rule = rule_with_normal_until(event);
    }
    Event bare = event;
    bare.dates.clear();
    bare.exceptions.clear();
    // RFC 5545 section 3.8.5.3 leaves open what else the set would be, and clients differ.
    if (!has_instance(bare, local_start(event.when, event.timezone))) {
        return fault(Code::rule_misses_start, "rule");
    }
    return {};
}

void sort_moments(std::vector<LocalTime>& moments) {
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
}

Checked check_moments(Event& event) {
    for (const auto& [moments, field] :
         {std::pair{&event.dates, "dates"}, std::pair{&event.exceptions, "exceptions"}}) {
        if (moments->size() > kMomentsMax) {
            return fault(Code::too_many, field, std::to_string(kMomentsMax));
        }
        sort_moments(*moments);
        for (const LocalTime moment : *moments) {
            const Date date{std::chrono::floor<days>(moment.time_since_epoch())};
            if (date < kFirstDay || date > kLastDay) return fault(Code::year_out_of_range, field);
            if (event.is_whole_days() && moment != std::chrono::floor<days>(moment)) {
                return fault(Code::mixed_forms, field);
            }
        }
    }
    if (!event.exceptions.empty() && !event.is_series()) {
        return fault(Code::not_recurring, "exceptions");
    }
    // Some readers show what stands both in the rule and among the dates twice.
    if (!event.rule.empty()) {
        std::erase_if(event.dates, [&](LocalTime moment) { return is_of_rule(event, moment); });
    }
    Event bare = event;
    bare.exceptions.clear();
    for (const LocalTime moment : event.exceptions) {
        if (!has_instance(bare, moment)) {
            return fault(Code::no_such_instance, "exceptions", name_of_moment(event, moment));
        }
    }
    return {};
}

Checked check_overrides(const Event& event) {
    if (event.overrides.empty()) return {};
    if (!event.is_series()) return fault(Code::not_recurring, "overrides");
    if (event.overrides.size() > kMomentsMax) {
        return fault(Code::too_many, "overrides", std::to_string(kMomentsMax));
    }
    for (const EventOverride& changed : event.overrides) {
        const std::string name = name_of_moment(event, changed.recurrence_id);
        const std::string field = "overrides/" + name;
        if (changed.when) {
            if (changed.when->index() != event.when.index()) return fault(Code::mixed_forms, field);
            if (auto done = check_time(*changed.when, event.timezone, field); !done) return done;
        }
        if (!has_instance(event, changed.recurrence_id)) {
            return fault(Code::no_such_instance, field, name);
        }
        if (changed.title) {
            if (auto done = check_title(*changed.title, field + "/title"); !done) return done;
        }
        auto done = check_text(changed.place.value_or(""), field + "/place", kLineBytesMax);
        if (!done) return done;
        done = check_text(changed.description.value_or(""), field + "/description", kTextBytesMax);
        if (!done) return done;
    }
    return {};
}

std::string normal_until(const Event& event, const scheduler::RecurrenceRule& rule) {
    const LocalTime until = *rule.until;
    if (event.is_whole_days()) {
        const LocalTime local =
            rule.is_until_utc ? to_local(event.timezone, Instant{until.time_since_epoch()}) : until;
        return scheduler::format_ical_moment(local, false);
    }
    const Instant instant =
        rule.is_until_utc ? Instant{until.time_since_epoch()} : to_instant(event.timezone, until);
    return scheduler::format_ical_moment(LocalTime{instant.time_since_epoch()}, true) + 'Z';
}

}  // namespace

tl::expected<Event, EventFault> check_event(Event event) {
    if (auto done = check_words(event); !done) return tl::unexpected(done.error());
    if (!is_zone(event.timezone)) return fault(Code::unknown_timezone, "timezone", event.timezone);
    if (auto done = check_time(event.when, event.timezone, "when"); !done) {
        return tl::unexpected(done.error());
    }
    if (auto done = check_stages(event); !done) return tl::unexpected(done.error());
    if (auto done = check_rule(event); !done) return tl::unexpected(done.error());
    if (auto done = check_moments(event); !done) return tl::unexpected(done.error());
    if (auto done = check_overrides(event); !done) return tl::unexpected(done.error());
    return event;
}

std::string rule_with_normal_until(const Event& event) {
    const auto rule = scheduler::parse_recurrence(event.rule);
    if (!rule || !rule->until) return event.rule;
    return rule_with_end(event.rule, "UNTIL=" + normal_until(event, *rule));
}

std::string name_of_moment(const Event& event, LocalTime moment) {
    return scheduler::format_ical_moment(moment, !event.is_whole_days());
}

}  // namespace sroki::calendar
