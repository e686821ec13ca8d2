#include "notifier/eml_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_directory.h"

namespace sroki::notifier {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kNobody;

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename());
    return names;
}

TEST(EmlFiles, LetterWrittenAgainIsTheSameFile) {
    const test::TempDirectory folder;
    EmlFiles files(folder.path() / "mail");
    const OutgoingLetter letter{"2021-11-23.e7.01@example.org", "s@example.org", kNobody, "text"};
    EXPECT_EQ(files.send(letter, {}).outcome, SendOutcome::sent);
    EXPECT_EQ(files.send(letter, {}).outcome, SendOutcome::sent);
    EXPECT_THAT(names_in(folder.path() / "mail"), ::testing::ElementsAre("2021-11-23.e7.01.eml"));
    EXPECT_EQ(test::read_file(folder.path() / "mail/2021-11-23.e7.01.eml"), "text");
}

TEST(EmlFiles, NameCannotLeaveItsFolder) {
    const test::TempDirectory folder;
    EmlFiles files(folder.path() / "mail");
    EXPECT_EQ(files.send({"../../evil@example.org", "s@example.org", kNobody, "text"}, {}).outcome,
              SendOutcome::sent);
    EXPECT_THAT(names_in(folder.path() / "mail"), ::testing::ElementsAre(".._.._evil.eml"));
}

TEST(EmlFiles, FolderThatCannotBeMadeIsUnavailable) {
    const test::TempDirectory folder;
    folder.write("mail", "a file stands here");
    EmlFiles files(folder.path() / "mail");
    EXPECT_EQ(files.send({"a@example.org", "s@example.org", kNobody, "text"}, {}).outcome,
              SendOutcome::unavailable);
}

}  // namespace
}  // namespace sroki::notifier
