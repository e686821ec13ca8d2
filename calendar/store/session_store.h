#pragma once
// Who is signed in on the site. Only the hash of a cookie's token comes here.
// A session ends kSessionLife after it began, kSessionIdle after it was last used, when the person
// signs out or gets a new password.
// Thread contract and errors: as in plan_store.h.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/store/user_store.h"

namespace sroki::calendar {

inline constexpr std::chrono::hours kSessionIdle{12};
inline constexpr std::chrono::days kSessionLife{7};
// `used_at` is written this seldom: each write wakes the readers of the database.
inline constexpr std::chrono::minutes kSessionTouchStep{10};
// Of one person; a further one ends that which was used longest ago.
inline constexpr std::int64_t kSessionsMax = 20;

struct SessionRecord {
    std::int64_t user = 0;
    std::string name;  // of the person
    Role role = Role::organizer;
    Instant used_at;
};

class SessionStore {
  public:
    explicit SessionStore(Database& database) : database_(database) {}

    // False: the person has another password than `user` says, so it was changed meanwhile.
    // Removes sessions that are over, too.
    [[nodiscard]] bool begin(const UserRecord& user, std::string_view hash, Instant now);
    // The session that is good now; its use is not noted.
    [[nodiscard]] std::optional<SessionRecord> find(std::string_view hash, Instant now);
    void note_use(std::string_view hash, Instant now);
    // Nothing happens when there is none.
    void end(std::string_view hash);

  private:
    Database& database_;
};

}  // namespace sroki::calendar
