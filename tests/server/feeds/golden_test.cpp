// Whole feeds and whole answers against files: what a subscriber gets changes only by intent.
// SROKI_WRITE_GOLDEN=1 writes the files anew.

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "server/feeds/feed_cache.h"
#include "server/feeds/feed_entries.h"
#include "server/http/http_date.h"
#include "tests/calendar/ical/samples.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using calendar::FeedOptions;
using calendar::FeedRecord;
using test::sample_occurrence;

const std::filesystem::path kFolder =
    std::filesystem::path(SROKI_SOURCE_DIR) / "tests" / "data" / "feeds";

void expect_golden(const std::string& name, const std::string& content) {
    if (std::getenv("SROKI_WRITE_GOLDEN") != nullptr) {
        std::ofstream(kFolder / name, std::ios::binary) << content;
    }
    EXPECT_EQ(test::read_file(kFolder / name), content) << name;
}

std::vector<calendar::OccurrenceRecord> occurrences() {
    std::vector<calendar::OccurrenceRecord> all{
        sample_occurrence("deadline@example.org", nullptr, "2021-11-30"),
        sample_occurrence("window@example.org", "2021-11-15", "2021-11-20"),
        sample_occurrence("month@example.org", "2021-11-01", "2021-11-30"),
        sample_occurrence("moved@example.org", nullptr, "2022-03-25"),
        sample_occurrence("cancelled@example.org", nullptr, "2021-12-31"),
        sample_occurrence("seminar@example.org", "2021-12-07", "2021-12-07"),
    };
    all[3].original_due = test::day("2022-03-12");
    all[3].sequence = 1;
    all[4].state = calendar::OccurrenceState::cancelled;
    all[4].changed_at = test::midnight_utc("2021-11-20");
    all[5].kind = calendar::Kind::seminar;
    return all;
}

std::vector<calendar::Event> events() {
    const auto starts = test::midnight_utc("2021-12-01") + std::chrono::hours{7};
    std::vector<calendar::Event> all{
        test::sample_event("timed@example.org", starts, starts + std::chrono::hours{2}),
        test::sample_event("days@example.org", starts, starts)};
    all[1].when = scheduler::Period{test::day("2021-12-08"), test::day("2021-12-10")};
    all[1].state = calendar::EventState::planned;
    return all;
}

FeedRecord feed(std::string name, FeedOptions options, bool is_secret = false) {
    static std::int64_t last = 0;
    FeedRecord record;
    record.id = calendar::FeedId{++last};
    record.department = calendar::DepartmentId{1};
    record.title = "Лента «" + name + "»";
    record.name = std::move(name);
    record.options = std::move(options);
    if (is_secret) record.token_hash = "hash";
    return record;
}

std::vector<FeedRecord> feeds() {
    static const std::vector<FeedRecord> kFeeds{
        feed("everything", {}),
        feed("ringing", {.alarms = {std::chrono::days{1}, std::chrono::minutes{15}}}),
        feed("tasks", {.as_tasks = true}),
        feed("near", {.past = std::chrono::days{3}, .future = std::chrono::days{14}}, true),
    };
    return kFeeds;
}

std::shared_ptr<const FeedEntries> entries() {
    FeedEntriesMaker maker({calendar::DepartmentId{1}, "Управление образования", "Europe/Moscow"},
                           feeds(), {}, "https://plan.example.ru", test::day("2021-11-23"), {});
    for (const auto& occurrence : occurrences())
        maker.add(occurrence);
    for (auto& event : events())
        maker.add(std::move(event));
    return maker.finish();
}

TEST(Golden, FeedsAreTheSameAsEver) {
    const auto made = entries();
    for (const FeedRecord& record : feeds())
        expect_golden(record.name + ".ics", FeedEntries::body_of(made, record).make());
}

// How a program asks, once it has a copy.
struct Profile {
    const char* name;
    const char* user_agent;
    const char* accept_encoding;  // empty: none
    bool sends_etag;
    bool sends_date;
};

constexpr std::array kProfiles{
    Profile{"google", "Google-Calendar-Importer", "gzip, deflate, br", true, false},
    Profile{"outlook-web", "Microsoft.Exchange/15.20 (OutlookService)", "", false, false},
    Profile{"outlook-desktop", "Microsoft Office/16.0 (Microsoft Outlook 16.0)", "", false, true},
    Profile{"apple", "iOS/17.1 (21B74) dataaccessd/1.0", "gzip, deflate", true, true},
    Profile{"thunderbird", "Mozilla/5.0 (X11; Linux) Thunderbird/115.4", "gzip, deflate, br", true,
            true},
    Profile{"yandex", "Mozilla/5.0 (compatible; YandexCalendar/1.0)", "", false, false},
    Profile{"icsx5", "ICSx5/2.2.3 (ical4j; okhttp) Android/13", "gzip", true, true},
    Profile{"vdirsyncer", "vdirsyncer/0.19.0", "gzip, deflate", false, false},
};

void append_answer(std::string& text, const ReadyContent& content, const Preconditions& asked) {
    const auto choice = content.choose(asked, std::chrono::sys_seconds{});
    std::string head(choice.head);
    if (choice.status == 200) {
        auto form = std::make_shared<const ReadyForm>(content.plain_form());
        if (choice.encoding == ReadyContent::Encoding::gzip) form = content.gzip_form(form);
        head = form->head;
        // How well zlib packs is its own affair.
        if (choice.encoding == ReadyContent::Encoding::gzip) {
            const std::size_t at = head.find("Content-Length: ") + 16;
            head.replace(at, head.find('\r', at) - at, "PACKED");
        }
    }
    text += head + "\n";
}

TEST(Golden, ClientsGetTheSameAnswersAsEver) {
    FeedCache cache({}, true);
    const auto made = entries();
    const auto changed = test::midnight_utc("2021-11-23");
    const auto set = cache.refresh(
        feeds(), [&](const FeedRecord& record) { return FeedEntries::body_of(made, record); },
        [](const FeedRecord&, std::string_view what) { ADD_FAILURE() << what; }, changed);
    for (const Profile& profile : kProfiles) {
        std::string text = "User-Agent: " + std::string(profile.user_agent) + "\n\n";
        for (const char* path : {"/feeds/everything.ics", "/feeds/#hash/near.ics"}) {
            const ReadyContent& content = *set->at(path);
            Preconditions asked;
            if (*profile.accept_encoding != '\0') asked.accept_encoding = profile.accept_encoding;
            text += std::string(path) + ", the first time\n";
            append_answer(text, content, asked);
            const std::string etag = content.choose(asked, changed).etag;
            const std::string date = format_http_date(changed);
            if (profile.sends_etag) asked.if_none_match = etag;
            if (profile.sends_date) asked.if_modified_since = date;
            text += std::string(path) + ", the next time\n";
            append_answer(text, content, asked);
        }
        expect_golden(std::string("client-") + profile.name + ".txt", text);
    }
}

}  // namespace
}  // namespace sroki::server
