#include "calendar/store/problem_writer.h"

#include <algorithm>
#include <array>

#include "calendar/item_problems.h"
#include "calendar/names.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

constexpr std::array kAnswering{CorrectedField::number, CorrectedField::title,
                                CorrectedField::executors_text, CorrectedField::term_text,
                                CorrectedField::checked};

// The problems that a correction of this field answers.
std::vector<ProblemCode> answered_by(CorrectedField field) {
    switch (field) {
        case CorrectedField::number:
            return {ProblemCode::duplicate_number};
        case CorrectedField::title:
            return {ProblemCode::no_title};
        case CorrectedField::executors_text:
            return {ProblemCode::no_executor};
        case CorrectedField::term_text:
            return {ProblemCode::no_term, ProblemCode::term_unrecognized, ProblemCode::term_check,
                    ProblemCode::term_outside_plan};
        case CorrectedField::checked:
            return {ProblemCode::row_doubtful, ProblemCode::term_check, ProblemCode::number_missing,
                    ProblemCode::rows_merged};
        default:
            return {};
    }
}

std::vector<Problem> problems_of(const DraftItem& item, CorrectedField field) {
    switch (field) {
        case CorrectedField::title:
            return title_problems(item);
        case CorrectedField::executors_text:
            return executor_problems(item);
        case CorrectedField::term_text:
            return term_problems(item);
        default:
            return {};
    }
}

std::int64_t raw(ItemId item) {
    return static_cast<std::int64_t>(item);
}

}  // namespace

void ProblemWriter::replace(const std::vector<Problem>& problems,
                            const std::vector<ItemId>& items) {
    database_.statement(sql::problem_delete_of_plan)
        .bind(":plan", static_cast<std::int64_t>(plan_))
        .run();
    for (const Problem& problem : problems) {
        // Whether two executors are one is asked and answered apart, for all plans.
        if (problem.code == ProblemCode::executor_alike) continue;
        std::optional<ItemId> item;
        if (problem.item) item = items.at(*problem.item);
        if (!item || !is_answered(problem.code, *item)) insert(problem, item);
    }
}

void ProblemWriter::refresh(const ItemRecord& item, CorrectedField field) {
    for (const ProblemCode code : answered_by(field)) {
        database_.statement(sql::problem_delete)
            .bind(":item", raw(item.id))
            .bind(":code", name_of(code))
            .run();
    }
    for (const Problem& problem : problems_of(item.item, field)) {
        if (!is_answered(problem.code, item.id, field)) insert(problem, item.id);
    }
}

bool ProblemWriter::is_answered(ProblemCode code, ItemId item,
                                std::optional<CorrectedField> except) {
    return std::any_of(kAnswering.begin(), kAnswering.end(), [&](CorrectedField field) {
        if (field == except) return false;
        const auto codes = answered_by(field);
        if (std::find(codes.begin(), codes.end(), code) == codes.end()) return false;
        return database_.statement(sql::correction_find)
            .bind(":item", raw(item))
            .bind(":field", name_of(field))
            .step();
    });
}

void ProblemWriter::insert(const Problem& problem, std::optional<ItemId> item) {
    Statement statement = database_.statement(sql::problem_insert);
    if (item) statement.bind(":item", raw(*item));
    statement.bind(":plan", static_cast<std::int64_t>(plan_))
        .bind(":row", problem.row)
        .bind(":column", problem.column)
        .bind(":code", name_of(problem.code))
        .bind(":detail", problem.detail)
        .run();
}

}  // namespace sroki::calendar
