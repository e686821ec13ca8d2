#include "server/pages/page.h"

#include <array>
#include <stdexcept>

#include "server_templates.h"

namespace sroki::server {

namespace {

using kainjow::mustache::mustache;
using kainjow::mustache::partial;

// Pieces that pages share, by the name they are called with.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPartials{{
    {"frame_head", templates::frame_head},
    {"frame_foot", templates::frame_foot},
    {"deadline", templates::deadline},
    {"client_guides", templates::client_guides},
}};

View person_view(const std::optional<Visitor>& visitor) {
    if (!visitor) return View(false);
    View view;
    view.set("person_name", visitor->session.name);
    view.set("person_form_token", visitor->form_token);
    return view;
}

}  // namespace

View list_view() {
    return View(View::type::list);
}

std::string render_page(std::string_view page_template, View view, const PageFrame& frame,
                        const Site& site, const std::optional<Visitor>& visitor) {
    for (const auto& [name, text] : kPartials) {
        view.set(std::string(name), View(partial([piece = std::string(text)] { return piece; })));
    }
    const std::string owner =
        frame.department.empty() ? std::string(program_name_ru()) : frame.department;
    view.set("window_title", frame.title.empty() ? owner : frame.title + " · " + owner);
    view.set("owner", owner);
    view.set("stylesheet", site.stylesheet);
    view.set("script", site.script);
    view.set("icon", site.icon);
    view.set("version", site.version);
    view.set("at_home", View(frame.mark == NavigationMark::home));
    view.set("at_month", View(frame.mark == NavigationMark::month));
    view.set("at_feeds", View(frame.mark == NavigationMark::feeds));
    view.set("at_observatory", View(frame.mark == NavigationMark::observatory));
    view.set("at_login", View(frame.mark == NavigationMark::login));
    view.set("person", person_view(visitor));
    mustache page{std::string(page_template)};
    std::string html = page.render(view);
    // A fault of a template is a fault of the program; tests render each of them.
    if (!page.is_valid()) throw std::logic_error("template: " + page.error_message());
    return html;
}

Response error_page(unsigned status, const ErrorWords& words, std::string_view request_id,
                    const Site& site, const std::optional<Visitor>& visitor) {
    View view;
    view.set("status", std::to_string(status));
    view.set("heading", std::string(words.heading));
    view.set("explanation", std::string(words.explanation));
    if (status >= 500) view.set("request_id", std::string(request_id));
    Response response =
        html_response(render_page(templates::error, std::move(view),
                                  {std::string(words.heading), {}, {}}, site, visitor),
                      status);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace sroki::server
