#pragma once
// Who looks at a page, and whether that page, or the form sent to it, may be answered.
// Thread contract: uses the worker's own database.

#include <optional>
#include <string>
#include <string_view>

#include "server/http/router.h"

namespace sroki::server {

// Sets `context.visitor` when the request shows the cookie of a session that is good now.
void recognise_visitor(const Request& request, Context& context);

// Nothing: the visitor may see the page. Else the way to the form of signing in (303), or 403.
[[nodiscard]] std::optional<Response> refuse_visitor(const Request& request, const Viewers& viewers,
                                                     const Context& context);

// Nothing: `request.form` has the fields, and the form came from a page of ours that was shown to
// this very visitor. Else 400 or 403.
[[nodiscard]] std::optional<Response> refuse_form(Request& request, const Viewers& viewers,
                                                  const Context& context);

// 303, never kept by a cache. `target` must be an address of ours.
[[nodiscard]] Response redirect_to(std::string_view target);

// Where a person may be led after signing in: a path of this site with its query. What could lead
// elsewhere ("//host", "/\host", a scheme) or back to the form is none.
[[nodiscard]] bool is_local_target(std::string_view target);

}  // namespace sroki::server
