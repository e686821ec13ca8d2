#pragma once
// An answer that is ready before anybody asks: header, body, its gzip form and validators. Feeds
// and static files are served so from memory, on the io thread. Rules: RFC 9110 sections 8.8
// (validators), 12.5.3 (Accept-Encoding), 13.2.2 (If-None-Match goes before If-Modified-Since). The
// gzip form has an ETag of its own, for a strong one names bytes. Thread contract: immutable once
// made; shared between threads by std::shared_ptr<const …>.

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sroki::server {

// What of a request decides the form of the answer; empty: the header is not there.
struct Preconditions {
    std::optional<std::string_view> if_none_match{};
    std::optional<std::string_view> if_modified_since{};
    std::optional<std::string_view> accept_encoding{};
};

struct ContentSpec {
    std::string content_type;
    std::string cache_control;
    std::string body;
    std::chrono::sys_seconds last_modified;
    bool with_gzip = true;
};

class ReadyContent {
  public:
    // `head` ends behind its last header: the connection adds Date, Connection and the empty line.
    // For HEAD the body is left out. Both views live as long as this object.
    struct Choice {
        unsigned status;
        std::string_view head;
        std::string_view body;
    };

    explicit ReadyContent(ContentSpec spec);
    // An answer that is no 200: a revoked feed, or one that can't be rendered now.
    ReadyContent(unsigned status, std::string text, std::string_view extra_headers);

    [[nodiscard]] Choice choose(const Preconditions& preconditions,
                                std::chrono::sys_seconds now) const;

    [[nodiscard]] unsigned status() const { return status_; }
    [[nodiscard]] const std::string& body() const { return plain_.body; }
    [[nodiscard]] const std::string& etag() const { return plain_.etag; }
    [[nodiscard]] std::chrono::sys_seconds last_modified() const { return last_modified_; }

  private:
    // One encoding of the body.
    struct Form {
        std::string body;
        std::string etag;
        std::string head;
        std::string not_modified_head;
    };

    unsigned status_ = 200;
    std::chrono::sys_seconds last_modified_{};
    Form plain_;
    std::optional<Form> gzip_;
};

// Path -> content.
using ReadySet = std::map<std::string, std::shared_ptr<const ReadyContent>, std::less<>>;

// Whether gzip may be sent: named with a weight above zero, or meant by "*".
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

}  // namespace sroki::server
