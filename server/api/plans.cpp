#include "server/api/plans.h"

#include <map>

#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/store/correction_store.h"
#include "server/api/body_reader.h"
#include "server/api/parameters.h"
#include "server/json/plan_json.h"
#include "server/moment.h"

namespace sroki::server {

namespace json = boost::json;

using calendar::CorrectedField;
using calendar::CorrectedHeader;
using calendar::Correction;
using calendar::HeaderCorrection;
using calendar::ItemId;
using calendar::PlanId;

namespace {

json::object plan_to_json(const calendar::PlanRecord& plan) {
    return {{"id", static_cast<std::int64_t>(plan.id)},
            {"state", calendar::name_of(plan.state)},
            {"items", plan.items},
            {"plan", header_to_json(plan.header)}};
}

json::object correction_to_json(const calendar::StoredCorrection& correction) {
    return {{"field", correction.field},
            {"value", correction.value},
            {"document", correction.document},
            {"author", correction.author},
            {"at", format_moment(correction.created_at)}};
}

json::array items_to_json(calendar::Database& database, PlanId plan) {
    std::map<ItemId, json::array> corrections;
    for (const auto& correction : calendar::CorrectionStore(database).list(plan))
        corrections[correction.item].push_back(correction_to_json(correction));
    json::array items;
    for (const calendar::ItemRecord& record : calendar::PlanStore(database).list_items(plan)) {
        json::object item = item_to_json(record.item);
        item["id"] = static_cast<std::int64_t>(record.id);
        item["corrections"] = std::move(corrections[record.id]);
        items.push_back(std::move(item));
    }
    return items;
}

json::array problems_to_json(calendar::Database& database, PlanId plan) {
    json::array problems;
    for (const auto& each : calendar::PlanStore(database).list_problems(plan)) {
        json::object problem = problem_to_json(each.problem);
        problem["item"] =
            each.item ? json::value(static_cast<std::int64_t>(*each.item)) : json::value(nullptr);
        problems.push_back(std::move(problem));
    }
    return problems;
}

Response preview_response(calendar::Database& database, PlanId plan, const Request& request) {
    const auto known = calendar::PlanStore(database).find_plan(plan);
    if (!known) return not_found(request);
    json::object preview = plan_to_json(*known);
    preview["items"] = items_to_json(database, plan);
    preview["problems"] = problems_to_json(database, plan);
    json::array corrections;
    for (const auto& correction : calendar::CorrectionStore(database).list_header(plan))
        corrections.push_back(correction_to_json(correction));
    preview["corrections"] = std::move(corrections);
    return json_response(json::serialize(preview));
}

// A member that is present: its text, or null, which takes a correction back.
template <class Field>
void read_text(BodyReader& body, std::string_view member, Field field,
               std::vector<calendar::CorrectionOf<Field>>& corrections) {
    if (!body.has(member)) return;
    auto text = body.text(member);
    if (text || body.is_null(member)) corrections.push_back({field, std::move(text)});
}

std::vector<Correction> item_corrections(BodyReader& body) {
    std::vector<Correction> corrections;
    for (const auto field : {CorrectedField::number, CorrectedField::section, CorrectedField::title,
                             CorrectedField::executors_text, CorrectedField::term_text,
                             CorrectedField::result, CorrectedField::kind}) {
        read_text(body, calendar::name_of(field), field, corrections);
    }
    if (const auto is_checked = body.boolean("checked")) {
        corrections.push_back({CorrectedField::checked,
                               *is_checked ? std::optional<std::string>("yes") : std::nullopt});
    }
    return corrections;
}

void read_period(BodyReader& body, std::vector<HeaderCorrection>& corrections) {
    if (!body.has("period")) return;
    const auto period = body.period("period");
    if (!period && !body.is_null("period")) return;
    const auto text = [](scheduler::Date date) { return scheduler::format_date(date); };
    corrections.push_back({CorrectedHeader::period_first,
                           period ? std::optional(text(period->first)) : std::nullopt});
    corrections.push_back(
        {CorrectedHeader::period_last, period ? std::optional(text(period->last)) : std::nullopt});
}

std::vector<HeaderCorrection> header_corrections(BodyReader& body) {
    std::vector<HeaderCorrection> corrections;
    for (const auto field :
         {CorrectedHeader::title, CorrectedHeader::basis, CorrectedHeader::issued,
          CorrectedHeader::order_number, CorrectedHeader::controller_name,
          CorrectedHeader::controller_position}) {
        read_text(body, calendar::name_of(field), field, corrections);
    }
    read_period(body, corrections);
    return corrections;
}

}  // namespace

Response list_plans(const Request&, Context& context) {
    json::array plans;
    for (const auto& plan : calendar::PlanStore(context.database).list_plans())
        plans.push_back(plan_to_json(plan));
    return json_response(json::serialize(json::object{{"plans", std::move(plans)}}));
}

Response show_plan_preview(const Request& request, Context& context) {
    return preview_response(context.database, id_parameter<PlanId>(request, "id"), request);
}

Response correct_plan(const Request& request, Context& context) {
    BodyReader body(request);
    const auto corrections = header_corrections(body);
    if (auto problem = body.problem()) return std::move(*problem);
    const auto plan = id_parameter<PlanId>(request, "id");
    const auto answer = calendar::CorrectionStore(context.database)
                            .correct_plan(plan, corrections, context.token->name, context.now);
    if (!answer) return store_problem(answer.error(), request);
    return preview_response(context.database, plan, request);
}

Response correct_item(const Request& request, Context& context) {
    BodyReader body(request);
    const auto corrections = item_corrections(body);
    if (auto problem = body.problem()) return std::move(*problem);
    const auto plan = id_parameter<PlanId>(request, "id");
    const auto item = id_parameter<ItemId>(request, "item");
    if (calendar::PlanStore(context.database).find_plan_of(item) != plan) return not_found(request);
    const auto answer = calendar::CorrectionStore(context.database)
                            .correct_item(item, corrections, context.token->name, context.now);
    if (!answer) return store_problem(answer.error(), request);
    return preview_response(context.database, plan, request);
}

Response approve_plan(const Request& request, Context& context) {
    const auto plan = id_parameter<PlanId>(request, "id");
    const auto answer =
        calendar::PlanStore(context.database).approve(plan, context.now, context.token->name);
    if (!answer) return store_problem(answer.error(), request);
    return preview_response(context.database, plan, request);
}

Response discard_plan(const Request& request, Context& context) {
    const auto answer =
        calendar::PlanStore(context.database).discard(id_parameter<PlanId>(request, "id"));
    if (!answer) return store_problem(answer.error(), request);
    Response response;
    response.status = 204;
    return response;
}

}  // namespace sroki::server
