#include <fmt/format.h>

#include "server/explanation.h"

namespace sroki::server {

namespace {

using namespace scheduler;

constexpr std::size_t kOccurrencesShown = 24;

std::string date_ru(Date date) {
    const std::chrono::year_month_day day{date};
    return fmt::format("{:02}.{:02}.{:04}", static_cast<unsigned>(day.day()),
                       static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
}

std::string_view part_ru(Part part) {
    switch (part) {
        case Part::window:
            return "когда";
        case Part::deadline:
            return "крайний срок";
        case Part::frequency:
            return "повторение";
        case Part::year:
            return "год";
        case Part::condition:
            return "условие";
        case Part::reason:
            return "почему без даты";
        case Part::note:
            return "примечание, на срок не влияет";
        case Part::link:
            break;
    }
    return "связка";
}

std::string_view rule_ru(YearRule rule) {
    switch (rule) {
        case YearRule::explicit_year:
            return "год назван в самой формулировке";
        case YearRule::single_year:
            return "год не назван: взято то время, которое попадает в период плана";
        case YearRule::every_year:
            return "год не назван, а план на несколько лет: срок повторяется каждый год плана";
        case YearRule::recurring:
            return "взяты все повторения внутри периода плана, начиная с даты его утверждения";
        case YearRule::plan:
            break;
    }
    return "срок задан самим планом: его периодом, месяцем раздела или календарём управления";
}

std::string_view reason_ru(UndatedReason reason) {
    switch (reason) {
        case UndatedReason::as_needed:
            return "по необходимости или по запросу, даты нет";
        case UndatedReason::by_other_plan:
            return "дату задаёт другой документ или решение";
        case UndatedReason::relative:
            return "отсчитывается от события, дату которого план не называет";
        case UndatedReason::school_calendar:
            return "зависит от каникул и четвертей: задайте календарь управления";
        case UndatedReason::permanent:
            return "выполняется постоянно";
        case UndatedReason::no_term:
            break;
    }
    return "срок не указан";
}

std::string_view flag_ru(TermFlag flag) {
    switch (flag) {
        case TermFlag::alternative:
            return "названо два времени, годится любое";
        case TermFlag::assumed_yearly:
            return "слова «ежегодно» нет: повторение каждый год предположено";
        case TermFlag::check:
            return "прочитано с исправлением, проверьте";
        case TermFlag::conditional:
            return "только если понадобится";
        case TermFlag::needs_date:
            return "точный день надо назначить";
        case TermFlag::open_ended:
            return "повторяется и после окончания плана";
        case TermFlag::outside_plan:
            break;
    }
    return "выходит за период плана";
}

std::string occurrence_ru(const Occurrence& occurrence) {
    if (!occurrence.from) return fmt::format("до {} включительно", date_ru(occurrence.due));
    if (*occurrence.from == occurrence.due) return date_ru(occurrence.due);
    return fmt::format("{} – {}", date_ru(*occurrence.from), date_ru(occurrence.due));
}

void append_dates(std::string& out, const TermResult& result) {
    out += fmt::format("Сроки ({}):\n", result.occurrences.size());
    std::size_t shown = 0;
    for (const Occurrence& occurrence : result.occurrences) {
        if (++shown > kOccurrencesShown) {
            out += fmt::format("  … и ещё {}\n", result.occurrences.size() - kOccurrencesShown);
            break;
        }
        out += fmt::format("  {}\n", occurrence_ru(occurrence));
    }
    if (result.occurrences.empty()) out += "  в период плана не попадает ни одного\n";
    if (result.recurrence) out += fmt::format("Правило повторения: {}\n", *result.recurrence);
}

}  // namespace

std::string explanation_ru(std::string_view text, const TermContext& context,
                           const Explanation& explanation) {
    const TermResult& result = explanation.result;
    std::string out = fmt::format("Формулировка: «{}»\nПлан: {} – {}\n", text,
                                  date_ru(context.period.first), date_ru(context.period.last));
    if (result.status == TermStatus::unrecognized) {
        return out + "Не понято: дату должен назначить человек.\n";
    }
    out += fmt::format("Понято: {}\n", explanation.wording);
    if (result.reason) out += fmt::format("Без даты: {}\n", reason_ru(*result.reason));
    if (result.status == TermStatus::scheduled) append_dates(out, result);
    for (const YearRule rule : explanation.rules)
        out += fmt::format("Год: {}\n", rule_ru(rule));
    for (const Span& span : explanation.spans) {
        out += fmt::format("Слова «{}»: {}\n", text.substr(span.begin, span.end - span.begin),
                           part_ru(span.part));
    }
    for (const TermFlag flag : result.flags)
        out += fmt::format("Внимание: {}\n", flag_ru(flag));
    if (result.note) out += fmt::format("Примечание: {}\n", *result.note);
    return out;
}

}  // namespace sroki::server
