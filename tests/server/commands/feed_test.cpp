// sroki feed, as a person types it.

#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "calendar/store/department_store.h"
#include "calendar/store/feed_store.h"
#include "calendar/store/plan_store.h"
#include "server/installation.h"
#include "server/secret_token.h"
#include "tests/support/command_line.h"
#include "tests/support/sample.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using ::testing::HasSubstr;

namespace json = boost::json;

class FeedCommand : public ::testing::Test {
  protected:
    test::CommandResult run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "feed");
        arguments.insert(arguments.end(), {"--data", folder_.path().string()});
        return test::run_command(arguments);
    }

    calendar::FeedRecord find(const std::string& name) {
        auto database = calendar::Database::open(database_file(folder_.path()));
        return calendar::FeedStore(database).find(name).value();
    }

    test::TempDirectory folder_;
};

TEST_F(FeedCommand, CreatesAUnionWithItsOptions) {
    const auto result = run({"create",
                             "math",
                             "--title",
                             "Математика",
                             "--kind",
                             "seminar",
                             "--kind",
                             "contest",
                             "--subject",
                             "математика",
                             "--institution",
                             "Школа № 4",
                             "--no-events",
                             "--alarm",
                             "1440",
                             "--alarm",
                             "15",
                             "--past",
                             "30",
                             "--future",
                             "90"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("/feeds/math.ics"));
    const calendar::FeedRecord feed = find("math");
    EXPECT_EQ(feed.title, "Математика");
    EXPECT_EQ(feed.filter.kinds.size(), 2U);
    EXPECT_EQ(feed.filter.subjects, std::vector<std::string>{"математика"});
    EXPECT_EQ(feed.filter.institutions, std::vector<std::string>{"Школа № 4"});
    EXPECT_FALSE(feed.options.has_events);
    EXPECT_EQ(feed.options.alarms.size(), 2U);
    EXPECT_EQ(feed.options.past, std::chrono::days{30});
    EXPECT_EQ(feed.options.future, std::chrono::days{90});
}

TEST_F(FeedCommand, ShowsASecretAddressOnceAndKeepsItsHashOnly) {
    const auto created = run({"create", "staff", "--secret", "--json"});
    ASSERT_EQ(created.exit_code, 0) << created.err;
    const std::string token(json::parse(created.out).at("token").as_string());
    EXPECT_GE(token.size(), 22U) << "128 bits at least";
    EXPECT_EQ(find("staff").token_hash, hash_secret_token(token));
    EXPECT_EQ(run({"list", "--json"}).out.find(token), std::string::npos);
    const std::string bytes = test::read_file(database_file(folder_.path()));
    EXPECT_EQ(bytes.find(token), std::string::npos) << "not at rest either";
}

TEST_F(FeedCommand, RotationGivesANewAddress) {
    ASSERT_EQ(run({"create", "staff", "--secret"}).exit_code, 0);
    const auto before = find("staff").token_hash;
    const auto rotated = run({"rotate", "staff", "--json"});
    ASSERT_EQ(rotated.exit_code, 0) << rotated.err;
    const std::string token(json::parse(rotated.out).at("token").as_string());
    EXPECT_EQ(find("staff").token_hash, hash_secret_token(token));
    EXPECT_NE(find("staff").token_hash, before);
    EXPECT_EQ(run({"rotate", "all"}).exit_code, 1) << "a public feed has no secret";
    EXPECT_EQ(run({"rotate", "nope"}).exit_code, 1);
}

TEST_F(FeedCommand, SaysWhatIsUnknown) {
    EXPECT_THAT(run({"create", "a", "--kind", "party"}).err, HasSubstr("party"));
    EXPECT_THAT(run({"create", "a", "--executor", "Никто Н.Н."}).err, HasSubstr("Никто"));
    EXPECT_THAT(run({"create", "a", "--plan", "Нет такого"}).err, HasSubstr("Нет такого"));
    EXPECT_EQ(run({"create", "a", "--plan", "77"}).exit_code, 1);
    EXPECT_EQ(run({"create", "A B"}).exit_code, 1);
    EXPECT_EQ(run({"create", "a", "--no-events", "--no-deadlines"}).exit_code, 1);
}

TEST_F(FeedCommand, SaysWhichOptionIsWrong) {
    EXPECT_THAT(run({"create", "a", "--alarm", "-5"}).err,
                AllOf(HasSubstr("--alarm"), HasSubstr("от 0 до 40320")));
    EXPECT_THAT(run({"create", "a", "--no-events", "--no-deadlines"}).err,
                AllOf(HasSubstr("--no-events"), HasSubstr("--no-deadlines")));
    EXPECT_THAT(run({"create", "A B"}).err, AllOf(HasSubstr("NAME"), HasSubstr("латинские")));
}

TEST_F(FeedCommand, SizesCountTheLinksOfThePublicAddress) {
    ASSERT_EQ(run({"list"}).exit_code, 0);
    {
        auto database = calendar::Database::open(database_file(folder_.path()));
        calendar::PlanStore plans(database);
        const auto now = test::instant("2026-01-10");
        const auto saved = plans.save_draft(calendar::DepartmentStore(database).list().at(0).id,
                                            test::draft_plan(), {"plan.docx", "bytes"}, now);
        ASSERT_TRUE(saved);
        ASSERT_TRUE(plans.approve(saved->id, now));
    }
    const auto bytes_under = [&](const std::string& setting) {
        const auto config = folder_.write("sroki.toml", "[server]\n" + setting + "\n");
        const auto listed = run({"list", "--json", "--config", config.string()});
        return json::parse(listed.out).at(0).at("bytes").to_number<std::size_t>();
    };
    const auto bytes = bytes_under("public_url = \"http://127.0.0.1:8080\"");
    EXPECT_GT(bytes_under("public_url = \"https://plan.of-the-city.example.ru\""), bytes);
    EXPECT_EQ(bytes_under("listen = \"127.0.0.1:8080\""), bytes) << "as serve does";
}

TEST_F(FeedCommand, RevokedFeedIsListedAsSuch) {
    ASSERT_EQ(run({"revoke", "contest"}).exit_code, 0);
    EXPECT_THAT(run({"list"}).out, HasSubstr("(отозвана)"));
    EXPECT_EQ(run({"revoke", "contest"}).exit_code, 1);
}

TEST_F(FeedCommand, StatsTellWhoReads) {
    ASSERT_EQ(run({"list"}).exit_code, 0);
    {
        auto database = calendar::Database::open(database_file(folder_.path()));
        calendar::FeedStore(database).add_reads(
            {{calendar::FeedId{1}, scheduler::parse_date("2026-01-10").value(), "google", 304, 12,
              calendar::Instant{}}});
    }
    EXPECT_THAT(run({"stats", "all"}).out,
                AllOf(HasSubstr("2026-01-10"), HasSubstr("12"), HasSubstr("Google Календарь")));
    const auto rows = json::parse(run({"stats", "--json"}).out).as_array();
    EXPECT_EQ(rows.at(0).at("reads").at(0).at("client").as_string(), "google");
    EXPECT_EQ(run({"stats", "nope"}).exit_code, 1);
}

}  // namespace
}  // namespace sroki::server
