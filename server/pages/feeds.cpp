#include "server/pages/feeds.h"

#include <exception>

#include "calendar/store/department_store.h"
#include "calendar/store/feed_store.h"
#include "calendar/store/layer_store.h"
#include "server/feeds/feed_words_ru.h"
#include "server/feeds/layer_feeds.h"
#include "server/pages/deadline.h"
#include "server/pages/feed_links.h"
#include "server/pages/home.h"
#include "server/pages/qr_code.h"
#include "server/secret_token.h"
#include "server_templates.h"

namespace sroki::server {

namespace {

// A new feed is rendered within the next look at the database.
constexpr std::string_view kNewFeedWait = "1";
constexpr std::string_view kFaultWait = "60";

Response come_back_later(const Request& request, const Context& context, std::string_view seconds) {
    Response response = error_response(503, request, context.site);
    response.headers.emplace_back("Retry-After", seconds);
    return response;
}

// `token_hash` empty: asked for as a public feed. Who doesn't know the token doesn't learn that
// there is such a feed.
Response answer_missing(const Request& request, Context& context,
                        const std::optional<std::string>& token_hash) {
    constexpr std::string_view kSuffix = ".ics";
    std::string_view name = value_of(request.parameters, "file").value_or("");
    if (!name.ends_with(kSuffix)) return error_response(404, request, context.site);
    name.remove_suffix(kSuffix.size());
    std::optional<calendar::FeedRecord> feed;
    try {
        feed = calendar::FeedStore(context.database).find(name);
        const auto layer = calendar::LayerStore(context.database).find(name);
        if (layer) feed = feed_of(*layer);  // no other feed has its name
    } catch (const std::exception&) {
        return come_back_later(request, context, kFaultWait);  // nobody knows: 404 would be a lie
    }
    if (!feed || feed->token_hash != token_hash) return error_response(404, request, context.site);
    if (feed->is_revoked) return error_response(410, request, context.site);
    return come_back_later(request, context, kNewFeedWait);
}

View feed_view(const calendar::FeedRecord& feed, const Site& site) {
    const std::string address = feed_address(site.public_url, feed.name);
    View view;
    view.set("title", feed.title);
    view.set("name", feed.name);
    view.set("https", address);
    view.set("webcal", webcal_address(site.public_url, feed.name));
    view.set("google", google_address(address));
    view.set("outlook", outlook_address(address, feed.title));
    view.set("kind_class", "kind-all");
    if (feed.filter.kinds.size() == 1) set_kind(view, feed.filter.kinds.front());
    view.set("notes", feed_notes_ru(feed));
    return view;
}

}  // namespace

View feeds_view(const std::vector<calendar::FeedRecord>& feeds, const Site& site) {
    View whole = list_view();
    View filtered = list_view();
    for (const calendar::FeedRecord& feed : feeds) {
        if (feed.is_revoked || feed.is_secret()) continue;
        const bool is_whole =
            feed.filter.is_everything() && feed.options == calendar::FeedOptions{};
        (is_whole ? whole : filtered).push_back(feed_view(feed, site));
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
    return html_response(
        render_page(templates::feeds, feeds_view(feeds, context.site),
                    {std::string(subscribe_title_ru()), department.name, NavigationMark::feeds},
                    context.site, context.visitor));
}

Response show_missing_feed(const Request& request, Context& context) {
    return answer_missing(request, context, {});
}

Response show_missing_secret_feed(const Request& request, Context& context) {
    const std::string_view token = value_of(request.parameters, "token").value_or("");
    return answer_missing(request, context, hash_secret_token(token));
}

}  // namespace sroki::server
