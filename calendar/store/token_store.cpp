#include "calendar/store/token_store.h"

#include <algorithm>
#include <array>

#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

constexpr std::array<std::string_view, 8> kScopes{
    "plans:read",  "plans:write",  "executors:read", "executors:write",
    "events:read", "events:write", "feeds:read",     "feeds:write",
};

std::string join_scopes(const std::vector<Scope>& scopes) {
    std::string joined;
    for (const Scope scope : scopes) {
        if (!joined.empty()) joined += ' ';
        joined += name_of(scope);
    }
    return joined;
}

std::vector<Scope> split_scopes(std::string_view text) {
    std::vector<Scope> scopes;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        if (const auto scope = scope_of(text.substr(0, space))) scopes.push_back(*scope);
        text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
    }
    return scopes;
}

TokenRecord read_token(const Statement& row) {
    return {row.integer(0),
            DepartmentId{row.integer(1)},
            row.text(2),
            split_scopes(row.text(3)),
            row.instant(4),
            row.optional_instant(5),
            row.optional_instant(6)};
}

// The scope that includes this one, or itself.
Scope writing(Scope scope) {
    const auto index = static_cast<std::size_t>(scope);
    return static_cast<Scope>(index | 1U);  // each :read stands in front of its :write
}

}  // namespace

std::string_view name_of(Scope scope) {
    return kScopes.at(static_cast<std::size_t>(scope));
}

std::optional<Scope> scope_of(std::string_view name) {
    const auto* const found = std::find(kScopes.begin(), kScopes.end(), name);
    if (found == kScopes.end()) return std::nullopt;
    return static_cast<Scope>(found - kScopes.begin());
}

std::vector<Scope> all_scopes() {
    std::vector<Scope> scopes;
    for (std::size_t i = 0; i < kScopes.size(); ++i)
        scopes.push_back(static_cast<Scope>(i));
    return scopes;
}

bool allows(const TokenRecord& token, Scope needed) {
    return std::any_of(token.scopes.begin(), token.scopes.end(),
                       [&](Scope scope) { return scope == needed || scope == writing(needed); });
}

tl::expected<std::int64_t, StoreError> TokenStore::add(const TokenRecord& token,
                                                       std::string_view hash, Instant now) {
    if (token.name.empty()) return tl::unexpected(StoreError{StoreErrorCode::invalid, "name"});
    if (token.scopes.empty()) return tl::unexpected(StoreError{StoreErrorCode::invalid, "scope"});
    Statement insert = database_.statement(sql::token_insert);
    insert.bind(":department", static_cast<std::int64_t>(token.department))
        .bind(":name", token.name)
        .bind(":scopes", join_scopes(token.scopes))
        .bind(":hash", hash)
        .bind(":expires_at", token.expires_at)
        .bind(":now", now);
    if (!insert.step()) throw std::runtime_error("token_insert gave no id");
    return insert.integer(0);
}

std::optional<TokenRecord> TokenStore::find_valid(std::string_view hash, Instant now) {
    Statement row = database_.statement(sql::token_by_hash);
    if (!row.bind(":hash", hash).step()) return std::nullopt;
    TokenRecord token = read_token(row);
    const bool is_over = token.revoked_at || (token.expires_at && *token.expires_at <= now);
    if (is_over) return std::nullopt;
    return token;
}

tl::expected<void, StoreError> TokenStore::revoke(std::int64_t token, Instant now) {
    const int revoked =
        database_.statement(sql::token_revoke).bind(":token", token).bind(":now", now).run();
    if (revoked == 0) {
        return tl::unexpected(StoreError{StoreErrorCode::not_found, std::to_string(token)});
    }
    return {};
}

std::vector<TokenRecord> TokenStore::list() {
    std::vector<TokenRecord> tokens;
    Statement row = database_.statement(sql::token_list);
    while (row.step())
        tokens.push_back(read_token(row));
    return tokens;
}

}  // namespace sroki::calendar
