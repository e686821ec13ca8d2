#pragma once
// What `sroki calendar` says; fmt patterns.

#include <array>
#include <string_view>

#include "calendar/ical/layer_reader.h"

namespace sroki::server::words {

inline constexpr std::string_view kLayerImported =
    "Календарь «{}»: событий {}, лента /feeds/{}.ics\n";
inline constexpr std::string_view kLayerSubscribed =
    "Подписка на «{}» оформлена и будет обновляться, пока работает sroki serve.\n";
inline constexpr std::string_view kLayerRemoved = "Календарь {} удалён вместе с лентой.\n";
inline constexpr std::string_view kNoLayers = "Чужих календарей нет.\n";
inline constexpr std::string_view kLayerLine = "{:<20} {}  [{}]{}\n";
inline constexpr std::string_view kLayerOfFile = "из файла";
inline constexpr std::string_view kLayerFailing = "  не обновляется: {}";
inline constexpr std::string_view kLayerFileUnreadable = "Файл {} не читается.\n";
inline constexpr std::string_view kLayerHasUrl =
    "Календарь {} обновляется по подписке; файл в него не загружается.\n";
inline constexpr std::string_view kLayerNameTaken = "Имя {} уже занято лентой или календарём.\n";
inline constexpr std::string_view kLayerBadName =
    "Имя «{}» не годится: нужны строчные латинские буквы, цифры, «-» и «_», не больше 64.\n";
inline constexpr std::string_view kNoSuchLayer = "Календаря {} нет.\n";
inline constexpr std::string_view kLeftOutLine = "  не взято {}: {}{}\n";
inline constexpr std::string_view kLeftOutExamples = " (например: {})";
inline constexpr std::string_view kTakenOff = "  снято, потому что не публикуется: {}\n";

// In the order of calendar::LeftOutCode.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, calendar::kLeftOutCodes>
    kLeftOutReasons{{
        {"no_start", "нет начала (DTSTART)"},
        {"bad_time", "непонятное или невозможное время"},
        {"unknown_timezone", "часовой пояс неизвестен и в файле не описан"},
        {"bad_rule", "непонятное правило повторения"},
        {"rule_too_frequent", "повторяется чаще четырёх раз в день"},
        {"several_rules", "несколько правил повторения сразу"},
        {"range_override", "изменение «этого и следующих» (RANGE)"},
        {"superseded", "есть более новая запись с тем же UID"},
        {"task_without_date", "задача без даты"},
        {"not_an_event", "запись дневника или сведения о занятости"},
        {"too_old", "закончилось больше года назад"},
        {"too_far", "начнётся больше чем через три года"},
        {"too_many", "записей или повторений больше, чем помещается в слой"},
        {"unreadable_line", "строк, которые не читаются"},
        {"broken_series", "ряд, одно из изменений которого не взято"},
    }};

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kLayerProblems{{
    {"bad_address", "нужен адрес http://, https:// или webcal:// без имени и пароля"},
    {"forbidden_host", "адрес ведёт во внутреннюю сеть или на эту машину"},
    {"unreachable", "сервер не отвечает"},
    {"untrusted", "сертификату сервера верить нельзя: корневого для него нет (layers.ca_file)"},
    {"refused", "сервер не отдаёт календарь"},
    {"too_large", "файл слишком велик (больше 10 МБ)"},
    {"too_many_redirects", "слишком много перенаправлений"},
    {"not_a_calendar", "это не календарь iCalendar"},
    {"truncated", "файл обрывается: нет END:VCALENDAR"},
    {"fault", "не удалось сохранить; подробности в журнале сервера"},
    {"emptied", "календарь пришёл пустым; прежние записи оставлены"},
}};
inline constexpr std::string_view kLayerNotRead = "Календарь не взят: {}.\n";

[[nodiscard]] constexpr std::string_view layer_problem_ru(std::string_view code) {
    for (const auto& [name, sentence] : kLayerProblems) {
        if (name == code) return sentence;
    }
    return code;
}

}  // namespace sroki::server::words
