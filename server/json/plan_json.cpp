#include "server/json/plan_json.h"

#include <array>

#include <boost/json.hpp>

#include "calendar/names.h"
#include "server/json/term_json.h"
#include "server/messages_ru.h"

namespace sroki::server {

namespace json = boost::json;

namespace {

json::value or_null(const std::optional<std::string>& value) {
    return value ? json::value(*value) : json::value(nullptr);
}

}  // namespace

json::object header_to_json(const calendar::PlanHeader& header) {
    json::value period;
    if (header.period) {
        period = json::array{scheduler::format_date(header.period->first),
                             scheduler::format_date(header.period->last)};
    }
    json::value issued;
    if (header.issued) issued = scheduler::format_date(*header.issued);
    json::value controller;
    if (header.controller) {
        controller = json::object{{"name", header.controller->name},
                                  {"position", or_null(header.controller->position)}};
    }
    return {{"title", header.title},
            {"period", period},
            {"basis", calendar::name_of(header.basis)},
            {"issued", issued},
            {"order_number", or_null(header.order_number)},
            {"controller", controller},
            {"timezone", header.timezone}};
}

json::object item_to_json(const calendar::DraftItem& item) {
    json::array executors;
    for (const calendar::ExecutorName& executor : item.executors) {
        executors.push_back(json::object{{"name", executor.name},
                                         {"position", or_null(executor.position)},
                                         {"kind", calendar::name_of(executor.kind)}});
    }
    return {{"number", or_null(item.number)},
            {"section", or_null(item.section)},
            {"title", item.title},
            {"executors_text", item.executors_text},
            {"executors", std::move(executors)},
            {"term_text", item.term_text},
            {"result", item.result},
            {"kind", calendar::name_of(item.kind)},
            {"resolved", term_to_json(item.term_text, item.resolved)}};
}

json::object problem_to_json(const calendar::Problem& problem) {
    return {{"row", problem.row},
            {"column", problem.column},
            {"code", calendar::name_of(problem.code)},
            {"message", message_ru(problem)}};
}

std::string_view outcome_name(calendar::SaveOutcome outcome) {
    constexpr std::array<std::string_view, 3> kNames{"created", "replaced", "unchanged"};
    return kNames.at(static_cast<std::size_t>(outcome));
}

json::object draft_to_json(const calendar::PlanDraft& draft) {
    json::array items;
    items.reserve(draft.items.size());
    for (const calendar::DraftItem& item : draft.items)
        items.push_back(item_to_json(item));
    json::array problems;
    for (const calendar::Problem& problem : draft.problems)
        problems.push_back(problem_to_json(problem));
    return {{"plan", header_to_json(draft.plan)},
            {"items", std::move(items)},
            {"problems", std::move(problems)}};
}

}  // namespace sroki::server
