#pragma once
// /api/v1/plans/{id}/edition and /editions: the proposed edition of an approved plan, a person's
// word on it, and the editions that were approved. Shapes stand in openapi/editions.json.

#include "server/http/router.h"

namespace sroki::server {

// What the proposed edition would change; its `revision` names exactly that.
[[nodiscard]] Response show_edition(const Request& request, Context& context);
// {"revision"}: the one that was looked at; 409 when it is another one by now.
[[nodiscard]] Response approve_edition(const Request& request, Context& context);
[[nodiscard]] Response discard_edition(const Request& request, Context& context);
// {"item","row","same"}: whether an item of the plan and a row of the document are one.
[[nodiscard]] Response decide_edition_pair(const Request& request, Context& context);
// {"item","field","word"}: whose word stays, the document's or the person's.
[[nodiscard]] Response decide_edition_field(const Request& request, Context& context);
[[nodiscard]] Response list_editions(const Request& request, Context& context);

}  // namespace sroki::server
