#include "calendar/import/executors_alike.h"

#include <fstream>

#include <gtest/gtest.h>

#include "calendar/names.h"

namespace sroki::calendar {
namespace {

struct Pair {
    int line = 0;
    ExecutorKind kind = ExecutorKind::unit;
    std::string one;
    std::string other;
    bool alike = false;
};

std::vector<Pair> read_pairs() {
    std::ifstream in(std::string(SROKI_SOURCE_DIR) + "/tests/data/import/executors_alike.txt");
    std::vector<Pair> pairs;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> fields;
        for (std::size_t from = 0; from <= line.size();) {
            const std::size_t to = std::min(line.find(" | ", from), line.size());
            fields.push_back(line.substr(from, to - from));
            from = to + 3;
        }
        if (fields.size() != 4) continue;
        pairs.push_back({number, executor_kind_of(fields[0]).value_or(ExecutorKind::unit),
                         fields[1], fields[2], fields[3] == "alike"});
    }
    return pairs;
}

ComparableName name(const std::string& text, ExecutorKind kind) {
    return comparable_name({text, std::nullopt, kind});
}

TEST(ExecutorsAlike, EveryPairOfTheCorpusIsJudgedAsPeopleWould) {
    const auto pairs = read_pairs();
    ASSERT_GT(pairs.size(), 80U);
    for (const Pair& pair : pairs) {
        const auto one = name(pair.one, pair.kind);
        const auto other = name(pair.other, pair.kind);
        EXPECT_EQ(look_alike(one, other), pair.alike)
            << "executors_alike.txt:" << pair.line << ": " << pair.one << " / " << pair.other;
        EXPECT_EQ(look_alike(other, one), pair.alike) << "the other way round: line " << pair.line;
    }
}

TEST(ExecutorsAlike, HugeWordsCostNoMoreThanLongOnes) {
    const std::string huge(100'000, 'a');
    EXPECT_TRUE(look_alike(name("Dept " + huge + "b", ExecutorKind::unit),
                           name("Dept " + huge + "c", ExecutorKind::unit)));
}

TEST(ExecutorsAlike, APersonIsNeverAUnit) {
    EXPECT_FALSE(look_alike(name("Школа А.П.", ExecutorKind::person),
                            name("Школа А.П.", ExecutorKind::unit)));
}

TEST(ExecutorsAlike, ANameOfMarksOnlyIsLikeNothing) {
    EXPECT_FALSE(look_alike(name("«»", ExecutorKind::unit), name("—", ExecutorKind::unit)));
}

}  // namespace
}  // namespace sroki::calendar
