// The promise that a letter is neither lost nor doubled, kept by real processes that are killed at
// every step, and by two that run at once.

#include <csignal>

#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifier/pass.h"
#include "tests/notifier/sample_department.h"
#include "tests/support/fake_smtp.h"
#include "tests/support/spawned.h"
#include "tests/support/temp_directory.h"

namespace sroki::notifier {
namespace {

namespace fs = std::filesystem;
using calendar::Instant;
using std::chrono::minutes;
using test::Spawned;
using ::testing::Each;
using ::testing::SizeIs;

constexpr int kLetters = 3;

class Crash : public ::testing::Test {
  protected:
    Crash() {
        for (int i = 0; i < kLetters; ++i) {
            const std::string school = "Школа " + std::to_string(i);
            department_.add_plan("План " + school, {{"Отчёт", "2021-11-30", {school}}});
            department_.set_email(school, "school" + std::to_string(i) + "@example.org");
        }
    }

    [[nodiscard]] std::vector<std::string> command(const std::string& target, Instant now,
                                                   std::vector<std::string> more = {}) const {
        std::vector<std::string> words{SROKI_PASS_TOOL, folder_.path().string(),
                                       std::to_string(now.time_since_epoch().count()), target};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    [[nodiscard]] int run(const std::string& target, Instant now) const {
        return Spawned(command(target, now)).wait();
    }
    // Runs until the NTH time of the step and is killed there.
    [[nodiscard]] int run_and_kill(const std::string& target, Instant now, PassStep step,
                                   int nth) const {
        return Spawned(
                   command(target, now,
                           {"kill", std::to_string(static_cast<int>(step)), std::to_string(nth)}))
            .wait();
    }
    std::int64_t in_state(const std::string& state) {
        return department_.count("SELECT count(*) FROM letters WHERE state = '" + state + "'");
    }
    [[nodiscard]] std::set<std::string> eml_files() const {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_.path() / "mail")) {
            if (entry.path().extension() == ".eml") names.insert(entry.path().filename());
        }
        return names;
    }

    const Instant now_ = test::morning("2021-11-23");
    test::TempDirectory folder_;
    calendar::Database database_ = calendar::Database::open(folder_.path() / "sroki.db");
    test::SampleDepartment department_{database_};
};

struct KillCase {
    PassStep step;
    int nth;
};

class KilledPass : public Crash, public ::testing::WithParamInterface<KillCase> {};

TEST_P(KilledPass, FilesAreCompleteAndNoneIsDoubledAfterTheNextRun) {
    ASSERT_EQ(run_and_kill("files", now_, GetParam().step, GetParam().nth), -SIGKILL);
    EXPECT_EQ(run("files", now_), 0);
    EXPECT_THAT(eml_files(), SizeIs(kLetters));
    EXPECT_EQ(in_state("sent"), kLetters);
    EXPECT_EQ(run("files", now_), 0);
    EXPECT_THAT(eml_files(), SizeIs(kLetters));
    EXPECT_EQ(department_.count("SELECT count(*) FROM letters"), kLetters);
    EXPECT_EQ(department_.count("SELECT count(*) FROM reminders"), kLetters);
}

// A file is written again under its own name, so only these steps exist for it.
INSTANTIATE_TEST_SUITE_P(
    Files, KilledPass,
    ::testing::Values(KillCase{PassStep::before_plan_commit, 1}, KillCase{PassStep::planned, 1},
                      KillCase{PassStep::claimed, 1}, KillCase{PassStep::claimed, 2},
                      KillCase{PassStep::sent_unmarked, 1}, KillCase{PassStep::sent_unmarked, 3},
                      KillCase{PassStep::marked, 2}, KillCase{PassStep::marked, 3}));

class KilledSmtpPass : public Crash, public ::testing::WithParamInterface<KillCase> {
  protected:
    std::map<std::string, int> arrivals() {
        std::map<std::string, int> counts;
        for (const auto& letter : server_.letters())
            ++counts[letter.message_id()];
        return counts;
    }
    bool is_doubtful() const {
        return GetParam().step == PassStep::text_gone || GetParam().step == PassStep::sent_unmarked;
    }

    test::FakeSmtp server_;
};

TEST_P(KilledSmtpPass, EveryLetterArrivesAndADoubtfulOneKeepsItsMessageId) {
    ASSERT_EQ(run_and_kill(server_.url(), now_, GetParam().step, GetParam().nth), -SIGKILL);
    EXPECT_EQ(run(server_.url(), now_), 0);
    EXPECT_EQ(in_state("uncertain"), is_doubtful() ? 1 : 0);
    EXPECT_EQ(run(server_.url(), now_ + minutes{15}), 0);
    EXPECT_EQ(run(server_.url(), now_ + minutes{60}), 0);
    const auto counts = arrivals();
    EXPECT_THAT(counts, SizeIs(kLetters));
    int total = 0;
    for (const auto& [id, count] : counts)
        total += count;
    // Killed after the server had taken it, before that could be stored: the only double there is.
    const bool is_doubled = GetParam().step == PassStep::sent_unmarked;
    EXPECT_EQ(total, is_doubled ? kLetters + 1 : kLetters);
    EXPECT_EQ(in_state("sent"), kLetters);
}

INSTANTIATE_TEST_SUITE_P(
    Smtp, KilledSmtpPass,
    ::testing::Values(KillCase{PassStep::before_plan_commit, 1}, KillCase{PassStep::planned, 1},
                      KillCase{PassStep::claimed, 2}, KillCase{PassStep::before_text_gone, 1},
                      KillCase{PassStep::before_text_gone, 3}, KillCase{PassStep::text_gone, 2},
                      KillCase{PassStep::sent_unmarked, 2}, KillCase{PassStep::marked, 1},
                      KillCase{PassStep::marked, 3}));

class TwoPasses : public Crash, public ::testing::WithParamInterface<PassStep> {};

// One process stops at a step while another runs through; then the first goes on.
TEST_P(TwoPasses, SendEachLetterOnce) {
    test::FakeSmtp server;
    Spawned first(
        command(server.url(), now_, {"wait", std::to_string(static_cast<int>(GetParam())), "1"}));
    ASSERT_EQ(first.read_line(), "waiting");
    EXPECT_EQ(run("files", now_), 0);
    first.close_input();
    EXPECT_EQ(first.wait(), 0);
    const std::size_t printed = fs::exists(folder_.path() / "mail") ? eml_files().size() : 0;
    EXPECT_EQ(printed + server.letters().size(), std::size_t{kLetters});
    EXPECT_EQ(in_state("sent"), kLetters);
}

INSTANTIATE_TEST_SUITE_P(Steps, TwoPasses,
                         ::testing::Values(PassStep::planned, PassStep::claimed,
                                           PassStep::before_text_gone, PassStep::text_gone,
                                           PassStep::sent_unmarked, PassStep::marked));

TEST_F(Crash, ManyProcessesAtOnceSendEachLetterOnce) {
    std::vector<std::unique_ptr<Spawned>> passes;
    for (int i = 0; i < 4; ++i)
        passes.push_back(std::make_unique<Spawned>(command("files", now_)));
    std::vector<int> codes;
    std::int64_t delivered = 0;
    for (const auto& pass : passes) {
        delivered += std::stoll(pass->read_line());
        codes.push_back(pass->wait());
    }
    EXPECT_THAT(codes, Each(0));
    EXPECT_EQ(delivered, kLetters);
    EXPECT_THAT(eml_files(), SizeIs(kLetters));
}

TEST_F(Crash, ServerThatTakesALetterAndLosesTheAnswerGetsItOnceMore) {
    test::SmtpScript losing;
    losing.end_of_data = "";
    losing.keeps_unanswered = true;
    test::FakeSmtp server(losing);
    EXPECT_EQ(run(server.url(), now_), 0);
    EXPECT_EQ(in_state("uncertain"), kLetters);
    server.set_script({});
    EXPECT_EQ(run(server.url(), now_ + minutes{15}), 0);
    EXPECT_EQ(run(server.url(), now_ + minutes{120}), 0);
    std::map<std::string, int> counts;
    for (const auto& letter : server.letters())
        ++counts[letter.message_id()];
    EXPECT_THAT(counts, SizeIs(kLetters));
    for (const auto& [id, count] : counts)
        EXPECT_EQ(count, 2) << id;
}

}  // namespace
}  // namespace sroki::notifier
