#pragma once
// The Russian sentences of the API's problems. Those of the stores and of the import come from
// server/messages_ru.h.

#include <string_view>

#include "server/pages/words_ru.h"

namespace sroki::server {

// As error_words() of the pages, for a program that calls the API.
[[nodiscard]] ErrorWords api_error_words(unsigned status);

namespace words {

inline constexpr std::string_view kApiUnauthorized = "Нужен ключ доступа";
inline constexpr std::string_view kApiUnauthorizedDetail =
    "Передайте действующий ключ в заголовке «Authorization: Bearer …»; ключ выдаёт администратор "
    "командой sroki token create.";
inline constexpr std::string_view kApiForbidden = "Ключ этого не разрешает";
inline constexpr std::string_view kApiForbiddenDetail = "Ключу нужно право «{}».";

inline constexpr std::string_view kApiInvalid = "Данные не приняты";
inline constexpr std::string_view kApiNotText = "Здесь должен быть текст.";
inline constexpr std::string_view kApiNotInteger = "Здесь должно быть целое число.";
inline constexpr std::string_view kApiNotBoolean = "Здесь должно быть true или false.";
inline constexpr std::string_view kApiNotList = "Здесь должен быть список.";
inline constexpr std::string_view kApiEmptyList = "Список не может быть пустым.";
inline constexpr std::string_view kApiNotObject = "Здесь должен быть объект.";
inline constexpr std::string_view kApiNotDate = "Здесь должна быть дата вида 2026-09-01.";
inline constexpr std::string_view kApiNotPeriod =
    "Здесь должны быть две даты, первая не позже второй: [\"2026-09-01\", \"2027-05-31\"].";
inline constexpr std::string_view kApiTooLong = "Текст длиннее {} байт.";
inline constexpr std::string_view kApiTooMany = "В списке больше {} значений.";
inline constexpr std::string_view kApiRequired = "Это поле обязательно.";
inline constexpr std::string_view kApiUnknownField = "Такого поля здесь нет.";
inline constexpr std::string_view kApiUnknownValue = "Допустимые значения: {}.";
inline constexpr std::string_view kApiUnknownKind = "Здесь должен быть вид мероприятия.";
inline constexpr std::string_view kApiHorizon = "Здесь должно быть число дней от 0 до 3660.";
inline constexpr std::string_view kApiControls = "В тексте управляющие символы.";

inline constexpr std::string_view kApiDocument = "Документ не прочитан";
inline constexpr std::string_view kApiBadAmends =
    "Здесь должен быть номер утверждённого плана; вместе с new=true он не указывается.";
inline constexpr std::string_view kApiBadColumns =
    "Нужны номер таблицы, первая строка данных и роли столбцов (number, title, executors, term, "
    "result, section или null); title один, term хотя бы один.";

inline constexpr std::string_view kApiConflict = "Состояние уже другое";
inline constexpr std::string_view kApiOvertaken = "Запись только что изменили, повторите запрос.";
inline constexpr std::string_view kApiMismatch = "Данные уже изменил кто-то другой";
inline constexpr std::string_view kApiMismatchDetail =
    "Прочитайте их ещё раз и повторите изменение с новым значением If-Match.";

}  // namespace words

}  // namespace sroki::server
