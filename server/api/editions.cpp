#include "server/api/editions.h"

#include <boost/json.hpp>

#include "calendar/store/edition_store.h"
#include "server/api/body_reader.h"
#include "server/api/parameters.h"
#include "server/json/edition_json.h"

namespace sroki::server {

namespace json = boost::json;

using calendar::EditionStore;
using calendar::ItemField;
using calendar::ItemId;
using calendar::PlanId;

namespace {

constexpr std::size_t kRevisionBytesMax = 64;

PlanId plan_of(const Request& request) {
    return id_parameter<PlanId>(request, "id");
}

Response edition_problem(const calendar::StoreError& error, const Request& request) {
    if (error.code == calendar::StoreErrorCode::edition_none) return not_found(request);
    return store_problem(error, request);
}

Response proposal_response(Context& context, const Request& request) {
    const auto view = EditionStore(context.database).find_proposal(plan_of(request));
    if (!view) return not_found(request);
    return json_response(json::serialize(edition_to_json(*view)));
}

// The proposal as it stands after a person's word.
Response decided(const tl::expected<void, calendar::StoreError>& answer, Context& context,
                 const Request& request) {
    if (!answer) return edition_problem(answer.error(), request);
    return proposal_response(context, request);
}

std::vector<std::string_view> field_names() {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < calendar::kItemFieldCount; ++i)
        names.push_back(name_of(static_cast<ItemField>(i)));
    return names;
}

}  // namespace

Response show_edition(const Request& request, Context& context) {
    return proposal_response(context, request);
}

Response approve_edition(const Request& request, Context& context) {
    BodyReader body(request);
    body.require("revision");
    const auto revision = body.text("revision", kRevisionBytesMax);
    if (auto problem = body.problem()) return std::move(*problem);
    EditionStore editions(context.database);
    const PlanId plan = plan_of(request);
    const auto number = editions.approve(plan, *revision, context.token->name, context.now);
    if (!number) return edition_problem(number.error(), request);
    return json_response(json::serialize(edition_to_json(editions.list(plan).back())));
}

Response discard_edition(const Request& request, Context& context) {
    const auto answer = EditionStore(context.database).discard(plan_of(request));
    if (!answer) return edition_problem(answer.error(), request);
    Response response;
    response.status = 204;
    return response;
}

Response decide_edition_pair(const Request& request, Context& context) {
    BodyReader body(request);
    for (const std::string_view name : {"item", "row", "same"})
        body.require(name);
    const auto item = body.integer("item");
    const auto row = body.integer("row");
    const auto is_same = body.boolean("same");
    if (auto problem = body.problem()) return std::move(*problem);
    return decided(EditionStore(context.database)
                       .decide_pair(plan_of(request), ItemId{*item}, ItemId{*row}, *is_same),
                   context, request);
}

Response decide_edition_field(const Request& request, Context& context) {
    BodyReader body(request);
    for (const std::string_view name : {"item", "field", "word"})
        body.require(name);
    const auto item = body.integer("item");
    const auto field = body.choice("field", field_names());
    const auto word = body.choice("word", {"document", "person"});
    if (auto problem = body.problem()) return std::move(*problem);
    return decided(EditionStore(context.database)
                       .decide_field(plan_of(request), ItemId{*item},
                                     static_cast<ItemField>(*field), *word == 0),
                   context, request);
}

Response list_editions(const Request& request, Context& context) {
    const PlanId plan = plan_of(request);
    if (!calendar::PlanStore(context.database).find_plan(plan)) return not_found(request);
    json::array editions;
    for (const calendar::EditionRecord& edition : EditionStore(context.database).list(plan))
        editions.push_back(edition_to_json(edition));
    return json_response(json::serialize(json::object{{"editions", std::move(editions)}}));
}

}  // namespace sroki::server
