#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "tests/support/command_line.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::vector<json::object> expand(const std::string& lines) {
    const auto result = test::run_command({"expand", "--batch"}, lines);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    std::vector<json::object> answers;
    std::istringstream in(result.out);
    for (std::string line; std::getline(in, line);)
        answers.push_back(json::parse(line).as_object());
    return answers;
}

TEST(Expand, GivesLocalMomentsAndInstants) {
    const auto answers =
        expand(R"({"id":7,"dtstart":"20211130T090000","value":"DATE-TIME","tzid":"Asia/Omsk",)"
               R"("rrule":"FREQ=DAILY","rdates":[],"exdates":["20211201T090000"],"limit":2})"
               "\n");
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0], json::parse(R"({"id":7,"occurrences":["20211130T090000",)"
                                      R"("20211202T090000"],"utc":["20211130T030000Z",)"
                                      R"("20211202T030000Z"]})"));
}

TEST(Expand, FaultyLineIsAnErrorAndTheRestGoesOn) {
    const auto answers = expand(
        "nonsense\n"
        R"({"id":"a","dtstart":"20211130","rrule":"FREQ=NEVER"})"
        "\n"
        R"({"id":"b","dtstart":"20211130","value":"DATE-TIME"})"
        "\n"
        R"({"id":"c","dtstart":"20211130T000000","tzid":"Mars/Base"})"
        "\n"
        R"({"id":"d","dtstart":"20211130","limit":-1})"
        "\n\n"
        R"({"id":"e","dtstart":"20211130","rrule":null,"rdates":null})"
        "\n");
    std::vector<std::string> codes;
    for (std::size_t i = 0; i + 1 < answers.size(); ++i)
        codes.emplace_back(answers[i].at("error").at("code").as_string());
    EXPECT_THAT(codes, ::testing::ElementsAre("bad_json", "bad_rule", "bad_dtstart",
                                              "unknown_timezone", "bad_request"));
    EXPECT_EQ(answers.back().at("occurrences"), json::array({"20211130"}));
}

// The shared vectors, where they lie beside the project.
TEST(Expand, AgreesWithTheSharedVectors) {
    const fs::path file = fs::path(SROKI_SOURCE_DIR) / "../shared/recurrence/vectors.json";
    if (!fs::exists(file)) GTEST_SKIP() << "no shared vectors";
    const json::array vectors = json::parse(test::read_file(file)).as_array();
    std::string lines;
    for (const json::value& vector : vectors) {
        json::object line = vector.as_object();
        line["limit"] =
            line.at("expected").as_array().size() + (line.at("complete").as_bool() ? 5 : 0);
        lines += json::serialize(line) + '\n';
    }
    const auto answers = expand(lines);
    ASSERT_EQ(answers.size(), vectors.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const json::object& vector = vectors[i].as_object();
        ASSERT_TRUE(answers[i].contains("occurrences")) << vector;
        EXPECT_EQ(answers[i].at("occurrences"), vector.at("expected")) << vector.at("id");
        const json::value* utc = vector.if_contains("expected_utc");
        if (utc != nullptr && utc->is_array()) {
            EXPECT_EQ(answers[i].at("utc"), *utc) << vector.at("id");
        }
    }
}

}  // namespace
}  // namespace sroki::server
