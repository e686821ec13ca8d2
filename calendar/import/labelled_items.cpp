#include "calendar/import/labelled_items.h"

#include "calendar/import/column_words.h"
#include "calendar/import/columns.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr double kLabelWeight = 7;
constexpr std::size_t kLabelLettersMax = 50;
constexpr std::size_t kParagraphLettersMax = 4'000;
constexpr std::size_t kLabelledItemsMin = 2;

struct LabelledItem {
    std::string number, title, term, executors, result;
};

// A label that begins at some place: what it heads, and where its text begins.
struct Label {
    ColumnRole role = ColumnRole::other;
    std::size_t begin = 0;
    std::size_t text = 0;
};

std::optional<ColumnRole> label_role(std::u32string_view words) {
    const auto folded = words_of(words);
    if (folded.empty() || folded.size() > 4) return std::nullopt;
    const HeadingWord* best = nullptr;
    for (const HeadingWord& known : heading_words()) {
        const bool same =
            known.whole ? folded.front() == known.stem : folded.front().starts_with(known.stem);
        if (same && (best == nullptr || known.weight > best->weight)) best = &known;
    }
    if (best == nullptr || best->weight < kLabelWeight) return std::nullopt;
    return best->role;
}

bool begins_phrase(std::u32string_view text, std::size_t at) {
    while (at > 0 && is_space(text[at - 1]))
        --at;
    return at == 0 || text[at - 1] == U'.' || text[at - 1] == U';' || text[at - 1] == U',' ||
           text[at - 1] == U'(' || text[at - 1] == U')';
}

// "Term of execution:" or "Responsible -" at the beginning of a sentence.
std::optional<Label> label_at(std::u32string_view text, std::size_t at) {
    if (!is_letter(text[at]) || !begins_phrase(text, at)) return std::nullopt;
    for (std::size_t end = at; end < std::min(text.size(), at + kLabelLettersMax); ++end) {
        const char32_t c = text[end];
        if (c == U'.' || c == U',' || c == U';') return std::nullopt;
        const bool spaced_dash = is_dash(c) && end > at && is_space(text[end - 1]);
        if (c != U':' && !spaced_dash) continue;
        const auto role = label_role(text.substr(at, end - at));
        if (!role) return std::nullopt;
        return Label{*role, at, end + 1};
    }
    return std::nullopt;
}

std::vector<Label> labels_of(std::u32string_view text) {
    std::vector<Label> labels;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && is_letter(text[at - 1])) continue;
        if (const auto label = label_at(text, at)) {
            labels.push_back(*label);
            at = label->text;
        }
    }
    return labels;
}

// Without the marks that close a phrase; an initial or an abbreviation keeps its stop.
std::string phrase(std::u32string_view text) {
    std::u32string words = trim(text);
    while (!words.empty()) {
        const char32_t last = words.back();
        const bool initial = last == U'.' && words.size() > 1 &&
                             is_letter(words[words.size() - 2]) &&
                             (words.size() < 3 || !is_lower(words[words.size() - 3]));
        const bool closes = last == U';' || last == U',' || last == U'(' || is_space(last) ||
                            (last == U'.' && !initial) ||
                            (last == U')' && words.find(U'(') == std::u32string::npos);
        if (!closes) break;
        words.pop_back();
    }
    return fold_spaces(encode(words));
}

void append(std::string& text, std::string_view more) {
    if (more.empty()) return;
    if (!text.empty()) text += '\n';
    text += more;
}

class Reader {
  public:
    void add(std::string_view paragraph) {
        std::u32string text = trim(decode(paragraph));
        if (text.empty() || text.size() > kParagraphLettersMax) return;
        const std::size_t number = number_end(text);
        if (number > 0) {
            items_.push_back({});
            items_.back().number = encode(std::u32string_view(text).substr(0, number));
            text = trim(std::u32string_view(text).substr(number));
            open_ = ColumnRole::title;
        }
        if (!items_.empty()) add_fields(text);
    }

    [[nodiscard]] std::optional<Table> table() const {
        std::size_t with_term = 0;
        for (const LabelledItem& item : items_)
            with_term += !item.term.empty() && !item.title.empty();
        if (with_term < kLabelledItemsMin || with_term * 2 < items_.size()) return std::nullopt;
        Table table;
        Row heading;
        for (const PlanHeading part : {PlanHeading::number, PlanHeading::title, PlanHeading::term,
                                       PlanHeading::executors, PlanHeading::result})
            heading.cells.push_back(Cell{std::string(plan_heading(part)), 1, Cover::none});
        table.rows.push_back(std::move(heading));
        for (const LabelledItem& item : items_) {
            Row row;
            row.doubtful = true;
            for (const std::string* text :
                 {&item.number, &item.title, &item.term, &item.executors, &item.result})
                row.cells.push_back(Cell{*text, 1, Cover::none});
            table.rows.push_back(std::move(row));
        }
        return table;
    }

  private:
    // "1.", "2.3.", "4)": its length.
    static std::size_t number_end(std::u32string_view text) {
        std::size_t at = 0;
        while (at < text.size() && at < 8 && (is_digit(text[at]) || text[at] == U'.'))
            ++at;
        if (at == 0 || !is_digit(text[0])) return 0;
        const bool bracket = at < text.size() && text[at] == U')';
        if (!bracket && text[at - 1] != U'.') return 0;
        at += bracket ? 1U : 0U;
        return at < text.size() && (is_space(text[at]) || is_letter(text[at])) ? at : 0;
    }

    void add_fields(std::u32string_view text) {
        const std::vector<Label> labels = labels_of(text);
        const std::size_t first = labels.empty() ? text.size() : labels.front().begin;
        append(field(open_), phrase(text.substr(0, first)));
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const std::size_t end = i + 1 < labels.size() ? labels[i + 1].begin : text.size();
            open_ = labels[i].role;
            append(field(open_), phrase(text.substr(labels[i].text, end - labels[i].text)));
        }
        // What follows a label in a paragraph of its own is no part of it.
        if (!labels.empty()) open_ = ColumnRole::other;
    }

    std::string& field(ColumnRole role) {
        LabelledItem& item = items_.back();
        switch (role) {
            case ColumnRole::title:
                return item.title;
            case ColumnRole::term:
            case ColumnRole::month:
                return item.term;
            case ColumnRole::executors:
                return item.executors;
            case ColumnRole::result:
                return item.result;
            default:
                unused_.clear();
                return unused_;
        }
    }

    std::vector<LabelledItem> items_;
    std::string unused_;
    ColumnRole open_ = ColumnRole::other;
};

}  // namespace

std::optional<Table> read_labelled_items(const std::vector<std::string>& paragraphs) {
    Reader reader;
    for (const std::string& paragraph : paragraphs) {
        std::size_t from = 0;
        while (from <= paragraph.size()) {
            const std::size_t to = std::min(paragraph.find('\n', from), paragraph.size());
            reader.add(std::string_view(paragraph).substr(from, to - from));
            from = to + 1;
        }
    }
    return reader.table();
}

}  // namespace sroki::calendar
