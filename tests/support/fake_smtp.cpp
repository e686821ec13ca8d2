#include "tests/support/fake_smtp.h"

#include <array>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sroki::test {

namespace {

// What stands between the first < and the next >.
std::string bracketed(const std::string& line) {
    const std::size_t open = line.find('<');
    const std::size_t close = line.find('>');
    if (open == std::string::npos || close == std::string::npos) return "";
    return line.substr(open + 1, close - open - 1);
}

}  // namespace

std::string ReceivedLetter::message_id() const {
    const std::size_t start = bytes.find("Message-ID: <");
    return start == std::string::npos ? "" : bracketed(bytes.substr(start));
}

// One connection; every function that returns false has ended it.
class FakeSmtp::Session {
  public:
    Session(FakeSmtp& server, int socket) : server_(server), socket_(socket) {
        const std::lock_guard lock(server.mutex_);
        script_ = server.script_;
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() { close(socket_); }

    void run() {
        if (!reply(script_.greeting)) return;
        for (std::string line; read_line(line);) {
            if (!answer(line)) return;
        }
    }

  private:
    bool answer(const std::string& line) {
        if (line.starts_with("EHLO") || line.starts_with("HELO")) return reply("250 fake");
        if (line.starts_with("MAIL")) {
            letter_ = {bracketed(line), {}, {}};
            return reply(script_.mail);
        }
        if (line.starts_with("RCPT")) return answer_rcpt(bracketed(line));
        if (line.starts_with("DATA")) return reply(script_.data) && take_text();
        if (line.starts_with("QUIT")) return reply(script_.quit) && false;
        return reply("250 ok");
    }

    bool answer_rcpt(const std::string& address) {
        const std::string answer = script_.rcpt(address);
        if (answer.starts_with("250")) letter_.recipients.push_back(address);
        return reply(answer);
    }

    bool take_text() {
        if (!script_.data.starts_with("354")) return true;
        for (std::string line; read_line(line);) {
            if (line == ".") return end_text();
            letter_.bytes += line.starts_with('.') ? line.substr(1) : line;
            letter_.bytes += "\r\n";
        }
        return false;
    }

    bool end_text() {
        if (script_.end_of_data.starts_with("250") || script_.keeps_unanswered) {
            const std::lock_guard lock(server_.mutex_);
            server_.letters_.push_back(letter_);
        }
        return reply(script_.end_of_data);
    }

    bool reply(const std::string& line) {
        if (line.empty()) return false;
        if (line == SmtpScript::kStall) {
            for (std::string ignored; read_line(ignored);) {
            }
            return false;
        }
        const std::string bytes = line + "\r\n";
        return send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(bytes.size());
    }

    bool read_line(std::string& line) {
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n")) == std::string::npos) {
            std::array<char, 4096> bytes{};
            const ssize_t got = recv(socket_, bytes.data(), bytes.size(), 0);
            if (got <= 0) return false;
            buffer_.append(bytes.data(), static_cast<std::size_t>(got));
        }
        line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return true;
    }

    FakeSmtp& server_;
    int socket_;
    SmtpScript script_;
    ReceivedLetter letter_;
    std::string buffer_;
};

FakeSmtp::FakeSmtp(SmtpScript script) : script_(std::move(script)) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (listener_ < 0 || bind(listener_, generic, length) != 0 || listen(listener_, 16) != 0 ||
        getsockname(listener_, generic, &length) != 0) {
        throw std::runtime_error("no port for the fake mail server");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

FakeSmtp::~FakeSmtp() {
    shutdown(listener_, SHUT_RDWR);  // wakes accept()
    thread_.join();
    close(listener_);
}

void FakeSmtp::serve() {
    for (;;) {
        const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) return;
        {
            const std::lock_guard lock(mutex_);
            ++sessions_;
        }
        Session(*this, client).run();
    }
}

std::string FakeSmtp::url() const {
    return "smtp://127.0.0.1:" + std::to_string(port_);
}

std::vector<ReceivedLetter> FakeSmtp::letters() const {
    const std::lock_guard lock(mutex_);
    return letters_;
}

int FakeSmtp::sessions() const {
    const std::lock_guard lock(mutex_);
    return sessions_;
}

void FakeSmtp::set_script(SmtpScript script) {
    const std::lock_guard lock(mutex_);
    script_ = std::move(script);
}

}  // namespace sroki::test
