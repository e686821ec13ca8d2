// sroki token create | list | revoke: keys of the API. A token is printed once, when it is made.

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/store/token_store.h"
#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"
#include "server/secret_token.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using calendar::Scope;
using calendar::TokenRecord;
using calendar::TokenStore;

struct TokenOptions {
    std::int64_t id = 0;
    std::string name = "api";
    std::vector<std::string> scopes;
    int days = 0;  // 0: until it is revoked
};

std::optional<std::vector<Scope>> scopes_of(const std::vector<std::string>& names,
                                            Invocation& invocation) {
    std::vector<Scope> scopes;
    for (const std::string& name : names) {
        const auto scope = calendar::scope_of(name);
        if (!scope) {
            std::vector<std::string_view> known;
            for (const Scope each : calendar::all_scopes())
                known.push_back(calendar::name_of(each));
            invocation.err << fmt::format(words::kUnknownScope, name, fmt::join(known, ", "));
            return std::nullopt;
        }
        scopes.push_back(*scope);
    }
    return scopes;
}

int create_token(Invocation& invocation, Installation& installation, const TokenOptions& options) {
    const auto scopes = scopes_of(options.scopes, invocation);
    if (!scopes) return kExitInputWrong;
    const calendar::Instant now = current_instant();
    TokenRecord record;
    record.department = installation.department.id;
    record.name = options.name;
    record.scopes = *scopes;
    if (options.days > 0) record.expires_at = now + std::chrono::days{options.days};
    const std::string token = new_secret_token();
    const auto id = TokenStore(installation.database).add(record, hash_secret_token(token), now);
    if (!id) return report(invocation, tl::unexpected(id.error()), {});
    if (invocation.json) {
        invocation.out << json::object{{"id", *id}, {"token", token}} << '\n';
    } else {
        invocation.out << fmt::format(words::kTokenCreated, *id, token);
    }
    return kExitOk;
}

std::string_view state_of(const TokenRecord& token, calendar::Instant now) {
    if (token.revoked_at) return "revoked";
    return token.expires_at && *token.expires_at <= now ? "expired" : "valid";
}

std::string_view state_mark(std::string_view state) {
    if (state == "revoked") return words::kTokenRevokedMark;
    return state == "expired" ? words::kTokenExpiredMark : std::string_view{};
}

int list_tokens(Invocation& invocation, Installation& installation, const TokenOptions&) {
    json::array rows;
    for (const TokenRecord& token : TokenStore(installation.database).list()) {
        std::vector<std::string_view> scopes;
        for (const Scope scope : token.scopes)
            scopes.push_back(calendar::name_of(scope));
        const std::string_view state = state_of(token, current_instant());
        if (invocation.json) {
            rows.push_back(json::object{{"id", token.id},
                                        {"name", token.name},
                                        {"scopes", json::array(scopes.begin(), scopes.end())},
                                        {"state", state}});
        } else {
            invocation.out << fmt::format(words::kTokenLine, token.id, token.name,
                                          fmt::join(scopes, " "), state_mark(state));
        }
    }
    if (invocation.json) invocation.out << rows << '\n';
    return kExitOk;
}

int revoke_token(Invocation& invocation, Installation& installation, const TokenOptions& options) {
    return report(invocation,
                  TokenStore(installation.database).revoke(options.id, current_instant()),
                  fmt::format(words::kTokenRevoked, options.id));
}

}  // namespace

void add_token_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("token");
    command->require_subcommand(1);
    const auto options = std::make_shared<TokenOptions>();
    CLI::App* create = command->add_subcommand("create", std::string(words::kTokenCreate));
    create->add_option("--scope", options->scopes, std::string(words::kTokenScope))
        ->required()
        ->delimiter(',');
    create->add_option("--name", options->name, std::string(words::kTokenName));
    create->add_option("--days", options->days, std::string(words::kTokenDays))
        ->check(CLI::Range(1, 3'660));
    run_on_store(create, invocation, options, create_token);
    run_on_store(command->add_subcommand("list"), invocation, options, list_tokens);
    CLI::App* revoke = command->add_subcommand("revoke");
    revoke->add_option("ID", options->id)->required();
    run_on_store(revoke, invocation, options, revoke_token);
}

}  // namespace sroki::server
