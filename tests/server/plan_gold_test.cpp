// The five sample plans beside the project, when they are there: every term exactly as the gold.

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "server/json/term_json.h"

namespace sroki::server {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

json::value read_json(const fs::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return json::parse(text.str());
}

TEST(PlanGold, EveryTermOfTheSamplePlansIsReadExactly) {
    const fs::path folder = fs::path(SROKI_SOURCE_DIR) / ".." / "shared" / "plans";
    if (!fs::exists(folder)) GTEST_SKIP() << "no sample plans beside the project";
    int items = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        const json::value plan = read_json(entry.path());
        const auto context = context_from_json(plan.at("plan"));
        ASSERT_TRUE(context) << entry.path();
        for (const json::value& item : plan.at("items").as_array()) {
            const json::value& expected = item.at("expected");
            const json::string& text = expected.at("text").as_string();
            EXPECT_EQ(json::value(term_to_json(text, scheduler::resolve_term(text, *context))),
                      expected);
            ++items;
        }
    }
    EXPECT_GT(items, 0);
}

}  // namespace
}  // namespace sroki::server
