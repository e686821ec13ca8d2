#pragma once
// Decides who may sign in. Guessing is held back for each login and each address; the memory of the
// hashes is bounded; an unknown login costs and says the same as a wrong password.
// Thread contract: thread-safe. Errors: as of password.h and the stores.

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "calendar/store/database.h"
#include "server/http/rate_limiter.h"

namespace sroki::server {

// Attempts that failed: so many at once, then so many a minute. An address may be a whole office.
inline constexpr double kTriesOfLogin = 10;
inline constexpr double kTriesOfLoginPerMinute = 0.5;
inline constexpr double kTriesOfAddress = 30;
inline constexpr double kTriesOfAddressPerMinute = 6;
// Each takes 64 MB while it runs.
inline constexpr int kHashesAtOnce = 2;

enum class SignInRefusalCode {
    wrong,      // no such login, or not its password
    too_often,  // of this login or from this address
    busy,       // others are signing in at this very moment
};

struct SignInRefusal {
    SignInRefusalCode code = SignInRefusalCode::wrong;
    std::chrono::seconds wait{};  // before another attempt makes sense
};

struct SignInAttempt {
    std::string_view login;
    std::string_view password;
    std::string_view client_address;
    std::string_view request_id;  // for the log
};

class SignInDesk {
  public:
    using Verify = std::function<bool(std::string_view password, const std::string& hash)>;
    using Log = std::function<void(std::string_view line)>;

    // `verify`: is_password(), but for tests. The log gets neither logins (people type a password
    // into the wrong field) nor addresses.
    SignInDesk(Verify verify, Log log);

    // The secret of a new session.
    [[nodiscard]] tl::expected<std::string, SignInRefusal> sign_in(calendar::Database& database,
                                                                   const SignInAttempt& attempt,
                                                                   calendar::Instant now);

    void log(std::string_view line) const { log_(line); }

  private:
    [[nodiscard]] std::optional<std::chrono::seconds> wait_of(const SignInAttempt& attempt,
                                                              calendar::Instant now);
    void give_back(const SignInAttempt& attempt, calendar::Instant now);
    [[nodiscard]] tl::expected<std::string, SignInRefusal> begin_session(
        calendar::Database& database, const SignInAttempt& attempt, calendar::Instant now);

    const Verify verify_;
    const Log log_;
    std::mutex mutex_;  // of the two limiters
    RateLimiter by_login_;
    RateLimiter by_address_;
    std::atomic<int> hashing_ = 0;
};

}  // namespace sroki::server
