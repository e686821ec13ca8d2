#include "notifier/smtp_dialog.h"

#include <gtest/gtest.h>

namespace sroki::notifier {
namespace {

const std::vector<std::string> kTwo{"a@example.org", "b@example.org"};

// A dialog up to DATA, with the answers to the two RCPT commands.
SmtpDialog dialog_until_data(const char* first, const char* second) {
    SmtpDialog dialog(kTwo);
    dialog.on_reply("220 ready\r\n");
    dialog.on_command("EHLO office\r\n");
    dialog.on_reply("250-example.org\r\n");
    dialog.on_reply("250 SIZE 1000\r\n");
    dialog.on_command("MAIL FROM:<s@example.org>\r\n");
    dialog.on_reply("250 ok\r\n");
    dialog.on_command("RCPT TO:<a@example.org>\r\n");
    dialog.on_reply(first);
    dialog.on_command("RCPT TO:<b@example.org>\r\n");
    dialog.on_reply(second);
    return dialog;
}

SendResult after_text(const char* reply, bool has_succeeded) {
    SmtpDialog dialog = dialog_until_data("250 ok\r\n", "250 ok\r\n");
    dialog.on_command("DATA\r\n");
    dialog.on_reply("354 go on\r\n");
    dialog.on_text_gone();
    if (reply != nullptr) dialog.on_reply(reply);
    return dialog.conclude(has_succeeded, false, "connection lost");
}

TEST(SmtpDialog, RefusedRecipientIsNamedAndTheOtherAccepted) {
    const SendResult result = dialog_until_data("550 5.1.1 no such user\r\n", "250 ok\r\n")
                                  .conclude(false, false, "lost");
    ASSERT_EQ(result.recipients.size(), 2U);
    EXPECT_EQ(result.recipients[0].state, RecipientState::refused);
    EXPECT_EQ(result.recipients[0].reply, "550 5.1.1 no such user");
    EXPECT_EQ(result.recipients[1].state, RecipientState::accepted);
    EXPECT_EQ(result.outcome, SendOutcome::deferred);
}

TEST(SmtpDialog, AllRefusedForGoodFailsAndOneForNowIsTriedAgain) {
    EXPECT_EQ(dialog_until_data("550 no\r\n", "551 no\r\n").conclude(false, false, "").outcome,
              SendOutcome::failed);
    EXPECT_EQ(dialog_until_data("550 no\r\n", "450 later\r\n").conclude(false, false, "").outcome,
              SendOutcome::deferred);
}

TEST(SmtpDialog, ReplyToTheTextDecides) {
    EXPECT_EQ(after_text("250 queued\r\n", true).outcome, SendOutcome::sent);
    EXPECT_EQ(after_text("250 queued\r\n", false).outcome, SendOutcome::sent);
    EXPECT_EQ(after_text("451 later\r\n", false).outcome, SendOutcome::deferred);
    EXPECT_EQ(after_text("554 spam\r\n", false).outcome, SendOutcome::failed);
}

TEST(SmtpDialog, SilenceAfterTheTextIsUncertain) {
    EXPECT_EQ(after_text(nullptr, false).outcome, SendOutcome::uncertain);
    EXPECT_EQ(after_text(nullptr, false).detail, "connection lost");
}

TEST(SmtpDialog, LoginAndGreetingAreTheServersFault) {
    SmtpDialog greeting(kTwo);
    greeting.on_reply("554 no service here\r\n");
    EXPECT_EQ(greeting.conclude(false, false, "").outcome, SendOutcome::unavailable);
    SmtpDialog login(kTwo);
    login.on_command("AUTH PLAIN\r\n");
    login.on_reply("334 \r\n");
    login.on_command("c2VjcmV0\r\n");
    login.on_reply("535 wrong password\r\n");
    EXPECT_EQ(login.conclude(false, false, "").outcome, SendOutcome::unavailable);
    SmtpDialog sender(kTwo);
    sender.on_command("MAIL FROM:<s@example.org>\r\n");
    sender.on_reply("530 authentication required\r\n");
    EXPECT_EQ(sender.conclude(false, false, "").outcome, SendOutcome::unavailable);
}

TEST(SmtpDialog, ReplyThatAsksForMoreIsNoReason) {
    SmtpDialog login(kTwo);
    login.on_command("AUTH PLAIN\r\n");
    login.on_reply("334 \r\n");
    EXPECT_EQ(login.conclude(false, true, "Login denied").detail, "Login denied");
}

TEST(SmtpDialog, RefusedSenderFailsTheLetter) {
    SmtpDialog sender(kTwo);
    sender.on_command("MAIL FROM:<s@example.org>\r\n");
    sender.on_reply("553 sender rejected\r\n");
    EXPECT_EQ(sender.conclude(false, false, "").outcome, SendOutcome::failed);
}

TEST(SmtpDialog, ReplyIsKeptAsPrintableText) {
    SmtpDialog dialog(kTwo);
    dialog.on_command("MAIL FROM:<s@example.org>\r\n");
    dialog.on_reply("553 \x1b[31m\xD0\xB6 no\r\n");
    EXPECT_EQ(dialog.conclude(false, false, "").detail, "553 [31m no");
}

}  // namespace
}  // namespace sroki::notifier
