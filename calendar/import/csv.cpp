#include "calendar/import/csv.h"

#include <array>
#include <map>

#include "calendar/import/encoding.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

using Record = std::vector<std::string>;

// Splits the text into records of fields, up to `records_max`; false when a limit is passed.
class Splitter {
  public:
    Splitter(std::string_view text, char separator) : text_(text), separator_(separator) {}

    bool next(Record& record) {
        record.clear();
        if (at_ >= text_.size()) return false;
        for (;;) {
            record.push_back(field());
            if (at_ >= text_.size()) return true;
            const char c = text_[at_++];
            if (c == separator_) {
                if (at_ < text_.size()) continue;
                record.emplace_back();
                return true;
            }
            if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
            return true;
        }
    }

  private:
    std::string field() {
        std::string value;
        if (at_ < text_.size() && text_[at_] == '"') {
            ++at_;
            while (at_ < text_.size()) {
                const char c = text_[at_++];
                if (c != '"') {
                    value.push_back(c);
                } else if (at_ < text_.size() && text_[at_] == '"') {
                    value.push_back('"');
                    ++at_;
                } else {
                    break;
                }
            }
        }
        // What follows a closing quote belongs to the field, as offices read it.
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
               text_[at_] != '\r')
            value.push_back(text_[at_++]);
        return value;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
};

// The separator under which most records have the same number of fields, more than one.
char find_separator(std::string_view text) {
    constexpr std::size_t kRecordsRead = 60;
    char best = ';';
    double best_weight = 0;
    for (const char separator : {';', '\t', ','}) {
        Splitter splitter(text, separator);
        std::map<std::size_t, int> counts;
        Record record;
        for (std::size_t i = 0; i < kRecordsRead && splitter.next(record); ++i)
            ++counts[record.size()];
        for (const auto& [fields, records] : counts) {
            const double weight = fields > 1 ? records + 0.1 * static_cast<double>(fields) : 0;
            if (weight > best_weight) {
                best_weight = weight;
                best = separator;
            }
        }
    }
    return best;
}

}  // namespace

tl::expected<Document, ImportError> read_csv(std::string_view bytes, const ImportLimits& limits) {
    const auto too_large = [](std::string_view what) {
        return tl::unexpected(ImportError{ImportErrorCode::too_large, std::string(what)});
    };
    const std::string text = to_utf8(bytes);
    Splitter splitter(text, find_separator(text));
    Table table;
    table.merges_known = false;
    std::size_t cells = 0;
    Record record;
    while (splitter.next(record)) {
        while (!record.empty() && record.back().empty() && record.size() > limits.columns_max)
            record.pop_back();
        if (record.size() > limits.columns_max) return too_large("columns");
        cells += record.size();
        if (table.rows.size() >= limits.rows_max) return too_large("rows");
        if (cells > limits.cells_max) return too_large("cells");
        Row row;
        for (const std::string& field : record) {
            if (field.size() > limits.cell_bytes_max) return too_large("cell");
            row.cells.push_back(Cell{clean_text(field), 1, Cover::none});
        }
        table.rows.push_back(std::move(row));
    }
    Document document;
    document.blocks.emplace_back(std::move(table));
    return document;
}

}  // namespace sroki::calendar
