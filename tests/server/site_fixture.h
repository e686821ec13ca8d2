#pragma once
// Pages without sockets: a store in memory with a small approved plan, and the router over it.

#include <gtest/gtest.h>

#include "calendar/store/department_store.h"
#include "calendar/store/event_store.h"
#include "calendar/store/plan_store.h"
#include "server/http/router.h"
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
        Context context{database_, site_, config_, now_};
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.query = std::move(query);
        request.id = "id-1";
        return answer(all_routes(), request, context,
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
};

inline bool contains(const Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

}  // namespace sroki::server::testing
