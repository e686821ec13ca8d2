#include "notifier/letter_counts.h"

#include "notifier_sql.h"

namespace sroki::notifier {

std::map<std::string, std::int64_t> count_letters(calendar::Database& database) {
    std::map<std::string, std::int64_t> counts;
    calendar::Statement row = database.statement(sql::letter_count_by_state);
    while (row.step())
        counts[row.text(0)] = row.integer(1);
    return counts;
}

}  // namespace sroki::notifier
