#pragma once
// The department's directory of executors: people, units and groups, their addresses and the
// spellings they are known by.
// Thread contract and errors: as in plan_store.h.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/records.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

// A spelling made comparable: case, yo/ye, quotes, dots and spaces don't matter; initials stand
// behind the surname, wherever they were written.
[[nodiscard]] std::string fold_executor_name(std::string_view name);

class ExecutorStore {
  public:
    explicit ExecutorStore(Database& database) : database_(database) {}

    // The executor known by this spelling; a new one without an address when there is none.
    [[nodiscard]] ExecutorId find_or_create(DepartmentId department, const ExecutorName& name,
                                            Instant now);
    [[nodiscard]] std::vector<ExecutorRecord> list();
    [[nodiscard]] std::optional<ExecutorRecord> find(ExecutorId executor);
    [[nodiscard]] std::optional<ExecutorRecord> find_by_name(std::string_view name);
    // `address` must look like one (a single @, a dot behind it, no spaces or controls).
    [[nodiscard]] tl::expected<void, StoreError> add_email(ExecutorId executor,
                                                           std::string_view address);
    [[nodiscard]] tl::expected<void, StoreError> add_alias(ExecutorId executor,
                                                           std::string_view alias);
    // Everything of `from` (items, marks, aliases, addresses) goes to `into`; `from` is gone. The
    // answer to a question about the two is "the same".
    [[nodiscard]] tl::expected<void, StoreError> merge(ExecutorId from, ExecutorId into,
                                                       Instant now);
    // Compares those created at `now` with everybody of the department and notes a question for
    // each pair that looks alike and was neither asked about nor answered.
    void ask_about_alike(DepartmentId department, Instant now);
    // The questions that wait for an answer.
    [[nodiscard]] std::vector<AlikeExecutors> list_alike();
    // The answer "two different ones": remembered, so that they are never asked about again.
    [[nodiscard]] tl::expected<void, StoreError> set_distinct(ExecutorId one, ExecutorId other,
                                                              Instant now);
    [[nodiscard]] tl::expected<void, StoreError> add_member(ExecutorId group, ExecutorId member);
    // Where a letter for this executor goes: own addresses, and those of a group's members.
    [[nodiscard]] std::vector<std::string> addresses_of(ExecutorId executor);

  private:
    Database& database_;
};

}  // namespace sroki::calendar
