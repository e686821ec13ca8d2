// The pages as a reader gets them, through the router.

#include "calendar/store/edition_store.h"
#include "calendar/store/executor_store.h"
#include "calendar/store/feed_store.h"
#include "tests/server/site_fixture.h"

namespace sroki::server {
namespace {

using test::day;
using testing::contains;

class Pages : public testing::SiteTest {};

calendar::PlanDraft hostile_plan() {
    calendar::PlanDraft draft = test::draft_plan();
    draft.plan.title = "План <script>alert(1)</script>";
    draft.items[0].title = "Семинар \"<b>&amp;";
    draft.items[0].section = "<i>Раздел";
    draft.items[0].executors_text = "<u>Петрова";
    draft.items[0].result = "<s>Справка";
    draft.items[0].term_text = "<em>март";
    return draft;
}

TEST_F(Pages, EachIsARussianDocumentWithLandmarks) {
    const auto plan = store(test::draft_plan());
    for (const std::string& path :
         {std::string("/"), std::string("/calendar"), std::string("/feeds"), path_of(plan),
          std::string("/nope"), std::string("/login")}) {
        const Response page = get(path);
        EXPECT_TRUE(page.body.starts_with("<!doctype html>\n<html lang=\"ru\">")) << path;
        EXPECT_TRUE(contains(page, "<main ")) << path;
        EXPECT_TRUE(contains(page, "<h1")) << path;
        EXPECT_TRUE(contains(page, "</html>")) << path;
        EXPECT_FALSE(contains(page, "{{")) << path;
        EXPECT_FALSE(contains(page, "style=\"")) << "the policy forbids it: " << path;
    }
}

TEST_F(Pages, EscapeWhateverComesFromADocument) {
    const auto plan = store(hostile_plan());
    for (const std::string& path : {std::string("/"), std::string("/calendar"), path_of(plan)}) {
        const Response page = get(path);
        for (const char* tag : {"<script>alert", "<b>", "<i>", "<u>", "<s>", "<em>"})
            EXPECT_FALSE(contains(page, tag)) << path << ' ' << tag;
    }
}

TEST_F(Pages, HomeShowsWhatIsDueNextAndNotWhatHasPassed) {
    store(test::draft_plan());
    Response page = get("/");
    EXPECT_TRUE(contains(page, "31 марта"));
    EXPECT_TRUE(contains(page, "через 11 дней"));
    EXPECT_TRUE(contains(page, "15 июня"));
    now_ = test::instant("2026-06-16");
    page = get("/");
    EXPECT_FALSE(contains(page, "31 марта"));
    EXPECT_FALSE(contains(page, "15 июня"));
    EXPECT_TRUE(contains(page, "15 декабря"));
}

TEST_F(Pages, HomeCountsDaysInTheZoneOfTheDepartment) {
    store(test::draft_plan());
    now_ = test::instant("2026-03-30", 20);  // the 31st in Yekaterinburg
    EXPECT_TRUE(contains(get("/"), "сегодня"));
}

TEST_F(Pages, HomeSaysWhenEverythingIsOver) {
    store(test::draft_plan());
    now_ = test::instant("2027-06-01");
    const Response page = get("/");
    EXPECT_TRUE(contains(page, "уже прошли"));
    EXPECT_TRUE(contains(page, "/calendar?month=2026-12"));
}

TEST_F(Pages, HomeOfAnEmptyInstallationInvitesToWait) {
    const Response page = get("/");
    EXPECT_EQ(page.status, 200U);
    EXPECT_TRUE(contains(page, "Пока нет ни одного срока"));
}

TEST_F(Pages, PlanShowsWordingDatesExecutorsAndStates) {
    const Response page = get(path_of(store(test::draft_plan())));
    EXPECT_TRUE(contains(page, "№ 17-од"));
    EXPECT_TRUE(contains(page, "от 20 декабря 2025"));
    EXPECT_TRUE(contains(page, "март 2026"));
    EXPECT_TRUE(contains(page, "до 15 июня 2026"));
    EXPECT_TRUE(contains(page, "«по плану»"));
    EXPECT_TRUE(contains(page, "Петрова А.С., методист; руководители ОО"));
    EXPECT_FALSE(contains(page, "срок прошёл"));
    now_ = test::instant("2026-04-01", 0);
    EXPECT_TRUE(contains(get("/plans/1"), "срок прошёл"));
}

TEST_F(Pages, PlanSaysWhyAnItemHasNoDateAndMarksWhatItDidNotUnderstand) {
    calendar::PlanDraft draft = test::draft_plan();
    draft.items[0].resolved = {};
    draft.items[0].resolved.status = scheduler::TermStatus::undated;
    draft.items[0].resolved.reason = scheduler::UndatedReason::as_needed;
    draft.items[1].resolved = {};
    const Response page = get(path_of(store(draft)));
    EXPECT_TRUE(contains(page, "По мере необходимости"));
    EXPECT_TRUE(contains(page, "срок не распознан"));
    EXPECT_TRUE(contains(page, "с датами 0, без дат 1, не распознано 1"));
}

TEST_F(Pages, DraftIsNoPlanForThePublic) {
    const auto plan = store(test::draft_plan(), false);
    for (const std::string& path : {path_of(plan), std::string("/items/1")}) {
        const Response page = get(path);
        EXPECT_EQ(page.status, 404U) << path;
        EXPECT_EQ(page.body, get("/plans/99").body) << "as if it weren't there: " << path;
    }
    for (const char* path : {"/", "/calendar", "/feeds"}) {
        for (const char* word : {"План методической работы", "Семинар для молодых", "черновик"})
            EXPECT_FALSE(contains(get(path), word)) << path << ' ' << word;
    }
    for (const char* file : {"/occurrences/0.ics", "/occurrences/1.ics", "/events/1.ics"})
        EXPECT_EQ(get(file).status, 404U) << file;
}

TEST_F(Pages, DraftIsListedAndLinkedForStaff) {
    const auto plan = store(test::draft_plan(), false);
    sign_in_as();
    EXPECT_TRUE(contains(get("/"), "href=\"" + path_of(plan)));
    EXPECT_TRUE(contains(get("/"), "черновик"));
    EXPECT_EQ(get("/items/1").status, 303U);
}

TEST_F(Pages, DraftShowsItsDatesAndThatTheyAreNotApproved) {
    sign_in_as();
    const Response page = get(path_of(store(test::draft_plan(), false)));
    EXPECT_TRUE(contains(page, "черновик"));
    EXPECT_TRUE(contains(page, "март 2026"));
    EXPECT_FALSE(contains(get("/calendar"), "Семинар для молодых педагогов"));
}

TEST_F(Pages, PlanFoldsLongListsOfDates) {
    calendar::PlanDraft draft = test::draft_plan();
    auto& windows = draft.items[0].resolved.occurrences;
    windows.clear();
    for (unsigned month = 1; month <= 12; ++month) {
        windows.push_back({std::nullopt, scheduler::Date{std::chrono::year{2026} / month / 10}});
    }
    const Response page = get(path_of(store(draft)));
    EXPECT_TRUE(contains(page, "<summary>ещё 8</summary>"));
    const std::size_t fold = page.body.find("<details><summary>ещё 8");
    EXPECT_LT(page.body.find("до 10 апреля 2026"), fold) << "the next one stands before the fold";
    EXPECT_GT(page.body.find("до 10 января 2026"), fold);
}

TEST_F(Pages, UnknownPlanIsNotFound) {
    for (const char* path : {"/plans/99", "/plans/x", "/plans/1x", "/plans/-1",
                             "/plans/99999999999999999999", "/items/99", "/items/x"}) {
        EXPECT_EQ(get(path).status, 404U) << path;
    }
}

TEST_F(Pages, ItemLeadsToItsPlaceInThePlan) {
    store(test::draft_plan());
    const Response response = get("/items/1");
    EXPECT_EQ(response.status, 303U);
    const auto expected = std::pair<std::string, std::string>("Location", "/plans/1#item-1");
    EXPECT_THAT(response.headers, ::testing::Contains(expected));
}

TEST_F(Pages, CalendarShowsTheMonthAskedForAndItsNeighbours) {
    store(test::draft_plan());
    const Response page = get("/calendar", {{"month", "2026-06"}});
    EXPECT_TRUE(contains(page, "июнь 2026"));
    EXPECT_TRUE(contains(page, "/calendar?month=2026-05"));
    EXPECT_TRUE(contains(page, "/calendar?month=2026-07"));
    EXPECT_TRUE(contains(page, "Сбор отчётов"));
    EXPECT_TRUE(contains(page, "В этом месяце 1 срок."));
}

TEST_F(Pages, EmptyMonthPointsToTheNearestOnes) {
    store(test::draft_plan());
    const Response page = get("/calendar", {{"month", "2026-09"}});
    EXPECT_TRUE(contains(page, "Раньше: июнь 2026"));
    EXPECT_TRUE(contains(page, "Дальше: декабрь 2026"));
}

TEST_F(Pages, BadMonthIsABadRequest) {
    for (const char* month :
         {"", "2026", "2026-13", "2026-00", "1200-01", "9999-01", "2026-1", "2026-11-30"}) {
        EXPECT_EQ(get("/calendar", {{"month", month}}).status, 400U) << month;
    }
}

TEST_F(Pages, CalendarShowsEventsBesideDeadlines) {
    calendar::Event event;
    event.department = department_.id;
    event.kind = calendar::Kind::conference;
    event.title = "Педагогические чтения";
    event.place = "Дом учителя";
    event.timezone = department_.timezone;
    event.when = scheduler::Period{day("2026-03-26"), day("2026-03-28")};
    ASSERT_TRUE(calendar::EventStore(database_).add(event, now_));
    const Response page = get("/calendar");
    EXPECT_TRUE(contains(page, "Педагогические чтения"));
    EXPECT_TRUE(contains(page, "26–28 марта 2026"));
    EXPECT_TRUE(contains(get("/"), "Дом учителя"));
}

TEST_F(Pages, CalendarShowsEveryInstanceOfASeriesWhereItReallyIs) {
    calendar::Event event;
    event.department = department_.id;
    event.title = "Школа молодого учителя";
    event.timezone = department_.timezone;
    event.when =
        calendar::TimeSpan{test::instant("2026-03-03", 9), test::instant("2026-03-03", 11)};
    event.rule = "FREQ=WEEKLY;COUNT=4";
    const auto at = [](int date, int hour) {
        return calendar::LocalTime{day("2026-03-01").time_since_epoch()} +
               std::chrono::days{date - 1} + std::chrono::hours{hour};
    };
    event.overrides = {{at(10, 14), calendar::TimeSpan{test::instant("2026-03-12", 5),
                                                       test::instant("2026-03-12", 6)}},
                       {at(24, 14), calendar::TimeSpan{test::instant("2026-03-24", 9),
                                                       test::instant("2026-03-24", 11)}}};
    event.overrides[0].state = calendar::EventState::moved;
    event.overrides[1].state = calendar::EventState::cancelled;
    ASSERT_TRUE(calendar::EventStore(database_).add(event, now_));
    const Response page = get("/calendar");
    for (const char* date :
         {"day-2026-03-03", "day-2026-03-12", "day-2026-03-17", "day-2026-03-24"})
        EXPECT_TRUE(contains(page, std::string("id=\"") + date)) << date;
    EXPECT_FALSE(contains(page, "id=\"day-2026-03-10"));
    EXPECT_TRUE(contains(page, "14:00–16:00"));
    EXPECT_TRUE(contains(page, "10:00–11:00"));
    EXPECT_TRUE(contains(page, "10 марта"));
    EXPECT_TRUE(contains(page, " cancelled\">"));
    EXPECT_FALSE(contains(get("/"), "Школа молодого учителя"));  // the rest is cancelled
}

TEST_F(Pages, CalendarAndHomeShowAnEventOfAnotherZoneByTheClockOfTheDepartment) {
    calendar::Event event;
    event.department = department_.id;
    event.title = "Вебинар Камчатки";
    event.timezone = "Asia/Kamchatka";  // 03:00 of 26 March there
    event.when =
        calendar::TimeSpan{test::instant("2026-03-25", 15), test::instant("2026-03-25", 16)};
    ASSERT_TRUE(calendar::EventStore(database_).add(event, now_));
    for (const char* path : {"/", "/calendar"}) {
        const Response page = get(path);
        EXPECT_TRUE(contains(page, "datetime=\"2026-03-25\"")) << path;
        EXPECT_TRUE(contains(page, "20:00–21:00")) << path;
        EXPECT_FALSE(contains(page, "datetime=\"2026-03-26\"")) << path;
    }
}

TEST_F(Pages, FeedsAreListedWithBothAddressesAndWithoutRevokedOnes) {
    ASSERT_TRUE(calendar::FeedStore(database_).revoke("contest", now_));
    const Response page = get("/feeds");
    EXPECT_TRUE(contains(page, "https://plan.example.ru/feeds/all.ics"));
    EXPECT_TRUE(contains(page, "webcal://plan.example.ru/feeds/all.ics"));
    EXPECT_TRUE(contains(page, "cid=https%3A%2F%2Fplan.example.ru%2Ffeeds%2Fall.ics"));
    EXPECT_FALSE(contains(page, "contest.ics"));
}

TEST_F(Pages, FeedsSayFromWhereTheirAddressIsSeen) {
    for (const char* url :
         {"http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"}) {
        site_.public_url = url;
        EXPECT_TRUE(contains(get("/feeds"), "только на этом компьютере")) << url;
        EXPECT_FALSE(contains(get("/feeds"), "QR-код")) << url;
    }
    for (const char* url : {"http://192.168.1.5", "http://10.0.0.1", "http://172.16.0.1:8080",
                            "http://plan.local", "http://server", "http://[fd00::1]"}) {
        site_.public_url = url;
        EXPECT_TRUE(contains(get("/feeds"), "только внутри вашей сети")) << url;
        EXPECT_TRUE(contains(get("/feeds"), "QR-код")) << url;
    }
    for (const char* url : {"https://plan.example.ru", "http://8.8.8.8", "http://172.32.0.1"}) {
        site_.public_url = url;
        EXPECT_FALSE(contains(get("/feeds"), "role=\"note\"")) << url;
    }
}

TEST_F(Pages, MissingFeedIsNotFoundAndARevokedOneIsGone) {
    ASSERT_TRUE(calendar::FeedStore(database_).revoke("contest", now_));
    EXPECT_EQ(get("/feeds/nope.ics").status, 404U);
    EXPECT_EQ(get("/feeds/contest.ics").status, 410U);
}

TEST_F(Pages, FeedTakesNoPost) {
    EXPECT_EQ(get("/feeds/all.ics", {}, Method::post).status, 405U);
}

TEST_F(Pages, HealthTellsWhetherTheDatabaseAnswers) {
    EXPECT_EQ(get("/healthz").body, R"({"status":"ok","database":true,"version":"0.0"})");
    database_.statement("ALTER TABLE departments RENAME TO lost").run();
    EXPECT_EQ(get("/healthz").status, 503U);
}

TEST_F(Pages, ShowNoAddressOfAPerson) {
    const auto plan = store(test::draft_plan());
    calendar::ExecutorStore executors(database_);
    ASSERT_TRUE(executors.add_email(executors.list().front().id, "petrova@example.ru"));
    for (const std::string& path :
         {std::string("/"), std::string("/calendar"), std::string("/feeds"), path_of(plan)}) {
        EXPECT_FALSE(contains(get(path), "@example.ru")) << path;
    }
}

TEST_F(Pages, PlanTellsItsEditionsAndAProposedOne) {
    const auto plan = store(test::draft_plan());
    EXPECT_FALSE(contains(get(path_of(plan)), "Редакции плана"));
    calendar::EditionStore editions(database_);
    calendar::PlanDraft draft = test::draft_plan();
    draft.items[1].title = "Сбор отчётов <b>школ</b>";
    ASSERT_TRUE(editions.take_in(department_.id, draft, {"new.docx", "two"}, {}, now_));
    EXPECT_FALSE(contains(get(path_of(plan)), "Предложена")) << "not for the public";
    sign_in_as();
    const Response proposed = get(path_of(plan));
    EXPECT_TRUE(contains(proposed, "Предложена новая редакция"));
    EXPECT_FALSE(contains(proposed, "&lt;b&gt;школ"));
    ASSERT_TRUE(editions.approve(plan, {}, {}, now_));
    const Response page = get(path_of(plan));
    EXPECT_TRUE(contains(page, "Редакции плана"));
    EXPECT_TRUE(contains(page, "20 марта 2026"));
    EXPECT_TRUE(contains(page, "Сбор отчётов &lt;b&gt;школ&lt;/b&gt;"));
    EXPECT_FALSE(contains(page, "Предложена новая редакция"));
}

TEST_F(Pages, ProposedEditionHasNoPageOfItsOwn) {
    const auto plan = store(test::draft_plan());
    calendar::PlanDraft draft = test::draft_plan();
    draft.items[1].result = "Приказ";
    calendar::EditionStore editions(database_);
    ASSERT_TRUE(editions.take_in(department_.id, draft, {"new.docx", "two"}, {}, now_));
    const auto proposal = editions.find_proposal(plan)->proposal;
    const auto item = calendar::PlanStore(database_).list_items(proposal).front().id;
    const std::string item_path = "/items/" + std::to_string(static_cast<std::int64_t>(item));
    EXPECT_EQ(get(path_of(proposal)).status, 404U);
    EXPECT_EQ(get(item_path).status, 404U);
    sign_in_as();
    EXPECT_EQ(get(path_of(proposal)).status, 404U);
}

}  // namespace
}  // namespace sroki::server
