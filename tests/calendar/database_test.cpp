#include "calendar/store/database.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "calendar_schema.h"
#include "calendar_sql.h"
#include "support/temp_directory.h"

namespace sroki::calendar {
namespace {

TEST(Database, EveryStatementPreparesOnAFreshSchema) {
    Database database = Database::in_memory();
    for (const auto& [name, text] : sql::all_files) {
        EXPECT_NO_THROW((void)database.statement(text)) << name;
    }
}

TEST(Database, OpensTheSameFileTwice) {
    const test::TempDirectory folder;
    const auto file = folder.path() / "sroki.db";
    {
        Database first = Database::open(file);
        first.statement("INSERT INTO departments (name, timezone, created_at) VALUES ('a', 'b', 1)")
            .run();
    }
    Database second = Database::open(file);
    Statement count = second.statement("SELECT count(*) FROM departments");
    ASSERT_TRUE(count.step());
    EXPECT_EQ(count.integer(0), 1);
}

TEST(Database, RefusesAFileOfANewerVersion) {
    const test::TempDirectory folder;
    const auto file = folder.path() / "sroki.db";
    Database::open(file).statement("PRAGMA user_version = 999").run();
    EXPECT_THROW((void)Database::open(file), std::runtime_error);
}

TEST(Database, RefusesAFileThatIsNoDatabase) {
    const test::TempDirectory folder;
    const auto file = folder.write("sroki.db", std::string(4096, 'x'));
    EXPECT_ANY_THROW((void)Database::open(file));
}

TEST(Database, SnapshotSeesOneStateWhileAnotherConnectionWrites) {
    const test::TempDirectory folder;
    Database reader = Database::open(folder.path() / "sroki.db");
    Database writer = Database::open(folder.path() / "sroki.db");
    const auto departments = [&] {
        Statement count = reader.statement("SELECT count(*) FROM departments");
        EXPECT_TRUE(count.step());
        return count.integer(0);
    };
    {
        const Snapshot snapshot = reader.snapshot();
        EXPECT_EQ(departments(), 0);
        writer
            .statement("INSERT INTO departments (name, timezone, created_at) VALUES ('a', 'b', 1)")
            .run();
        EXPECT_EQ(departments(), 0);
    }
    EXPECT_EQ(departments(), 1);
}

TEST(Database, TransactionWithoutCommitLeavesNothing) {
    Database database = Database::in_memory();
    {
        const Transaction transaction = database.transaction();
        database
            .statement("INSERT INTO departments (name, timezone, created_at) VALUES ('a', 'b', 1)")
            .run();
    }
    Statement count = database.statement("SELECT count(*) FROM departments");
    ASSERT_TRUE(count.step());
    EXPECT_EQ(count.integer(0), 0);
}

TEST(Database, ForeignKeysAreEnforced) {
    Database database = Database::in_memory();
    Statement insert = database.statement(
        "INSERT INTO plan_sources (plan_id, file_name, content, imported_at) VALUES (7, 'a', "
        "x'00', 1)");
    EXPECT_ANY_THROW(insert.run());
}

TEST(Database, DataVersionChangesWhenAnotherConnectionCommits) {
    const test::TempDirectory folder;
    Database reader = Database::open(folder.path() / "sroki.db");
    Database writer = Database::open(folder.path() / "sroki.db");
    const auto before = reader.data_version();
    EXPECT_EQ(reader.data_version(), before);
    writer.statement("INSERT INTO departments (name, timezone, created_at) VALUES ('a', 'b', 1)")
        .run();
    EXPECT_NE(reader.data_version(), before);
}

TEST(Database, MigrationsAreNumberedWithoutGaps) {
    std::size_t expected = 1;
    for (const auto& [name, text] : schema::all_files) {
        EXPECT_EQ(static_cast<std::size_t>(std::atoi(std::string(name).c_str())), expected++)
            << name;
    }
}

}  // namespace
}  // namespace sroki::calendar
