#include "server/api/body_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "server/api/api_words_ru.h"
#include "server/api/json_faults_ru.h"
#include "server/api/json_text.h"

namespace sroki::server {

namespace json = boost::json;

namespace {

std::string_view view_of(const json::string& text) {
    return {text.data(), text.size()};
}

std::optional<scheduler::Date> date_of(const json::value& value) {
    const json::string* const text = value.if_string();
    return text == nullptr ? std::nullopt : scheduler::parse_date(view_of(*text));
}

// RFC 6901 section 3: a name as a part of a pointer.
std::string escaped(std::string_view name) {
    std::string part;
    for (const char c : name) {
        if (c == '~') {
            part += "~0";
        } else if (c == '/') {
            part += "~1";
        } else {
            part += c;
        }
    }
    return part;
}

}  // namespace

std::string text_fault(std::string_view text, std::size_t bytes_max) {
    if (text.size() > bytes_max) return fmt::format(words::kApiTooLong, bytes_max);
    const bool has_controls = std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
    });
    return has_controls ? std::string(words::kApiControls) : std::string();
}

BodyReader::BodyReader(const Request& request) : request_id_(request.id) {
    if (const auto fault = json_fault(request.body)) {
        fault_ = fault_ru(*fault);
        return;
    }
    json::value value = json::parse(request.body);
    if (json::object* const object = value.if_object()) {
        body_ = std::move(*object);
    } else {
        fault_ = not_object_ru(value.kind());
    }
}

BodyReader::BodyReader(const json::object& part) : body_(part) {}

const json::value* BodyReader::find(std::string_view name) {
    known_.emplace_back(name);
    return body_.if_contains(name);
}

const json::value* BodyReader::member(std::string_view name) {
    const json::value* const value = find(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

std::optional<std::string> BodyReader::text(std::string_view name, std::size_t bytes_max) {
    const json::value* const value = member(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) {
        refuse(name, words::kApiNotText);
        return std::nullopt;
    }
    const std::string_view text = view_of(value->get_string());
    if (const std::string fault = text_fault(text, bytes_max); !fault.empty()) {
        refuse(name, fault);
        return std::nullopt;
    }
    return std::string(text);
}

std::optional<std::int64_t> BodyReader::integer(std::string_view name) {
    const json::value* const value = member(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_int64()) return value->get_int64();
    refuse(name, words::kApiNotInteger);
    return std::nullopt;
}

std::optional<bool> BodyReader::boolean(std::string_view name) {
    const json::value* const value = member(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_bool()) return value->get_bool();
    refuse(name, words::kApiNotBoolean);
    return std::nullopt;
}

std::optional<scheduler::Date> BodyReader::date(std::string_view name) {
    const json::value* const value = member(name);
    if (value == nullptr) return std::nullopt;
    const auto date = date_of(*value);
    if (!date) refuse(name, words::kApiNotDate);
    return date;
}

std::optional<scheduler::Period> BodyReader::period(std::string_view name) {
    const json::value* const value = member(name);
    if (value == nullptr) return std::nullopt;
    const json::array* const pair = value->if_array();
    if (pair != nullptr && pair->size() == 2) {
        const auto first = date_of(pair->at(0));
        const auto last = date_of(pair->at(1));
        if (first && last && *first <= *last) return scheduler::Period{*first, *last};
    }
    refuse(name, words::kApiNotPeriod);
    return std::nullopt;
}

const json::array* BodyReader::list(std::string_view name, std::size_t count_max) {
    const json::value* const value = member(name);
    if (value == nullptr) return nullptr;
    const json::array* const list = value->if_array();
    if (list == nullptr) {
        refuse(name, words::kApiNotList);
        return nullptr;
    }
    if (list->size() > count_max) {
        refuse(name, fmt::format(words::kApiTooMany, count_max));
        return nullptr;
    }
    return list;
}

std::optional<std::vector<std::string>> BodyReader::texts(std::string_view name,
                                                          std::size_t count_max) {
    const json::array* const items = list(name, count_max);
    if (items == nullptr) return std::nullopt;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < items->size(); ++i) {
        const json::string* const text = items->at(i).if_string();
        const std::string fault = text == nullptr ? std::string(words::kApiNotText)
                                                  : text_fault(view_of(*text), kTextBytesMax);
        if (!fault.empty()) {
            refuse(fmt::format("{}/{}", name, i), fault);
        } else {
            texts.emplace_back(view_of(*text));
        }
    }
    return texts;
}

bool BodyReader::objects(std::string_view name, std::size_t count_max,
                         const std::function<void(BodyReader&)>& read) {
    const json::array* const items = list(name, count_max);
    if (items == nullptr) return false;
    for (std::size_t i = 0; i < items->size(); ++i) {
        const std::string place = fmt::format("{}/{}", name, i);
        const json::object* const object = items->at(i).if_object();
        if (object == nullptr) {
            refuse(place, words::kApiNotObject);
            continue;
        }
        BodyReader part(*object);
        read(part);
        part.refuse_unknown();
        for (const FieldError& error : part.errors_)
            refuse(place + error.pointer, error.detail);
    }
    return true;
}

std::optional<std::size_t> BodyReader::choice(std::string_view name,
                                              const std::vector<std::string_view>& names) {
    const auto given = text(name);
    if (!given) return std::nullopt;
    const auto found = std::find(names.begin(), names.end(), *given);
    if (found == names.end()) {
        refuse(name, fmt::format(words::kApiUnknownValue, fmt::join(names, ", ")));
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - names.begin());
}

bool BodyReader::is_null(std::string_view name) {
    const json::value* const value = find(name);
    return value != nullptr && value->is_null();
}

bool BodyReader::has(std::string_view name) const {
    return body_.contains(name);
}

void BodyReader::require(std::string_view name) {
    const json::value* const value = find(name);
    if (value == nullptr || value->is_null()) refuse(name, words::kApiRequired);
}

void BodyReader::refuse(std::string_view pointer, std::string_view sentence) {
    errors_.push_back({"/" + std::string(pointer), std::string(sentence)});
}

void BodyReader::refuse_unknown() {
    for (const auto& member : body_) {
        const std::string name(member.key());
        if (std::find(known_.begin(), known_.end(), name) == known_.end())
            refuse(escaped(name), words::kApiUnknownField);
    }
}

std::optional<Response> BodyReader::problem() {
    if (!fault_.empty()) {
        return problem_response({400, "not_json", std::string(words::kApiInvalid), fault_},
                                request_id_);
    }
    refuse_unknown();
    if (errors_.empty()) return std::nullopt;
    return problem_response({422, "invalid", std::string(words::kApiInvalid), {}, errors_},
                            request_id_);
}

}  // namespace sroki::server
