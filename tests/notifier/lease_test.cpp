#include "notifier/lease.h"

#include <memory>

#include <gtest/gtest.h>

#include "tests/support/temp_directory.h"

namespace sroki::notifier {
namespace {

namespace fs = std::filesystem;

std::ptrdiff_t files_in(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

TEST(Lease, IsHeldUntilItsHolderEnds) {
    const test::TempDirectory folder;
    const Lease observer(folder.path());
    auto holder = std::make_unique<Lease>(folder.path());
    const std::string name = holder->name();
    EXPECT_FALSE(observer.is_gone(name));
    holder.reset();
    EXPECT_TRUE(observer.is_gone(name));
    EXPECT_FALSE(observer.is_gone(observer.name()));
}

TEST(Lease, UnknownHolderIsGone) {
    const test::TempDirectory folder;
    EXPECT_TRUE(Lease(folder.path()).is_gone("0123456789abcdef"));
}

TEST(Lease, WhatKilledHoldersLeftIsSweptAndTheLivingKeepTheirs) {
    const test::TempDirectory folder;
    const Lease living(folder.path());
    folder.write("dead.lock", "");
    folder.write("other.txt", "");
    const Lease next(folder.path());
    EXPECT_FALSE(fs::exists(folder.path() / "dead.lock"));
    EXPECT_EQ(files_in(folder.path()), 3);
    EXPECT_FALSE(next.is_gone(living.name()));
}

}  // namespace
}  // namespace sroki::notifier
