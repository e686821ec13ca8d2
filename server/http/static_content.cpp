#include "server/http/static_content.h"

#include "server_static.h"

namespace sroki::server {

namespace {

constexpr std::string_view kForEver = "public, max-age=31536000, immutable";
constexpr std::string_view kForAnHour = "public, max-age=3600";

std::shared_ptr<const ReadyContent> ready(std::string_view body, std::string_view type,
                                          std::string_view cache, std::chrono::sys_seconds now) {
    return std::make_shared<const ReadyContent>(
        ContentSpec{std::string(type), std::string(cache), held_body(std::string(body)), now});
}

// "/static/NAME?v=HASH".
std::string versioned(const std::string& path, const ReadyContent& content) {
    return path + "?v=" + content.etag().substr(1, 12);
}

}  // namespace

StaticContent static_content(std::chrono::sys_seconds now) {
    StaticContent content;
    const auto add = [&](const std::string& path, std::string_view body, std::string_view type) {
        content.files[path] = ready(body, type, kForEver, now);
        return versioned(path, *content.files[path]);
    };
    content.stylesheet = add("/static/style.css", static_files::style, "text/css; charset=utf-8");
    content.script = add("/static/copy.js", static_files::copy, "text/javascript; charset=utf-8");
    content.icon = add("/static/icon.svg", static_files::icon, "image/svg+xml");
    content.files["/robots.txt"] =
        ready(static_files::robots, "text/plain; charset=utf-8", kForAnHour, now);
    return content;
}

}  // namespace sroki::server
