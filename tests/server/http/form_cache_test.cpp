#include "server/http/form_cache.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

FormCache::FormPointer form(std::size_t bytes) {
    return std::make_shared<const ReadyForm>(ReadyForm{{}, FormBody(std::string(bytes, 'x'))});
}

TEST(FormCache, DropsWhatWasAskedForLongestAgo) {
    FormCache cache(100);
    cache.put("a", form(40));
    cache.put("b", form(40));
    EXPECT_TRUE(cache.find("a"));
    cache.put("c", form(40));
    EXPECT_FALSE(cache.find("b"));
    EXPECT_TRUE(cache.find("a"));
    EXPECT_TRUE(cache.find("c"));
    EXPECT_EQ(cache.bytes(), 80U);
}

TEST(FormCache, KeepsAFormLargerThanItsBoundAlone) {
    FormCache cache(100);
    cache.put("a", form(40));
    cache.put("large", form(400));
    EXPECT_FALSE(cache.find("a"));
    EXPECT_TRUE(cache.find("large"));
    cache.put("b", form(40));
    EXPECT_FALSE(cache.find("large"));
    EXPECT_EQ(cache.bytes(), 40U);
}

TEST(FormCache, DropsWhatNobodyCanAskForAnyMore) {
    FormCache cache(100);
    cache.put("old", form(40));
    cache.put("new", form(40));
    cache.keep_only({"new", "other"});
    EXPECT_FALSE(cache.find("old"));
    EXPECT_TRUE(cache.find("new"));
    EXPECT_EQ(cache.bytes(), 40U);
}

TEST(FormCache, FirstFormOfATagStays) {
    FormCache cache(100);
    const auto first = form(10);
    cache.put("a", first);
    cache.put("a", form(10));
    EXPECT_EQ(cache.find("a"), first);
    EXPECT_EQ(cache.bytes(), 10U);
}

}  // namespace
}  // namespace sroki::server
