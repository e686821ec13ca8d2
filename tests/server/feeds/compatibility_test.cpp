// docs/compatibility.md against the tests it names, and what only whole golden feeds can show.

#include <filesystem>
#include <regex>
#include <set>

#include <gmock/gmock.h>

#include "tests/support/ics_checks.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

const fs::path kRoot = SROKI_SOURCE_DIR;

// "Suite.Name" of every test there is; a suite with parameters also by its instance.
std::set<std::string> known_tests() {
    std::set<std::string> known;
    const std::regex declared(R"(TEST(_F|_P)?\(\s*(\w+),\s*(\w+)\s*\))");
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "tests")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = test::read_file(entry.path());
        for (std::sregex_iterator it(text.begin(), text.end(), declared), end; it != end; ++it) {
            known.insert((*it)[2].str() + '.' + (*it)[3].str());
            known.insert((*it)[2].str() + ".*");
            if ((*it)[1] == "_P") known.insert("Russia/" + (*it)[2].str() + '.' + (*it)[3].str());
        }
    }
    return known;
}

TEST(Compatibility, EveryRowNamesTestsThatExist) {
    const std::set<std::string> known = known_tests();
    const std::string page = test::read_file(kRoot / "docs" / "compatibility.md");
    const std::regex row(R"(\n\| D(\d+) \|[^\n]*)");
    const std::regex named(R"(`([\w/]+\.[\w*]+)`)");
    int expected = 1;
    for (std::sregex_iterator it(page.begin(), page.end(), row), end; it != end; ++it) {
        const std::string line = it->str();
        EXPECT_EQ(std::stoi((*it)[1]), expected++) << "rows are in order, none is missing";
        const std::string last = line.substr(line.rfind('|', line.size() - 2));
        int tests = 0;
        for (std::sregex_iterator name(last.begin(), last.end(), named); name != end; ++name) {
            EXPECT_TRUE(known.contains((*name)[1].str())) << (*name)[1].str() << " in" << line;
            ++tests;
        }
        EXPECT_GT(tests, 0) << line;
    }
    EXPECT_EQ(expected, 38);
}

TEST(Compatibility, SubscribePageNamesTheDelayOfEachClient) {
    const std::string page =
        test::read_file(kRoot / "server" / "templates" / "client_guides.mustache");
    for (const char* delay : {"обычно 8–24 часа", "около 3 часов, бывает больше суток",
                              "от 5 минут до недели", "30 минут, можно изменить"}) {
        EXPECT_NE(page.find(delay), std::string::npos) << delay;
    }
}

std::vector<std::string> golden_feeds() {
    std::vector<std::string> all;
    for (const auto& entry : fs::directory_iterator(kRoot / "tests" / "data" / "feeds")) {
        if (entry.path().extension() == ".ics") all.push_back(test::read_file(entry.path()));
    }
    EXPECT_GE(all.size(), 3U);
    return all;
}

TEST(Compatibility, GoldenFeedsHaveNoFloatingTime) {
    const std::regex floating(R"((DTSTART|DTEND|DUE):\d{8}T\d{6}$)");
    for (const std::string& feed : golden_feeds()) {
        bool is_in_zone = false;
        for (const std::string& line : test::unfolded_lines(feed)) {
            if (line == "BEGIN:VTIMEZONE") is_in_zone = true;
            if (line == "END:VTIMEZONE") is_in_zone = false;
            EXPECT_TRUE(is_in_zone || !std::regex_search(line, floating)) << line;
        }
    }
}

TEST(Compatibility, GoldenFeedsDefineEveryZoneTheyUse) {
    const std::regex used(R"(;TZID=([^:;]+))");
    for (const std::string& feed : golden_feeds()) {
        std::smatch match;
        for (const std::string& line : test::unfolded_lines(feed)) {
            if (!std::regex_search(line, match, used)) continue;
            EXPECT_NE(feed.find("TZID:" + match[1].str() + "\r\n"), std::string::npos) << line;
        }
    }
}

TEST(Compatibility, GoldenFeedsNameEachEntryOnce) {
    for (const std::string& feed : golden_feeds()) {
        EXPECT_THAT(test::form_faults(feed), IsEmpty());
        std::set<std::string> uids;
        for (const std::string& line : test::unfolded_lines(feed)) {
            if (!line.starts_with("UID:")) continue;
            EXPECT_TRUE(uids.insert(line).second) << line;
        }
        EXPECT_GE(uids.size(), 2U);
    }
}

}  // namespace
}  // namespace sroki::server
