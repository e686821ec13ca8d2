#pragma once
// The Russian sentences of the program's errors and problems: lower modules return codes and
// arguments, the words are chosen here.

#include <string>

#include "calendar/import/import.h"
#include "calendar/store/plan_store.h"

namespace sroki::server {

[[nodiscard]] std::string message_ru(const calendar::ImportError& error);
[[nodiscard]] std::string message_ru(const calendar::Problem& problem);
[[nodiscard]] std::string message_ru(const calendar::StoreError& error);

// The title of the feed of everything.
[[nodiscard]] std::string_view all_feed_title_ru();

}  // namespace sroki::server
