#include "calendar/store/user_store.h"

#include <array>

#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

constexpr std::array<std::string_view, 3> kRoles{"administrator", "organizer", "controller"};

std::vector<UserRecord> query_users(Database& database, std::optional<std::string_view> login) {
    std::vector<UserRecord> users;
    Statement row = database.statement(sql::user_list);
    row.bind(":login", login);
    while (row.step()) {
        users.push_back({row.integer(0), row.text(1), row.text(2),
                         role_of(row.text(3)).value_or(Role::organizer), row.text(4)});
    }
    return users;
}

}  // namespace

std::string_view name_of(Role role) {
    return kRoles.at(static_cast<std::size_t>(role));
}

std::optional<Role> role_of(std::string_view name) {
    for (std::size_t i = 0; i < kRoles.size(); ++i) {
        if (kRoles.at(i) == name) return static_cast<Role>(i);
    }
    return std::nullopt;
}

tl::expected<void, StoreError> UserStore::add(DepartmentId department, const UserRecord& user,
                                              Instant now) {
    if (user.login.empty()) return tl::unexpected(StoreError{StoreErrorCode::invalid, "login"});
    Statement insert = database_.statement(sql::user_insert);
    insert.bind(":department", static_cast<std::int64_t>(department))
        .bind(":login", user.login)
        .bind(":name", user.name)
        .bind(":role", name_of(user.role))
        .bind(":password_hash", user.password_hash)
        .bind(":now", now);
    if (insert.run() == 0) {
        return tl::unexpected(StoreError{StoreErrorCode::name_taken, user.login});
    }
    return {};
}

tl::expected<void, StoreError> UserStore::set_password_hash(std::string_view login,
                                                            std::string_view hash) {
    Transaction transaction = database_.transaction();
    Statement update = database_.statement(sql::user_set_password);
    if (update.bind(":login", login).bind(":password_hash", hash).run() == 0) {
        return tl::unexpected(StoreError{StoreErrorCode::not_found, std::string(login)});
    }
    database_.statement(sql::session_delete_of_login).bind(":login", login).run();
    transaction.commit();
    return {};
}

std::optional<UserRecord> UserStore::find(std::string_view login) {
    auto users = query_users(database_, login);
    if (users.empty()) return std::nullopt;
    return std::move(users.front());
}

std::vector<UserRecord> UserStore::list() {
    return query_users(database_, std::nullopt);
}

}  // namespace sroki::calendar
