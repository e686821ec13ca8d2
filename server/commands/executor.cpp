// sroki executor list | email | alias | merge | member: the department's directory.

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/store/executor_store.h"
#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using calendar::ExecutorId;
using calendar::ExecutorRecord;
using calendar::ExecutorStore;

struct ExecutorOptions {
    std::int64_t id = 0;
    std::int64_t other = 0;
    std::string text;
};

std::string joined(const std::vector<std::string>& words, std::string_view if_none) {
    return words.empty() ? std::string(if_none) : fmt::format("{}", fmt::join(words, ", "));
}

int list_executors(Invocation& invocation, Installation& installation, const ExecutorOptions&) {
    const auto executors = ExecutorStore(installation.database).list();
    if (invocation.json) {
        json::array rows;
        for (const ExecutorRecord& executor : executors) {
            json::value position;
            if (executor.position) position = *executor.position;
            rows.push_back(json::object{{"id", static_cast<std::int64_t>(executor.id)},
                                        {"name", executor.name},
                                        {"kind", calendar::name_of(executor.kind)},
                                        {"position", position},
                                        {"emails", json::value_from(executor.emails)},
                                        {"items", executor.items}});
        }
        invocation.out << rows << '\n';
        return kExitOk;
    }
    if (executors.empty()) invocation.out << words::kNoExecutors;
    for (const ExecutorRecord& executor : executors) {
        const std::string position = executor.position ? ", " + *executor.position : "";
        invocation.out << fmt::format(words::kExecutorLine, static_cast<std::int64_t>(executor.id),
                                      executor.name, position,
                                      joined(executor.emails, words::kNoAddress), executor.items);
    }
    return kExitOk;
}

std::string name_of(ExecutorStore& store, std::int64_t id) {
    const auto executor = store.find(ExecutorId{id});
    return executor ? executor->name : std::to_string(id);
}

int add_email(Invocation& invocation, Installation& installation, const ExecutorOptions& given) {
    ExecutorStore store(installation.database);
    return report(invocation, store.add_email(ExecutorId{given.id}, given.text),
                  fmt::format(words::kEmailAdded, name_of(store, given.id), given.text));
}

int add_alias(Invocation& invocation, Installation& installation, const ExecutorOptions& given) {
    ExecutorStore store(installation.database);
    return report(invocation, store.add_alias(ExecutorId{given.id}, given.text),
                  fmt::format(words::kAliasAdded, name_of(store, given.id), given.text));
}

int merge(Invocation& invocation, Installation& installation, const ExecutorOptions& given) {
    ExecutorStore store(installation.database);
    return report(invocation, store.merge(ExecutorId{given.id}, ExecutorId{given.other}),
                  fmt::format(words::kMerged, given.id, name_of(store, given.other)));
}

int add_member(Invocation& invocation, Installation& installation, const ExecutorOptions& given) {
    ExecutorStore store(installation.database);
    return report(
        invocation, store.add_member(ExecutorId{given.id}, ExecutorId{given.other}),
        fmt::format(words::kMemberAdded, name_of(store, given.id), name_of(store, given.other)));
}

}  // namespace

void add_executor_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("executor");
    command->require_subcommand(1);
    const auto options = std::make_shared<ExecutorOptions>();
    run_on_store(command->add_subcommand("list"), invocation, options, list_executors);
    CLI::App* email = command->add_subcommand("email");
    email->add_option("ID", options->id)->required();
    email->add_option("ADDRESS", options->text)->required();
    run_on_store(email, invocation, options, add_email);
    CLI::App* alias = command->add_subcommand("alias");
    alias->add_option("ID", options->id)->required();
    alias->add_option("NAME", options->text)->required();
    run_on_store(alias, invocation, options, add_alias);
    CLI::App* merging = command->add_subcommand("merge");
    merging->add_option("FROM", options->id)->required();
    merging->add_option("INTO", options->other)->required();
    run_on_store(merging, invocation, options, merge);
    CLI::App* member = command->add_subcommand("member");
    member->add_option("GROUP", options->id)->required();
    member->add_option("MEMBER", options->other)->required();
    run_on_store(member, invocation, options, add_member);
}

}  // namespace sroki::server
