#pragma once
// Everything of a department that stands in any of its feeds: each entry is rendered once for each
// style it is shown in, and a feed is the list of the entries it has chosen. Feeds of the same
// filter share one list. So memory follows the number of entries, not of feeds times entries.
// Shapes: see calendar/ical/feed.h.
// Thread contract: FeedEntries are immutable and shared between threads; a maker is one thread's.
// Errors: a fault of one entry is a fault of the whole making: readers keep what they had.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
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

// Records may be added in parts, so that not all of them have to be in memory at once:
// occurrences before the events that fulfil them.
class FeedEntriesMaker {
  public:
    // Texts that are the same as in `before` (may be null) are shared with it.
    FeedEntriesMaker(const calendar::Department& department,
                     const std::vector<calendar::FeedRecord>& feeds,
                     const calendar::ItemsOfExecutors& items, const std::string& public_url,
                     scheduler::Date today, std::shared_ptr<const FeedEntries> before);

    void add(const std::vector<calendar::OccurrenceRecord>& occurrences);
    void add(const std::vector<calendar::Event>& events);
    // Ends the making.
    [[nodiscard]] std::shared_ptr<const FeedEntries> finish();

  private:
    using TextPointer = FeedEntries::TextPointer;

    template <class Record>
    void add_entry(const Record& record, const calendar::FeedSubject& subject,
                   const calendar::ZoneRanges& zones);
    [[nodiscard]] TextPointer shared_text(std::string bytes);

    std::shared_ptr<FeedEntries> made_;
    std::shared_ptr<const FeedEntries> before_;
    std::unordered_map<std::string_view, TextPointer> known_;  // by hash
    std::unique_ptr<calendar::FeedChooser> chooser_;
    std::map<calendar::OccurrenceId, std::pair<calendar::PlanId, calendar::ItemId>> items_;
};

}  // namespace sroki::server
