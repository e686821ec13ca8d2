#pragma once
// Bearer tokens of the API (RFC 6750): who may do what over HTTP without logging in. Only the hash
// of a token comes here; the token itself is shown once, to the person who made it.
// Thread contract and errors: as in plan_store.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/records.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

// What a token allows. Whoever may write a resource may read it as well.
enum class Scope {
    plans_read,
    plans_write,
    executors_read,
    executors_write,
    events_read,
    events_write,
    feeds_read,
    feeds_write,
};

// "plans:read", …
[[nodiscard]] std::string_view name_of(Scope scope);
[[nodiscard]] std::optional<Scope> scope_of(std::string_view name);
[[nodiscard]] std::vector<Scope> all_scopes();

struct TokenRecord {
    std::int64_t id = 0;
    DepartmentId department{};
    std::string name;  // who or what it was made for; stands as the author of corrections
    std::vector<Scope> scopes;
    Instant created_at;
    std::optional<Instant> expires_at;
    std::optional<Instant> revoked_at;
};

[[nodiscard]] bool allows(const TokenRecord& token, Scope needed);

class TokenStore {
  public:
    explicit TokenStore(Database& database) : database_(database) {}

    // `token.id` and `created_at` are filled by the store. `invalid`: no name or no scope.
    [[nodiscard]] tl::expected<std::int64_t, StoreError> add(const TokenRecord& token,
                                                             std::string_view hash, Instant now);
    // The token that is good now; nothing when it is unknown, revoked or has expired.
    [[nodiscard]] std::optional<TokenRecord> find_valid(std::string_view hash, Instant now);
    [[nodiscard]] tl::expected<void, StoreError> revoke(std::int64_t token, Instant now);
    [[nodiscard]] std::vector<TokenRecord> list();

  private:
    Database& database_;
};

}  // namespace sroki::calendar
