#include "server/feeds/feed_entries.h"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "calendar/event_series.h"
#include "calendar/zones.h"

namespace sroki::server {

namespace {

using calendar::Event;
using calendar::FeedRecord;
using calendar::FeedSubject;
using calendar::OccurrenceRecord;
using scheduler::Date;

// A thread costs less than a tenth of the work it gets; so few are in memory at once.
constexpr std::size_t kBatchEvents = 256;
constexpr std::size_t kBatchesMax = 3;

FeedSubject subject_of(const OccurrenceRecord& occurrence) {
    FeedSubject subject;
    subject.kind = occurrence.kind;
    subject.plan = occurrence.plan;
    subject.item = occurrence.item;
    subject.first = occurrence.from.value_or(occurrence.due);
    subject.last = occurrence.due;
    return subject;
}

FeedSubject subject_of(const Event& event) {
    FeedSubject subject;
    subject.is_event = true;
    subject.kind = event.kind;
    for (const std::string& name : event.subjects)
        subject.subjects.push_back(calendar::fold_criterion(name));
    subject.institution = calendar::fold_criterion(event.institution);
    const calendar::SeriesDays days = calendar::series_days(event);
    subject.first = days.first;
    subject.last = days.last;
    return subject;
}

using EntryHash = std::array<char, crypto_shorthash_siphashx24_BYTES>;

// SipHash: each start hashes every entry, and BLAKE2b takes five times as long. Whoever found two
// texts of one hash could only hide a change of his own.
EntryHash entry_hash_of(std::string_view bytes) {
    constexpr std::array<unsigned char, crypto_shorthash_siphashx24_KEYBYTES> kKey{};
    EntryHash hash{};
    crypto_shorthash_siphashx24(reinterpret_cast<unsigned char*>(hash.data()),
                                reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                                kKey.data());
    return hash;
}

std::string_view view_of(const EntryHash& hash) {
    return {hash.data(), hash.size()};
}

}  // namespace

ReadyBody FeedEntries::body_of(const std::shared_ptr<const FeedEntries>& entries,
                               const FeedRecord& feed) {
    const Chosen& chosen = entries->chosen_.at(entries->choice_of_feed_.at(feed.id));
    const Shelf& shelf = entries->shelves_.at(chosen.shelf);
    calendar::FeedHeader header;
    header.title = feed.title;
    header.description = entries->department_.name;
    header.style = shelf.style;
    header.today = entries->today_;
    std::string opening = calendar::render_opening(header, chosen.zones);
    ReadyBody body;
    body.bytes = opening.size() + chosen.bytes + calendar::kFeedClosing.size();
    body.hash = hash_of(opening + chosen.hash);
    body.make = [entries, &chosen, &shelf, bytes = body.bytes, begin = std::move(opening)] {
        std::string whole;
        whole.reserve(bytes);
        whole += begin;
        for (const Position position : chosen.positions)
            whole += shelf.texts[position]->bytes;
        whole += calendar::kFeedClosing;
        return whole;
    };
    return body;
}

std::size_t FeedEntries::count_of(const FeedRecord& feed) const {
    return chosen_.at(choice_of_feed_.at(feed.id)).positions.size();
}

FeedEntriesMaker::FeedEntriesMaker(const calendar::Department& department,
                                   const std::vector<FeedRecord>& feeds,
                                   const calendar::ItemsOfExecutors& items,
                                   const std::string& public_url, Date today,
                                   std::shared_ptr<const FeedEntries> before)
    : made_(std::make_shared<FeedEntries>()), before_(std::move(before)) {
    made_->department_ = department;
    made_->today_ = today;
    std::vector<calendar::FeedChooser::Choice> choices;
    for (const FeedRecord& feed : feeds) {
        if (feed.is_revoked || feed.department != department.id) continue;
        const auto same = std::find_if(choices.begin(), choices.end(), [&](const auto& choice) {
            return choice.filter == feed.filter && choice.options == feed.options;
        });
        made_->choice_of_feed_[feed.id] = static_cast<std::size_t>(same - choices.begin());
        if (same != choices.end()) continue;
        choices.push_back({feed.filter, feed.options});
        const calendar::EntryStyle style{department.timezone, public_url + "/items/",
                                         feed.options.alarms, feed.options.as_tasks};
        auto& shelves = made_->shelves_;
        const auto shelf = std::find_if(shelves.begin(), shelves.end(),
                                        [&](const auto& known) { return known.style == style; });
        made_->chosen_.push_back({static_cast<std::size_t>(shelf - shelves.begin())});
        if (shelf == shelves.end()) shelves.push_back({style});
    }
    chooser_ = std::make_unique<calendar::FeedChooser>(std::move(choices), items, today);
    if (!before_) return;
    for (const FeedEntries::Shelf& shelf : before_->shelves_) {
        for (const TextPointer& text : shelf.texts)
            known_.emplace(view_of(text->hash), text);
    }
}

FeedEntriesMaker::TextPointer FeedEntriesMaker::shared_text(std::string bytes) const {
    const EntryHash hash = entry_hash_of(bytes);
    const auto known = known_.find(view_of(hash));
    if (known != known_.end()) return known->second;
    bytes.shrink_to_fit();
    return std::make_shared<const FeedEntries::Text>(FeedEntries::Text{std::move(bytes), hash});
}

template <class Record>
bool FeedEntriesMaker::is_past_showing(const Record& record) const {
    const auto until = calendar::shown_until(record, made_->department_.timezone);
    return until && made_->today_ > *until;
}

template <class Record>
void FeedEntriesMaker::render(Rendered& rendered, const Record& record,
                              const FeedSubject& subject) const {
    const auto choices = chooser_->choices_of(subject);
    rendered.choices.insert(rendered.choices.end(), choices.begin(), choices.end());
    rendered.entries.push_back({rendered.choices.size()});
    const std::size_t row = rendered.texts.size();
    rendered.texts.resize(row + made_->shelves_.size());
    for (const std::size_t choice : choices) {
        const std::size_t shelf = made_->chosen_[choice].shelf;
        TextPointer& text = rendered.texts[row + shelf];
        if (!text) {
            text = shared_text(calendar::render_entry(made_->shelves_[shelf].style, record));
        }
    }
}

void FeedEntriesMaker::render(Rendered& rendered, const Event& event) const {
    FeedSubject subject = subject_of(event);
    // Whoever follows a plan or an executor sees the event that fulfils its item.
    const auto item = event.fulfils ? items_.find(*event.fulfils) : items_.end();
    if (item != items_.end()) {
        subject.plan = item->second.first;
        subject.item = item->second.second;
    }
    render(rendered, event, subject);
    calendar::include_zones(rendered.entries.back().zones, event);
}

FeedEntriesMaker::Rendered FeedEntriesMaker::render_batch(Batch batch) const {
    Rendered rendered;
    for (const Event& event : batch)
        render(rendered, event);
    return rendered;
}

void FeedEntriesMaker::lay_zones(const Rendered::Entry& entry,
                                 std::span<const std::size_t> choices) {
    for (const auto& [zone, range] : entry.zones) {
        auto& ranges = zones_[zone];
        ranges.resize(made_->chosen_.size());
        for (const std::size_t choice : choices)
            ranges[choice].include(range);
    }
}

void FeedEntriesMaker::lay(const Rendered& rendered) {
    // Where the entry stands on each shelf, once it was put there.
    std::vector<std::optional<FeedEntries::Position>> places(made_->shelves_.size());
    const TextPointer* texts = rendered.texts.data();
    std::size_t next = 0;
    for (const Rendered::Entry& entry : rendered.entries) {
        lay_zones(entry, std::span(rendered.choices).subspan(next, entry.choices_end - next));
        for (; next < entry.choices_end; ++next) {
            FeedEntries::Chosen& chosen = made_->chosen_[rendered.choices[next]];
            auto& shelf = made_->shelves_[chosen.shelf].texts;
            auto& place = places[chosen.shelf];
            if (!place) {
                place = static_cast<FeedEntries::Position>(shelf.size());
                shelf.push_back(texts[chosen.shelf]);
            }
            chosen.positions.push_back(*place);
            chosen.bytes += texts[chosen.shelf]->bytes.size();
        }
        texts += places.size();
        places.assign(places.size(), std::nullopt);
    }
}

void FeedEntriesMaker::start_batch() {
    running_.push_back(
        std::async(std::launch::async, [this, batch = std::exchange(batch_, {})]() mutable {
            return render_batch(std::move(batch));
        }));
}

void FeedEntriesMaker::end_oldest_batch() {
    auto oldest = std::move(running_.front());
    running_.pop_front();
    lay(oldest.get());
}

void FeedEntriesMaker::add(const OccurrenceRecord& occurrence) {
    items_[occurrence.id] = {occurrence.plan, occurrence.item};
    if (is_past_showing(occurrence)) return;
    Rendered rendered;
    render(rendered, occurrence, subject_of(occurrence));
    lay(rendered);
}

void FeedEntriesMaker::add(Event&& event) {
    if (is_past_showing(event)) return;
    batch_.reserve(kBatchEvents);
    batch_.push_back(std::move(event));
    if (batch_.size() < kBatchEvents) return;
    if (running_.size() == kBatchesMax) end_oldest_batch();
    start_batch();
}

std::shared_ptr<const FeedEntries> FeedEntriesMaker::finish() {
    while (!running_.empty())
        end_oldest_batch();
    lay(render_batch(std::exchange(batch_, {})));
    for (const auto& [zone, ranges] : zones_) {
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            if (!ranges[i].is_empty()) made_->chosen_[i].zones[zone] = ranges[i];
        }
    }
    auto odd = std::async(std::launch::async, [this] { end_each_second(1); });
    end_each_second(0);
    odd.get();
    return std::move(made_);
}

void FeedEntriesMaker::end_each_second(std::size_t first) {
    for (std::size_t i = first; i < made_->chosen_.size(); i += 2) {
        FeedEntries::Chosen& chosen = made_->chosen_[i];
        const FeedEntries::Shelf& shelf = made_->shelves_[chosen.shelf];
        std::string hashes;
        hashes.reserve(chosen.positions.size() * sizeof(FeedEntries::Hash));
        for (const FeedEntries::Position position : chosen.positions)
            hashes += view_of(shelf.texts[position]->hash);
        chosen.hash = view_of(entry_hash_of(hashes));
        chosen.positions.shrink_to_fit();
    }
}

}  // namespace sroki::server
