// sroki doctor: is this installation healthy, and what should be looked at.

#include <unistd.h>

#include <date/tz.h>
#include <fmt/format.h>

#include "calendar/store/executor_store.h"
#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"

namespace sroki::server {

namespace {

struct DoctorOptions {};

class Findings {
  public:
    explicit Findings(std::ostream& out) : out_(out) {}

    void add(bool is_good, const std::string& sentence) {
        out_ << fmt::format(fmt::runtime(is_good ? words::kDoctorOk : words::kDoctorBad), sentence);
        all_good_ = all_good_ && is_good;
    }
    [[nodiscard]] bool all_good() const { return all_good_; }

  private:
    std::ostream& out_;
    bool all_good_ = true;
};

bool is_known_zone(const std::string& name) {
    try {
        return date::locate_zone(name) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

void check_addresses(Findings& findings, Installation& installation) {
    calendar::ExecutorStore store(installation.database);
    std::size_t all = 0;
    std::size_t without = 0;
    for (const calendar::ExecutorRecord& executor : store.list()) {
        if (executor.items == 0) continue;
        ++all;
        without += store.addresses_of(executor.id).empty() ? 1U : 0U;
    }
    // Without a mail server the letters are files, which need no address.
    const bool is_good = without == 0 || installation.config.mail.smtp_url.empty();
    findings.add(is_good, without == 0 ? fmt::format(words::kDoctorAddresses, all)
                                       : fmt::format(words::kDoctorNoAddresses, without, all));
}

int examine(Invocation& invocation, Installation& installation, const DoctorOptions&) {
    Findings findings(invocation.out);
    findings.add(true, std::string(words::kDoctorConfig));
    const std::string state = installation.database.integrity();
    const std::string file = database_file(installation.data).string();
    findings.add(state == "ok", state == "ok" ? fmt::format(words::kDoctorDatabase, file)
                                              : fmt::format(words::kDoctorDatabaseBad, state));
    const bool is_writable = access(installation.data.c_str(), W_OK) == 0;
    findings.add(is_writable, fmt::format(fmt::runtime(is_writable ? words::kDoctorWritable
                                                                   : words::kDoctorNotWritable),
                                          installation.data.string()));
    const std::string& zone = installation.department.timezone;
    const bool is_known = is_known_zone(zone);
    findings.add(
        is_known,
        fmt::format(fmt::runtime(is_known ? words::kDoctorZone : words::kDoctorNoZone), zone));
    const std::string& smtp = installation.config.mail.smtp_url;
    findings.add(true, smtp.empty()
                           ? fmt::format(words::kDoctorEml, (installation.data / "mail").string())
                           : fmt::format(words::kDoctorSmtp, smtp));
    check_addresses(findings, installation);
    return findings.all_good() ? kExitOk : kExitInputWrong;
}

}  // namespace

void add_doctor_command(CLI::App& app, Invocation& invocation) {
    run_on_store(app.add_subcommand("doctor"), invocation, std::make_shared<DoctorOptions>(),
                 examine);
}

}  // namespace sroki::server
