// The house rules that a test can hold: the arrow of modules, where Russian may stand, no escaped
// templates, lines and files of a readable size.

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = SROKI_SOURCE_DIR;
const std::vector<std::string> kModules{"scheduler", "calendar", "notifier", "server"};

std::vector<fs::path> files_below(const fs::path& folder, const std::set<std::string>& endings) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && endings.contains(entry.path().extension().string())) {
            found.push_back(entry.path());
        }
    }
    return found;
}

std::vector<fs::path> module_sources() {
    std::vector<fs::path> all;
    for (const std::string& module : kModules) {
        const auto found = files_below(kRoot / module, {".cpp", ".h"});
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

std::string module_of(const fs::path& file) {
    return fs::relative(file, kRoot).begin()->string();
}

std::vector<std::string> lines_of(const fs::path& file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

int rank_of(const std::string& module) {
    for (std::size_t i = 0; i < kModules.size(); ++i) {
        if (kModules[i] == module) return static_cast<int>(i);
    }
    return -1;
}

TEST(Tidy, IncludesFollowTheArrow) {
    const std::regex include(R"re(^\s*#include\s+"([a-z_]+)/)re");
    for (const fs::path& file : module_sources()) {
        for (const std::string& line : lines_of(file)) {
            std::smatch match;
            if (!std::regex_search(line, match, include)) continue;
            const int target = rank_of(match[1]);
            EXPECT_TRUE(target >= 0 && target <= rank_of(module_of(file)))
                << file << ": " << line
                << " points against server > notifier > calendar > scheduler";
        }
    }
}

TEST(Tidy, SchedulerStaysPure) {
    const std::regex impure(
        R"re(#include\s+[<"](fstream|filesystem|sqlite3|SQLiteCpp|curl|boost|thread|unistd)|(_clock::now))re");
    for (const fs::path& file : files_below(kRoot / "scheduler", {".cpp", ".h"})) {
        for (const std::string& line : lines_of(file)) {
            EXPECT_FALSE(std::regex_search(line, impure)) << file << ": " << line;
        }
    }
}

// Only the edge reads a clock: below it, time is an argument.
TEST(Tidy, ClockIsReadOnlyInServer) {
    for (const fs::path& file : module_sources()) {
        if (module_of(file) == "server") continue;
        for (const std::string& line : lines_of(file)) {
            EXPECT_EQ(line.find("_clock::now"), std::string::npos) << file << ": " << line;
        }
    }
}

TEST(Tidy, RussianStandsOnlyInItsOwnFiles) {
    const std::regex cyrillic("\xD0[\x80-\xBF]|\xD1[\x80-\xBF]");
    for (const fs::path& file : module_sources()) {
        const std::string stem = file.stem().string();
        if (stem.ends_with("_ru") || stem.starts_with("russian")) continue;
        for (const std::string& line : lines_of(file)) {
            EXPECT_FALSE(std::regex_search(line, cyrillic)) << file << ": " << line;
        }
    }
}

TEST(Tidy, TemplatesNeverSkipEscaping) {
    for (const std::string& module : kModules) {
        for (const fs::path& file : files_below(kRoot / module, {".mustache"})) {
            // Plain-text letters have nothing to escape for.
            if (file.stem().extension() == ".txt") continue;
            for (const std::string& line : lines_of(file)) {
                EXPECT_TRUE(line.find("{{{") == std::string::npos &&
                            line.find("{{&") == std::string::npos)
                    << file << ": " << line;
            }
        }
    }
}

std::size_t characters_in(const std::string& line) {
    std::size_t count = 0;
    for (const char byte : line)
        count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    return count;
}

TEST(Tidy, LinesFitInAHundredColumns) {
    for (const fs::path& file : module_sources()) {
        int number = 0;
        for (const std::string& line : lines_of(file)) {
            ++number;
            EXPECT_LE(characters_in(line), 100U) << file << ":" << number;
        }
    }
}

TEST(Tidy, FilesStayReadable) {
    for (const fs::path& file : module_sources()) {
        EXPECT_LE(lines_of(file).size(), 450U) << file << " is too long: split it by its nouns";
    }
}

TEST(Tidy, NoTestWaitsForTheClock) {
    const std::regex sleeping(R"re(sleep_for|sleep_until|usleep\()re");
    for (const fs::path& file : files_below(kRoot / "tests", {".cpp", ".h"})) {
        if (file.filename() == "tidy_test.cpp") continue;
        for (const std::string& line : lines_of(file)) {
            EXPECT_FALSE(std::regex_search(line, sleeping)) << file << ": " << line;
        }
    }
}

}  // namespace
