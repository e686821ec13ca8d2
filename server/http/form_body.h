#pragma once
// The bytes of a whole answer. Those of middle size lie in a file of memory (memfd_create(2)):
// sendfile(2) then gives its pages to the socket, and no reader costs a copy of them. Smaller ones
// are copied sooner than a second call is made, larger ones sooner than page after page is handed
// over; both bounds are measured (docs/performance.md).
// Thread contract: immutable once made.

#include <cstddef>
#include <string>
#include <string_view>

namespace sroki::server {

class FormBody {
  public:
    static constexpr std::size_t kFileBytesMin = 16 * 1'024;
    static constexpr std::size_t kFileBytesMax = 64 * 1'024;

    // Keeps the text itself when the system has no file to give.
    explicit FormBody(std::string bytes);
    FormBody(const FormBody&) = delete;
    FormBody& operator=(const FormBody&) = delete;
    FormBody(FormBody&& other) noexcept;
    FormBody& operator=(FormBody&& other) = delete;
    ~FormBody();

    // Lives as long as this object and no other was made of it.
    [[nodiscard]] std::string_view view() const { return mapped_.empty() ? text_ : mapped_; }
    [[nodiscard]] std::size_t size() const { return view().size(); }
    [[nodiscard]] bool has_file() const { return file_ >= 0; }
    // How many bytes of the file the socket took, which doesn't block; 0 on an error, too.
    [[nodiscard]] std::size_t send_file(int socket) const;

  private:
    std::string text_;
    std::string_view mapped_;
    int file_ = -1;
};

}  // namespace sroki::server
