// sroki feed list | create | rotate | revoke | stats: the published filters and who reads them.

#include <charconv>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/store/executor_store.h"
#include "calendar/store/feed_store.h"
#include "server/commands/feed_command_words_ru.h"
#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"
#include "server/feeds/feed_address.h"
#include "server/feeds/feed_reading.h"
#include "server/feeds/feed_words_ru.h"
#include "server/json/feed_json.h"
#include "server/messages_ru.h"
#include "server/public_url.h"
#include "server/secret_token.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using calendar::FeedRecord;
using calendar::FeedStore;

struct FeedCommandOptions {
    std::string name;
    std::string title;
    std::vector<std::string> kinds;
    std::vector<std::string> subjects;
    std::vector<std::string> institutions;
    std::vector<std::string> executors;
    std::vector<std::string> plans;
    bool without_deadlines = false;
    bool without_events = false;
    bool as_tasks = false;
    bool is_secret = false;
    std::vector<std::int64_t> alarms;
    std::int64_t past_days = -1;  // -1: without end
    std::int64_t future_days = -1;
};

std::optional<FeedSize> size_of(const std::map<calendar::FeedId, FeedSize>& sizes,
                                const FeedRecord& feed) {
    const auto found = sizes.find(feed.id);
    if (found == sizes.end()) return std::nullopt;
    return found->second;
}

// As the server gives them out.
FeedSizes measure(Installation& installation, const std::vector<FeedRecord>& feeds) {
    const ServerConfig& server = installation.config.server;
    // The configuration was checked when it was read.
    const std::string public_url = public_url_of(server, parse_listen(server.listen).value());
    return measure_feeds(installation.database, feeds, public_url, current_instant());
}

int list_feeds(Invocation& invocation, Installation& installation, const FeedCommandOptions&) {
    const auto feeds = FeedStore(installation.database).list();
    const auto sizes = measure(installation, feeds);
    json::array rows;
    for (const FeedRecord& feed : feeds) {
        const auto size = size_of(sizes, feed);
        if (invocation.json) {
            rows.push_back(feed_to_json(feed, size));
            continue;
        }
        const std::string notes = feed_notes_ru(feed);
        invocation.out << fmt::format(words::kFeedLine, feed.name, feed.title,
                                      notes.empty() ? "" : " · " + notes,
                                      feed.is_secret() ? words::kFeedSecretMark : "",
                                      feed.is_revoked ? words::kFeedRevokedMark : "");
        if (size && size->is_too_large()) {
            invocation.out << fmt::format(words::kFeedTooLarge, size->entries, size->bytes / 1'000);
        }
    }
    if (invocation.json) invocation.out << rows << '\n';
    return kExitOk;
}

std::string kind_list() {
    std::string list;
    for (std::size_t i = 0; i < calendar::kKindCount; ++i) {
        if (i > 0) list += ", ";
        list += calendar::name_of(static_cast<calendar::Kind>(i));
    }
    return list;
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// By its number or by any spelling it is known by.
std::optional<calendar::ExecutorId> executor_in(calendar::Database& database,
                                                const std::string& text) {
    if (const auto number = number_in(text)) return calendar::ExecutorId{*number};
    const auto executor = calendar::ExecutorStore(database).find_by_name(text);
    if (!executor) return std::nullopt;
    return executor->id;
}

// By its number or by its whole title; of several with one title, all.
std::vector<calendar::PlanId> plans_in(calendar::Database& database, const std::string& text) {
    if (const auto number = number_in(text)) return {calendar::PlanId{*number}};
    std::vector<calendar::PlanId> plans;
    for (const calendar::PlanRecord& plan : calendar::PlanStore(database).list_plans()) {
        if (plan.header.title == text) plans.push_back(plan.id);
    }
    return plans;
}

// The filter, or the sentence that says what of it is unknown.
tl::expected<calendar::FeedFilter, std::string> filter_of(const FeedCommandOptions& options,
                                                          calendar::Database& database) {
    calendar::FeedFilter filter;
    filter.subjects = options.subjects;
    filter.institutions = options.institutions;
    for (const std::string& name : options.kinds) {
        const auto kind = calendar::kind_of(name);
        if (!kind) return tl::unexpected(fmt::format(words::kUnknownKind, name, kind_list()));
        filter.kinds.push_back(*kind);
    }
    for (const std::string& text : options.executors) {
        const auto executor = executor_in(database, text);
        if (!executor) return tl::unexpected(fmt::format(words::kNoSuchExecutor, text));
        filter.executors.push_back(*executor);
    }
    for (const std::string& text : options.plans) {
        const auto plans = plans_in(database, text);
        if (plans.empty()) return tl::unexpected(fmt::format(words::kNoSuchPlan, text));
        filter.plans.insert(filter.plans.end(), plans.begin(), plans.end());
    }
    return filter;
}

std::optional<std::chrono::days> horizon_of(std::int64_t days) {
    if (days < 0) return std::nullopt;
    return std::chrono::days{days};
}

calendar::FeedOptions options_of(const FeedCommandOptions& given) {
    calendar::FeedOptions options;
    options.has_deadlines = !given.without_deadlines;
    options.has_events = !given.without_events;
    options.as_tasks = given.as_tasks;
    for (const std::int64_t before : given.alarms)
        options.alarms.emplace_back(before);
    options.past = horizon_of(given.past_days);
    options.future = horizon_of(given.future_days);
    return options;
}

// Where the feed is read: the only time that a token is shown.
void print_address(Invocation& invocation, const Installation& installation,
                   std::string_view pattern, const FeedRecord& feed, std::string_view token) {
    const std::string path = feed_path(feed.name, token);
    if (invocation.json) {
        json::object answer{{"name", feed.name}, {"path", path}};
        if (!token.empty()) answer["token"] = token;
        invocation.out << answer << '\n';
        return;
    }
    invocation.out << fmt::format(fmt::runtime(pattern), feed.title,
                                  installation.config.server.public_url + path);
    if (!token.empty()) invocation.out << words::kFeedShownOnce;
}

std::string creation_fault_ru(const calendar::StoreError& error) {
    if (error.code != calendar::StoreErrorCode::invalid) return message_ru(error);
    const FeedFaultWords& fault = feed_fault_words(error.detail);
    return fmt::format(words::kFeedRefused, fault.options, fault.sentence);
}

int create_feed(Invocation& invocation, Installation& installation,
                const FeedCommandOptions& options) {
    const auto filter = filter_of(options, installation.database);
    if (!filter) {
        invocation.err << filter.error();
        return kExitInputWrong;
    }
    FeedRecord feed;
    feed.department = installation.department.id;
    feed.name = options.name;
    feed.title = options.title.empty() ? options.name : options.title;
    feed.filter = *filter;
    feed.options = options_of(options);
    std::string token;
    if (options.is_secret) {
        token = new_secret_token();
        feed.token_hash = hash_secret_token(token);
    }
    const auto created = FeedStore(installation.database).create(feed, current_instant());
    if (!created) {
        invocation.err << creation_fault_ru(created.error()) << '\n';
        return kExitInputWrong;
    }
    feed.id = *created;
    print_address(invocation, installation, words::kFeedCreated, feed, token);
    const auto size = size_of(measure(installation, {feed}), feed);
    if (size && size->is_too_large()) {
        invocation.err << fmt::format(words::kFeedTooLarge, size->entries, size->bytes / 1'000);
    }
    return kExitOk;
}

int rotate_feed(Invocation& invocation, Installation& installation,
                const FeedCommandOptions& options) {
    const std::string token = new_secret_token();
    FeedStore store(installation.database);
    if (const auto done = store.rotate(options.name, hash_secret_token(token)); !done) {
        const bool is_public = done.error().code == calendar::StoreErrorCode::invalid;
        invocation.err << (is_public ? fmt::format(words::kFeedNotSecret, options.name)
                                     : message_ru(done.error()) + "\n");
        return kExitInputWrong;
    }
    print_address(invocation, installation, words::kFeedRotated, store.find(options.name).value(),
                  token);
    return kExitOk;
}

int revoke_feed(Invocation& invocation, Installation& installation,
                const FeedCommandOptions& options) {
    return report(invocation,
                  FeedStore(installation.database).revoke(options.name, current_instant()),
                  fmt::format(words::kFeedRevoked, options.name));
}

// Of one feed, or of all when none is named.
int show_stats(Invocation& invocation, Installation& installation,
               const FeedCommandOptions& options) {
    FeedStore store(installation.database);
    json::array rows;
    bool is_any = false;
    for (const FeedRecord& feed : store.list()) {
        if (!options.name.empty() && feed.name != options.name) continue;
        is_any = true;
        const auto reads = store.reads_of(feed.id);
        if (invocation.json) {
            rows.push_back(json::object{{"name", feed.name}, {"reads", reads_to_json(reads)}});
            continue;
        }
        invocation.out << fmt::format(words::kFeedStatsTitle, feed.name, feed.title);
        if (reads.empty()) invocation.out << words::kFeedNeverRead;
        for (const calendar::FeedReads& read : reads) {
            invocation.out << fmt::format(words::kFeedStatsLine, scheduler::format_date(read.day),
                                          read.status, read.count, client_family_ru(read.client));
        }
    }
    if (!options.name.empty() && !is_any) {
        invocation.err << message_ru(calendar::StoreError{calendar::StoreErrorCode::not_found,
                                                          options.name})
                       << '\n';
        return kExitInputWrong;
    }
    if (invocation.json) invocation.out << rows << '\n';
    return kExitOk;
}

void add_create_options(CLI::App& create, FeedCommandOptions& options) {
    create.add_option("NAME", options.name)->required();
    create.add_option("--title", options.title);
    create.add_option("--kind", options.kinds, std::string(words::kFeedKind));
    create.add_option("--subject", options.subjects, std::string(words::kFeedSubject));
    create.add_option("--institution", options.institutions, std::string(words::kFeedInstitution));
    create.add_option("--executor", options.executors, std::string(words::kFeedExecutor));
    create.add_option("--plan", options.plans, std::string(words::kFeedPlan));
    create.add_flag("--no-deadlines", options.without_deadlines,
                    std::string(words::kFeedNoDeadlines));
    create.add_flag("--no-events", options.without_events, std::string(words::kFeedNoEvents));
    create.add_flag("--todo", options.as_tasks, std::string(words::kFeedTodo));
    create.add_flag("--secret", options.is_secret, std::string(words::kFeedSecret));
    create.add_option("--alarm", options.alarms, std::string(words::kFeedAlarm));
    create.add_option("--past", options.past_days, std::string(words::kFeedPast))
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{calendar::kFeedHorizonMax.count()}));
    create.add_option("--future", options.future_days, std::string(words::kFeedFuture))
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{calendar::kFeedHorizonMax.count()}));
}

}  // namespace

void add_feed_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("feed");
    command->require_subcommand(1);
    const auto options = std::make_shared<FeedCommandOptions>();
    run_on_store(command->add_subcommand("list"), invocation, options, list_feeds);
    CLI::App* create = command->add_subcommand("create");
    add_create_options(*create, *options);
    run_on_store(create, invocation, options, create_feed);
    CLI::App* rotate = command->add_subcommand("rotate");
    rotate->add_option("NAME", options->name)->required();
    run_on_store(rotate, invocation, options, rotate_feed);
    CLI::App* revoke = command->add_subcommand("revoke");
    revoke->add_option("NAME", options->name)->required();
    run_on_store(revoke, invocation, options, revoke_feed);
    CLI::App* stats = command->add_subcommand("stats");
    stats->add_option("NAME", options->name);
    run_on_store(stats, invocation, options, show_stats);
}

}  // namespace sroki::server
