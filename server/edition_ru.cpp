#include "server/edition_ru.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "calendar/names.h"
#include "calendar/russian_dates.h"
#include "calendar/russian_kinds.h"

namespace sroki::server {

namespace {

using calendar::DraftItem;
using calendar::EditionView;
using calendar::FieldChange;
using calendar::ItemChange;
using calendar::ItemFate;
using calendar::ItemField;

constexpr std::size_t kDatesShown = 4;

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kFieldNames{{
    {"number", "номер"},
    {"section", "раздел"},
    {"title", "название"},
    {"executors_text", "исполнители"},
    {"term_text", "срок"},
    {"result", "результат"},
    {"kind", "вид"},
    {"period", "период"},
    {"basis", "основа"},
    {"issued", "дата приказа"},
    {"order_number", "номер приказа"},
    {"controller", "контроль"},
    {"timezone", "часовой пояс"},
    {"dates", "число дат"},
}};

std::string_view field_ru(std::string_view field) {
    const auto* const found =
        std::find_if(kFieldNames.begin(), kFieldNames.end(),
                     [field](const auto& known) { return known.first == field; });
    return found == kFieldNames.end() ? field : found->second;
}

// Days stand in the database and in the difference in ISO form.
std::string value_ru(std::string_view field, const std::string& value) {
    if (value.empty()) return "нет";
    if (field == "kind") {
        if (const auto kind = calendar::kind_of(value))
            return std::string(calendar::kind_in_russian(*kind));
    }
    if (field == "basis") return value == "school" ? "учебный год" : "календарный год";
    if (field == "period") {
        if (const auto period = scheduler::parse_period(value))
            return calendar::format_window(period->first, period->last);
    }
    if (const auto day = scheduler::parse_date(value); day && field == "issued")
        return calendar::format_day_year(*day);
    return field == "dates" ? value : fmt::format("«{}»", value);
}

std::string label(const DraftItem& item) {
    return item.number ? fmt::format("{}. {}", *item.number, item.title) : item.title;
}

std::string arrow_ru(std::string_view field, const std::string& before, const std::string& now) {
    return fmt::format("{}: {} → {}", field_ru(field), value_ru(field, before),
                       value_ru(field, now));
}

void add_field(const FieldChange& change, std::int64_t plan, std::int64_t item, std::string& text) {
    const std::string_view field = name_of(change.field);
    text += fmt::format("      {}\n", arrow_ru(field, change.before, change.now));
    if (!change.person) return;
    if (change.takes_document) {
        text += fmt::format("        правка человека «{}» уступает документу\n", *change.person);
    } else if (change.is_conflict()) {
        text += fmt::format(
            "        спорно: человек исправил на «{}», его слово остаётся; взять из документа: "
            "sroki plan take {} {} {}\n",
            *change.person, plan, item, field);
    } else {
        text += fmt::format("        правка человека: «{}»\n", *change.person);
    }
}

template <class List, class Words>
void add_dates(std::string_view what, const List& list, Words words, std::string& text) {
    if (list.empty()) return;
    text += fmt::format("      {}: ", what);
    for (std::size_t i = 0; i < std::min(list.size(), kDatesShown); ++i)
        text += (i > 0 ? "; " : "") + words(list[i]);
    if (list.size() > kDatesShown) text += fmt::format("; и ещё {}", list.size() - kDatesShown);
    text += '\n';
}

void add_occurrences(const calendar::OccurrencePlan& plan, std::string& text) {
    std::vector<calendar::OccurrenceMove> moved;
    std::vector<calendar::OccurrenceMove> reopened;
    for (const calendar::OccurrenceMove& move : plan.moved)
        (move.is_reopened ? reopened : moved).push_back(move);
    add_dates(
        "переносится", moved,
        [](const calendar::OccurrenceMove& move) {
            return calendar::format_day_year(move.due_before) + " → " +
                   calendar::format_window(move.window.from, move.window.due);
        },
        text);
    add_dates(
        "снова в силе", reopened,
        [](const calendar::OccurrenceMove& move) {
            return calendar::format_window(move.window.from, move.window.due);
        },
        text);
    add_dates(
        "отменяется", plan.cancelled,
        [](const calendar::OccurrenceCancel& cancel) {
            return calendar::format_day_year(cancel.due);
        },
        text);
    add_dates(
        "новые даты", plan.added,
        [](const scheduler::Occurrence& window) {
            return calendar::format_window(window.from, window.due);
        },
        text);
}

bool is_only_renumbered(const ItemChange& change) {
    return change.fate == ItemFate::kept && change.occurrences.empty() &&
           change.fields.size() == 1 && change.has(ItemField::number);
}

const DraftItem& words_now(const EditionView& view, const ItemChange& change) {
    return change.now ? view.draft.items[*change.now] : view.base.items[*change.before].item;
}

void add_item(const EditionView& view, const ItemChange& change, std::string& text) {
    const DraftItem& item = words_now(view, change);
    text += fmt::format("  {}\n", label(item));
    if (change.before) {
        const auto id = static_cast<std::int64_t>(view.base.items[*change.before].id);
        for (const FieldChange& field : change.fields)
            add_field(field, static_cast<std::int64_t>(view.plan), id, text);
    } else if (!item.term_text.empty()) {
        text += fmt::format("      срок: «{}»\n", item.term_text);
    }
    add_occurrences(change.occurrences, text);
}

template <class Test>
void add_group(const EditionView& view, std::string_view heading, Test test, std::string& text) {
    bool has_heading = false;
    for (const ItemChange& change : view.diff.items) {
        if (change.is_unchanged() || !test(change)) continue;
        if (!has_heading) text += fmt::format("\n{}:\n", heading);
        has_heading = true;
        if (is_only_renumbered(change)) {
            text +=
                fmt::format("  {} → {}  {}\n", value_ru("", change.fields.front().before),
                            value_ru("", change.fields.front().now), words_now(view, change).title);
        } else {
            add_item(view, change, text);
        }
    }
}

void add_doubts(const EditionView& view, std::string& text) {
    if (view.diff.doubtful.empty()) return;
    text += "\nСомнительно, один пункт или разные (пока считаются разными):\n";
    for (const calendar::ItemPair& pair : view.diff.doubtful) {
        const calendar::BaseItem& old = view.base.items[pair.before];
        text += fmt::format("  было:  {}\n  стало: {}\n      сходство названий {} %{}\n",
                            label(old.item), label(view.draft.items[pair.after]),
                            static_cast<int>(pair.similarity * 100.0 + 0.5),
                            old.has_history ? "; по пункту есть отчёты, правки или письма: решите "
                                              "до утверждения"
                                            : "");
        if (view.rows.empty()) continue;
        text += fmt::format(
            "      один: sroki plan pair {0} {1} {2}; разные: sroki plan apart {0} "
            "{1} {2}\n",
            static_cast<std::int64_t>(view.plan), static_cast<std::int64_t>(old.id),
            static_cast<std::int64_t>(view.rows[pair.after]));
    }
}

}  // namespace

std::string edition_ru(const EditionView& view) {
    const auto counts = count_changes(view.diff);
    std::string text = fmt::format(
        "Новая редакция плана № {} «{}»\nДобавлено: {}, исключено: {}, возвращено: {}, "
        "переименовано: {}, сменило номер: {}, изменено в остальном: {}, без изменений: {}.\n",
        static_cast<std::int64_t>(view.plan), view.base.header.title, counts.added, counts.removed,
        counts.restored, counts.renamed, counts.renumbered, counts.changed, counts.unchanged);
    if (!view.diff.doubtful.empty())
        text += fmt::format("Сомнительных пар: {}.\n", view.diff.doubtful.size());
    if (counts.conflicts > 0)
        text +=
            fmt::format("Спорных полей (изменил и человек, и документ): {}.\n", counts.conflicts);
    if (!view.diff.header.empty()) text += "\nПлан:\n";
    for (const calendar::HeaderChange& change : view.diff.header) {
        text += fmt::format("  {}\n", arrow_ru(name_of(change.field), change.before, change.now));
        if (change.person) {
            text += fmt::format("    человек исправил на {}, его слово остаётся\n",
                                value_ru(name_of(change.field), *change.person));
        }
    }
    add_doubts(view, text);
    const auto of = [](ItemFate fate) {
        return [fate](const ItemChange& change) { return change.fate == fate; };
    };
    add_group(view, "Добавлено", of(ItemFate::added), text);
    add_group(view, "Исключено", of(ItemFate::removed), text);
    add_group(view, "Возвращено", of(ItemFate::restored), text);
    add_group(
        view, "Изменено",
        [](const ItemChange& change) {
            return change.fate == ItemFate::kept && !is_only_renumbered(change);
        },
        text);
    add_group(view, "Сменился только номер", is_only_renumbered, text);
    return text;
}

std::string change_ru(const calendar::EditionChange& change) {
    const std::string item =
        change.number.empty() ? change.title : change.number + ". " + change.title;
    if (change.kind == "added") return "добавлен: " + item;
    if (change.kind == "removed") return "исключён: " + item;
    if (change.kind == "restored") return "возвращён: " + item;
    const std::string what = arrow_ru(change.field, change.before, change.after);
    return change.kind == "plan" ? what : fmt::format("{}: {}", item, what);
}

std::string summary_ru(const calendar::EditionRecord& edition) {
    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t restored = 0;
    std::vector<std::int64_t> changed;
    for (const calendar::EditionChange& change : edition.changes) {
        added += change.kind == "added" ? 1 : 0;
        removed += change.kind == "removed" ? 1 : 0;
        restored += change.kind == "restored" ? 1 : 0;
        if (change.kind == "changed" && change.item)
            changed.push_back(static_cast<std::int64_t>(*change.item));
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    std::string text;
    const auto add = [&text](std::string_view what, std::size_t count) {
        if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", what, count);
    };
    add("добавлено", added);
    add("исключено", removed);
    add("возвращено", restored);
    add("изменено", changed.size());
    return text;
}

std::string editions_ru(const std::vector<calendar::EditionRecord>& editions) {
    std::string text;
    for (const calendar::EditionRecord& edition : editions) {
        const auto day = std::chrono::floor<std::chrono::days>(edition.approved_at);
        text += fmt::format("Редакция {} от {}", edition.number, calendar::format_day_year(day));
        if (edition.order_number) text += ", приказ № " + *edition.order_number;
        if (edition.issued) text += " от " + calendar::format_day_year(*edition.issued);
        if (!edition.approved_by.empty()) text += ", утвердил(а): " + edition.approved_by;
        const std::string summary = summary_ru(edition);
        text += summary.empty() ? "\n" : fmt::format(": {}\n", summary);
        for (const calendar::EditionChange& change : edition.changes)
            text += "  " + change_ru(change) + "\n";
    }
    return text;
}

}  // namespace sroki::server
