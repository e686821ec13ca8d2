#include "server/pages/qr_code.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

bool is_dark(const QrCode& code, int x, int y) {
    const std::string module = "M" + std::to_string(x) + ' ' + std::to_string(y) + "h1v1h-1z";
    return code.path.find(module) != std::string::npos;
}

TEST(QrCode, HasItsThreeFindersAndAQuietZone) {
    const auto code = qr_code("https://plan.example.ru/feeds");
    ASSERT_TRUE(code);
    const int modules = code->size - 8;
    EXPECT_EQ(modules % 4, 1) << "4 * version + 17";
    for (const auto& [left, top] : {std::pair{4, 4}, {4 + modules - 7, 4}, {4, 4 + modules - 7}}) {
        for (int i = 0; i < 7; ++i)
            EXPECT_TRUE(is_dark(*code, left + i, top)) << left << ' ' << top;
        EXPECT_FALSE(is_dark(*code, left + 1, top + 1));
        EXPECT_TRUE(is_dark(*code, left + 3, top + 3));
    }
    for (int i = 0; i < code->size; ++i)
        EXPECT_FALSE(is_dark(*code, i, 3));
}

TEST(QrCode, OfNothingOrOfTooMuchIsNone) {
    EXPECT_FALSE(qr_code(""));
    EXPECT_FALSE(qr_code(std::string(5'000, 'x')));
}

}  // namespace
}  // namespace sroki::server
