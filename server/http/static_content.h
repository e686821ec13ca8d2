#pragma once
// The files a page needs beside itself, embedded at build time: style sheet, script, icon, and
// robots.txt. Thread contract: pure functions.

#include "server/http/ready_content.h"
#include "server/pages/page.h"

namespace sroki::server {

struct StaticContent {
    ReadySet files;
    // Addresses with the hash of the content: a reader may keep them for ever.
    std::string stylesheet;
    std::string script;
    std::string icon;
};

[[nodiscard]] StaticContent static_content(std::chrono::sys_seconds now);

}  // namespace sroki::server
