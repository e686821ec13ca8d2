#include "server/api/plans.h"

#include "tests/server/api/api_fixture.h"

namespace sroki::server {
namespace {

using calendar::PlanId;
using testing::ApiTest;

class PlansApi : public ApiTest {
  protected:
    PlansApi() : plan_(store(test::draft_plan(), false)) {}

    [[nodiscard]] std::string address(std::string_view rest = {}) const {
        return "/api/v1/plans/" + std::to_string(static_cast<std::int64_t>(plan_)) +
               std::string(rest);
    }

    std::string address_of_item(std::size_t index) {
        const auto items = calendar::PlanStore(database_).list_items(plan_);
        return address("/items/" + std::to_string(static_cast<std::int64_t>(items.at(index).id)));
    }

    PlanId plan_;
};

TEST_F(PlansApi, ListsPlansWithTheirStates) {
    const auto body = json_of(ask(Method::get, "/api/v1/plans"));
    const auto& plans = body.at("plans").as_array();
    ASSERT_EQ(plans.size(), 1U);
    EXPECT_EQ(plans[0].at("state").as_string(), "draft");
    EXPECT_EQ(plans[0].at("plan").at("title").as_string(), "План методической работы");
}

TEST_F(PlansApi, PreviewShowsItemsWithTheirDates) {
    const Response response = ask(Method::get, address());
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(text_at(response, "/items/0/resolved/occurrences/0/due"), "2026-03-31");
    EXPECT_EQ(text_at(response, "/items/0/executors/0/name"), "Петрова А.С.");
}

TEST_F(PlansApi, UnknownPlanIsNotFound) {
    EXPECT_EQ(ask(Method::get, "/api/v1/plans/404").status, 404U);
    EXPECT_EQ(ask(Method::get, "/api/v1/plans/nine").status, 404U);
    EXPECT_EQ(ask(Method::post, "/api/v1/plans/404/approve").status, 404U);
    EXPECT_EQ(ask(Method::remove, "/api/v1/plans/404").status, 404U);
}

TEST_F(PlansApi, ACorrectedTermIsResolvedAndNamesItsAuthor) {
    const Response response =
        ask(Method::patch, address_of_item(0), R"({"term_text":"до 20 апреля"})");
    ASSERT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(text_at(response, "/items/0/resolved/occurrences/0/due"), "2026-04-20");
    EXPECT_EQ(text_at(response, "/items/0/corrections/0/document"), "по плану");
    EXPECT_EQ(text_at(response, "/items/0/corrections/0/author"), "проверка");
    EXPECT_EQ(text_at(response, "/items/0/corrections/0/at"), "2026-03-20T09:00:00Z");
}

TEST_F(PlansApi, NullTakesACorrectionBack) {
    (void)ask(Method::patch, address_of_item(0), R"({"title":"Семинар наставников"})");
    const Response response = ask(Method::patch, address_of_item(0), R"({"title":null})");
    EXPECT_EQ(text_at(response, "/items/0/title"), "Семинар для молодых педагогов");
}

TEST_F(PlansApi, EveryMistakeIsNamedAtOnceAndNothingChanges) {
    const Response response = ask(Method::patch, address_of_item(0),
                                  R"({"title":7,"checked":"yes","colour":"red","result":"Акт"})");
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(json_of(response).at("errors").as_array().size(), 3U);
    EXPECT_EQ(text_at(response, "/errors/0/pointer"), "/title");
    EXPECT_EQ(text_at(ask(Method::get, address()), "/items/0/result"), "Справка");
}

TEST_F(PlansApi, ABodyThatIsNoJsonIsABadRequest) {
    const Response response = ask(Method::patch, address_of_item(0), "{\"title\":");
    EXPECT_EQ(response.status, 400U);
    EXPECT_EQ(text_at(response, "/code"), "not_json");
}

TEST_F(PlansApi, AnUnknownKindIsRefused) {
    EXPECT_EQ(ask(Method::patch, address_of_item(0), R"({"kind":"party"})").status, 422U);
}

TEST_F(PlansApi, AnItemOfAnotherPlanIsNotFound) {
    calendar::PlanDraft other = test::draft_plan();
    other.plan.title = "Другой план";
    const PlanId second = store(other, false);
    const auto item = calendar::PlanStore(database_).list_items(second).front().id;
    const std::string foreign =
        address("/items/" + std::to_string(static_cast<std::int64_t>(item)));
    EXPECT_EQ(ask(Method::patch, foreign, R"({"title":"Чужой"})").status, 404U);
}

TEST_F(PlansApi, TheHeaderIsCorrectedWithItsPeriod) {
    const Response response =
        ask(Method::patch, address(),
            R"({"title":"План на 2027 год","period":["2027-01-01","2027-12-31"],"issued":""})");
    ASSERT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(text_at(response, "/plan/period/0"), "2027-01-01");
    EXPECT_TRUE(json_of(response).at("plan").at("issued").is_null());
}

TEST_F(PlansApi, APeriodTurnedRoundIsRefused) {
    EXPECT_EQ(ask(Method::patch, address(), R"({"period":["2027-12-31","2027-01-01"]})").status,
              422U);
}

TEST_F(PlansApi, ApprovalMakesThePlanLive) {
    const Response response = ask(Method::post, address("/approve"));
    EXPECT_EQ(text_at(response, "/state"), "approved");
    EXPECT_EQ(calendar::PlanStore(database_).list_occurrences({}).size(), 3U);
}

TEST_F(PlansApi, ADiscardedDraftIsGone) {
    EXPECT_EQ(ask(Method::remove, address()).status, 204U);
    EXPECT_EQ(ask(Method::get, address()).status, 404U);
}

TEST_F(PlansApi, APlanInForceIsNotDiscarded) {
    (void)ask(Method::post, address("/approve"));
    EXPECT_EQ(ask(Method::remove, address()).status, 409U);
}

TEST_F(PlansApi, ReadingScopeDoesNotWrite) {
    const std::string reader = bearer({calendar::Scope::plans_read});
    EXPECT_EQ(ask(Method::patch, address(), R"({"title":"Чужое"})", reader).status, 403U);
    EXPECT_EQ(ask(Method::post, address("/approve"), {}, reader).status, 403U);
    EXPECT_EQ(ask(Method::remove, address(), {}, reader).status, 403U);
}

}  // namespace
}  // namespace sroki::server
