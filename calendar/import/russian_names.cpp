#include "calendar/import/russian_names.h"

#include <array>
#include <vector>

#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

enum class Gender { unknown, male, female };

struct Ending {
    std::u32string_view accusative;
    std::u32string_view nominative;
};

// The first that fits wins, so longer endings stand first.
constexpr Ending kFemaleSurnames[] = {{U"скую", U"ская"}, {U"цкую", U"цкая"}, {U"ую", U"ая"},
                                      {U"юю", U"яя"},     {U"ову", U"ова"},   {U"еву", U"ева"},
                                      {U"ёву", U"ёва"},   {U"ину", U"ина"},   {U"ыну", U"ына"},
                                      {U"у", U"а"},       {U"ю", U"я"}};
constexpr Ending kMaleSurnames[] = {
    {U"ского", U"ский"}, {U"цкого", U"цкий"}, {U"ого", U"ый"}, {U"его", U"ий"},
    {U"ова", U"ов"},     {U"ева", U"ев"},     {U"ёва", U"ёв"}, {U"ина", U"ин"},
    {U"ына", U"ын"},     {U"ую", U"ая"},      {U"у", U"а"},    {U"ю", U"я"},
    {U"ея", U"ей"},      {U"ая", U"ай"},      {U"я", U"ь"},    {U"а", U""}};
constexpr Ending kFemaleNames[] = {{U"у", U"а"}, {U"ю", U"я"}};
constexpr Ending kMaleNames[] = {
    {U"Льва", U"Лев"}, {U"Павла", U"Павел"}, {U"Петра", U"Петр"}, {U"ея", U"ей"}, {U"ия", U"ий"},
    {U"ая", U"ай"},    {U"я", U"ь"},         {U"у", U"а"},        {U"ю", U"я"},   {U"а", U""}};
constexpr Ending kPatronymics[] = {
    {U"вну", U"вна"}, {U"чну", U"чна"}, {U"вича", U"вич"}, {U"ича", U"ич"}};
constexpr Ending kPostNouns[] = {
    {U"ителя", U"итель"},  {U"ателя", U"атель"},  {U"ника", U"ник"},  {U"тора", U"тор"},
    {U"сора", U"сор"},     {U"иста", U"ист"},     {U"анта", U"ант"},  {U"аря", U"арь"},
    {U"главу", U"глава"},  {U"щего", U"щий"},     {U"щую", U"щая"},   {U"лога", U"лог"},
    {U"дагога", U"дагог"}, {U"завуча", U"завуч"}, {U"ента", U"ент"},  {U"ерта", U"ерт"},
    {U"атора", U"атор"},   {U"нера", U"нер"},     {U"трона", U"трон"}};
constexpr Ending kPostAdjectives[] = {{U"шего", U"ший"}, {U"щего", U"щий"}, {U"ого", U"ый"},
                                      {U"его", U"ий"},   {U"щую", U"щая"},  {U"ую", U"ая"}};

template <class Endings>
bool replace_ending(std::u32string& word, const Endings& endings) {
    for (const Ending& ending : endings) {
        if (!word.ends_with(ending.accusative)) continue;
        word.resize(word.size() - ending.accusative.size());
        word += ending.nominative;
        return true;
    }
    return false;
}

std::vector<std::u32string> split(std::u32string_view text) {
    std::vector<std::u32string> words;
    std::u32string word;
    for (const char32_t c : text) {
        if (!is_space(c)) {
            word.push_back(c);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

std::u32string join(const std::vector<std::u32string>& words) {
    std::u32string text;
    for (const std::u32string& word : words)
        text += (text.empty() ? U"" : U" ") + word;
    return text;
}

bool is_initials(const std::u32string& word) {
    return word.find(U'.') != std::u32string::npos;
}

Gender gender_of(const std::u32string& patronymic) {
    if (patronymic.ends_with(U"вну") || patronymic.ends_with(U"чну") ||
        patronymic.ends_with(U"вна") || patronymic.ends_with(U"чна"))
        return Gender::female;
    if (patronymic.ends_with(U"ича") || patronymic.ends_with(U"ич")) return Gender::male;
    return Gender::unknown;
}

// Without a patronymic the ending itself tells: in the accusative only women's surnames end in
// "-у" and "-ую"; "-ова", "-ина", "-ого" are men's. Others ("Ворошкевич") don't change.
void mend_surname(std::u32string& surname, Gender gender) {
    const bool vowel_u = surname.ends_with(U"у") || surname.ends_with(U"ю");
    if (gender == Gender::female || (gender == Gender::unknown && vowel_u)) {
        replace_ending(surname, kFemaleSurnames);
    } else if (gender == Gender::male || surname.ends_with(U"ова") || surname.ends_with(U"ева") ||
               surname.ends_with(U"ина") || surname.ends_with(U"ского") ||
               surname.ends_with(U"цкого") || surname.ends_with(U"ого")) {
        replace_ending(surname, kMaleSurnames);
    } else if (surname.ends_with(U"а") && surname.size() > 3) {
        // A consonant before it: "Ковальчука".
        surname.pop_back();
    }
}

}  // namespace

std::u32string name_in_nominative(std::u32string_view name) {
    std::vector<std::u32string> words = split(name);
    if (words.empty()) return {};
    const bool with_initials = is_initials(words.front()) || is_initials(words.back());
    if (with_initials) {
        mend_surname(is_initials(words.front()) ? words.back() : words.front(), Gender::unknown);
        return join(words);
    }
    const Gender gender = gender_of(words.back());
    mend_surname(words.front(), gender);
    if (words.size() > 2) {
        if (gender == Gender::female) {
            replace_ending(words[1], kFemaleNames);
        } else if (gender == Gender::male) {
            replace_ending(words[1], kMaleNames);
        }
        replace_ending(words.back(), kPatronymics);
    }
    return join(words);
}

std::u32string position_in_nominative(std::u32string_view position) {
    std::vector<std::u32string> words = split(position);
    for (std::u32string& word : words) {
        if (word.find(U'.') != std::u32string::npos) continue;
        if (replace_ending(word, kPostNouns)) break;
        if (!replace_ending(word, kPostAdjectives)) break;
    }
    return join(words);
}

}  // namespace sroki::calendar
