#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "support/command_line.h"

namespace sroki::server {
namespace {

namespace json = boost::json;

using test::run_command;
using testing::HasSubstr;

std::vector<json::object> batch(const std::string& input) {
    std::istringstream lines(run_command({"explain", "--batch"}, input).out);
    std::vector<json::object> answers;
    for (std::string line; std::getline(lines, line);)
        answers.push_back(json::parse(line).as_object());
    return answers;
}

TEST(Explain, SaysInRussianWhatWasUnderstoodAndWhy) {
    const auto result =
        run_command({"explain", "ежегодно, до 30 ноября", "--period", "2021-01-01..2022-12-31"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.out, HasSubstr("Понято: ежегодно, до 30 ноября"));
    EXPECT_THAT(result.out, HasSubstr("до 30.11.2022 включительно"));
    EXPECT_THAT(result.out, HasSubstr("Слова «до 30 ноября»: крайний срок"));
    EXPECT_THAT(result.out, HasSubstr("все повторения внутри периода плана"));
}

TEST(Explain, SaysThatAPersonMustDateWhatWasNotUnderstood) {
    const auto result = run_command({"explain", "2.3", "--period", "2022-01-01..2022-12-31"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.out, HasSubstr("Не понято"));
}

TEST(Explain, PrintsSpansAsBytesOfTheText) {
    const auto result =
        run_command({"explain", "май, онлайн", "--period", "2022-01-01..2022-12-31", "--json"});
    const json::object answer = json::parse(result.out).as_object();
    EXPECT_EQ(answer.at("wording"), "май");
    EXPECT_EQ(answer.at("note"), "онлайн");
    EXPECT_EQ(answer.at("spans"), json::parse(R"([{"begin":0,"end":6,"part":"window","text":"май"},
                              {"begin":8,"end":20,"part":"note","text":"онлайн"}])"));
    EXPECT_EQ(answer.at("rules"), json::parse(R"(["single_year"])"));
}

TEST(Explain, WrongOptionIsAUsageErrorThatNamesIt) {
    const auto result = run_command({"explain", "май", "--period", "2022-12-31..2022-01-01"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr("--period"));
    EXPECT_EQ(run_command({"explain"}).exit_code, 2);
}

TEST(Explain, WordingMayBeginWithADashBehindTwoDashes) {
    const auto result = run_command(
        {"explain", "--period", "2022-01-01..2022-12-31", "--", "-до:15 сентября, ежегодно"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.out, HasSubstr("Понято: ежегодно, до 15 сентября"));
    EXPECT_EQ(run_command({"explain", "май", "--perod", "2022"}).exit_code, 2);
}

TEST(Explain, BatchAnswersEveryLineAndOutlivesWrongOnes) {
    const auto answers = batch(
        R"({"id":1,"text":"май","context":{"period":["2022-01-01","2022-12-31"],"issued":null}})"
        "\nnot json\n"
        R"({"id":"x","text":"май","context":{"period":["2022-12-31","2022-01-01"]}})"
        "\n"
        R"({"id":3,"context":{}})"
        "\n\n"
        R"({"id":4,"text":"май","context":{"period":["2022-01-01","2022-12-31"],"basis":null}})");
    ASSERT_EQ(answers.size(), 5U);
    EXPECT_EQ(answers[0].at("id"), 1);
    EXPECT_EQ(answers[0].at("status"), "scheduled");
    EXPECT_EQ(answers[1].at("error").at("code"), "json_invalid");
    EXPECT_EQ(answers[2].at("id"), "x");
    EXPECT_EQ(answers[2].at("error").at("code"), "period_invalid");
    EXPECT_EQ(answers[3].at("error").at("code"), "text_missing");
    EXPECT_EQ(answers[4].at("id"), 4);
    EXPECT_EQ(answers[4].at("occurrences").as_array().size(), 1U);
}

TEST(Explain, SchoolCalendarIsReadAsAnObjectAndAsAList) {
    const auto answers = batch(
        R"({"text":"осенние каникулы","context":{"period":["2022-09-01","2023-08-31"],)"
        R"("basis":"school","school_calendar":{"осенние каникулы":["2022-10-27","2022-11-04"]}}})"
        "\n"
        R"({"text":"осенние каникулы","context":{"period":["2022-09-01","2023-08-31"],)"
        R"("school_calendar":[{"name":"осенние каникулы","from":"2022-10-27","due":"2022-11-04"}]}})");
    ASSERT_EQ(answers.size(), 2U);
    const json::value expected = json::parse(R"([{"from":"2022-10-27","due":"2022-11-04"}])");
    EXPECT_EQ(answers[0].at("occurrences"), expected);
    EXPECT_EQ(answers[1].at("occurrences"), expected);
}

TEST(Explain, SectionMonthDatesTheDaysUnderIt) {
    const auto answers = batch(
        R"({"text":"2 неделя","context":{"period":["2022-01-01","2022-12-31"],"month":"2022-10"}})");
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].at("occurrences"),
              json::parse(R"([{"from":"2022-10-08","due":"2022-10-14"}])"));
}

}  // namespace
}  // namespace sroki::server
