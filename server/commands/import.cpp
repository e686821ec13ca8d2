#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "calendar/zones.h"
#include "server/commands/command.h"
#include "server/commands/import_words_ru.h"
#include "server/config.h"
#include "server/import_preview.h"
#include "server/json/plan_json.h"
#include "server/plan_document.h"

namespace sroki::server {

namespace {

struct Options {
    std::string file;
    bool dry_run = false;
    std::string period;
    std::string basis;
    std::string issued;
    std::string timezone;
    std::string title;
};

// What the arguments say; a wrong one is reported and the command is a wrong usage.
std::optional<calendar::ImportOptions> import_options(const Options& options,
                                                      const Invocation& invocation) {
    calendar::ImportOptions result;
    const auto refuse = [&](std::string_view pattern, const std::string& value) {
        invocation.err << fmt::format(fmt::runtime(pattern), value);
        return std::nullopt;
    };
    if (!options.period.empty()) {
        const auto dots = options.period.find("..");
        if (dots == std::string::npos) return refuse(words::kImportBadPeriod, options.period);
        const auto first = scheduler::parse_date(options.period.substr(0, dots));
        const auto last = scheduler::parse_date(options.period.substr(dots + 2));
        if (!first || !last || *last < *first)
            return refuse(words::kImportBadPeriod, options.period);
        result.period = scheduler::Period{*first, *last};
    }
    if (!options.issued.empty()) {
        result.issued = scheduler::parse_date(options.issued);
        if (!result.issued) return refuse(words::kImportBadDate, options.issued);
    }
    if (options.basis == "school") result.basis = scheduler::Basis::school;
    if (options.basis == "calendar") result.basis = scheduler::Basis::calendar;
    if (!options.basis.empty() && !result.basis)
        return refuse(words::kImportBadBasis, options.basis);
    result.timezone = options.timezone;
    if (result.timezone.empty()) {
        const auto config = load_config(invocation.config_file, read_environment());
        result.timezone =
            config ? config->department.timezone : DepartmentConfig{}.timezone;
    }
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

int run_import(const Options& options, Invocation& invocation) {
    const auto import = import_options(options, invocation);
    if (!import) return kExitUsage;
    const auto document = read_plan_document(options.file, *import);
    if (!document) {
        invocation.err << document.error();
        return kExitInputWrong;
    }
    show(document->draft, invocation);
    return kExitOk;
}

}  // namespace

void add_import_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("import");
    const auto options = std::make_shared<Options>();
    const auto say = [](std::string_view text) { return std::string(text); };
    command->add_option("FILE", options->file, say(words::kImportFile))->required();
    command->add_flag("--dry-run", options->dry_run, say(words::kImportDryRun));
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
