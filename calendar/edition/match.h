#pragma once
// Which row of a new document continues which item of the old one.
// First the rows with equal titles, those that agree in more first (so that equal titles find their
// own row whatever was inserted between them); then, among what is left, titles that are alike,
// best pairs first. A pair is sure only when the titles are alike enough, something else of the row
// supports it, and no other row comes close; what may be one row but isn't surely so is `doubtful`
// and stays apart until a person decides.
// Shapes: indices into the two lists. Thread contract: pure function; the same input gives the same
// answer. Cost: O(n * m) at most, far less when most rows are unchanged. Errors: none.

#include <cstddef>
#include <vector>

#include "calendar/plan.h"

namespace sroki::calendar {

enum class PairBasis { equal_title, similar_title, decided };

struct ItemPair {
    std::size_t before = 0;
    std::size_t after = 0;
    PairBasis basis = PairBasis::equal_title;
    double similarity = 1.0;  // of the titles, 0...1
};

// A person's word: these two are one item, or they are not.
struct PairDecision {
    std::size_t before = 0;
    std::size_t after = 0;
    bool is_same = false;
};

struct Matching {
    std::vector<ItemPair> pairs;       // by `after`
    std::vector<ItemPair> doubtful;    // by `after`; their rows are in `removed` and `added` too
    std::vector<std::size_t> removed;  // indices of `before`, rising
    std::vector<std::size_t> added;    // indices of `after`, rising
};

[[nodiscard]] Matching match_items(const std::vector<DraftItem>& before,
                                   const std::vector<DraftItem>& after,
                                   const std::vector<PairDecision>& decisions = {});

}  // namespace sroki::calendar
