#pragma once
// What the form of signing in says when it doesn't let somebody in.
// Thread contract: pure functions.

#include <string>
#include <string_view>

#include "server/pages/words_ru.h"
#include "server/sign_in/sign_in_desk.h"

namespace sroki::server {

[[nodiscard]] std::string_view sign_in_title_ru();
[[nodiscard]] std::string sign_in_refusal_ru(const SignInRefusal& refusal);
// A form without the token of its page.
[[nodiscard]] ErrorWords form_refused_words();

}  // namespace sroki::server
