#pragma once
// What is wrong with a text as JSON (RFC 8259), and where. Names within one object must differ:
// section 4 leaves open which of two equal ones counts, so we take neither.
// Limits: nested kJsonDepthMax deep at most. Thread contract: pure function.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sroki::server {

inline constexpr std::size_t kJsonDepthMax = 32;

enum class JsonFaultCode {
    empty,
    cut_short,  // the text ends too early
    bad_syntax,
    not_utf8,
    too_deep,
    too_large_number,
    more_behind,  // the value is over, the text isn't
    repeated_name,
};

struct JsonFault {
    JsonFaultCode code;
    std::size_t byte = 0;  // counted from 1
    std::string name{};    // the repeated one
};

// Nothing: boost::json::parse() reads the text.
[[nodiscard]] std::optional<JsonFault> json_fault(std::string_view text);

}  // namespace sroki::server
