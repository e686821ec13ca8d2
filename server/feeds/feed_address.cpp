#include "server/feeds/feed_address.h"

#include "server/secret_token.h"

namespace sroki::server {

namespace {

constexpr std::string_view kFolder = "/feeds/";
constexpr std::size_t kTokenBytesMax = 128;

std::string secret_key(std::string_view token_hash, std::string_view file) {
    std::string key(kFolder);
    key.append("#").append(token_hash).append("/").append(file);
    return key;
}

}  // namespace

std::string feed_path(std::string_view name, std::string_view token) {
    std::string path(kFolder);
    if (!token.empty()) path.append(token).append("/");
    return path.append(name).append(".ics");
}

std::string ready_path(const calendar::FeedRecord& feed) {
    if (!feed.token_hash) return feed_path(feed.name);
    return secret_key(*feed.token_hash, feed.name + ".ics");
}

std::optional<std::string> secret_ready_path(std::string_view path) {
    if (!path.starts_with(kFolder)) return std::nullopt;
    path.remove_prefix(kFolder.size());
    const std::size_t slash = path.find('/');
    if (slash == 0 || slash == std::string_view::npos || slash > kTokenBytesMax) {
        return std::nullopt;
    }
    return secret_key(hash_secret_token(path.substr(0, slash)), path.substr(slash + 1));
}

}  // namespace sroki::server
