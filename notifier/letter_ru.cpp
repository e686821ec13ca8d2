#include "notifier/letter_ru.h"

#include <algorithm>

#include <fmt/format.h>

#include "calendar/russian_dates.h"

namespace sroki::notifier {

namespace {

using calendar::counted;
using calendar::PluralForms;
using scheduler::Date;

constexpr std::size_t kTitleLettersMax = 90;
constexpr PluralForms kItems{"пункт", "пункта", "пунктов"};
constexpr PluralForms kPlanItems{"пункт плана", "пункта плана", "пунктов плана"};

bool is_letter_start(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// Cut behind a whole word.
std::string shorten(const std::string& title) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < title.size(); ++i) {
        if (!is_letter_start(title[i])) continue;
        if (++letters <= kTitleLettersMax) continue;
        const std::size_t space = title.rfind(' ', i);
        const bool has_word = space != std::string::npos && space > i / 2;
        return title.substr(0, has_word ? space : i) + "…";
    }
    return title;
}

// "30.11", with its year when that is not the present one.
std::string short_date(Date date, Date today) {
    const std::chrono::year_month_day parts{date};
    const auto day = static_cast<unsigned>(parts.day());
    const auto month = static_cast<unsigned>(parts.month());
    if (parts.year() == std::chrono::year_month_day{today}.year()) {
        return fmt::format("{:02}.{:02}", day, month);
    }
    return fmt::format("{:02}.{:02}.{}", day, month, static_cast<int>(parts.year()));
}

std::string subject_of_one(const LetterItem& item, Date today) {
    const std::string title = shorten(item.title);
    if (item.due < today) {
        return fmt::format("Просрочено на {} · {}",
                           calendar::counted_days((today - item.due).count()), title);
    }
    const std::string_view when = item.due == today ? " (сегодня)" : "";
    return fmt::format("Срок {}{} · {}", short_date(item.due, today), when, title);
}

}  // namespace

std::string state_ru(Date due, Date today) {
    const std::int64_t days = (due - today).count();
    if (days < 0) return "просрочено на " + calendar::counted_days(-days);
    if (days == 0) return "срок сегодня";
    if (days == 1) return "срок завтра";
    const auto left = calendar::plural_form(days, {"остался", "осталось", "осталось"});
    return fmt::format("{} {}", left, calendar::counted_days(days));
}

std::string subject_ru(const LetterContent& content) {
    const auto& items = content.items;
    if (items.size() == 1) return subject_of_one(items.front(), content.today);
    const auto next = std::find_if(items.begin(), items.end(), [&](const LetterItem& item) {
        return item.due >= content.today;
    });
    const auto overdue = next - items.begin();
    const auto ahead = items.end() - next;
    if (overdue == 0) {
        return fmt::format("Срок {} · {}", short_date(next->due, content.today),
                           counted(ahead, kPlanItems));
    }
    const std::string late = "Просрочено: " + counted(overdue, ahead == 0 ? kPlanItems : kItems);
    if (ahead == 0) return late;
    return fmt::format("{} · срок {}: ещё {}", late, short_date(next->due, content.today),
                       counted(ahead, kItems));
}

std::string item_ru(const LetterItem& item) {
    if (!item.number || item.number->empty()) return item.plan_title;
    return "Пункт " + *item.number + " · " + item.plan_title;
}

std::string deadline_ru(Date due) {
    return calendar::format_day_year(due) + ", " + std::string(calendar::weekday_name(due));
}

}  // namespace sroki::notifier
