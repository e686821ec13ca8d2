// sroki feed list | create | revoke: the published filters.

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/store/department_store.h"
#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"
#include "server/messages_ru.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using calendar::FeedStore;

struct FeedOptions {
    std::string name;
    std::string title;
    std::string kind;
};

int list_feeds(Invocation& invocation, Installation& installation, const FeedOptions&) {
    const auto feeds = FeedStore(installation.database).list();
    if (invocation.json) {
        json::array rows;
        for (const calendar::FeedRecord& feed : feeds) {
            json::value kind;
            if (feed.kind) kind = calendar::name_of(*feed.kind);
            rows.push_back(json::object{{"name", feed.name},
                                        {"title", feed.title},
                                        {"kind", kind},
                                        {"path", "/feeds/" + feed.name + ".ics"},
                                        {"revoked", feed.is_revoked}});
        }
        invocation.out << rows << '\n';
        return kExitOk;
    }
    for (const calendar::FeedRecord& feed : feeds) {
        invocation.out << fmt::format(words::kFeedLine, feed.name, feed.title,
                                      feed.is_revoked ? words::kFeedRevokedMark : "");
    }
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

int create_feed(Invocation& invocation, Installation& installation, const FeedOptions& options) {
    const auto kind = calendar::kind_of(options.kind);
    if (!options.kind.empty() && !kind) {
        invocation.err << fmt::format(words::kUnknownKind, options.kind, kind_list());
        return kExitInputWrong;
    }
    const std::string title = options.title.empty() ? options.name : options.title;
    const auto created =
        FeedStore(installation.database)
            .create(installation.department.id, options.name, title, kind, current_instant());
    if (!created) {
        invocation.err << message_ru(created.error()) << '\n';
        return kExitInputWrong;
    }
    invocation.out << fmt::format(words::kFeedCreated, title, options.name);
    return kExitOk;
}

int revoke_feed(Invocation& invocation, Installation& installation, const FeedOptions& options) {
    return report(invocation,
                  FeedStore(installation.database).revoke(options.name, current_instant()),
                  fmt::format(words::kFeedRevoked, options.name));
}

}  // namespace

void add_feed_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("feed");
    command->require_subcommand(1);
    const auto options = std::make_shared<FeedOptions>();
    run_on_store(command->add_subcommand("list"), invocation, options, list_feeds);
    CLI::App* create = command->add_subcommand("create");
    create->add_option("NAME", options->name)->required();
    create->add_option("--title", options->title);
    create->add_option("--kind", options->kind);
    run_on_store(create, invocation, options, create_feed);
    CLI::App* revoke = command->add_subcommand("revoke");
    revoke->add_option("NAME", options->name)->required();
    run_on_store(revoke, invocation, options, revoke_feed);
}

}  // namespace sroki::server
