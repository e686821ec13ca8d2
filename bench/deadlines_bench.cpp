// Wordings per second on one core, through parsing and resolving: the mixed corpus of
// tests/data/deadlines, each wording in its own plan.

#include <filesystem>

#include <benchmark/benchmark.h>

#include "scheduler/term.h"
#include "tests/support/deadline_corpus.h"

namespace {

using namespace sroki;

void resolve_corpus(benchmark::State& state) {
    const auto cases = tests::read_deadline_folder(std::filesystem::path(SROKI_SOURCE_DIR) /
                                                   "tests" / "data" / "deadlines");
    std::int64_t wordings = 0;
    for (auto _ : state) {
        for (const tests::DeadlineCase& one : cases)
            benchmark::DoNotOptimize(scheduler::resolve_term(one.wording, one.context));
        wordings += static_cast<std::int64_t>(cases.size());
    }
    state.SetItemsProcessed(wordings);
}
BENCHMARK(resolve_corpus)->Unit(benchmark::kMillisecond);

// Linear time: the time for one byte must not grow with the text.
void resolve_long_text(benchmark::State& state) {
    std::string text;
    while (text.size() < static_cast<std::size_t>(state.range(0)))
        text += "сентябрь - октябрь, до 15 мая (по плану) втечение 2022 г.; ";
    const scheduler::TermContext context{
        .period = {*scheduler::parse_date("2022-01-01"), *scheduler::parse_date("2022-12-31")},
        .basis = scheduler::Basis::calendar,
        .issued = {},
        .month = {},
        .school_calendar = {}};
    for (auto _ : state)
        benchmark::DoNotOptimize(scheduler::resolve_term(text, context));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(resolve_long_text)->Range(1 << 10, 1 << 17)->Unit(benchmark::kMillisecond);

}  // namespace
