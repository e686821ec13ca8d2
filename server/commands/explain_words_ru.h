#pragma once
// What the command `explain` says of its options and of wrong ones; fmt patterns.

#include <string_view>

namespace sroki::server::words {

inline constexpr std::string_view kExplainText =
    "Формулировка срока, как в плане; если она начинается с тире, перед ней ставят --";
inline constexpr std::string_view kExplainBatch =
    "Читать строки JSON {\"id\",\"text\",\"context\"} со стандартного ввода";
inline constexpr std::string_view kExplainPeriod =
    "Период плана (по умолчанию текущий календарный год)";
inline constexpr std::string_view kExplainBasis = "Основа плана: calendar или school";
inline constexpr std::string_view kExplainIssued = "Дата утверждения плана";
inline constexpr std::string_view kExplainMonth = "Месяц раздела плана, ГГГГ-ММ";
inline constexpr std::string_view kExplainNotJson = "Строка не читается как JSON: {}";
inline constexpr std::string_view kExplainNotObject = "Строка должна быть объектом JSON.";
inline constexpr std::string_view kExplainBadText = "Поле «text» должно быть строкой.";
inline constexpr std::string_view kExplainBadContext = "Поле «{}» контекста неверно или пропущено.";
inline constexpr std::string_view kExplainLongLine = "Строка длиннее {} байт.";
inline constexpr std::string_view kExplainNoText = "Нужна формулировка срока или --batch.\n";
inline constexpr std::string_view kExplainBadOption = "Неверное значение «{}» ключа {}.\n";

}  // namespace sroki::server::words
