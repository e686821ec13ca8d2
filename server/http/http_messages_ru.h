#pragma once
// What the connection itself answers, before any handler can: short Russian sentences.
// Thread contract: pure functions.

#include <string_view>

#include "server/http/response.h"

namespace sroki::server {

// 400, 413, 431 or 503, to who asks the API as a problem and to others as plain text; 503 comes
// with Retry-After.
[[nodiscard]] Response refusal_response(unsigned status, std::string_view target,
                                        std::string_view request_id);

// What a feed says that was revoked, or that can't be rendered now.
[[nodiscard]] std::string_view feed_revoked_sentence();
[[nodiscard]] std::string_view feed_fault_sentence();
// To a reader that takes whole copies too often.
[[nodiscard]] std::string_view too_often_sentence();

// The whole answer to a peer past the limit of connections.
extern const std::string_view kBusyAnswer;

}  // namespace sroki::server
