// `sroki import` of an amended document: of our own sample plan, and of the sample plans beside the
// project when they are there.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "calendar/import/archive.h"
#include "tests/support/command_line.h"
#include "tests/support/office_documents.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using test::run_command;
using ::testing::HasSubstr;

// The XML of a table row, found by a text that stands in one piece in it.
struct Row {
    std::size_t first = 0;
    std::size_t size = 0;
};

class AmendedDocument {
  public:
    explicit AmendedDocument(const fs::path& file) {
        std::ifstream in(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        const auto archive = calendar::Archive::open(bytes, {});
        for (const std::string part :
             {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml",
              "word/numbering.xml", "word/_rels/document.xml.rels"}) {
            if (archive->contains(part)) parts_[part] = archive->read(part).value();
        }
    }

    void replace(const std::string& old, const std::string& fresh) {
        const auto at = xml().find(old);
        ASSERT_NE(at, std::string::npos) << old;
        xml().replace(at, old.size(), fresh);
    }
    void replace_in_row(const std::string& mark, const std::string& old, const std::string& fresh) {
        const Row row = row_of(mark);
        const auto at = xml().find(old, row.first);
        ASSERT_LT(at, row.first + row.size) << old;
        xml().replace(at, old.size(), fresh);
    }
    void remove_row(const std::string& mark) {
        const Row row = row_of(mark);
        xml().erase(row.first, row.size);
    }
    // Puts a row in front of the one with the mark: plain cells.
    void insert_row(const std::string& mark, const std::vector<std::string>& cells) {
        xml().insert(row_of(mark).first, test::row(cells));
    }

    [[nodiscard]] std::string bytes() const { return test::zip_of(parts_); }

  private:
    std::string& xml() { return parts_["word/document.xml"]; }
    Row row_of(const std::string& mark) {
        const auto at = xml().find(mark);
        if (at == std::string::npos) throw std::runtime_error("no row with " + mark);
        const auto first =
            std::max(xml().rfind("<w:tr>", at) + 1, xml().rfind("<w:tr ", at) + 1) - 1;
        const auto last = xml().find("</w:tr>", at) + 7;
        return {first, last - first};
    }

    std::map<std::string, std::string> parts_;
};

class ImportEdition : public ::testing::Test {
  protected:
    json::value run(std::vector<std::string> words, int exit_code = 0) {
        words.insert(words.end(), {"--data", (folder_.path() / "data").string(), "--json"});
        const auto result = run_command(words);
        EXPECT_EQ(result.exit_code, exit_code) << result.err;
        error_ = result.err;
        json::error_code ignored;
        return json::parse(result.out.empty() ? "null" : result.out, ignored);
    }
    std::string file(const std::string& name, const std::string& bytes) {
        return folder_.write(name, bytes).string();
    }
    static std::int64_t count(const json::value& edition, std::string_view what) {
        return edition.at("counts").at(what).as_int64();
    }

    const fs::path sample_ = fs::path(SROKI_SOURCE_DIR) / "docs/sample/plan-sample.docx";
    test::TempDirectory folder_;
    std::string error_;
};

void amend_sample(AmendedDocument& document) {
    document.replace("на 2026-2027 учебный год",
                     "на 2026-2027 учебный год (с изменениями от 12.11.2026 № 140-од)");
    document.replace_in_row("Формирующее оценивание", "23 ноября 2026 г.", "30 ноября 2026 г.");
    document.replace_in_row("Педагогические чтения", "Сборник выступлений", "Сборник статей");
    document.replace("Практикум для учителей начальных классов по читательской грамотности",
                     "Практикум для учителей начальной школы по читательской и математической "
                     "грамотности");
    document.remove_row("Мониторинг профессиональных дефицитов педагогов");
    for (int number = 4; number <= 6; ++number) {
        document.replace(">1." + std::to_string(number) + "<",
                         ">1." + std::to_string(number - 1) + "<");
    }
    document.insert_row("Фестиваль детских садов",
                        {"3.1а", "Вечер памяти учителей-ветеранов", "до 25 декабря",
                         "Управление образования", "Сценарий"});
}

TEST_F(ImportEdition, DifferenceIsShownAndNothingIsStoredByADryRun) {
    AmendedDocument amended(sample_);
    amend_sample(amended);
    run({"import", sample_.string(), "--approve"});
    const auto printed = run({"import", file("new.docx", amended.bytes()), "--dry-run"});
    const json::value& edition = printed.at("edition");
    EXPECT_EQ(count(edition, "added"), 1);
    EXPECT_EQ(count(edition, "removed"), 1);
    EXPECT_EQ(count(edition, "renamed"), 1);
    EXPECT_EQ(count(edition, "renumbered"), 3);
    EXPECT_EQ(count(edition, "changed"), 2);
    EXPECT_EQ(count(edition, "doubtful"), 0);
    EXPECT_TRUE(edition.at("proposal").is_null());
    run({"plan", "edition", "1"}, 1);
}

TEST_F(ImportEdition, EditionIsProposedApprovedAndThenKnown) {
    AmendedDocument amended(sample_);
    amend_sample(amended);
    const std::string name = file("new.docx", amended.bytes());
    run({"import", sample_.string(), "--approve"});
    const auto before = run({"agenda", "--from", "2026-11-01", "--to", "2026-11-30"});
    const auto proposed = run({"import", name});
    EXPECT_EQ(proposed.at("edition").at("state"), "proposed");
    EXPECT_EQ(run({"agenda", "--from", "2026-11-01", "--to", "2026-11-30"}), before);
    const auto applied = run({"import", name, "--approve"});
    EXPECT_EQ(applied.at("edition").at("state"), "approved");
    EXPECT_EQ(applied.at("edition").at("number"), 2);
    EXPECT_EQ(run({"import", name, "--approve"}).at("stored").at("outcome"), "unchanged");
    const auto editions = run({"plan", "editions", "1"});
    ASSERT_EQ(editions.as_array().size(), 2U);
    EXPECT_EQ(editions.at(1).at("file_name"), "new.docx");
    EXPECT_FALSE(editions.at(1).at("changes").as_array().empty());
}

TEST_F(ImportEdition, OldDocumentBringsTheOldPlanBack) {
    AmendedDocument amended(sample_);
    amend_sample(amended);
    run({"import", sample_.string(), "--approve"});
    const auto agenda = [this] {
        std::multiset<std::string> found;
        const auto rows = run({"agenda", "--from", "2026-09-01", "--to", "2027-08-31"});
        for (const auto& one : rows.as_array()) {
            if (one.at("state") != "cancelled") found.insert(json::serialize(one.at("due")));
        }
        return found;
    };
    const auto before = agenda();
    run({"import", file("new.docx", amended.bytes()), "--approve"});
    EXPECT_NE(agenda(), before);
    run({"import", sample_.string(), "--approve"});
    EXPECT_EQ(agenda(), before);
}

TEST_F(ImportEdition, DiscardedEditionIsGone) {
    AmendedDocument amended(sample_);
    amend_sample(amended);
    run({"import", sample_.string(), "--approve"});
    run({"import", file("new.docx", amended.bytes())});
    run({"plan", "discard", "1"});
    run({"plan", "approve", "1"}, 1);
    EXPECT_THAT(error_, HasSubstr("нет предложенной редакции"));
}

TEST_F(ImportEdition, DocumentThatIsOnlyLikelyAnEditionIsAskedAbout) {
    AmendedDocument amended(sample_);
    amended.replace("План мероприятий", "Дорожная карта");
    const std::string name = file("new.docx", amended.bytes());
    run({"import", sample_.string(), "--approve"});
    run({"import", name}, 1);
    EXPECT_THAT(error_, HasSubstr("--amends"));
    EXPECT_EQ(run({"import", name, "--amends", "1"}).at("edition").at("plan"), 1);
    run({"import", name, "--amends", "1", "--new"}, 2);
}

// Every row that wasn't edited stays, none is doubtful.
TEST_F(ImportEdition, AmendedSamplePlansChangeWhereTheyWereEditedOnly) {
    const fs::path folder = fs::path(SROKI_SOURCE_DIR) / ".." / "shared" / "plans";
    if (!fs::exists(folder)) GTEST_SKIP() << "no sample plans beside the project";
    for (const std::string name :
         {"chernushinsky", "ilyinsky", "pervouralsk", "pogranichny", "zhigalovo"}) {
        run({"import", (folder / (name + ".docx")).string(), "--approve"});
    }
    const auto plans = run({"plan", "list"});
    ASSERT_EQ(plans.as_array().size(), 5U);
    AmendedDocument amended(folder / "zhigalovo.docx");
    amended.remove_row(">1.3.<");
    amended.replace_in_row(">1.4.<", ">1.4.<", ">1.3.<");
    amended.insert_row(">2.1.<", {"2.0.", "до 20 мая", "Вечер памяти учителей-ветеранов",
                                  "Управление образования", "Сценарий"});
    const auto printed = run({"import", file("new.docx", amended.bytes()), "--approve"});
    const json::value& edition = printed.at("edition");
    EXPECT_EQ(edition.at("state"), "approved");
    EXPECT_EQ(count(edition, "added"), 1);
    EXPECT_EQ(count(edition, "removed"), 1);
    EXPECT_EQ(count(edition, "renumbered"), 1);
    EXPECT_EQ(count(edition, "renamed"), 0);
    EXPECT_EQ(count(edition, "doubtful"), 0);
    EXPECT_EQ(count(edition, "unchanged"), 59);
}

}  // namespace
}  // namespace sroki::server
