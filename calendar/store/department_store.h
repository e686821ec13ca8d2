#pragma once
// Departments and the feeds they publish.
// Thread contract and errors: as in plan_store.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/records.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

class DepartmentStore {
  public:
    explicit DepartmentStore(Database& database) : database_(database) {}

    // The installation's department; created with its feeds ("all" and one for each kind of item,
    // titled by `feed_titles`: first the one of everything, then in the order of Kind) when there
    // is none yet.
    [[nodiscard]] Department ensure(std::string_view name, std::string_view timezone,
                                    const std::vector<std::string>& feed_titles, Instant now);
    [[nodiscard]] std::vector<Department> list();

  private:
    Database& database_;
};

class FeedStore {
  public:
    explicit FeedStore(Database& database) : database_(database) {}

    // `name` is the last segment of the feed's address: a-z, 0-9, - and _, at most 64 of them.
    [[nodiscard]] tl::expected<FeedId, StoreError> create(DepartmentId department,
                                                          std::string_view name,
                                                          std::string_view title,
                                                          std::optional<Kind> kind, Instant now);
    [[nodiscard]] tl::expected<void, StoreError> revoke(std::string_view name, Instant now);
    [[nodiscard]] std::vector<FeedRecord> list();
    [[nodiscard]] std::optional<FeedRecord> find(std::string_view name);

  private:
    Database& database_;
};

}  // namespace sroki::calendar
