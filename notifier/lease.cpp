#include "notifier/lease.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

namespace sroki::notifier {

namespace {

std::string random_name() {
    if (sodium_init() < 0) throw std::runtime_error("no source of randomness");
    std::array<unsigned char, 12> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 2 * bytes.size() + 1> text{};
    return sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
}

std::filesystem::path file_of(const std::filesystem::path& folder, const std::string& name) {
    return folder / (name + ".lock");
}

}  // namespace

Lease::Lease(const std::filesystem::path& folder) : folder_(folder), name_(random_name()) {
    std::filesystem::create_directories(folder_);
    fd_ = open(file_of(folder_, name_).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd_ < 0 || flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        const int code = errno;
        if (fd_ >= 0) close(fd_);
        throw std::system_error(code, std::generic_category(), folder_.string());
    }
}

Lease::~Lease() {
    unlink(file_of(folder_, name_).c_str());
    close(fd_);
}

bool Lease::is_gone(const std::string& name) const {
    if (name == name_) return false;
    const std::filesystem::path file = file_of(folder_, name);
    const int fd = open(file.c_str(), O_RDWR | O_CLOEXEC);
    if (fd < 0) return errno == ENOENT;
    const bool is_free = flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (is_free) unlink(file.c_str());
    close(fd);
    return is_free;
}

}  // namespace sroki::notifier
