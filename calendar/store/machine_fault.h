#pragma once
// What kind of machine fault an exception tells of, as far as somebody can do something about it.
// Thread contract: pure function.

#include <exception>

namespace sroki::calendar {

enum class MachineFault {
    database_busy,  // another connection held the writers' lock for too long
    disk_full,
    disk_failed,  // reading or writing a file of the database
    other,
};

[[nodiscard]] MachineFault machine_fault_of(const std::exception& fault);

}  // namespace sroki::calendar
