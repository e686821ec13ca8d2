// Any bytes as a term, in one of a few plans: an answer that keeps the invariants of the contract.
// The first byte chooses the plan, the rest is the wording.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "scheduler/explain.h"

namespace {

using namespace sroki::scheduler;

Date date(const char* text) {
    return *parse_date(text);
}

TermContext context_for(unsigned choice) {
    TermContext context;
    switch (choice % 4) {
        case 0:
            context.period = {date("2022-01-01"), date("2022-12-31")};
            break;
        case 1:
            context.period = {date("2021-09-01"), date("2022-08-31")};
            context.basis = Basis::school;
            context.issued = date("2021-07-05");
            context.school_calendar = {
                {"осенние каникулы", {date("2021-10-30"), date("2021-11-07")}},
                {"1 четверть", {date("2021-09-01"), date("2021-10-29")}},
                {"купальный сезон", {date("2022-06-01"), date("2022-08-20")}}};
            break;
        case 2:
            context.period = {date("2021-01-01"), date("2024-12-31")};
            context.issued = date("2021-06-24");
            context.month = std::chrono::year{2022} / std::chrono::month{10};
            break;
        default:
            context.period = {date("2023-04-01"), date("2023-04-30")};
            break;
    }
    return context;
}

void require(bool condition) {
    if (!condition) std::abort();
}

void check(const TermResult& result) {
    const bool scheduled = result.status == TermStatus::scheduled;
    require(scheduled || (result.occurrences.empty() && !result.recurrence));
    require((result.status == TermStatus::undated) == result.reason.has_value());
    for (std::size_t i = 0; i < result.occurrences.size(); ++i) {
        const Occurrence& one = result.occurrences[i];
        require(!one.from || *one.from <= one.due);
        if (i == 0) continue;
        const Occurrence& before = result.occurrences[i - 1];
        require(std::pair{before.due, before.from} < std::pair{one.due, one.from});
    }
    for (std::size_t i = 1; i < result.flags.size(); ++i)
        require(result.flags[i - 1] < result.flags[i]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Explanation explained = explain_term(text, context_for(data[0]));
    check(explained.result);
    for (const Span& span : explained.spans)
        require(span.begin < span.end && span.end <= text.size());
    return 0;
}
