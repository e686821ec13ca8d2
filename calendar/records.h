#pragma once
// What the store gives back: rows of the database as plain values.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/plan.h"
#include "calendar/store/database.h"

namespace sroki::calendar {

enum class DepartmentId : std::int64_t {};
enum class PlanId : std::int64_t {};
enum class ItemId : std::int64_t {};
enum class OccurrenceId : std::int64_t {};
enum class ExecutorId : std::int64_t {};
enum class EventId : std::int64_t {};
enum class FeedId : std::int64_t {};
enum class LayerId : std::int64_t {};

enum class PlanState { draft, approved, archived };
enum class OccurrenceState { open, reported, accepted, returned, cancelled };

struct Department {
    DepartmentId id{};
    std::string name;
    std::string timezone;  // IANA name
};

struct PlanRecord {
    PlanId id{};
    DepartmentId department{};
    PlanHeader header;
    PlanState state = PlanState::draft;
    std::int64_t items = 0;
    std::optional<PlanId> amends;  // a proposed edition of that plan
};

struct ItemRecord {
    ItemId id{};
    DraftItem item;  // with a person's corrections applied
};

// What a person may say otherwise than the document. `checked`: the person has looked at the
// reader's doubts about the item.
enum class CorrectedField {
    number,
    section,
    title,
    executors_text,
    term_text,
    result,
    kind,
    checked,
};

struct PlanProblem {
    Problem problem;
    std::optional<ItemId> item;
};

// One dated obligation with what a feed, a page or a letter says about it.
struct OccurrenceRecord {
    OccurrenceId id{};
    ItemId item{};
    PlanId plan{};
    std::string uid;  // iCalendar UID, stable for life
    std::optional<scheduler::Date> from;
    scheduler::Date due;
    std::optional<scheduler::Date> original_due;  // set when the deadline was moved
    OccurrenceState state = OccurrenceState::open;
    std::int64_t sequence = 0;  // RFC 5545 SEQUENCE
    Instant changed_at;         // RFC 5545 DTSTAMP and LAST-MODIFIED
    std::optional<std::string> number;
    std::optional<std::string> section;
    std::string title;
    std::string executors_text;
    std::string term_text;
    std::string result;
    Kind kind = Kind::other;
    std::vector<scheduler::TermFlag> flags;
    std::string plan_title;
    std::string timezone;
};

struct ExecutorRecord {
    ExecutorId id{};
    std::string name;
    ExecutorKind kind = ExecutorKind::unit;
    std::optional<std::string> position;
    std::vector<std::string> emails;
    std::int64_t items = 0;  // how many items name this executor
};

// Two executors that look alike, and nobody has said yet whether they are one.
struct AlikeExecutors {
    ExecutorId first{};
    std::string first_name;
    ExecutorId second{};
    std::string second_name;
};

// A foreign calendar beside our own, published as /feeds/NAME.ics.
struct LayerRecord {
    LayerId id{};
    DepartmentId department{};
    std::string name;
    std::string title;
    std::string url;   // empty: imported from a file once
    std::string etag;  // validators of the last good copy (RFC 9110 section 8.8)
    std::string modified;
    std::optional<Instant> fetched_at;  // of the last good copy; empty: none came yet
    Instant next_fetch_at;
    std::int64_t failures = 0;  // in a row
    std::string last_error;     // code of the last failure; empty: none
    std::int64_t revision = 0;  // raised by every change of its events
};

}  // namespace sroki::calendar
