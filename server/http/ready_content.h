#pragma once
// An answer that is ready before anybody asks: its validators and headers are known, its bytes are
// at hand or can be put together at once. Feeds and static files are served so, on the io thread.
// Rules: RFC 9110 sections 8.8 (validators), 12.5.3 (Accept-Encoding), 13.2.2 (If-None-Match goes
// before If-Modified-Since). The gzip form has an ETag of its own, for a strong one names bytes.
// Thread contract: immutable once made; shared between threads by std::shared_ptr<const …>.

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/form_body.h"

namespace sroki::server {

// What of a request decides the form of the answer; empty: the header is not there.
struct Preconditions {
    std::optional<std::string_view> if_none_match{};
    std::optional<std::string_view> if_modified_since{};
    std::optional<std::string_view> accept_encoding{};
};

// Bytes that are put together when they are wanted. `hash` names them: equal only for equal bytes.
struct ReadyBody {
    std::size_t bytes = 0;
    std::string hash;
    std::function<std::string()> make;
};

// A text that is held.
[[nodiscard]] ReadyBody held_body(std::string text);

// 128 bits of BLAKE2b in hex: enough to tell two bodies apart.
[[nodiscard]] std::string hash_of(std::string_view bytes);

struct ContentSpec {
    std::string content_type;
    std::string cache_control;
    ReadyBody body;
    std::chrono::sys_seconds last_modified;
    bool with_gzip = true;
    std::int64_t feed = 0;  // whose reads are counted; 0: nobody's
};

// A whole 200 answer: `head` ends behind its last header, for the connection adds Date, Connection
// and the empty line.
struct ReadyForm {
    std::string head;
    FormBody body;
};

class ReadyContent {
  public:
    enum class Encoding { plain, gzip };
    // A 200 is the form that `etag` names; any other answer is `head` and `body`. The views live as
    // long as this object.
    struct Choice {
        unsigned status;
        Encoding encoding;
        const std::string& etag;
        std::string_view head;
        std::string_view body;
    };

    explicit ReadyContent(ContentSpec spec);
    // An answer that is no 200: a revoked feed, or one that can't be rendered now.
    ReadyContent(unsigned status, std::string text, std::string_view extra_headers,
                 std::int64_t feed = 0);

    [[nodiscard]] Choice choose(const Preconditions& preconditions,
                                std::chrono::sys_seconds now) const;

    [[nodiscard]] ReadyForm plain_form() const;
    // Of the plain form; that one again when packing saves nothing.
    [[nodiscard]] std::shared_ptr<const ReadyForm> gzip_form(
        std::shared_ptr<const ReadyForm> plain) const;

    [[nodiscard]] unsigned status() const { return status_; }
    [[nodiscard]] std::string body() const { return spec_.body.make(); }
    [[nodiscard]] const std::string& hash() const { return spec_.body.hash; }
    [[nodiscard]] const std::string& etag() const { return plain_.etag; }
    [[nodiscard]] const std::string& gzip_etag() const { return gzip_.etag; }
    [[nodiscard]] std::chrono::sys_seconds last_modified() const { return spec_.last_modified; }
    [[nodiscard]] std::int64_t feed() const { return spec_.feed; }

  private:
    struct Validators {
        std::string etag;
        std::string headers;
        std::string not_modified_head;
    };

    [[nodiscard]] Validators validators(std::string etag) const;
    [[nodiscard]] std::string head_of(const Validators& form, std::size_t bytes,
                                      std::string_view encoding_header) const;

    unsigned status_ = 200;
    ContentSpec spec_;
    Validators plain_;
    Validators gzip_;
    std::string fault_head_;
    std::string fault_text_;
};

// Path -> content.
using ReadySet = std::map<std::string, std::shared_ptr<const ReadyContent>, std::less<>>;

// Whether gzip may be sent: named with a weight above zero, or meant by "*".
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

}  // namespace sroki::server
