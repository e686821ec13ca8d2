#include "server/sign_in/cookies.h"

#include <algorithm>

#include <fmt/format.h>

namespace sroki::server {

namespace {

constexpr std::size_t kSecretBytes = 43;  // 256 bits as base64url

bool is_secure(std::string_view public_url) {
    return public_url.starts_with("https://");
}

std::string name_of(CookieKind kind, std::string_view public_url) {
    std::string name = is_secure(public_url) ? "__Host-" : "";
    return name += kind == CookieKind::session ? "sroki_session" : "sroki_visit";
}

std::string_view attributes(std::string_view public_url) {
    return is_secure(public_url) ? "; Path=/; HttpOnly; SameSite=Lax; Secure"
                                 : "; Path=/; HttpOnly; SameSite=Lax";
}

bool is_secret(std::string_view text) {
    return text.size() == kSecretBytes && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

}  // namespace

std::string_view secret_in(std::string_view cookie_header, CookieKind kind,
                           std::string_view public_url) {
    const std::string start = name_of(kind, public_url) + '=';
    while (!cookie_header.empty()) {
        const std::size_t end = cookie_header.find(';');
        std::string_view pair = cookie_header.substr(0, end);
        cookie_header =
            end == std::string_view::npos ? std::string_view{} : cookie_header.substr(end + 1);
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        if (!pair.starts_with(start)) continue;
        const std::string_view secret = pair.substr(start.size());
        return is_secret(secret) ? secret : std::string_view{};
    }
    return {};
}

std::string setting_cookie(CookieKind kind, std::string_view secret, std::string_view public_url) {
    return fmt::format("{}={}{}", name_of(kind, public_url), secret, attributes(public_url));
}

std::string clearing_cookie(CookieKind kind, std::string_view public_url) {
    return setting_cookie(kind, "", public_url) + "; Max-Age=0";
}

}  // namespace sroki::server
