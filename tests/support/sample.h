#pragma once
// Small values that store, feed and letter tests share.

#include <string>
#include <string_view>

#include "calendar/plan.h"
#include "calendar/records.h"

namespace sroki::test {

inline scheduler::Date day(std::string_view text) {
    return scheduler::parse_date(text).value();
}

inline calendar::Instant instant(std::string_view date, int hour = 9) {
    return calendar::Instant{day(date)} + std::chrono::hours{hour};
}

inline calendar::DraftItem draft_item(std::string number, std::string title,
                                      std::vector<scheduler::Occurrence> windows) {
    calendar::DraftItem item;
    item.number = std::move(number);
    item.section = "Организация";
    item.title = std::move(title);
    item.executors_text = "Петрова А.С., методист; руководители ОО";
    item.executors = {{"Петрова А.С.", "методист", calendar::ExecutorKind::person},
                      {"руководители ОО", std::nullopt, calendar::ExecutorKind::group}};
    item.term_text = "по плану";
    item.result = "Справка";
    item.kind = calendar::Kind::seminar;
    item.resolved.status = scheduler::TermStatus::scheduled;
    item.resolved.occurrences = std::move(windows);
    return item;
}

inline calendar::PlanDraft draft_plan() {
    calendar::PlanDraft draft;
    draft.plan.title = "План методической работы";
    draft.plan.period = scheduler::Period{day("2026-01-01"), day("2026-12-31")};
    draft.plan.issued = day("2025-12-20");
    draft.plan.order_number = "17-од";
    draft.plan.timezone = "Asia/Yekaterinburg";
    draft.items = {
        draft_item("1", "Семинар для молодых педагогов", {{day("2026-03-01"), day("2026-03-31")}}),
        draft_item("2", "Сбор отчётов",
                   {{std::nullopt, day("2026-06-15")}, {std::nullopt, day("2026-12-15")}}),
    };
    return draft;
}

}  // namespace sroki::test
