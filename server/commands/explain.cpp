// sroki explain TEXT | --batch: what a wording means, and why.

#include <istream>
#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "server/commands/command.h"
#include "server/json/term_json.h"

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
    if (error) return error_line(id, "json_invalid", error.message());
    const json::object* object = request.if_object();
    if (object == nullptr) return error_line(id, "json_invalid", "an object is expected");
    if (const json::value* given = object->if_contains("id")) id = *given;
    const json::value* text = object->if_contains("text");
    if (text == nullptr || !text->is_string()) {
        return error_line(id, "text_missing", "\"text\" must be a string");
    }
    const json::value* given = object->if_contains("context");
    const auto context = context_from_json(given == nullptr ? json::value() : *given);
    if (!context) {
        return error_line(id, context.error().code, "context: " + context.error().field);
    }
    const json::string& wording = text->get_string();
    json::object answer = term_to_json(wording, scheduler::resolve_term(wording, *context));
    answer["id"] = id;
    return answer;
}

int explain_batch(Invocation& invocation) {
    for (std::string line; std::getline(invocation.in, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        invocation.out << json::serialize(
                              line.size() > kLineBytesMax
                                  ? error_line(nullptr, "line_too_long", "the line is too long")
                                  : answer_line(line))
                       << '\n';
    }
    invocation.out.flush();
    return kExitOk;
}

}  // namespace

void add_explain_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("explain");
    const auto batch = std::make_shared<bool>(false);
    command->add_flag("--batch", *batch);
    command->callback([&invocation, batch] {
        invocation.run = [&invocation, batch] {
            return *batch ? explain_batch(invocation) : int{kExitUsage};
        };
    });
}

}  // namespace sroki::server
