#include "server/api/openapi.h"

#include <array>

#include <boost/json.hpp>

#include "server_openapi.h"

namespace sroki::server {

namespace json = boost::json;

namespace {

// Each part is {"paths":{…},"schemas":{…}}.
constexpr std::array kParts{openapi::plans,  openapi::plan_documents, openapi::editions,
                            openapi::events, openapi::executors,      openapi::feeds};

std::string put_together() {
    json::value document = json::parse(openapi::base);
    json::object& paths = document.at("paths").as_object();
    json::object& schemas = document.at("components").at("schemas").as_object();
    for (const std::string_view text : kParts) {
        const json::value part = json::parse(text);
        for (const auto& path : part.at("paths").as_object())
            paths.insert(path);
        for (const auto& schema : part.at("schemas").as_object())
            schemas.insert(schema);
    }
    return json::serialize(document);
}

}  // namespace

const std::string& openapi_document() {
    static const std::string kDocument = put_together();
    return kDocument;
}

Response show_openapi(const Request&, Context&) {
    return json_response(openapi_document());
}

}  // namespace sroki::server
