#pragma once
// What handlers of the API share: ids in the path, and the stores' errors as problems.
// Thread contract: pure functions.

#include <charconv>
#include <string>
#include <string_view>

#include "calendar/store/plan_store.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace sroki::server {

// The id that the path names as "{name}"; 0, which no row has, when it is no number.
template <class Id>
[[nodiscard]] Id id_parameter(const Request& request, std::string_view name) {
    const std::string_view text = value_of(request.parameters, name).value_or("");
    std::int64_t id = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, id);
    return Id{error == std::errc{} && rest == end ? id : 0};
}

// 404, 409 or 422, with the sentence of server/messages_ru.h. `pointer`: the member it is about.
[[nodiscard]] Response store_problem(const calendar::StoreError& error, const Request& request,
                                     std::string_view pointer = {});

// 422 about one parameter of the address.
[[nodiscard]] Response parameter_problem(std::string_view name, std::string_view sentence,
                                         const Request& request);

[[nodiscard]] Response not_found(const Request& request);

}  // namespace sroki::server
