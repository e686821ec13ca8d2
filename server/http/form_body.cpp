#include "server/http/form_body.h"

#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include <utility>

namespace sroki::server {

namespace {

// A file of memory with these bytes; -1: none could be had.
int file_of(std::string_view bytes) {
    const int file = ::memfd_create("answer", MFD_CLOEXEC);
    if (file < 0) return -1;
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written == static_cast<ssize_t>(bytes.size())) return file;
    ::close(file);
    return -1;
}

}  // namespace

FormBody::FormBody(std::string bytes) : text_(std::move(bytes)) {
    if (text_.size() < kFileBytesMin || text_.size() > kFileBytesMax) return;
    const int file = file_of(text_);
    if (file < 0) return;
    void* const pages = ::mmap(nullptr, text_.size(), PROT_READ, MAP_SHARED, file, 0);
    if (pages == MAP_FAILED) {
        ::close(file);
        return;
    }
    file_ = file;
    mapped_ = {static_cast<const char*>(pages), text_.size()};
    text_ = {};
}

FormBody::FormBody(FormBody&& other) noexcept
    : text_(std::move(other.text_)),
      mapped_(std::exchange(other.mapped_, {})),
      file_(std::exchange(other.file_, -1)) {}

FormBody::~FormBody() {
    if (file_ < 0) return;
    ::munmap(const_cast<char*>(mapped_.data()), mapped_.size());
    ::close(file_);
}

std::size_t FormBody::send_file(int socket) const {
    off_t offset = 0;  // of this call alone: the file's own belongs to nobody
    const ssize_t sent = ::sendfile(socket, file_, &offset, mapped_.size());
    return sent > 0 ? static_cast<std::size_t>(sent) : 0;
}

}  // namespace sroki::server
