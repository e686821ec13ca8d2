#pragma once
// What sroki feed says to the administrator; fmt patterns.

#include <string_view>

namespace sroki::server::words {

inline constexpr std::string_view kFeedKind = "Вид мероприятия; можно несколько (объединение)";
inline constexpr std::string_view kFeedSubject = "Предмет";
inline constexpr std::string_view kFeedInstitution = "Учреждение";
inline constexpr std::string_view kFeedExecutor = "Исполнитель: номер или имя";
inline constexpr std::string_view kFeedPlan = "План: номер или полное название";
inline constexpr std::string_view kFeedNoDeadlines = "Без сроков, только мероприятия";
inline constexpr std::string_view kFeedNoEvents = "Без мероприятий, только сроки";
inline constexpr std::string_view kFeedTodo =
    "Сроки как задачи (VTODO), для программ-планировщиков";
inline constexpr std::string_view kFeedSecret = "Закрытая: адрес с ключом, показывается один раз";
inline constexpr std::string_view kFeedAlarm = "Напоминание за столько минут; можно несколько";
inline constexpr std::string_view kFeedPast = "Сколько прошедших дней показывать";
inline constexpr std::string_view kFeedFuture = "На сколько дней вперёд показывать";

inline constexpr std::string_view kFeedCreated = "Лента «{}» создана: {}\n";
inline constexpr std::string_view kFeedRefused = "Не принято: {}. {}";
inline constexpr std::string_view kFeedRotated =
    "Лента «{}»: новый адрес {}\nПрежний больше не действует.\n";
inline constexpr std::string_view kFeedShownOnce =
    "Сохраните адрес: второй раз он не показывается.\n";
inline constexpr std::string_view kFeedNotSecret =
    "Лента {} открытая, менять у неё нечего: отзовите её и создайте другую.\n";
inline constexpr std::string_view kFeedRevoked = "Лента {} отозвана.\n";
inline constexpr std::string_view kFeedLine = "{:<20} {}{}{}{}\n";
inline constexpr std::string_view kFeedRevokedMark = " (отозвана)";
inline constexpr std::string_view kFeedSecretMark = " (закрытая)";
inline constexpr std::string_view kFeedTooLarge =
    "    Записей: {}, килобайт: {}. Google и Outlook могут не принять ленту, в которой больше 1000 "
    "записей или 1 МБ: сузьте её или ограничьте --past и --future.\n";
inline constexpr std::string_view kNoSuchPlan =
    "План «{}» не найден: нужен его номер или полное название.\n";
inline constexpr std::string_view kFeedStatsTitle = "{}: {}\n";
inline constexpr std::string_view kFeedNeverRead = "    ещё никто не забирал\n";
inline constexpr std::string_view kFeedStatsLine = "    {}  {}  {:>8}  {}\n";

}  // namespace sroki::server::words
