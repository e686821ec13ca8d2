#include "calendar/ical/feed_ru.h"

#include "calendar/russian_dates.h"

namespace sroki::calendar {

namespace {

using std::chrono::year_month_day;

constexpr std::string_view kCancelled = "ОТМЕНЕНО: ";

bool is_one_month(const OccurrenceRecord& occurrence) {
    if (!occurrence.from) return false;
    const year_month_day first{*occurrence.from};
    const year_month_day after{occurrence.due + std::chrono::days{1}};
    return first.day() == std::chrono::day{1} && after.day() == std::chrono::day{1} &&
           after.year() / after.month() == first.year() / first.month() + std::chrono::months{1};
}

void add_line(std::string& text, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    if (!text.empty()) text += '\n';
    text += label;
    text += value;
}

std::string_view state_ru(OccurrenceState state) {
    switch (state) {
        case OccurrenceState::open:
            return "";
        case OccurrenceState::reported:
            return "отчёт представлен";
        case OccurrenceState::accepted:
            return "исполнено";
        case OccurrenceState::returned:
            return "отчёт возвращён на доработку";
        case OccurrenceState::cancelled:
            return "отменено";
    }
    return "";
}

}  // namespace

std::string summary_ru(const OccurrenceRecord& occurrence, bool is_deadline) {
    std::string summary;
    if (occurrence.state == OccurrenceState::cancelled) summary += kCancelled;
    if (is_deadline) summary += "Срок: ";
    summary += occurrence.title;
    if (!is_deadline && is_one_month(occurrence)) {
        summary += " – ";
        summary += month_nominative(year_month_day{occurrence.due}.month());
        summary += " (точная дата не назначена)";
    }
    return summary;
}

std::string description_ru(const OccurrenceRecord& occurrence) {
    std::string text;
    if (occurrence.original_due && *occurrence.original_due != occurrence.due) {
        add_line(text, "Перенесено с ", format_day_year(*occurrence.original_due));
    }
    add_line(text, "Срок: ", format_window(occurrence.from, occurrence.due));
    if (!occurrence.term_text.empty()) {
        add_line(text, "Срок в плане: ", "«" + occurrence.term_text + "»");
    }
    add_line(text, "Состояние: ", state_ru(occurrence.state));
    add_line(text, "Ожидаемый результат: ", occurrence.result);
    add_line(text, "План: ", occurrence.plan_title);
    if (occurrence.section) add_line(text, "Раздел: ", *occurrence.section);
    if (occurrence.number) add_line(text, "Пункт: ", *occurrence.number);
    return text;
}

std::string summary_ru(const Event& event) {
    if (event.state != EventState::cancelled) return event.title;
    return std::string(kCancelled) + event.title;
}

std::string description_ru(const Event& event) {
    std::string text;
    if (event.moved_from) add_line(text, "Перенесено с ", format_day_year(*event.moved_from));
    add_line(text, "", event.description);
    add_line(text, "Проводит: ", event.institution);
    add_line(text, "Участники: ", event.audience);
    return text;
}

std::string untitled_ru() {
    return "Без названия";
}

std::string stage_title_ru(std::string_view event, std::string_view stage) {
    return std::string(event) + ": " + std::string(stage);
}

}  // namespace sroki::calendar
