#include "calendar/import/kind.h"

#include "calendar/import/kind_words.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

// How far the governed noun may stand from its verbal noun past a preposition or a doer.
constexpr std::size_t kReach = 14;

// Words of the title up to its first quotation: what is quoted is a name.
std::vector<std::u32string> words_before_quote(std::string_view title) {
    const std::u32string text = decode(title);
    const auto quote = text.find_first_of(U"\u00AB\u201E\"");
    auto words = words_of(text.substr(0, quote));
    constexpr std::size_t kWordsMax = 40;
    if (words.size() > kWordsMax) words.resize(kWordsMax);
    return words;
}

class Walk {
  public:
    explicit Walk(std::vector<std::u32string> words) : words_(std::move(words)) {}

    Kind decide() {
        while (at_ < words_.size()) {
            const auto meaning = read();
            switch (meaning.word) {
                case TitleWord::kind:
                    return judge(*meaning.kind);
                case TitleWord::holding:
                    held_ = true;
                    reaching_ = false;
                    break;
                case TitleWord::attending:
                    attended_ = true;
                    reaching_ = true;
                    break;
                case TitleWord::preposition:
                    if (!step_over_preposition()) return Kind::other;
                    break;
                case TitleWord::instrumental:
                    reaching_ = true;
                    break;
                case TitleWord::plain:
                    if (!reaching_ || ++steps_ > kReach) return Kind::other;
                    break;
                default:
                    break;
            }
        }
        return Kind::other;
    }

  private:
    TitleWordMeaning read() {
        bool takes_next = false;
        const std::u32string_view next =
            at_ + 1 < words_.size() ? std::u32string_view(words_[at_ + 1]) : U"";
        const auto meaning = meaning_of(words_[at_], next, takes_next);
        after_verbal_ = previous_ == TitleWord::holding || previous_ == TitleWord::instrumental;
        previous_ = meaning.word;
        at_ += takes_next ? 2 : 1;
        return meaning;
    }

    // "Organization, in the schools of the district, of a monitoring": the phrase is stepped over
    // when it follows its verbal noun at once; after another noun the title is about that noun.
    bool step_over_preposition() {
        if (attended_) {
            // Where one takes part is named at once: its first noun decides.
            reaching_ = false;
            return true;
        }
        if (!held_ || !after_verbal_) return false;
        reaching_ = true;
        return true;
    }

    [[nodiscard]] Kind judge(Kind kind) const {
        const bool made_or_held = kind == Kind::contest || kind == Kind::document;
        return attended_ && made_or_held ? Kind::other : kind;
    }

    std::vector<std::u32string> words_;
    std::size_t at_ = 0;
    std::size_t steps_ = 0;
    TitleWord previous_ = TitleWord::plain;
    bool after_verbal_ = false;
    bool held_ = false;
    bool attended_ = false;
    bool reaching_ = false;
};

}  // namespace

Kind kind_of_title(std::string_view title) {
    return Walk(words_before_quote(title)).decide();
}

}  // namespace sroki::calendar
