#pragma once
// What may go wrong with a document, and the limits that bound the time and memory of reading one.
// A code and arguments only; the Russian sentence is chosen in server/messages_ru.

#include <cstddef>
#include <string>

namespace sroki::calendar {

enum class ImportErrorCode {
    empty_file,        // zero bytes
    unknown_format,    // neither by content nor by name
    encrypted,         // password protected
    damaged,           // broken zip, broken XML; `detail` says which part
    too_large,         // unpacked size, rows, cells or nesting over the limit; `detail` says which
    no_plan_table,     // no table with a column of activities and a column of terms
    no_text_layer,     // a scan without text
    unknown_period,    // the text names no period and no option gives one
    invalid_period,    // ends before it begins, or is longer than the limit
    needs_conversion,  // .doc, .odt, .rtf: a format that must be converted first; `detail`: which
    converter_failed,  // the external reader of this format is missing or gave up; `detail`: which
};

struct ImportError {
    ImportErrorCode code;
    std::string detail;

    friend bool operator==(const ImportError&, const ImportError&) = default;
};

// Limits of one import; a reader stops with ImportErrorCode::too_large past any of them.
struct ImportLimits {
    std::size_t file_bytes_max = 50U << 20U;
    std::size_t unpacked_bytes_max = 200U << 20U;  // all parts of an archive together
    std::size_t part_bytes_max = 48U << 20U;       // one XML part, which is parsed in memory
    std::size_t archive_entries_max = 5'000;
    std::size_t rows_max = 20'000;
    std::size_t cells_max = 400'000;
    std::size_t columns_max = 64;
    std::size_t cell_bytes_max = 100'000;
    std::size_t nesting_max = 200;
    int period_years_max = 15;
};

}  // namespace sroki::calendar
