#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/store/column_store.h"
#include "calendar/store/department_store.h"
#include "calendar/store/edition_store.h"
#include "server/commands/command.h"
#include "server/commands/import_words_ru.h"
#include "server/config.h"
#include "server/config_ru.h"
#include "server/edition_ru.h"
#include "server/import_arguments.h"
#include "server/import_preview.h"
#include "server/installation.h"
#include "server/json/edition_json.h"
#include "server/json/plan_json.h"
#include "server/messages_ru.h"
#include "server/plan_document.h"

namespace sroki::server {

namespace {

struct Options {
    std::string file;
    bool dry_run = false;
    bool approve = false;
    ImportArguments arguments;
    std::int64_t amends = 0;  // 0: not given
    bool is_new_plan = false;
};

calendar::PlanChoice choice_of(const Options& options) {
    calendar::PlanChoice choice;
    if (options.amends != 0) choice.amends = calendar::PlanId{options.amends};
    choice.is_new_plan = options.is_new_plan;
    return choice;
}

// What this department has learned about the headings of its tables; a preview makes no database.
std::vector<calendar::LearnedColumns> learned_columns(const Invocation& invocation) {
    const auto file = database_file(invocation.data_directory);
    if (!std::filesystem::exists(file)) return {};
    calendar::Database database = calendar::Database::open(file);
    const auto departments = calendar::DepartmentStore(database).list();
    if (departments.empty()) return {};
    return calendar::ColumnStore(database).list(departments.front().id);
}

int refuse(const calendar::StoreError& error, const Invocation& invocation) {
    invocation.err << message_ru(error) << '\n';
    return kExitInputWrong;
}

std::string_view outcome_pattern(calendar::SaveOutcome outcome) {
    switch (outcome) {
        case calendar::SaveOutcome::created:
            return words::kImportCreated;
        case calendar::SaveOutcome::replaced:
            return words::kImportReplaced;
        case calendar::SaveOutcome::unchanged:
            return words::kImportUnchanged;
    }
    return {};
}

// A proposed edition: its difference and, when asked, its approval.
int finish_edition(Installation& installation, const calendar::Intake& intake,
                   const Options& options, Invocation& invocation) {
    calendar::EditionStore editions(installation.database);
    const auto view = editions.find_proposal(intake.plan);
    std::optional<tl::expected<std::int64_t, calendar::StoreError>> number;
    if (options.approve)
        number = editions.approve(intake.plan, view->revision, {}, current_instant());
    const bool is_applied = number && *number;
    const auto id = static_cast<std::int64_t>(intake.plan);
    if (invocation.json) {
        auto edition = edition_to_json(*view);
        edition["state"] = is_applied ? "approved" : "proposed";
        edition["number"] = is_applied ? boost::json::value(**number) : nullptr;
        invocation.out << boost::json::object{{"edition", std::move(edition)},
                                              {"stored",
                                               {{"plan", id},
                                                {"outcome", outcome_name(intake.outcome)},
                                                {"state", calendar::name_of(intake.state)}}}}
                       << '\n';
    } else {
        invocation.out << edition_ru(*view);
        if (is_applied) {
            invocation.out << fmt::format(words::kImportEditionApplied, **number, id);
        } else {
            invocation.out << fmt::format(words::kImportProposed, id);
        }
    }
    return number && !*number ? refuse(number->error(), invocation) : kExitOk;
}

int finish_plan(Installation& installation, const calendar::PlanDraft& draft,
                const calendar::Intake& intake, const Options& options, Invocation& invocation) {
    auto state = intake.state;
    if (options.approve && state == calendar::PlanState::draft) {
        const auto approved =
            calendar::PlanStore(installation.database).approve(intake.plan, current_instant());
        if (!approved) return refuse(approved.error(), invocation);
        state = calendar::PlanState::approved;
    }
    const auto id = static_cast<std::int64_t>(intake.plan);
    if (invocation.json) {
        auto printed = draft_to_json(draft);
        printed["stored"] = {{"plan", id},
                             {"outcome", outcome_name(intake.outcome)},
                             {"state", calendar::name_of(state)}};
        invocation.out << boost::json::serialize(printed) << '\n';
        return kExitOk;
    }
    invocation.out << preview_ru(draft)
                   << fmt::format(fmt::runtime(outcome_pattern(intake.outcome)), id)
                   << (state == calendar::PlanState::approved ? words::kImportApproved
                                                              : words::kImportDraft);
    return kExitOk;
}

// Saves what the document is, a draft or a proposed edition; says what has become of it.
int store(Installation& installation, PlanDocument document, const Options& options,
          Invocation& invocation) {
    if (options.arguments.timezone.empty()) {
        document.draft.plan.timezone = installation.department.timezone;
    }
    const auto intake =
        calendar::EditionStore(installation.database)
            .take_in(installation.department.id, document.draft,
                     {document.file_name, document.content}, choice_of(options), current_instant());
    if (!intake) return refuse(intake.error(), invocation);
    return intake->is_edition
               ? finish_edition(installation, *intake, options, invocation)
               : finish_plan(installation, document.draft, *intake, options, invocation);
}

// Shows the draft and, where the plan is approved already, what would change; stores nothing.
int preview(PlanDocument document, const Options& options, Invocation& invocation) {
    std::optional<calendar::EditionView> edition;
    // A preview makes no database.
    if (std::filesystem::exists(database_file(invocation.data_directory))) {
        auto opened = open_installation(invocation, current_instant());
        if (!opened) {
            invocation.err << opened.error() << '\n';
            return kExitInputWrong;
        }
        auto installation = std::move(*opened);
        if (options.arguments.timezone.empty())
            document.draft.plan.timezone = installation.department.timezone;
        auto found = calendar::EditionStore(installation.database)
                         .preview(installation.department.id, document.draft, choice_of(options));
        if (!found) return refuse(found.error(), invocation);
        if (*found && !(*found)->diff.is_empty()) edition = std::move(*found);
    }
    if (invocation.json) {
        auto printed = draft_to_json(document.draft);
        if (edition) printed["edition"] = edition_to_json(*edition);
        invocation.out << boost::json::serialize(printed) << '\n';
    } else {
        invocation.out << preview_ru(document.draft)
                       << (edition ? "\n" + edition_ru(*edition) : std::string());
    }
    return kExitOk;
}

int run_import(const Options& options, Invocation& invocation) {
    if (options.amends != 0 && options.is_new_plan) {
        invocation.err << words::kImportBothChoices;
        return kExitUsage;
    }
    const auto config = load_config(invocation.config_file, read_environment());
    if (!config) {
        invocation.err << message_ru(config.error()) << '\n';
        return kExitInputWrong;
    }
    auto import = import_options(options.arguments, *config);
    if (!import) {
        invocation.err << import.error().message;
        return kExitUsage;
    }
    import->columns.learned = learned_columns(invocation);
    auto document = read_plan_document(options.file, *import);
    if (!document) {
        invocation.err << document.error();
        return kExitInputWrong;
    }
    if (options.dry_run) return preview(std::move(*document), options, invocation);
    return with_installation(invocation, [&](Installation& installation) {
        return store(installation, std::move(*document), options, invocation);
    });
}

}  // namespace

void add_import_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("import");
    const auto options = std::make_shared<Options>();
    const auto say = [](std::string_view text) { return std::string(text); };
    command->add_option("FILE", options->file, say(words::kImportFile))->required();
    command->add_flag("--dry-run", options->dry_run, say(words::kImportDryRun));
    command->add_flag("--approve", options->approve, say(words::kImportApprove));
    command->add_option("--period", options->arguments.period, say(words::kImportPeriod))
        ->type_name("A..B");
    command->add_option("--basis", options->arguments.basis, say(words::kImportBasis));
    command->add_option("--issued", options->arguments.issued, say(words::kImportIssued));
    command->add_option("--timezone", options->arguments.timezone, say(words::kImportTimezone));
    command->add_option("--columns", options->arguments.columns, say(words::kImportColumns));
    command->add_option("--title", options->arguments.title, say(words::kImportTitle));
    command->add_option("--amends", options->amends, say(words::kImportAmends))
        ->type_name("PLAN")
        ->check(CLI::PositiveNumber);
    command->add_flag("--new", options->is_new_plan, say(words::kImportNew));
    command->callback([&invocation, options] {
        invocation.run = [&invocation, options] { return run_import(*options, invocation); };
    });
}

}  // namespace sroki::server
