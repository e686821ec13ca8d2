#include "calendar/names.h"

#include <set>

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

TEST(Names, EveryKindHasItsOwnWordAndComesBack) {
    std::set<std::string_view> words;
    for (std::size_t i = 0; i < kKindCount; ++i) {
        const Kind kind = static_cast<Kind>(i);
        words.insert(name_of(kind));
        EXPECT_EQ(kind_of(name_of(kind)), kind);
    }
    EXPECT_EQ(words.size(), kKindCount);
    EXPECT_FALSE(kind_of("party"));
}

TEST(Names, FlagsJoinAndSplit) {
    using scheduler::TermFlag;
    const std::vector<TermFlag> flags{TermFlag::check, TermFlag::outside_plan};
    EXPECT_EQ(join_flags(flags), "check,outside_plan");
    EXPECT_EQ(split_flags("check,outside_plan"), flags);
    EXPECT_TRUE(split_flags("").empty());
    EXPECT_EQ(split_flags("unknown,check"), std::vector<TermFlag>{TermFlag::check});
}

}  // namespace
}  // namespace sroki::calendar
