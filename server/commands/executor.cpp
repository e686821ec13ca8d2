// sroki executor list | email | alias | alike | merge | distinct | member: the directory.

#include <fmt/format.h>

#include "calendar/store/executor_store.h"
#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"
#include "server/json/executor_json.h"

namespace sroki::server {

namespace {

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
        invocation.out << executors_to_json(executors) << '\n';
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
    return report(invocation,
                  store.merge(ExecutorId{given.id}, ExecutorId{given.other}, current_instant()),
                  fmt::format(words::kMerged, given.id, name_of(store, given.other)));
}

// The questions that imports have left: which of the executors are one?
int list_alike(Invocation& invocation, Installation& installation, const ExecutorOptions&) {
    const auto pairs = ExecutorStore(installation.database).list_alike();
    if (invocation.json) {
        invocation.out << alike_to_json(pairs) << '\n';
        return kExitOk;
    }
    if (pairs.empty()) invocation.out << words::kNoneAlike;
    for (const calendar::AlikeExecutors& pair : pairs) {
        invocation.out << fmt::format(words::kAlikeLine, static_cast<std::int64_t>(pair.first),
                                      pair.first_name, static_cast<std::int64_t>(pair.second),
                                      pair.second_name);
    }
    if (!pairs.empty()) invocation.out << words::kAlikeHelp;
    return kExitOk;
}

int set_distinct(Invocation& invocation, Installation& installation, const ExecutorOptions& given) {
    ExecutorStore store(installation.database);
    return report(
        invocation,
        store.set_distinct(ExecutorId{given.id}, ExecutorId{given.other}, current_instant()),
        fmt::format(words::kDistinct, name_of(store, given.id), name_of(store, given.other)));
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
    run_on_store(command->add_subcommand("alike"), invocation, options, list_alike);
    CLI::App* distinct = command->add_subcommand("distinct");
    distinct->add_option("ID", options->id)->required();
    distinct->add_option("OTHER", options->other)->required();
    run_on_store(distinct, invocation, options, set_distinct);
    CLI::App* member = command->add_subcommand("member");
    member->add_option("GROUP", options->id)->required();
    member->add_option("MEMBER", options->other)->required();
    run_on_store(member, invocation, options, add_member);
}

}  // namespace sroki::server
