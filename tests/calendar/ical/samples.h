#pragma once
// Records of an invented department for the tests of feeds.

#include <string>
#include <string_view>

#include "calendar/ical/feed.h"
#include "tests/support/sample.h"

namespace sroki::test {

inline calendar::Instant midnight_utc(std::string_view text) {
    return calendar::Instant{day(text)};
}

inline calendar::FeedHeader sample_header(std::string zone = "Europe/Moscow") {
    calendar::FeedHeader header;
    header.title = "Управление образования: всё, что есть в плане; по-русски";
    header.description = "Сроки и мероприятия";
    header.style.timezone = std::move(zone);
    header.style.item_url_base = "https://sroki.example.org/items/";
    header.today = day("2021-11-23");
    return header;
}

inline calendar::OccurrenceRecord sample_occurrence(std::string uid, const char* from,
                                                    std::string_view due) {
    calendar::OccurrenceRecord record;
    record.id = calendar::OccurrenceId{7};
    record.item = calendar::ItemId{42};
    record.uid = std::move(uid);
    if (from != nullptr) record.from = day(from);
    record.due = day(due);
    record.changed_at = midnight_utc("2021-08-20") + std::chrono::hours{9};
    record.number = "3.2";
    record.section = "Методическая работа";
    record.title = "Разработать положение о наставничестве; согласовать, утвердить \\ разослать";
    record.executors_text = "Зябликова А.П., методист, zyablikova@example.org";
    record.term_text = "до конца ноября";
    record.result = "Приказ";
    record.kind = calendar::Kind::document;
    record.plan_title = "План работы на 2021-2022 учебный год";
    record.timezone = "Europe/Moscow";
    return record;
}

inline calendar::Event sample_event(std::string uid, calendar::Instant starts,
                                    calendar::Instant ends) {
    calendar::Event event;
    event.id = calendar::EventId{5};
    event.uid = std::move(uid);
    event.kind = calendar::Kind::seminar;
    event.title = "Семинар «Чтение с увлечением»";
    event.description = "Регистрация\nдо начала";
    event.place = "Школа № 3, актовый зал";
    event.audience = "учителя начальных классов";
    event.timezone = "Europe/Moscow";
    event.when = calendar::TimeSpan{starts, ends};
    event.state = calendar::EventState::confirmed;
    event.changed_at = midnight_utc("2021-09-01");
    return event;
}

}  // namespace sroki::test
