#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/store/plan_store.h"
#include "calendar/zones.h"
#include "server/commands/command.h"
#include "server/commands/import_words_ru.h"
#include "server/config.h"
#include "server/config_ru.h"
#include "server/import_preview.h"
#include "server/installation.h"
#include "server/json/plan_json.h"
#include "server/messages_ru.h"
#include "server/plan_document.h"

namespace sroki::server {

namespace {

struct Options {
    std::string file;
    bool dry_run = false;
    bool approve = false;
    std::string period;
    std::string basis;
    std::string issued;
    std::string timezone;
    std::string title;
};

// What the arguments say; a wrong one is reported and the command is a wrong usage.
std::optional<calendar::ImportOptions> import_options(const Options& options, const Config& config,
                                                      const Invocation& invocation) {
    calendar::ImportOptions result;
    const auto refuse = [&](std::string_view pattern, const std::string& value) {
        invocation.err << fmt::format(fmt::runtime(pattern), value);
        return std::nullopt;
    };
    if (!options.period.empty()) {
        result.period = scheduler::parse_period(options.period);
        if (!result.period) return refuse(words::kImportBadPeriod, options.period);
    }
    if (!options.issued.empty()) {
        result.issued = scheduler::parse_date(options.issued);
        if (!result.issued) return refuse(words::kImportBadDate, options.issued);
    }
    if (options.basis == "school") result.basis = scheduler::Basis::school;
    if (options.basis == "calendar") result.basis = scheduler::Basis::calendar;
    if (!options.basis.empty() && !result.basis)
        return refuse(words::kImportBadBasis, options.basis);
    result.timezone = options.timezone.empty() ? config.department.timezone : options.timezone;
    result.school_calendar = config.school_calendar;
    if (!calendar::is_zone(result.timezone)) return refuse(words::kImportBadZone, result.timezone);
    if (!options.title.empty()) result.title = options.title;
    return result;
}

void show(const calendar::PlanDraft& draft, const Invocation& invocation) {
    if (invocation.json) {
        invocation.out << boost::json::serialize(draft_to_json(draft)) << '\n';
    } else {
        invocation.out << preview_ru(draft);
    }
}

std::string_view outcome_name(calendar::SaveOutcome outcome) {
    constexpr std::array<std::string_view, 3> kNames{"created", "replaced", "unchanged"};
    return kNames.at(static_cast<std::size_t>(outcome));
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

// Saves the draft and, when asked, approves it; says what has become of it.
int store(Installation& installation, PlanDocument document, const Options& options,
          Invocation& invocation) {
    if (options.timezone.empty()) {
        document.draft.plan.timezone = installation.department.timezone;
    }
    calendar::PlanStore plans(installation.database);
    const calendar::Instant now = current_instant();
    const auto saved = plans.save_draft(installation.department.id, document.draft,
                                        {document.file_name, document.content}, now);
    if (!saved) {
        invocation.err << message_ru(saved.error()) << '\n';
        return kExitInputWrong;
    }
    auto state = saved->state;
    if (options.approve && state == calendar::PlanState::draft) {
        if (const auto approved = plans.approve(saved->id, now); !approved) {
            invocation.err << message_ru(approved.error()) << '\n';
            return kExitInputWrong;
        }
        state = calendar::PlanState::approved;
    }
    const auto id = static_cast<std::int64_t>(saved->id);
    if (invocation.json) {
        auto printed = draft_to_json(document.draft);
        printed["stored"] = {{"plan", id},
                             {"outcome", outcome_name(saved->outcome)},
                             {"state", calendar::name_of(state)}};
        invocation.out << boost::json::serialize(printed) << '\n';
        return kExitOk;
    }
    invocation.out << preview_ru(document.draft)
                   << fmt::format(fmt::runtime(outcome_pattern(saved->outcome)), id)
                   << (state == calendar::PlanState::approved ? words::kImportApproved
                                                              : words::kImportDraft);
    return kExitOk;
}

int run_import(const Options& options, Invocation& invocation) {
    const auto config = load_config(invocation.config_file, read_environment());
    if (!config) {
        invocation.err << message_ru(config.error()) << '\n';
        return kExitInputWrong;
    }
    const auto import = import_options(options, *config, invocation);
    if (!import) return kExitUsage;
    auto document = read_plan_document(options.file, *import);
    if (!document) {
        invocation.err << document.error();
        return kExitInputWrong;
    }
    if (options.dry_run) {
        show(document->draft, invocation);
        return kExitOk;
    }
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
    command->add_option("--period", options->period, say(words::kImportPeriod))->type_name("A..B");
    command->add_option("--basis", options->basis, say(words::kImportBasis));
    command->add_option("--issued", options->issued, say(words::kImportIssued));
    command->add_option("--timezone", options->timezone, say(words::kImportTimezone));
    command->add_option("--title", options->title, say(words::kImportTitle));
    command->callback([&invocation, options] {
        invocation.run = [&invocation, options] { return run_import(*options, invocation); };
    });
}

}  // namespace sroki::server
