#pragma once
// Departments; a new one begins with its usual feeds.
// Thread contract and errors: as in plan_store.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/records.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

// The name of the feed of everything.
inline constexpr std::string_view kWholeFeed = "all";

class DepartmentStore {
  public:
    explicit DepartmentStore(Database& database) : database_(database) {}

    // The installation's department; created with its feeds (kWholeFeed and one for each kind of
    // item, titled by `feed_titles`: first the one of everything, then in the order of Kind) when
    // there is none yet.
    [[nodiscard]] Department ensure(std::string_view name, std::string_view timezone,
                                    const std::vector<std::string>& feed_titles, Instant now);
    [[nodiscard]] std::vector<Department> list();

  private:
    Database& database_;
};

}  // namespace sroki::calendar
