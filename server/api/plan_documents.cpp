#include "server/api/plan_documents.h"

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/import/tables.h"
#include "calendar/names.h"
#include "calendar/store/column_store.h"
#include "calendar/store/edition_store.h"
#include "server/api/api_words_ru.h"
#include "server/api/body_reader.h"
#include "server/api/parameters.h"
#include "server/import_arguments.h"
#include "server/json/edition_json.h"
#include "server/json/plan_json.h"
#include "server/messages_ru.h"
#include "server/pages/home.h"

namespace sroki::server {

namespace json = boost::json;

using calendar::ColumnStore;
using calendar::ImportOptions;
using calendar::PlanId;
using calendar::TableView;

namespace {

constexpr std::size_t kTablesMax = 100;
constexpr std::size_t kColumnsMax = 64;

std::string parameter(const Request& request, std::string_view name) {
    return std::string(value_of(request.query, name).value_or(""));
}

bool is_set(const Request& request, std::string_view name) {
    return parameter(request, name) == "true";
}

ImportArguments arguments_of(const Request& request) {
    ImportArguments arguments{parameter(request, "period"), parameter(request, "basis"),
                              parameter(request, "issued"), parameter(request, "timezone"),
                              parameter(request, "title"),  {}};
    for (const auto& [name, value] : request.query) {
        if (name == "columns") arguments.columns.push_back(value);
    }
    return arguments;
}

// The options of the address with what the department has learned; or what is wrong with them.
tl::expected<ImportOptions, Response> options_of(const Request& request, Context& context,
                                                 const calendar::Department& department) {
    ImportArguments arguments = arguments_of(request);
    if (arguments.timezone.empty()) arguments.timezone = department.timezone;
    auto options = import_options(arguments, context.config);
    if (!options) {
        return tl::unexpected(
            parameter_problem(options.error().name, options.error().message, request));
    }
    options->columns.learned = ColumnStore(context.database).list(department.id);
    return std::move(*options);
}

Response import_problem(const calendar::ImportError& error, const Request& request) {
    const bool is_large = error.code == calendar::ImportErrorCode::too_large;
    return problem_response(
        {is_large ? 413U : 422U, "document", std::string(words::kApiDocument), message_ru(error)},
        request.id);
}

json::object table_to_json(const TableView& view) {
    json::array roles;
    for (const calendar::ColumnRole role : view.roles)
        roles.emplace_back(std::string(calendar::name_of(role)));
    json::array sample;
    for (const auto& row : view.sample)
        sample.emplace_back(json::array(row.begin(), row.end()));
    return {{"table", view.table},         {"rows", view.rows},
            {"columns", view.columns},     {"is_plan", view.is_plan},
            {"first_row", view.first_row}, {"roles", std::move(roles)},
            {"sample", std::move(sample)}};
}

Response tables_response(std::string_view bytes, std::string_view file_name,
                         const ImportOptions& options, const Request& request) {
    const auto tables = calendar::list_tables(bytes, file_name, options);
    if (!tables) return import_problem(tables.error(), request);
    json::array list;
    for (const TableView& view : *tables)
        list.push_back(table_to_json(view));
    return json_response(json::serialize(json::object{{"tables", std::move(list)}}));
}

tl::expected<calendar::PlanChoice, Response> choice_of(const Request& request) {
    calendar::PlanChoice choice;
    choice.is_new_plan = is_set(request, "new");
    const std::string amends = parameter(request, "amends");
    if (amends.empty()) return choice;
    std::int64_t plan = 0;
    const auto [end, error] = std::from_chars(amends.data(), amends.data() + amends.size(), plan);
    if (error != std::errc{} || end != amends.data() + amends.size() || choice.is_new_plan) {
        return tl::unexpected(parameter_problem("amends", words::kApiBadAmends, request));
    }
    choice.amends = PlanId{plan};
    return choice;
}

Response store_document(const calendar::PlanDraft& draft, const calendar::SourceDocument& source,
                        const calendar::PlanChoice& choice, const calendar::Department& department,
                        const Request& request, Context& context) {
    calendar::EditionStore editions(context.database);
    const auto intake = editions.take_in(department.id, draft, source, choice, context.now);
    if (!intake) return store_problem(intake.error(), request);
    json::object answer = draft_to_json(draft);
    answer["stored"] = {{"plan", static_cast<std::int64_t>(intake->plan)},
                        {"outcome", outcome_name(intake->outcome)},
                        {"state", calendar::name_of(intake->state)}};
    answer["edition"] = nullptr;
    if (intake->is_edition) {
        if (const auto view = editions.find_proposal(intake->plan))
            answer["edition"] = edition_to_json(*view);
    }
    const bool is_new = intake->outcome == calendar::SaveOutcome::created;
    Response response = json_response(json::serialize(answer), is_new ? 201 : 200);
    response.headers.emplace_back(
        "Location", fmt::format("/api/v1/plans/{}", static_cast<std::int64_t>(intake->plan)));
    return response;
}

Response show_only(const calendar::PlanDraft& draft, const calendar::PlanChoice& choice,
                   const calendar::Department& department, const Request& request,
                   Context& context) {
    const auto view =
        calendar::EditionStore(context.database).preview(department.id, draft, choice);
    if (!view) return store_problem(view.error(), request);
    json::object answer = draft_to_json(draft);
    answer["stored"] = nullptr;
    answer["edition"] = nullptr;
    if (*view) answer["edition"] = edition_to_json(**view);
    return json_response(json::serialize(answer));
}

std::optional<std::vector<calendar::ColumnRole>> roles_of(const json::value& value) {
    const json::array* const names = value.if_array();
    if (names == nullptr || names->size() > kColumnsMax) return std::nullopt;
    std::vector<calendar::ColumnRole> roles;
    for (const json::value& each : *names) {
        const json::string* const name = each.if_string();
        const auto role = each.is_null() ? std::optional(calendar::ColumnRole::other)
                          : name == nullptr
                              ? std::nullopt
                              : calendar::column_role_of({name->data(), name->size()});
        if (!role) return std::nullopt;
        roles.push_back(*role);
    }
    if (!calendar::is_usable(roles)) return std::nullopt;
    return roles;
}

// {"table":1,"first_row":2,"columns":["number","title",null,"term"]}
std::optional<calendar::ColumnChoice> choice_from_json(const json::value& value) {
    const json::object* const object = value.if_object();
    if (object == nullptr) return std::nullopt;
    const auto number = [&](std::string_view name) -> std::int64_t {
        const json::value* const found = object->if_contains(name);
        const std::int64_t* const integer = found == nullptr ? nullptr : found->if_int64();
        return integer == nullptr ? 0 : *integer;
    };
    const json::value* const columns = object->if_contains("columns");
    auto roles = columns == nullptr ? std::nullopt : roles_of(*columns);
    if (!roles || number("table") < 1 || number("first_row") < 1) return std::nullopt;
    return calendar::ColumnChoice{static_cast<std::size_t>(number("table")),
                                  static_cast<std::size_t>(number("first_row")), std::move(*roles)};
}

std::vector<calendar::ColumnChoice> read_choices(BodyReader& body) {
    std::vector<calendar::ColumnChoice> choices;
    body.require("tables");
    const json::array* const list = body.list("tables", kTablesMax);
    if (list == nullptr) return choices;
    if (list->empty()) body.refuse("tables", words::kApiEmptyList);
    for (std::size_t i = 0; i < list->size(); ++i) {
        if (auto choice = choice_from_json(list->at(i))) {
            choices.push_back(std::move(*choice));
        } else {
            body.refuse(fmt::format("tables/{}", i), words::kApiBadColumns);
        }
    }
    return choices;
}

// The header that the plan was first read with: it stays the same plan.
ImportOptions options_of_plan(const calendar::PlanHeader& header) {
    ImportOptions options;
    options.title = header.title;
    options.period = header.period;
    options.basis = header.basis;
    options.issued = header.issued;
    options.timezone = header.timezone;
    options.school_calendar = header.school_calendar;
    return options;
}

void remember(const std::vector<calendar::ColumnChoice>& choices,
              const calendar::StoredSource& source, const ImportOptions& options,
              const calendar::Department& department, Context& context) {
    ColumnStore store(context.database);
    for (const auto& learned :
         calendar::learned_from(choices, source.content, source.file_name, options)) {
        store.remember(department.id, learned, context.token->name, context.now);
    }
}

}  // namespace

Response upload_plan(const Request& request, Context& context) {
    const calendar::Department department = first_department(context.database);
    const auto options = options_of(request, context, department);
    if (!options) return options.error();
    const auto choice = choice_of(request);
    if (!choice) return choice.error();
    const std::string file_name = parameter(request, "file_name");
    const auto draft = calendar::import_document(request.body, file_name, *options);
    if (!draft) return import_problem(draft.error(), request);
    if (is_set(request, "dry_run")) return show_only(*draft, *choice, department, request, context);
    return store_document(*draft, {file_name, request.body}, *choice, department, request, context);
}

Response show_document_tables(const Request& request, Context& context) {
    const auto options = options_of(request, context, first_department(context.database));
    if (!options) return options.error();
    return tables_response(request.body, parameter(request, "file_name"), *options, request);
}

Response show_plan_tables(const Request& request, Context& context) {
    const auto source =
        calendar::PlanStore(context.database).latest_source(id_parameter<PlanId>(request, "id"));
    if (!source) return not_found(request);
    ImportOptions options;
    options.columns.learned =
        ColumnStore(context.database).list(first_department(context.database).id);
    return tables_response(source->content, source->file_name, options, request);
}

Response choose_columns(const Request& request, Context& context) {
    BodyReader body(request);
    const auto choices = read_choices(body);
    if (auto problem = body.problem()) return std::move(*problem);
    const auto plan = id_parameter<PlanId>(request, "id");
    calendar::PlanStore plans(context.database);
    const auto header = plans.find_document_header(plan);
    const auto source = plans.latest_source(plan);
    if (!header || !source) return not_found(request);
    const calendar::Department department = first_department(context.database);
    ImportOptions options = options_of_plan(*header);
    options.columns.chosen = choices;
    const auto draft = calendar::import_document(source->content, source->file_name, options);
    if (!draft) return import_problem(draft.error(), request);
    Response response = store_document(*draft, {source->file_name, source->content}, {}, department,
                                       request, context);
    if (response.status < 300) remember(choices, *source, options, department, context);
    return response;
}

}  // namespace sroki::server
