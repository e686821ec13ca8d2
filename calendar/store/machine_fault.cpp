#include "calendar/store/machine_fault.h"

#include <system_error>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace sroki::calendar {

namespace {

constexpr int kPrimaryCode = 0xFF;  // the rest of a result code is its extension

MachineFault fault_of_code(int code) {
    switch (code & kPrimaryCode) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return MachineFault::database_busy;
        case SQLITE_FULL:
            return MachineFault::disk_full;
        case SQLITE_IOERR:
            return MachineFault::disk_failed;
        default:
            return MachineFault::other;
    }
}

}  // namespace

MachineFault machine_fault_of(const std::exception& fault) {
    if (const auto* engine = dynamic_cast<const SQLite::Exception*>(&fault)) {
        return engine->getErrorCode() < 0 ? MachineFault::other
                                          : fault_of_code(engine->getErrorCode());
    }
    const auto* system = dynamic_cast<const std::system_error*>(&fault);
    const bool is_full = system != nullptr && system->code() == std::errc::no_space_on_device;
    return is_full ? MachineFault::disk_full : MachineFault::other;
}

}  // namespace sroki::calendar
