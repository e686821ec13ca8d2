#pragma once
// What the command `expand` says; fmt patterns.

#include <string_view>

namespace sroki::server::words {

inline constexpr std::string_view kExpandBatch =
    "Читать строки JSON со стандартного ввода и печатать по строке на каждую";
inline constexpr std::string_view kExpandBadJson = "Строка не читается как объект JSON: {}";
inline constexpr std::string_view kExpandBadField = "Поле «{}» отсутствует или другого типа";
inline constexpr std::string_view kExpandBadStart = "Начало «{}» не читается";
inline constexpr std::string_view kExpandBadValue =
    "Начало «{}» не того вида, который назван в «value»";
inline constexpr std::string_view kExpandBadRule = "Правило не читается: «{}»";
inline constexpr std::string_view kExpandBadDate = "Дата «{}» не читается";
inline constexpr std::string_view kExpandBadZone = "Неизвестный часовой пояс «{}»";

}  // namespace sroki::server::words
