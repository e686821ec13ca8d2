#include "server/api/events.h"

#include <gmock/gmock.h>

#include "calendar/store/layer_store.h"
#include "tests/server/api/api_fixture.h"

namespace sroki::server::testing {
namespace {

using ::testing::HasSubstr;

class EventsApi : public ApiTest {
  protected:
    // A weekly seminar of six, Thursdays at 15:00 in Yekaterinburg; gives its path.
    std::string create(std::string body = kSeminar) {
        const Response response = ask(Method::post, "/api/v1/events", std::move(body));
        EXPECT_EQ(response.status, 201U) << response.body;
        for (const auto& [name, value] : response.headers) {
            if (name == "Location") return value;
        }
        return "";
    }
    static std::string header_of(const Response& response, std::string_view wanted) {
        for (const auto& [name, value] : response.headers) {
            if (name == wanted) return value;
        }
        return "";
    }
    std::string starts_of(const std::string& path) {
        const Response response =
            ask(Method::get, path + "/instances?from=2026-09-01&to=2026-12-31");
        std::string starts;
        const auto body = json_of(response);
        for (const auto& instance : body.at("instances").as_array())
            starts += std::string(instance.at("starts").as_string().c_str()) + ' ';
        return starts;
    }

    static constexpr const char* kSeminar =
        R"({"title":"Школа молодого учителя","kind":"seminar","starts":"2026-09-03T15:00",)"
        R"("ends":"2026-09-03T17:00","rule":"FREQ=WEEKLY;COUNT=6","subjects":["физика"],)"
        R"("institution":"РМЦ","place":"Школа № 3"})";
};

TEST_F(EventsApi, CreatedEventIsShownWithItsTag) {
    const std::string path = create();
    const Response response = ask(Method::get, path);
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(text_at(response, "/starts"), "2026-09-03T15:00");
    EXPECT_EQ(text_at(response, "/timezone"), "Asia/Yekaterinburg");
    EXPECT_EQ(text_at(response, "/institution"), "РМЦ");
    EXPECT_EQ(text_at(response, "/subjects/0"), "физика");
    EXPECT_EQ(header_of(response, "ETag"), "\"0\"");
    EXPECT_THAT(ask(Method::get, "/api/v1/events?kind=seminar").body, HasSubstr("молодого"));
    EXPECT_THAT(ask(Method::get, "/api/v1/events?kind=contest").body,
                ::testing::Not(HasSubstr("молодого")));
}

TEST_F(EventsApi, WrongEventIsRefusedWithEveryFieldInRussian) {
    const Response unread =
        ask(Method::post, "/api/v1/events", R"({"kind":"party","starts":"завтра","colour":"red"})");
    EXPECT_EQ(unread.status, 422U);
    EXPECT_THAT(unread.body, HasSubstr("/title"));
    EXPECT_THAT(unread.body, HasSubstr("/kind"));
    EXPECT_THAT(unread.body, HasSubstr("/starts"));
    EXPECT_THAT(unread.body, HasSubstr("/colour"));
    const Response rule =
        ask(Method::post, "/api/v1/events",
            R"({"title":"x","days":["2026-09-03","2026-09-03"],"rule":"FREQ=SECONDLY"})");
    EXPECT_EQ(rule.status, 422U);
    EXPECT_EQ(text_at(rule, "/errors/0/pointer"), "/rule");
    EXPECT_THAT(text_at(rule, "/errors/0/detail"), HasSubstr("чаще, чем раз в день"));
}

TEST_F(EventsApi, ChangeOfAStaleCopyIsRefused) {
    const std::string path = create();
    EXPECT_EQ(ask(Method::patch, path, R"({"place":"Школа № 5"})", {}, "\"0\"").status, 200U);
    const Response stale = ask(Method::patch, path, R"({"place":"Школа № 9"})", {}, "\"0\"");
    EXPECT_EQ(stale.status, 412U);
    EXPECT_EQ(text_at(ask(Method::get, path), "/place"), "Школа № 5");
}

TEST_F(EventsApi, OneOfSeveralNamedCopiesIsEnough) {
    const std::string path = create();
    const std::string body = R"({"place":"Школа № 5"})";
    EXPECT_EQ(ask(Method::patch, path, body, {}, "\"99\", \"1\"").status, 412U);
    EXPECT_EQ(ask(Method::patch, path, body, {}, "W/\"0\"").status, 412U);
    EXPECT_EQ(ask(Method::patch, path, body, {}, "\"99\", \"0\"").status, 200U);
}

TEST_F(EventsApi, WrongStagesAreRefusedMemberByMember) {
    const std::string path = create();
    const Response refused = ask(Method::patch, path,
                                 R"({"stages":[)"
                                 R"({"title":"Заявки","place":"РМЦ"},)"
                                 R"({"title":7,"uid":1,"days":"завтра"},)"
                                 R"(7]})");
    EXPECT_EQ(refused.status, 422U);
    std::string errors;
    const auto body = json_of(refused);
    for (const auto& error : body.at("errors").as_array()) {
        errors.append(error.at("pointer").as_string()).append(" ");
        errors.append(error.at("detail").as_string()).append("\n");
    }
    EXPECT_EQ(errors,
              "/stages/0/days Это поле обязательно.\n"
              "/stages/0/place Такого поля здесь нет.\n"
              "/stages/1/uid Здесь должен быть текст.\n"
              "/stages/1/title Здесь должен быть текст.\n"
              "/stages/1/days Здесь должны быть две даты, первая не позже второй: "
              "[\"2026-09-01\", \"2027-05-31\"].\n"
              "/stages/2 Здесь должен быть объект.\n");
}

TEST_F(EventsApi, TooManyStagesAreCounted) {
    const std::string path = create();
    const auto body = [](int count) {
        std::string stages;
        for (int i = 0; i < count; ++i)
            stages += R"(,{"title":"Этап","days":["2026-09-01","2026-09-02"]})";
        return R"({"stages":[)" + stages.substr(1) + "]}";
    };
    EXPECT_EQ(ask(Method::patch, path, body(50)).status, 200U);
    const Response refused = ask(Method::patch, path, body(51));
    EXPECT_EQ(text_at(refused, "/errors/0/pointer"), "/stages");
    EXPECT_EQ(text_at(refused, "/errors/0/detail"), "В списке больше 50 значений.");
}

TEST_F(EventsApi, StagesThatAreReadAreThoseThatAreShown) {
    const std::string path = create();
    const Response first =
        ask(Method::patch, path,
            R"({"stages":[{"title":"Заявки","days":["2026-09-01","2026-09-02"]}]})");
    const std::string uid = text_at(first, "/stages/0/uid");
    const Response second =
        ask(Method::patch, path,
            R"({"stages":[{"uid":")" + uid +
                R"(","title":"Приём заявок","days":["2026-09-01","2026-09-03"]}]})");
    EXPECT_EQ(text_at(second, "/stages/0/uid"), uid);
    EXPECT_EQ(text_at(second, "/stages/0/title"), "Приём заявок");
    EXPECT_EQ(text_at(second, "/stages/0/days/1"), "2026-09-03");
}

TEST_F(EventsApi, OneInstanceIsMovedAndReturned) {
    const std::string path = create();
    const std::string instance = path + "/instances/20260917T150000";
    const Response moved =
        ask(Method::put, instance,
            R"({"starts":"2026-09-18T10:00","ends":"2026-09-18T12:00","state":"moved"})");
    EXPECT_EQ(moved.status, 200U) << moved.body;
    EXPECT_THAT(starts_of(path), HasSubstr("2026-09-10T15:00 2026-09-18T10:00 2026-09-24T15:00"));
    EXPECT_EQ(ask(Method::remove, instance).status, 200U);
    EXPECT_THAT(starts_of(path), HasSubstr("2026-09-10T15:00 2026-09-17T15:00 2026-09-24T15:00"));
}

TEST_F(EventsApi, CancelledInstanceKeepsItsTime) {
    const std::string path = create();
    const std::string instance = path + "/instances/20260917T150000";
    EXPECT_EQ(ask(Method::put, instance, R"({"state":"cancelled"})").status, 200U);
    const Response listed = ask(Method::get, path + "/instances?from=2026-09-17&to=2026-09-17");
    EXPECT_EQ(text_at(listed, "/instances/0/state"), "cancelled");
    EXPECT_EQ(text_at(listed, "/instances/0/starts"), "2026-09-17T15:00");
}

TEST_F(EventsApi, InstanceThatTheSeriesDoesNotHaveIsNotFoundAndNamed) {
    const std::string path = create();
    for (const std::string moment : {"20260918T150000", "20260917"}) {
        for (const Method method : {Method::put, Method::remove}) {
            const Response response = ask(method, path + "/instances/" + moment, "{}");
            EXPECT_EQ(response.status, 404U) << moment;
            EXPECT_EQ(response.content_type, "application/problem+json");
            EXPECT_THAT(text_at(response, "/detail"), HasSubstr("Повторения " + moment));
            EXPECT_THAT(text_at(response, "/detail"), HasSubstr("начинается 20260903T150000"));
        }
    }
}

TEST_F(EventsApi, MomentThatCannotBeReadIsNotFoundAndSaidToBeUnread) {
    const std::string path = create();
    for (const std::string moment : {"20260917T150000Z", "x"}) {
        const Response response = ask(Method::put, path + "/instances/" + moment, "{}");
        EXPECT_EQ(response.status, 404U) << moment;
        EXPECT_THAT(text_at(response, "/detail"), HasSubstr("Момент «" + moment + "» не прочитан"));
    }
}

TEST_F(EventsApi, MomentOfForeignBytesIsNotRepeated) {
    const std::string path = create();
    for (const std::string& moment : {std::string("%ff"), std::string(200, '1')}) {
        const Response response = ask(Method::put, path + "/instances/" + moment, "{}");
        EXPECT_THAT(text_at(response, "/detail"), HasSubstr("Момент «…» не прочитан")) << moment;
    }
}

TEST_F(EventsApi, EventThatDoesNotRepeatHasNoInstances) {
    const std::string path = create(R"({"title":"x","days":["2026-09-03","2026-09-03"]})");
    const Response response = ask(Method::put, path + "/instances/20260903", "{}");
    EXPECT_EQ(response.status, 404U);
    EXPECT_THAT(text_at(response, "/detail"), HasSubstr("не повторяется"));
}

TEST_F(EventsApi, ThisAndFollowingGoOnAsAnotherSeries) {
    const std::string path = create();
    const Response split =
        ask(Method::post, path + "/split",
            R"({"from":"20260924T150000","starts":"2026-09-24T16:00","ends":"2026-09-24T18:00"})");
    ASSERT_EQ(split.status, 201U) << split.body;
    EXPECT_EQ(starts_of(path), "2026-09-03T15:00 2026-09-10T15:00 2026-09-17T15:00 ");
    EXPECT_EQ(text_at(split, "/related_uids/0"), text_at(ask(Method::get, path), "/uid"));
    const auto id = json_of(split).at("id").as_int64();
    EXPECT_EQ(starts_of("/api/v1/events/" + std::to_string(id)),
              "2026-09-24T16:00 2026-10-01T16:00 2026-10-08T16:00 ");
    EXPECT_EQ(ask(Method::post, path + "/split", R"({"from":"20260903T150000"})").status, 422U);
    EXPECT_EQ(ask(Method::post, path + "/split", "{}").status, 422U);
}

TEST_F(EventsApi, ThisAndFollowingFromAMovedInstanceKeepTheHourOfTheSeries) {
    const std::string path = create();
    ASSERT_EQ(ask(Method::put, path + "/instances/20260924T150000",
                  R"({"starts":"2026-09-26T10:00","ends":"2026-09-26T12:00"})")
                  .status,
              200U);
    const Response split =
        ask(Method::post, path + "/split", R"({"from":"20260924T150000","title":"Вторая часть"})");
    ASSERT_EQ(split.status, 201U) << split.body;
    const auto id = json_of(split).at("id").as_int64();
    EXPECT_EQ(starts_of("/api/v1/events/" + std::to_string(id)),
              "2026-09-26T10:00 2026-10-01T15:00 2026-10-08T15:00 ");
}

TEST_F(EventsApi, DayAmongTheDatesOfAnEventOfHoursIsRefused) {
    const Response refused = ask(Method::patch, create(), R"({"dates":["20261112"]})");
    EXPECT_EQ(refused.status, 422U);
    EXPECT_EQ(text_at(refused, "/errors/0/pointer"), "/dates/0");
}

TEST_F(EventsApi, AnotherZoneAloneKeepsTheHoursOnTheClock) {
    const std::string path = create();
    const Response changed = ask(Method::patch, path, R"({"timezone":"Asia/Kamchatka"})");
    EXPECT_EQ(text_at(changed, "/starts"), "2026-09-03T15:00");
    EXPECT_EQ(text_at(changed, "/timezone"), "Asia/Kamchatka");
}

TEST_F(EventsApi, UnknownZoneIsTheOnlyFaultTold) {
    const Response refused = ask(
        Method::post, "/api/v1/events",
        R"({"title":"x","timezone":"MSK","starts":"2026-09-03T15:00","ends":"2026-09-03T16:00"})");
    EXPECT_EQ(refused.status, 422U);
    EXPECT_EQ(json_of(refused).at("errors").as_array().size(), 1U) << refused.body;
}

TEST_F(EventsApi, NewEventWithoutATimeIsToldThatItNeedsOne) {
    const Response refused = ask(Method::post, "/api/v1/events", R"({"title":"x","starts":null})");
    EXPECT_EQ(text_at(refused, "/errors/0/pointer"), "/days");
}

TEST_F(EventsApi, InstanceGivesItsTimeAndStateBackByNull) {
    const std::string path = create();
    const std::string instance = path + "/instances/20260917T150000";
    ASSERT_EQ(ask(Method::put, instance,
                  R"({"starts":"2026-09-18T10:00","ends":"2026-09-18T12:00","state":"moved",
                      "title":"Гость"})")
                  .status,
              200U);
    const Response back = ask(Method::put, instance, R"({"starts":null,"state":null})");
    ASSERT_EQ(back.status, 200U) << back.body;
    EXPECT_EQ(text_at(back, "/overrides/0/title"), "Гость");
    EXPECT_TRUE(json_of(back).at("overrides").at(0).at("starts").is_null());
    EXPECT_TRUE(json_of(back).at("overrides").at(0).at("state").is_null());
    EXPECT_THAT(starts_of(path), HasSubstr("2026-09-17T15:00"));
}

TEST_F(EventsApi, CancelledEventStaysAndItsHistoryNamesTheKey) {
    const std::string path = create();
    EXPECT_EQ(text_at(ask(Method::remove, path), "/state"), "cancelled");
    const Response history = ask(Method::get, path + "/history");
    EXPECT_EQ(text_at(history, "/changes/0/field"), "created");
    EXPECT_EQ(text_at(history, "/changes/1/field"), "state");
    EXPECT_EQ(text_at(history, "/changes/1/old_value"), "planned");
    EXPECT_EQ(text_at(history, "/changes/1/author"), "проверка");
}

TEST_F(EventsApi, RangeOfInstancesIsBounded) {
    const std::string path = create();
    for (const char* query : {"", "?from=2026-09-01", "?from=2026-09-01&to=2026-08-01",
                              "?from=2026-01-01&to=2029-01-01"}) {
        EXPECT_EQ(ask(Method::get, path + "/instances" + query).status, 422U) << query;
    }
}

TEST_F(EventsApi, EventOfAForeignCalendarIsNotOursToChange) {
    calendar::LayerStore layers(database_);
    ASSERT_TRUE(layers.create(department_.id, "rmc", "РМЦ", "", now_));
    calendar::Event event;
    event.uid = "a@x";
    event.title = "Чужое";
    event.timezone = "Europe/Moscow";
    event.when = scheduler::Period{test::day("2026-09-01"), test::day("2026-09-01")};
    layers.replace(*layers.find("rmc"), {event}, now_);
    EXPECT_EQ(ask(Method::get, "/api/v1/events/1").status, 404U);
    EXPECT_THAT(ask(Method::get, "/api/v1/events").body, ::testing::Not(HasSubstr("Чужое")));
}

}  // namespace
}  // namespace sroki::server::testing
