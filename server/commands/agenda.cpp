// sroki agenda: what is due, by default from today for thirty days.

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/russian_dates.h"
#include "calendar/store/executor_store.h"
#include "calendar/zones.h"
#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"
#include "server/moment.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using calendar::OccurrenceRecord;

constexpr std::chrono::days kDefaultSpan{30};

struct AgendaOptions {
    std::string from;
    std::string to;
    std::string executor;
    std::string now;
};

json::value date_or_null(const std::optional<scheduler::Date>& date) {
    return date ? json::value(scheduler::format_date(*date)) : json::value(nullptr);
}

json::object to_json(const OccurrenceRecord& occurrence) {
    json::value number;
    if (occurrence.number) number = *occurrence.number;
    return {{"uid", occurrence.uid},
            {"from", date_or_null(occurrence.from)},
            {"due", scheduler::format_date(occurrence.due)},
            {"state", calendar::name_of(occurrence.state)},
            {"kind", calendar::name_of(occurrence.kind)},
            {"number", number},
            {"title", occurrence.title},
            {"executors_text", occurrence.executors_text},
            {"plan", occurrence.plan_title}};
}

void print(Invocation& invocation, const std::vector<OccurrenceRecord>& occurrences) {
    if (invocation.json) {
        json::array rows;
        for (const OccurrenceRecord& occurrence : occurrences)
            rows.push_back(to_json(occurrence));
        invocation.out << rows << '\n';
        return;
    }
    if (occurrences.empty()) invocation.out << words::kAgendaEmpty;
    for (const OccurrenceRecord& occurrence : occurrences) {
        const std::string number = occurrence.number ? *occurrence.number + ". " : "";
        invocation.out << fmt::format(words::kAgendaLine,
                                      calendar::format_window(occurrence.from, occurrence.due),
                                      number, occurrence.title, occurrence.executors_text);
    }
}

int show_agenda(Invocation& invocation, Installation& installation, const AgendaOptions& options) {
    const std::string& zone = installation.department.timezone;
    const auto now = options.now.empty() ? current_instant() : parse_moment(options.now, zone);
    if (!now) {
        invocation.err << fmt::format(words::kBadMoment, options.now);
        return kExitUsage;
    }
    calendar::OccurrenceQuery query;
    query.department = installation.department.id;
    query.due_from = calendar::local_day(zone, *now);
    for (const auto& [text, day] :
         {std::pair{&options.from, &query.due_from}, std::pair{&options.to, &query.due_to}}) {
        if (text->empty()) continue;
        *day = scheduler::parse_date(*text);
        if (!*day) {
            invocation.err << fmt::format(words::kBadDay, *text);
            return kExitUsage;
        }
    }
    if (!query.due_to) query.due_to = *query.due_from + kDefaultSpan;
    if (!options.executor.empty()) {
        const auto executor =
            calendar::ExecutorStore(installation.database).find_by_name(options.executor);
        if (!executor) {
            invocation.err << fmt::format(words::kNoSuchExecutor, options.executor);
            return kExitInputWrong;
        }
        query.executor = executor->id;
    }
    print(invocation, calendar::PlanStore(installation.database).list_occurrences(query));
    return kExitOk;
}

}  // namespace

void add_agenda_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("agenda");
    const auto options = std::make_shared<AgendaOptions>();
    command->add_option("--from", options->from)->type_name("D");
    command->add_option("--to", options->to)->type_name("D");
    command->add_option("--executor", options->executor)->type_name("NAME");
    command->add_option("--now", options->now)->type_name("T");
    run_on_store(command, invocation, options, show_agenda);
}

}  // namespace sroki::server
