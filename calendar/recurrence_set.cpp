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

// What a moment of the set is in the set's own zone.
LocalTime localize(const IcalMoment& moment, const std::string& zone) {
    if (!moment.is_utc || zone.empty()) return moment.local;
    return to_local(zone, Instant{moment.local.time_since_epoch()});
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
        start_ = localize(*start, zone_);
        if (auto read = read_exceptions(); !read) return tl::unexpected(read.error());
        if (auto added = add_rule(); !added) return tl::unexpected(added.error());
        if (auto added = add_dates(); !added) return tl::unexpected(added.error());
        return finish();
    }

  private:
    tl::expected<void, RecurrenceSetError> read_exceptions() {
        for (const std::string& text : set_.exceptions) {
            const auto moment = scheduler::parse_ical_moment(text);
            if (!moment) return fault(Code::bad_date, text);
            const LocalTime local = localize(*moment, zone_);
            if (moment->has_time && has_time_) {
                excepted_.insert(local);
            } else {
                excepted_days_.insert(std::chrono::floor<std::chrono::days>(local));
            }
        }
        return {};
    }

    tl::expected<void, RecurrenceSetError> add_rule() {
        if (set_.rule.empty()) {
            found_.push_back(start_);
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
            if (until && to_instant(zone_, local) > *until) continue;
            if (!is_excepted(local)) found_.push_back(local);
            if (found_.size() >= limit_) break;
        }
        return {};
    }

    tl::expected<void, RecurrenceSetError> add_dates() {
        for (const std::string& text : set_.dates) {
            const auto moment =
                scheduler::parse_ical_moment(std::string_view(text).substr(0, text.find('/')));
            if (!moment) return fault(Code::bad_date, text);
            found_.push_back(localize(*moment, zone_));
        }
        return {};
    }

    [[nodiscard]] bool is_excepted(LocalTime local) const {
        return excepted_.contains(local) ||
               excepted_days_.contains(std::chrono::floor<std::chrono::days>(local));
    }

    [[nodiscard]] std::vector<RecurrenceMoment> finish() {
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        std::vector<RecurrenceMoment> moments;
        for (const LocalTime local : found_) {
            if (is_excepted(local)) continue;
            if (moments.size() == limit_) break;
            RecurrenceMoment moment{local, has_time_, std::nullopt};
            if (has_time_ && !zone_.empty()) moment.instant = to_instant(zone_, local);
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
    std::vector<LocalTime> found_;
    std::set<LocalTime> excepted_;
    std::set<std::chrono::local_days> excepted_days_;
};

}  // namespace

tl::expected<std::vector<RecurrenceMoment>, RecurrenceSetError> expand_set(const RecurrenceSet& set,
                                                                           std::size_t limit) {
    return Expander(set, limit).run();
}

}  // namespace sroki::calendar
