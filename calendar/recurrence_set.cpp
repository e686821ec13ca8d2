#include "calendar/recurrence_set.h"

#include <algorithm>
#include <set>

#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

using scheduler::Frequency;
using scheduler::IcalMoment;
using scheduler::RecurrenceRule;
using Code = RecurrenceSetErrorCode;

tl::unexpected<RecurrenceSetError> fault(Code code, const std::string& detail) {
    return tl::unexpected(RecurrenceSetError{code, detail});
}

// What tells moments apart and orders them: near a change of the offset two local times can be one
// instant, and one local time two of them.
Instant key_of(const RecurrenceMoment& moment) {
    return moment.instant.value_or(Instant{moment.local.time_since_epoch()});
}

// Of two names of one instant the later is first: the earlier lies in the skipped hour.
bool comes_before(const RecurrenceMoment& left, const RecurrenceMoment& right) {
    if (key_of(left) != key_of(right)) return key_of(left) < key_of(right);
    return left.local > right.local;
}

bool is_same(const RecurrenceMoment& left, const RecurrenceMoment& right) {
    return key_of(left) == key_of(right);
}

class Expander {
  public:
    Expander(const RecurrenceSet& set, std::size_t limit) : set_(set), limit_(limit) {}

    tl::expected<std::vector<RecurrenceMoment>, RecurrenceSetError> run() {
        const auto start = scheduler::parse_ical_moment(set_.start);
        if (!start) return fault(Code::bad_start, set_.start);
        zone_ = set_.timezone.empty() && start->is_utc ? "UTC" : set_.timezone;
        if (!zone_.empty() && !is_zone(zone_)) return fault(Code::unknown_timezone, zone_);
        has_time_ = start->has_time;
        start_ = place(*start).local;
        if (auto read = read_exceptions(); !read) return tl::unexpected(read.error());
        if (auto added = add_rule(); !added) return tl::unexpected(added.error());
        if (auto added = add_dates(); !added) return tl::unexpected(added.error());
        return finish();
    }

  private:
    [[nodiscard]] RecurrenceMoment place(LocalTime local) const {
        RecurrenceMoment moment{local, has_time_, std::nullopt};
        if (has_time_ && !zone_.empty()) moment.instant = to_instant(zone_, local);
        return moment;
    }

    // What a moment as written is in the set's own zone.
    [[nodiscard]] RecurrenceMoment place(const IcalMoment& written) const {
        if (!written.is_utc || zone_.empty()) return place(written.local);
        const Instant instant{written.local.time_since_epoch()};
        RecurrenceMoment moment{to_local(zone_, instant), has_time_, std::nullopt};
        if (has_time_) moment.instant = instant;
        return moment;
    }

    tl::expected<void, RecurrenceSetError> read_exceptions() {
        for (const std::string& text : set_.exceptions) {
            const auto moment = scheduler::parse_ical_moment(text);
            if (!moment) return fault(Code::bad_date, text);
            const RecurrenceMoment excepted = place(*moment);
            if (moment->has_time && has_time_) {
                excepted_.insert(key_of(excepted));
            } else {
                excepted_days_.insert(std::chrono::floor<std::chrono::days>(excepted.local));
            }
        }
        return {};
    }

    tl::expected<void, RecurrenceSetError> add_rule() {
        if (set_.rule.empty()) {
            found_.push_back(place(start_));
            return {};
        }
        auto rule = scheduler::parse_recurrence(set_.rule);
        if (!rule) return fault(Code::bad_rule, rule.error().part);
        if (!has_time_) {
            if (rule->frequency < Frequency::daily) return fault(Code::bad_rule, set_.rule);
            // They must be ignored (section 3.3.10).
            rule->by_hour.clear();
            rule->by_minute.clear();
            rule->by_second.clear();
        }
        std::optional<Instant> until;
        if (rule->until && rule->is_until_utc && !zone_.empty()) {
            until = Instant{rule->until->time_since_epoch()};
            // Local order may differ from that of instants near a change of the offset.
            rule->until = to_local(zone_, *until) + std::chrono::days{1};
        }
        // Enough to be left with `limit_` when the exceptions are gone.
        const std::size_t wanted = limit_ + set_.exceptions.size() * kMomentsInADay;
        for (const LocalTime local : scheduler::expand_recurrence(*rule, start_, wanted)) {
            const RecurrenceMoment moment = place(local);
            if (until && key_of(moment) > *until) continue;
            if (!is_excepted(moment)) found_.push_back(moment);
            if (found_.size() >= limit_) break;
        }
        return {};
    }

    tl::expected<void, RecurrenceSetError> add_dates() {
        for (const std::string& text : set_.dates) {
            const auto moment =
                scheduler::parse_ical_moment(std::string_view(text).substr(0, text.find('/')));
            if (!moment) return fault(Code::bad_date, text);
            found_.push_back(place(*moment));
        }
        return {};
    }

    [[nodiscard]] bool is_excepted(const RecurrenceMoment& moment) const {
        return excepted_.contains(key_of(moment)) ||
               excepted_days_.contains(std::chrono::floor<std::chrono::days>(moment.local));
    }

    [[nodiscard]] std::vector<RecurrenceMoment> finish() {
        std::sort(found_.begin(), found_.end(), comes_before);
        found_.erase(std::unique(found_.begin(), found_.end(), is_same), found_.end());
        std::vector<RecurrenceMoment> moments;
        for (const RecurrenceMoment& moment : found_) {
            if (is_excepted(moment)) continue;
            if (moments.size() == limit_) break;
            moments.push_back(moment);
        }
        return moments;
    }

    // A date among the exceptions may take away so many at most before the limit is felt.
    static constexpr std::size_t kMomentsInADay = 24;

    const RecurrenceSet& set_;
    std::size_t limit_;
    std::string zone_;
    bool has_time_ = false;
    LocalTime start_;
    std::vector<RecurrenceMoment> found_;
    std::set<Instant> excepted_;
    std::set<std::chrono::local_days> excepted_days_;
};

}  // namespace

tl::expected<std::vector<RecurrenceMoment>, RecurrenceSetError> expand_set(const RecurrenceSet& set,
                                                                           std::size_t limit) {
    return Expander(set, limit).run();
}

}  // namespace sroki::calendar
