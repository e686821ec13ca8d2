#pragma once
// A place in the tokens, for the grammar rules: looks ahead without end checks, since the last
// token is always Mark::end.
// Thread contract: plain value over tokens that outlive it.

#include <vector>

#include "scheduler/language/lexer.h"

namespace sroki::scheduler::language {

class Cursor {
  public:
    explicit Cursor(const std::vector<Token>& tokens) : tokens_(&tokens) {}

    [[nodiscard]] const Token& at(std::size_t ahead = 0) const {
        const std::size_t index = position_ + ahead;
        return (*tokens_)[index < tokens_->size() ? index : tokens_->size() - 1];
    }
    [[nodiscard]] bool is(Word word, std::size_t ahead = 0) const {
        return at(ahead).sense.word == word;
    }
    [[nodiscard]] bool is(Mark mark, std::size_t ahead = 0) const { return at(ahead).mark == mark; }
    // behind(1) is the token just passed.
    [[nodiscard]] const Token& behind(std::size_t back) const {
        return (*tokens_)[position_ - back];
    }
    [[nodiscard]] bool behind_is(Word word) const {
        return position_ > 0 && (*tokens_)[position_ - 1].sense.word == word;
    }
    [[nodiscard]] bool done() const { return is(Mark::end); }

    bool accept(Word word) {
        if (!is(word)) return false;
        ++position_;
        return true;
    }
    bool accept(Mark mark) {
        if (!is(mark) || done()) return false;
        ++position_;
        return true;
    }
    void skip(std::size_t count = 1) { position_ += count; }

    [[nodiscard]] std::size_t position() const { return position_; }
    void move_to(std::size_t position) { position_ = position; }

  private:
    const std::vector<Token>* tokens_;
    std::size_t position_ = 0;
};

}  // namespace sroki::scheduler::language
