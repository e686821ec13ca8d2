#include "calendar/edition/diff.h"

#include <random>

#include <gmock/gmock.h>

#include "support/sample.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::draft_item;
using test::draft_plan;

// The plan as it stands right after its approval.
EditionBase approved(const PlanDraft& draft) {
    EditionBase base{draft.plan, draft.plan, {}};
    std::int64_t next = 100;
    for (const DraftItem& item : draft.items) {
        BaseItem stored{
            ItemId{static_cast<std::int64_t>(base.items.size() + 1)}, item, {}, {}, false, false};
        for (const scheduler::Occurrence& window : item.resolved.occurrences) {
            stored.occurrences.push_back({OccurrenceId{next++}, window.from, window.due,
                                          std::nullopt, OccurrenceState::open});
        }
        base.items.push_back(std::move(stored));
    }
    return base;
}

EditionDraft edition(const PlanDraft& draft) {
    return {draft.plan, draft.plan, draft.items, {}};
}

const FieldChange& only_field(const EditionDiff& diff, std::size_t item) {
    EXPECT_EQ(diff.items.at(item).fields.size(), 1U);
    return diff.items.at(item).fields.at(0);
}

TEST(EditionDiff, SameDocumentChangesNothing) {
    EXPECT_TRUE(diff_editions(approved(draft_plan()), edition(draft_plan())).is_empty());
}

TEST(EditionDiff, FieldChangedByTheDocumentAloneChanges) {
    PlanDraft now = draft_plan();
    now.items[0].result = "Приказ";
    const auto diff = diff_editions(approved(draft_plan()), edition(now));
    EXPECT_EQ(only_field(diff, 0),
              (FieldChange{ItemField::result, "Справка", "Приказ", {}, false, false}));
    EXPECT_TRUE(diff.items[1].is_unchanged());
}

TEST(EditionDiff, FieldChangedByAPersonAloneIsNoChange) {
    EditionBase base = approved(draft_plan());
    base.items[0].corrections[ItemField::result] = "Протокол";
    EXPECT_TRUE(diff_editions(base, edition(draft_plan())).is_empty());
}

TEST(EditionDiff, FieldChangedByBothIsAConflictAndThePersonsWordStays) {
    EditionBase base = approved(draft_plan());
    base.items[0].corrections[ItemField::result] = "Протокол";
    PlanDraft now = draft_plan();
    now.items[0].result = "Приказ";
    const auto diff = diff_editions(base, edition(now));
    EXPECT_TRUE(only_field(diff, 0).is_conflict());
    EXPECT_EQ(only_field(diff, 0).person, "Протокол");
    EXPECT_EQ(count_changes(diff).conflicts, 1U);
}

TEST(EditionDiff, DocumentThatCameToSayThePersonsWordIsNoConflict) {
    EditionBase base = approved(draft_plan());
    base.items[0].corrections[ItemField::result] = "Приказ";
    PlanDraft now = draft_plan();
    now.items[0].result = "Приказ";
    EXPECT_FALSE(only_field(diff_editions(base, edition(now)), 0).is_conflict());
}

TEST(EditionDiff, PersonMayGiveTheCorrectionUp) {
    EditionBase base = approved(draft_plan());
    base.items[0].corrections[ItemField::result] = "Протокол";
    PlanDraft now = draft_plan();
    now.items[0].result = "Приказ";
    EditionDecisions decisions;
    decisions.document_fields[0] = {ItemField::result};
    const auto diff = diff_editions(base, edition(now), decisions);
    EXPECT_TRUE(only_field(diff, 0).takes_document);
    EXPECT_FALSE(only_field(diff, 0).is_conflict());
}

TEST(EditionDiff, CorrectedTermKeepsItsDatesWhenTheDocumentMovesItsOwn) {
    EditionBase base = approved(draft_plan());
    base.items[0].corrections[ItemField::term_text] = "до 20 апреля";
    base.items[0].item.resolved.occurrences = {{std::nullopt, day("2026-04-20")}};
    base.items[0].occurrences[0].from.reset();
    base.items[0].occurrences[0].due = day("2026-04-20");
    PlanDraft now = draft_plan();
    now.items[0].term_text = "до 1 мая";
    now.items[0].resolved.occurrences = {{std::nullopt, day("2026-05-01")}};
    const auto diff = diff_editions(base, edition(now));
    EXPECT_TRUE(only_field(diff, 0).is_conflict());
    EXPECT_TRUE(diff.items[0].occurrences.empty());
}

TEST(EditionDiff, CorrectedTermIsReadAnewInALongerPeriod) {
    EditionBase base = approved(draft_plan());
    base.items[0].corrections[ItemField::term_text] = "ежемесячно до 5 числа";
    base.items[0].item.resolved =
        scheduler::resolve_term("ежемесячно до 5 числа", context_of(base.header, std::nullopt));
    base.items[0].occurrences.clear();
    for (const auto& window : base.items[0].item.resolved.occurrences) {
        base.items[0].occurrences.push_back(
            {OccurrenceId{static_cast<std::int64_t>(base.items[0].occurrences.size() + 1)},
             window.from, window.due, std::nullopt, OccurrenceState::open});
    }
    PlanDraft now = draft_plan();
    now.plan.period->last = day("2027-03-31");
    const auto diff = diff_editions(base, edition(now));
    std::vector<scheduler::Date> added;
    for (const auto& window : diff.items[0].occurrences.added)
        added.push_back(window.due);
    EXPECT_THAT(added,
                testing::ElementsAre(day("2027-01-05"), day("2027-02-05"), day("2027-03-05")));
    EXPECT_TRUE(diff.items[0].occurrences.cancelled.empty());
}

TEST(EditionDiff, NewerOrderLeavesUnchangedTermsTheirDates) {
    PlanDraft now = draft_plan();
    now.plan.issued = day("2026-09-10");
    now.plan.order_number = "88-од";
    now.items[1].resolved.occurrences.erase(now.items[1].resolved.occurrences.begin());
    const auto diff = diff_editions(approved(draft_plan()), edition(now));
    ASSERT_EQ(diff.header.size(), 2U);
    EXPECT_TRUE(diff.items[1].is_unchanged());
}

TEST(EditionDiff, CorrectionTypedIntoTheProposalIsThePersonsNewestWord) {
    PlanDraft now = draft_plan();
    now.items[0].result = "Приказ";
    EditionDraft draft = edition(now);
    draft.corrections = {{{ItemField::result, "Распоряжение"}}, {}};
    const auto diff = diff_editions(approved(draft_plan()), draft);
    EXPECT_EQ(only_field(diff, 0).person, "Распоряжение");
}

TEST(EditionDiff, ItemOfAnEarlierEditionComesBackAsItself) {
    EditionBase base = approved(draft_plan());
    base.items[1].is_removed = true;
    base.items[1].item.resolved.occurrences.clear();
    for (ItemOccurrence& occurrence : base.items[1].occurrences)
        occurrence.state = OccurrenceState::cancelled;
    const auto diff = diff_editions(base, edition(draft_plan()));
    EXPECT_EQ(diff.items[1].fate, ItemFate::restored);
    EXPECT_EQ(diff.items[1].before, 1U);
    EXPECT_EQ(diff.items[1].occurrences.moved.size(), 2U);
}

TEST(EditionDiff, FingerprintChangesWithTheWordsOfAnAddedRow) {
    PlanDraft one = draft_plan();
    one.items.push_back(draft_item("3", "Выставка", {}));
    PlanDraft other = one;
    other.items.back().result = "Каталог";
    const EditionBase base = approved(draft_plan());
    const auto print = [&](const PlanDraft& draft) {
        return fingerprint(diff_editions(base, edition(draft)), edition(draft));
    };
    EXPECT_EQ(print(one), print(one));
    EXPECT_NE(print(one), print(other));
}

// The old document with its difference applied is the new one, whatever was done to it.
TEST(EditionDiff, AppliedToTheOldDocumentGivesTheNewOne) {
    const std::vector<std::string> words{"Открытые уроки",  "Сбор анкет",  "Выезд в школы",
                                         "Проверка кухонь", "Ремонт окон", "Подвоз детей",
                                         "Набор в кружки",  "Смотр музеев"};
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        PlanDraft before = draft_plan();
        for (const std::string& title : words) {
            before.items.push_back(draft_item(std::to_string(before.items.size() + 1), title,
                                              {{std::nullopt, day("2026-05-01")}}));
        }
        PlanDraft now = before;
        std::shuffle(now.items.begin(), now.items.end(), random);
        now.items.erase(now.items.begin());
        now.items[random() % now.items.size()].title += " и фотоальбом";
        now.items[random() % now.items.size()].term_text = "до 3 июня";
        now.items.insert(now.items.begin() + static_cast<std::ptrdiff_t>(random() % 5),
                         draft_item("", "Новое дело " + std::to_string(seed), {}));
        for (std::size_t i = 0; i < now.items.size(); ++i)
            now.items[i].number = std::to_string(i + 1);
        const auto diff = diff_editions(approved(before), edition(now));
        for (const ItemChange& change : diff.items) {
            if (change.fate != ItemFate::kept) continue;
            DraftItem words_before = before.items[*change.before];
            for (std::size_t i = 0; i < kItemFieldCount; ++i) {
                const auto field = static_cast<ItemField>(i);
                std::string text = words_of(words_before, field);
                for (const FieldChange& changed : change.fields) {
                    if (changed.field != field) continue;
                    EXPECT_EQ(changed.before, text) << "seed " << seed;
                    text = changed.now;
                }
                EXPECT_EQ(text, words_of(now.items[*change.now], field)) << "seed " << seed;
            }
        }
        const auto counts = count_changes(diff);
        EXPECT_EQ(counts.added, 1U) << "seed " << seed;
        EXPECT_EQ(counts.removed, 1U) << "seed " << seed;
        EXPECT_EQ(counts.renamed, 1U) << "seed " << seed;
    }
}

}  // namespace
}  // namespace sroki::calendar
