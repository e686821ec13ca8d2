#pragma once
// People who log in. Passwords come hashed (Argon2id); the hash never leaves but for verification.
// Thread contract and errors: as in plan_store.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/records.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

enum class Role { administrator, organizer, controller };

struct UserRecord {
    std::int64_t id = 0;
    std::string login;
    std::string name;
    Role role = Role::organizer;
    std::string password_hash;
};

[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<Role> role_of(std::string_view name);

class UserStore {
  public:
    explicit UserStore(Database& database) : database_(database) {}

    [[nodiscard]] tl::expected<void, StoreError> add(DepartmentId department,
                                                     const UserRecord& user, Instant now);
    // Whoever is signed in under that login no longer is.
    [[nodiscard]] tl::expected<void, StoreError> set_password_hash(std::string_view login,
                                                                   std::string_view hash);
    [[nodiscard]] std::optional<UserRecord> find(std::string_view login);
    [[nodiscard]] std::vector<UserRecord> list();

  private:
    Database& database_;
};

}  // namespace sroki::calendar
