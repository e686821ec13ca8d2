#pragma once
// Reads the members of a request's JSON body one by one and gathers what is wrong with them, so
// that the caller learns of all mistakes at once. Foreign bytes: depth, lengths and counts are
// bounded; text must be UTF-8 (json_text.h checks) without control characters but \n and \t. A body
// that is no JSON object is told as such and nothing else: what its members lack nobody knows.
// Thread contract: a BodyReader belongs to one handler.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "scheduler/date.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace sroki::server {

inline constexpr std::size_t kTextBytesMax = 10'000;

class BodyReader {
  public:
    explicit BodyReader(const Request& request);

    // Readers give nothing when the member is absent, null or wrong; a wrong one is noted.
    [[nodiscard]] std::optional<std::string> text(std::string_view name,
                                                  std::size_t bytes_max = kTextBytesMax);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name);
    [[nodiscard]] std::optional<bool> boolean(std::string_view name);
    [[nodiscard]] std::optional<scheduler::Date> date(std::string_view name);
    // ["2026-09-01", "2027-05-31"], both inclusive.
    [[nodiscard]] std::optional<scheduler::Period> period(std::string_view name);
    [[nodiscard]] std::optional<std::vector<std::string>> texts(std::string_view name,
                                                                std::size_t count_max = 100);
    // For whatever has its own shape; nullptr: absent or null. See refuse().
    [[nodiscard]] const boost::json::value* member(std::string_view name);
    // The same of a list, nullptr also when it is none or too long, which is noted.
    [[nodiscard]] const boost::json::array* list(std::string_view name, std::size_t count_max);
    // Calls `read` for each object of a list; what it notes is about "name/0/member", members
    // nobody asked for are refused there too. False: the list is absent, null or wrong.
    bool objects(std::string_view name, std::size_t count_max,
                 const std::function<void(BodyReader&)>& read);
    // One of `names`; gives its index.
    [[nodiscard]] std::optional<std::size_t> choice(std::string_view name,
                                                    const std::vector<std::string_view>& names);

    // Present and null: the caller takes a value back.
    [[nodiscard]] bool is_null(std::string_view name);
    [[nodiscard]] bool has(std::string_view name) const;

    void require(std::string_view name);
    // `pointer`: a JSON pointer without its leading slash: "title", "columns/0/role".
    void refuse(std::string_view pointer, std::string_view sentence);

    // 400 when the body can't be read; 422 with everything that was wrong, members nobody asked
    // for included; nothing: all is well.
    [[nodiscard]] std::optional<Response> problem();

  private:
    explicit BodyReader(const boost::json::object& part);

    void refuse_unknown();
    const boost::json::value* find(std::string_view name);

    std::string request_id_;
    boost::json::object body_;
    std::vector<std::string> known_;
    std::vector<FieldError> errors_;
    std::string fault_;  // why the body is no object at all
};

// A text that a person may have typed; empty: all is well, else a Russian sentence.
[[nodiscard]] std::string text_fault(std::string_view text, std::size_t bytes_max);

}  // namespace sroki::server
