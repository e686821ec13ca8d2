#include "server/pages/feeds.h"

#include <algorithm>

#include "calendar/store/department_store.h"
#include "server/pages/deadline.h"
#include "server/pages/feed_links.h"
#include "server/pages/home.h"
#include "server/pages/qr_code.h"
#include "server_templates.h"

namespace sroki::server {

namespace {

View feed_view(const calendar::FeedRecord& feed, const Site& site) {
    const std::string address = feed_address(site.public_url, feed.name);
    View view;
    view.set("title", feed.title);
    view.set("name", feed.name);
    view.set("https", address);
    view.set("webcal", webcal_address(site.public_url, feed.name));
    view.set("google", google_address(address));
    view.set("outlook", outlook_address(address, feed.title));
    if (feed.kind) {
        set_kind(view, *feed.kind);
    } else {
        view.set("kind_class", "kind-all");
    }
    return view;
}

}  // namespace

View feeds_view(const std::vector<calendar::FeedRecord>& feeds, const Site& site) {
    View whole = list_view();
    View filtered = list_view();
    for (const calendar::FeedRecord& feed : feeds) {
        if (feed.is_revoked) continue;
        (feed.kind ? filtered : whole).push_back(feed_view(feed, site));
    }
    View view;
    view.set("whole", whole);
    view.set("filtered", filtered);
    view.set("has_feeds", View(!whole.list_value().empty() || !filtered.list_value().empty()));
    const Reach reach = reach_of(site.public_url);
    view.set("only_this_machine", View(reach == Reach::this_machine));
    view.set("only_local_network", View(reach == Reach::local_network));
    const auto code = qr_code(site.public_url + "/feeds");
    const bool is_of_use = code && reach != Reach::this_machine;
    view.set("qr", View(is_of_use));
    if (is_of_use) {
        view.set("qr_size", std::to_string(code->size));
        view.set("qr_path", code->path);
    }
    return view;
}

Response show_feeds(const Request&, Context& context) {
    const calendar::Department department = first_department(context.database);
    const auto feeds = calendar::FeedStore(context.database).list();
    return html_response(render_page(
        templates::feeds, feeds_view(feeds, context.site),
        {std::string(subscribe_title_ru()), department.name, NavigationMark::feeds}, context.site));
}

Response show_missing_feed(const Request& request, Context& context) {
    std::string_view name = value_of(request.parameters, "file").value_or("");
    if (name.ends_with(".ics")) name.remove_suffix(4);
    const auto feed = calendar::FeedStore(context.database).find(name);
    return error_response(feed && feed->is_revoked ? 410 : 404, request, context.site);
}

}  // namespace sroki::server
