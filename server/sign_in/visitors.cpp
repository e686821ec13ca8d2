#include "server/sign_in/visitors.h"

#include <exception>

#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

#include "calendar/store/session_store.h"
#include "server/pages/sign_in_words_ru.h"
#include "server/secret_token.h"
#include "server/sign_in/cookies.h"
#include "server/sign_in/form_token.h"

namespace sroki::server {

namespace {

constexpr std::size_t kTargetBytesMax = 512;

std::string_view secret_of(const Request& request, CookieKind kind, const Context& context) {
    return secret_in(request.cookie, kind, context.site.public_url);
}

void append(boost::urls::url& url, std::string_view key, std::string_view value) {
    using boost::core::string_view;
    url.params().append(boost::urls::param_view{string_view(key.data(), key.size()),
                                                string_view(value.data(), value.size())});
}

std::string text_of(const boost::urls::url& url) {
    const auto text = url.buffer();
    return {text.data(), text.size()};
}

std::string target_of(const Request& request) {
    boost::urls::url url;
    url.set_path(request.path);
    for (const auto& [key, value] : request.query)
        append(url, key, value);
    return text_of(url);
}

}  // namespace

void recognise_visitor(const Request& request, Context& context) {
    const std::string_view secret = secret_of(request, CookieKind::session, context);
    if (secret.empty()) return;
    calendar::SessionStore sessions(context.database);
    std::string hash = hash_secret_token(secret);
    auto session = sessions.find(hash, context.now);
    if (!session) return;
    if (context.now - session->used_at >= calendar::kSessionTouchStep) {
        try {
            sessions.note_use(hash, context.now);
        } catch (const std::exception&) {
            // A full disk or a long write of others: the page can be shown all the same, and the
            // session at worst ends earlier.
        }
    }
    context.visitor = Visitor{std::move(*session), std::move(hash), form_token_of(secret)};
}

std::optional<Response> refuse_visitor(const Request& request, const Viewers& viewers,
                                       const Context& context) {
    if (viewers.are_all()) return std::nullopt;
    if (context.visitor) {
        if (viewers.include(context.visitor->session.role)) return std::nullopt;
        return error_response(403, request, context.site, context.visitor);
    }
    boost::urls::url login("/login");
    // What a form wanted to do is not done after signing in: the person looks at the page first.
    const std::string target = request.method == Method::post ? "" : target_of(request);
    if (is_local_target(target)) append(login, "next", target);
    return redirect_to(text_of(login));
}

std::optional<Response> refuse_form(Request& request, const Viewers& viewers,
                                    const Context& context) {
    auto form = parse_form(request.content_type, request.body);
    if (!form) return error_response(400, request, context.site, context.visitor);
    // Nobody has a session at the form of signing in: its token is of the cookie that came with it.
    const auto kind = viewers.are_all() ? CookieKind::visit : CookieKind::session;
    const std::string_view token = value_of(*form, kFormTokenField).value_or("");
    if (!is_form_token(token, secret_of(request, kind, context))) {
        return error_page(403, form_refused_words(), request.id, context.site, context.visitor);
    }
    request.form = std::move(*form);
    return std::nullopt;
}

Response redirect_to(std::string_view target) {
    Response response = html_response("", 303);
    response.headers.emplace_back("Location", target);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

bool is_local_target(std::string_view target) {
    if (target.size() > kTargetBytesMax || !target.starts_with('/') || target.starts_with("//")) {
        return false;
    }
    const auto url = boost::urls::parse_origin_form({target.data(), target.size()});
    return url && url->path() != "/login" && url->path() != "/logout";
}

}  // namespace sroki::server
