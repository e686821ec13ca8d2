#pragma once
// What the command `remind` says; fmt patterns.

#include <string_view>

namespace sroki::server::words {

inline constexpr std::string_view kRemindNow =
    "Момент: 2021-11-23T09:00 в поясе управления или со смещением; без него – часы машины";
inline constexpr std::string_view kRemindDryRun = "Только показать письма, ничего не отправлять";
inline constexpr std::string_view kRemindBadNow =
    "Неверный момент «{}»: нужно ГГГГ-ММ-ДДТЧЧ:ММ, можно со смещением, например +05:00.\n";
inline constexpr std::string_view kRemindNoPassword =
    "Не удалось прочитать пароль почтового сервера из файла «{}».\n";

inline constexpr std::string_view kRemindQueued = "Подготовлено писем: {}\n";
inline constexpr std::string_view kRemindWouldQueue = "Было бы подготовлено писем: {}\n";
inline constexpr std::string_view kRemindSent = "Отправлено: {}\n";
inline constexpr std::string_view kRemindWritten = "Записано файлами: {}\n";
inline constexpr std::string_view kRemindDeferred = "Отложено, будет повторено: {}\n";
inline constexpr std::string_view kRemindFailed = "Не отправлено: {}\n";
inline constexpr std::string_view kRemindUncertain =
    "Неясно, дошло ли (связь оборвалась после передачи): {}\n";
inline constexpr std::string_view kRemindRecovered =
    "Прерваны прошлым запуском, неясно, дошло ли: {}\n";
inline constexpr std::string_view kRemindWaiting = "Ещё ждут отправки: {}\n";
inline constexpr std::string_view kRemindNoAddress = "Нет адреса, письма не составлены: {}\n";
inline constexpr std::string_view kRemindLetter = "  {}{}: {}\n";
inline constexpr std::string_view kRemindDetail = "      {}\n";
inline constexpr std::string_view kRemindName = "  {}\n";
inline constexpr std::string_view kRemindNobody = " (без адреса)";

}  // namespace sroki::server::words
