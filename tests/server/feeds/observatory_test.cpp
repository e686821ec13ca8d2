#include "server/feeds/observatory.h"

#include <gmock/gmock.h>

#include "tests/support/sample.h"

namespace sroki::server {
namespace {

using test::instant;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using Sum = Observatory::Sum;

TEST(Observatory, SumsReadsByFeedFamilyAndStatus) {
    Observatory observatory;
    observatory.record(1, "Google-Calendar-Importer", 200, instant("2026-01-10", 7));
    observatory.record(1, "Google-Calendar-Importer", 200, instant("2026-01-10", 9));
    observatory.record(1, "Google-Calendar-Importer", 304, instant("2026-01-10", 8));
    observatory.record(2, "", 200, instant("2026-01-10", 8));
    EXPECT_THAT(
        observatory.take(),
        UnorderedElementsAre(Sum{1, ClientFamily::google, 200, 2, instant("2026-01-10", 9)},
                             Sum{1, ClientFamily::google, 304, 1, instant("2026-01-10", 8)},
                             Sum{2, ClientFamily::other, 200, 1, instant("2026-01-10", 8)}));
    EXPECT_THAT(observatory.take(), IsEmpty());
}

TEST(Observatory, WhatComesBackIsAddedToWhatWasReadMeanwhile) {
    Observatory observatory;
    observatory.record(1, "", 200, instant("2026-01-10", 7));
    const auto taken = observatory.take();
    observatory.record(1, "", 200, instant("2026-01-10", 8));
    observatory.put_back(taken);
    EXPECT_THAT(observatory.take(), UnorderedElementsAre(Sum{1, ClientFamily::other, 200, 2,
                                                             instant("2026-01-10", 8)}));
}

TEST(Observatory, DayIsThatOfTheZone) {
    const auto reads = reads_of({{1, ClientFamily::apple, 200, 3, instant("2026-01-10", 20)}},
                                "Asia/Yekaterinburg");
    ASSERT_EQ(reads.size(), 1U);
    EXPECT_EQ(reads.front(), (calendar::FeedReads{calendar::FeedId{1}, test::day("2026-01-11"),
                                                  "apple", 200, 3, instant("2026-01-10", 20)}));
}

TEST(ClientFamily, IsToldByWhatTheProgramsReallySend) {
    const std::vector<std::pair<std::string_view, ClientFamily>> agents{
        {"Google-Calendar-Importer", ClientFamily::google},
        {"Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.14326; Pro)",
         ClientFamily::outlook},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:102.0) Gecko/20100101 Thunderbird/102.3.0",
         ClientFamily::thunderbird},
        {"iOS/16.4.1 (20E252) dataaccessd/1.0", ClientFamily::apple},
        {"macOS/13.2 (22D49) CalendarAgent/988.1", ClientFamily::apple},
        {"Mac+OS+X/10.15.7 (19H2026) CalendarAgent/930.5.1", ClientFamily::apple},
        {"Mozilla/5.0 (compatible; YandexCalendar/1.0)", ClientFamily::yandex},
        {"ICSx5/2.2 (ical4j/3.2.7; ktor; okhttp) Android/13", ClientFamily::android},
        {"DAVx5/4.3.1-ose (2023/04/02; dav4jvm; okhttp/4.10.0) Android/13", ClientFamily::android},
        {"vdirsyncer/0.19.0", ClientFamily::vdirsyncer},
        {"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/112.0 Safari/537.36",
         ClientFamily::browser},
        {"curl/7.88.1", ClientFamily::other},
        {"", ClientFamily::other},
    };
    for (const auto& [agent, family] : agents)
        EXPECT_EQ(name_of(family_of(agent)), name_of(family)) << agent;
}

}  // namespace
}  // namespace sroki::server
