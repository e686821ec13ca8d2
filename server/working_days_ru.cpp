#include "server/working_days.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "calendar/production_calendar.h"
#include "calendar/russian_dates.h"

namespace sroki::server {

namespace {

constexpr std::size_t kLinesMax = 12;

std::string fault_ru(const calendar::CalendarFileError& error) {
    using enum calendar::CalendarFileErrorCode;
    switch (error.code) {
        case too_large:
            return "файл слишком велик";
        case bad_xml:
            return "это не календарь в XML";
        case bad_line:
            return fmt::format("непонятная строка «{}»", error.argument);
        case bad_date:
            return fmt::format("нет такого дня: {}", error.argument);
        case wrong_year:
            return fmt::format("день не того года: {}", error.argument);
        case not_a_weekday:
            return fmt::format("{} и так выходной", error.argument);
        case not_a_weekend:
            return fmt::format("{} и так рабочий", error.argument);
        case no_year:
            return "в файле нет ни одного года";
        case repeated_year:
            return fmt::format("год {} записан дважды", error.argument);
        case too_many_off:
            return "рабочих дней меньше двухсот: файл повреждён";
    }
    return {};
}

}  // namespace

tl::expected<scheduler::ProductionCalendar, std::string> load_production_calendar(
    const Config& config) {
    std::vector<scheduler::CalendarYear> years = calendar::shipped_calendar_years();
    const std::string& file = config.department.production_calendar;
    if (file.empty()) return scheduler::ProductionCalendar(years);
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return tl::unexpected(
            fmt::format("Не удалось прочитать производственный календарь «{}».", file));
    }
    std::ostringstream text;
    text << in.rdbuf();
    auto loaded = calendar::parse_production_calendar(text.str());
    if (!loaded) {
        const auto& error = loaded.error();
        const std::string line = error.line > 0 ? fmt::format(", строка {}", error.line) : "";
        return tl::unexpected(
            fmt::format("Производственный календарь «{}»{}: {}.", file, line, fault_ru(error)));
    }
    years.insert(years.end(), loaded->begin(), loaded->end());
    return scheduler::ProductionCalendar(years);
}

std::string days_off_ru(const std::vector<scheduler::Occurrence>& occurrences,
                        const scheduler::ProductionCalendar& calendar) {
    std::string out;
    std::size_t lines = 0;
    for (const scheduler::Occurrence& occurrence : occurrences) {
        if (calendar.is_working_day(occurrence.due) || lines == kLinesMax) continue;
        ++lines;
        const std::chrono::year_month_day due{occurrence.due};
        out += fmt::format(
            "Выходной: {} ({}); по закону срок переходит на {}, рабочий день перед ним – {}{}\n",
            calendar::format_day_year(occurrence.due), calendar::weekday_name(occurrence.due),
            calendar::format_day_year(
                calendar.shift_deadline(occurrence.due, scheduler::DayOffPolicy::next)),
            calendar::format_day_year(
                calendar.shift_deadline(occurrence.due, scheduler::DayOffPolicy::previous)),
            calendar.is_provisional(due.year())
                ? " (предварительно: производственного календаря этого года ещё нет)"
                : "");
    }
    return out;
}

}  // namespace sroki::server
