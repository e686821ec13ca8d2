#include "server/pages/login.h"

#include <stdexcept>

#include "calendar/store/session_store.h"
#include "server/pages/home.h"
#include "server/pages/sign_in_words_ru.h"
#include "server/secret_token.h"
#include "server/sign_in/cookies.h"
#include "server/sign_in/form_token.h"
#include "server/sign_in/sign_in_desk.h"
#include "server/sign_in/visitors.h"
#include "server_templates.h"

namespace sroki::server {

namespace {

struct LoginForm {
    std::string login{};
    std::string next{};
    std::string notice{};  // why the last attempt failed
};

std::string wanted(const NamedValues& values) {
    const std::string_view target = value_of(values, "next").value_or("");
    return is_local_target(target) ? std::string(target) : "/";
}

Response login_page(const LoginForm& form, std::string_view secret, unsigned status,
                    const Context& context) {
    View view;
    view.set("login", form.login);
    view.set("next", form.next);
    view.set("notice", form.notice.empty() ? View(false) : View(form.notice));
    view.set("form_token", form_token_of(secret));
    Response response =
        html_response(render_page(templates::login, std::move(view),
                                  {std::string(sign_in_title_ru()),
                                   first_department(context.database).name, NavigationMark::login},
                                  context.site, context.visitor),
                      status);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

unsigned status_of(SignInRefusalCode code) {
    switch (code) {
        case SignInRefusalCode::wrong:
            return 403;
        case SignInRefusalCode::too_often:
            return 429;
        case SignInRefusalCode::busy:
            return 503;
    }
    return 403;
}

}  // namespace

Response show_login(const Request& request, Context& context) {
    const std::string next = wanted(request.query);
    if (context.visitor) return redirect_to(next);
    // The same secret for all open forms of one browser: each of them can be sent.
    std::string secret(secret_in(request.cookie, CookieKind::visit, context.site.public_url));
    const bool is_new = secret.empty();
    if (is_new) secret = new_secret_token();
    Response response = login_page({"", next}, secret, 200, context);
    if (is_new) {
        response.headers.emplace_back(
            "Set-Cookie", setting_cookie(CookieKind::visit, secret, context.site.public_url));
    }
    return response;
}

Response sign_in(const Request& request, Context& context) {
    if (context.sign_in == nullptr) throw std::logic_error("nobody can sign in here");
    const std::string_view login = value_of(request.form, "login").value_or("");
    const auto begun =
        context.sign_in->sign_in(context.database,
                                 {login, value_of(request.form, "password").value_or(""),
                                  request.client_address, request.id},
                                 context.now);
    const std::string next = wanted(request.form);
    if (!begun) {
        const SignInRefusal& refusal = begun.error();
        Response response =
            login_page({std::string(login), next, sign_in_refusal_ru(refusal)},
                       secret_in(request.cookie, CookieKind::visit, context.site.public_url),
                       status_of(refusal.code), context);
        if (refusal.wait.count() > 0) {
            response.headers.emplace_back("Retry-After", std::to_string(refusal.wait.count()));
        }
        return response;
    }
    if (context.visitor) {
        calendar::SessionStore(context.database).end(context.visitor->session_hash);
    }
    Response response = redirect_to(next);
    response.headers.emplace_back(
        "Set-Cookie", setting_cookie(CookieKind::session, *begun, context.site.public_url));
    return response;
}

Response sign_out(const Request& request, Context& context) {
    calendar::SessionStore(context.database).end(context.visitor->session_hash);
    if (context.sign_in != nullptr) {
        context.sign_in->log(request.id + " user " + std::to_string(context.visitor->session.user) +
                             " signed out");
    }
    Response response = redirect_to("/");
    response.headers.emplace_back("Set-Cookie",
                                  clearing_cookie(CookieKind::session, context.site.public_url));
    return response;
}

}  // namespace sroki::server
