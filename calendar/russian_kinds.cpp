#include "calendar/russian_kinds.h"

#include <array>
#include <utility>

namespace sroki::calendar {

namespace {

// In the order of Kind: one, many.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kKinds{{
    {"Семинар", "Семинары"},
    {"Методический день", "Методические дни"},
    {"Конкурс", "Конкурсы"},
    {"Конференция", "Конференции"},
    {"Совещание", "Совещания"},
    {"Курсы", "Курсы"},
    {"Мониторинг", "Мониторинги"},
    {"Отчёт", "Отчёты и справки"},
    {"Документ", "Документы"},
    {"Другое", "Другие мероприятия"},
}};

}  // namespace

std::string_view kind_in_russian(Kind kind) {
    return kKinds.at(static_cast<std::size_t>(kind)).first;
}

std::string_view kind_plural_in_russian(Kind kind) {
    return kKinds.at(static_cast<std::size_t>(kind)).second;
}

}  // namespace sroki::calendar
