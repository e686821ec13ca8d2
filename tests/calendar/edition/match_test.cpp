#include "calendar/edition/match.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <set>
#include <sstream>

#include <gmock/gmock.h>

#include "calendar/edition/title_measure.h"

namespace sroki::calendar {
namespace {

using IndexPairs = std::set<std::pair<std::size_t, std::size_t>>;

struct Case {
    std::string name;
    std::vector<DraftItem> before;
    std::vector<DraftItem> after;
    IndexPairs sure;
    IndexPairs doubtful;
};

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

DraftItem item_of(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream in(line);
    for (std::string field; std::getline(in, field, '|');)
        fields.push_back(trimmed(field));
    fields.resize(6);
    DraftItem item;
    if (!fields[0].empty()) item.number = fields[0];
    if (!fields[1].empty()) item.section = fields[1];
    item.title = fields[2];
    item.executors_text = fields[3];
    item.term_text = fields[4];
    item.result = fields[5];
    return item;
}

IndexPairs pairs_of(const std::string& line) {
    IndexPairs pairs;
    std::istringstream in(line);
    for (std::string word; in >> word;) {
        const auto arrow = word.find('>');
        pairs.emplace(std::stoul(word.substr(0, arrow)) - 1,
                      std::stoul(word.substr(arrow + 1)) - 1);
    }
    return pairs;
}

std::vector<Case> read_cases() {
    std::ifstream in(std::filesystem::path(SROKI_SOURCE_DIR) / "tests/data/editions/pairs.txt");
    std::vector<Case> cases;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("case: ")) cases.push_back({line.substr(6), {}, {}, {}, {}});
        if (line.starts_with("- ")) cases.back().before.push_back(item_of(line.substr(2)));
        if (line.starts_with("+ ")) cases.back().after.push_back(item_of(line.substr(2)));
        if (line.starts_with("= ")) cases.back().sure = pairs_of(line.substr(2));
        if (line.starts_with("? ")) cases.back().doubtful = pairs_of(line.substr(2));
    }
    return cases;
}

IndexPairs indices(const std::vector<ItemPair>& pairs) {
    IndexPairs found;
    for (const ItemPair& pair : pairs)
        found.emplace(pair.before, pair.after);
    return found;
}

DraftItem titled(std::string title) {
    DraftItem item;
    item.title = std::move(title);
    return item;
}

class EditionPairs : public testing::TestWithParam<Case> {};

TEST_P(EditionPairs, AreThoseOfTheCorpus) {
    const Matching matching = match_items(GetParam().before, GetParam().after);
    EXPECT_EQ(indices(matching.pairs), GetParam().sure) << GetParam().name;
    EXPECT_EQ(indices(matching.doubtful), GetParam().doubtful) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(Corpus, EditionPairs, testing::ValuesIn(read_cases()));

TEST(EditionMatch, CorpusHasCasesOfEachSort) {
    std::size_t sure = 0;
    std::size_t doubtful = 0;
    std::size_t apart = 0;
    for (const Case& one : read_cases()) {
        sure += one.sure.size();
        doubtful += one.doubtful.size();
        apart += one.sure.empty() && one.doubtful.empty() ? 1 : 0;
    }
    EXPECT_GE(sure, 30U);
    EXPECT_GE(doubtful, 6U);
    EXPECT_GE(apart, 2U);
}

TEST(EditionMatch, PersonJoinsWhatTheTitlesDont) {
    const std::vector<DraftItem> before{titled("Ремонт котельной")};
    const std::vector<DraftItem> after{titled("Праздник последнего звонка")};
    const Matching matching = match_items(before, after, {{0, 0, true}});
    ASSERT_EQ(matching.pairs.size(), 1U);
    EXPECT_EQ(matching.pairs[0].basis, PairBasis::decided);
}

TEST(EditionMatch, PersonPartsEqualTitles) {
    const std::vector<DraftItem> rows{titled("Ремонт котельной")};
    const Matching matching = match_items(rows, rows, {{0, 0, false}});
    EXPECT_TRUE(matching.pairs.empty());
    EXPECT_TRUE(matching.doubtful.empty());
    EXPECT_EQ(matching.removed.size(), 1U);
    EXPECT_EQ(matching.added.size(), 1U);
}

// Invented rows: every title has a subject that no other one has.
std::vector<DraftItem> invented_rows(std::size_t count) {
    constexpr std::array kKinds{"Семинар", "Совещание", "Отчёт", "Конкурс", "Мониторинг"};
    constexpr std::array kLetters{"ба", "ве", "го", "ду", "жи", "зё", "ку", "ло", "мя", "ну"};
    std::vector<DraftItem> rows;
    for (std::size_t i = 0; i < count; ++i) {
        std::string subject;
        for (std::size_t rest = i + 1; rest > 0; rest /= kLetters.size())
            subject += kLetters.at(rest % kLetters.size());
        DraftItem row = titled(std::string(kKinds.at(i % kKinds.size())) +
                               " для работников образования: " + subject + "рство");
        row.number = std::to_string(i + 1);
        row.section = "Раздел " + std::to_string(i / 20);
        row.executors_text = "Методист " + std::to_string(i % 7);
        row.term_text = "до " + std::to_string(i % 28 + 1) + " ноября";
        rows.push_back(std::move(row));
    }
    return rows;
}

TEST(EditionMatch, EveryShuffledRenumberedRowFindsItsOwn) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        const auto before = invented_rows(40 + seed);
        std::vector<std::size_t> order(before.size());
        std::iota(order.begin(), order.end(), 0U);
        std::shuffle(order.begin(), order.end(), random);
        std::vector<DraftItem> after;
        for (const std::size_t i : order) {
            after.push_back(before[i]);
            after.back().number = std::to_string(after.size());
        }
        const Matching matching = match_items(before, after);
        ASSERT_EQ(matching.pairs.size(), before.size()) << "seed " << seed;
        for (const ItemPair& pair : matching.pairs)
            EXPECT_EQ(pair.before, order[pair.after]) << "seed " << seed;
    }
}

TEST(EditionMatch, EveryRowIsAccountedForOnce) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        auto before = invented_rows(30);
        auto after = before;
        for (int i = 0; i < 6; ++i)
            after.erase(after.begin() + static_cast<std::ptrdiff_t>(random() % after.size()));
        for (int i = 0; i < 6; ++i)
            after[random() % after.size()].title = before[random() % before.size()].title;
        const Matching matching = match_items(before, after);
        EXPECT_EQ(matching.pairs.size() + matching.removed.size(), before.size());
        EXPECT_EQ(matching.pairs.size() + matching.added.size(), after.size());
        std::set<std::size_t> old_rows(matching.removed.begin(), matching.removed.end());
        for (const ItemPair& pair : matching.pairs)
            EXPECT_TRUE(old_rows.insert(pair.before).second) << "seed " << seed;
        for (const ItemPair& pair : matching.doubtful)
            EXPECT_TRUE(std::count(matching.removed.begin(), matching.removed.end(), pair.before));
    }
}

TEST(EditionMatch, LooksTheSameFromBothSides) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        const auto before = invented_rows(50);
        auto after = before;
        std::shuffle(after.begin(), after.end(), random);
        after.resize(40);
        IndexPairs back;
        for (const auto& [i, j] : indices(match_items(after, before).pairs))
            back.emplace(j, i);
        EXPECT_EQ(indices(match_items(before, after).pairs), back) << "seed " << seed;
    }
}

TEST(EditionMatch, TwoThousandRenamedRowsTakeLittleTime) {
    const auto before = invented_rows(2000);
    auto after = before;
    for (DraftItem& row : after)
        row.title += " и руководителей";
    const auto start = std::chrono::steady_clock::now();
    const Matching matching = match_items(before, after);
    const auto spent = std::chrono::steady_clock::now() - start;
    EXPECT_GE(matching.pairs.size(), 1990U);
    // Far above what it takes with sanitizers: it tells a quadratic step from a cubic one.
    EXPECT_LT(spent, std::chrono::seconds{60});
    RecordProperty(
        "milliseconds",
        static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count()));
}

TEST(TitleMeasure, WordsOfEveryRowCountLessThanTheSubject) {
    const std::vector<DraftItem> before{titled("Семинар для учителей физики"),
                                        titled("Семинар для учителей химии"),
                                        titled("Семинар для учителей истории")};
    const std::vector<DraftItem> after{titled("Семинар для учителей географии"),
                                       titled("Вебинар по физике")};
    const TitleMeasure measure(before, after);
    EXPECT_LT(measure.similarity(0, 0), 0.5);
    EXPECT_GT(measure.similarity(0, 1), measure.similarity(1, 1));
}

TEST(TitleMeasure, LikenessesAgreeWithSimilarity) {
    const auto before = invented_rows(25);
    const auto after = invented_rows(30);
    const TitleMeasure measure(before, after);
    for (std::size_t j = 0; j < after.size(); ++j) {
        for (const TitleLikeness& likeness : measure.likenesses(j))
            EXPECT_NEAR(likeness.similarity, measure.similarity(likeness.before, j), 1e-9);
    }
}

}  // namespace
}  // namespace sroki::calendar
