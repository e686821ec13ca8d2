#pragma once
// What a person says beside a document: arguments of `sroki import` and parameters of an upload,
// checked and put together with what the department has learned.
// Thread contract: pure functions.

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/import/import.h"
#include "server/config.h"

namespace sroki::server {

// As they were typed; empty: not given.
struct ImportArguments {
    std::string period;
    std::string basis;
    std::string issued;
    std::string timezone;
    std::string title;
    std::vector<std::string> columns;
};

struct ArgumentError {
    std::string name;     // of the argument
    std::string message;  // a Russian sentence
};

[[nodiscard]] tl::expected<calendar::ImportOptions, ArgumentError> import_options(
    const ImportArguments& arguments, const Config& config);

}  // namespace sroki::server
