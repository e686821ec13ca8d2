// The description against the routes; contract_test.py holds it against real answers.

#include "server/api/openapi.h"

#include <set>

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace sroki::server {
namespace {

namespace json = boost::json;

std::string name_of(Method method) {
    switch (method) {
        case Method::get:
            return "get";
        case Method::post:
            return "post";
        case Method::put:
            return "put";
        case Method::patch:
            return "patch";
        case Method::remove:
            return "delete";
        default:
            return "other";
    }
}

// "get /api/v1/plans plans:read"
std::set<std::string> served() {
    std::set<std::string> operations;
    for (const Route& route : all_routes()) {
        if (!route.pattern.starts_with("/api/")) continue;
        std::string line = name_of(route.method) + ' ' + std::string(route.pattern);
        if (const auto* scope = std::get_if<calendar::Scope>(&route.audience)) {
            line.append(" ").append(calendar::name_of(*scope));
        }
        operations.insert(line);
    }
    return operations;
}

std::set<std::string> described() {
    std::set<std::string> operations;
    const json::value document = json::parse(openapi_document());
    for (const auto& path : document.at("paths").as_object()) {
        for (const auto& operation : path.value().as_object()) {
            if (operation.key() == "parameters") continue;
            std::string line = std::string(operation.key()) + ' ' + std::string(path.key());
            for (const json::value& need : operation.value().at("security").as_array()) {
                for (const json::value& scope : need.at("bearer").as_array())
                    line.append(" ").append(scope.as_string().c_str());
            }
            operations.insert(line);
        }
    }
    return operations;
}

TEST(OpenApi, DescribesEveryRouteWithItsScopeAndNothingElse) {
    EXPECT_EQ(described(), served());
}

TEST(OpenApi, OperationsHaveNamesOfTheirOwn) {
    std::set<std::string> names;
    std::size_t operations = 0;
    const json::value document = json::parse(openapi_document());
    for (const auto& path : document.at("paths").as_object()) {
        for (const auto& operation : path.value().as_object()) {
            if (operation.key() == "parameters") continue;
            names.insert(operation.value().at("operationId").as_string().c_str());
            ++operations;
        }
    }
    EXPECT_EQ(names.size(), operations);
}

}  // namespace
}  // namespace sroki::server
