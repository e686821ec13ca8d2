#pragma once
// Everything of a department that stands in any of its feeds: each entry is rendered once for each
// style it is shown in, and a feed is the list of the entries it has chosen. Feeds of the same
// filter share one list. So memory follows the number of entries, not of feeds times entries.
// Shapes: see calendar/ical/feed.h.
// Thread contract: FeedEntries are immutable and shared between threads; a maker is one thread's.
// Errors: a fault of one entry is a fault of the whole making: readers keep what they had.

#include <array>
#include <cstdint>
#include <deque>
#include <future>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "calendar/feed_filter.h"
#include "calendar/ical/feed.h"
#include "server/http/ready_content.h"

namespace sroki::server {

class FeedEntries {
  public:
    // The whole calendar of a feed that was given to the maker.
    [[nodiscard]] static ReadyBody body_of(const std::shared_ptr<const FeedEntries>& entries,
                                           const calendar::FeedRecord& feed);
    // Entries of that feed, for who warns of too many.
    [[nodiscard]] std::size_t count_of(const calendar::FeedRecord& feed) const;

  private:
    friend class FeedEntriesMaker;
    using Hash = std::array<char, 16>;
    struct Text {
        std::string bytes;
        Hash hash{};
    };
    using TextPointer = std::shared_ptr<const Text>;
    using Position = std::uint32_t;  // small: a large filter has many of them
    // All entries in one style.
    struct Shelf {
        calendar::EntryStyle style;
        std::vector<TextPointer> texts{};
    };
    // The entries of one filter with its options.
    struct Chosen {
        std::size_t shelf = 0;
        std::vector<Position> positions{};
        std::size_t bytes = 0;
        calendar::ZoneRanges zones{};
        std::string hash{};  // of all texts
    };

    calendar::Department department_;
    scheduler::Date today_;
    std::vector<Shelf> shelves_;
    std::vector<Chosen> chosen_;
    std::map<calendar::FeedId, std::size_t> choice_of_feed_;
};

// Records are added one by one, so that not all of them have to be in memory at once: occurrences
// before the events that fulfil them. Events are rendered in batches on threads of their own, while
// the caller reads on.
class FeedEntriesMaker {
  public:
    // Texts that are the same as in `before` (may be null) are shared with it.
    FeedEntriesMaker(const calendar::Department& department,
                     const std::vector<calendar::FeedRecord>& feeds,
                     const calendar::ItemsOfExecutors& items, const std::string& public_url,
                     scheduler::Date today, std::shared_ptr<const FeedEntries> before);
    FeedEntriesMaker(const FeedEntriesMaker&) = delete;
    FeedEntriesMaker& operator=(const FeedEntriesMaker&) = delete;

    void add(const calendar::OccurrenceRecord& occurrence);
    void add(calendar::Event&& event);
    // Ends the making.
    [[nodiscard]] std::shared_ptr<const FeedEntries> finish();

  private:
    using TextPointer = FeedEntries::TextPointer;
    using Batch = std::vector<calendar::Event>;
    // Entries that are ready to be laid on their shelves; flat, for what one thread allocates and
    // another frees makes both wait for the heap.
    struct Rendered {
        struct Entry {
            std::size_t choices_end = 0;  // in `choices`; those of the entry before end there
            calendar::ZoneRanges zones{};
        };
        std::vector<Entry> entries{};
        std::vector<std::size_t> choices{};
        std::vector<TextPointer> texts{};  // a row of all shelves for each entry; null: not wanted
    };

    template <class Record>
    [[nodiscard]] bool is_past_showing(const Record& record) const;
    template <class Record>
    void render(Rendered& rendered, const Record& record,
                const calendar::FeedSubject& subject) const;
    void render(Rendered& rendered, const calendar::Event& event) const;
    [[nodiscard]] Rendered render_batch(Batch batch) const;  // which ends here
    [[nodiscard]] TextPointer shared_text(std::string bytes) const;
    void start_batch();
    void end_oldest_batch();
    void lay_zones(const Rendered::Entry& entry, std::span<const std::size_t> choices);
    void lay(const Rendered& rendered);
    // Of the choices: the hashes of many long lists are worth a second thread.
    void end_each_second(std::size_t first);

    std::shared_ptr<FeedEntries> made_;
    std::shared_ptr<const FeedEntries> before_;
    std::unordered_map<std::string_view, TextPointer> known_;  // by hash
    std::unique_ptr<calendar::FeedChooser> chooser_;
    std::map<calendar::OccurrenceId, std::pair<calendar::PlanId, calendar::ItemId>> items_;
    std::map<std::string, std::vector<calendar::InstantRange>> zones_;  // by choice
    Batch batch_;
    std::deque<std::future<Rendered>> running_;  // the oldest first
};

}  // namespace sroki::server
