// One pass of the notifier as a process of its own, which the crash tests end where they like.
//   notifier_pass_tool FOLDER EPOCH_SECONDS SMTP_URL|files [kill|wait STEP NTH]
// `kill` ends the process by SIGKILL when it reaches STEP for the NTH time; `wait` stops there
// until standard input is closed.

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

#include "notifier/eml_files.h"
#include "notifier/pass.h"
#include "notifier/smtp.h"

int main(int argc, char** argv) {
    using namespace sroki::notifier;
    if (argc < 4) return 2;
    const std::filesystem::path folder = argv[1];
    const sroki::calendar::Instant now{std::chrono::seconds{std::atoll(argv[2])}};
    PassSettings settings;
    settings.lease_folder = folder / "leases";
    settings.mail.from = "office@school.example.org";
    settings.mail.starttls = Starttls::off;
    settings.mail.smtp_url = argv[3];
    if (argc > 6) {
        const std::string action = argv[4];
        const auto step = static_cast<PassStep>(std::atoi(argv[5]));
        int left = std::atoi(argv[6]);
        settings.on_step = [=](PassStep reached) mutable {
            if (reached != step || --left != 0) return;
            if (action == "kill") raise(SIGKILL);
            std::cout << "waiting" << std::endl;
            std::cin.get();
        };
    }
    std::unique_ptr<Transport> transport;
    if (settings.mail.smtp_url == "files") {
        transport = std::make_unique<EmlFiles>(folder / "mail");
    } else {
        transport = std::make_unique<Smtp>(settings.mail);
    }
    auto database = sroki::calendar::Database::open(folder / "sroki.db");
    const PassReport report = run_pass(database, *transport, settings, now);
    std::cout << report.delivered.size() << std::endl;
    return 0;
}
