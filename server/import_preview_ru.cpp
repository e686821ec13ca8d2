#include <fmt/chrono.h>
#include <fmt/format.h>

#include "calendar/russian_kinds.h"
#include "server/import_preview.h"
#include "server/messages_ru.h"

namespace sroki::server {

namespace {

constexpr std::size_t kDatesShown = 3;

std::string day_ru(scheduler::Date day) {
    const std::chrono::year_month_day date{day};
    return fmt::format("{:02}.{:02}.{}", static_cast<unsigned>(date.day()),
                       static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

std::string reason_ru(const scheduler::TermResult& result) {
    if (!result.reason) return "без даты";
    switch (*result.reason) {
        case scheduler::UndatedReason::as_needed:
            return "по необходимости";
        case scheduler::UndatedReason::by_other_plan:
            return "по другому плану или графику";
        case scheduler::UndatedReason::relative:
            return "зависит от другого события";
        case scheduler::UndatedReason::school_calendar:
            return "по учебному календарю";
        case scheduler::UndatedReason::permanent:
            return "постоянно";
        case scheduler::UndatedReason::no_term:
            return "срок не указан";
    }
    return "без даты";
}

std::string dates_ru(const scheduler::TermResult& result) {
    if (result.status == scheduler::TermStatus::unrecognized) return "срок не понят";
    if (result.status == scheduler::TermStatus::undated) return reason_ru(result);
    std::string text;
    for (std::size_t i = 0; i < std::min(result.occurrences.size(), kDatesShown); ++i) {
        const scheduler::Occurrence& occurrence = result.occurrences[i];
        if (i > 0) text += ", ";
        if (!occurrence.from) {
            text += "до " + day_ru(occurrence.due);
        } else if (*occurrence.from == occurrence.due) {
            text += day_ru(occurrence.due);
        } else {
            text += day_ru(*occurrence.from) + "–" + day_ru(occurrence.due);
        }
    }
    if (result.occurrences.size() > kDatesShown)
        text += fmt::format(" и ещё {}", result.occurrences.size() - kDatesShown);
    return text.empty() ? "без даты" : text;
}

void add_header(const calendar::PlanHeader& plan, std::string& text) {
    text += plan.title.empty() ? "Без названия" : plan.title;
    text += '\n';
    if (plan.period) {
        text += fmt::format(
            "Период: {}–{} ({})\n", day_ru(plan.period->first), day_ru(plan.period->last),
            plan.basis == scheduler::Basis::school ? "учебный год" : "календарный год");
    }
    if (plan.issued || plan.order_number) {
        text += fmt::format("Утверждён: {}{}\n", plan.issued ? day_ru(*plan.issued) : "",
                            plan.order_number ? " № " + *plan.order_number : "");
    }
    if (plan.controller) {
        text += fmt::format("Контроль: {}{}\n", plan.controller->name,
                            plan.controller->position ? ", " + *plan.controller->position : "");
    }
}

void add_item(const calendar::DraftItem& item, std::string& text) {
    text += fmt::format("  {}{} [{}]\n", item.number ? *item.number + ". " : "", item.title,
                        calendar::kind_in_russian(item.kind));
    text += fmt::format("      {} → {}", item.term_text.empty() ? "—" : item.term_text,
                        dates_ru(item.resolved));
    if (!item.executors.empty()) {
        text += "; ";
        for (std::size_t i = 0; i < item.executors.size(); ++i)
            text += (i > 0 ? ", " : "") + item.executors[i].name;
    }
    text += '\n';
}

}  // namespace

std::string preview_ru(const calendar::PlanDraft& draft) {
    std::string text;
    add_header(draft.plan, text);
    std::optional<std::string> section;
    for (const calendar::DraftItem& item : draft.items) {
        if (item.section && item.section != section) text += fmt::format("\n{}\n", *item.section);
        section = item.section;
        add_item(item, text);
    }
    text +=
        fmt::format("\nПунктов: {}. Замечаний: {}.\n", draft.items.size(), draft.problems.size());
    for (const calendar::Problem& problem : draft.problems)
        text += "  " + message_ru(problem) + "\n";
    return text;
}

}  // namespace sroki::server
