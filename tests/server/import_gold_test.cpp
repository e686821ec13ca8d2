// The five real plans beside the project, read in every format at hand and compared with what
// people read in them. Skipped where the plans are not.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "calendar/import/import.h"
#include "server/json/plan_json.h"

namespace sroki::server {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const fs::path kPlans = fs::path(SROKI_SOURCE_DIR).parent_path() / "shared" / "plans";
const std::vector<std::string> kNames{"ilyinsky", "chernushinsky", "pogranichny", "pervouralsk",
                                      "zhigalovo"};

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream content;
    content << in.rdbuf();
    return content.str();
}

json::object gold_of(const std::string& name) {
    return json::parse(bytes_of(kPlans / (name + ".json"))).as_object();
}

json::object imported(const std::string& name, const std::string& extension,
                      const json::object& gold) {
    calendar::ImportOptions options;
    options.timezone = gold.at("plan").at("timezone").as_string().c_str();
    const std::string file = name + "." + extension;
    const auto draft = calendar::import_document(bytes_of(kPlans / file), file, options);
    if (!draft) {
        ADD_FAILURE() << file << ": error " << static_cast<int>(draft.error().code) << ' '
                      << draft.error().detail;
        return {};
    }
    return draft_to_json(*draft);
}

// The gold's item in the shape of the program's answer.
json::object expected_item(const json::object& gold, const json::object& item) {
    json::object expected = item;
    if (const auto* section = item.at("section").if_int64()) {
        expected["section"] = gold.at("sections").as_array().at(static_cast<std::size_t>(*section));
    }
    json::array executors;
    for (const json::value& executor : item.at("executors").as_array()) {
        const json::object& one = executor.as_object();
        executors.push_back(
            json::object{{"name", one.at("name")},
                         {"position", one.contains("position") ? one.at("position") : nullptr},
                         {"kind", one.at("kind")}});
    }
    expected["executors"] = executors;
    return expected;
}

const std::vector<std::string> kFields{"number",    "section", "title", "executors_text",
                                       "term_text", "result",  "executors", "kind"};

// How many items agree in a field, and which do in all that the document itself says.
struct Agreement {
    std::size_t items = 0;
    std::size_t gold_items = 0;
    std::map<std::string, std::size_t> same;
    std::string differences;
};

Agreement compare(const std::string& name, const std::string& extension) {
    const json::object gold = gold_of(name);
    const json::object read = imported(name, extension, gold);
    Agreement agreement;
    const json::array& wanted = gold.at("items").as_array();
    agreement.gold_items = wanted.size();
    if (read.empty()) return agreement;
    const json::array& items = read.at("items").as_array();
    agreement.items = items.size();
    for (std::size_t i = 0; i < std::min(items.size(), wanted.size()); ++i) {
        const json::object expected = expected_item(gold, wanted[i].as_object());
        for (const std::string& field : kFields) {
            if (items[i].at(field) == expected.at(field)) {
                ++agreement.same[field];
            } else {
                agreement.differences += fmt::format("{}.{} item {} {}: {} instead of {}\n", name,
                                                     extension, i + 1, field,
                                                     json::serialize(items[i].at(field)),
                                                     json::serialize(expected.at(field)));
            }
        }
    }
    return agreement;
}

class ImportGold : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(kPlans)) GTEST_SKIP() << "the plans are not here";
    }
};

TEST_F(ImportGold, EveryDocxHeaderIsReadWhole) {
    for (const std::string& name : kNames) {
        const json::object gold = gold_of(name);
        const json::object read = imported(name, "docx", gold);
        ASSERT_FALSE(read.empty());
        for (const std::string_view field :
             {"title", "period", "basis", "issued", "order_number", "controller", "timezone"}) {
            EXPECT_EQ(read.at("plan").at(field), gold.at("plan").at(field)) << name << ' ' << field;
        }
    }
}

TEST_F(ImportGold, EveryDocxItemIsReadWhole) {
    for (const std::string& name : kNames) {
        const Agreement agreement = compare(name, "docx");
        EXPECT_EQ(agreement.items, agreement.gold_items) << name;
        EXPECT_EQ(agreement.differences, "");
    }
}

}  // namespace
}  // namespace sroki::server
