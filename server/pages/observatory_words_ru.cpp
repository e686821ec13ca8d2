#include "server/pages/observatory_words_ru.h"

#include "calendar/russian_dates.h"

namespace sroki::server {

std::string_view observatory_title_ru() {
    return "Кто забирает ленты";
}

std::string feed_size_ru(const FeedSize& size) {
    constexpr std::size_t kKilobyte = 1'000;
    const auto entries = static_cast<std::int64_t>(size.entries);
    return calendar::counted(entries, {"запись", "записи", "записей"}) + ", " +
           std::to_string((size.bytes + kKilobyte - 1) / kKilobyte) + " КБ";
}

std::string grouped_ru(std::int64_t number) {
    constexpr std::string_view kNarrowSpace = "\u202F";
    constexpr std::size_t kGroup = 3;
    std::string text = std::to_string(number);
    if (text.size() <= kGroup + 1) return text;
    for (std::size_t at = text.size(); at > kGroup;) {
        at -= kGroup;
        text.insert(at, kNarrowSpace);
    }
    return text;
}

Badge layer_badge() {
    return {"чужой календарь", "off"};
}

Badge secret_badge() {
    return {"закрытая", "wait"};
}

Badge revoked_badge() {
    return {"отозвана", "off"};
}

}  // namespace sroki::server
