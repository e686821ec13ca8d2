#include "server/public_url.h"

namespace sroki::server {

std::string local_url_of(const ListenAddress& listen) {
    const bool needs_brackets = listen.host.find(':') != std::string::npos;
    return "http://" + (needs_brackets ? '[' + listen.host + ']' : listen.host) + ':' +
           std::to_string(listen.port);
}

std::string public_url_of(const ServerConfig& server, const ListenAddress& listen) {
    return server.public_url.empty() ? local_url_of(listen) : server.public_url;
}

}  // namespace sroki::server
