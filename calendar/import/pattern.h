#pragma once
// Regular expressions over Russian text (ICU), for the few short texts around a plan's tables.
// Thread contract: a Pattern may be shared; find() makes its own matcher. Matching is bounded: a
// text longer than kPatternTextMax is cut, and a match that costs too many steps is no match.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sroki::calendar {

inline constexpr std::size_t kPatternTextMax = 8'000;

// Group 0 is the whole match; a group that took no part is empty.
struct PatternMatch {
    std::vector<std::string> groups;
    std::string before;
    std::string after;
};

class Pattern {
  public:
    // Case does not matter. The expression is the program's own: a broken one throws.
    explicit Pattern(std::string_view expression);
    ~Pattern();
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;

    [[nodiscard]] std::optional<PatternMatch> find(std::string_view text) const;
    [[nodiscard]] std::optional<PatternMatch> find_last(std::string_view text) const;
    [[nodiscard]] bool matches_in(std::string_view text) const { return find(text).has_value(); }

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace sroki::calendar
