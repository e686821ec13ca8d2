#include <array>

#include "scheduler/language/describe.h"

namespace sroki::scheduler::language {

namespace {

using namespace std::string_view_literals;

using Names = std::array<std::string_view, 12>;

constexpr Names kMonths{"январь", "февраль", "март",     "апрель",  "май",    "июнь",
                        "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr Names kMonthsOf{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                          "июля",   "августа", "сентября", "октября", "ноября", "декабря"};

struct WeekdayForms {
    std::string_view nominative;
    std::string_view genitive;
    std::string_view dative_plural;
    int gender;  // 0 masculine, 1 feminine, 2 neuter
};

constexpr std::array<WeekdayForms, 7> kWeekdays{{
    {"понедельник", "понедельника", "понедельникам", 0},
    {"вторник", "вторника", "вторникам", 0},
    {"среда", "среды", "средам", 1},
    {"четверг", "четверга", "четвергам", 0},
    {"пятница", "пятницы", "пятницам", 1},
    {"суббота", "субботы", "субботам", 1},
    {"воскресенье", "воскресенья", "воскресеньям", 2},
}};

// first .. fourth, last; by gender, then genitive (masculine and neuter, feminine)
constexpr std::array<std::array<std::string_view, 5>, 5> kOrdinals{{
    {"первый", "первая", "первое", "первого", "первой"},
    {"второй", "вторая", "второе", "второго", "второй"},
    {"третий", "третья", "третье", "третьего", "третьей"},
    {"четвертый", "четвертая", "четвертое", "четвертого", "четвертой"},
    {"последний", "последняя", "последнее", "последнего", "последней"},
}};

std::string_view at(const Names& names, int month) {
    return names.at(static_cast<std::size_t>(month) - 1);
}

const WeekdayForms& forms_of(int weekday) {
    return kWeekdays.at(static_cast<std::size_t>(weekday) - 1);
}

std::string_view ordinal(int nth, int gender, bool genitive) {
    const std::size_t row = nth < 0 ? 4 : static_cast<std::size_t>(nth) - 1;
    const std::size_t column = !genitive     ? static_cast<std::size_t>(gender)
                               : gender == 1 ? std::size_t{4}
                                             : 3;
    return kOrdinals.at(row).at(column);
}

std::string school_years(int first) {
    return std::to_string(first) + "-" + std::to_string(first + 1);
}

std::string of_year(int year) {
    return year == 0 ? std::string() : " " + std::to_string(year) + " года";
}

std::string month_of(const Unit& unit) {
    return unit.month == 0 ? std::string("месяца") : std::string(at(kMonthsOf, unit.month));
}

std::string month_part(const Unit& unit, bool genitive) {
    const auto feminine = [&](int nth, std::string_view noun, std::string_view noun_of) {
        return std::string(ordinal(nth, 1, genitive)) + " " +
               std::string(genitive ? noun_of : noun);
    };
    std::string part;
    if (unit.day == 1 && unit.last_day == -1) return "последний месяц квартала";
    if (unit.day == -7) {
        part = feminine(-1, "неделя", "недели");
    } else if (unit.last_day - unit.day == 6) {
        part = feminine(unit.last_day / 7, "неделя", "недели");
    } else if (unit.last_day == 15 || unit.day == 16) {
        part = feminine(unit.day == 1 ? 1 : 2, "половина", "половины");
    } else {
        part = feminine(unit.day / 10 + 1, "декада", "декады");
    }
    return part + " " + month_of(unit) + of_year(unit.year);
}

std::string half_year(const Unit& unit, bool genitive) {
    std::string text = std::to_string(unit.index) + (genitive ? " полугодия" : " полугодие");
    if (!unit.school) return text + of_year(unit.year);
    if (unit.year == 0) return text + " учебного года";
    return text + " " + school_years(unit.index == 1 ? unit.year : unit.year - 1) +
           " учебного года";
}

std::string season(const Unit& unit, bool genitive) {
    constexpr std::array kSeasons{"зима"sv, "весна"sv, "лето"sv, "осень"sv};
    constexpr std::array kSeasonsOf{"зимы"sv, "весны"sv, "лета"sv, "осени"sv};
    const auto index = static_cast<std::size_t>(unit.index) - 1;
    std::string text{genitive ? kSeasonsOf.at(index) : kSeasons.at(index)};
    if (unit.index == 1 && unit.year != 0) return text + " " + school_years(unit.year) + " годов";
    return text + of_year(unit.year);
}

std::string school_year(const Unit& unit, bool genitive) {
    const std::string number = unit.year == 0 ? std::string() : school_years(unit.year) + " ";
    return number + (genitive ? "учебного года" : "учебный год");
}

std::string school_edge(const Unit& unit, bool genitive) {
    const bool starts = unit.kind == UnitKind::school_year_start;
    const std::string edge =
        starts ? (genitive ? "начала " : "начало ") : (genitive ? "конца " : "конец ");
    const int first = starts || unit.year == 0 ? unit.year : unit.year - 1;
    return edge + (first == 0 ? std::string() : school_years(first) + " ") + "учебного года";
}

std::string day(const Unit& unit, bool genitive) {
    if (unit.month == 0) {
        return unit.day < 0 ? "последнего числа" : std::to_string(unit.day) + " числа";
    }
    const std::string number =
        unit.day < 0 ? (genitive ? "последнего дня" : "последний день") : std::to_string(unit.day);
    return number + " " + month_of(unit) + of_year(unit.year);
}

std::string unit_text(const Unit& unit, bool genitive, const std::vector<NamedWindow>& names) {
    switch (unit.kind) {
        case UnitKind::day:
            return day(unit, genitive);
        case UnitKind::weekday:
            return nth_weekday(unit.nth, unit.weekday, genitive) +
                   (unit.month == 0 ? std::string() : " " + month_of(unit)) + of_year(unit.year);
        case UnitKind::month:
            return std::string(genitive ? at(kMonthsOf, unit.month) : at(kMonths, unit.month)) +
                   of_year(unit.year);
        case UnitKind::month_part:
            return month_part(unit, genitive);
        case UnitKind::quarter:
            return std::to_string(unit.index) + (genitive ? " квартала" : " квартал") +
                   of_year(unit.year);
        case UnitKind::half_year:
            return half_year(unit, genitive);
        case UnitKind::season:
            return season(unit, genitive);
        case UnitKind::school_year:
            return school_year(unit, genitive);
        case UnitKind::school_year_start:
        case UnitKind::school_year_end:
            return school_edge(unit, genitive);
        case UnitKind::year:
            if (unit.year == 0) return genitive ? "года" : "год";
            return std::to_string(unit.year) + (genitive ? " года" : " год");
        case UnitKind::plan_year:
            return "в течение года";
        case UnitKind::plan:
            return genitive ? "реализации плана" : "весь период";
        case UnitKind::campaign:
            return genitive ? "месяца" : "в течение месяца";
        case UnitKind::named:
            break;
    }
    const auto index = static_cast<std::size_t>(unit.name);
    return (index < names.size() ? names[index].name : std::string()) + of_year(unit.year);
}

}  // namespace

std::string weekday_dative_plural(int weekday) {
    return std::string(forms_of(weekday).dative_plural);
}

std::string weekday_genitive(int weekday) {
    return std::string(forms_of(weekday).genitive);
}

std::string nth_weekday(int nth, int weekday, bool genitive) {
    const WeekdayForms& forms = forms_of(weekday);
    return std::string(ordinal(nth, forms.gender, genitive)) + " " +
           std::string(genitive ? forms.genitive : forms.nominative);
}

std::string describe_window(const Window& window, const std::vector<NamedWindow>& names) {
    const Unit& last = window.last;
    const bool exact = last.kind == UnitKind::day || last.kind == UnitKind::weekday;
    switch (window.bound) {
        case Bound::until:
            if (last.kind == UnitKind::plan) return "до окончания реализации плана";
            return (exact ? "до " : "до конца ") + unit_text(last, true, names);
        case Bound::before:
            return "до начала " + unit_text(last, true, names);
        case Bound::since:
            return "с " +
                   std::string(last.kind == UnitKind::year && last.year == 0 ? "начала " : "") +
                   (last.kind == UnitKind::school_year && last.year == 0 ? "начала " : "") +
                   unit_text(last, true, names);
        case Bound::whole:
            break;
    }
    if (window.first == last) return unit_text(last, false, names);
    if (last.kind == UnitKind::year && window.first.kind == UnitKind::year) {
        return std::to_string(window.first.year) + "-" + std::to_string(last.year) + " годы";
    }
    if (window.end_excluded) {
        return "с " + unit_text(window.first, true, names) + " до " + unit_text(last, true, names);
    }
    if (last.kind == UnitKind::day && last.month == 0) {
        return "с " + std::to_string(window.first.day) + " по " +
               (last.day < 0 ? std::string("последнее") : std::to_string(last.day)) + " число";
    }
    return unit_text(window.first, false, names) + " – " + unit_text(last, false, names);
}

}  // namespace sroki::scheduler::language
