#pragma once
// Numbers that Word prints by itself (ECMA-376 part 1, 17.9): a plan's column of numbers is often
// made of them and has no text of its own.
// Thread contract: one Numbering counts one document, in reading order.

#include <map>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace sroki::calendar {

class Numbering {
  public:
    Numbering() = default;
    // The root of word/numbering.xml.
    explicit Numbering(const pugi::xml_node& root);

    // What Word prints before a paragraph of list `id` at `level`; counts one further. Bullets and
    // unknown lists print nothing.
    [[nodiscard]] std::string next_label(int id, int level);

  private:
    static constexpr int kLevels = 9;
    struct Level {
        std::string format;  // "decimal", "upperRoman", "bullet", ...
        std::string text;    // "%1.%2."
        int start = 1;
    };
    using Levels = std::map<int, Level>;

    std::map<int, Levels> abstract_;
    std::map<int, int> abstract_of_;              // numId -> abstractNumId
    std::map<int, std::map<int, int>> starts_;    // numId -> level -> overridden start
    std::map<int, std::map<int, int>> counters_;  // abstractNumId (or -numId) -> level -> last
};

}  // namespace sroki::calendar
