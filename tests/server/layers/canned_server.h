#pragma once
// A server on a free port of this machine that gives prepared answers, one a connection, and keeps
// what it was asked. After kStall nothing more comes until the reader goes. With an identity it
// speaks TLS.

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/server/layers/tls_identity.h"

namespace sroki::server::testing {

class CannedServer {
  public:
    static constexpr std::string_view kStall = "<stall>";

    explicit CannedServer(std::vector<std::string> answers, const TlsIdentity* identity = nullptr)
        : answers_(std::move(answers)), identity_(identity) {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0 ||
            ::getsockname(listener_, generic, &size) != 0) {
            throw std::runtime_error("no free port");
        }
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    CannedServer(const CannedServer&) = delete;
    CannedServer& operator=(const CannedServer&) = delete;
    ~CannedServer() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }

    [[nodiscard]] std::string url(const std::string& path = "/a.ics") const {
        const std::string scheme = identity_ == nullptr ? "http" : "https";
        return scheme + "://127.0.0.1:" + std::to_string(port_) + path;
    }
    [[nodiscard]] std::vector<std::string> requests() {
        const std::lock_guard lock(mutex_);
        return requests_;
    }

    void wait_for_requests(std::size_t count) {
        std::unique_lock lock(mutex_);
        has_asked_.wait(lock, [&] { return requests_.size() >= count; });
    }
    [[nodiscard]] std::uint16_t port() const { return port_; }

    static std::string redirect(const std::string& to) {
        return "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: " + to +
               "\r\nContent-Length: 0\r\n\r\n";
    }
    static std::string ok(const std::string& body, const std::string& headers = {}) {
        return "HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers +
               "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }

  private:
    void serve() {
        for (std::string answer : answers_) {
            const bool stalls = answer.ends_with(kStall);
            if (stalls) answer.resize(answer.size() - kStall.size());
            const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0) return;
            {
                Peer peer(client, identity_);
                talk(peer, answer, stalls);
            }
            ::close(client);
        }
    }

    void talk(Peer& peer, const std::string& answer, bool stalls) {
        std::string request(8'192, '\0');
        const auto count = peer.read(request.data(), request.size());
        if (count <= 0) return;
        request.resize(static_cast<std::size_t>(count));
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(std::move(request));
        }
        has_asked_.notify_all();
        std::size_t sent = 0;
        while (sent < answer.size()) {
            const auto written = peer.write(answer.data() + sent, answer.size() - sent);
            if (written <= 0) break;
            sent += static_cast<std::size_t>(written);
        }
        char ignored = 0;
        while (stalls && peer.read(&ignored, 1) > 0) {
        }
    }

    std::vector<std::string> answers_;
    const TlsIdentity* identity_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::condition_variable has_asked_;
    std::vector<std::string> requests_;
    std::thread thread_;
};

}  // namespace sroki::server::testing
