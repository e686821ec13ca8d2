#include "server/installation.h"

#include <ostream>

#include "calendar/names.h"
#include "calendar/russian_kinds.h"
#include "calendar/store/department_store.h"
#include "server/config_ru.h"
#include "server/messages_ru.h"

namespace sroki::server {

namespace {

std::vector<std::string> default_feed_titles() {
    std::vector<std::string> titles{std::string(all_feed_title_ru())};
    for (std::size_t i = 0; i < calendar::kKindCount; ++i) {
        titles.emplace_back(calendar::kind_plural_in_russian(static_cast<calendar::Kind>(i)));
    }
    return titles;
}

}  // namespace

calendar::Instant current_instant() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::filesystem::path database_file(const std::filesystem::path& data) {
    return data / "sroki.db";
}

tl::expected<Installation, std::string> open_installation(const Invocation& invocation,
                                                          calendar::Instant now) {
    auto config = load_config(invocation.config_file, read_environment());
    if (!config) return tl::unexpected(message_ru(config.error()));
    const std::filesystem::path data = invocation.data_directory;
    if (std::filesystem::create_directories(data)) {
        // The database holds addresses of people: for the owner's eyes only.
        std::filesystem::permissions(data, std::filesystem::perms::owner_all,
                                     std::filesystem::perm_options::replace);
    }
    auto database = calendar::Database::open(database_file(data));
    auto department = calendar::DepartmentStore(database).ensure(
        config->department.name, config->department.timezone, default_feed_titles(), now);
    return Installation{std::move(*config), data, std::move(database), std::move(department)};
}

int with_installation(Invocation& invocation, const std::function<int(Installation&)>& work) {
    auto installation = open_installation(invocation, current_instant());
    if (!installation) {
        invocation.err << installation.error() << '\n';
        return kExitInputWrong;
    }
    return work(*installation);
}

}  // namespace sroki::server
