#pragma once
// The markup of HTML cut into tags and text; entities resolved.
// Thread contract: a Tokens object belongs to one thread and keeps a view of its text.

#include <map>
#include <string>
#include <string_view>

namespace sroki::calendar {

struct HtmlToken {
    enum class Type { text, open, close, end } type = Type::end;
    std::string text;  // of text; or the tag's name in small letters
    std::map<std::string, std::string> attributes;
};

class HtmlTokens {
  public:
    explicit HtmlTokens(std::string_view html) : html_(html) {}
    [[nodiscard]] HtmlToken next();

  private:
    HtmlToken read_tag();
    void read_attributes(HtmlToken& tag);
    void skip_to(std::string_view end);

    std::string_view html_;
    std::size_t at_ = 0;
};

}  // namespace sroki::calendar
