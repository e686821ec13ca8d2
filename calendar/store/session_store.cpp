#include "calendar/store/session_store.h"

#include "calendar_sql.h"

namespace sroki::calendar {

bool SessionStore::begin(const UserRecord& user, std::string_view hash, Instant now) {
    Transaction transaction = database_.transaction();
    database_.statement(sql::session_delete_over)
        .bind(":now", now)
        .bind(":idle_since", now - kSessionIdle)
        .run();
    const int begun = database_.statement(sql::session_insert)
                          .bind(":hash", hash)
                          .bind(":user", user.id)
                          .bind(":password_hash", user.password_hash)
                          .bind(":now", now)
                          .bind(":expires_at", Instant{now + kSessionLife})
                          .run();
    database_.statement(sql::session_delete_past)
        .bind(":user", user.id)
        .bind(":kept", kSessionsMax)
        .run();
    transaction.commit();
    return begun > 0;
}

std::optional<SessionRecord> SessionStore::find(std::string_view hash, Instant now) {
    Statement row = database_.statement(sql::session_find);
    row.bind(":hash", hash).bind(":now", now).bind(":idle_since", Instant{now - kSessionIdle});
    if (!row.step()) return std::nullopt;
    return SessionRecord{row.integer(0), row.text(1),
                         role_of(row.text(2)).value_or(Role::organizer), row.instant(3)};
}

void SessionStore::note_use(std::string_view hash, Instant now) {
    database_.statement(sql::session_touch).bind(":hash", hash).bind(":now", now).run();
}

void SessionStore::end(std::string_view hash) {
    database_.statement(sql::session_delete).bind(":hash", hash).run();
}

}  // namespace sroki::calendar
