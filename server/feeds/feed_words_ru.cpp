#include "server/feeds/feed_words_ru.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "calendar/russian_dates.h"
#include "calendar/russian_kinds.h"

namespace sroki::server {

namespace {

using calendar::FeedFilter;
using calendar::FeedOptions;
using std::chrono::days;
using std::chrono::minutes;

void append(std::string& text, std::string_view separator, std::string_view more) {
    if (more.empty()) return;
    if (!text.empty()) text += separator;
    text += more;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        append(text, ", ", word);
    return text;
}

std::string criteria_ru(const FeedFilter& filter) {
    std::vector<std::string> kinds;
    // The only kind is the feed's colour and nearly always its title.
    if (filter.kinds.size() > 1) {
        for (const calendar::Kind kind : filter.kinds)
            kinds.emplace_back(calendar::kind_plural_in_russian(kind));
    }
    std::string text = joined(kinds);
    append(text, "; ", joined(filter.subjects));
    append(text, "; ", joined(filter.institutions));
    return text;
}

std::string before_ru(minutes before) {
    if (before == minutes{0}) return "в начале";
    if (before % days{1} == minutes{0}) {
        return "за " + calendar::counted_days(std::chrono::duration_cast<days>(before).count());
    }
    if (before % minutes{60} == minutes{0}) {
        return "за " + std::to_string(before.count() / 60) + " ч";
    }
    return "за " + std::to_string(before.count()) + " мин";
}

std::string alarms_ru(const std::vector<minutes>& alarms) {
    std::vector<std::string> words;
    words.reserve(alarms.size());
    for (const minutes before : alarms)
        words.push_back(before_ru(before));
    return words.empty() ? "" : "напоминание " + joined(words);
}

std::string_view sorts_ru(const FeedOptions& options) {
    if (options.as_tasks) return "сроки как задачи";
    if (!options.has_events) return "только сроки";
    return options.has_deadlines ? "" : "только мероприятия";
}

std::string horizon_ru(const FeedOptions& options) {
    std::string text;
    if (options.past) text = "прошедшее: " + calendar::counted_days(options.past->count());
    if (options.future) {
        append(text, ", ", "вперёд: " + calendar::counted_days(options.future->count()));
    }
    return text;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kFamilies{{
    {"google", "Google Календарь"},
    {"outlook", "Outlook"},
    {"apple", "iPhone, iPad, Mac"},
    {"thunderbird", "Thunderbird"},
    {"yandex", "Яндекс Календарь"},
    {"android", "программы Android"},
    {"vdirsyncer", "vdirsyncer"},
    {"browser", "браузер"},
    {"other", "другие"},
}};

constexpr std::array<FeedFaultWords, 9> kFaults{{
    {"name", "/name", "NAME",
     "Имя ленты: от 1 до 64 знаков, это строчные латинские буквы, цифры, «-» и «_»."},
    {"title", "/title", "--title", "Название ленты: непустой текст не длиннее 500 байт."},
    {"subjects", "/subjects", "--subject", "Предмет: непустой текст не длиннее 500 байт."},
    {"institutions", "/institutions", "--institution",
     "Учреждение: непустой текст не длиннее 500 байт."},
    {"criteria", "", "--kind, --subject, --institution, --executor, --plan",
     "Всего условий отбора может быть не больше 200."},
    {"alarms", "/alarms", "--alarm",
     "Напоминание: за сколько минут, от 0 до 40320; не больше пяти напоминаний."},
    {"deadlines", "/deadlines", "--no-deadlines, --no-events, --todo",
     "Лента была бы пустой: в ней нужны сроки или мероприятия; в ленте задач мероприятий нет."},
    {"past_days", "/past_days", "--past", "Нужно число дней от 0 до 3660."},
    {"future_days", "/future_days", "--future", "Нужно число дней от 0 до 3660."},
}};

}  // namespace

const FeedFaultWords& feed_fault_words(std::string_view detail) {
    const auto* const known = std::find_if(kFaults.begin(), kFaults.end(),
                                           [&](const auto& each) { return each.detail == detail; });
    if (known == kFaults.end()) throw std::logic_error("a fault of a feed without words");
    return *known;
}

std::string feed_notes_ru(const calendar::FeedRecord& feed) {
    std::string text = criteria_ru(feed.filter);
    append(text, " · ", sorts_ru(feed.options));
    append(text, " · ", alarms_ru(feed.options.alarms));
    append(text, " · ", horizon_ru(feed.options));
    return text;
}

std::string_view client_family_ru(std::string_view family) {
    const auto* const known = std::find_if(kFamilies.begin(), kFamilies.end(),
                                           [&](const auto& each) { return each.first == family; });
    return known == kFamilies.end() ? family : known->second;
}

}  // namespace sroki::server
