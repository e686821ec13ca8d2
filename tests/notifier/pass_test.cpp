#include "notifier/pass.h"
#include "notifier/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notifier/recording_transport.h"
#include "tests/notifier/sample_department.h"
#include "tests/support/temp_directory.h"

namespace sroki::notifier {
namespace {

using calendar::Database;
using std::chrono::hours;
using std::chrono::minutes;
using test::morning;
using test::RecordingTransport;
using test::SampleDepartment;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Pass : public ::testing::Test {
  protected:
    Pass() {
        settings_.mail.from = "office@school.example.org";
        settings_.lease_folder = folder_.path() / "leases";
    }

    void add(const std::string& title, const std::string& executor, const std::string& email) {
        department_.add_plan("План: " + title, {{title, "2021-11-30", {executor}}});
        if (!email.empty()) department_.set_email(executor, email);
    }
    PassReport run(calendar::Instant now) {
        return run_pass(database_, transport_, settings_, now);
    }
    std::int64_t in_state(const std::string& state) {
        return department_.count("SELECT count(*) FROM letters WHERE state = '" + state + "'");
    }

    const calendar::Instant now_ = morning("2021-11-23");
    test::TempDirectory folder_;
    Database database_ = Database::in_memory();
    SampleDepartment department_{database_};
    RecordingTransport transport_;
    PassSettings settings_;
};

TEST_F(Pass, LetterIsSentOnceHoweverOftenItRuns) {
    add("Первое", "Методисты", "m@example.org");
    const PassReport report = run(now_);
    ASSERT_THAT(report.delivered, SizeIs(1));
    EXPECT_EQ(report.delivered[0].state, LetterState::sent);
    EXPECT_THAT(run(now_).delivered, IsEmpty());
    EXPECT_THAT(run(now_ + hours{5}).delivered, IsEmpty());
    EXPECT_THAT(transport_.letters, SizeIs(1));
    EXPECT_EQ(in_state("sent"), 1);
}

TEST_F(Pass, SenderIsNamedAfterTheDepartment) {
    add("Первое", "Методисты", "m@example.org");
    EXPECT_THAT(run(now_).delivered, SizeIs(1));
    Mailbox sender{"Управление образования Залесского района", "office@school.example.org"};
    EXPECT_THAT(transport_.letters.at(0).bytes,
                ::testing::HasSubstr("From: " + encode_header(sender.name, 6) + "\r\n <" +
                                     sender.address + ">\r\n"));
}

TEST_F(Pass, RefusedForNowIsTriedAgainAfterAPauseUnderTheSameMessageId) {
    add("Первое", "Методисты", "m@example.org");
    transport_.answers.push_back({SendOutcome::deferred, "451 later", {}});
    EXPECT_EQ(run(now_).delivered.at(0).state, LetterState::deferred);
    EXPECT_THAT(run(now_ + std::chrono::seconds{29}).delivered, IsEmpty());
    EXPECT_EQ(run(now_ + std::chrono::seconds{30}).delivered.at(0).state, LetterState::sent);
    ASSERT_THAT(transport_.letters, SizeIs(2));
    EXPECT_EQ(transport_.letters[0].message_id, transport_.letters[1].message_id);
}

TEST_F(Pass, ClockTurnedBackDoesNotHoldADeferredLetter) {
    add("Первое", "Методисты", "m@example.org");
    transport_.answers.push_back({SendOutcome::deferred, "451 later", {}});
    EXPECT_EQ(run(now_).delivered.at(0).state, LetterState::deferred);
    EXPECT_EQ(run(now_ - hours{24 * 365}).delivered.at(0).state, LetterState::sent);
}

TEST_F(Pass, RefusedForGoodIsNotTriedAgain) {
    add("Первое", "Методисты", "m@example.org");
    add("Второе", "Школы", "s@example.org");
    transport_.answers.push_back({SendOutcome::failed, "550 no such user", {}});
    const PassReport report = run(now_);
    ASSERT_THAT(report.delivered, SizeIs(2));
    EXPECT_EQ(report.delivered[0].state, LetterState::failed);
    EXPECT_EQ(report.delivered[0].detail, "550 no such user");
    EXPECT_EQ(report.delivered[1].state, LetterState::sent);
    EXPECT_THAT(run(now_ + hours{4}).delivered, IsEmpty());
}

TEST_F(Pass, UncertainIsSentOnceMoreAndThenOnlyShown) {
    add("Первое", "Методисты", "m@example.org");
    transport_.answers = {{SendOutcome::uncertain, "connection lost", {}},
                          {SendOutcome::uncertain, "connection lost", {}}};
    EXPECT_EQ(run(now_).delivered.at(0).state, LetterState::uncertain);
    EXPECT_THAT(run(now_ + minutes{4}).delivered, IsEmpty());
    EXPECT_EQ(run(now_ + minutes{5}).delivered.at(0).state, LetterState::uncertain);
    EXPECT_THAT(run(now_ + hours{48}).delivered, IsEmpty());
    ASSERT_THAT(transport_.letters, SizeIs(2));
    EXPECT_EQ(transport_.letters[0].message_id, transport_.letters[1].message_id);
    EXPECT_EQ(in_state("uncertain"), 1);
}

TEST_F(Pass, UnreachableServerEndsThePassAndCostsTheOthersNothing) {
    add("Первое", "Методисты", "m@example.org");
    add("Второе", "Школы", "s@example.org");
    transport_.answers.push_back({SendOutcome::unavailable, "connection refused", {}, true});
    EXPECT_THAT(run(now_).delivered, SizeIs(1));
    EXPECT_EQ(in_state("queued"), 1);
    EXPECT_EQ(in_state("deferred"), 1);
    EXPECT_THAT(run(now_ + minutes{1}).delivered, SizeIs(2));
    EXPECT_EQ(in_state("sent"), 2);
}

TEST_F(Pass, LetterThatWasInterruptedByAStopIsTheFirstOfTheNextPass) {
    add("Первое", "Методисты", "m@example.org");
    add("Второе", "Школы", "s@example.org");
    transport_.answers.push_back({SendOutcome::interrupted, "", {}, true});
    EXPECT_EQ(run(now_).delivered.at(0).state, LetterState::queued);
    EXPECT_EQ(in_state("queued"), 2);
    EXPECT_THAT(run(now_).delivered, SizeIs(2));
    EXPECT_EQ(in_state("sent"), 2);
}

TEST_F(Pass, OnlyRecipientsThatWereDeferredGetItAgain) {
    add("Первое", "Методисты", "m@example.org");
    department_.set_email("Методисты", "n@example.org");
    department_.set_email("Методисты", "o@example.org");
    transport_.answers.push_back({SendOutcome::sent,
                                  "250 ok",
                                  {{"m@example.org", RecipientState::accepted, "250 ok"},
                                   {"n@example.org", RecipientState::deferred, "450 later"},
                                   {"o@example.org", RecipientState::refused, "550 unknown"}}});
    EXPECT_EQ(run(now_).delivered.at(0).state, LetterState::deferred);
    EXPECT_EQ(run(now_ + minutes{1}).delivered.at(0).state, LetterState::sent);
    EXPECT_THAT(transport_.letters.at(1).recipients, ElementsAre("n@example.org"));
    EXPECT_EQ(
        department_.count("SELECT count(*) FROM letter_recipients WHERE state = 'refused' AND "
                          "reply = '550 unknown'"),
        1);
}

TEST_F(Pass, DeadlineSettledWhileTheLetterWaitedIsNotMailed) {
    add("Первое", "Методисты", "m@example.org");
    transport_.answers.push_back({SendOutcome::deferred, "451 later", {}});
    EXPECT_THAT(run(now_).delivered, SizeIs(1));
    department_.set_state("Первое", "reported");
    EXPECT_THAT(run(now_ + hours{1}).delivered, IsEmpty());
    EXPECT_EQ(in_state("dropped"), 1);
}

TEST_F(Pass, WaitingLetterIsRewrittenToThePresentState) {
    department_.add_plan(
        "План", {{"Первое", "2021-11-30", {"Методисты"}}, {"Второе", "2021-11-30", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    transport_.answers.push_back({SendOutcome::deferred, "451 later", {}});
    EXPECT_EQ(run(now_).delivered.at(0).subject, "Срок 30.11 · 2 пункта плана");
    department_.set_state("Второе", "accepted");
    EXPECT_EQ(run(now_ + hours{1}).delivered.at(0).subject, "Срок 30.11 · Первое");
}

TEST_F(Pass, ThreeDaysWithoutAServerEndInOneLetter) {
    department_.add_plan("План", {{"Первое", "2021-11-30", {"Методисты"}},
                                  {"Второе", "2021-12-01", {"Методисты"}},
                                  {"Третье", "2021-12-02", {"Методисты"}}});
    department_.set_email("Методисты", "m@example.org");
    for (int day = 0; day < 3; ++day) {
        transport_.answers.push_back({SendOutcome::unavailable, "no route", {}, true});
        EXPECT_THAT(run(now_ + hours{24} * day).delivered, SizeIs(1));
    }
    transport_.letters.clear();
    const PassReport report = run(now_ + hours{72});
    ASSERT_THAT(report.delivered, SizeIs(1));
    EXPECT_EQ(report.delivered[0].subject, "Срок 30.11 · 3 пункта плана");
    EXPECT_EQ(in_state("sent"), 1);
}

TEST_F(Pass, RateIsKeptByWaitingOrByLeavingTheRest) {
    for (int i = 0; i < 5; ++i) {
        const std::string number = std::to_string(i);
        add("Пункт " + number, "Школа " + number, "s" + number + "@example.org");
    }
    settings_.mail.rate_per_minute = 2;
    EXPECT_THAT(run(now_).delivered, SizeIs(2));
    int pauses = 0;
    settings_.pause = [&](std::chrono::seconds length) {
        ++pauses;
        EXPECT_EQ(length, minutes{1});
    };
    EXPECT_THAT(run(now_).delivered, SizeIs(3));
    EXPECT_EQ(pauses, 1);
}

TEST_F(Pass, LetterOfALivingProcessIsLeftToIt) {
    add("Первое", "Методисты", "m@example.org");
    const Lease other(settings_.lease_folder);
    Outbox outbox(database_, "");
    EXPECT_THAT(plan_letters(database_, {{}, "s@example.org", "", true, false}, now_).letters,
                SizeIs(1));
    ASSERT_TRUE(outbox.claim(other, true, now_));
    EXPECT_THAT(run(now_).delivered, IsEmpty());
    EXPECT_THAT(run(now_ + hours{100}).delivered, IsEmpty());
    EXPECT_EQ(in_state("sending"), 1);
}

TEST_F(Pass, PrintedLetterWaitsForAnAddressOnceThereIsAServer) {
    add("Первое", "Методисты", "");
    PlanningSettings for_files{{}, "s@example.org", "", false, false};
    EXPECT_THAT(plan_letters(database_, for_files, now_).letters, SizeIs(1));
    EXPECT_THAT(run(now_).delivered, IsEmpty());
    EXPECT_EQ(in_state("dropped"), 1);
    department_.set_email("Методисты", "m@example.org");
    EXPECT_THAT(run(now_ + hours{24}).delivered, SizeIs(1));
}

}  // namespace
}  // namespace sroki::notifier
