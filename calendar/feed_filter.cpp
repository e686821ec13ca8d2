#include "calendar/feed_filter.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sroki::calendar {

namespace {

constexpr UChar32 kSmallYo = 0x0451;
constexpr UChar32 kSmallYe = 0x0435;

bool is_within_horizon(const FeedOptions& options, const FeedSubject& subject,
                       scheduler::Date today) {
    if (options.past && subject.last && *subject.last < today - *options.past) return false;
    return !options.future || subject.first <= today + *options.future;
}

template <class Key, class Asked>
void add_found(std::vector<std::size_t>& chosen,
               const std::map<Key, std::vector<std::size_t>>& positions, const Asked& asked) {
    const auto found = positions.find(asked);
    if (found != positions.end()) {
        chosen.insert(chosen.end(), found->second.begin(), found->second.end());
    }
}

}  // namespace

std::string fold_criterion(std::string_view text) {
    const auto whole = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    icu::UnicodeString folded;
    bool is_gap = false;
    for (int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
        const UChar32 letter = whole.char32At(i);
        if (u_isUWhiteSpace(letter)) {
            is_gap = !folded.isEmpty();
            continue;
        }
        if (is_gap) folded.append(static_cast<char16_t>(' '));
        is_gap = false;
        folded.append(letter);
    }
    folded.foldCase().findAndReplace(icu::UnicodeString(kSmallYo), icu::UnicodeString(kSmallYe));
    std::string result;
    folded.toUTF8String(result);
    return result;
}

FeedChooser::FeedChooser(std::vector<Choice> choices, const ItemsOfExecutors& items,
                         scheduler::Date today)
    : choices_(std::move(choices)), today_(today) {
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        const FeedFilter& filter = choices_[i].filter;
        if (filter.is_everything()) everything_.push_back(i);
        for (const Kind kind : filter.kinds)
            by_kind_[kind].push_back(i);
        for (const std::string& subject : filter.subjects)
            by_subject_[fold_criterion(subject)].push_back(i);
        for (const std::string& institution : filter.institutions) {
            const std::string folded = fold_criterion(institution);
            by_institution_[folded].push_back(i);
            const auto found = items.by_institution.find(folded);
            if (found != items.by_institution.end()) add_items(found->second, i);
        }
        for (const PlanId plan : filter.plans)
            by_plan_[plan].push_back(i);
        for (const ExecutorId executor : filter.executors) {
            const auto found = items.by_executor.find(executor);
            if (found != items.by_executor.end()) add_items(found->second, i);
        }
    }
}

void FeedChooser::add_items(const std::vector<ItemId>& items, std::size_t choice) {
    for (const ItemId item : items)
        by_item_[item].push_back(choice);
}

bool FeedChooser::is_wanted(const FeedOptions& options, const FeedSubject& subject) const {
    const bool has_sort =
        subject.is_event ? options.has_events && !options.as_tasks : options.has_deadlines;
    return has_sort && is_within_horizon(options, subject, today_);
}

std::vector<std::size_t> FeedChooser::choices_of(const FeedSubject& subject) const {
    Positions chosen = everything_;
    add_found(chosen, by_kind_, subject.kind);
    if (subject.plan) add_found(chosen, by_plan_, *subject.plan);
    if (subject.item) add_found(chosen, by_item_, *subject.item);
    for (const std::string& name : subject.subjects)
        add_found(chosen, by_subject_, name);
    if (!subject.institution.empty()) add_found(chosen, by_institution_, subject.institution);
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    std::erase_if(chosen, [&](std::size_t i) { return !is_wanted(choices_[i].options, subject); });
    return chosen;
}

}  // namespace sroki::calendar
