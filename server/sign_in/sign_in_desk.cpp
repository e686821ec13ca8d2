#include "server/sign_in/sign_in_desk.h"

#include <fmt/format.h>

#include "calendar/store/session_store.h"
#include "server/password.h"
#include "server/secret_token.h"

namespace sroki::server {

namespace {

using std::chrono::seconds;

constexpr std::size_t kPlaces = 2'048;
constexpr seconds kBusyWait{2};

RateLimiter::Clock::time_point time_of(calendar::Instant now) {
    return RateLimiter::Clock::time_point{now.time_since_epoch()};
}

// One of the hashes that may be computed at the same time.
class HashSlot {
  public:
    explicit HashSlot(std::atomic<int>& taken)
        : taken_(taken), is_free_(++taken <= kHashesAtOnce) {}
    HashSlot(const HashSlot&) = delete;
    HashSlot& operator=(const HashSlot&) = delete;
    ~HashSlot() { --taken_; }

    [[nodiscard]] bool is_free() const { return is_free_; }

  private:
    std::atomic<int>& taken_;
    const bool is_free_;
};

std::string_view reason_of(SignInRefusalCode code) {
    switch (code) {
        case SignInRefusalCode::wrong:
            return "wrong login or password";
        case SignInRefusalCode::too_often:
            return "too many attempts";
        case SignInRefusalCode::busy:
            return "too many at once";
    }
    return "";
}

}  // namespace

SignInDesk::SignInDesk(Verify verify, Log log)
    : verify_(std::move(verify)),
      log_(std::move(log)),
      by_login_(kTriesOfLoginPerMinute, kTriesOfLogin, kPlaces),
      by_address_(kTriesOfAddressPerMinute, kTriesOfAddress, kPlaces) {}

tl::expected<std::string, SignInRefusal> SignInDesk::sign_in(calendar::Database& database,
                                                             const SignInAttempt& attempt,
                                                             calendar::Instant now) {
    auto answer = [&]() -> tl::expected<std::string, SignInRefusal> {
        // Counted before it is known to fail: many at once must not pass the limit together.
        if (const auto wait = wait_of(attempt, now)) {
            return tl::unexpected(SignInRefusal{SignInRefusalCode::too_often, *wait});
        }
        const HashSlot slot(hashing_);
        if (!slot.is_free()) {
            give_back(attempt, now);
            return tl::unexpected(SignInRefusal{SignInRefusalCode::busy, kBusyWait});
        }
        return begin_session(database, attempt, now);
    }();
    if (answer) {
        give_back(attempt, now);
    } else {
        log_(fmt::format("{} refused: {}", attempt.request_id, reason_of(answer.error().code)));
    }
    return answer;
}

tl::expected<std::string, SignInRefusal> SignInDesk::begin_session(calendar::Database& database,
                                                                   const SignInAttempt& attempt,
                                                                   calendar::Instant now) {
    const auto user = calendar::UserStore(database).find(attempt.login);
    const bool is_right =
        verify_(attempt.password, user ? user->password_hash : std::string(kNobodysHash));
    if (user && is_right) {
        std::string secret = new_secret_token();
        if (calendar::SessionStore(database).begin(*user, hash_secret_token(secret), now)) {
            log_(fmt::format("{} user {} signed in", attempt.request_id, user->id));
            return secret;
        }
    }
    return tl::unexpected(SignInRefusal{SignInRefusalCode::wrong, {}});
}

// The address first: who is held back there can't use up the tries of a login as well.
std::optional<seconds> SignInDesk::wait_of(const SignInAttempt& attempt, calendar::Instant now) {
    const std::lock_guard lock(mutex_);
    if (const auto wait = by_address_.wait_of(0, attempt.client_address, time_of(now))) return wait;
    return by_login_.wait_of(0, attempt.login, time_of(now));
}

void SignInDesk::give_back(const SignInAttempt& attempt, calendar::Instant now) {
    const std::lock_guard lock(mutex_);
    by_address_.give_back(0, attempt.client_address, time_of(now));
    by_login_.give_back(0, attempt.login, time_of(now));
}

}  // namespace sroki::server
