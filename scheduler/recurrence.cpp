#include "scheduler/recurrence.h"

#include <algorithm>
#include <array>

namespace sroki::scheduler {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::seconds;
using std::chrono::year_month_day;

constexpr int kYearMax = 9999;
// Periods in a row that give nothing: past it the rule is taken to be empty. Enough for every day
// until the last year.
constexpr std::int64_t kEmptyPeriodsMax = 3'000'000;
constexpr std::int64_t kDaySeconds = 86'400;

// A list with negative numbers as two sets.
template <std::size_t Size>
class SignedSet {
  public:
    explicit SignedSet(const std::vector<int>& numbers) : is_given_(!numbers.empty()) {
        for (const int number : numbers)
            (number > 0 ? front_ : back_).set(static_cast<std::size_t>(std::abs(number)));
    }
    // `position` counts from 1, of `size` in all.
    [[nodiscard]] bool allows(int position, int size) const {
        return !is_given_ || front_.test(static_cast<std::size_t>(position)) ||
               back_.test(static_cast<std::size_t>(size - position + 1));
    }

  private:
    bool is_given_;
    std::bitset<Size> front_;
    std::bitset<Size> back_;
};

template <std::size_t Size>
std::bitset<Size> set_of(const std::vector<int>& numbers, int fallback) {
    std::bitset<Size> set;
    for (const int number : numbers)
        set.set(static_cast<std::size_t>(number));
    if (numbers.empty()) set.set(static_cast<std::size_t>(fallback));
    return set;
}

int days_in(std::chrono::year year) {
    return year.is_leap() ? 366 : 365;
}

// Whether a day is in the set, apart from its period: every part of the rule that speaks of days.
class DayFilter {
  public:
    DayFilter(const RecurrenceRule& rule, local_days start)
        : months_(set_of_months(rule)),
          month_days_(default_month_days(rule, start)),
          year_days_(rule.by_year_day),
          weeks_(rule.by_week),
          has_weeks_(!rule.by_week.empty()),
          week_start_(rule.week_start) {
        const bool counts_in_year = rule.frequency == Frequency::yearly && rule.by_month.empty();
        ordinals_in_year_ = counts_in_year;
        for (const OrdinalWeekday& day : default_days(rule, start)) {
            has_weekdays_ = true;
            if (day.ordinal == 0) {
                weekdays_.set(day.weekday.c_encoding());
            } else {
                ordinals_.push_back(day);
            }
        }
        if (takes_month_of_start(rule)) {
            const year_month_day date{start};
            months_ = {};
            months_.set(static_cast<unsigned>(date.month()));
        }
    }

    [[nodiscard]] bool has_month(unsigned month) const { return months_.test(month); }

    [[nodiscard]] bool allows(local_days day) const { return allows(day, year_month_day{day}); }

    [[nodiscard]] bool allows(local_days day, const year_month_day& date) const {
        if (!months_.test(static_cast<unsigned>(date.month()))) return false;
        const int month_size =
            static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day_last{
                date.year(), std::chrono::month_day_last{
                                 date.month()}}.day()));
        const int month_day = static_cast<int>(static_cast<unsigned>(date.day()));
        if (!month_days_.allows(month_day, month_size)) return false;
        const int year_day = static_cast<int>((day - local_days{date.year() / 1 / 1}).count()) + 1;
        const int year_size = days_in(date.year());
        if (!year_days_.allows(year_day, year_size)) return false;
        if (has_weekdays_ && !allows_weekday(std::chrono::weekday{day}, month_day, month_size,
                                             year_day, year_size)) {
            return false;
        }
        return !has_weeks_ || allows_week(day);
    }

  private:
    static bool has_no_days(const RecurrenceRule& rule) {
        return rule.by_month_day.empty() && rule.by_year_day.empty() && rule.by_day.empty() &&
               rule.by_week.empty();
    }
    // What a rule doesn't say is taken from DTSTART (section 3.3.10).
    static bool takes_month_of_start(const RecurrenceRule& rule) {
        return rule.frequency == Frequency::yearly && rule.by_month.empty() && has_no_days(rule);
    }
    static SignedSet<33> default_month_days(const RecurrenceRule& rule, local_days start) {
        const bool is_default =
            (rule.frequency == Frequency::yearly || rule.frequency == Frequency::monthly) &&
            has_no_days(rule);
        if (!is_default) return SignedSet<33>(rule.by_month_day);
        const year_month_day date{start};
        return SignedSet<33>({static_cast<int>(static_cast<unsigned>(date.day()))});
    }
    static std::vector<OrdinalWeekday> default_days(const RecurrenceRule& rule, local_days start) {
        const bool is_week_of_year = rule.frequency == Frequency::yearly && !rule.by_week.empty() &&
                                     rule.by_month_day.empty() && rule.by_year_day.empty() &&
                                     rule.by_day.empty();
        const bool is_plain_week = rule.frequency == Frequency::weekly && has_no_days(rule);
        if (!is_week_of_year && !is_plain_week) return rule.by_day;
        return {{0, std::chrono::weekday{start}}};
    }
    static std::bitset<13> set_of_months(const RecurrenceRule& rule) {
        std::bitset<13> months;
        if (rule.by_month.empty()) return months.set();
        for (const int month : rule.by_month)
            months.set(static_cast<std::size_t>(month));
        return months;
    }

    [[nodiscard]] bool allows_weekday(std::chrono::weekday weekday, int month_day, int month_size,
                                      int year_day, int year_size) const {
        if (weekdays_.test(weekday.c_encoding())) return true;
        const int position = ordinals_in_year_ ? year_day : month_day;
        const int size = ordinals_in_year_ ? year_size : month_size;
        return std::any_of(ordinals_.begin(), ordinals_.end(), [&](const OrdinalWeekday& day) {
            if (day.weekday != weekday) return false;
            return day.ordinal > 0 ? (position - 1) / 7 + 1 == day.ordinal
                                   : (size - position) / 7 + 1 == -day.ordinal;
        });
    }

    // A week belongs to the year that has its fourth day (section 3.3.10, BYWEEKNO).
    [[nodiscard]] bool allows_week(local_days day) const {
        const days into_week = std::chrono::weekday{day} - week_start_;
        const local_days pivot = day - into_week + days{3};
        const std::chrono::year year = year_month_day{pivot}.year();
        const int pivot_day = static_cast<int>((pivot - local_days{year / 1 / 1}).count());
        const int week = pivot_day / 7 + 1;
        const int weeks = week + (days_in(year) - pivot_day - 1) / 7;
        return weeks_.allows(week, weeks);
    }

    std::bitset<13> months_;
    SignedSet<33> month_days_;
    SignedSet<368> year_days_;
    SignedSet<55> weeks_;
    bool has_weeks_;
    std::chrono::weekday week_start_;
    bool ordinals_in_year_ = false;
    bool has_weekdays_ = false;
    std::bitset<7> weekdays_;
    std::vector<OrdinalWeekday> ordinals_;
};

// Takes the moments in order and knows when it has enough.
class Collector {
  public:
    Collector(const RecurrenceRule& rule, LocalSeconds start, std::size_t limit)
        : start_(start),
          until_(rule.until.value_or(LocalSeconds::max())),
          limit_(rule.count ? std::min(limit, static_cast<std::size_t>(*rule.count)) : limit) {}

    // False: no more are wanted.
    bool take(LocalSeconds moment) {
        if (moment < start_) return true;
        if (moment > until_) is_done_ = true;
        if (is_done_) return false;
        found_.push_back(moment);
        is_done_ = found_.size() >= limit_;
        return !is_done_;
    }
    void pass_by(LocalSeconds moment) { is_done_ = is_done_ || moment > until_; }
    [[nodiscard]] bool is_done() const { return is_done_ || limit_ == 0; }
    [[nodiscard]] std::size_t size() const { return found_.size(); }
    [[nodiscard]] std::vector<LocalSeconds> finish() && { return std::move(found_); }

  private:
    LocalSeconds start_;
    LocalSeconds until_;
    std::size_t limit_;
    bool is_done_ = false;
    std::vector<LocalSeconds> found_;
};

// The days of one period crossed with the times of a day (of an hour or minute, `shift` into it),
// of which BYSETPOS may choose.
void take_period(const RecurrenceRule& rule, const std::vector<local_days>& in_days,
                 const std::vector<seconds>& times, Collector& collector,
                 seconds shift = seconds{0}) {
    const auto size = static_cast<std::int64_t>(in_days.size() * times.size());
    const auto moment_at = [&](std::int64_t index) {
        const auto at = static_cast<std::size_t>(index);
        return LocalSeconds{in_days[at / times.size()].time_since_epoch()} +
               times[at % times.size()] + shift;
    };
    if (rule.by_position.empty()) {
        for (std::int64_t i = 0; i < size; ++i) {
            if (!collector.take(moment_at(i))) return;
        }
        return;
    }
    std::vector<std::int64_t> chosen;
    for (const int position : rule.by_position) {
        const std::int64_t index = position > 0 ? position - 1 : size + position;
        if (index >= 0 && index < size) chosen.push_back(index);
    }
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    for (const std::int64_t index : chosen) {
        if (!collector.take(moment_at(index))) return;
    }
}

class Expansion {
  public:
    Expansion(const RecurrenceRule& rule, LocalSeconds start, std::size_t limit)
        : rule_(rule),
          start_(start),
          start_day_(std::chrono::floor<days>(start)),
          filter_(rule, start_day_),
          collector_(rule, start, limit) {
        const std::chrono::hh_mm_ss time{start - start_day_};
        hours_ = set_of<24>(rule.by_hour, static_cast<int>(time.hours().count()));
        minutes_ = set_of<60>(rule.by_minute, static_cast<int>(time.minutes().count()));
        seconds_ = set_of<61>(rule.by_second, static_cast<int>(time.seconds().count()));
    }

    std::vector<LocalSeconds> run() && {
        switch (rule_.frequency) {
            case Frequency::yearly:
                run_years();
                break;
            case Frequency::monthly:
                run_months();
                break;
            case Frequency::weekly:
                run_days(start_day_ - (std::chrono::weekday{start_day_} - rule_.week_start), 7);
                break;
            case Frequency::daily:
                run_days(start_day_, 1);
                break;
            case Frequency::hourly:
                run_times(3'600);
                break;
            case Frequency::minutely:
                run_times(60);
                break;
            case Frequency::secondly:
                run_times(1);
                break;
        }
        return std::move(collector_).finish();
    }

  private:
    // The times of a day, or of the hour or minute that `unit` seconds make, in order.
    [[nodiscard]] std::vector<seconds> times_within(std::int64_t unit) const {
        std::vector<seconds> times;
        for (int hour = 0; hour < (unit == kDaySeconds ? 24 : 1); ++hour) {
            if (unit == kDaySeconds && !hours_.test(static_cast<std::size_t>(hour))) continue;
            for (int minute = 0; minute < (unit >= 3'600 ? 60 : 1); ++minute) {
                if (unit >= 3'600 && !minutes_.test(static_cast<std::size_t>(minute))) continue;
                append_seconds(unit, hour * 3'600 + minute * 60, times);
            }
        }
        return times;
    }
    void append_seconds(std::int64_t unit, int base, std::vector<seconds>& times) const {
        for (int second = 0; second < (unit >= 60 ? 60 : 1); ++second) {
            if (unit >= 60 && !seconds_.test(static_cast<std::size_t>(second))) continue;
            times.emplace_back(base + second);
        }
    }

    // False: the rule has come to its end.
    bool go_on(LocalSeconds period, std::size_t size_before) {
        empty_periods_ = collector_.size() == size_before ? empty_periods_ + 1 : 0;
        collector_.pass_by(period);
        return !collector_.is_done() && empty_periods_ < kEmptyPeriodsMax;
    }

    void add_month(std::chrono::year_month month, std::vector<local_days>& in_days) const {
        if (!filter_.has_month(static_cast<unsigned>(month.month()))) return;
        const local_days first{month / 1};
        const local_days next{(month + std::chrono::months{1}) / 1};
        for (local_days day = first; day < next; day += days{1}) {
            const year_month_day date =
                month / std::chrono::day{static_cast<unsigned>((day - first).count() + 1)};
            if (filter_.allows(day, date)) in_days.push_back(day);
        }
    }

    void run_years() {
        const std::vector<seconds> times = times_within(kDaySeconds);
        std::vector<local_days> in_days;
        std::int64_t year = static_cast<int>(year_month_day{start_day_}.year());
        for (; year <= kYearMax; year += rule_.interval) {
            const std::chrono::year now{static_cast<int>(year)};
            in_days.clear();
            for (unsigned month = 1; month <= 12; ++month)
                add_month(now / std::chrono::month{month}, in_days);
            const std::size_t before = collector_.size();
            take_period(rule_, in_days, times, collector_);
            if (!go_on(LocalSeconds{local_days{now / 1 / 1}}, before)) return;
        }
    }

    void run_months() {
        const std::vector<seconds> times = times_within(kDaySeconds);
        std::vector<local_days> in_days;
        const year_month_day date{start_day_};
        std::int64_t month = static_cast<int>(date.year()) * std::int64_t{12} +
                             static_cast<unsigned>(date.month()) - 1;
        for (; month < (kYearMax + 1) * std::int64_t{12}; month += rule_.interval) {
            const std::chrono::year_month now{
                std::chrono::year{static_cast<int>(month / 12)},
                std::chrono::month{static_cast<unsigned>(month % 12 + 1)}};
            in_days.clear();
            add_month(now, in_days);
            const std::size_t before = collector_.size();
            take_period(rule_, in_days, times, collector_);
            if (!go_on(LocalSeconds{local_days{now / 1}}, before)) return;
        }
    }

    // Days or whole weeks: `size` days from `first` on, every `interval`-th such period.
    void run_days(local_days first, int size) {
        const std::vector<seconds> times = times_within(kDaySeconds);
        std::vector<local_days> in_days;
        const days step{size * rule_.interval};
        const local_days end{std::chrono::year{kYearMax} / 12 / 31};
        for (local_days period = first; period <= end; period += step) {
            in_days.clear();
            for (local_days day = period; day < period + days{size} && day <= end; day += days{1}) {
                if (filter_.allows(day)) in_days.push_back(day);
            }
            const std::size_t before = collector_.size();
            take_period(rule_, in_days, times, collector_);
            if (!go_on(LocalSeconds{period}, before)) return;
        }
    }

    // Where a period that can't give anything ends: the day, the hour or the minute it lies in.
    // Zero: this period is in the set.
    [[nodiscard]] std::int64_t barren_seconds(LocalSeconds moment, std::int64_t unit) {
        const local_days day = std::chrono::floor<days>(moment);
        if (!last_day_ || *last_day_ != day) {
            last_day_ = day;
            is_last_day_allowed_ = filter_.allows(day);
        }
        const std::int64_t time = (moment - LocalSeconds{day}).count();
        if (!is_last_day_allowed_) return kDaySeconds - time;
        if (!rule_.by_hour.empty() && !hours_.test(static_cast<std::size_t>(time / 3'600))) {
            return 3'600 - time % 3'600;
        }
        if (unit < 3'600 && !rule_.by_minute.empty() &&
            !minutes_.test(static_cast<std::size_t>(time / 60 % 60))) {
            return 60 - time % 60;
        }
        if (unit < 60 && !rule_.by_second.empty() &&
            !seconds_.test(static_cast<std::size_t>(time % 60))) {
            return 1;
        }
        return 0;
    }

    // Hours, minutes or seconds of `unit` length; time and again whole days are jumped over.
    void run_times(std::int64_t unit) {
        const std::vector<seconds> times = times_within(unit);
        const std::int64_t step = unit * rule_.interval;
        std::vector<local_days> in_day;
        const LocalSeconds end{local_days{std::chrono::year{kYearMax} / 12 / 31} + days{1}};
        LocalSeconds period = start_ - seconds{(start_ - start_day_).count() % unit};
        while (period < end) {
            const std::size_t before = collector_.size();
            const std::int64_t barren = barren_seconds(period, unit);
            if (barren == 0) {
                const local_days day = std::chrono::floor<days>(period);
                in_day.assign(1, day);
                take_period(rule_, in_day, times, collector_, period - LocalSeconds{day});
            }
            if (!go_on(period, before)) return;
            period += seconds{std::max<std::int64_t>((barren + step - 1) / step, 1) * step};
        }
    }

    const RecurrenceRule& rule_;
    LocalSeconds start_;
    local_days start_day_;
    DayFilter filter_;
    Collector collector_;
    std::bitset<24> hours_;
    std::bitset<60> minutes_;
    std::bitset<61> seconds_;
    std::int64_t empty_periods_ = 0;
    std::optional<local_days> last_day_;
    bool is_last_day_allowed_ = false;
};

}  // namespace

std::vector<LocalSeconds> expand_recurrence(const RecurrenceRule& rule, LocalSeconds start,
                                            std::size_t limit) {
    if (limit == 0) return {};
    return Expansion(rule, start, limit).run();
}

}  // namespace sroki::scheduler
