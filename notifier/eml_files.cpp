#include "notifier/eml_files.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace sroki::notifier {

namespace {

namespace fs = std::filesystem;

class FileHandle {
  public:
    FileHandle(const fs::path& path, int flags) : fd_(open(path.c_str(), flags | O_CLOEXEC, 0640)) {
        check(fd_ >= 0);
    }
    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;
    ~FileHandle() { close(fd_); }

    void write_all(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            check(written >= 0);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync() { check(fsync(fd_) == 0); }

  private:
    static void check(bool is_good) {
        if (!is_good) throw std::system_error(errno, std::generic_category());
    }

    int fd_;
};

// The local part of the Message-ID; what a file system may not like is replaced.
std::string file_name(std::string_view message_id) {
    std::string name;
    for (const char byte : message_id.substr(0, message_id.find('@'))) {
        const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                              (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
        name += is_plain ? byte : '_';
    }
    return name + ".eml";
}

}  // namespace

SendResult EmlFiles::send(const OutgoingLetter& letter, const std::function<void()>&) {
    const fs::path file = folder_ / file_name(letter.message_id);
    // Of this process alone, so that two writers of one letter don't meet.
    const fs::path temporary = file.string() + ".part" + std::to_string(getpid());
    SendResult result;
    try {
        fs::create_directories(folder_);
        {
            FileHandle handle(temporary, O_WRONLY | O_CREAT | O_TRUNC);
            handle.write_all(letter.bytes);
            handle.sync();
        }
        fs::rename(temporary, file);
        FileHandle(folder_, O_RDONLY | O_DIRECTORY).sync();
    } catch (const std::system_error& error) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        return {SendOutcome::unavailable, error.what(), {}, true};
    }
    result.outcome = SendOutcome::sent;
    result.detail = file.string();
    for (const std::string& address : letter.recipients)
        result.recipients.push_back({address, RecipientState::accepted, ""});
    return result;
}

}  // namespace sroki::notifier
