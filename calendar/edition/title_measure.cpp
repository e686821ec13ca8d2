#include "calendar/edition/title_measure.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>

#include "calendar/edition/russian_stem.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr std::u32string_view kOpeningQuotes = U"\u00AB\u201C\u201E\"";
constexpr std::u32string_view kClosingQuotes = U"\u00BB\u201D\u201C\"";
constexpr double kSameName = 0.5;
// A title that only got words added, or lost some, is at least so like; of one word nobody can
// tell.
constexpr double kContained = 0.6;
constexpr std::size_t kContainedWords = 2;
// Prepositions, conjunctions and their like.
constexpr std::size_t kLittleWord = 3;
constexpr double kLittleWeight = 0.25;

void make_set(std::vector<std::uint32_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

// What stands in quotes, joined.
std::u32string quoted_part(std::u32string_view text) {
    std::u32string part;
    bool is_inside = false;
    for (const char32_t c : text) {
        if (is_inside && kClosingQuotes.find(c) != std::u32string_view::npos) {
            is_inside = false;
            part += U' ';
        } else if (!is_inside && kOpeningQuotes.find(c) != std::u32string_view::npos) {
            is_inside = true;
        } else if (is_inside) {
            part += c;
        }
    }
    return part;
}

// The words in capitals of a text that has small letters too, joined.
std::u32string abbreviations_in(std::u32string_view text) {
    std::u32string found;
    if (std::none_of(text.begin(), text.end(), is_lower)) return found;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_letter(text[end]))
            ++end;
        if (end - i >= 2 &&
            std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i),
                        text.begin() + static_cast<std::ptrdiff_t>(end), is_upper)) {
            found += text.substr(i, end - i);
            found += U' ';
        }
        i = std::max(end, i + 1);
    }
    return found;
}

bool is_number(std::u32string_view word) {
    const auto is_roman = [](char32_t c) { return c == U'i' || c == U'v' || c == U'x'; };
    return std::any_of(word.begin(), word.end(), is_digit) ||
           std::all_of(word.begin(), word.end(), is_roman);
}

// Stems as small numbers, the same for both documents.
class StemNumbers {
  public:
    std::vector<std::uint32_t> of(std::u32string_view text) {
        std::vector<std::uint32_t> numbers;
        for (const std::u32string& word : words_of(text))
            numbers.push_back(number(stem_of(word)));
        make_set(numbers);
        return numbers;
    }
    std::vector<std::uint32_t> numbers_in(std::u32string_view text) {
        std::vector<std::uint32_t> numbers;
        for (const std::u32string& word : words_of(text)) {
            if (is_number(word)) numbers.push_back(number(stem_of(word)));
        }
        make_set(numbers);
        return numbers;
    }
    [[nodiscard]] std::size_t size() const { return is_little_.size(); }
    [[nodiscard]] bool is_little(std::size_t number) const { return is_little_[number]; }

  private:
    std::uint32_t number(const std::u32string& stem) {
        const auto next = static_cast<std::uint32_t>(known_.size());
        const auto [known, is_new] = known_.emplace(stem, next);
        if (is_new) is_little_.push_back(stem.size() <= kLittleWord && !is_number(stem));
        return known->second;
    }

    std::unordered_map<std::u32string, std::uint32_t> known_;
    std::vector<bool> is_little_;  // by number
};

}  // namespace

std::string fold_words(std::string_view text) {
    std::u32string folded;
    for (const std::u32string& word : words_of(decode(text))) {
        if (!folded.empty()) folded += U' ';
        folded += word;
    }
    return encode(folded);
}

TitleMeasure::TitleMeasure(const std::vector<DraftItem>& before,
                           const std::vector<DraftItem>& after) {
    StemNumbers numbers;
    const auto read = [&numbers](const std::vector<DraftItem>& items, std::vector<Title>& titles) {
        for (const DraftItem& item : items) {
            const std::u32string text = decode(item.title);
            titles.push_back({numbers.of(text), numbers.numbers_in(text),
                              numbers.of(abbreviations_in(text)), numbers.of(quoted_part(text)),
                              0.0});
        }
    };
    read(before, before_);
    read(after, after_);
    std::vector<std::size_t> met(numbers.size());
    for (const auto* titles : {&before_, &after_}) {
        for (const Title& title : *titles) {
            for (const std::uint32_t stem : title.stems)
                ++met[stem];
        }
    }
    const auto all = static_cast<double>(before_.size() + after_.size());
    for (std::size_t stem = 0; stem < met.size(); ++stem) {
        const double times = static_cast<double>(std::max<std::size_t>(met[stem], 1));
        const double rarity = std::log(1.0 + all / times);
        weights_.push_back(rarity * rarity * (numbers.is_little(stem) ? kLittleWeight : 1.0));
    }
    titles_with_.resize(numbers.size());
    for (auto* titles : {&before_, &after_}) {
        for (Title& title : *titles)
            title.weight = weight_of(title.stems);
    }
    for (std::size_t i = 0; i < before_.size(); ++i) {
        for (const std::uint32_t stem : before_[i].stems)
            titles_with_[stem].push_back(static_cast<std::uint32_t>(i));
    }
}

double TitleMeasure::weight_of(const Stems& stems) const {
    double weight = 0.0;
    for (const std::uint32_t stem : stems)
        weight += weights_[stem];
    return weight;
}

double TitleMeasure::dice(const Stems& left, const Stems& right) const {
    Stems common;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::back_inserter(common));
    const double both = weight_of(left) + weight_of(right);
    return both > 0.0 ? 2.0 * weight_of(common) / both : 0.0;
}

double TitleMeasure::likeness(double common, std::size_t words, double left, double right) {
    if (left + right <= 0.0) return 0.0;
    const double dice = 2.0 * common / (left + right);
    if (words < kContainedWords) return dice;
    return std::max(dice, kContained * common / std::min(left, right));
}

double TitleMeasure::similarity(std::size_t before, std::size_t after) const {
    const Title& left = before_[before];
    const Title& right = after_[after];
    Stems common;
    std::set_intersection(left.stems.begin(), left.stems.end(), right.stems.begin(),
                          right.stems.end(), std::back_inserter(common));
    return likeness(weight_of(common), common.size(), left.weight, right.weight);
}

bool TitleMeasure::differ_by_mark(std::size_t before, std::size_t after) const {
    const Title& left = before_[before];
    const Title& right = after_[after];
    if (!left.numbers.empty() && !right.numbers.empty() && left.numbers != right.numbers)
        return true;
    if (!left.abbreviations.empty() && !right.abbreviations.empty() &&
        dice(left.abbreviations, right.abbreviations) == 0.0)
        return true;
    return !left.quoted.empty() && !right.quoted.empty() &&
           dice(left.quoted, right.quoted) < kSameName;
}

std::vector<TitleLikeness> TitleMeasure::likenesses(std::size_t after) const {
    std::vector<double> common(before_.size());
    std::vector<std::size_t> words(before_.size());
    std::vector<std::uint32_t> touched;
    for (const std::uint32_t stem : after_[after].stems) {
        for (const std::uint32_t title : titles_with_[stem]) {
            if (words[title]++ == 0) touched.push_back(title);
            common[title] += weights_[stem];
        }
    }
    std::vector<TitleLikeness> found;
    found.reserve(touched.size());
    for (const std::uint32_t title : touched) {
        found.push_back({title, likeness(common[title], words[title], before_[title].weight,
                                         after_[after].weight)});
    }
    return found;
}

}  // namespace sroki::calendar
