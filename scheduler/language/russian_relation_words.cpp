// Prepositions, comparisons, parts and bounds, frequencies.

#include <array>

#include "scheduler/language/meaning.h"
#include "scheduler/language/russian_words.h"

namespace sroki::scheduler::language {

namespace {

constexpr std::string_view kHard = "ый ого ому ым ом ая ой ую ое ые ых ыми";
constexpr std::string_view kSoft = "ий его ему им ем яя ей юю ее ие их ими";

constexpr int code(Cycle cycle) {
    return static_cast<int>(cycle);
}

constexpr auto kRows = std::to_array<WordRow>({
    {Word::frequency, code(Cycle::year), "ежегодно", "_"},
    {Word::frequency, code(Cycle::half_year), "полугодно", "_"},
    {Word::frequency, code(Cycle::half_year), "ежеполугодно", "_"},
    {Word::frequency, code(Cycle::quarter), "ежеквартально", "_"},
    {Word::frequency, code(Cycle::quarter), "поквартально", "_"},
    {Word::frequency, code(Cycle::month), "ежемесячно", "_"},
    {Word::frequency, code(Cycle::month), "помесячно", "_"},
    {Word::frequency, code(Cycle::decade), "ежедекадно", "_"},
    {Word::frequency, code(Cycle::decade), "подекадно", "_"},
    {Word::frequency, code(Cycle::week), "еженедельно", "_"},
    {Word::frequency, code(Cycle::week), "понедельно", "_"},
    {Word::frequency, code(Cycle::school_quarter), "ежечетвертно", "_"},
    {Word::every, 0, "кажд", kHard},
    {Word::times, 0, "раз", "_ а у"},

    {Word::in, 0, "в", "_ о"},
    {Word::on, 0, "на", "_"},
    {Word::from, 0, "с", "_ о"},
    {Word::by, 0, "по", "_"},
    {Word::before, 0, "до", "_"},
    {Word::towards, 0, "к", "_ о"},
    {Word::of, 0, "от", "_"},
    {Word::of, 0, "из", "_"},
    {Word::behind, 0, "за", "_"},
    {Word::at, 0, "при", "_"},
    {Word::through, 0, "через", "_"},
    {Word::through, 0, "спустя", "_"},
    {Word::ahead_of, 0, "перед", "_ о"},
    {Word::not_, 0, "не", "_"},
    {Word::not_, 0, "ни", "_"},
    {Word::not_, 0, "нет", "_"},
    {Word::and_, 0, "и", "_"},
    {Word::and_, 0, "а", "_"},
    {Word::and_, 0, "также", "_"},
    {Word::or_, 0, "или", "_"},
    {Word::or_, 0, "либо", "_"},
    {Word::than, 0, "чем", "_"},
    {Word::but, 0, "но", "_"},
    {Word::later, 0, "поз", "же днее"},
    {Word::earlier, 0, "раньше", "_"},
    {Word::earlier, 0, "ранее", "_"},
    {Word::rarer, 0, "реже", "_"},
    {Word::rarer, 0, "минимум", "_"},
    {Word::less, 0, "мене", "е"},
    {Word::less, 0, "меньше", "_"},
    {Word::more, 0, "боле", "е"},
    {Word::more, 0, "больше", "_"},
    {Word::more, 0, "чаще", "_"},
    {Word::more, 0, "свыше", "_"},
    {Word::except, 0, "кроме", "_"},
    {Word::except, 0, "исключ", "ая ением"},
    {Word::except, 0, "помимо", "_"},
    {Word::except, 0, "около", "_"},
    {Word::except, 0, "между", "_"},
    {Word::except, 0, "примерно", "_"},
    {Word::except, 0, "ориентировочно", "_"},
    {Word::except, 0, "предварительно", "_"},

    {Word::beginning, 0, "начал", "о а у е ом"},
    {Word::middle, 0, "середин", "а ы е у ой"},
    {Word::end, 0, "кон", "ец ца цу це цом"},
    {Word::half, 0, "половин", "а ы е у ой"},
    {Word::starting, 0, "начина", "я ется ть"},
    {Word::during, 0, "течени", "е и я"},
    {Word::during, 0, "теч", "_", false, true},
    {Word::during, 0, "протяжени", "и е я"},
    {Word::during, 0, "продолжени", "е и"},
    {Word::whole, 0, "вес", "ь"},
    {Word::whole, 0, "вс", "его ю ей е ем"},
    {Word::whole, 0, "цел", "ый ого ую ое"},
    {Word::whole, 0, "полн", "ый ого ую ое"},
    {Word::whole, 0, "кругл", "ый ого"},
    {Word::period, 0, "период", "_ а у е ом ы ов"},
    {Word::period, 0, "врем", "я ени"},
    {Word::date_number, 0, "числ", "о а у е ом"},
    {Word::date_number, 0, "чис", "ел", true},
    {Word::date_number, 0, "числ", "ам ах", true},
    {Word::date_number, 0, "чис", "_ л", false, true},
    {Word::further, 0, "далее", "_"},
    {Word::further, 0, "дальше", "_"},
    {Word::further, 0, "затем", "_"},
    {Word::further, 0, "дальнейш", "ем ее"},
    {Word::further, 0, "последующем", "_"},
    {Word::further, 0, "впоследствии", "_"},

    {Word::school, 0, "учебн", kHard},
    {Word::school, 0, "уч", "_ еб", false, true},
    {Word::school, 0, "у", "_", false, true},
    {Word::frequency, code(Cycle::year), "ежег", "_ одн", false, true},
    {Word::frequency, code(Cycle::quarter), "ежекв", "_ арт", false, true},
    {Word::frequency, code(Cycle::month), "ежемес", "_", false, true},
    {Word::frequency, code(Cycle::week), "еженед", "_", false, true},
    {Word::calendar, 0, "календарн", kHard},
    {Word::calendar, 0, "финансов", kHard},
    {Word::calendar, 0, "кален", "_ д", false, true},
    {Word::current, 0, "текущ", kSoft},
    {Word::current, 0, "тек", "_", false, true},
    {Word::current, 0, "эт", "от ого ому ом"},
    {Word::current, 0, "настоящ", "его ем ему"},
    {Word::current, 0, "нынешн", "его ем ему"},
    {Word::current, 0, "т", "_", false, true},
    {Word::next, 0, "следующ", "ий его ему им ем ая ей ую ее ие их"},
    {Word::next, 0, "последующ", "ий его ему им ая ей ую ее ие их"},
    {Word::next, 0, "будущ", "ий его ему им ем"},
    {Word::next, 0, "очередн", "ой ого ому ым ом"},
    {Word::previous, 0, "предшествующ", "ий его ему им ем ей ую ее"},
    {Word::previous, 0, "предыдущ", "ий его ему им ем ей ую ее"},
    {Word::previous, 0, "прошл", "ый ого ому ым ом"},
    {Word::previous, 0, "прошедш", "ий его ему ем"},
    {Word::reporting, 0, "отчетн", kHard},
    {Word::relevant, 0, "соответствующ", "ий его ему им ем ей ую ее"},
    {Word::relevant, 0, "планов", "ый ого ому ым ом"},
    {Word::new_, 0, "нов", "ый ого ому ым ом"},
    {Word::new_, 0, "предстоящ", "ий его ему им ем"},
    {Word::new_, 0, "наступающ", "ий его ему им ем"},
    {Word::ordinary, 0, "ежегодн", "ый ого ому ым ом ая ой ую ое ые ых ыми"},
    {Word::ordinary, 0, "ежемесячн", kHard},
    {Word::ordinary, 0, "ежеквартальн", kHard},
    {Word::ordinary, 0, "еженедельн", kHard},
    {Word::ordinary, 0, "ежедневн", kHard},
    {Word::ordinary, 0, "квартальн", kHard},
    {Word::ordinary, 0, "постоянн", "ый ого ому ым ая ую ое ые ых ыми"},
    {Word::ordinary, 0, "регулярн", "ый ого ому ым ая ую ое ые ых ыми"},
    {Word::ordinary, 0, "систематическ", "ий ого ому им ая ую ое ие их ими"},
    {Word::ordinary, 0, "лечени", "е я ю и ем"},
    {Word::ordinary, 0, "декан", "_ а у е ы ов ат ата"},
    {Word::ordinary, 0, "учебник", "_ а и ов ам"},
    {Word::ordinary, 0, "числен", "ность ности"},
    {Word::ordinary, 0, "цель", "_"},
});

}  // namespace

std::span<const WordRow> relation_words() {
    return kRows;
}

}  // namespace sroki::scheduler::language
