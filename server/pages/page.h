#pragma once
// A page: a view (what to say) laid into a template (how it looks) inside the common frame.
// Views are made by pure functions of records; values are escaped by the templates.
// Thread contract: pure functions.

#include <optional>
#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

#include "calendar/store/session_store.h"
#include "server/http/response.h"
#include "server/pages/words_ru.h"

namespace sroki::server {

using View = kainjow::mustache::data;

// What every page knows of the installation.
struct Site {
    std::string public_url;  // without a slash at the end
    std::string version;
    std::string stylesheet;  // addresses of the static files, with the hash of their content
    std::string script;
    std::string icon;
};

// Somebody signed in.
struct Visitor {
    calendar::SessionRecord session;
    std::string session_hash;
    std::string form_token;  // for the forms of the page
};

enum class NavigationMark { none, home, month, feeds, observatory, login };

struct PageFrame {
    std::string title;       // of the window; the department's name is added
    std::string department;  // empty: the program's name alone
    NavigationMark mark = NavigationMark::none;
};

[[nodiscard]] View list_view();

[[nodiscard]] std::string render_page(std::string_view page_template, View view,
                                      const PageFrame& frame, const Site& site,
                                      const std::optional<Visitor>& visitor);

// "Not found" and its kin. Needs no database.
[[nodiscard]] Response error_page(unsigned status, const ErrorWords& words,
                                  std::string_view request_id, const Site& site,
                                  const std::optional<Visitor>& visitor);

}  // namespace sroki::server
