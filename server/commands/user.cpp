// sroki user add | passwd | list: people who log in. A password is read from the first line of the
// input, never from the command line, where other users of the machine could see it.

#include <termios.h>
#include <unistd.h>

#include <istream>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "calendar/store/user_store.h"
#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"
#include "server/password.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using calendar::UserRecord;
using calendar::UserStore;

struct UserOptions {
    std::string login;
    std::string name;
    std::string role = "organizer";
};

// What is typed at a terminal doesn't show, and the terminal is as before afterwards.
class HiddenTyping {
  public:
    HiddenTyping() : is_terminal_(tcgetattr(STDIN_FILENO, &before_) == 0) {
        termios hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (is_terminal_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    HiddenTyping(const HiddenTyping&) = delete;
    HiddenTyping& operator=(const HiddenTyping&) = delete;
    ~HiddenTyping() {
        if (is_terminal_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }

    [[nodiscard]] bool is_terminal() const { return is_terminal_; }

  private:
    termios before_{};
    const bool is_terminal_;
};

std::string read_line_unseen(Invocation& invocation) {
    const HiddenTyping typing;
    if (typing.is_terminal()) invocation.err << words::kPasswordPrompt << std::flush;
    std::string line;
    std::getline(invocation.in, line);
    if (line.ends_with('\r')) line.pop_back();  // of a file from Windows
    if (typing.is_terminal()) invocation.err << '\n';
    return line;
}

std::optional<std::string> read_password(Invocation& invocation) {
    const std::string password = read_line_unseen(invocation);
    if (password.size() < kPasswordBytesMin || password.size() > kPasswordBytesMax) {
        invocation.err << fmt::format(words::kPasswordLength, kPasswordBytesMin, kPasswordBytesMax);
        return std::nullopt;
    }
    return password;
}

int add_user(Invocation& invocation, Installation& installation, const UserOptions& options) {
    const auto role = calendar::role_of(options.role);
    if (!role) {
        invocation.err << fmt::format(words::kUnknownRole, options.role);
        return kExitInputWrong;
    }
    const auto password = read_password(invocation);
    if (!password) return kExitInputWrong;
    const UserRecord user{0, options.login, options.name.empty() ? options.login : options.name,
                          *role, hash_password(*password)};
    return report(
        invocation,
        UserStore(installation.database).add(installation.department.id, user, current_instant()),
        fmt::format(words::kUserAdded, options.login));
}

int change_password(Invocation& invocation, Installation& installation,
                    const UserOptions& options) {
    const auto password = read_password(invocation);
    if (!password) return kExitInputWrong;
    return report(
        invocation,
        UserStore(installation.database).set_password_hash(options.login, hash_password(*password)),
        fmt::format(words::kPasswordChanged, options.login));
}

int list_users(Invocation& invocation, Installation& installation, const UserOptions&) {
    const auto users = UserStore(installation.database).list();
    if (invocation.json) {
        json::array rows;
        for (const UserRecord& user : users) {
            rows.push_back(json::object{{"login", user.login},
                                        {"name", user.name},
                                        {"role", calendar::name_of(user.role)}});
        }
        invocation.out << rows << '\n';
        return kExitOk;
    }
    for (const UserRecord& user : users) {
        invocation.out << fmt::format(words::kUserLine, user.login, calendar::name_of(user.role),
                                      user.name);
    }
    return kExitOk;
}

}  // namespace

void add_user_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("user");
    command->require_subcommand(1);
    const auto options = std::make_shared<UserOptions>();
    CLI::App* add = command->add_subcommand("add");
    add->add_option("LOGIN", options->login)->required();
    add->add_option("--name", options->name);
    add->add_option("--role", options->role);
    run_on_store(add, invocation, options, add_user);
    CLI::App* passwd = command->add_subcommand("passwd");
    passwd->add_option("LOGIN", options->login)->required();
    run_on_store(passwd, invocation, options, change_password);
    run_on_store(command->add_subcommand("list"), invocation, options, list_users);
}

}  // namespace sroki::server
