#pragma once
// One dated entry of a page, an obligation or an event alike, and how a list shows it.
// Thread contract: pure functions.

#include <string>
#include <vector>

#include "calendar/records.h"
#include "calendar/store/event_store.h"
#include "server/pages/page.h"
#include "server/pages/words_ru.h"

namespace sroki::server {

struct Entry {
    std::optional<scheduler::Date> from;  // empty: a pure deadline
    scheduler::Date due;
    std::string title;
    std::string link;
    std::string file;       // the entry alone as an .ics
    std::string executors;  // or the place, of an event
    std::string source;     // the plan's title
    calendar::Kind kind = calendar::Kind::other;
    Badge badge;
    std::string time;   // "15:00-17:00" of a timed event shorter than a day
    std::string layer;  // the title of the foreign calendar it is from
    std::string moved;  // what was moved from where; empty: nothing
    bool is_event = false;
    bool is_cancelled = false;

    // A single day: no window to speak of.
    [[nodiscard]] bool is_one_day() const { return !from || *from == due; }
};

[[nodiscard]] std::string item_link(calendar::PlanId plan, calendar::ItemId item);

[[nodiscard]] Entry entry_of(const calendar::OccurrenceRecord& occurrence, scheduler::Date today);
// How events are shown: days and hours in one zone, the department's, whatever their own is.
struct Shown {
    std::string timezone;
    std::string_view layer{};  // the title of the foreign calendar they are from
};
// The instances and stages of an event that touch `range`, a period of that zone.
[[nodiscard]] std::vector<Entry> entries_of(const calendar::Event& event,
                                            const scheduler::Period& range, const Shown& shown);

// By due, then by title: an obligation and an event of one day stand together.
void sort_entries(std::vector<Entry>& entries);

// For the template deadline.mustache.
[[nodiscard]] View entry_view(const Entry& entry, scheduler::Date today);

// Sorted entries by due day, each day under its heading.
[[nodiscard]] View day_views(const std::vector<Entry>& entries, scheduler::Date today);

// Kind as a class of the style sheet and in Russian: "kind_class", "kind". An item of no certain
// kind has no word for it.
void set_kind(View& view, calendar::Kind kind);
void set_badge(View& view, const Badge& badge);

}  // namespace sroki::server
