#include "calendar/contacts/russian_phones.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>
#include <string>

#include <unicode/unistr.h>

namespace sroki::calendar {

namespace {

constexpr std::ptrdiff_t kDigitsMin = 5;  // "2-12-34"
constexpr std::size_t kGapBytesMax = 12;
constexpr std::size_t kGroupsMax = 8;
constexpr std::size_t kContextBytesMax = 96;  // some 45 Russian letters

// What stands between two groups of digits, or before the first one.
struct Gap {
    bool is_near = false;  // only what telephone numbers are parted by
    bool has_space = false;
    bool has_dash = false;
    bool has_dot = false;
    bool opens = false;  // '('
    bool closes = false;
    [[nodiscard]] bool is_plain_dash() const {
        return is_near && has_dash && !has_space && !has_dot && !opens && !closes;
    }
    // Glued to what is before, as parts of a code or a date are.
    [[nodiscard]] bool is_glue() const {
        return is_near && !has_space && !opens && (has_dash || has_dot);
    }
};

struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    Gap gap{};  // before it
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

Gap gap_of(std::string_view between) {
    constexpr std::array<std::string_view, 3> kSpaces{"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    constexpr std::array<std::string_view, 5> kDashes{
        "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x88\x92"};
    Gap gap;
    if (between.empty() || between.size() > kGapBytesMax) return gap;
    const auto take = [&](const auto& words, bool& flag) {
        for (const std::string_view word : words) {
            if (!between.starts_with(word)) continue;
            between.remove_prefix(word.size());
            return flag = true;
        }
        return false;
    };
    while (!between.empty()) {
        if (take(kSpaces, gap.has_space) || take(kDashes, gap.has_dash)) continue;
        const char c = between.front();
        between.remove_prefix(1);
        switch (c) {
            case ' ':
                gap.has_space = true;
                break;
            case '-':
                gap.has_dash = true;
                break;
            case '.':
                gap.has_dot = true;
                break;
            case '(':
                gap.opens = true;
                break;
            case ')':
                gap.closes = true;
                break;
            default:
                return {};
        }
    }
    gap.is_near = true;
    return gap;
}

std::vector<Group> groups_of(std::string_view text) {
    std::vector<Group> groups;
    std::size_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        const bool is_first = groups.empty();
        groups.push_back({at, end, is_first ? Gap{} : gap_of(text.substr(before, at - before))});
        before = end;
        at = end;
    }
    return groups;
}

std::string in_small_letters(std::string_view text) {
    std::string small;
    icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
        .toLower()
        .toUTF8String(small);
    return small;
}

// Words that tell what the next number is.
enum class Expected { anything, phone, phone_at_once, other };

bool is_phone(Expected expected) {
    return expected == Expected::phone || expected == Expected::phone_at_once;
}

// Right before a number some abbreviations mean it that are other words elsewhere ("в т. ч.
// 15000").
bool names_a_phone(std::string_view word, bool is_right_before) {
    constexpr std::array<std::string_view, 27> kWords{
        "тел",       "телефон",   "телефона",   "телефону", "телефоном", "телефоне", "телефоны",
        "телефонов", "телефонам", "тлф",        "тф",       "факс",      "факса",    "факсу",
        "моб",       "мобильный", "мобильного", "сотовый",  "phone",     "tel",      "mobile",
        "fax",       "whatsapp",  "ватсап",     "вотсап",   "viber",     "вайбер"};
    if (is_right_before && (word == "т" || word == "сот" || word == "раб")) return true;
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool names_another_number(std::string_view word) {
    constexpr std::array<std::string_view, 31> kBeginnings{
        "инн",     "кпп",     "огрн",    "октмо",    "окато",    "окпо",    "снилс",  "бик",
        "кбк",     "уин",     "идентиф", "конферен", "код",      "счет",    "счёт",   "р/с",
        "л/с",     "парол",   "meeting", "passcode", "isbn",     "issn",    "реестр", "лиценз",
        "кадастр", "договор", "закупк",  "извещен",  "контракт", "артикул", "приказ"};
    if (word == "id" || word == "ид" || word == "№" || word == "no" || word == "pin") return true;
    return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                       [&](std::string_view begin) { return word.starts_with(begin); });
}

class PhoneFinder {
  public:
    explicit PhoneFinder(std::string_view text) : text_(text), groups_(groups_of(text)) {}

    std::vector<TextSpan> run() {
        for (std::size_t i = 0; i < groups_.size();) {
            const std::size_t count = begins_freely(i) ? match(i) : 0;
            if (count == 0) {
                ++i;
                continue;
            }
            spans_.push_back(
                {number_begin(Groups(groups_).subspan(i, count)), groups_[i + count - 1].end});
            i += count;
        }
        return spans_;
    }

  private:
    using Groups = std::span<const Group>;

    // How many groups from `first` on are a telephone number; 0: none.
    [[nodiscard]] std::size_t match(std::size_t first) const {
        const Groups groups =
            Groups(groups_).subspan(first, std::min(groups_.size() - first, kGroupsMax));
        for (const auto form : {&PhoneFinder::international, &PhoneFinder::with_trunk,
                                &PhoneFinder::with_code, &PhoneFinder::without_code}) {
            const std::size_t count = (this->*form)(groups);
            if (count > 0 && ends_freely(first + count - 1)) return count;
        }
        return 0;
    }

    // "+7 …" has eleven digits, a number of another country ten to fifteen.
    [[nodiscard]] std::size_t international(Groups groups) const {
        if (plus_before(groups[0].begin) == 0) return 0;
        const char first = text_[groups[0].begin];
        if (first == '7') return groups_with(groups, 11);
        if (first == '0') return 0;  // "+0300" is a zone's offset
        std::size_t digits = groups[0].size();
        std::size_t count = 1;
        while (count < groups.size() && groups[count].gap.is_near &&
               digits + groups[count].size() <= 15) {
            // What stands apart behind a whole number is another one.
            if (digits >= 11 && groups[count].gap.has_space) break;
            digits += groups[count].size();
            ++count;
        }
        return digits >= 10 && digits <= 15 ? count : 0;
    }

    // "8 (495) 123-45-67", "8-34670-2-12-34", "8916 123 45 67", "89161234567"
    [[nodiscard]] std::size_t with_trunk(Groups groups) const {
        const std::string_view first = digits_of(groups[0]);
        if (first.front() != '8' && first.front() != '7') return 0;
        const std::size_t count = groups_with(groups, 11);
        if (count == 0) return 0;
        if (first.size() == 11) return is_whole_number(groups[0]) ? 1 : 0;
        if (first.size() == 1) {
            const std::size_t code = groups[1].size();
            return code >= 3 && begins_a_code(groups[1].begin) ? count : 0;
        }
        // The code is written at the trunk, or with the first of the three parts behind it.
        const bool is_glued = first.size() >= 4 && first.size() <= 6;
        const bool is_glued_more = first.size() == 7 && has_plain_dashes(groups.first(count));
        return (is_glued || is_glued_more) && begins_a_code(groups[0].begin + 1) ? count : 0;
    }

    // "(495) 123-45-67", "495 123-45-67"
    [[nodiscard]] std::size_t with_code(Groups groups) const {
        const std::size_t count = groups_with(groups, 10);
        if (count == 0 || !begins_a_code(groups[0].begin)) return 0;
        const std::size_t code = groups[0].size();
        if (is_phone(expected_before(groups[0].begin))) return count;
        if (count == 1) return 0;
        const bool is_in_parentheses =
            has_before(groups[0].begin, '(') && groups[1].gap.closes && code >= 3 && code <= 5;
        if (is_in_parentheses) return count;
        const bool is_mobile = code == 3 && groups[1].size() == 3 && is_not_other(groups[0]);
        if (!is_mobile) return 0;
        const bool is_by_two = count == 4 && groups[2].size() == 2;
        const bool is_dashed = count == 3 && has_plain_dashes(groups.first(count));
        return is_by_two || is_dashed ? count : 0;
    }

    // "123-45-67" by itself; "2-12-34" and "212345" behind a word.
    [[nodiscard]] std::size_t without_code(Groups groups) const {
        const std::size_t count = short_number(groups);
        if (count == 0) return 0;
        const Expected expected = expected_before(groups[0].begin);
        if (is_phone(expected)) {
            const bool is_sum = count == 1 && expected == Expected::phone && !is_named(groups[0]);
            return is_sum || follows_a_day_word(groups[0].begin) ? 0 : count;
        }
        const bool is_of_a_city =
            count == 3 && groups[0].size() == 3 && groups[1].size() == 2 && groups[2].size() == 2;
        return is_of_a_city && expected == Expected::anything ? count : 0;
    }

    // Five to seven digits, alone or with dashes between; how many groups, 0: none such.
    [[nodiscard]] static std::size_t short_number(Groups groups) {
        std::size_t digits = groups[0].size();
        std::size_t count = 1;
        while (digits <= 5 && count < groups.size() && groups[count].gap.is_plain_dash() &&
               groups[count].size() <= 3) {
            digits += groups[count].size();
            ++count;
        }
        const bool is_parted = count == 1 || groups[0].size() <= 3;
        return is_parted && digits >= 5 && digits <= 7 ? count : 0;
    }

    // "тел. 212345, 212346", "Телефон для справок: 212345"; but "Телефон доверия, 15000 человек".
    [[nodiscard]] bool is_named(const Group& group) const {
        if (!spans_.empty() && spans_.back().end - spans_.back().begin == group.size()) return true;
        const std::size_t colon = text_.find_last_not_of(' ', group.begin - 1);
        return group.size() > 5 && colon != std::string_view::npos && text_[colon] == ':';
    }

    // How many groups near each other hold exactly so many digits; 0: they don't.
    [[nodiscard]] static std::size_t groups_with(Groups groups, std::size_t wanted) {
        std::size_t digits = groups[0].size();
        std::size_t count = 1;
        while (digits < wanted && count < groups.size() && groups[count].gap.is_near) {
            digits += groups[count].size();
            ++count;
        }
        return digits == wanted ? count : 0;
    }

    [[nodiscard]] std::string_view digits_of(const Group& group) const {
        return text_.substr(group.begin, group.size());
    }
    // Codes of towns and of mobile networks; 7 is Kazakhstan's.
    [[nodiscard]] bool begins_a_code(std::size_t at) const {
        return std::string_view("34789").find(text_[at]) != std::string_view::npos;
    }
    [[nodiscard]] bool has_before(std::size_t at, char c) const {
        return at > 0 && text_[at - 1] == c;
    }
    // How many bytes the plus before a number takes, as it is and within an URL; 0: there is none.
    [[nodiscard]] std::size_t plus_before(std::size_t at) const {
        if (has_before(at, '+')) return 1;
        const std::string_view before = text_.substr(0, at);
        return before.ends_with("%2B") || before.ends_with("%2b") ? 3 : 0;
    }
    [[nodiscard]] static bool has_plain_dashes(Groups groups) {
        return std::all_of(groups.begin() + 1, groups.end(),
                           [](const Group& group) { return group.gap.is_plain_dash(); });
    }
    [[nodiscard]] bool is_not_other(const Group& group) const {
        return expected_before(group.begin) != Expected::other;
    }

    // Eleven digits in a row may be a register's code as well.
    [[nodiscard]] bool is_whole_number(const Group& group) const {
        const Expected expected = expected_before(group.begin);
        if (is_phone(expected)) return true;
        if (expected == Expected::other || is_within_link(group.begin)) return false;
        return text_[group.begin] == '7' ? text_[group.begin + 1] == '9'
                                         : begins_a_code(group.begin + 1);
    }

    // An URL's numbers are its own, but for those of messengers.
    [[nodiscard]] bool is_within_link(std::size_t at) const {
        const std::size_t lowest = at > kContextBytesMax ? at - kContextBytesMax : 0;
        std::string_view before = text_.substr(lowest, at - lowest);
        const std::size_t space = before.find_last_of(" \t\n\"'<>()");
        if (space != std::string_view::npos) before.remove_prefix(space + 1);
        if (before.find("://") == std::string_view::npos && !before.starts_with("www.")) {
            return false;
        }
        constexpr std::array<std::string_view, 5> kMessengers{"wa.me/", "t.me/",
                                                              "phone=", "number=", "viber"};
        return std::none_of(kMessengers.begin(), kMessengers.end(), [&](std::string_view name) {
            return before.find(name) != std::string_view::npos;
        });
    }

    // What the words before say that the number is. They end at the line's begin, at another
    // number that is none of a telephone, and after kContextBytesMax.
    [[nodiscard]] Expected expected_before(std::size_t at) const {
        std::size_t lowest = at > kContextBytesMax ? at - kContextBytesMax : 0;
        if (!spans_.empty() && spans_.back().end > lowest) {
            lowest = spans_.back().end;
            if (is_only_a_comma(text_.substr(lowest, at - lowest))) return Expected::phone;
        }
        std::string_view before = text_.substr(lowest, at - lowest);
        const std::size_t end = before.find_last_of("0123456789\n");
        if (end != std::string_view::npos) before.remove_prefix(end + 1);
        return last_word_that_tells(in_small_letters(before));
    }

    // "2-12-34, 2-12-35": a list of numbers goes on.
    [[nodiscard]] static bool is_only_a_comma(std::string_view between) {
        constexpr std::string_view kAnd = "и";
        const std::size_t word = between.find(kAnd);
        std::string rest(between);
        if (word != std::string_view::npos) rest.erase(word, kAnd.size());
        const bool has_sign =
            word != std::string_view::npos || rest.find_first_of(",;/") != std::string::npos;
        return has_sign && rest.find_first_not_of(" ,;/") == std::string::npos;
    }

    [[nodiscard]] static Expected last_word_that_tells(std::string_view words) {
        constexpr std::string_view kEnds = " \t.,:;()[]\"'=+";
        // A number that was hidden before is over, as one that is here.
        const std::size_t hidden = words.rfind(kPhoneHidden);
        if (hidden != std::string_view::npos) words.remove_prefix(hidden + kPhoneHidden.size());
        for (bool is_right_before = true; !words.empty(); is_right_before = false) {
            const std::size_t last = words.find_last_not_of(kEnds);
            if (last == std::string_view::npos) break;
            words = words.substr(0, last + 1);
            const std::size_t space = words.find_last_of(kEnds);
            const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
            const std::string_view word = words.substr(begin);
            if (names_a_phone(word, is_right_before)) {
                return is_right_before ? Expected::phone_at_once : Expected::phone;
            }
            if (names_another_number(word)) return Expected::other;
            words = words.substr(0, begin);
        }
        return Expected::anything;
    }

    // "тел. до 12-12-26": a day.
    [[nodiscard]] bool follows_a_day_word(std::size_t at) const {
        const std::string_view before = text_.substr(0, at);
        return before.ends_with(" до ") || before.ends_with(" с ") || before.ends_with(" от ");
    }

    // Not in the middle of a word, a code or a date.
    [[nodiscard]] bool begins_freely(std::size_t i) const {
        const Group& group = groups_[i];
        if (i > 0 && group.gap.is_near) return !group.gap.is_glue();
        std::size_t at = group.begin;
        while (at > 0 && (text_[at - 1] == '(' || text_[at - 1] == '+'))
            --at;
        if (at == 0) return true;
        // "каб. 12 +7…", "10:00 (+7…", "?phone=%2B7…": a plus begins a number of its own.
        const bool is_behind_digits = i > 0 && groups_[i - 1].end + 1 >= at;
        if (is_behind_digits && plus_before(group.begin) > 0) return true;
        const char before = text_[at - 1];
        if (!spans_.empty() && spans_.back().end >= at - 1) {
            if (spans_.back().end == at) return true;
        } else if (i > 0 && groups_[i - 1].end == at - 1) {
            // "12/89161234567" is a code, "10:89161234567" too.
            return before == ',' || before == ';';
        }
        if (std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '_') return false;
        if (before != '-') return !is_behind_russian_letter(at, group);
        return at > 1 && text_[at - 2] == ' ';
    }

    // "тел89161234567" only when that word is the one for telephones.
    [[nodiscard]] bool is_behind_russian_letter(std::size_t at, const Group& group) const {
        const bool is_letter = (static_cast<unsigned char>(text_[at - 1]) & 0xC0U) == 0x80U &&
                               at > 1 &&
                               (static_cast<unsigned char>(text_[at - 2]) == 0xD0U ||
                                static_cast<unsigned char>(text_[at - 2]) == 0xD1U);
        return is_letter && !is_phone(expected_before(group.begin));
    }

    [[nodiscard]] bool ends_freely(std::size_t i) const {
        const Group& group = groups_[i];
        if (i + 1 < groups_.size() && groups_[i + 1].gap.is_glue()) return false;
        if (group.end == text_.size()) return true;
        const char after = text_[group.end];
        if (after == '/' && group.end + 1 < text_.size() && is_digit(text_[group.end + 1])) {
            return is_phone(expected_before(group.begin)) || group.gap.is_near;
        }
        return std::isalpha(static_cast<unsigned char>(after)) == 0 && after != '_';
    }

    // With its '+' or the '(' of its code.
    [[nodiscard]] std::size_t number_begin(Groups groups) const {
        const std::size_t begin = groups[0].begin;
        const bool closes = std::any_of(groups.begin() + 1, groups.end(),
                                        [](const Group& group) { return group.gap.closes; });
        const bool opens = std::any_of(groups.begin() + 1, groups.end(),
                                       [](const Group& group) { return group.gap.opens; });
        if (const std::size_t plus = plus_before(begin); plus > 0) return begin - plus;
        return has_before(begin, '(') && closes && !opens ? begin - 1 : begin;
    }

    std::string_view text_;
    std::vector<Group> groups_;
    std::vector<TextSpan> spans_;
};

}  // namespace

std::vector<TextSpan> phone_spans(std::string_view text) {
    if (std::count_if(text.begin(), text.end(), is_digit) < kDigitsMin) return {};
    return PhoneFinder(text).run();
}

}  // namespace sroki::calendar
