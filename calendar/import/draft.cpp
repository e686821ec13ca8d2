#include "calendar/import/draft.h"

#include <deque>
#include <map>
#include <set>

#include "calendar/import/columns.h"
#include "calendar/import/doubts.h"
#include "calendar/import/executors_alike.h"
#include "calendar/import/labelled_items.h"
#include "calendar/import/plan_header.h"
#include "calendar/import/rows.h"
#include "calendar/import/term_grid.h"
#include "calendar/import/text.h"
#include "calendar/item_problems.h"

namespace sroki::calendar {

namespace {

struct PlanTable {
    const Table* table = nullptr;
    ColumnMap columns;
    std::string heading;  // the paragraph that stands over it
};

// What a document consists of, seen from its plan tables.
struct Anatomy {
    std::deque<Table> made;  // tables that stand otherwise in the document
    std::vector<PlanTable> tables;
    std::vector<std::string> before;  // text in front of the first plan table
    std::vector<std::string> all;
};

void add_cell_texts(const Row& row, std::vector<std::string>& paragraphs) {
    for (const Cell& cell : row.cells) {
        if (cell.cover == Cover::none && !cell.text.empty()) paragraphs.push_back(cell.text);
    }
}

// A table without a heading goes on with the one before when its columns fit.
bool continues_table(const Table& table, const ColumnMap& columns) {
    std::size_t rows = 0;
    std::size_t fitting = 0;
    for (const Row& row : table.rows) {
        if (row.cells.size() > columns.columns) return false;
        if (row.cells.size() < columns.columns) continue;
        ++rows;
        const bool title = !row.cells[columns.title].text.empty() ||
                           row.cells[columns.title].cover == Cover::above;
        const bool numbered = !columns.number || row.cells[*columns.number].text.empty() ||
                              is_item_number(decode(fold_spaces(row.cells[*columns.number].text)));
        fitting += title && numbered;
    }
    return rows > 0 && fitting * 2 >= rows;
}

std::size_t columns_of(const Table& table) {
    std::size_t columns = 0;
    for (const Row& row : table.rows)
        columns = std::max(columns, row.cells.size());
    return columns;
}

Anatomy take_apart(const Document& document, const ColumnChoices& choices) {
    Anatomy anatomy;
    std::vector<std::pair<const Table*, ColumnMap>> by_content;
    std::string heading;
    std::size_t number = 0;  // of the table in the document
    const ColumnMap* previous = nullptr;
    std::map<const Table*, std::string> headings;
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            if (anatomy.tables.empty()) anatomy.before.push_back(paragraph->text);
            anatomy.all.push_back(paragraph->text);
            if (!fold_spaces(paragraph->text).empty()) heading = paragraph->text;
            continue;
        }
        const Table* read = &std::get<Table>(block);
        const auto chosen = chosen_columns(*read, ++number, choices);
        if (!chosen) {
            if (auto unfolded = unfold_term_grid(*read))
                read = &anatomy.made.emplace_back(std::move(*unfolded));
        }
        const Table& table = *read;
        auto columns = chosen ? std::optional(chosen->columns) : recognize_columns(table);
        if (chosen && !chosen->is_plan) columns.reset();
        const bool headed = columns && !columns->heading.empty() && !columns->guessed;
        const bool may_continue = !headed && !chosen;
        if (may_continue && previous != nullptr && columns_of(table) == previous->columns &&
            continues_table(table, *previous)) {
            columns = *previous;
            columns->first_row = 0;
        } else if (columns && !headed) {
            by_content.emplace_back(&table, *columns);
            headings[&table] = heading;
            columns.reset();
        }
        if (!columns) {
            for (const Row& row : table.rows) {
                if (anatomy.tables.empty()) add_cell_texts(row, anatomy.before);
                add_cell_texts(row, anatomy.all);
            }
        } else {
            // Lines of a sheet above its heading are text around the table.
            const std::size_t above = headed && columns->first_row > 0 ? columns->first_row - 1 : 0;
            for (std::size_t row = 0; row < above; ++row) {
                if (anatomy.tables.empty()) add_cell_texts(table.rows[row], anatomy.before);
                add_cell_texts(table.rows[row], anatomy.all);
            }
            anatomy.tables.push_back({&table, *columns, heading});
            previous = &anatomy.tables.back().columns;
        }
        heading.clear();
        if (!anatomy.tables.empty()) previous = &anatomy.tables.back().columns;
    }
    if (anatomy.tables.empty()) {
        for (auto& [table, columns] : by_content)
            anatomy.tables.push_back({table, columns, headings[table]});
    }
    if (anatomy.tables.empty()) {
        if (auto labelled = read_labelled_items(anatomy.all)) {
            const Table& table = anatomy.made.emplace_back(std::move(*labelled));
            if (const auto columns = recognize_columns(table))
                anatomy.tables.push_back({&table, *columns, {}});
        }
    }
    return anatomy;
}

// A header stands at the beginning of a document or close to its table; what lies between may be a
// book.
void keep_both_ends(std::vector<std::string>& paragraphs) {
    constexpr std::size_t kEachEnd = 300;
    if (paragraphs.size() <= 2 * kEachEnd) return;
    paragraphs.erase(paragraphs.begin() + kEachEnd, paragraphs.end() - kEachEnd);
}

Vocabulary vocabulary_of(const Document& document) {
    Vocabulary vocabulary;
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            collect_words(paragraph->text, vocabulary);
            continue;
        }
        for (const Row& row : std::get<Table>(block).rows) {
            for (const Cell& cell : row.cells)
                collect_words(cell.text, vocabulary);
        }
    }
    return vocabulary;
}

// The heading over a table names its section when there are several tables or it is a month.
std::string section_over(const PlanTable& table, std::size_t tables) {
    const std::string text = fold_spaces(table.heading);
    if (month_heading(text)) return text;
    constexpr std::size_t kHeadingMax = 600;
    if (tables < 2 || text.size() > kHeadingMax || text.ends_with(':') || is_plan_title(text))
        return {};
    return is_section_heading(text) || text.size() < 240 ? table.heading : std::string();
}

std::vector<RowItem> read_items(const Anatomy& anatomy, const Vocabulary& vocabulary,
                                bool wrapped) {
    RowReader reader(vocabulary, wrapped);
    for (const PlanTable& table : anatomy.tables)
        reader.read(*table.table, table.columns, section_over(table, anatomy.tables.size()));
    return reader.take();
}

// The month a heading means inside the plan's period; nothing when it may be several.
std::optional<std::chrono::year_month> month_in(const MonthHeading& heading,
                                                const scheduler::Period& period) {
    using namespace std::chrono;
    if (heading.year) return *heading.year / heading.month;
    std::optional<year_month> found;
    const year_month_day first{period.first};
    const year_month_day last{period.last};
    for (year y = first.year(); y <= last.year(); ++y) {
        const year_month candidate = y / heading.month;
        if (candidate < year_month{first.year(), first.month()} ||
            candidate > year_month{last.year(), last.month()}) {
            continue;
        }
        if (found) return std::nullopt;
        found = candidate;
    }
    return found;
}

std::optional<std::chrono::year_month> only_month(const scheduler::Period& period) {
    const std::chrono::year_month_day first{period.first};
    const std::chrono::year_month_day last{period.last};
    const std::chrono::year_month month = first.year() / first.month();
    return month == last.year() / last.month() ? std::optional(month) : std::nullopt;
}

void list_problems(const RowItem& row, std::size_t index, std::vector<Problem>& problems) {
    const auto add = [&](int column, std::vector<Problem> found) {
        for (Problem& problem : found) {
            problem.row = row.row;
            problem.column = column;
            problem.item = index;
            problems.push_back(std::move(problem));
        }
    };
    add(row.title_column, title_problems(row.item));
    if (row.doubtful) add(row.title_column, {{0, 0, ProblemCode::row_doubtful, row.item.title}});
    add(row.term_column, term_problems(row.item));
    if (row.executors_column > 0) add(row.executors_column, executor_problems(row.item));
}

// Names of one document that look alike, each pair once; row 0: the question is about the plan.
void ask_about_alike(const std::vector<DraftItem>& items, std::vector<Problem>& problems) {
    constexpr std::size_t kNamesMax = 1'000;
    constexpr std::size_t kQuestionsMax = 100;
    std::vector<std::pair<std::string, ComparableName>> names;
    std::set<std::string> names_seen;
    std::set<std::u32string> spellings;
    for (const DraftItem& item : items) {
        for (const ExecutorName& executor : item.executors) {
            if (names.size() == kNamesMax || !names_seen.insert(executor.name).second) continue;
            ComparableName name = comparable_name(executor);
            if (spellings.insert(name.spelling).second)
                names.emplace_back(executor.name, std::move(name));
        }
    }
    std::size_t questions = 0;
    for (auto one = names.begin(); one != names.end(); ++one) {
        for (auto other = std::next(one); other != names.end(); ++other) {
            if (!look_alike(one->second, other->second)) continue;
            if (++questions > kQuestionsMax) return;
            problems.push_back({0, 0, ProblemCode::executor_alike, one->first, {}, other->first});
        }
    }
}

tl::expected<PlanHeader, ImportError> header_of(const Anatomy& anatomy,
                                                const ImportOptions& options) {
    PlanHeader header = read_plan_header(anatomy.before, anatomy.all);
    header.timezone = options.timezone;
    header.school_calendar = options.school_calendar;
    if (options.title) header.title = *options.title;
    if (options.issued) header.issued = options.issued;
    if (options.period) {
        header.period = options.period;
        header.basis = is_school_period(*options.period) ? scheduler::Basis::school
                                                         : scheduler::Basis::calendar;
    }
    if (options.basis) header.basis = *options.basis;
    if (!header.period) return tl::unexpected(ImportError{ImportErrorCode::unknown_period, {}});
    const auto days = header.period->last - header.period->first;
    if (days < std::chrono::days{0} ||
        days > std::chrono::days{366} * options.limits.period_years_max) {
        return tl::unexpected(ImportError{ImportErrorCode::invalid_period,
                                          scheduler::format_date(header.period->first) + ".." +
                                              scheduler::format_date(header.period->last)});
    }
    return header;
}

}  // namespace

tl::expected<PlanDraft, ImportError> make_draft(const Document& document, bool wrapped,
                                                const ImportOptions& options) {
    Anatomy anatomy = take_apart(document, options.columns);
    keep_both_ends(anatomy.before);
    keep_both_ends(anatomy.all);
    if (anatomy.tables.empty())
        return tl::unexpected(ImportError{ImportErrorCode::no_plan_table, {}});
    auto rows = read_items(anatomy, vocabulary_of(document), wrapped);
    if (rows.empty()) return tl::unexpected(ImportError{ImportErrorCode::no_plan_table, {}});
    auto header = header_of(anatomy, options);
    if (!header) return tl::unexpected(header.error());

    PlanDraft draft;
    draft.plan = std::move(*header);
    scheduler::TermContext context{
        *draft.plan.period, draft.plan.basis, draft.plan.issued, {}, options.school_calendar};
    if (wrapped) mark_doubts(rows, draft.problems);
    std::set<std::pair<std::string, std::string>> numbers;
    for (RowItem& row : rows) {
        if (row.month) row.item.month = month_in(*row.month, context.period);
        // A plan of one month needn't say so in its rows.
        if (!row.item.month) row.item.month = only_month(context.period);
        context.month = row.item.month;
        row.item.resolved = scheduler::resolve_term(row.term_lines, context);
        row.item.term_lines = row.term_lines;
        list_problems(row, draft.items.size(), draft.problems);
        const auto key = std::pair(row.item.section.value_or(""), row.item.number.value_or(""));
        if (row.item.number && !numbers.insert(key).second) {
            draft.problems.push_back(
                {row.row, 0, ProblemCode::duplicate_number, key.second, draft.items.size()});
        }
        draft.items.push_back(std::move(row.item));
    }
    ask_about_alike(draft.items, draft.problems);
    return draft;
}

}  // namespace sroki::calendar
