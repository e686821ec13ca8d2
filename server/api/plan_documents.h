#pragma once
// Documents over the API: a plan's document becomes a draft or a proposed edition, its tables are
// shown, and their columns can be told apart by hand. The body of a request is the document's
// bytes. Shapes stand in openapi/plan_documents.json.

#include "server/http/router.h"

namespace sroki::server {

// 201: a new draft or a proposed edition; 200: read anew, unchanged, or only shown (?dry_run=true).
[[nodiscard]] Response upload_plan(const Request& request, Context& context);
// The tables of a document that is not stored.
[[nodiscard]] Response show_document_tables(const Request& request, Context& context);
// The tables of the document that a plan was read from.
[[nodiscard]] Response show_plan_tables(const Request& request, Context& context);
// Reads a draft's document again with columns told apart by a person, and remembers them.
[[nodiscard]] Response choose_columns(const Request& request, Context& context);

}  // namespace sroki::server
