#include "notifier/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include "tests/support/ics_checks.h"

namespace sroki::notifier {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Message sample() {
    Message message;
    message.message_id = "2021-11-23.e7.0123456789abcdef@school.example.org";
    message.created_at =
        calendar::Instant{std::chrono::sys_days{std::chrono::year{2021} / 11 / 23}} +
        std::chrono::hours{6};
    message.from = {"Управление образования", "sroki@school.example.org"};
    message.to_name = "Зябликова А.П.";
    message.recipients = {"zyablikova@example.org"};
    message.subject = "Срок 30.11 · Разработать положение";
    message.text = "Здравствуйте!\n";
    message.html = "<p>Здравствуйте!</p>";
    return message;
}

std::string from_base64(const std::string& text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const int code =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), "\r\n", &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    bytes.resize(code == 0 ? size : 0);
    return bytes;
}

// The words of an encoded header joined again; checks the limits of RFC 2047 on the way.
std::string decode(const std::string& header, std::size_t used) {
    std::string value;
    for (std::string line : test::physical_lines(header + "\r\n")) {
        if (line.empty()) continue;  // the name begins on the next line
        if (line.starts_with(' ')) {
            line.erase(0, 1);
            used = 1;
        }
        EXPECT_LE(line.size() + used, 76U) << line;
        EXPECT_LE(line.size(), 75U) << line;
        EXPECT_TRUE(line.starts_with("=?UTF-8?B?") && line.ends_with("?=")) << line;
        const std::string word = from_base64(line.substr(10, line.size() - 12));
        EXPECT_TRUE(test::is_utf8(word)) << line;
        value += word;
    }
    return value;
}

TEST(Message, HeadersSayWhoWroteAndThatNobodyShouldAnswer) {
    const auto lines = test::physical_lines(format_message(sample()));
    EXPECT_THAT(lines, AllOf(Contains("Date: Tue, 23 Nov 2021 06:00:00 +0000"),
                             Contains("Message-ID: <2021-11-23.e7.0123456789abcdef@"
                                      "school.example.org>"),
                             Contains("Auto-Submitted: auto-generated"),
                             Contains("X-Auto-Response-Suppress: All"),
                             Contains("MIME-Version: 1.0"), Contains(" <zyablikova@example.org>"),
                             Not(Contains(StartsWith("In-Reply-To"))),
                             Not(Contains(StartsWith("List-Unsubscribe")))));
}

TEST(Message, NameThatFitsInOneWordIsNotCut) {
    const std::string name = "Управление образования";
    const std::string header = encode_header(name, 6);
    EXPECT_EQ(decode(header, 6), name);
    EXPECT_EQ(header.rfind("=?UTF-8"), header.find("=?UTF-8"));
}

TEST(Message, LettersAboutOneDeadlineShareAThread) {
    Message message = sample();
    message.thread_id = "item-20211130@sroki";
    EXPECT_THAT(test::physical_lines(format_message(message)),
                AllOf(Contains("In-Reply-To: <item-20211130@sroki>"),
                      Contains("References: <item-20211130@sroki>")));
}

TEST(Message, BodyIsTextAndHtmlInBase64) {
    const std::string bytes = format_message(sample());
    EXPECT_THAT(bytes, AllOf(HasSubstr("Content-Type: multipart/alternative;\r\n boundary=\""),
                             HasSubstr("Content-Type: text/plain; charset=utf-8\r\n"),
                             HasSubstr("Content-Type: text/html; charset=utf-8\r\n")));
    const std::size_t start = bytes.find("\r\n\r\n", bytes.find("text/html")) + 4;
    EXPECT_EQ(from_base64(bytes.substr(start, bytes.find("\r\n--", start) - start)),
              "<p>Здравствуйте!</p>");
    for (const std::string& line : test::physical_lines(bytes)) {
        EXPECT_LE(line.size(), 78U);
        EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    }
}

TEST(Message, LongCyrillicSubjectIsFoldedIntoWholeWords) {
    for (std::size_t lead = 0; lead < 4; ++lead) {
        std::string subject(lead, 'x');
        for (int i = 0; i < 40; ++i)
            subject += "Срок № 🏫 ";
        EXPECT_EQ(decode(encode_header(subject, 9), 9), subject);
    }
}

TEST(Message, PlainAsciiStaysAsItIs) {
    EXPECT_EQ(encode_header("Plan 2021", 9), "Plan 2021");
    EXPECT_EQ(decode(encode_header("a =?UTF-8?B?0KE=?= b", 9), 9), "a =?UTF-8?B?0KE=?= b");
}

TEST(Message, NoValueCanAddAHeader) {
    Message message = sample();
    message.subject = "Plan\r\nBcc: all@example.org";
    message.to_name = "Unit\r\nX-Evil: 1";
    message.recipients = {"a@example.org\r\nBcc: all@example.org"};
    EXPECT_THAT(test::physical_lines(format_message(message)),
                AllOf(Not(Contains(StartsWith("Bcc"))), Not(Contains(StartsWith("X-Evil")))));
}

TEST(Message, LetterToNobodyIsAddressedToAnEmptyGroup) {
    Message message = sample();
    message.recipients.clear();
    message.to_name = "Школы";
    EXPECT_THAT(test::physical_lines(format_message(message)),
                Contains("To: =?UTF-8?B?0KjQutC+0LvRiw==?=:;"));
}

TEST(Message, SeveralRecipientsStandInOneHeader) {
    Message message = sample();
    message.recipients = {"a@example.org", "b@example.org"};
    EXPECT_THAT(format_message(message), HasSubstr("To: a@example.org,\r\n b@example.org\r\n"));
}

TEST(Message, MailboxIsReadWithAndWithoutAName) {
    EXPECT_EQ(parse_mailbox("Управление <u@example.org>"),
              (Mailbox{"Управление", "u@example.org"}));
    EXPECT_EQ(parse_mailbox("\"A, B\" <u@example.org>"), (Mailbox{"A, B", "u@example.org"}));
    EXPECT_EQ(parse_mailbox(" u@example.org "), (Mailbox{"", "u@example.org"}));
}

TEST(Message, AddressForACommandIsPlain) {
    EXPECT_TRUE(is_plain_address("a.b+c@example.org"));
    for (const char* bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nRCPT", "<a@b>",
                            "ж@example.org", "a@b,c@d"}) {
        EXPECT_FALSE(is_plain_address(bad)) << bad;
    }
}

}  // namespace
}  // namespace sroki::notifier
