#pragma once
// Pages without sockets: a store in memory with a small approved plan, and the router over it.

#include <gtest/gtest.h>

#include "calendar/store/department_store.h"
#include "calendar/store/event_store.h"
#include "calendar/store/plan_store.h"
#include "calendar/store/session_store.h"
#include "server/http/router.h"
#include "server/secret_token.h"
#include "server/sign_in/sign_in_desk.h"
#include "tests/support/sample.h"

namespace sroki::server::testing {

inline Site sample_site() {
    return {"https://plan.example.ru", "0.0", "/static/style.css?v=1", "/static/copy.js?v=1",
            "/static/icon.svg?v=1"};
}

// Titles of a department's feeds: everything, then the kinds.
inline std::vector<std::string> feed_titles() {
    return {"Все сроки", "Семинары",    "Методические дни", "Конкурсы",  "Конференции", "Совещания",
            "Курсы",     "Мониторинги", "Отчёты",           "Документы", "Другое"};
}

class SiteTest : public ::testing::Test {
  protected:
    SiteTest()
        : department_(calendar::DepartmentStore(database_).ensure(
              "Отдел <образования>", "Asia/Yekaterinburg", feed_titles(),
              test::instant("2026-01-10"))) {}

    calendar::PlanId store(const calendar::PlanDraft& draft, bool approve = true) {
        calendar::PlanStore plans(database_);
        const auto saved = plans.save_draft(department_.id, draft, {"plan.docx", "bytes"},
                                            test::instant("2026-01-10"));
        EXPECT_TRUE(saved);
        EXPECT_TRUE(!approve || plans.approve(saved->id, test::instant("2026-01-10")));
        return saved->id;
    }

    Response get(std::string path, NamedValues query = {}, Method method = Method::get) {
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.query = std::move(query);
        return ask(std::move(request));
    }

    // `body`: the fields as a browser writes them.
    Response post(std::string path, std::string body) {
        Request request;
        request.method = Method::post;
        request.path = std::move(path);
        request.content_type = "application/x-www-form-urlencoded";
        request.body = std::move(body);
        return ask(std::move(request));
    }

    // Everything that is asked from now on is asked by that person.
    void sign_in_as(calendar::Role role = calendar::Role::organizer) {
        calendar::UserStore users(database_);
        const std::string login(calendar::name_of(role));
        EXPECT_TRUE(users.add(department_.id, {0, login, "Ким <В.А.>", role, "hash"}, now_));
        secret_ = new_secret_token();
        EXPECT_TRUE(calendar::SessionStore(database_).begin(users.find(login).value(),
                                                            hash_secret_token(secret_), now_));
        cookie_ = "__Host-sroki_session=" + secret_;
    }

    Response ask(Request request) {
        Context context{database_, site_, config_, now_};
        context.sign_in = &desk_;
        context.measure_feeds = [this](const auto&) { return feed_sizes_; };
        request.cookie = cookie_;
        request.id = "id-1";
        return answer(all_routes(), std::move(request), context,
                      [](const Request&, std::string_view what) { ADD_FAILURE() << what; });
    }

    static std::string path_of(calendar::PlanId plan) {
        return "/plans/" + std::to_string(static_cast<std::int64_t>(plan));
    }

    calendar::Database database_ = calendar::Database::in_memory();
    calendar::Department department_;
    Site site_ = sample_site();
    Config config_;
    calendar::Instant now_ = test::instant("2026-03-20");
    std::string cookie_;
    std::string secret_;  // of the session
    FeedSizes feed_sizes_;
    // Passwords are their own hashes here: the real ones take 64 MB each.
    SignInDesk desk_{
        [](std::string_view password, const std::string& hash) { return password == hash; },
        [](std::string_view) {}};
};

inline std::vector<std::string> headers_of(const Response& response, std::string_view name) {
    std::vector<std::string> values;
    for (const auto& [key, value] : response.headers) {
        if (key == name) values.push_back(value);
    }
    return values;
}

// Empty when there is none or there are several.
inline std::string header_of(const Response& response, std::string_view name) {
    const auto values = headers_of(response, name);
    return values.size() == 1 ? values.front() : std::string();
}

inline bool contains(const Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

}  // namespace sroki::server::testing
