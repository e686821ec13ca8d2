#include "calendar/edition/match.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "calendar/edition/title_measure.h"

namespace sroki::calendar {

namespace {

// How like titles have to be. A title that shares three quarters of its weight reads as the same
// one reworded; one half needs two more witnesses. Below that a person is asked, or nobody.
constexpr double kAlike = 0.75;
constexpr double kHalfAlike = 0.5;
constexpr double kHardlyAlike = 0.25;
// The second best row must stay this far behind.
constexpr double kMargin = 0.15;
constexpr double kWitnessWeight = 0.1;
// Of each new row so many likely old ones are looked at.
constexpr std::size_t kRivalsMax = 8;

enum Field : std::size_t { title, section, number, executors, term, result, kFields };

using Key = std::array<std::int32_t, kFields>;  // folded texts as numbers; -1: not looked at

constexpr unsigned bit(Field field) {
    return 1U << static_cast<unsigned>(field);
}

struct Pass {
    unsigned fields;
    bool tells_apart;  // rows of one title are told apart by these fields
};

constexpr unsigned kTitle = bit(title);
constexpr std::array<Pass, 9> kPasses{{
    {kTitle | bit(section) | bit(number) | bit(executors) | bit(term) | bit(result), true},
    {kTitle | bit(section) | bit(executors) | bit(term) | bit(result), true},
    {kTitle | bit(executors) | bit(term) | bit(result), true},
    {kTitle | bit(section) | bit(term), true},
    {kTitle | bit(term), true},
    {kTitle | bit(section) | bit(number), false},
    {kTitle | bit(number), false},
    {kTitle | bit(section), false},
    {kTitle, false},
}};

class Matcher {
  public:
    Matcher(const std::vector<DraftItem>& before, const std::vector<DraftItem>& after)
        : before_(keys(before)),
          after_(keys(after)),
          partner_of_before_(before.size()),
          partner_of_after_(after.size()),
          measure_(before, after) {
        for (const Key& key : before_)
            ++titles_[key[title]].first;
        for (const Key& key : after_)
            ++titles_[key[title]].second;
    }

    void decide(const std::vector<PairDecision>& decisions) {
        for (const PairDecision& decision : decisions) {
            if (!decision.is_same) {
                apart_.emplace(decision.before, decision.after);
            } else if (is_free(decision.before, decision.after)) {
                pair(decision.before, decision.after, PairBasis::decided);
            }
        }
    }

    void match_equal_titles() {
        for (const Pass& pass : kPasses)
            run(pass);
    }

    void match_similar_titles();

    Matching take();

  private:
    struct Edge {
        std::size_t before = 0;
        std::size_t after = 0;
        double similarity = 0.0;
        double score = 0.0;
        int witnesses = 0;
        bool has_place = false;
    };

    std::vector<Key> keys(const std::vector<DraftItem>& items) {
        std::vector<Key> keys;
        const auto number_of = [this](const std::string& text) {
            const auto next = static_cast<std::int32_t>(texts_.size());
            return texts_.emplace(fold_words(text), next).first->second;
        };
        for (const DraftItem& item : items) {
            keys.push_back({number_of(item.title), number_of(item.section.value_or("")),
                            number_of(item.number.value_or("")), number_of(item.executors_text),
                            number_of(item.term_text), number_of(item.result)});
        }
        return keys;
    }

    [[nodiscard]] bool is_free(std::size_t before, std::size_t after) const {
        return !partner_of_before_[before] && !partner_of_after_[after];
    }

    void pair(std::size_t before, std::size_t after, PairBasis basis) {
        partner_of_before_[before] = after;
        partner_of_after_[after] = before;
        pairs_.push_back({before, after, basis, measure_.similarity(before, after)});
    }

    void doubt(std::size_t before, std::size_t after) {
        if (doubted_before_.contains(before) || doubted_after_.contains(after)) return;
        doubted_before_.insert(before);
        doubted_after_.insert(after);
        doubtful_.push_back(
            {before, after, PairBasis::similar_title, measure_.similarity(before, after)});
    }

    void run(const Pass& pass);
    [[nodiscard]] bool same(Field field, std::size_t before, std::size_t after) const;
    [[nodiscard]] bool has_same_place(std::size_t before, std::size_t after) const;
    [[nodiscard]] std::vector<Edge> edges_of(std::size_t after) const;
    [[nodiscard]] Edge edge(std::size_t before, std::size_t after, double similarity) const;
    [[nodiscard]] bool is_sure(const Edge& edge) const;

    std::unordered_map<std::string, std::int32_t> texts_{{"", 0}};
    std::vector<Key> before_;
    std::vector<Key> after_;
    std::vector<std::optional<std::size_t>> partner_of_before_;
    std::vector<std::optional<std::size_t>> partner_of_after_;
    TitleMeasure measure_;
    std::map<std::int32_t, std::pair<int, int>> titles_;  // how often in each document
    std::set<std::pair<std::size_t, std::size_t>> apart_;
    std::set<std::size_t> doubted_before_;
    std::set<std::size_t> doubted_after_;
    std::vector<ItemPair> pairs_;
    std::vector<ItemPair> doubtful_;
};

void Matcher::run(const Pass& pass) {
    const auto masked = [&pass](Key key) {
        for (std::size_t i = 0; i < kFields; ++i) {
            if ((pass.fields >> i & 1U) == 0) key[i] = -1;
        }
        return key;
    };
    std::map<Key, std::deque<std::size_t>> waiting;
    for (std::size_t i = 0; i < before_.size(); ++i) {
        if (!partner_of_before_[i] && !doubted_before_.contains(i))
            waiting[masked(before_[i])].push_back(i);
    }
    for (std::size_t j = 0; j < after_.size(); ++j) {
        if (partner_of_after_[j] || doubted_after_.contains(j) || after_[j][title] == 0) continue;
        const auto group = waiting.find(masked(after_[j]));
        if (group == waiting.end()) continue;
        auto& queue = group->second;
        const auto first = std::find_if(queue.begin(), queue.end(), [&](std::size_t i) {
            return !apart_.contains({i, j});
        });
        if (first == queue.end()) continue;
        // Rows of a repeated title, one of which came or went, are known by their neighbours only.
        const auto [old_count, new_count] = titles_.at(after_[j][title]);
        if (pass.tells_apart || old_count == new_count || has_same_place(*first, j)) {
            pair(*first, j, PairBasis::equal_title);
        } else {
            doubt(*first, j);
        }
        queue.erase(first);
    }
}

bool Matcher::same(Field field, std::size_t before, std::size_t after) const {
    return before_[before][field] != 0 && before_[before][field] == after_[after][field];
}

// The rows above and below are paired with each other, or one of them is and the number stays.
bool Matcher::has_same_place(std::size_t before, std::size_t after) const {
    const bool above =
        before == 0 || after == 0 ? before == after : partner_of_before_[before - 1] == after - 1;
    const bool is_last_before = before + 1 == before_.size();
    const bool is_last_after = after + 1 == after_.size();
    const bool below = is_last_before || is_last_after
                           ? is_last_before == is_last_after
                           : partner_of_before_[before + 1] == after + 1;
    const bool numbered =
        same(number, before, after) && before_[before][section] == after_[after][section];
    return (above && below) || (numbered && (above || below));
}

Matcher::Edge Matcher::edge(std::size_t before, std::size_t after, double similarity) const {
    Edge edge{before, after, similarity, 0.0, 0, has_same_place(before, after)};
    edge.witnesses =
        static_cast<int>(edge.has_place) + static_cast<int>(same(executors, before, after)) +
        static_cast<int>(same(term, before, after)) + static_cast<int>(same(result, before, after));
    edge.score = similarity + kWitnessWeight * edge.witnesses;
    return edge;
}

// The pairs that this new row could make and that are worth a person's look, best first.
std::vector<Matcher::Edge> Matcher::edges_of(std::size_t after) const {
    std::vector<Edge> edges;
    if (after_[after][title] == 0) return edges;
    std::set<std::size_t> seen;
    const auto consider = [&](std::size_t before, double similarity) {
        if (partner_of_before_[before] || apart_.contains({before, after})) return;
        if (before_[before][title] == 0) return;
        if (!seen.insert(before).second) return;
        const Edge found = edge(before, after, similarity);
        const bool is_rewritten = found.has_place && found.witnesses >= 3;
        if (similarity >= kHalfAlike || (similarity >= kHardlyAlike && found.witnesses >= 2) ||
            is_rewritten) {
            edges.push_back(found);
        }
    };
    for (const TitleLikeness& likeness : measure_.likenesses(after))
        consider(likeness.before, likeness.similarity);
    // A title without one common word may stand in the same place.
    if (after > 0 && partner_of_after_[after - 1]) {
        const std::size_t below = *partner_of_after_[after - 1] + 1;
        if (below < before_.size()) consider(below, 0.0);
    } else if (after == 0 && !before_.empty()) {
        consider(0, 0.0);
    }
    const auto is_better = [](const Edge& left, const Edge& right) {
        return left.score != right.score ? left.score > right.score : left.before < right.before;
    };
    std::sort(edges.begin(), edges.end(), is_better);
    if (edges.size() > kRivalsMax) edges.resize(kRivalsMax);
    return edges;
}

bool Matcher::is_sure(const Edge& edge) const {
    if (measure_.differ_by_mark(edge.before, edge.after)) return false;
    return (edge.similarity >= kAlike && edge.witnesses >= 1) ||
           (edge.similarity >= kHalfAlike && edge.witnesses >= 2);
}

void Matcher::match_similar_titles() {
    std::vector<Edge> edges;
    for (std::size_t j = 0; j < after_.size(); ++j) {
        if (partner_of_after_[j]) continue;
        const auto own = edges_of(j);
        edges.insert(edges.end(), own.begin(), own.end());
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& left, const Edge& right) { return left.score > right.score; });
    // The edges of each row, to know who has a rival.
    std::map<std::size_t, std::vector<std::size_t>> of_before;
    std::map<std::size_t, std::vector<std::size_t>> of_after;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        of_before[edges[i].before].push_back(i);
        of_after[edges[i].after].push_back(i);
    }
    const auto has_rival = [&](const std::vector<std::size_t>& row, std::size_t edge) {
        return std::any_of(row.begin(), row.end(), [&](std::size_t other) {
            return other != edge && edges[other].score > edges[edge].score - kMargin &&
                   is_free(edges[other].before, edges[other].after);
        });
    };
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const Edge& edge = edges[i];
        if (!is_free(edge.before, edge.after)) continue;
        const bool is_alone =
            !has_rival(of_before[edge.before], i) && !has_rival(of_after[edge.after], i) &&
            !doubted_before_.contains(edge.before) && !doubted_after_.contains(edge.after);
        if (is_alone && is_sure(edge)) {
            pair(edge.before, edge.after, PairBasis::similar_title);
        } else {
            doubt(edge.before, edge.after);
        }
    }
}

Matching Matcher::take() {
    const auto by_after = [](const ItemPair& left, const ItemPair& right) {
        return left.after < right.after;
    };
    Matching matching{std::move(pairs_), {}, {}, {}};
    std::copy_if(doubtful_.begin(), doubtful_.end(), std::back_inserter(matching.doubtful),
                 [this](const ItemPair& pair) { return is_free(pair.before, pair.after); });
    std::sort(matching.pairs.begin(), matching.pairs.end(), by_after);
    std::sort(matching.doubtful.begin(), matching.doubtful.end(), by_after);
    for (std::size_t i = 0; i < before_.size(); ++i) {
        if (!partner_of_before_[i]) matching.removed.push_back(i);
    }
    for (std::size_t j = 0; j < after_.size(); ++j) {
        if (!partner_of_after_[j]) matching.added.push_back(j);
    }
    return matching;
}

}  // namespace

Matching match_items(const std::vector<DraftItem>& before, const std::vector<DraftItem>& after,
                     const std::vector<PairDecision>& decisions) {
    Matcher matcher(before, after);
    matcher.decide(decisions);
    matcher.match_equal_titles();
    matcher.match_similar_titles();
    return matcher.take();
}

}  // namespace sroki::calendar
