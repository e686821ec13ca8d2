// tests/data/contacts/contacts.txt: what is hidden stands in braces.

#include "calendar/contacts/russian_contacts.h"

#include <fstream>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

struct Case {
    std::size_t line = 0;
    std::string text;
    std::string expected;
};

void replace_all(std::string& text, const std::string& what, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
}

Case case_of(std::size_t number, std::string line) {
    replace_all(line, "\\n", "\n");
    replace_all(line, "\\_", "\xC2\xA0");
    replace_all(line, "\\0", "\xE2\x80\x8B");
    replace_all(line, "\\-", "\xC2\xAD");
    Case one{number, {}, {}};
    for (std::size_t at = 0; at < line.size();) {
        const bool is_email = line.compare(at, 3, "{e:") == 0;
        const std::size_t end = line.find('}', at);
        if (!is_email && line.compare(at, 3, "{p:") != 0) {
            one.text += line[at];
            one.expected += line[at++];
            continue;
        }
        one.text += line.substr(at + 3, end - at - 3);
        one.expected += is_email ? "[адрес скрыт]" : "[телефон скрыт]";
        at = end + 1;
    }
    return one;
}

std::vector<Case> corpus() {
    std::ifstream file(std::string(SROKI_SOURCE_DIR) + "/tests/data/contacts/contacts.txt");
    std::vector<Case> cases;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (!line.empty() && line.front() != '#') cases.push_back(case_of(number, line));
    }
    return cases;
}

TEST(Contacts, CorpusIsHiddenWhereItHasTo) {
    const auto cases = corpus();
    ASSERT_GT(cases.size(), 150U);
    for (const Case& one : cases)
        EXPECT_EQ(without_contacts(one.text), one.expected) << "line " << one.line;
}

TEST(Contacts, SentenceAroundDoesNotMatter) {
    for (const Case& one : corpus()) {
        EXPECT_EQ(without_contacts("Семинар.\n" + one.text + "\nЖдём всех."),
                  "Семинар.\n" + one.expected + "\nЖдём всех.")
            << "line " << one.line;
    }
}

TEST(Contacts, HidingTwiceIsTheSameAsOnce) {
    for (const Case& one : corpus())
        EXPECT_EQ(without_contacts(one.expected), one.expected) << "line " << one.line;
}

TEST(Contacts, LongTextOfSignsTakesLinearTime) {
    for (const char* part : {"@", "a@", "\"@", "8-", "тел. 1-", "[at]", "a@b.", "8 ", "%40", "%2B7",
                             "8\xE2\x80\x8B", "\xEF\xBC\x98"}) {
        std::string text;
        while (text.size() < 400'000)
            text += part;
        EXPECT_FALSE(without_contacts(text).empty());
    }
}

}  // namespace
}  // namespace sroki::calendar
