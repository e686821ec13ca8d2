#include "server/api/plan_documents.h"

#include "tests/server/api/api_fixture.h"

namespace sroki::server {
namespace {

using testing::ApiTest;

const std::string kUpload = "/api/v1/plans?period=2026-01-01..2026-12-31&file_name=plan.csv";

// Headings that say nothing of their columns.
const std::string kStrange =
    "А;Б;В;Г\n1;Семинар для учителей химии;до 10 марта;Отдел образования\n"
    "2;Сбор отчётов школ за полугодие;до 15 июня;Отдел образования\n";
const std::string kPlain =
    "№;Мероприятие;Срок;Ответственный\n1;Семинар;до 10 марта;Отдел образования\n";

class PlanDocumentsApi : public ApiTest {
  protected:
    std::size_t plans() { return calendar::PlanStore(database_).list_plans().size(); }
};

TEST_F(PlanDocumentsApi, AnUploadMakesADraft) {
    const Response response = ask(Method::post, kUpload, kPlain);
    ASSERT_EQ(response.status, 201U) << response.body;
    EXPECT_EQ(text_at(response, "/items/0/resolved/occurrences/0/due"), "2026-03-10");
    EXPECT_EQ(text_at(response, "/stored/state"), "draft");
    EXPECT_EQ(response.headers.front().second, "/api/v1/plans/1");
}

TEST_F(PlanDocumentsApi, TheSameDocumentAgainChangesNothing) {
    (void)ask(Method::post, kUpload, kPlain);
    const Response response = ask(Method::post, kUpload, kPlain);
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(text_at(response, "/stored/outcome"), "unchanged");
    EXPECT_EQ(plans(), 1U);
}

TEST_F(PlanDocumentsApi, ADryRunStoresNothing) {
    const Response response = ask(Method::post, kUpload + "&dry_run=true", kPlain);
    EXPECT_EQ(response.status, 200U);
    EXPECT_TRUE(json_of(response).at("stored").is_null());
    EXPECT_EQ(plans(), 0U);
}

TEST_F(PlanDocumentsApi, AnUnreadableDocumentIsAnsweredByASentence) {
    const Response response = ask(Method::post, kUpload, std::string("\x00\x01\x02\x03", 4));
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(text_at(response, "/code"), "document");
    EXPECT_THAT(text_at(response, "/detail"), ::testing::HasSubstr("Формат файла"));
    EXPECT_EQ(plans(), 0U);
}

TEST_F(PlanDocumentsApi, AWrongParameterIsNamed) {
    const Response response =
        ask(Method::post, "/api/v1/plans?period=%D0%B2%D1%87%D0%B5%D1%80%D0%B0", kPlain);
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(text_at(response, "/errors/0/pointer"), "?period");
}

TEST_F(PlanDocumentsApi, AChangedDocumentOfAPlanInForceIsAProposedEdition) {
    (void)ask(Method::post, kUpload, kPlain);
    (void)ask(Method::post, "/api/v1/plans/1/approve");
    const Response response =
        ask(Method::post, kUpload, kPlain + "2;Конкурс чтецов;до 20 мая;Школы\n");
    EXPECT_EQ(response.status, 201U) << response.body;
    EXPECT_TRUE(json_of(response).at("edition").is_object());
    EXPECT_EQ(calendar::PlanStore(database_).list_occurrences({}).size(), 1U);
}

TEST_F(PlanDocumentsApi, TablesOfAnUnstoredDocumentAreShown) {
    const Response response = ask(Method::post, "/api/v1/tables?file_name=plan.csv", kStrange);
    ASSERT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(text_at(response, "/tables/0/sample/1/1"), "Семинар для учителей химии");
    EXPECT_EQ(json_of(response).at("tables").at(0).at("columns").as_int64(), 4);
}

TEST_F(PlanDocumentsApi, ColumnsInTheAddressAreTaken) {
    const Response response =
        ask(Method::post, kUpload + "&columns=1:2:number,result,term,title", kStrange);
    ASSERT_EQ(response.status, 201U) << response.body;
    EXPECT_EQ(text_at(response, "/items/0/title"), "Отдел образования");
    EXPECT_EQ(text_at(response, "/items/0/result"), "Семинар для учителей химии");
}

TEST_F(PlanDocumentsApi, ColumnsByHandAreReadAnewAndRememberedForTheSameHeading) {
    (void)ask(Method::post, kUpload + "&columns=1:2:number,result,term,title", kStrange);
    const Response response = ask(
        Method::put, "/api/v1/plans/1/columns",
        R"({"tables":[{"table":1,"first_row":2,"columns":["number","title","term","executors"]}]})");
    ASSERT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(text_at(response, "/items/0/title"), "Семинар для учителей химии");
    const Response other = ask(Method::post, kUpload + "&title=Other",
                               "А;Б;В;Г\n7;Турнир юных физиков;до 3 апреля;Школы\n");
    ASSERT_EQ(other.status, 201U) << other.body;
    EXPECT_EQ(text_at(other, "/items/0/title"), "Турнир юных физиков");
    EXPECT_EQ(text_at(other, "/items/0/executors_text"), "Школы");
}

TEST_F(PlanDocumentsApi, ACorrectionSurvivesColumnsByHand) {
    (void)ask(Method::post, kUpload + "&columns=1:2:number,title,term,result", kStrange);
    const auto item = calendar::PlanStore(database_).list_items(calendar::PlanId{1}).front().id;
    (void)ask(Method::patch,
              "/api/v1/plans/1/items/" + std::to_string(static_cast<std::int64_t>(item)),
              R"({"title":"Семинар химиков"})");
    const Response response = ask(
        Method::put, "/api/v1/plans/1/columns",
        R"({"tables":[{"table":1,"first_row":2,"columns":["number","title","term","executors"]}]})");
    EXPECT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(text_at(ask(Method::get, "/api/v1/plans/1"), "/items/0/title"), "Семинар химиков");
}

TEST_F(PlanDocumentsApi, NoTablesAreToldFromNoList) {
    (void)ask(Method::post, kUpload, kPlain);
    const auto detail = [&](std::string body) {
        return text_at(ask(Method::put, "/api/v1/plans/1/columns", std::move(body)),
                       "/errors/0/detail");
    };
    EXPECT_EQ(detail(R"({"tables":[]})"), "Список не может быть пустым.");
    EXPECT_EQ(detail(R"({"tables":1})"), "Здесь должен быть список.");
}

TEST_F(PlanDocumentsApi, UnusableColumnsAreRefused) {
    (void)ask(Method::post, kUpload, kPlain);
    const Response response =
        ask(Method::put, "/api/v1/plans/1/columns",
            R"({"tables":[{"table":1,"first_row":2,"columns":["title","title"]}]})");
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(text_at(response, "/errors/0/pointer"), "/tables/0");
}

TEST_F(PlanDocumentsApi, TablesOfAStoredPlanAreShownWithTheirRoles) {
    (void)ask(Method::post, kUpload, kPlain);
    const Response response = ask(Method::get, "/api/v1/plans/1/tables");
    EXPECT_EQ(text_at(response, "/tables/0/roles/1"), "title");
    EXPECT_EQ(json_of(response).at("tables").at(0).at("first_row").as_int64(), 2);
}

}  // namespace
}  // namespace sroki::server
