#include "server/api/body_reader.h"

#include <gmock/gmock.h>

namespace sroki::server {
namespace {

using ::testing::HasSubstr;

struct Problem {
    unsigned status = 0;
    std::string detail;
    std::string errors;  // "/a Sentence. /b Sentence."
};

// What the reader of "title", which must be there, says of a body; status 0: nothing.
Problem problem_of(std::string body) {
    Request request;
    request.body = std::move(body);
    BodyReader reader(request);
    reader.require("title");
    const auto title = reader.text("title");
    const auto response = reader.problem();
    if (!response) return {};
    Problem problem{response->status, "", ""};
    const auto value = boost::json::parse(response->body).as_object();
    if (const auto* detail = value.if_contains("detail")) problem.detail = detail->as_string();
    if (const auto* errors = value.if_contains("errors")) {
        for (const auto& error : errors->as_array()) {
            problem.errors.append(error.at("pointer").as_string()).append(" ");
            problem.errors.append(error.at("detail").as_string()).append(" ");
        }
    }
    return problem;
}

struct Unreadable {
    std::string body;
    const char* sentence;
};

class UnreadableBodies : public ::testing::TestWithParam<Unreadable> {};

TEST_P(UnreadableBodies, AreToldInRussianAndInOneSentence) {
    const Problem problem = problem_of(GetParam().body);
    EXPECT_EQ(problem.status, 400U);
    EXPECT_EQ(problem.detail, GetParam().sentence);
    EXPECT_EQ(problem.errors, "") << "of what it lacks nobody knows";
}

INSTANTIATE_TEST_SUITE_P(
    BodyReader, UnreadableBodies,
    ::testing::Values(
        Unreadable{"", "Тело запроса пусто, а должно быть объектом JSON."},
        Unreadable{" \r\n", "Тело запроса пусто, а должно быть объектом JSON."},
        Unreadable{R"({"title":"a)", "JSON обрывается: после байта 11 текста больше нет."},
        Unreadable{R"({"title":"a"])", "Ошибка записи JSON, байт 13."},
        Unreadable{R"({"title":'a'})", "Ошибка записи JSON, байт 10."},
        Unreadable{R"({"title":"\ud800"})", "Ошибка записи JSON, байт 17."},
        Unreadable{"{\"title\":\"\xFF\"}", "Тело запроса не в UTF-8, байт 11."},
        Unreadable{"{\"title\":\"\xD0\"}", "Тело запроса не в UTF-8, байт 11."},
        Unreadable{"{\"title\":\"я\", \"\xFF\":1}", "Тело запроса не в UTF-8, байт 17."},
        Unreadable{"{\"title\"я:1, \"a\":\"\xFF\"}", "Ошибка записи JSON, байт 9."},
        Unreadable{R"({"title":1e99999999999})", "Число в JSON слишком велико, байт 21."},
        Unreadable{R"({"title":"a"} {})", "После объекта JSON ещё что-то написано, байт 15."},
        Unreadable{R"(["title"])", "Тело запроса должно быть объектом JSON, а здесь список."},
        Unreadable{"17", "Тело запроса должно быть объектом JSON, а здесь число."},
        Unreadable{R"("title")", "Тело запроса должно быть объектом JSON, а здесь текст."}));

TEST(BodyReader, ReadsNestingUpToItsLimitAndNoDeeper) {
    const auto nested = [](std::size_t depth) {
        return R"({"title":"a","more":)" + std::string(depth - 1, '[') +
               std::string(depth - 1, ']') + "}";
    };
    EXPECT_EQ(problem_of(nested(32)).status, 422U) << "read; only \"more\" is unknown";
    EXPECT_EQ(problem_of(nested(33)).status, 400U);
    EXPECT_THAT(problem_of(nested(33)).detail, HasSubstr("глубже 32 уровней"));
}

TEST(BodyReader, NamesAMemberThatStandsTwiceInOneObject) {
    const Problem problem = problem_of(R"({"title":"a","title":"b"})");
    EXPECT_EQ(problem.status, 400U);
    EXPECT_THAT(problem.detail, HasSubstr("«title» в одном объекте названо дважды"));
}

TEST(BodyReader, FindsARepeatedMemberInsideAndInAnotherSpelling) {
    EXPECT_THAT(problem_of(R"({"title":"a","more":[{"x":1},{"x":1,"y":{},"\u0078":2}]})").detail,
                HasSubstr("«x» в одном объекте названо дважды"));
}

TEST(BodyReader, LetsDifferentObjectsHaveTheSameMembers) {
    const Problem problem =
        problem_of(R"({"title":"a","more":{"title":[{"title":1},{"title":2}]}})");
    EXPECT_EQ(problem.status, 422U);
    EXPECT_EQ(problem.errors, "/more Такого поля здесь нет. ");
}

TEST(BodyReader, EscapesNamesInPointers) {
    EXPECT_EQ(problem_of(R"({"title":"a","a/b~c":1})").errors, "/a~1b~0c Такого поля здесь нет. ");
}

TEST(BodyReader, TellsOfAllMembersAtOnce) {
    EXPECT_EQ(problem_of(R"({"colour":1})").errors,
              "/title Это поле обязательно. /colour Такого поля здесь нет. ");
}

TEST(BodyReader, ReadsTheObjectsOfAListWithTheirPlacesInPointers) {
    Request request;
    request.body = R"({"list":[{"a":"x"},7,{"a":1,"b/":2}]})";
    BodyReader reader(request);
    std::vector<std::string> read;
    EXPECT_TRUE(reader.objects("list", 3, [&](BodyReader& part) {
        if (auto text = part.text("a")) read.push_back(*text);
    }));
    EXPECT_EQ(read, std::vector<std::string>{"x"});
    const std::string body = reader.problem().value().body;
    for (const char* pointer : {"\"/list/1\"", "\"/list/2/a\"", "\"/list/2/b~1\""})
        EXPECT_THAT(body, HasSubstr(pointer));
}

TEST(BodyReader, RefusesAListThatIsTooLongWithoutReadingIt) {
    Request request;
    request.body = R"({"list":[{},{},{}]})";
    BodyReader reader(request);
    EXPECT_FALSE(reader.objects("list", 2, [](BodyReader&) { ADD_FAILURE(); }));
    EXPECT_THAT(reader.problem().value().body, HasSubstr("В списке больше 2 значений."));
}

}  // namespace
}  // namespace sroki::server
