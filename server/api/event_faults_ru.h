#pragma once
// What is wrong with an event, in Russian.
// Thread contract: pure function.

#include <string>

#include "calendar/event_rules.h"

namespace sroki::server {

[[nodiscard]] std::string fault_ru(const calendar::EventFault& fault);

namespace words {

inline constexpr std::string_view kEventNoTime =
    "Нужны «days» (целые дни) или «starts» и «ends» (часы).";
inline constexpr std::string_view kEventTwoTimes =
    "Или «days», или «starts» и «ends», но не то и другое.";
inline constexpr std::string_view kEventNotTime =
    "Здесь должно быть местное время вида 2026-11-12T15:00.";
inline constexpr std::string_view kEventNotMoment =
    "Здесь должен быть момент вида 20261112T150000, у событий целого дня 20261112.";
inline constexpr std::string_view kEventNoInstance = "Такого повторения нет";
inline constexpr std::string_view kEventMomentUnread =
    "Момент «{}» не прочитан: нужен местный вида 20261112T150000, у событий целого дня 20261112.";
inline constexpr std::string_view kEventNoSeries =
    "Повторения {} нет: событие не повторяется, измените его само.";
inline constexpr std::string_view kEventMomentUnknown =
    "Повторения {} у события нет: ряд начинается {}, моменты остальных покажет список повторений.";
inline constexpr std::string_view kEventNoRange =
    "Нужны даты «from» и «to» вида 2026-09-01, не дальше 400 дней друг от друга.";
inline constexpr std::string_view kEventUnknownKind = "Такого вида мероприятий нет.";
inline constexpr std::string_view kLayerBadUrl =
    "Нужен адрес http://, https:// или webcal:// без имени и пароля.";

}  // namespace words

}  // namespace sroki::server
