#pragma once
// An invented department with one approved plan, in a database of its own.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/names.h"
#include "calendar/store/department_store.h"
#include "calendar/store/executor_store.h"
#include "calendar/store/plan_store.h"
#include "tests/support/sample.h"

namespace sroki::test {

// 09:00 in Moscow on that day.
inline calendar::Instant morning(std::string_view text) {
    return calendar::Instant{day(text)} + std::chrono::hours{6};
}

struct SampleItem {
    std::string title;
    std::string due;
    std::vector<std::string> executors;
};

class SampleDepartment {
  public:
    explicit SampleDepartment(calendar::Database& database)
        : database_(database),
          department_(calendar::DepartmentStore(database).ensure(
              "Управление образования Залесского района", "Europe/Moscow",
              std::vector<std::string>(calendar::kKindCount + 1, "Лента"), start())) {}

    void add_plan(const std::string& title, const std::vector<SampleItem>& items) {
        calendar::PlanDraft draft;
        draft.plan.title = title;
        draft.plan.period = scheduler::Period{day("2021-01-01"), day("2022-12-31")};
        draft.plan.timezone = "Europe/Moscow";
        for (const SampleItem& item : items)
            draft.items.push_back(to_draft(item, draft.items.size() + 1));
        calendar::PlanStore plans(database_);
        const auto saved = plans.save_draft(department_.id, draft, {"plan.docx", "bytes"}, start());
        if (!plans.approve(saved.value().id, start())) throw std::runtime_error("not approved");
    }

    void set_email(const std::string& executor, const std::string& email) {
        calendar::ExecutorStore store(database_);
        if (!store.add_email(store.find_by_name(executor).value().id, email)) {
            throw std::runtime_error("bad address");
        }
    }

    // A person's act on a deadline, as the server's pages will do it.
    void set_state(const std::string& title, const std::string& state) {
        database_
            .statement(
                "UPDATE occurrences SET state = :state WHERE item_id IN "
                "(SELECT id FROM items WHERE title = :title)")
            .bind(":state", state)
            .bind(":title", title)
            .run();
    }
    void move(const std::string& title, const std::string& due) {
        database_
            .statement(
                "UPDATE occurrences SET original_due = due_date, due_date = :due "
                "WHERE item_id IN (SELECT id FROM items WHERE title = :title)")
            .bind(":due", due)
            .bind(":title", title)
            .run();
    }

    [[nodiscard]] std::int64_t count(const std::string& query) {
        calendar::Statement row = database_.statement(query);
        return row.step() ? row.integer(0) : -1;
    }

  private:
    static calendar::Instant start() { return calendar::Instant{day("2021-01-10")}; }

    static calendar::DraftItem to_draft(const SampleItem& item, std::size_t number) {
        calendar::DraftItem draft;
        draft.number = std::to_string(number);
        draft.title = item.title;
        draft.term_text = "до " + item.due;
        draft.result = "Справка";
        for (const std::string& executor : item.executors)
            draft.executors.push_back({executor, std::nullopt, calendar::ExecutorKind::unit});
        draft.resolved.status = scheduler::TermStatus::scheduled;
        draft.resolved.occurrences.push_back({std::nullopt, day(item.due)});
        return draft;
    }

    calendar::Database& database_;
    calendar::Department department_;
};

}  // namespace sroki::test
