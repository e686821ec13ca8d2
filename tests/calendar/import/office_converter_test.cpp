#include "calendar/import/office_converter.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "calendar/import/import.h"
#include "tests/support/office_documents.h"
#include "tests/support/temp_directory.h"

namespace sroki::calendar {
namespace {

namespace fs = std::filesystem;
using namespace sroki::test;

// The PATH of this process for one test.
class PathOf {
  public:
    explicit PathOf(const std::string& path) : before_(std::getenv("PATH")) {
        setenv("PATH", path.c_str(), 1);
    }
    ~PathOf() { setenv("PATH", before_.c_str(), 1); }

  private:
    std::string before_;
};

std::string old_word_file() {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (const char c : std::string("WordDocument"))
        bytes += std::string{c, '\0'};
    return bytes;
}

ImportOptions options() {
    ImportOptions options;
    options.timezone = "Europe/Moscow";
    return options;
}

// A stand-in for the office program: copies a document it has beside it to where the result goes.
void write_office(const fs::path& folder, const std::string& document) {
    std::ofstream(folder / "result", std::ios::binary) << document;
    const fs::path script = folder / "soffice";
    std::ofstream(script) << "#!/bin/sh\nwhile [ $# -gt 1 ]; do\n"
                             "  [ \"$1\" = --outdir ] && /bin/cp \"" +
                                 (folder / "result").string() +
                                 "\" \"$2/plan.docx\"\n  shift\ndone\n";
    fs::permissions(script, fs::perms::owner_all);
}

TEST(OfficeConverter, WithoutAnOfficeThePersonIsAskedToConvert) {
    const PathOf path("/nowhere");
    for (const auto& [bytes, name] :
         {std::pair<std::string, std::string>{old_word_file(), "plan.doc"},
          {"{\\rtf1 text}", "plan.rtf"}}) {
        const auto draft = import_document(bytes, name, options());
        ASSERT_FALSE(draft);
        EXPECT_EQ(draft.error().code, ImportErrorCode::needs_conversion) << name;
    }
}

TEST(OfficeConverter, WithAnOfficeAnOldFileIsReadAsDocx) {
    const TempDirectory folder;
    write_office(folder.path(),
                 docx_of(paragraph("План на 2026 год") +
                         table({row({"Мероприятие", "Срок"}), row({"Семинар", "май"})})));
    const PathOf path(folder.path().string());
    const auto draft = import_document(old_word_file(), "plan.doc", options());
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->items.size(), 1U);
}

TEST(OfficeConverter, AnOfficeThatGivesNothingIsAnError) {
    const TempDirectory folder;
    const fs::path script = folder.path() / "soffice";
    std::ofstream(script) << "#!/bin/sh\nexit 0\n";
    fs::permissions(script, fs::perms::owner_all);
    const PathOf path(folder.path().string());
    const auto draft = import_document(old_word_file(), "plan.doc", options());
    ASSERT_FALSE(draft);
    EXPECT_EQ(draft.error().code, ImportErrorCode::converter_failed);
}

}  // namespace
}  // namespace sroki::calendar
