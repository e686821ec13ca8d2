#pragma once
// What a feed holds and how, or what of it can't be, in Russian. Executors stay unnamed: the words
// stand on a public page.
// Thread contract: pure functions.

#include <string>
#include <string_view>

#include "calendar/feed_filter.h"

namespace sroki::server {

// "семинары, конкурсы; математика · только сроки · напоминание за 1 день"; empty: all there is.
[[nodiscard]] std::string feed_notes_ru(const calendar::FeedRecord& feed);

// What of a feed can't be, and what may be there instead.
struct FeedFaultWords {
    std::string_view detail;    // of the store's error
    std::string_view pointer;   // of the API (RFC 6901); empty: no one member's fault
    std::string_view options;   // of the command
    std::string_view sentence;  // without a line's end
};
// `detail`: of an error `invalid` of FeedStore::create().
[[nodiscard]] const FeedFaultWords& feed_fault_words(std::string_view detail);

[[nodiscard]] std::string_view client_family_ru(std::string_view family);

}  // namespace sroki::server
