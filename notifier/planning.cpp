#include "notifier/planning.h"

#include <array>
#include <stdexcept>

#include <sodium.h>

#include "calendar/store/department_store.h"
#include "calendar/store/executor_store.h"
#include "calendar/zones.h"
#include "notifier/message.h"
#include "notifier/outbox.h"
#include "notifier_sql.h"

namespace sroki::notifier {

namespace {

using calendar::Instant;
using calendar::Statement;
using scheduler::Date;

struct DueItem {
    std::int64_t occurrence = 0;
    Date due;
    scheduler::Stage stage;
};

struct DueExecutor {
    std::int64_t id = 0;
    std::string name;
    std::vector<DueItem> items;
};

// A deadline that an amendment set when it had passed already isn't news of that day: nobody could
// have kept it. What its executors hear first is the next stage of being late.
bool was_late_when_set(const scheduler::Stage& stage, Date due, std::optional<Date> set_on,
                       Date today) {
    return set_on && *set_on <= today && due < *set_on && stage.day < *set_on;
}

std::vector<DueExecutor> list_due(calendar::Database& database, const scheduler::Ladder& ladder,
                                  calendar::DepartmentId department, Date today) {
    std::vector<DueExecutor> executors;
    const scheduler::Period reach = scheduler::deadlines_within_reach(ladder, today);
    Statement row = database.statement(sql::due_list);
    row.bind(":department", static_cast<std::int64_t>(department))
        .bind(":first", reach.first)
        .bind(":last", reach.last);
    while (row.step()) {
        const Date due = row.date(3);
        const auto stage = scheduler::stage_due(ladder, due, today);
        const auto reminded_of = row.optional_date(4);
        if (!stage || (reminded_of && *reminded_of >= stage->day)) continue;
        if (was_late_when_set(*stage, due, row.optional_date(5), today)) continue;
        if (executors.empty() || executors.back().id != row.integer(0)) {
            executors.push_back({row.integer(0), row.text(1), {}});
        }
        executors.back().items.push_back({row.integer(2), due, *stage});
    }
    return executors;
}

// Made of the letter's key and the moment of its making, so two installations that share a domain
// don't meet.
std::string make_message_id(const DueExecutor& executor, Date day, Instant now,
                            const std::string& domain) {
    std::string key = std::to_string(now.time_since_epoch().count());
    for (const DueItem& item : executor.items)
        key += ' ' + std::to_string(item.occurrence) + item.stage.name;
    key += executor.name;
    std::array<unsigned char, 8> digest{};
    crypto_shorthash(digest.data(), reinterpret_cast<const unsigned char*>(key.data()), key.size(),
                     reinterpret_cast<const unsigned char*>("sroki message id"));
    std::array<char, 2 * digest.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return scheduler::format_date(day) + ".e" + std::to_string(executor.id) + '.' + hex.data() +
           '@' + domain;
}

bool has_letter(calendar::Database& database, std::int64_t executor, Date day) {
    Statement row = database.statement(sql::letter_of_day);
    return row.bind(":executor", executor).bind(":day", day).step();
}

void insert_marks(calendar::Database& database, const DueExecutor& executor, std::int64_t letter,
                  Instant now) {
    for (const DueItem& item : executor.items) {
        database.statement(sql::mark_insert)
            .bind(":executor", executor.id)
            .bind(":occurrence", item.occurrence)
            .bind(":due", item.due)
            .bind(":stage", item.stage.name)
            .bind(":stage_day", item.stage.day)
            .bind(":letter", letter)
            .bind(":now", now)
            .run();
    }
}

std::int64_t insert_letter(calendar::Database& database, const DueExecutor& executor, Date day,
                           const PlanningSettings& settings, Instant now) {
    const std::string domain = domain_of(parse_mailbox(settings.from).address);
    Statement statement = database.statement(sql::letter_insert);
    statement.bind(":executor", executor.id)
        .bind(":day", day)
        .bind(":message_id", make_message_id(executor, day, now, domain))
        .bind(":now", now);
    if (!statement.step()) throw std::runtime_error("a letter was not stored");
    const std::int64_t letter = statement.integer(0);
    statement.run();
    return letter;
}

// An earlier letter that has not left goes into the new one: after a time without a mail server
// there is one letter, not a series.
void take_over_older(calendar::Database& database, std::int64_t executor, std::int64_t letter) {
    for (const std::string_view step : {sql::mark_take_over, sql::letter_drop_older}) {
        database.statement(step).bind(":executor", executor).bind(":letter", letter).run();
    }
}

void plan_executor(calendar::Database& database, const DueExecutor& executor, Date day,
                   const PlanningSettings& settings, Instant now, Planned& planned) {
    if (has_letter(database, executor.id, day)) return;
    auto addresses =
        calendar::ExecutorStore(database).addresses_of(calendar::ExecutorId{executor.id});
    if (addresses.empty() && settings.needs_address) {
        planned.without_address.push_back(executor.name);
        return;
    }
    const std::int64_t id = insert_letter(database, executor, day, settings, now);
    for (const std::string& address : addresses) {
        database.statement(sql::recipient_insert).bind(":letter", id).bind(":email", address).run();
    }
    take_over_older(database, executor.id, id);
    insert_marks(database, executor, id, now);
    const auto letter = Outbox(database, settings.public_url).compose(LetterId{id}, now);
    if (!letter) throw std::runtime_error("a letter has nothing to say");
    planned.letters.push_back(
        {executor.name, letter->content.subject, std::move(addresses), letter->items});
}

}  // namespace

Planned plan_letters(calendar::Database& database, const PlanningSettings& settings, Instant now,
                     const std::function<void()>& before_commit) {
    Planned planned;
    calendar::Transaction transaction = database.transaction();
    for (const calendar::Department& department : calendar::DepartmentStore(database).list()) {
        const Date day = calendar::local_day(department.timezone, now);
        for (const DueExecutor& executor :
             list_due(database, settings.ladder, department.id, day)) {
            plan_executor(database, executor, day, settings, now, planned);
        }
    }
    if (before_commit) before_commit();
    if (!settings.is_dry_run) transaction.commit();
    return planned;
}

}  // namespace sroki::notifier
