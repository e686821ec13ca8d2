#include <algorithm>

#include "scheduler/language/describe.h"

namespace sroki::scheduler::language {

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += separator;
        text += part;
    }
    return text;
}

// "в 2 года", "в 5 месяцев"
std::string_view counted(int number, std::string_view few, std::string_view many) {
    const int last = number % 10;
    return last >= 2 && last <= 4 && (number < 10 || number > 20) ? few : many;
}

struct CycleWords {
    std::string_view adverb;
    std::string_view one;  // "раз в …"
    std::string_view few;
    std::string_view many;
};

CycleWords words_of(Cycle cycle) {
    switch (cycle) {
        case Cycle::year:
            return {"ежегодно", "год", "года", "лет"};
        case Cycle::half_year:
            return {"1 раз в полугодие", "полугодие", "полугодия", "полугодий"};
        case Cycle::quarter:
            return {"ежеквартально", "квартал", "квартала", "кварталов"};
        case Cycle::month:
            return {"ежемесячно", "месяц", "месяца", "месяцев"};
        case Cycle::half_month:
            return {"2 раза в месяц", "месяц", "месяца", "месяцев"};
        case Cycle::decade:
            return {"ежедекадно", "декаду", "декады", "декад"};
        case Cycle::week:
            return {"еженедельно", "неделю", "недели", "недель"};
        case Cycle::school_quarter:
            break;
    }
    return {"1 раз в четверть", "четверть", "четверти", "четвертей"};
}

std::string cycle_text(const Frequency& frequency) {
    const CycleWords words = words_of(frequency.cycle);
    if (frequency.interval > 1) {
        return "1 раз в " + std::to_string(frequency.interval) + " " +
               std::string(counted(frequency.interval, words.few, words.many));
    }
    if (frequency.times > 0) {
        return std::to_string(frequency.times) + " " +
               std::string(counted(frequency.times, "раза", "раз")) + " в " +
               std::string(words.one);
    }
    return std::string(words.adverb);
}

std::string day_text(const DayRule& rule) {
    Window window;
    window.first.day = rule.first;
    window.last.day = rule.last;
    if (rule.first != rule.last && rule.first != 0 && rule.last < 0) {
        // a decade, a half or a week that ends the month
        window.first.kind = UnitKind::month_part;
        window.first.last_day = rule.last;
        window.last = window.first;
    }
    if (rule.deadline) window.bound = Bound::until;
    return describe_window(window, {});
}

std::string month_text(const Frequency& frequency) {
    switch (frequency.month) {
        case MonthOfCycle::following:
            if (frequency.cycle == Cycle::year) return " месяца, следующего за отчетным годом";
            return " месяца, следующего за отчетным";
        case MonthOfCycle::first:
            return frequency.cycle == Cycle::half_year ? " первого месяца полугодия"
                                                       : " первого месяца квартала";
        case MonthOfCycle::last:
            break;
    }
    return "";
}

std::string frequency_text(const Frequency& frequency) {
    std::vector<std::string> parts{cycle_text(frequency)};
    for (const DayRule& rule : frequency.days) {
        const bool part = rule.first != rule.last && rule.last < 0;
        const bool last = &rule == &frequency.days.back();
        parts.push_back(day_text(rule) + (part || !last ? std::string() : month_text(frequency)));
    }
    std::vector<std::string> weekly;
    for (const WeekdayRule& rule : frequency.weekdays) {
        if (rule.nth != 0) {
            parts.push_back(nth_weekday(rule.nth, rule.weekday, false) + " месяца" +
                            (frequency.cycle == Cycle::month ? "" : month_text(frequency)));
        } else if (frequency.weekday_deadline) {
            parts.push_back("до " + weekday_genitive(rule.weekday));
        } else {
            weekly.push_back(weekday_dative_plural(rule.weekday));
        }
    }
    if (!weekly.empty()) parts.front() += " по " + joined(weekly, " и ");
    return joined(parts, ", ");
}

std::string years_text(const Years& years) {
    if (!years.given()) return {};
    const auto school = [](int first) {
        return std::to_string(first) + "-" + std::to_string(first + 1);
    };
    if (years.first == 0) return "по " + std::to_string(years.last) + " год";
    if (years.last == 0) {
        return years.school ? "с " + school(years.first) + " учебного года"
                            : "с " + std::to_string(years.first) + " года";
    }
    if (years.school) {
        if (years.last == years.first + 1) return school(years.first) + " учебный год";
        return std::to_string(years.first) + "-" + std::to_string(years.last) + " учебные годы";
    }
    if (years.first == years.last) return std::to_string(years.first) + " год";
    return std::to_string(years.first) + "-" + std::to_string(years.last) + " годы";
}

std::string clause_text(const Clause& clause, bool alternative,
                        const std::vector<NamedWindow>& names) {
    std::vector<std::string> whole;
    std::vector<std::string> deadlines;
    // A day behind "before the 1st of May, …" would be read as a deadline too.
    for (const Window& window : clause.windows) {
        const bool deadline = window.bound == Bound::until || window.bound == Bound::before;
        (deadline ? deadlines : whole).push_back(describe_window(window, names));
    }
    whole.insert(whole.end(), deadlines.begin(), deadlines.end());
    const std::string windows = joined(whole, alternative ? " или " : ", ");
    const std::string years = years_text(clause.years);
    const std::string frequency = clause.frequency ? (clause.whole_year ? "актуализация " : "") +
                                                         frequency_text(*clause.frequency)
                                                   : std::string();
    if (clause.years.last != 0 && !windows.empty()) {
        return joined({frequency, years + ": " + windows}, ", ");
    }
    if (frequency.empty()) return joined({windows, years}, ", ");
    return joined({frequency, windows, years}, ", ");
}

std::string reason_text(UndatedReason reason) {
    switch (reason) {
        case UndatedReason::as_needed:
            return "по мере необходимости";
        case UndatedReason::by_other_plan:
            return "по отдельному плану";
        case UndatedReason::relative:
            return "после проведения мероприятия";
        case UndatedReason::school_calendar:
            return "в каникулярное время";
        case UndatedReason::permanent:
            return "постоянно";
        case UndatedReason::no_term:
            break;
    }
    return "–";
}

}  // namespace

std::string describe(const Meaning& meaning, const std::vector<NamedWindow>& school_calendar) {
    if (meaning.clock_only) return meaning.notes.empty() ? "" : meaning.notes.front().text;
    if (meaning.reason) return reason_text(*meaning.reason);
    std::string text;
    bool counted_times = false;
    for (const Clause& clause : meaning.clauses) {
        counted_times = counted_times || (clause.frequency && clause.frequency->times > 0);
        if (clause.further && !clause.whole_year) {
            text += text.empty() ? "далее " : ", далее ";
        } else if (!text.empty()) {
            text += clause.further ? ", " : "; ";
        }
        text += clause_text(clause, meaning.alternative, school_calendar);
    }
    if (meaning.conditional) text += ", по мере необходимости";
    if (meaning.needs_date && !counted_times) text += ", по отдельному графику";
    return text;
}

}  // namespace sroki::scheduler::language
