#pragma once
// A page: a view (what to say) laid into a template (how it looks) inside the common frame.
// Views are made by pure functions of records; values are escaped by the templates.
// Thread contract: pure functions.

#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

#include "server/http/response.h"

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

enum class NavigationMark { none, home, month, feeds };

struct PageFrame {
    std::string title;       // of the window; the department's name is added
    std::string department;  // empty: the program's name alone
    NavigationMark mark = NavigationMark::none;
};

[[nodiscard]] View list_view();

[[nodiscard]] std::string render_page(std::string_view page_template, View view,
                                      const PageFrame& frame, const Site& site);

// "Not found" and its kin: `status` chooses the words. Needs no database.
[[nodiscard]] Response error_page(unsigned status, std::string_view request_id, const Site& site);

}  // namespace sroki::server
