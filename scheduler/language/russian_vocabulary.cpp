#include "scheduler/language/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <unordered_map>
#include <vector>

#include "scheduler/language/russian_words.h"
#include "scheduler/language/utf8.h"

namespace sroki::scheduler::language {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMendedLettersMin = 6;
constexpr std::size_t kMendedLettersMax = 16;
constexpr std::size_t kTwoSlipsLettersMin = 9;

// One letter is one byte: 1..32 for the alphabet, 63 for anything else.
using Letters = std::basic_string<unsigned char>;

Letters letters_of(std::string_view folded) {
    Letters letters;
    for (std::size_t i = 0; i < folded.size();) {
        const CodePoint point = decode(folded, i);
        i += point.size;
        const bool is_letter = point.value >= U'а' && point.value <= U'я';
        letters.push_back(is_letter ? static_cast<unsigned char>(point.value - U'а' + 1) : 63);
    }
    return letters;
}

std::uint64_t letter_set(const Letters& letters) {
    std::uint64_t set = 0;
    for (const unsigned char letter : letters)
        set |= std::uint64_t{1} << letter;
    return set;
}

struct NearForm {
    Letters letters;
    std::uint64_t set;
    Sense sense;
};

struct Vocabulary {
    std::unordered_map<std::string_view, Sense> forms;
    std::vector<NearForm> near_forms;
    std::vector<std::string> spellings;
};

bool is_mendable(Word word) {
    switch (word) {
        case Word::ordinary:
        case Word::naming:
        case Word::unit_of_it:
        case Word::clarify:
        case Word::event:
        case Word::relevant:
        case Word::compound:
        case Word::holiday_name:
            return false;
        default:
            return true;
    }
}

// Only the words a term turns on are worth two slips.
bool is_core(Word word) {
    return word == Word::month || word == Word::frequency || word == Word::during ||
           word == Word::permanent || word == Word::half_year;
}

bool is_plural_ending(std::string_view ending) {
    constexpr std::array kPlural{"ые"sv, "ых"sv, "ыми"sv, "ие"sv, "их"sv, "ими"sv, "ьи"sv, "ьих"sv};
    return std::find(kPlural.begin(), kPlural.end(), ending) != kPlural.end();
}

Vocabulary build() {
    std::vector<std::pair<std::string, Sense>> forms;
    for (const auto rows : {occasion_words(), calendar_words(), relation_words()}) {
        for (const WordRow& row : rows) {
            const Sense sense{row.word, static_cast<std::int16_t>(row.value), row.plural,
                              row.abbreviated, false};
            std::string_view rest = row.endings;
            while (!rest.empty()) {
                const std::string_view ending = rest.substr(0, rest.find(' '));
                rest.remove_prefix(std::min(rest.size(), ending.size() + 1));
                Sense formed = sense;
                formed.genitive = row.word == Word::month && (ending == "я" || ending == "а");
                if (row.word == Word::ordinal) formed.plural = is_plural_ending(ending);
                std::string form{row.stem};
                if (ending != "_") form += ending;
                forms.emplace_back(std::move(form), formed);
            }
        }
    }
    Vocabulary vocabulary;
    vocabulary.spellings.reserve(forms.size());  // views below must not move
    for (auto& [form, sense] : forms) {
        vocabulary.spellings.push_back(std::move(form));
        const std::string_view spelling = vocabulary.spellings.back();
        if (!vocabulary.forms.emplace(spelling, sense).second) continue;
        const Letters letters = letters_of(spelling);
        if (letters.size() + 1 < kMendedLettersMin || !is_mendable(sense.word)) continue;
        vocabulary.near_forms.push_back({letters, letter_set(letters), sense});
    }
    return vocabulary;
}

const Vocabulary& vocabulary() {
    static const Vocabulary built = build();
    return built;
}

// Slips between two words (a letter lost, added, changed, two swapped), or limit + 1.
int slips_between(const Letters& a, const Letters& b, int limit) {
    std::array<std::array<int, kMendedLettersMax + 3>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], rows[(i + 1) % 3][j - 2] + 1);
            }
            best = std::min(best, row[j]);
        }
        if (best > limit) return limit + 1;
    }
    return rows[a.size() % 3][b.size()];
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [word](std::string_view ending) {
        return word.size() > ending.size() && word.ends_with(ending);
    });
}

}  // namespace

Sense find_word(std::string_view folded) {
    const auto& forms = vocabulary().forms;
    const auto found = forms.find(folded);
    return found == forms.end() ? Sense{} : found->second;
}

std::optional<Sense> find_near_word(std::string_view folded) {
    if (folded.size() < 2 * kMendedLettersMin || folded.size() > 2 * kMendedLettersMax) {
        return std::nullopt;
    }
    const Letters letters = letters_of(folded);
    const std::uint64_t set = letter_set(letters);
    int best = letters.size() >= kTwoSlipsLettersMin ? 2 : 1;
    std::optional<Sense> found;
    bool unique = false;
    for (const NearForm& form : vocabulary().near_forms) {
        const std::size_t longer = std::max(form.letters.size(), letters.size());
        const std::size_t shorter = std::min(form.letters.size(), letters.size());
        if (longer - shorter > static_cast<std::size_t>(best)) continue;
        if (std::popcount(form.set ^ set) > 2 * best) continue;
        const int slips = slips_between(letters, form.letters, best);
        if (slips > (is_core(form.sense.word) ? best : 1)) continue;
        if (slips < best || !found) {
            best = slips;
            found = form.sense;
            unique = true;
        } else if (found->word != form.sense.word ||
                   (found->value != form.sense.value && found->word != Word::half_year)) {
            unique = false;
        }
    }
    return unique ? found : std::nullopt;
}

int roman_value(std::string_view folded) {
    if (folded == "у" || folded == "y") return 0;  // a preposition, not a five
    // Latin and Cyrillic shapes of I, V, X, and the single letters OCR makes of II and III.
    std::string plain;
    for (std::size_t i = 0; i < folded.size();) {
        const CodePoint point = decode(folded, i);
        i += point.size;
        switch (point.value) {
            case U'i':
            case U'і':
            case U'l':
            case U'1':
            case U'|':
                plain += 'i';
                break;
            case U'v':
            case U'у':
            case U'y':
                plain += 'v';
                break;
            case U'x':
            case U'х':
                plain += 'x';
                break;
            case U'п':
                plain += "ii";
                break;
            case U'ш':
            case U'з':  // OCR of 3
                plain += "iii";
                break;
            default:
                return 0;
        }
    }
    constexpr std::array kNumerals{"i"sv,   "ii"sv,   "iii"sv, "iv"sv, "v"sv,  "vi"sv,
                                   "vii"sv, "viii"sv, "ix"sv,  "x"sv,  "xi"sv, "xii"sv};
    const auto found = std::find(kNumerals.begin(), kNumerals.end(), plain);
    return found == kNumerals.end() ? 0 : static_cast<int>(found - kNumerals.begin()) + 1;
}

char32_t cyrillic_for(char32_t look_alike) {
    constexpr std::u32string_view kFrom = U"abcehkmnoptxyru306841ієi";
    constexpr std::u32string_view kTo = U"авсенкмпортхугизобвчіиеи";
    static_assert(kFrom.size() == kTo.size());
    const std::size_t at = kFrom.find(look_alike);
    if (look_alike == U'1' || at == std::u32string_view::npos) return 0;
    return kTo[at];
}

int digit_for(char32_t look_alike) {
    switch (look_alike) {
        case U'о':
        case U'o':
            return 0;
        case U'l':
        case U'i':
        case U'і':
        case U'|':
            return 1;
        case U'з':
            return 3;
        case U'б':
            return 6;
        default:
            return -1;
    }
}

Sense slashed_sense(std::string_view left, std::string_view right) {
    if (left == "п" && right == "г") return find_word("пг");
    return {};
}

bool is_number_ending(std::string_view folded) {
    constexpr std::array kEndings{
        "й"sv,  "ый"sv,  "ой"sv,  "ий"sv, "я"sv,   "ая"sv,  "ья"sv, "е"sv,  "ое"sv, "ье"sv,
        "го"sv, "ого"sv, "его"sv, "му"sv, "ому"sv, "ему"sv, "м"sv,  "ом"sv, "ем"sv, "ым"sv,
        "х"sv,  "ух"sv,  "ех"sv,  "ти"sv, "и"sv,   "ю"sv,   "ую"sv, "ью"sv, "ей"sv, "ых"sv,
        "их"sv, "ыми"sv, "ми"sv,  "ые"sv, "ье"sv,  "ьей"sv, "и"sv,  "ье"sv};
    return std::find(kEndings.begin(), kEndings.end(), folded) != kEndings.end();
}

bool is_patronymic(std::string_view folded) {
    return ends_with_any(folded, {"овна", "овны", "овне", "евна", "евны", "евне", "ична", "ичны",
                                  "ович", "овича", "евич", "евича", "овну", "евну", "овной"});
}

bool is_surname(std::string_view folded) {
    return ends_with_any(folded, {"ова", "ев", "ева", "ов", "ин", "ина", "ский", "ская", "цкая",
                                  "цкий", "енко", "ук", "юк", "ян", "овой", "евой", "иной"});
}

bool is_adjective(std::string_view folded) {
    return folded.size() > 8 &&
           ends_with_any(folded, {"ый", "ий", "ой", "ого", "его", "ому", "ему", "ым",
                                  "им", "ом", "ем", "ая",  "яя",  "ую",  "юю",  "ое",
                                  "ее", "ые", "ие", "ых",  "их",  "ыми", "ими", "ей"});
}

bool is_imperative(std::string_view folded) {
    constexpr std::array kVerbs{"ignore"sv,    "return"sv,  "забудь"sv,    "верни"sv,
                                "выведи"sv,    "напиши"sv,  "поставь"sv,   "считай"sv,
                                "игнорируй"sv, "указать"sv, "вписать"sv,   "заполнить"sv,
                                "вставить"sv,  "select"sv,  "напечатай"sv, "ответь"sv,
                                "system"sv,    "вставь"sv,  "укажи"sv,     "проставить"sv};
    if (std::find(kVerbs.begin(), kVerbs.end(), folded) != kVerbs.end()) return true;
    return folded.size() > 12 &&
           ends_with_any(folded, {"йте", "ишите", "жите", "ните", "вьте", "дите", "ведите", "рите",
                                  "сите", "дьте", "вите"});
}

bool same_stem(std::string_view left, std::string_view right) {
    constexpr std::size_t kEndingBytesMax = 6;
    constexpr std::size_t kStemBytesMin = 6;
    std::size_t common = 0;
    while (common < left.size() && common < right.size() && left[common] == right[common])
        ++common;
    common -= common % 2;  // whole Cyrillic letters
    if (left.size() == right.size() && common + 1 >= left.size() && left == right) return true;
    return common >= kStemBytesMin && left.size() - common <= kEndingBytesMax &&
           right.size() - common <= kEndingBytesMax;
}

}  // namespace sroki::scheduler::language
