// What a new edition of a plan mails: nothing about what stays, one letter about what is new.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "calendar/store/edition_store.h"
#include "notifier/pass.h"
#include "tests/notifier/recording_transport.h"
#include "tests/notifier/sample_department.h"
#include "tests/support/temp_directory.h"

namespace sroki::notifier {
namespace {

using test::day;
using test::morning;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class EditionLetters : public ::testing::Test {
  protected:
    EditionLetters() {
        settings_.mail.from = "office@school.example.org";
        settings_.lease_folder = folder_.path() / "leases";
        department_ = calendar::DepartmentStore(database_)
                          .ensure("Управление образования Залесского района", "Europe/Moscow",
                                  std::vector<std::string>(calendar::kKindCount + 1, "Лента"),
                                  morning("2021-01-10"))
                          .id;
        draft_.plan.title = "План методической работы";
        draft_.plan.period = scheduler::Period{day("2021-09-01"), day("2022-06-30")};
        draft_.plan.timezone = "Europe/Moscow";
        add_item("Сверка учебных программ", "2021-11-30");
        add_item("Выставка детского рисунка", "2021-11-26");
        calendar::PlanStore plans(database_);
        plan_ = plans.save_draft(department_, draft_, {"plan.docx", "one"}, morning("2021-09-01"))
                    .value()
                    .id;
        EXPECT_TRUE(plans.approve(plan_, morning("2021-09-01")));
        calendar::ExecutorStore executors(database_);
        EXPECT_TRUE(
            executors.add_email(executors.find_by_name("Методисты").value().id, "m@example.org"));
        EXPECT_THAT(run("2021-11-23").delivered, SizeIs(1));
    }

    void add_item(const std::string& title, const std::string& due) {
        calendar::DraftItem item;
        item.number = std::to_string(draft_.items.size() + 1);
        item.title = title;
        item.executors_text = "Методисты";
        item.executors = {{"Методисты", std::nullopt, calendar::ExecutorKind::unit}};
        item.result = "Справка";
        set_due(item, due);
        draft_.items.push_back(std::move(item));
    }

    static void set_due(calendar::DraftItem& item, const std::string& due) {
        item.term_text = "до " + due;
        item.resolved.status = scheduler::TermStatus::scheduled;
        item.resolved.occurrences = {{std::nullopt, day(due)}};
    }

    // The draft as it stands now becomes the plan's new edition.
    void amend(const std::string& date) {
        calendar::EditionStore editions(database_);
        const auto intake =
            editions.take_in(department_, draft_, {"new.docx", "two"}, {}, morning(date));
        ASSERT_TRUE(intake && intake->is_edition);
        ASSERT_TRUE(editions.approve(plan_, {}, {}, morning(date)));
    }

    PassReport run(const std::string& date) {
        return run_pass(database_, transport_, settings_, morning(date));
    }

    test::TempDirectory folder_;
    calendar::Database database_ = calendar::Database::in_memory();
    calendar::DepartmentId department_{};
    calendar::PlanDraft draft_;
    calendar::PlanId plan_{};
    test::RecordingTransport transport_;
    PassSettings settings_;
};

TEST_F(EditionLetters, RenamedAndRenumberedItemsAreNotMailedAgain) {
    draft_.plan.title += " (с изменениями от 23.11.2021)";
    draft_.items[0].title = "Сверка учебных программ и планов";
    draft_.items[0].number = "7";
    draft_.items[1].number = "8";
    draft_.items[1].section = "Осень";
    amend("2021-11-23");
    EXPECT_THAT(run("2021-11-24").delivered, IsEmpty());
    EXPECT_THAT(run("2021-11-25").delivered, SizeIs(1));  // the day before the exhibition
}

TEST_F(EditionLetters, MovedDeadlineIsToldOnce) {
    set_due(draft_.items[0], "2021-12-20");
    amend("2021-11-24");
    const auto report = run("2021-11-24");
    ASSERT_THAT(report.delivered, SizeIs(1));
    EXPECT_THAT(report.planned.letters.at(0).items, 1U);
    EXPECT_THAT(run("2021-11-24").delivered, IsEmpty());
}

TEST_F(EditionLetters, RemovedItemIsNotRemindedOf) {
    draft_.items.erase(draft_.items.begin());
    amend("2021-11-24");
    for (const std::string date : {"2021-11-30", "2021-12-07"}) {
        for (const auto& letter : run(date).planned.letters)
            EXPECT_EQ(letter.items, 1U) << date;
    }
}

TEST_F(EditionLetters, AddedItemWhoseStagesArePastIsToldInOneLetter) {
    add_item("Районная олимпиада", "2021-11-25");
    amend("2021-11-24");
    const auto report = run("2021-11-24");
    ASSERT_THAT(report.planned.letters, SizeIs(1));
    EXPECT_EQ(report.planned.letters[0].items, 1U);
    EXPECT_THAT(run("2021-11-24").delivered, IsEmpty());
}

TEST_F(EditionLetters, DeadlineAddedWhenItHadPassedWaitsForTheNextStage) {
    add_item("Приёмка кабинетов", "2021-10-01");
    amend("2021-11-24");
    EXPECT_THAT(run("2021-11-24").planned.letters, IsEmpty());
    // Eight weeks late on 26.11: then its executors hear of it, with the rest of that day.
    const auto report = run("2021-11-26");
    ASSERT_THAT(report.planned.letters, SizeIs(1));
    EXPECT_EQ(report.planned.letters[0].items, 2U);
}

TEST_F(EditionLetters, AcceptedItemsStayQuietWhateverMoves) {
    database_.statement("UPDATE occurrences SET state = 'accepted'").run();
    set_due(draft_.items[0], "2021-12-05");
    draft_.items[1].title = "Выставка детского рисунка и поделок";
    amend("2021-11-24");
    for (const std::string date : {"2021-11-24", "2021-11-26", "2021-12-05", "2021-12-12"})
        EXPECT_THAT(run(date).planned.letters, IsEmpty()) << date;
}

}  // namespace
}  // namespace sroki::notifier
