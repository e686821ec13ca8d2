#pragma once
// The two cookies of the site: one of a person signed in, one of whoever looks at the form of
// signing in. Each is a secret of 256 random bits (secret_token.h) and means nothing by itself.
// Under https they are Secure and their names begin with __Host-, so that no other site of the
// same domain can set them (RFC 6265bis section 4.1.3).
// Thread contract: pure functions.

#include <string>
#include <string_view>

namespace sroki::server {

enum class CookieKind { session, visit };

// The secret that the request's Cookie header shows; empty: none, or nothing of ours.
[[nodiscard]] std::string_view secret_in(std::string_view cookie_header, CookieKind kind,
                                         std::string_view public_url);

// Values of Set-Cookie. The cookie ends with the browser; how long a session lasts, the server
// knows.
[[nodiscard]] std::string setting_cookie(CookieKind kind, std::string_view secret,
                                         std::string_view public_url);
[[nodiscard]] std::string clearing_cookie(CookieKind kind, std::string_view public_url);

}  // namespace sroki::server
