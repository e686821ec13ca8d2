#include "calendar/import/pdf_page.h"

#include <charconv>
#include <cmath>
#include <optional>

#include <pugixml.hpp>

#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

// A ruled line is at least so long and at most so thick; text is neither.
constexpr double kLineLengthMin = 18;
// An upright line of a one-line row is shorter, but ends where lines across are.
constexpr double kUprightMin = 9;
constexpr double kMeets = 2.5;
constexpr std::size_t kLinePixelsThick = 6;
constexpr unsigned char kInk = 160;
constexpr std::size_t kPictureSideMax = 8'000;
constexpr std::size_t kLinesMax = 4'000;

PageWord word_of(const pugi::xml_node& node, int block) {
    return {node.attribute("xMin").as_double(),
            node.attribute("yMin").as_double(),
            node.attribute("xMax").as_double(),
            node.attribute("yMax").as_double(),
            node.text().get(),
            block};
}

struct Picture {
    std::size_t width = 0;
    std::size_t height = 0;
    std::string_view pixels;

    [[nodiscard]] bool ink(std::size_t x, std::size_t y) const {
        return static_cast<unsigned char>(pixels[y * width + x]) < kInk;
    }
};

// The next picture of a stream: "P5 width height maximum" and the pixels.
std::optional<Picture> take_picture(std::string_view& stream) {
    if (!stream.starts_with("P5")) return std::nullopt;
    std::size_t at = 2;
    std::array<std::size_t, 3> numbers{};
    for (std::size_t& number : numbers) {
        while (at < stream.size() && (stream[at] == ' ' || stream[at] == '\n'))
            ++at;
        const auto result =
            std::from_chars(stream.data() + at, stream.data() + stream.size(), number);
        if (result.ec != std::errc{}) return std::nullopt;
        at = static_cast<std::size_t>(result.ptr - stream.data());
    }
    ++at;
    Picture picture{numbers[0], numbers[1], {}};
    if (picture.width > kPictureSideMax || picture.height > kPictureSideMax || numbers[2] != 255)
        return std::nullopt;
    const std::size_t size = picture.width * picture.height;
    if (at > stream.size() || stream.size() - at < size) return std::nullopt;
    picture.pixels = stream.substr(at, size);
    stream.remove_prefix(at + size);
    return picture;
}

struct Run {
    std::size_t line, from, to;
};

// Long runs of ink along the lines of one direction.
template <class Ink>
std::vector<Run> runs_of(std::size_t lines, std::size_t length, std::size_t run_min, Ink ink) {
    std::vector<Run> runs;
    for (std::size_t line = 0; line < lines; ++line) {
        for (std::size_t at = 0; at < length;) {
            if (!ink(line, at)) {
                ++at;
                continue;
            }
            const std::size_t from = at;
            while (at < length && ink(line, at))
                ++at;
            if (at - from >= run_min && runs.size() < kLinesMax * kLinePixelsThick)
                runs.push_back({line, from, at});
        }
    }
    return runs;
}

// Neighbouring runs are one thick line; what is thicker than a line is a shaded area, whose edges
// are lines.
std::vector<Ruling> rulings_of(const std::vector<Run>& runs, double scale) {
    struct Stroke {
        std::size_t first, last, from, to;
    };
    std::vector<Stroke> strokes;
    for (const Run& run : runs) {
        bool joined = false;
        for (auto stroke = strokes.rbegin(); stroke != strokes.rend() && !joined; ++stroke) {
            if (stroke->last + 1 < run.line && stroke->last + 40 < run.line) break;
            const bool touches =
                stroke->last + 1 == run.line && stroke->from <= run.to && run.from <= stroke->to;
            if (!touches) continue;
            stroke->last = run.line;
            stroke->from = std::min(stroke->from, run.from);
            stroke->to = std::max(stroke->to, run.to);
            joined = true;
        }
        if (!joined && strokes.size() < kLinesMax)
            strokes.push_back({run.line, run.line, run.from, run.to});
    }
    std::vector<Ruling> rulings;
    for (const Stroke& stroke : strokes) {
        const auto add = [&](double at) {
            rulings.push_back({at / scale, static_cast<double>(stroke.from) / scale,
                               static_cast<double>(stroke.to) / scale});
        };
        const auto first = static_cast<double>(stroke.first);
        const auto last = static_cast<double>(stroke.last);
        if (stroke.last - stroke.first < kLinePixelsThick) {
            add((first + last) / 2);
        } else {
            add(first);
            add(last);
        }
    }
    return rulings;
}

}  // namespace

tl::expected<std::vector<PdfPage>, ImportError> parse_page_words(std::string_view xhtml,
                                                                 const ImportLimits& limits) {
    pugi::xml_document xml;
    if (!xml.load_buffer(xhtml.data(), xhtml.size()))
        return tl::unexpected(ImportError{ImportErrorCode::damaged, "pdf"});
    std::vector<PdfPage> pages;
    std::size_t words = 0;
    int block_number = 0;
    const auto document = xml.document_element().child("body").child("doc");
    for (const pugi::xml_node page_node : document.children("page")) {
        PdfPage page;
        page.width = page_node.attribute("width").as_double();
        page.height = page_node.attribute("height").as_double();
        for (const pugi::xml_node flow : page_node.children("flow")) {
            for (const pugi::xml_node block : flow.children("block")) {
                ++block_number;
                for (const pugi::xml_node line : block.children("line")) {
                    for (const pugi::xml_node node : line.children("word")) {
                        if (++words > limits.cells_max)
                            return tl::unexpected(ImportError{ImportErrorCode::too_large, "cells"});
                        page.words.push_back(word_of(node, block_number));
                    }
                }
            }
        }
        pages.push_back(std::move(page));
    }
    return pages;
}

void drop_running_lines(std::vector<PdfPage>& pages) {
    constexpr double kMargin = 0.05;
    // The text of a line in the margin without its digits; nothing for lines elsewhere.
    using Key = std::pair<int, std::string>;
    const auto key_of = [&](const PdfPage& page, const PageWord& word) -> std::optional<Key> {
        if (word.bottom > kMargin * page.height && word.top < (1 - kMargin) * page.height)
            return std::nullopt;
        const auto inside = [&](const Ruling& line) {
            return line.from <= word.top && word.bottom <= line.to;
        };
        if (std::any_of(page.vertical.begin(), page.vertical.end(), inside)) return std::nullopt;
        std::string letters;
        for (const PageWord& other : page.words) {
            if (std::abs(other.top - word.top) > 2) continue;
            for (const char c : other.text) {
                if (c < '0' || c > '9') letters.push_back(c);
            }
        }
        return Key(static_cast<int>(word.top / 4), letters);
    };
    std::map<Key, std::size_t> pages_of;
    for (const PdfPage& page : pages) {
        std::set<Key> here;
        for (const PageWord& word : page.words) {
            if (auto key = key_of(page, word)) here.insert(std::move(*key));
        }
        for (const Key& one : here)
            ++pages_of[one];
    }
    for (PdfPage& page : pages) {
        std::vector<PageWord> kept;
        for (const PageWord& word : page.words) {
            const auto key = key_of(page, word);
            if (!key || pages_of[*key] < 2) kept.push_back(word);
        }
        page.words = std::move(kept);
    }
}

bool add_rulings(std::string_view pictures, double pixels_per_point, std::vector<PdfPage>& pages,
                 std::size_t first) {
    const auto pixels = [&](double points) {
        return static_cast<std::size_t>(points * pixels_per_point);
    };
    for (std::size_t page = first; !pictures.empty(); ++page) {
        const auto picture = take_picture(pictures);
        if (!picture || page >= pages.size()) return false;
        pages[page].horizontal =
            rulings_of(runs_of(picture->height, picture->width, pixels(kLineLengthMin),
                               [&](std::size_t y, std::size_t x) { return picture->ink(x, y); }),
                       pixels_per_point);
        auto upright =
            rulings_of(runs_of(picture->width, picture->height, pixels(kUprightMin),
                               [&](std::size_t x, std::size_t y) { return picture->ink(x, y); }),
                       pixels_per_point);
        const auto meets = [&](double x, double y) {
            const auto& lines = pages[page].horizontal;
            return std::any_of(lines.begin(), lines.end(), [&](const Ruling& line) {
                return line.at >= y - kMeets && line.at <= y + kMeets && line.from <= x + kMeets &&
                       x <= line.to + kMeets;
            });
        };
        std::erase_if(upright, [&](const Ruling& line) {
            return line.to - line.from < kLineLengthMin &&
                   !(meets(line.at, line.from) && meets(line.at, line.to));
        });
        pages[page].vertical = std::move(upright);
    }
    return true;
}

}  // namespace sroki::calendar
