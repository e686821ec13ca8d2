#include "server/api/executors.h"

#include "calendar/store/executor_store.h"
#include "tests/server/api/api_fixture.h"

namespace sroki::server {
namespace {

using testing::ApiTest;

constexpr auto kAlike = "/api/v1/executors/alike";

class ExecutorsApi : public ApiTest {
  protected:
    std::int64_t add(const char* name) {
        const auto id = store_.find_or_create(
            department_.id, {name, std::nullopt, calendar::ExecutorKind::person}, now_);
        store_.ask_about_alike(department_.id, now_);
        return static_cast<std::int64_t>(id);
    }

    Response answer_pair(std::int64_t keep, std::int64_t other, const std::string& words) {
        return ask(Method::post, kAlike,
                   "{\"keep\":" + std::to_string(keep) + ",\"other\":" + std::to_string(other) +
                       ",\"answer\":\"" + words + "\"}");
    }

    std::size_t questions() {
        return json_of(ask(Method::get, kAlike)).at("alike").as_array().size();
    }

    calendar::ExecutorStore store_{database_};
};

TEST_F(ExecutorsApi, TheDirectoryIsListed) {
    const auto id = add("Лебедева Ю.Ю.");
    const auto listed = json_of(ask(Method::get, "/api/v1/executors")).at("executors").as_array();
    ASSERT_FALSE(listed.empty());
    EXPECT_EQ(listed.back().at("id"), id);
    EXPECT_EQ(listed.back().at("name"), "Лебедева Ю.Ю.");
    EXPECT_EQ(listed.back().at("emails").as_array().size(), 0U);
}

TEST_F(ExecutorsApi, TheSameAreMerged) {
    const auto before = questions();
    const auto keep = add("Лебедева Ю.Ю.");
    const auto other = add("Лебедева Ю.");
    ASSERT_EQ(questions(), before + 1);
    EXPECT_EQ(answer_pair(keep, other, "same").status, 200U);
    EXPECT_EQ(questions(), before);
    EXPECT_FALSE(store_.find(calendar::ExecutorId{other}));
}

TEST_F(ExecutorsApi, TheDifferentStayAndAreNotAskedAboutAgain) {
    const auto before = questions();
    const auto keep = add("Лебедева Ю.Ю.");
    const auto other = add("Лебедева Ю.");
    EXPECT_EQ(answer_pair(keep, other, "different").status, 200U);
    store_.ask_about_alike(department_.id, now_);
    EXPECT_EQ(questions(), before);
    EXPECT_TRUE(store_.find(calendar::ExecutorId{other}));
}

TEST_F(ExecutorsApi, AnAnswerAboutNobodyIsNotFound) {
    EXPECT_EQ(answer_pair(add("Лебедева Ю.Ю."), 99'999, "same").status, 404U);
}

TEST_F(ExecutorsApi, AnAnswerOfOtherWordsIsRefused) {
    const Response response = answer_pair(1, 2, "maybe");
    EXPECT_EQ(response.status, 422U);
    EXPECT_EQ(text_at(response, "/errors/0/pointer"), "/answer");
}

TEST_F(ExecutorsApi, AnAddressIsAdded) {
    const std::string path = "/api/v1/executors/" + std::to_string(add("Лебедева Ю.Ю."));
    const Response added =
        ask(Method::post, path + "/emails", R"({"address":"lebedeva@example.org"})");
    EXPECT_EQ(added.status, 200U);
    EXPECT_EQ(text_at(added, "/emails/0"), "lebedeva@example.org");
    const Response refused = ask(Method::post, path + "/emails", R"({"address":"не адрес"})");
    EXPECT_EQ(refused.status, 422U);
    EXPECT_EQ(text_at(refused, "/errors/0/pointer"), "/address");
}

TEST_F(ExecutorsApi, AnAliasOfAnotherIsAConflict) {
    const std::string path = "/api/v1/executors/" + std::to_string(add("Лебедева Ю.Ю."));
    add("Громов Ы.Э.");
    EXPECT_EQ(ask(Method::post, path + "/aliases", R"({"alias":"Юлия Лебедева"})").status, 200U);
    EXPECT_EQ(ask(Method::post, path + "/aliases", R"({"alias":"Громов Ы. Э."})").status, 409U);
    EXPECT_EQ(ask(Method::post, "/api/v1/executors/x/aliases", R"({"alias":"а"})").status, 404U);
}

}  // namespace
}  // namespace sroki::server
