#include "server/api/editions.h"

#include "calendar/store/edition_store.h"
#include "tests/server/api/api_fixture.h"

namespace sroki::server {
namespace {

namespace json = boost::json;

class Editions : public testing::ApiTest {
  protected:
    Editions() { plan_ = store(test::draft_plan()); }

    void propose(const calendar::PlanDraft& draft) {
        EXPECT_TRUE(calendar::EditionStore(database_).take_in(department_.id, draft,
                                                              {"new.docx", "two"}, {}, now_));
    }
    static calendar::PlanDraft renamed() {
        calendar::PlanDraft draft = test::draft_plan();
        draft.items[0].title = "Открытый урок математики";
        return draft;
    }
    [[nodiscard]] static std::string edition(std::string_view more = {}) {
        return "/api/v1/plans/1/edition" + std::string(more);
    }
    std::string revision() { return text_at(ask(Method::get, edition()), "/revision"); }
    Response approve(const std::string& revision) {
        return ask(Method::post, edition("/approve"), R"({"revision":")" + revision + R"("})");
    }

    calendar::PlanId plan_{};
};

TEST_F(Editions, NoneIsNotFound) {
    EXPECT_EQ(ask(Method::get, edition()).status, 404U);
    EXPECT_EQ(approve("0").status, 404U);
    EXPECT_EQ(ask(Method::remove, edition()).status, 404U);
    EXPECT_EQ(ask(Method::get, "/api/v1/plans/404/editions").status, 404U);
}

TEST_F(Editions, ApprovedAsItWasShownAndTold) {
    calendar::PlanDraft draft = test::draft_plan();
    draft.items[0].result = "Приказ";
    propose(draft);
    const json::value shown = json_of(ask(Method::get, edition()));
    EXPECT_EQ(shown.at("counts").at("changed"), 1);
    EXPECT_EQ(shown.at("items").at(0).at("fields").at(0).at("now"), "Приказ");
    const Response approved = approve(revision());
    EXPECT_EQ(approved.status, 200U);
    EXPECT_EQ(text_at(approved, "/approved_by"), "проверка");
    const json::value editions = json_of(ask(Method::get, "/api/v1/plans/1/editions"));
    EXPECT_EQ(editions.at("editions").as_array().size(), 2U);
    EXPECT_EQ(ask(Method::get, edition()).status, 404U);
}

TEST_F(Editions, AnotherDifferenceThanTheOneShownIsAConflict) {
    propose(renamed());
    const Response refused = approve("0123456789abcdef");
    EXPECT_EQ(refused.status, 409U);
    EXPECT_EQ(refused.content_type, "application/problem+json");
}

TEST_F(Editions, PersonJoinsADoubtfulPair) {
    propose(renamed());
    const json::value before = json_of(ask(Method::get, edition()));
    ASSERT_EQ(before.at("doubtful").as_array().size(), 1U);
    const auto row = before.at("doubtful").at(0).at("row").as_int64();
    const Response decided = ask(Method::put, edition("/pairs"),
                                 R"({"item":1,"row":)" + std::to_string(row) + R"(,"same":true})");
    EXPECT_EQ(decided.status, 200U);
    EXPECT_EQ(json_of(decided).at("counts").at("renamed"), 1);
    EXPECT_NE(text_at(decided, "/revision"), before.at("revision").as_string());
}

TEST_F(Editions, WrongWordsAreRefusedOneByOne) {
    propose(renamed());
    const Response refused =
        ask(Method::put, edition("/fields"), R"({"item":1,"field":"colour","word":"mine"})");
    EXPECT_EQ(refused.status, 422U);
    EXPECT_EQ(json_of(refused).at("errors").as_array().size(), 2U);
    EXPECT_EQ(ask(Method::put, edition("/pairs"), R"({"item":1,"row":2,"same":true})").status,
              404U);
}

TEST_F(Editions, DiscardedOneIsGone) {
    propose(renamed());
    EXPECT_EQ(ask(Method::remove, edition()).status, 204U);
    EXPECT_EQ(ask(Method::get, edition()).status, 404U);
}

TEST_F(Editions, ReaderMayLookAndNotDecide) {
    propose(renamed());
    const std::string reader = bearer({calendar::Scope::plans_read});
    EXPECT_EQ(ask(Method::get, edition(), {}, reader).status, 200U);
    EXPECT_EQ(ask(Method::remove, edition(), {}, reader).status, 403U);
}

}  // namespace
}  // namespace sroki::server
