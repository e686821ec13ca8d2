// sroki plan list | edition | editions | approve | discard | pair | apart | take | keep: plans,
// their editions, and a person's word on a proposed one.

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/store/edition_store.h"
#include "server/commands/plan_words_ru.h"
#include "server/commands/store_command.h"
#include "server/edition_ru.h"
#include "server/json/edition_json.h"
#include "server/json/plan_json.h"
#include "server/messages_ru.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using calendar::EditionStore;
using calendar::ItemId;
using calendar::PlanId;

struct PlanOptions {
    std::int64_t plan = 0;
    std::int64_t item = 0;
    std::int64_t row = 0;
    std::string field;
    std::string revision;
};

int list_plans(Invocation& invocation, Installation& installation, const PlanOptions&) {
    json::array rows;
    for (const auto& plan : calendar::PlanStore(installation.database).list_plans()) {
        const auto id = static_cast<std::int64_t>(plan.id);
        if (invocation.json) {
            rows.push_back(json::object{{"id", id},
                                        {"state", calendar::name_of(plan.state)},
                                        {"items", plan.items},
                                        {"plan", header_to_json(plan.header)}});
        } else {
            invocation.out << fmt::format(words::kPlanLine, id, calendar::name_of(plan.state),
                                          plan.items, plan.header.title);
        }
    }
    if (invocation.json) invocation.out << rows << '\n';
    return kExitOk;
}

int refuse(Invocation& invocation, const calendar::StoreError& error) {
    invocation.err << message_ru(error) << '\n';
    return kExitInputWrong;
}

int show_edition(Invocation& invocation, Installation& installation, const PlanOptions& options) {
    const auto view = EditionStore(installation.database).find_proposal(PlanId{options.plan});
    if (!view) {
        return refuse(invocation,
                      {calendar::StoreErrorCode::edition_none, std::to_string(options.plan)});
    }
    if (invocation.json) {
        invocation.out << edition_to_json(*view) << '\n';
    } else {
        invocation.out << edition_ru(*view);
    }
    return kExitOk;
}

int list_editions(Invocation& invocation, Installation& installation, const PlanOptions& options) {
    const auto editions = EditionStore(installation.database).list(PlanId{options.plan});
    if (!invocation.json) {
        invocation.out << editions_ru(editions);
        return kExitOk;
    }
    json::array rows;
    for (const calendar::EditionRecord& edition : editions)
        rows.push_back(edition_to_json(edition));
    invocation.out << rows << '\n';
    return kExitOk;
}

// A draft becomes live; of an approved plan its proposed edition is applied.
int approve(Invocation& invocation, Installation& installation, const PlanOptions& options) {
    calendar::PlanStore plans(installation.database);
    const PlanId plan{options.plan};
    const auto known = plans.find_plan(plan);
    if (!known || known->state == calendar::PlanState::draft) {
        return report(invocation, plans.approve(plan, current_instant()),
                      fmt::format(words::kPlanApproved, options.plan));
    }
    const auto number =
        EditionStore(installation.database).approve(plan, options.revision, {}, current_instant());
    if (!number) return refuse(invocation, number.error());
    invocation.out << fmt::format(words::kEditionApproved, *number, options.plan);
    return kExitOk;
}

int discard(Invocation& invocation, Installation& installation, const PlanOptions& options) {
    return report(invocation, EditionStore(installation.database).discard(PlanId{options.plan}),
                  fmt::format(words::kEditionDiscarded, options.plan));
}

template <bool is_same>
int decide_pair(Invocation& invocation, Installation& installation, const PlanOptions& options) {
    return report(
        invocation,
        EditionStore(installation.database)
            .decide_pair(PlanId{options.plan}, ItemId{options.item}, ItemId{options.row}, is_same),
        std::string(is_same ? words::kPairOne : words::kPairApart));
}

template <bool takes_document>
int decide_field(Invocation& invocation, Installation& installation, const PlanOptions& options) {
    const auto field = calendar::item_field_of(options.field);
    if (!field) return refuse(invocation, {calendar::StoreErrorCode::invalid, options.field});
    return report(
        invocation,
        EditionStore(installation.database)
            .decide_field(PlanId{options.plan}, ItemId{options.item}, *field, takes_document),
        std::string(takes_document ? words::kFieldTaken : words::kFieldKept));
}

}  // namespace

void add_plan_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("plan");
    command->require_subcommand(1);
    const auto options = std::make_shared<PlanOptions>();
    const auto add = [&](const char* name, std::string_view text) {
        CLI::App* action = command->add_subcommand(name, std::string(text));
        action->add_option("PLAN", options->plan)->required();
        return action;
    };
    run_on_store(command->add_subcommand("list", std::string(words::kPlanList)), invocation,
                 options, list_plans);
    run_on_store(add("edition", words::kPlanEdition), invocation, options, show_edition);
    run_on_store(add("editions", words::kPlanEditions), invocation, options, list_editions);
    CLI::App* approval = add("approve", words::kPlanApprove);
    approval->add_option("--revision", options->revision, std::string(words::kPlanRevision));
    run_on_store(approval, invocation, options, approve);
    run_on_store(add("discard", words::kPlanDiscard), invocation, options, discard);
    for (const bool is_same : {true, false}) {
        CLI::App* pair =
            add(is_same ? "pair" : "apart", is_same ? words::kPlanPair : words::kPlanApart);
        pair->add_option("ITEM", options->item)->required();
        pair->add_option("ROW", options->row)->required();
        run_on_store(pair, invocation, options, is_same ? decide_pair<true> : decide_pair<false>);
    }
    for (const bool takes : {true, false}) {
        CLI::App* field = add(takes ? "take" : "keep", takes ? words::kPlanTake : words::kPlanKeep);
        field->add_option("ITEM", options->item)->required();
        field->add_option("FIELD", options->field)->required();
        run_on_store(field, invocation, options, takes ? decide_field<true> : decide_field<false>);
    }
}

}  // namespace sroki::server
