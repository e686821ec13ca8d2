#include "notifier/smtp.h"

#include <optional>
#include <stop_token>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_smtp.h"

namespace sroki::notifier {
namespace {

using test::FakeSmtp;
using test::SmtpScript;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<std::string> kTwo{"a@example.org", "b@example.org"};
constexpr std::string_view kBytes =
    "Message-ID: <m1@example.org>\r\nSubject: x\r\n\r\n.dots\r\n..\r\nend\r\n";

MailSettings settings_for(const std::string& url) {
    MailSettings settings;
    settings.smtp_url = url;
    settings.starttls = Starttls::off;
    settings.total_timeout = std::chrono::milliseconds{300};
    return settings;
}

struct Sent {
    SendResult result;
    int times_gone = 0;
};

Sent send_to(const std::string& url, Starttls starttls = Starttls::off) {
    MailSettings settings = settings_for(url);
    settings.starttls = starttls;
    Smtp smtp(settings);
    Sent sent;
    sent.result = smtp.send({"m1@example.org", "s@example.org", kTwo, kBytes},
                            [&sent] { ++sent.times_gone; });
    return sent;
}

TEST(Smtp, LetterArrivesAsItWasWritten) {
    FakeSmtp server;
    const Sent sent = send_to(server.url());
    EXPECT_EQ(sent.result.outcome, SendOutcome::sent);
    EXPECT_EQ(sent.result.detail, "250 queued");
    EXPECT_EQ(sent.times_gone, 1);
    ASSERT_EQ(server.letters().size(), 1U);
    EXPECT_EQ(server.letters()[0].bytes, kBytes);
    EXPECT_EQ(server.letters()[0].sender, "s@example.org");
    EXPECT_THAT(server.letters()[0].recipients, ElementsAre("a@example.org", "b@example.org"));
}

TEST(Smtp, RefusedRecipientDoesNotStopTheOther) {
    SmtpScript script;
    script.rcpt = [](const std::string& address) {
        return std::string(address.starts_with('a') ? "550 5.1.1 unknown" : "250 ok");
    };
    FakeSmtp server(script);
    const SendResult result = send_to(server.url()).result;
    EXPECT_EQ(result.outcome, SendOutcome::sent);
    ASSERT_EQ(result.recipients.size(), 2U);
    EXPECT_EQ(result.recipients[0].state, RecipientState::refused);
    EXPECT_EQ(result.recipients[0].reply, "550 5.1.1 unknown");
    EXPECT_EQ(result.recipients[1].state, RecipientState::accepted);
    EXPECT_THAT(server.letters().at(0).recipients, ElementsAre("b@example.org"));
}

TEST(Smtp, WhenNobodyIsTakenTheCodeDecides) {
    SmtpScript script;
    script.rcpt = [](const std::string&) { return std::string("550 unknown"); };
    EXPECT_EQ(send_to(FakeSmtp(script).url()).result.outcome, SendOutcome::failed);
    script.rcpt = [](const std::string&) { return std::string("450 greylisted"); };
    EXPECT_EQ(send_to(FakeSmtp(script).url()).result.outcome, SendOutcome::deferred);
}

struct ReplyCase {
    const char* name;
    SmtpScript script;
    SendOutcome outcome;
    int times_gone;
};

SmtpScript with(std::string SmtpScript::*member, const char* reply) {
    SmtpScript script;
    script.*member = reply;
    return script;
}

class SmtpReply : public ::testing::TestWithParam<ReplyCase> {};

TEST_P(SmtpReply, DecidesWhatBecomesOfTheLetter) {
    FakeSmtp server(GetParam().script);
    const Sent sent = send_to(server.url());
    EXPECT_EQ(sent.result.outcome, GetParam().outcome) << sent.result.detail;
    EXPECT_EQ(sent.times_gone, GetParam().times_gone);
}

INSTANTIATE_TEST_SUITE_P(
    Points, SmtpReply,
    ::testing::Values(
        ReplyCase{"GreetingRefuses", with(&SmtpScript::greeting, "554 no service"),
                  SendOutcome::unavailable, 0},
        ReplyCase{"GreetingDrops", with(&SmtpScript::greeting, ""), SendOutcome::unavailable, 0},
        ReplyCase{"GreetingStalls", with(&SmtpScript::greeting, "stall"), SendOutcome::unavailable,
                  0},
        ReplyCase{"SenderDeferred", with(&SmtpScript::mail, "451 later"), SendOutcome::deferred, 0},
        ReplyCase{"SenderRefused", with(&SmtpScript::mail, "553 no"), SendOutcome::failed, 0},
        ReplyCase{"LoginWanted", with(&SmtpScript::mail, "530 login"), SendOutcome::unavailable, 0},
        ReplyCase{"MailDrops", with(&SmtpScript::mail, ""), SendOutcome::deferred, 0},
        ReplyCase{"DataDeferred", with(&SmtpScript::data, "451 later"), SendOutcome::deferred, 0},
        ReplyCase{"DataRefused", with(&SmtpScript::data, "554 no"), SendOutcome::failed, 0},
        ReplyCase{"DataDrops", with(&SmtpScript::data, ""), SendOutcome::deferred, 0},
        ReplyCase{"TextDeferred", with(&SmtpScript::end_of_data, "451 later"),
                  SendOutcome::deferred, 1},
        ReplyCase{"TextRefused", with(&SmtpScript::end_of_data, "554 spam"), SendOutcome::failed,
                  1},
        ReplyCase{"TextDrops", with(&SmtpScript::end_of_data, ""), SendOutcome::uncertain, 1},
        ReplyCase{"TextStalls", with(&SmtpScript::end_of_data, "stall"), SendOutcome::uncertain,
                  1}),
    [](const auto& reply_case) { return reply_case.param.name; });

TEST(Smtp, ServerThatIsNotThereIsUnavailable) {
    std::string url;
    {
        const FakeSmtp gone;
        url = gone.url();
    }
    EXPECT_EQ(send_to(url).result.outcome, SendOutcome::unavailable);
}

TEST(Smtp, RequiredTlsIsNotDoneWithout) {
    FakeSmtp server;
    EXPECT_EQ(send_to(server.url(), Starttls::required).result.outcome, SendOutcome::unavailable);
    EXPECT_THAT(server.letters(), IsEmpty());
    EXPECT_EQ(send_to(server.url(), Starttls::opportunistic).result.outcome, SendOutcome::sent);
}

TEST(Smtp, NothingLeavesWhenTheMarkCannotBeStored) {
    FakeSmtp server;
    Smtp smtp(settings_for(server.url()));
    EXPECT_THROW(static_cast<void>(smtp.send({"m1@example.org", "s@example.org", kTwo, kBytes},
                                             [] { throw std::runtime_error("disk is full"); })),
                 std::runtime_error);
    EXPECT_THAT(server.letters(), IsEmpty());
}

TEST(Smtp, AddressThatIsNoneNeverReachesACommand) {
    FakeSmtp server;
    Smtp smtp(settings_for(server.url()));
    const std::vector<std::string> bad{"a@example.org>\r\nRCPT TO:<b@example.org"};
    EXPECT_EQ(smtp.send({"m1@example.org", "s@example.org", bad, kBytes}, [] {}).outcome,
              SendOutcome::failed);
    EXPECT_EQ(server.sessions(), 0);
}

// A server that stalls would be waited for two minutes.
struct Stopped {
    explicit Stopped(SmtpScript script) : server(std::move(script)) {
        settings.total_timeout = std::chrono::minutes{2};
        settings.smtp_url = server.url();
        settings.starttls = Starttls::off;
    }
    SendResult send(const std::function<void()>& before_text_is_gone = [] {}) {
        Smtp smtp(settings, stop.get_token());
        return smtp.send({"m1@example.org", "s@example.org", kTwo, kBytes}, before_text_is_gone);
    }

    FakeSmtp server;
    MailSettings settings;
    std::stop_source stop;
};

TEST(SmtpStop, BeforeTheTextLeavesTheLetterAsIfNeverBegun) {
    std::stop_source* source = nullptr;
    SmtpScript script;
    script.rcpt = [&source](const std::string&) {
        source->request_stop();
        return std::string(SmtpScript::kStall);
    };
    Stopped stopped(script);
    source = &stopped.stop;
    const SendResult result = stopped.send();
    EXPECT_EQ(result.outcome, SendOutcome::interrupted);
    EXPECT_TRUE(result.is_server_lost);
}

TEST(SmtpStop, AfterTheTextLeavesTheLetterInDoubt) {
    Stopped stopped(with(&SmtpScript::end_of_data, "stall"));
    const SendResult result = stopped.send([&] { stopped.stop.request_stop(); });
    EXPECT_EQ(result.outcome, SendOutcome::uncertain);
    EXPECT_TRUE(result.is_server_lost);
}

TEST(SmtpStop, BeforeALetterBeginsNobodyIsAsked) {
    Stopped stopped({});
    stopped.stop.request_stop();
    EXPECT_EQ(stopped.send().outcome, SendOutcome::interrupted);
    EXPECT_EQ(stopped.server.sessions(), 0);
}

TEST(SmtpStop, EndOfTheSessionIsNotWaitedFor) {
    Stopped stopped(with(&SmtpScript::quit, "stall"));
    std::optional<Smtp> smtp(std::in_place, stopped.settings, stopped.stop.get_token());
    EXPECT_EQ(smtp->send({"m1@example.org", "s@example.org", kTwo, kBytes}, [] {}).outcome,
              SendOutcome::sent);
    stopped.stop.request_stop();
    const auto began = std::chrono::steady_clock::now();
    smtp.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{10});
}

TEST(Smtp, OneTransportSendsManyLetters) {
    FakeSmtp server;
    Smtp smtp(settings_for(server.url()));
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(smtp.send({"m1@example.org", "s@example.org", kTwo, kBytes}, [] {}).outcome,
                  SendOutcome::sent);
    }
    EXPECT_EQ(server.letters().size(), 3U);
}

}  // namespace
}  // namespace sroki::notifier
