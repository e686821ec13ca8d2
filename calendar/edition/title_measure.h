#pragma once
// How alike the titles of two documents are.
// The measure is Dice's over the stems of words, each weighed by how rare it is in both documents
// (the square of ln(1 + titles / titles with the stem)): what every title of a plan says
// ("holding", "teachers") counts little, the subject of a row counts much, little words hardly
// count. Names in quotes, abbreviations and numbers tell rows apart that read alike otherwise: see
// differ_by_mark. Thread contract: const functions of an immutable object. Errors: none.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/plan.h"

namespace sroki::calendar {

// For equality: case, yo, punctuation and spaces don't matter.
[[nodiscard]] std::string fold_words(std::string_view text);

struct TitleLikeness {
    std::size_t before = 0;
    double similarity = 0.0;  // 0...1
};

class TitleMeasure {
  public:
    TitleMeasure(const std::vector<DraftItem>& before, const std::vector<DraftItem>& after);

    [[nodiscard]] double similarity(std::size_t before, std::size_t after) const;
    // Both name something in quotes or by an abbreviation, or both count something, and not the
    // same: "grade 9" and "grade 11" are never surely one row.
    [[nodiscard]] bool differ_by_mark(std::size_t before, std::size_t after) const;
    // The titles of the first document that share a stem with this one, unordered.
    [[nodiscard]] std::vector<TitleLikeness> likenesses(std::size_t after) const;

  private:
    using Stems = std::vector<std::uint32_t>;  // sorted, unique

    struct Title {
        Stems stems;
        Stems numbers;
        Stems abbreviations;
        Stems quoted;  // stems inside of quotes
        double weight = 0.0;
    };

    [[nodiscard]] double weight_of(const Stems& stems) const;
    [[nodiscard]] double dice(const Stems& left, const Stems& right) const;
    // Of two titles with so much weight, and so many words, in common.
    [[nodiscard]] static double likeness(double common, std::size_t words, double left,
                                         double right);

    std::vector<double> weights_;  // by stem
    std::vector<Title> before_;
    std::vector<Title> after_;
    std::vector<std::vector<std::uint32_t>> titles_with_;  // stem -> titles of the first document
};

}  // namespace sroki::calendar
