// Forms as browsers send them.

#include <gmock/gmock.h>

#include "server/http/request.h"

namespace sroki::server {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr std::string_view kType = "application/x-www-form-urlencoded";

TEST(Form, IsDecodedOnceInItsOrder) {
    const auto form = parse_form(kType, "login=%D0%BA%D0%B8%D0%BC&password=a%2Bb+c%2526&empty=&x");
    ASSERT_TRUE(form);
    EXPECT_THAT(*form, ElementsAre(Pair("login", "ким"), Pair("password", "a+b c%26"),
                                   Pair("empty", ""), Pair("x", "")));
}

TEST(Form, TakesWhatBrowsersLeaveUnescaped) {
    EXPECT_THAT(parse_form(kType, "p=*-._Az09").value(), ElementsAre(Pair("p", "*-._Az09")));
}

TEST(Form, TypeHasNoCaseAndMayNameItsCharset) {
    EXPECT_TRUE(parse_form("Application/X-WWW-Form-UrlEncoded; charset=UTF-8", "a=b"));
    EXPECT_TRUE(parse_form("application/x-www-form-urlencoded ;x", "a=b"));
}

TEST(Form, OfAnotherTypeIsNone) {
    for (const char* type :
         {"", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencode",
          "application/x-www-form-urlencodedd", "application/json"}) {
        EXPECT_FALSE(parse_form(type, "a=b")) << type;
    }
}

TEST(Form, BrokenOrHostileOneIsNone) {
    for (const char* body : {"a=%", "a=%1", "a=%zz", "a=%00", "a=%0a", "%0d=b", "a=\n", "a=\x01",
                             "a=\xD0\xBA", "a=%ff", "a=%C0%AF", "a=%ED%A0%80", "a=<b>", "a=b#c"}) {
        EXPECT_FALSE(parse_form(kType, body)) << body;
    }
}

TEST(Form, IsBounded) {
    const std::string start = "a=";
    EXPECT_TRUE(parse_form(kType, start + std::string(kFormBytesMax - start.size(), 'x')));
    EXPECT_FALSE(parse_form(kType, start + std::string(kFormBytesMax - start.size() + 1, 'x')));
    std::string many = "a=1";
    for (std::size_t i = 1; i < kFormFieldsMax; ++i)
        many += "&a=1";
    EXPECT_EQ(parse_form(kType, many)->size(), kFormFieldsMax);
    EXPECT_FALSE(parse_form(kType, many + "&a=1"));
}

TEST(Form, MayBeEmpty) {
    const auto form = parse_form(kType, "");
    ASSERT_TRUE(form);
    EXPECT_FALSE(value_of(*form, "login"));
}

}  // namespace
}  // namespace sroki::server
