#include "calendar/event_history.h"

#include <algorithm>

#include "calendar/event_rules.h"
#include "calendar/names.h"

namespace sroki::calendar {

namespace {

std::string local_text(const std::string& timezone, Instant instant) {
    const LocalTime local = to_local(timezone, instant);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time{local - day};
    const auto two_digits = [](std::int64_t value) {
        return std::string(1, static_cast<char>('0' + value / 10)) +
               static_cast<char>('0' + value % 10);
    };
    return scheduler::format_date(scheduler::Date{day.time_since_epoch()}) + 'T' +
           two_digits(time.hours().count()) + ':' + two_digits(time.minutes().count());
}

template <class Values, class Text>
std::string joined(const Values& values, Text text) {
    std::string all;
    for (const auto& value : values) {
        if (!all.empty()) all += "; ";
        all += text(value);
    }
    return all;
}

std::string text_of(const std::vector<EventStage>& stages, const std::string& timezone) {
    return joined(stages, [&](const EventStage& stage) {
        return stage.title + ' ' + text_of(EventTime{stage.days}, timezone);
    });
}

std::string text_of(const Event& event, const std::vector<LocalTime>& moments) {
    return joined(moments, [&](LocalTime moment) { return name_of_moment(event, moment); });
}

std::string text_of(const EventOverride& changed, const std::string& timezone) {
    std::vector<std::string> parts;
    if (changed.when) parts.push_back(text_of(*changed.when, timezone));
    if (changed.state) parts.emplace_back(name_of(*changed.state));
    for (const auto& text : {changed.title, changed.place, changed.description}) {
        if (text) parts.push_back(*text);
    }
    return joined(parts, [](const std::string& part) { return part; });
}

class Difference {
  public:
    Difference(const Event& before, const Event& after) : before_(before), after_(after) {}

    std::vector<EventChange> run() && {
        add("title", before_.title, after_.title);
        add("kind", std::string(name_of(before_.kind)), std::string(name_of(after_.kind)));
        add("when", text_of(before_.when, before_.timezone), text_of(after_.when, after_.timezone));
        add("timezone", before_.timezone, after_.timezone);
        add("place", before_.place, after_.place);
        add("institution", before_.institution, after_.institution);
        const auto same = [](const std::string& text) { return text; };
        add("subjects", joined(before_.subjects, same), joined(after_.subjects, same));
        add("audience", before_.audience, after_.audience);
        add("link", before_.link, after_.link);
        add("description", before_.description, after_.description);
        add("stages", text_of(before_.stages, before_.timezone),
            text_of(after_.stages, after_.timezone));
        add("state", std::string(name_of(before_.state)), std::string(name_of(after_.state)));
        add("rule", before_.rule, after_.rule);
        add("dates", text_of(before_, before_.dates), text_of(after_, after_.dates));
        add("exceptions", text_of(before_, before_.exceptions), text_of(after_, after_.exceptions));
        for (const EventOverride& old : before_.overrides)
            add_override(&old, find_override(after_, old.recurrence_id));
        for (const EventOverride& fresh : after_.overrides) {
            if (find_override(before_, fresh.recurrence_id) == nullptr)
                add_override(nullptr, &fresh);
        }
        return std::move(changes_);
    }

  private:
    void add(std::string field, std::string old_value, std::string new_value) {
        if (old_value == new_value) return;
        changes_.push_back({{}, std::move(field), std::move(old_value), std::move(new_value)});
    }

    void add_override(const EventOverride* old, const EventOverride* fresh) {
        const std::string old_text = old != nullptr ? text_of(*old, before_.timezone) : "";
        const std::string new_text = fresh != nullptr ? text_of(*fresh, after_.timezone) : "";
        if (old_text == new_text) return;
        const LocalTime moment = (old != nullptr ? old : fresh)->recurrence_id;
        changes_.push_back({moment, "override", old_text, new_text});
    }

    const Event& before_;
    const Event& after_;
    std::vector<EventChange> changes_;
};

}  // namespace

std::string text_of(const EventTime& when, const std::string& timezone) {
    if (const auto* whole = std::get_if<scheduler::Period>(&when)) {
        return scheduler::format_date(whole->first) + '/' + scheduler::format_date(whole->last);
    }
    const auto& span = std::get<TimeSpan>(when);
    return local_text(timezone, span.starts) + '/' + local_text(timezone, span.ends);
}

std::vector<EventChange> changes_between(const Event& before, const Event& after) {
    return Difference(before, after).run();
}

}  // namespace sroki::calendar
