// The five real plans beside the project, read in every format at hand and compared with what
// people read in them. Skipped where the plans are not.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

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

const std::vector<std::string> kFields{"number",    "section", "title",     "executors_text",
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
        EXPECT_EQ(items[i].at("resolved"), expected.at("expected"))
            << name << '.' << extension << " item " << i + 1;
        for (const std::string& field : kFields) {
            if (items[i].at(field) == expected.at(field)) {
                ++agreement.same[field];
            } else {
                agreement.differences += fmt::format(
                    "{}.{} item {} {}: {} instead of {}\n", name, extension, i + 1, field,
                    json::serialize(items[i].at(field)), json::serialize(expected.at(field)));
            }
        }
    }
    return agreement;
}

// What became of a plan's items in flattened text.
struct FlatAgreement {
    std::size_t gold_items = 0;
    std::size_t found = 0;           // number, title and term are right
    std::size_t marked = 0;          // something is wrong, and the preview says so
    std::size_t silently_wrong = 0;  // something is wrong, and it doesn't
    std::size_t false_alarms = 0;    // every cell is right, and it is marked all the same
    std::size_t merged = 0;          // rows said to hold several items
};

// Flattened text loses the order of rows: its items are looked up, not counted off.
FlatAgreement flat_agreement(const std::string& name) {
    const json::object gold = gold_of(name);
    const json::object read = imported(name, "txt", gold);
    FlatAgreement agreement;
    agreement.gold_items = gold.at("items").as_array().size();
    if (read.empty()) return agreement;
    std::set<std::string> doubtful;
    for (const json::value& problem : read.at("problems").as_array()) {
        if (problem.at("code") == "row_doubtful")
            doubtful.insert(problem.at("message").as_string().c_str());
        agreement.merged += problem.at("code") == "rows_merged";
    }
    const auto key = [](const json::value& item) {
        return json::serialize(
            json::array{item.at("number"), item.at("title"), item.at("term_text")});
    };
    std::multimap<std::string, const json::object*> wanted;
    for (const json::value& item : gold.at("items").as_array())
        wanted.emplace(key(item), &item.as_object());
    for (const json::value& item : read.at("items").as_array()) {
        const std::string title = item.at("title").as_string().c_str();
        const bool is_marked = std::any_of(
            doubtful.begin(), doubtful.end(),
            [&](const auto& message) { return message.find(title) != std::string::npos; });
        const auto match = wanted.find(key(item));
        if (match == wanted.end()) {
            ++(is_marked ? agreement.marked : agreement.silently_wrong);
            continue;
        }
        const json::object& expected = *match->second;
        agreement.false_alarms += is_marked &&
                                  expected.at("executors_text") == item.at("executors_text") &&
                                  expected.at("result") == item.at("result");
        wanted.erase(match);
        ++agreement.found;
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

TEST_F(ImportGold, OfficeFormatsAndPagesAreReadWhole) {
    for (const std::string& name : kNames) {
        for (const std::string extension : {"docx", "xlsx", "csv", "cp1251.csv", "html"}) {
            if (!fs::exists(kPlans / (name + "." + extension))) continue;
            const Agreement agreement = compare(name, extension);
            EXPECT_EQ(agreement.items, agreement.gold_items) << name << '.' << extension;
            EXPECT_EQ(agreement.differences, "");
        }
    }
}

TEST_F(ImportGold, AtLeast97OfAHundredCellsOfAPdfAreExact) {
    std::size_t cells = 0;
    std::size_t same = 0;
    for (const std::string& name : kNames) {
        const Agreement agreement = compare(name, "pdf");
        EXPECT_EQ(agreement.items, agreement.gold_items) << name;
        cells += agreement.gold_items * kFields.size();
        for (const auto& [field, count] : agreement.same)
            same += count;
    }
    EXPECT_GE(same * 100, cells * 97);
}

TEST_F(ImportGold, NineOfTenItemsOfFlattenedTextAreRightAndTheRestMarked) {
    FlatAgreement all;
    for (const std::string& name : kNames) {
        const FlatAgreement one = flat_agreement(name);
        all.gold_items += one.gold_items;
        all.found += one.found;
        all.false_alarms += one.false_alarms;
        EXPECT_EQ(one.silently_wrong, 0U) << name;
        // Nothing is lost: what is missing stands in a row that is said to hold several.
        const std::size_t items = one.found + one.marked;
        EXPECT_TRUE(items >= one.gold_items || one.merged > 0) << name;
    }
    EXPECT_GE(all.found * 10, all.gold_items * 9);
    EXPECT_LE(all.false_alarms * 20, all.gold_items);
}

// The table of docs/import-exactness.md, as it is now.
std::string exactness_table() {
    std::string table =
        "| plan | format | items | number | section | title | executors' text | term | result | "
        "executors | kind |\n|---|---|---|---|---|---|---|---|---|---|---|\n";
    for (const std::string& name : kNames) {
        for (const std::string extension :
             {"docx", "xlsx", "csv", "cp1251.csv", "html", "pdf", "txt"}) {
            if (!fs::exists(kPlans / (name + "." + extension))) continue;
            if (extension == "txt") {
                const FlatAgreement flat = flat_agreement(name);
                table += fmt::format(
                    "| {} | txt | {}/{} with number, title and term; {} marked, {} wrong without "
                    "a mark, {} marked for nothing | | | | | | | | |\n",
                    name, flat.found, flat.gold_items, flat.marked, flat.silently_wrong,
                    flat.false_alarms);
                continue;
            }
            Agreement agreement = compare(name, extension);
            table += fmt::format("| {} | {} | {}/{} |", name, extension, agreement.items,
                                 agreement.gold_items);
            for (const std::string& field : kFields)
                table += fmt::format(" {} |", agreement.same[field]);
            table += '\n';
        }
    }
    return table;
}

// SROKI_WRITE_DOCS=1 writes the table anew.
TEST_F(ImportGold, TheTableInTheDocumentationIsTrue) {
    const fs::path file = fs::path(SROKI_SOURCE_DIR) / "docs" / "import-exactness.md";
    std::string text = bytes_of(file);
    const auto begin = text.find("| plan |");
    ASSERT_NE(begin, std::string::npos);
    const std::string table = exactness_table();
    if (std::getenv("SROKI_WRITE_DOCS") != nullptr) {
        text.resize(begin);
        std::ofstream(file, std::ios::binary) << text << table;
    } else {
        EXPECT_EQ(text.substr(begin), table);
    }
}

// The plan that a fresh installation shows must need no person's help.
TEST(SamplePlan, IsReadWithoutAProblem) {
    const fs::path file = fs::path(SROKI_SOURCE_DIR) / "docs" / "sample" / "plan-sample.docx";
    calendar::ImportOptions options;
    options.timezone = "Europe/Moscow";
    const auto draft = calendar::import_document(bytes_of(file), "plan-sample.docx", options);
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->items.size(), 20U);
    EXPECT_TRUE(draft->problems.empty());
    EXPECT_EQ(draft->plan.order_number, "112-од");
    for (const calendar::DraftItem& item : draft->items) {
        EXPECT_FALSE(item.executors.empty()) << item.title;
        EXPECT_TRUE(item.section) << item.title;
    }
}

}  // namespace
}  // namespace sroki::server
