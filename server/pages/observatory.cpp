#include "server/pages/observatory.h"

#include <algorithm>

#include "calendar/russian_dates.h"
#include "calendar/zones.h"
#include "server/feeds/feed_address.h"
#include "server/feeds/feed_words_ru.h"
#include "server/feeds/layer_feeds.h"
#include "server/pages/deadline.h"
#include "server/pages/home.h"
#include "server/pages/observatory_words_ru.h"
#include "server_templates.h"

namespace sroki::server {

namespace {

using calendar::FeedReadSum;
using calendar::FeedRecord;
using calendar::Instant;
using scheduler::Date;

// What one family of programs, or all together, got of a feed.
struct Tally {
    std::string client{};  // empty: all
    std::int64_t taken = 0;
    std::int64_t confirmed = 0;
    std::int64_t refused = 0;
    std::int64_t recent = 0;
    Instant last_at{};

    [[nodiscard]] std::int64_t all() const { return taken + confirmed + refused; }
    void add(const FeedReadSum& sum) {
        (sum.status == 200 ? taken : sum.status == 304 ? confirmed : refused) += sum.count;
        recent += sum.recent;
        last_at = std::max(last_at, sum.last_at);
    }
};

// The busiest program first.
std::vector<Tally> tallies_of(const FeedRecord& feed, const std::vector<FeedReadSum>& sums) {
    std::vector<Tally> tallies;
    for (const FeedReadSum& sum : sums) {
        if (sum.feed != feed.id) continue;
        if (tallies.empty() || tallies.back().client != sum.client) tallies.push_back({sum.client});
        tallies.back().add(sum);
    }
    std::stable_sort(tallies.begin(), tallies.end(),
                     [](const Tally& a, const Tally& b) { return a.all() > b.all(); });
    return tallies;
}

Tally total_of(const FeedRecord& feed, const std::vector<FeedReadSum>& sums) {
    Tally total;
    for (const FeedReadSum& sum : sums) {
        if (sum.feed == feed.id) total.add(sum);
    }
    return total;
}

void set_moment(View& view, Instant at, const ObservatoryFacts& facts) {
    const Date day = calendar::local_day(facts.timezone, at);
    view.set("date", scheduler::format_date(day));
    view.set("when", calendar::format_day_year(day));
    view.set("distance", distance_ru(facts.today, day));
}

View tally_view(const Tally& tally, const ObservatoryFacts& facts) {
    View view;
    view.set("client", std::string(client_family_ru(tally.client)));
    view.set("taken", grouped_ru(tally.taken));
    view.set("confirmed", grouped_ru(tally.confirmed));
    view.set("refused", grouped_ru(tally.refused));
    view.set("has_refused", View(tally.refused > 0));
    view.set("recent", grouped_ru(tally.recent));
    view.set("all", grouped_ru(tally.all()));
    if (tally.all() > 0) set_moment(view, tally.last_at, facts);
    return view;
}

void set_size(View& view, const FeedRecord& feed, const ObservatoryFacts& facts) {
    const auto size = facts.sizes.find(feed.id);
    const bool is_known = size != facts.sizes.end();
    view.set("size", is_known ? View(feed_size_ru(size->second)) : View(false));
    view.set("is_too_large", View(is_known && size->second.is_too_large()));
}

// Of a revoked feed silence is what was wanted.
void set_silence(View& view, const FeedRecord& feed, const ObservatoryFacts& facts) {
    const auto taken = facts.last_taken.find(feed.id);
    const bool is_known = taken != facts.last_taken.end();
    view.set("never_taken", View(!feed.is_revoked && !is_known));
    view.set("silent_since", View(false));
    if (feed.is_revoked || !is_known) return;
    const Date last = calendar::local_day(facts.timezone, taken->second);
    if (facts.today - last >= kSilentDays) {
        view.set("silent_since", calendar::format_day_year(last));
    }
}

View feed_view(const FeedRecord& feed, const ObservatoryFacts& facts) {
    View view;
    view.set("title", feed.title);
    view.set("name", feed.name);
    const bool is_open = !feed.is_secret() && !feed.is_revoked;
    view.set("path", is_open ? View(feed_path(feed.name)) : View(false));
    View badges = list_view();
    for (const auto& [has, badge] :
         {std::pair(is_layer(feed), layer_badge()), std::pair(feed.is_secret(), secret_badge()),
          std::pair(feed.is_revoked, revoked_badge())}) {
        if (!has) continue;
        View row;
        set_badge(row, badge);
        badges.push_back(row);
    }
    view.set("badges", badges);
    set_size(view, feed, facts);
    set_silence(view, feed, facts);
    const Tally total = total_of(feed, facts.sums);
    view.set("has_reads", View(total.all() > 0));
    view.set("total", tally_view(total, facts));
    View clients = list_view();
    for (const Tally& tally : tallies_of(feed, facts.sums))
        clients.push_back(tally_view(tally, facts));
    view.set("clients", clients);
    return view;
}

}  // namespace

View observatory_view(const ObservatoryFacts& facts) {
    std::vector<FeedRecord> feeds = facts.feeds;
    std::stable_partition(feeds.begin(), feeds.end(),
                          [](const FeedRecord& feed) { return !feed.is_revoked; });
    View rows = list_view();
    for (const FeedRecord& feed : feeds)
        rows.push_back(feed_view(feed, facts));
    View view;
    view.set("has_feeds", View(!feeds.empty()));
    view.set("feeds", rows);
    view.set("recent_days", calendar::counted_days(kRecentDays.count()));
    view.set("observed_days", calendar::counted_days(kObservedDays.count()));
    return view;
}

Response show_observatory(const Request&, Context& context) {
    const calendar::Department department = first_department(context.database);
    const Date today = calendar::local_day(department.timezone, context.now);
    const auto since = [&](std::chrono::days observed) {
        return today - observed + std::chrono::days{1};
    };
    calendar::FeedStore store(context.database);
    ObservatoryFacts facts;
    facts.feeds = store.list();
    if (context.measure_feeds) facts.sizes = context.measure_feeds(facts.feeds);
    for (const auto& layer : calendar::LayerStore(context.database).list())
        facts.feeds.push_back(feed_of(layer));
    facts.sums = store.sum_reads(since(kObservedDays), since(kRecentDays));
    facts.last_taken = store.last_taken();
    facts.timezone = department.timezone;
    facts.today = today;
    return html_response(render_page(
        templates::observatory, observatory_view(facts),
        {std::string(observatory_title_ru()), department.name, NavigationMark::observatory},
        context.site, context.visitor));
}

}  // namespace sroki::server
