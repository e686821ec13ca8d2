#include "server/import_arguments.h"

#include <fmt/format.h>

#include "calendar/names.h"
#include "calendar/zones.h"
#include "server/commands/import_words_ru.h"

namespace sroki::server {

tl::expected<calendar::ImportOptions, ArgumentError> import_options(
    const ImportArguments& arguments, const Config& config) {
    const auto refuse = [](std::string_view name, std::string_view pattern,
                           const std::string& value) {
        return tl::unexpected(
            ArgumentError{std::string(name), fmt::format(fmt::runtime(pattern), value)});
    };
    calendar::ImportOptions options;
    if (!arguments.period.empty()) {
        options.period = scheduler::parse_period(arguments.period);
        if (!options.period) return refuse("period", words::kImportBadPeriod, arguments.period);
    }
    if (!arguments.issued.empty()) {
        options.issued = scheduler::parse_date(arguments.issued);
        if (!options.issued) return refuse("issued", words::kImportBadDate, arguments.issued);
    }
    if (!arguments.basis.empty()) {
        options.basis = calendar::basis_of(arguments.basis);
        if (!options.basis) return refuse("basis", words::kImportBadBasis, arguments.basis);
    }
    options.timezone = arguments.timezone.empty() ? config.department.timezone : arguments.timezone;
    if (!calendar::is_zone(options.timezone))
        return refuse("timezone", words::kImportBadZone, options.timezone);
    for (const std::string& text : arguments.columns) {
        auto choice = calendar::parse_column_choice(text);
        if (!choice) return refuse("columns", words::kImportBadColumns, text);
        options.columns.chosen.push_back(std::move(*choice));
    }
    options.school_calendar = config.school_calendar;
    if (!arguments.title.empty()) options.title = arguments.title;
    return options;
}

}  // namespace sroki::server
