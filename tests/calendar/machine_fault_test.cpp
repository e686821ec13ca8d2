#include "calendar/store/machine_fault.h"

#include <functional>
#include <stdexcept>
#include <system_error>

#include <gtest/gtest.h>

#include "calendar/store/database.h"
#include "support/temp_directory.h"

namespace sroki::calendar {
namespace {

MachineFault fault_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& fault) {
        return machine_fault_of(fault);
    }
    ADD_FAILURE() << "nothing was thrown";
    return MachineFault::other;
}

TEST(MachineFault, WritersLockOfAnotherConnectionMeansBusy) {
    const test::TempDirectory folder;
    Database writer = Database::open(folder.path() / "sroki.db");
    Database late = Database::open(folder.path() / "sroki.db");
    late.wait_for_writers(std::chrono::milliseconds{0});
    const Transaction lock = writer.transaction();
    EXPECT_EQ(fault_of([&] { (void)late.transaction(); }), MachineFault::database_busy);
}

TEST(MachineFault, DatabaseThatMayNotGrowMeansFullDisk) {
    Database database = Database::in_memory();
    (void)database.statement("PRAGMA max_page_count = 1").step();
    EXPECT_EQ(fault_of([&] {
                  database.statement("CREATE TABLE ballast AS SELECT zeroblob(1000000)").run();
              }),
              MachineFault::disk_full);
}

TEST(MachineFault, FileThatFindsNoRoomMeansFullDisk) {
    EXPECT_EQ(
        machine_fault_of(std::system_error(std::make_error_code(std::errc::no_space_on_device))),
        MachineFault::disk_full);
}

TEST(MachineFault, WrongStatementIsNoneOfThem) {
    Database database = Database::in_memory();
    EXPECT_EQ(fault_of([&] { (void)database.statement("SELECT nothing FROM nowhere"); }),
              MachineFault::other);
}

TEST(MachineFault, ExceptionOfTheProgramIsNoneOfThem) {
    EXPECT_EQ(machine_fault_of(std::runtime_error("database is locked")), MachineFault::other);
}

}  // namespace
}  // namespace sroki::calendar
