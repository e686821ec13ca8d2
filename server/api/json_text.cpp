#include "server/api/json_text.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>

namespace sroki::server {

namespace json = boost::json;

namespace {

// A handler of boost::json::basic_parser that keeps nothing but the names of the open objects.
class NameWatch {
  public:
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;

    bool on_object_begin(json::error_code&) {
        open_.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, json::error_code&) {
        open_.pop_back();
        return true;
    }
    bool on_key_part(json::string_view text, std::size_t, json::error_code&) {
        name_.append(text.data(), text.size());
        return true;
    }
    bool on_key(json::string_view text, std::size_t, json::error_code& error) {
        name_.append(text.data(), text.size());
        if (open_.back().insert(name_).second) {
            name_.clear();
            return true;
        }
        is_repeated_ = true;
        error = json::error::exception;
        return false;
    }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_array_end(std::size_t, json::error_code&) { return true; }
    bool on_string_part(json::string_view, std::size_t, json::error_code&) { return true; }
    bool on_string(json::string_view, std::size_t, json::error_code&) { return true; }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, json::error_code&) { return true; }
    bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return true; }
    bool on_double(double, json::string_view, json::error_code&) { return true; }
    bool on_bool(bool, json::error_code&) { return true; }
    bool on_null(json::error_code&) { return true; }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

    [[nodiscard]] bool is_repeated() const { return is_repeated_; }
    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    std::vector<std::set<std::string>> open_;
    std::string name_;
    bool is_repeated_ = false;
};

// Where the first bytes begin that are no UTF-8; npos: all are.
std::size_t first_not_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < size;) {
        const std::int64_t begin = at;
        UChar32 letter = 0;
        U8_NEXT(bytes, at, size, letter);
        if (letter < 0) return static_cast<std::size_t>(begin);
    }
    return std::string_view::npos;
}

JsonFaultCode code_of(const json::error_code& error) {
    if (error == json::error::incomplete) return JsonFaultCode::cut_short;
    if (error == json::error::too_deep) return JsonFaultCode::too_deep;
    if (error == json::error::exponent_overflow) return JsonFaultCode::too_large_number;
    return JsonFaultCode::bad_syntax;
}

}  // namespace

std::optional<JsonFault> json_fault(std::string_view text) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return JsonFault{JsonFaultCode::empty};
    }
    json::parse_options options;
    options.max_depth = kJsonDepthMax;
    json::basic_parser<NameWatch> parser(options);
    json::error_code error;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
    if (parser.handler().is_repeated()) {
        return JsonFault{JsonFaultCode::repeated_name, read, parser.handler().name()};
    }
    if (!error && read == text.size()) return std::nullopt;
    if (!error) return JsonFault{JsonFaultCode::more_behind, read + 1};
    const JsonFaultCode code = code_of(error);
    if (code == JsonFaultCode::cut_short) return JsonFault{code, text.size()};
    const std::size_t damaged = first_not_utf8(text);
    if (damaged <= read) return JsonFault{JsonFaultCode::not_utf8, damaged + 1};
    return JsonFault{code, read + 1};
}

}  // namespace sroki::server
