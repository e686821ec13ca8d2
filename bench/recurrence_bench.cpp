// Recurrence beside libical: the same rules read and their first moments computed, on one core.
// Rules on which libical 3.0.16 needs seconds, or is wrong, are left out in its favour.

#include <array>
#include <string>

#include <benchmark/benchmark.h>
#include <libical/ical.h>

#include "scheduler/recurrence.h"

namespace {

using namespace sroki;

constexpr std::string_view kStart = "20240101T090000";
constexpr std::size_t kMoments = 500;
constexpr std::array<const char*, 14> kRules{
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;BYHOUR=9,12,15;BYMINUTE=0,30",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU",
    "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25",
    "FREQ=YEARLY;BYDAY=20MO",
};

void with_sroki(benchmark::State& state) {
    const std::string text = kRules.at(static_cast<std::size_t>(state.range(0)));
    state.SetLabel(text);
    const auto start = scheduler::parse_ical_moment(kStart).value().local;
    std::size_t moments = 0;
    for (auto _ : state) {
        const auto rule = scheduler::parse_recurrence(text).value();
        const auto found = scheduler::expand_recurrence(rule, start, kMoments);
        moments += found.size();
        benchmark::DoNotOptimize(found.data());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(moments));
}
BENCHMARK(with_sroki)->DenseRange(0, kRules.size() - 1);

void with_libical(benchmark::State& state) {
    const char* const text = kRules.at(static_cast<std::size_t>(state.range(0)));
    state.SetLabel(text);
    const icaltimetype start = icaltime_from_string(kStart.data());
    std::size_t moments = 0;
    for (auto _ : state) {
        icalrecur_iterator* const iterator =
            icalrecur_iterator_new(icalrecurrencetype_from_string(text), start);
        for (std::size_t i = 0; i < kMoments; ++i) {
            const icaltimetype moment = icalrecur_iterator_next(iterator);
            if (icaltime_is_null_time(moment) != 0) break;
            ++moments;
        }
        icalrecur_iterator_free(iterator);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(moments));
}
BENCHMARK(with_libical)->DenseRange(0, kRules.size() - 1);

}  // namespace
