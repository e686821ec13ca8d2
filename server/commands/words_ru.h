#pragma once
// What the small commands say to the administrator; fmt patterns.

#include <array>
#include <string_view>
#include <utility>

namespace sroki::server::words {

inline constexpr std::string_view kProgram =
    "sroki: сроки планов мероприятий, календари и напоминания";
inline constexpr std::string_view kHelp = "Показать эту справку";
inline constexpr std::string_view kData = "Папка данных (по умолчанию ./data)";
inline constexpr std::string_view kConfig = "Файл настроек TOML";
inline constexpr std::string_view kJson = "Печатать JSON вместо текста";
inline constexpr std::string_view kUsage =
    "Неверный вызов: {}\nСправка: sroki --help или sroki КОМАНДА --help\n";
inline constexpr std::string_view kMachineFailed = "Сбой машины: {}\n";

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kCommands{{
    {"serve", "Запустить сервер: страницы, ленты, напоминания"},
    {"import", "Прочитать план из документа"},
    {"plan", "Планы: список, редакции, утверждение"},
    {"explain", "Что значит формулировка срока"},
    {"calendar", "Чужие календари: загрузка файла, подписка, список, удаление"},
    {"expand", "Раскрыть правила повторения iCalendar в даты"},
    {"agenda", "Ближайшие сроки"},
    {"remind", "Подготовить и отправить письма, которым пришло время"},
    {"executor", "Исполнители: список, адреса, псевдонимы, объединение"},
    {"feed", "Ленты: список, создание, новый адрес, отзыв, кто читает"},
    {"user", "Пользователи: добавление, пароль, список"},
    {"token", "Ключи доступа к API: выдача, список, отзыв"},
    {"backup", "Записать копию базы"},
    {"restore", "Восстановить базу из копии"},
    {"doctor", "Проверить установку"},
}};

inline constexpr std::string_view kServing = "Сервер запущен: {}/\nАдрес для читателей: {}/\n";
inline constexpr std::string_view kServingWholeFeed = "Лента всех сроков: {}{}\n";
inline constexpr std::string_view kBadListen =
    "Адрес «{}» не понят: нужны адрес и порт, например 127.0.0.1:8080.\n";
inline constexpr std::string_view kCannotListen = "Не удалось занять адрес {}: {}.\n";
inline constexpr std::string_view kAddressInUse = "его уже занимает другая программа";
inline constexpr std::string_view kAddressForbidden = "система не даёт этот порт без прав root";
inline constexpr std::string_view kAddressUnknown = "у этой машины нет такого адреса";

inline constexpr std::string_view kEmailAdded = "{}: адрес {} добавлен.\n";
inline constexpr std::string_view kAliasAdded = "{}: теперь известен и как «{}».\n";
inline constexpr std::string_view kMerged = "№ {} объединён с «{}».\n";
inline constexpr std::string_view kAlikeLine = "{:>5}  {}\n{:>5}  {}\n\n";
inline constexpr std::string_view kAlikeHelp =
    "Один исполнитель: sroki executor merge ЛИШНИЙ ОСТАЮЩИЙСЯ; разные: sroki executor distinct A "
    "B\n";
inline constexpr std::string_view kNoneAlike = "Похожих исполнителей нет.\n";
inline constexpr std::string_view kDistinct =
    "«{}» и «{}» — разные исполнители, больше о них не спросим.\n";
inline constexpr std::string_view kMemberAdded = "В группу «{}» включён исполнитель «{}».\n";
inline constexpr std::string_view kNoAddress = "нет адреса";
inline constexpr std::string_view kExecutorLine = "{:>5}  {}{}  [{}]  пунктов: {}\n";
inline constexpr std::string_view kNoExecutors = "Исполнителей пока нет: импортируйте план.\n";

inline constexpr std::string_view kAgendaEmpty = "В эти дни сроков нет.\n";
inline constexpr std::string_view kAgendaLine = "{}\n    {}{}\n    {}\n";
inline constexpr std::string_view kBadMoment =
    "Неверное время «{}»: нужно ГГГГ-ММ-ДДTЧЧ:ММ, можно со смещением (+05:00).\n";
inline constexpr std::string_view kBadDay = "Неверная дата «{}»: нужно ГГГГ-ММ-ДД.\n";
inline constexpr std::string_view kNoSuchExecutor =
    "Исполнитель «{}» не найден; список: sroki executor list.\n";

inline constexpr std::string_view kUnknownKind = "Неизвестный вид «{}». Виды: {}.\n";

inline constexpr std::string_view kUserAdded = "Пользователь {} добавлен.\n";
inline constexpr std::string_view kPasswordChanged =
    "Пароль пользователя {} изменён, все его сеансы на сайте закончены.\n";
inline constexpr std::string_view kUserLine = "{:<20} {:<14} {}\n";
inline constexpr std::string_view kUnknownRole =
    "Неизвестная роль «{}». Роли: administrator, organizer, controller.\n";
inline constexpr std::string_view kPasswordPrompt = "Пароль: ";
inline constexpr std::string_view kPasswordLength =
    "Пароль должен быть не короче {} и не длиннее {} байт; он читается из первой строки ввода.\n";

inline constexpr std::string_view kTokenCreate = "Выдать ключ; он показывается один раз";
inline constexpr std::string_view kTokenScope =
    "Что разрешает ключ; можно повторять: plans:read, plans:write, executors:read, …";
inline constexpr std::string_view kTokenName = "Кому или чему выдан ключ";
inline constexpr std::string_view kTokenDays = "Сколько дней он действует; без этого до отзыва";
inline constexpr std::string_view kTokenCreated =
    "Ключ {} выдан. Сохраните его сейчас, показать его ещё раз нельзя:\n{}\n";
inline constexpr std::string_view kTokenRevoked = "Ключ {} отозван.\n";
inline constexpr std::string_view kTokenLine = "{:>4} {:<24} {}{}\n";
inline constexpr std::string_view kTokenRevokedMark = " (отозван)";
inline constexpr std::string_view kTokenExpiredMark = " (истёк)";
inline constexpr std::string_view kUnknownScope = "Неизвестное право «{}». Права: {}.\n";

inline constexpr std::string_view kBackedUp = "Копия базы записана: {}\n";
inline constexpr std::string_view kBackupExists = "Файл {} уже есть, копия не записана.\n";
inline constexpr std::string_view kRestored = "База восстановлена из {}. Прежняя сохранена: {}\n";
inline constexpr std::string_view kNoSuchFile = "файла нет";
inline constexpr std::string_view kNotABackup = "Файл {} не похож на копию базы: {}\n";

inline constexpr std::string_view kDoctorOk = "[ ок ] {}\n";
inline constexpr std::string_view kDoctorBad = "[ !! ] {}\n";
inline constexpr std::string_view kDoctorConfig = "настройки прочитаны";
inline constexpr std::string_view kDoctorDatabase = "база цела: {}";
inline constexpr std::string_view kDoctorDatabaseBad = "база повреждена: {}";
inline constexpr std::string_view kDoctorWritable = "в папку данных можно писать: {}";
inline constexpr std::string_view kDoctorNotWritable = "в папку данных нельзя писать: {}";
inline constexpr std::string_view kDoctorZone = "часовой пояс известен: {}";
inline constexpr std::string_view kDoctorNoZone = "неизвестный часовой пояс: {}";
inline constexpr std::string_view kDoctorEml =
    "почтовый сервер не указан: письма ложатся файлами в {}";
inline constexpr std::string_view kDoctorSmtp = "почтовый сервер: {}";
inline constexpr std::string_view kDoctorAddresses = "у всех исполнителей есть адреса ({})";
inline constexpr std::string_view kDoctorNoAddresses = "исполнителей без адреса: {} из {}";

}  // namespace sroki::server::words
