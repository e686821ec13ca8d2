// sroki calendar import | subscribe | list | remove: foreign calendars beside our own.

#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/ical/content_reader.h"
#include "calendar/ical/layer_reader.h"
#include "calendar/store/layer_store.h"
#include "calendar/zones.h"
#include "server/commands/calendar_words_ru.h"
#include "server/commands/store_command.h"
#include "server/layers/layer_refresher.h"
#include "server/layers/layer_settings.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using calendar::LayerReading;
using calendar::LayerRecord;
using calendar::LayerStore;

struct CalendarOptions {
    std::string source;
    std::string name;
    std::string title;
};

calendar::LayerContext context_of(const Installation& installation) {
    const std::string& zone = installation.department.timezone;
    return {zone, calendar::local_day(zone, current_instant())};
}

int fail(Invocation& invocation, std::string_view code) {
    invocation.err << fmt::format(words::kLayerNotRead, words::layer_problem_ru(code));
    return kExitInputWrong;
}

json::array left_out_json(const LayerReading& reading) {
    json::array rows;
    for (const auto& [code, out] : reading.left_out) {
        const auto& [name, sentence] = words::kLeftOutReasons.at(static_cast<std::size_t>(code));
        json::array examples;
        for (const std::string& example : out.examples)
            examples.emplace_back(example);
        rows.push_back(json::object{{"code", name},
                                    {"message", sentence},
                                    {"count", out.count},
                                    {"examples", std::move(examples)}});
    }
    return rows;
}

void print_json(std::ostream& out, const LayerRecord& layer, const LayerReading& reading) {
    json::object taken_off;
    for (const auto& [name, count] : reading.taken_off)
        taken_off.emplace(name, count);
    out << json::object{{"feed", layer.name},
                        {"title", layer.title},
                        {"path", "/feeds/" + layer.name + ".ics"},
                        {"events", reading.events.size()},
                        {"left_out", left_out_json(reading)},
                        {"taken_off", std::move(taken_off)}}
        << '\n';
}

void print_text(std::ostream& out, const LayerRecord& layer, const LayerReading& reading) {
    out << fmt::format(words::kLayerImported, layer.title, reading.events.size(), layer.name);
    for (const auto& [code, left] : reading.left_out) {
        const std::string examples =
            left.examples.empty()
                ? ""
                : fmt::format(words::kLeftOutExamples, fmt::join(left.examples, "; "));
        out << fmt::format(words::kLeftOutLine, left.count,
                           words::kLeftOutReasons.at(static_cast<std::size_t>(code)).second,
                           examples);
    }
    std::vector<std::string> taken_off;
    for (const auto& [name, count] : reading.taken_off)
        taken_off.push_back(fmt::format("{} {}", name, count));
    if (!taken_off.empty()) out << fmt::format(words::kTakenOff, fmt::join(taken_off, ", "));
}

void print(Invocation& invocation, const LayerRecord& layer, const LayerReading& reading) {
    if (invocation.json) {
        print_json(invocation.out, layer, reading);
    } else {
        print_text(invocation.out, layer, reading);
    }
}

// The layer of that name, made when there is none; nothing after an error was printed.
std::optional<LayerRecord> ensure_layer(Invocation& invocation, Installation& installation,
                                        const CalendarOptions& options, const std::string& title,
                                        const std::string& url) {
    LayerStore store(installation.database);
    if (auto known = store.find(options.name)) {
        if (known->url == url) return known;
        invocation.err << (url.empty() ? fmt::format(words::kLayerHasUrl, options.name)
                                       : fmt::format(words::kLayerNameTaken, options.name));
        return std::nullopt;
    }
    const auto created =
        store.create(installation.department.id, options.name, title, url, current_instant());
    if (created) return store.find(options.name);
    const bool is_taken = created.error().code == calendar::StoreErrorCode::name_taken;
    invocation.err << (is_taken ? fmt::format(words::kLayerNameTaken, options.name)
                                : fmt::format(words::kLayerBadName, options.name));
    return std::nullopt;
}

std::string title_of(const CalendarOptions& options, const LayerReading& reading) {
    if (!options.title.empty()) return options.title;
    return reading.title.empty() ? options.name : reading.title;
}

int import_calendar(Invocation& invocation, Installation& installation,
                    const CalendarOptions& options) {
    std::ifstream file(options.source, std::ios::binary);
    if (!file) {
        invocation.err << fmt::format(words::kLayerFileUnreadable, options.source);
        return kExitInputWrong;
    }
    std::string bytes(calendar::kFileBytesMax + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    const auto reading = calendar::read_layer(bytes, context_of(installation));
    if (!reading) return fail(invocation, name_of(reading.error()));
    const auto layer =
        ensure_layer(invocation, installation, options, title_of(options, *reading), "");
    if (!layer) return kExitInputWrong;
    LayerStore(installation.database).replace(*layer, reading->events, current_instant());
    print(invocation, *layer, *reading);
    return kExitOk;
}

int subscribe(Invocation& invocation, Installation& installation, const CalendarOptions& options) {
    const auto url = normal_address(options.source);
    if (!url) return fail(invocation, name_of(url.error()));
    const LayerSettings settings = layer_settings(installation.config);
    // Fetched once before anything is stored: a wrong address is not kept.
    const auto fetched = fetch(*url, {}, settings.fetch);
    if (!fetched) return fail(invocation, name_of(fetched.error()));
    const auto reading = calendar::read_layer(fetched->body, context_of(installation));
    if (!reading) return fail(invocation, name_of(reading.error()));
    const auto layer =
        ensure_layer(invocation, installation, options, title_of(options, *reading), *url);
    if (!layer) return kExitInputWrong;
    LayerStore store(installation.database);
    const calendar::Instant now = current_instant();
    store.replace(*layer, reading->events, now);
    store.mark_fetched(
        layer->id,
        {fetched->validators.etag, fetched->validators.modified, now + settings.interval}, now);
    print(invocation, *layer, *reading);
    if (!invocation.json) invocation.out << fmt::format(words::kLayerSubscribed, layer->title);
    return kExitOk;
}

int list_calendars(Invocation& invocation, Installation& installation, const CalendarOptions&) {
    const auto layers = LayerStore(installation.database).list();
    json::array rows;
    for (const LayerRecord& layer : layers) {
        rows.push_back(json::object{{"feed", layer.name},
                                    {"title", layer.title},
                                    {"url", layer.url},
                                    {"failures", layer.failures},
                                    {"last_error", layer.last_error}});
    }
    if (invocation.json) {
        invocation.out << rows << '\n';
        return kExitOk;
    }
    if (layers.empty()) invocation.out << words::kNoLayers;
    for (const LayerRecord& layer : layers) {
        invocation.out << fmt::format(
            words::kLayerLine, layer.name, layer.title,
            layer.url.empty() ? words::kLayerOfFile : std::string_view(layer.url),
            layer.last_error.empty()
                ? ""
                : fmt::format(words::kLayerFailing, words::layer_problem_ru(layer.last_error)));
    }
    return kExitOk;
}

int remove_calendar(Invocation& invocation, Installation& installation,
                    const CalendarOptions& options) {
    if (!LayerStore(installation.database).remove(options.name)) {
        invocation.err << fmt::format(words::kNoSuchLayer, options.name);
        return kExitInputWrong;
    }
    invocation.out << fmt::format(words::kLayerRemoved, options.name);
    return kExitOk;
}

}  // namespace

void add_calendar_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("calendar");
    command->require_subcommand(1);
    const auto options = std::make_shared<CalendarOptions>();
    const auto add = [&](const char* name, const char* source, auto work) {
        CLI::App* action = command->add_subcommand(name);
        action->add_option(source, options->source)->required();
        action->add_option("--feed", options->name)->required();
        action->add_option("--title", options->title);
        run_on_store(action, invocation, options, work);
    };
    add("import", "FILE", import_calendar);
    add("subscribe", "URL", subscribe);
    run_on_store(command->add_subcommand("list"), invocation, options, list_calendars);
    CLI::App* remove = command->add_subcommand("remove");
    remove->add_option("NAME", options->name)->required();
    run_on_store(remove, invocation, options, remove_calendar);
}

}  // namespace sroki::server
