#pragma once
// A blocking HTTP client of the tests that can also misbehave: it sends any bytes and reads what
// comes. Every read gives up after ten seconds, so that a broken server fails a test, not hangs it.

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sroki::server::testing {

struct Answer {
    int status = 0;
    std::string head;  // status line and headers, with the empty line
    std::string body;

    [[nodiscard]] std::string header(std::string_view name) const {
        const std::string key = "\r\n" + std::string(name) + ": ";
        const std::size_t at = head.find(key);
        if (at == std::string::npos) return {};
        const std::size_t begin = at + key.size();
        return head.substr(begin, head.find("\r\n", begin) - begin);
    }
};

class HttpClient {
  public:
    explicit HttpClient(std::uint16_t port, int receive_buffer_bytes = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval limit{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        if (receive_buffer_bytes > 0) {
            ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes,
                         sizeof receive_buffer_bytes);
        }
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto* generic = reinterpret_cast<const sockaddr*>(&address);
        is_connected_ = ::connect(socket_, generic, sizeof address) == 0;
    }
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient() { ::close(socket_); }

    [[nodiscard]] bool is_connected() const { return is_connected_; }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return;  // the server has closed: the next read shows it
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    // One answer; an empty one when the connection ends before it. `expects_body` false: HEAD.
    Answer read(bool expects_body = true) {
        while (buffer_.find("\r\n\r\n") == std::string::npos) {
            if (!receive()) return {};
        }
        Answer answer;
        const std::size_t end = buffer_.find("\r\n\r\n") + 4;
        answer.head = buffer_.substr(0, end);
        buffer_.erase(0, end);
        answer.status = std::stoi(answer.head.substr(9, 3));
        const std::string length = answer.header("Content-Length");
        const std::size_t bytes = length.empty() || !expects_body ? 0 : std::stoul(length);
        while (buffer_.size() < bytes) {
            if (!receive()) throw std::runtime_error("the body is cut");
        }
        answer.body = buffer_.substr(0, bytes);
        buffer_.erase(0, bytes);
        return answer;
    }

    Answer get(std::string_view path, std::string_view headers = {}) {
        return ask("GET", path, headers);
    }
    Answer head(std::string_view path) { return ask("HEAD", path, {}, false); }
    Answer ask(std::string_view method, std::string_view path, std::string_view headers,
               bool expects_body = true) {
        std::string request(method);
        request.append(" ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
        request.append(headers).append("\r\n");
        send(request);
        return read(expects_body);
    }

    // Whatever comes next, at most so many bytes; empty at the end of the connection.
    std::string read_some(std::size_t bytes) {
        std::string part(bytes, '\0');
        const ssize_t count = ::recv(socket_, part.data(), part.size(), 0);
        if (count < 0) throw std::runtime_error("the server is silent");
        part.resize(static_cast<std::size_t>(count));
        return part;
    }

    // Everything up to the end of the connection; throws when it doesn't end.
    std::string read_to_end() {
        while (receive()) {
        }
        return std::move(buffer_);
    }

  private:
    bool receive() {
        char bytes[16'384];
        const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            throw std::runtime_error("the server is silent");
        }
        if (count <= 0) return false;
        buffer_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    int socket_;
    bool is_connected_ = false;
    std::string buffer_;
};

}  // namespace sroki::server::testing
