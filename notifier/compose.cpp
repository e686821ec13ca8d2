#include "notifier/compose.h"

#include <kainjow/mustache.hpp>

#include "calendar/russian_dates.h"
#include "notifier/letter_ru.h"
#include "notifier_templates.h"

namespace sroki::notifier {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

data view_of(const LetterItem& item, const LetterContent& content) {
    data view;
    view.set("title", item.title);
    view.set("deadline", deadline_ru(item.due));
    view.set("state", state_ru(item.due, content.today));
    view.set("item", item_ru(item));
    if (!item.term_text.empty()) view.set("term", item.term_text);
    if (!item.result.empty()) view.set("result", item.result);
    if (item.original_due && *item.original_due != item.due) {
        view.set("moved_from", calendar::format_day_year(*item.original_due));
    }
    view.set("is_returned", item.is_returned);
    if (!content.public_url.empty()) {
        const auto id = std::to_string(static_cast<std::int64_t>(item.item));
        view.set("url", content.public_url + "/items/" + id);
    }
    return view;
}

enum class Group { overdue, today, ahead };

Group group_of(const LetterItem& item, scheduler::Date today) {
    if (item.due < today) return Group::overdue;
    return item.due == today ? Group::today : Group::ahead;
}

// A group's heading is shown only above items.
void add_group(data& view, const std::string& name, Group group, const LetterContent& content) {
    data items = data::type::list;
    for (const LetterItem& item : content.items) {
        if (group_of(item, content.today) == group) items << view_of(item, content);
    }
    if (items.is_empty_list()) return;
    data section;
    section.set("items", items);
    view.set(name, section);
}

data view_of(const LetterContent& content, const std::string& subject) {
    data view;
    view.set("subject", subject);
    view.set("department", content.department);
    view.set("executor", content.executor);
    view.set("today", calendar::format_day_year(content.today));
    add_group(view, "overdue", Group::overdue, content);
    add_group(view, "due_today", Group::today, content);
    add_group(view, "ahead", Group::ahead, content);
    if (!content.public_url.empty()) view.set("public_url", content.public_url);
    return view;
}

}  // namespace

LetterText compose_letter(const LetterContent& content) {
    LetterText letter;
    letter.subject = subject_ru(content);
    const data view = view_of(content, letter.subject);
    letter.text = mustache{std::string(templates::letter_txt)}.render(view);
    letter.html = mustache{std::string(templates::letter_html)}.render(view);
    return letter;
}

}  // namespace sroki::notifier
