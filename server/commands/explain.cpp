// sroki explain TEXT | --batch: what a wording means, and why.

#include <istream>
#include <ostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "server/commands/command.h"
#include "server/commands/explain_words_ru.h"
#include "server/config.h"
#include "server/config_ru.h"
#include "server/explanation.h"
#include "server/json/term_json.h"
#include "server/working_days.h"

namespace sroki::server {

namespace json = boost::json;

namespace {

constexpr std::size_t kLineBytesMax = std::size_t{4} << 20U;

json::object error_line(const json::value& id, std::string_view code, std::string_view message) {
    return {{"id", id}, {"error", {{"code", code}, {"message", message}}}};
}

json::object answer_line(const std::string& line) {
    json::value id;
    boost::system::error_code error;
    const json::value request = json::parse(line, error);
    if (error)
        return error_line(id, "json_invalid",
                          fmt::format(fmt::runtime(words::kExplainNotJson), error.message()));
    const json::object* object = request.if_object();
    if (object == nullptr) return error_line(id, "json_invalid", words::kExplainNotObject);
    if (const json::value* given = object->if_contains("id")) id = *given;
    const json::value* text = object->if_contains("text");
    if (text == nullptr || !text->is_string()) {
        return error_line(id, "text_missing", words::kExplainBadText);
    }
    const json::value* given = object->if_contains("context");
    const auto context = context_from_json(given == nullptr ? json::value() : *given);
    if (!context) {
        return error_line(
            id, context.error().code,
            fmt::format(fmt::runtime(words::kExplainBadContext), context.error().field));
    }
    const json::string& wording = text->get_string();
    json::object answer{{"id", id}};
    for (auto& member : explanation_to_json(wording, scheduler::explain_term(wording, *context)))
        answer.insert(member);
    return answer;
}

// One line without its end, at most kLineBytesMax + 1 bytes of it; false at the end of the input.
bool read_line(std::istream& in, std::string& line) {
    line.clear();
    std::streambuf& buffer = *in.rdbuf();
    constexpr int kEnd = std::char_traits<char>::eof();
    int byte = buffer.sbumpc();
    if (byte == kEnd) return false;
    for (; byte != kEnd && byte != '\n'; byte = buffer.sbumpc()) {
        if (line.size() <= kLineBytesMax) line += static_cast<char>(byte);
    }
    return true;
}

int explain_batch(Invocation& invocation) {
    for (std::string line; read_line(invocation.in, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const json::object answer =
            line.size() > kLineBytesMax
                ? error_line(nullptr, "line_too_long",
                             fmt::format(fmt::runtime(words::kExplainLongLine), kLineBytesMax))
                : answer_line(line);
        invocation.out << json::serialize(answer) << '\n';
    }
    invocation.out.flush();
    return kExitOk;
}

struct Options {
    std::string text;
    bool batch = false;
    std::string period;
    std::string basis;
    std::string issued;
    std::string month;
};

// The plan of the wording as the JSON of --batch names it, so that both are read in one place.
json::object context_of(const Options& options, const Config& config) {
    json::object context;
    json::object windows;
    for (const scheduler::NamedWindow& window : config.school_calendar) {
        windows[window.name] = {scheduler::format_date(window.window.first),
                                scheduler::format_date(window.window.last)};
    }
    context["school_calendar"] = std::move(windows);
    const auto dots = options.period.find("..");
    if (options.period.empty()) {
        const std::chrono::year_month_day today{
            std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
        const std::string year = std::to_string(static_cast<int>(today.year()));
        context["period"] = {year + "-01-01", year + "-12-31"};
    } else if (dots == std::string::npos) {
        context["period"] = options.period;
    } else {
        context["period"] = {options.period.substr(0, dots), options.period.substr(dots + 2)};
    }
    if (!options.basis.empty()) context["basis"] = options.basis;
    if (!options.issued.empty()) context["issued"] = options.issued;
    if (!options.month.empty()) context["month"] = options.month;
    return context;
}

int explain_one(const Options& options, bool text_given, Invocation& invocation) {
    if (!text_given) {
        invocation.err << words::kExplainNoText;
        return kExitUsage;
    }
    const auto config = load_config(invocation.config_file, read_environment());
    if (!config) {
        invocation.err << message_ru(config.error()) << '\n';
        return kExitInputWrong;
    }
    const auto working_days = load_production_calendar(*config);
    if (!working_days) {
        invocation.err << working_days.error() << '\n';
        return kExitInputWrong;
    }
    const json::object given = context_of(options, *config);
    const auto context = context_from_json(given);
    if (!context) {
        const json::value* value = given.if_contains(context.error().field);
        invocation.err << fmt::format(fmt::runtime(words::kExplainBadOption),
                                      value == nullptr ? "" : json::serialize(*value),
                                      "--" + context.error().field);
        return kExitUsage;
    }
    const auto explanation = scheduler::explain_term(options.text, *context);
    if (invocation.json) {
        invocation.out << json::serialize(explanation_to_json(options.text, explanation)) << '\n';
    } else {
        invocation.out << explanation_ru(options.text, *context, explanation)
                       << days_off_ru(explanation.result.occurrences, *working_days);
    }
    return kExitOk;
}

}  // namespace

void add_explain_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("explain");
    const auto options = std::make_shared<Options>();
    const auto say = [](std::string_view text) { return std::string(text); };
    CLI::Option* text = command->add_option("TEXT", options->text, say(words::kExplainText));
    command->add_flag("--batch", options->batch, say(words::kExplainBatch));
    command->add_option("--period", options->period, say(words::kExplainPeriod))->type_name("A..B");
    command->add_option("--basis", options->basis, say(words::kExplainBasis));
    command->add_option("--issued", options->issued, say(words::kExplainIssued));
    command->add_option("--month", options->month, say(words::kExplainMonth));
    command->callback([&invocation, options, text] {
        invocation.run = [&invocation, options, given = text->count() > 0] {
            return options->batch ? explain_batch(invocation)
                                  : explain_one(*options, given, invocation);
        };
    });
}

}  // namespace sroki::server
