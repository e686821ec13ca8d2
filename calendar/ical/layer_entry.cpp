#include "calendar/ical/layer_entry.h"

#include <algorithm>
#include <charconv>

#include "calendar/contacts/russian_contacts.h"
#include "calendar/event_rules.h"
#include "calendar/ical/feed_ru.h"
#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

using scheduler::Date;
using scheduler::IcalMoment;
using std::chrono::days;
using std::chrono::seconds;

constexpr std::size_t kTextBytesMax = 8'000;
constexpr std::size_t kTitleBytesMax = 500;
constexpr std::size_t kCategoriesMax = 10;
constexpr std::size_t kMomentsMax = 2'000;
constexpr Date kFirstDay{std::chrono::year{1900} / 1 / 1};
constexpr Date kLastDay{std::chrono::year{2200} / 12 / 31};
constexpr days kLengthMax{400};

// "P1DT2H", "PT90M", "P2W" (RFC 5545 section 3.3.6); nothing when negative or no duration.
std::optional<seconds> duration_of(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
    text.remove_prefix(1);
    seconds length{0};
    bool is_time = false;
    while (!text.empty()) {
        if (text.front() == 'T' && !is_time) {
            is_time = true;
            text.remove_prefix(1);
            continue;
        }
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end == text.data() + text.size()) return std::nullopt;
        if (number < 0 || number > 10'000'000) return std::nullopt;
        switch (*end) {
            case 'W':
                length += days{7 * number};
                break;
            case 'D':
                length += days{number};
                break;
            case 'H':
                length += std::chrono::hours{number};
                break;
            case 'M':
                length += std::chrono::minutes{number};
                break;
            case 'S':
                length += seconds{number};
                break;
            default:
                return std::nullopt;
        }
        text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    }
    return length;
}

// A link that may stand in a page; nothing else does.
std::string safe_link(const std::string& text) {
    Event probe;
    probe.title = "x";
    probe.timezone = "UTC";
    probe.when = scheduler::Period{kFirstDay + days{40'000}, kFirstDay + days{40'000}};
    probe.link = text;
    const bool is_safe = check_event(probe) && without_contacts(text) == text;
    return is_safe ? text : std::string();
}

class EntryReader {
  public:
    EntryReader(const std::vector<ContentLine>& lines, bool is_task, const std::string& own_zone,
                const FindZone& find_zone)
        : lines_(lines),
          is_task_(is_task),
          own_zone_(own_zone),
          floating_zone_(own_zone),
          find_zone_(find_zone) {}

    tl::expected<LayerEntry, LeftOutCode> run() {
        read_words();
        if (auto done = read_times(); !done) return tl::unexpected(done.error());
        if (auto done = read_rule(); !done) return tl::unexpected(done.error());
        if (auto done = read_all_moments(); !done) return tl::unexpected(done.error());
        return std::move(entry_);
    }

  private:
    using Done = tl::expected<void, LeftOutCode>;

    [[nodiscard]] const ContentLine* find(std::string_view name) const {
        const auto found = std::find_if(lines_.begin(), lines_.end(),
                                        [&](const ContentLine& line) { return line.name == name; });
        return found == lines_.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::string text(std::string_view name, std::size_t bytes_max) const {
        const ContentLine* line = find(name);
        return line == nullptr ? "" : cut_at_letter(unescaped(line->value), bytes_max);
    }
    // Of what is written for people: whom to call is not ours to keep.
    [[nodiscard]] std::string words(std::string_view name, std::size_t bytes_max) const {
        const ContentLine* line = find(name);
        return line == nullptr ? ""
                               : cut_at_letter(without_contacts(unescaped(line->value)), bytes_max);
    }

    // A word of the standard; some write it small.
    [[nodiscard]] std::string word(std::string_view name) const {
        return in_capitals(trimmed(text(name, kTitleBytesMax)));
    }

    void read_words() {
        Event& event = entry_.event;
        event.uid = text("UID", kTextBytesMax);
        event.title = title_of(lines_);
        if (event.title.empty()) event.title = untitled_ru();
        event.description = words("DESCRIPTION", kTextBytesMax);
        event.place = words("LOCATION", kTitleBytesMax);
        event.link = safe_link(text("URL", kTitleBytesMax));
        const ContentLine* categories = find("CATEGORIES");
        if (categories != nullptr) event.subjects = unescaped_list(categories->value);
        if (event.subjects.size() > kCategoriesMax) event.subjects.resize(kCategoriesMax);
        for (std::string& subject : event.subjects)
            subject = cut_at_letter(without_contacts(std::move(subject)), kTitleBytesMax);
        const std::string status = word("STATUS");
        event.state = status == "CANCELLED"   ? EventState::cancelled
                      : status == "TENTATIVE" ? EventState::planned
                                              : EventState::confirmed;
        const std::string sequence = text("SEQUENCE", kTitleBytesMax);
        std::from_chars(sequence.data(), sequence.data() + sequence.size(), event.sequence);
        event.sequence = std::clamp<std::int64_t>(event.sequence, 0, 1'000'000);
        entry_.modified = text("LAST-MODIFIED", kTitleBytesMax);
    }

    // The moment of a property and the zone it is in; a TZID that means nothing is an error.
    struct Moment {
        IcalMoment value;
        std::string zone;
    };
    tl::expected<Moment, LeftOutCode> moment_of(const ContentLine& line,
                                                std::string_view value) const {
        value = trimmed(value);
        // "VALUE=DATE:20261101T000000"
        const bool is_day = in_capitals(line.parameter("VALUE")) == "DATE";
        if (is_day) value = value.substr(0, value.find('T'));
        const auto moment = scheduler::parse_ical_moment(value);
        if (!moment) return tl::unexpected(LeftOutCode::bad_time);
        const Date day = day_of(moment->local);
        if (day < kFirstDay || day > kLastDay) return tl::unexpected(LeftOutCode::bad_time);
        const std::string name = line.parameter("TZID");
        if (moment->is_utc) return Moment{*moment, "UTC"};
        if (name.empty() || !moment->has_time) return Moment{*moment, floating_zone_};
        const auto zone = find_zone_(name);
        if (!zone) return tl::unexpected(LeftOutCode::unknown_timezone);
        return Moment{*moment, *zone};
    }
    [[nodiscard]] static Date day_of(LocalTime moment) {
        return Date{std::chrono::floor<days>(moment.time_since_epoch())};
    }
    [[nodiscard]] static Instant instant_of(const Moment& moment) {
        return to_instant(moment.zone, moment.value.local);
    }

    Done read_times() {
        const ContentLine* line = find("DTSTART");
        // A task stands on the day by which it is to be done.
        if (is_task_ && find("DUE") != nullptr) line = find("DUE");
        if (line == nullptr) {
            return tl::unexpected(is_task_ ? LeftOutCode::task_without_date
                                           : LeftOutCode::no_start);
        }
        const auto start = moment_of(*line, line->value);
        if (!start) return tl::unexpected(start.error());
        // A rule in UTC is iterated in UTC; a single time there is only a way to write it.
        const bool is_written_in_utc =
            start->value.is_utc && find("RRULE") == nullptr && find("RDATE") == nullptr;
        entry_.event.timezone = is_written_in_utc ? own_zone_ : start->zone;
        // An end, an EXDATE without a zone beside a start with one is in that.
        if (!start->value.is_utc) floating_zone_ = start->zone;
        if (is_task_) {
            const bool is_instant = start->value.has_time;
            const Date day =
                day_of(is_instant ? to_local(own_zone_, instant_of(*start)) : start->value.local);
            entry_.event.when = scheduler::Period{day, day};
            return {};
        }
        return start->value.has_time ? read_span(*start) : read_days(*start);
    }

    Done read_days(const Moment& start) {
        const Date first = day_of(start.value.local);
        Date last = first;
        if (const ContentLine* line = find("DTEND")) {
            const auto end = moment_of(*line, line->value);
            if (!end) return tl::unexpected(end.error());
            // Exclusive, as a day and at midnight.
            last = day_of(end->value.local - seconds{1});
        } else if (const auto length = duration_of(text("DURATION", kTitleBytesMax))) {
            last = first + std::chrono::ceil<days>(*length) - days{1};
        }
        // Some write an end equal to the start, or before it: that is one day.
        last = std::max(first, last);
        if (last - first > kLengthMax) return tl::unexpected(LeftOutCode::bad_time);
        entry_.event.when = scheduler::Period{first, last};
        return {};
    }

    Done read_span(const Moment& start) {
        const Instant starts = instant_of(start);
        Instant ends = starts;
        if (const ContentLine* line = find("DTEND")) {
            const auto end = moment_of(*line, line->value);
            if (!end) return tl::unexpected(end.error());
            ends = instant_of(*end);
        } else if (const auto length = duration_of(text("DURATION", kTitleBytesMax))) {
            ends = starts + *length;
        }
        ends = std::max(starts, ends);
        if (ends - starts > kLengthMax) return tl::unexpected(LeftOutCode::bad_time);
        entry_.event.when = TimeSpan{starts, ends};
        // Exchange writes whole days from midnight to midnight and says so beside it.
        const bool is_whole = word("X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE" ||
                              word("X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT") == "TRUE";
        if (is_whole) entry_.event.when = days_of(entry_.event.when, start.zone);
        return {};
    }

    Done read_rule() {
        const auto rules = std::count_if(lines_.begin(), lines_.end(), [](const auto& line) {
            return line.name == "RRULE" || line.name == "EXRULE";
        });
        if (rules == 0) return {};
        const ContentLine* line = find("RRULE");
        if (rules > 1 || line == nullptr) return tl::unexpected(LeftOutCode::several_rules);
        Event& event = entry_.event;
        event.rule = line->value;
        std::erase(event.rule, ' ');
        event.rule = scheduler::normal_rule(event.rule);
        const auto rule = scheduler::parse_recurrence(event.rule);
        if (!rule || event.rule.size() > kTitleBytesMax) {
            return tl::unexpected(LeftOutCode::bad_rule);
        }
        const bool is_frequent =
            rule->frequency < scheduler::Frequency::daily ||
            rule->by_hour.size() * std::max<std::size_t>(rule->by_minute.size(), 1) >
                kTimesOfDayMax ||
            rule->by_minute.size() > kTimesOfDayMax || !rule->by_second.empty();
        if (is_frequent) return tl::unexpected(LeftOutCode::rule_too_frequent);
        event.rule = rule_with_normal_until(event);
        return {};
    }

    // In the form and zone in which the series names its instances.
    [[nodiscard]] LocalTime named_by(const Moment& moment) const {
        const Event& event = entry_.event;
        LocalTime local = moment.value.local;
        if (moment.value.has_time) local = to_local(event.timezone, instant_of(moment));
        const auto day = std::chrono::floor<days>(local);
        if (event.is_whole_days()) return LocalTime{day};
        if (moment.value.has_time) return local;
        const LocalTime start = local_start(event.when, event.timezone);
        return day + (start - std::chrono::floor<days>(start));
    }

    Done read_moments(std::string_view name, std::vector<LocalTime>& moments) {
        for (const ContentLine& line : lines_) {
            if (line.name != name) continue;
            std::string_view values = line.value;
            while (!values.empty()) {
                const std::size_t comma = std::min(values.find(','), values.size());
                const std::string_view value = trimmed(values.substr(0, comma));
                values.remove_prefix(std::min(comma + 1, values.size()));
                if (value.empty()) continue;
                const std::size_t slash = std::min(value.find('/'), value.size());
                const auto moment = moment_of(line, value.substr(0, slash));
                if (!moment) return tl::unexpected(moment.error());
                if (moments.size() == kMomentsMax) return tl::unexpected(LeftOutCode::too_many);
                moments.push_back(named_by(*moment));
                if (slash == value.size() || name != "RDATE") continue;
                if (auto done = read_period(line, *moment, value.substr(slash + 1)); !done) {
                    return done;
                }
            }
        }
        std::sort(moments.begin(), moments.end());
        moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
        return {};
    }

    // An RDATE that says how long it lasts: "20261101T100000/PT2H", "…/20261101T120000".
    Done read_period(const ContentLine& line, const Moment& start, std::string_view ends_at) {
        const auto* own = std::get_if<TimeSpan>(&entry_.event.when);
        if (own == nullptr || !start.value.has_time) return {};
        TimeSpan span{instant_of(start), {}};
        if (const auto length = duration_of(ends_at)) {
            span.ends = span.starts + *length;
        } else {
            const auto end = moment_of(line, ends_at);
            if (!end) return tl::unexpected(end.error());
            span.ends = std::max(span.starts, instant_of(*end));
        }
        if (span.ends - span.starts > kLengthMax) return tl::unexpected(LeftOutCode::bad_time);
        if (span.ends - span.starts == own->ends - own->starts) return {};
        const LocalTime moment = named_by(start);
        if (find_override(entry_.event, moment) != nullptr) return {};
        EventOverride changed{moment, span};
        changed.state = entry_.event.state;
        changed.sequence = -1;  // gives way to an instance that says more
        entry_.event.overrides.push_back(std::move(changed));
        return {};
    }

    Done read_all_moments() {
        if (auto done = read_moments("RDATE", entry_.event.dates); !done) return done;
        if (auto done = read_moments("EXDATE", entry_.event.exceptions); !done) return done;
        const ContentLine* line = find("RECURRENCE-ID");
        if (line == nullptr) return {};
        if (!line->parameter("RANGE").empty()) return tl::unexpected(LeftOutCode::range_override);
        const auto moment = moment_of(*line, line->value);
        if (!moment) return tl::unexpected(moment.error());
        // In this entry's zone; the series may have another (layer_reader.cpp).
        const LocalTime local = moment->value.local;
        entry_.is_id_a_day = !moment->value.has_time;
        entry_.recurrence_id =
            moment->value.has_time ? to_local(entry_.event.timezone, instant_of(*moment)) : local;
        return {};
    }

    static constexpr std::size_t kTimesOfDayMax = 4;

    const std::vector<ContentLine>& lines_;
    bool is_task_;
    const std::string& own_zone_;
    std::string floating_zone_;
    const FindZone& find_zone_;
    LayerEntry entry_;
};

}  // namespace

tl::expected<LayerEntry, LeftOutCode> read_entry(const std::vector<ContentLine>& lines,
                                                 bool is_task, const std::string& own_zone,
                                                 const FindZone& find_zone) {
    return EntryReader(lines, is_task, own_zone, find_zone).run();
}

std::string title_of(const std::vector<ContentLine>& lines) {
    for (const ContentLine& line : lines) {
        if (line.name == "SUMMARY")
            return cut_at_letter(without_contacts(unescaped(line.value)), kTitleBytesMax);
    }
    return {};
}

}  // namespace sroki::calendar
