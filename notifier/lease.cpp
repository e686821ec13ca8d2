#include "notifier/lease.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sroki::notifier {

namespace {

constexpr int kAttemptsMax = 8;

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

// Opens and locks the file of that name; -1 when another process has swept it away meanwhile.
int lock_new_file(const std::filesystem::path& file) {
    const int fd = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), file.string());
    struct stat locked {};
    struct stat named {};
    const bool is_ours = flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &locked) == 0 &&
                         stat(file.c_str(), &named) == 0 && locked.st_ino == named.st_ino;
    if (is_ours) return fd;
    close(fd);
    return -1;
}

// True when nobody holds the file; it is removed then.
bool remove_if_free(const std::filesystem::path& file) {
    const int fd = open(file.c_str(), O_RDWR | O_CLOEXEC);
    if (fd < 0) return errno == ENOENT;
    const bool is_free = flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (is_free) unlink(file.c_str());
    close(fd);
    return is_free;
}

// What killed processes have left behind.
void sweep(const std::filesystem::path& folder) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (entry.path().extension() == ".lock") remove_if_free(entry.path());
    }
}

}  // namespace

Lease::Lease(const std::filesystem::path& folder) : folder_(folder) {
    std::filesystem::create_directories(folder_);
    sweep(folder_);
    for (int attempt = 0; fd_ < 0; ++attempt) {
        if (attempt == kAttemptsMax) throw std::runtime_error("no lease in " + folder_.string());
        name_ = random_name();
        fd_ = lock_new_file(file_of(folder_, name_));
    }
}

Lease::~Lease() {
    unlink(file_of(folder_, name_).c_str());
    close(fd_);
}

bool Lease::is_gone(const std::string& name) const {
    return name != name_ && remove_if_free(file_of(folder_, name));
}

}  // namespace sroki::notifier
