#include "calendar/import/child_process.h"

#include <array>
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sroki::calendar {

namespace {

constexpr int kDocumentDescriptor = 3;

class Descriptor {
  public:
    explicit Descriptor(int value = -1) : value_(value) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return value_; }
    void reset(int value) {
        close();
        value_ = value;
    }
    void close() {
        if (value_ >= 0) ::close(value_);
        value_ = -1;
    }

  private:
    int value_;
};

std::string find_program(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::string_view folders = path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
    while (!folders.empty()) {
        const auto colon = folders.find(':');
        const std::string file = std::string(folders.substr(0, colon)) + '/' + name;
        if (access(file.c_str(), X_OK) == 0) return file;
        if (colon == std::string_view::npos) break;
        folders.remove_prefix(colon + 1);
    }
    return {};
}

// The document as an anonymous file in memory: nothing of it touches the disk.
bool fill_memory_file(Descriptor& file, std::string_view content) {
    file.reset(memfd_create("document", MFD_CLOEXEC));
    if (file.get() < 0) return false;
    while (!content.empty()) {
        const ssize_t written = write(file.get(), content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return lseek(file.get(), 0, SEEK_SET) == 0;
}

void limit(__rlimit_resource resource, rlim_t value) {
    const struct rlimit both { value, value };
    setrlimit(resource, &both);
}

// Between fork and exec only what is safe there: no allocation, no locks.
[[noreturn]] void become(const char* program, char* const* arguments, int document, int output,
                         const ChildLimits& limits) {
    limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpu_s));
    limit(RLIMIT_FSIZE, static_cast<rlim_t>(limits.file_bytes));
    limit(RLIMIT_CORE, 0);
    const int nothing = open("/dev/null", O_RDWR);
    // Away from the numbers that are about to be taken.
    const int own_document = fcntl(document, F_DUPFD, 10);
    const int own_output = fcntl(output, F_DUPFD, 10);
    const bool ready = nothing >= 0 && own_document >= 0 && own_output >= 0 &&
                       dup2(nothing, STDIN_FILENO) >= 0 && dup2(nothing, STDERR_FILENO) >= 0 &&
                       dup2(own_output, STDOUT_FILENO) >= 0 &&
                       dup2(own_document, kDocumentDescriptor) >= 0;
    if (ready && close_range(kDocumentDescriptor + 1, ~0U, 0) == 0) {
        // Last: it is for the program, which starts with no memory of ours. A sanitizer has taken
        // more than it allows already and would end us at the next call it watches.
        limit(RLIMIT_AS, static_cast<rlim_t>(limits.memory_bytes));
        execv(program, arguments);
    }
    _exit(127);
}

// Everything the child prints until it closes its output, its time is up or it says too much.
tl::expected<std::string, ChildError> drain(int output, int timer, std::size_t bytes_max) {
    std::string text;
    std::array<char, 1U << 16U> buffer{};
    for (;;) {
        std::array<pollfd, 2> waited{{{output, POLLIN, 0}, {timer, POLLIN, 0}}};
        if (poll(waited.data(), waited.size(), -1) < 0) {
            if (errno == EINTR) continue;
            return tl::unexpected(ChildError::failed);
        }
        if (waited[1].revents != 0) return tl::unexpected(ChildError::failed);
        const ssize_t count = read(output, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return tl::unexpected(ChildError::failed);
        if (count == 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
        if (text.size() > bytes_max) return tl::unexpected(ChildError::too_large);
    }
}

}  // namespace

bool has_program(const std::string& name) {
    return !find_program(name).empty();
}

tl::expected<std::string, ChildError> run_child(const std::vector<std::string>& command,
                                                std::string_view document,
                                                const ChildLimits& limits) {
    const std::string program = find_program(command.front());
    if (program.empty()) return tl::unexpected(ChildError::not_found);
    std::vector<std::string> words = command;
    for (std::string& word : words) {
        if (word == kDocumentArgument)
            word = "/proc/self/fd/" + std::to_string(kDocumentDescriptor);
    }
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    Descriptor file;
    if (!fill_memory_file(file, document)) return tl::unexpected(ChildError::failed);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return tl::unexpected(ChildError::failed);
    Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    Descriptor timer(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
    const itimerspec wall{{0, 0}, {limits.wall_s, 0}};
    if (timer.get() < 0 || timerfd_settime(timer.get(), 0, &wall, nullptr) != 0)
        return tl::unexpected(ChildError::failed);

    const pid_t child = fork();
    if (child < 0) return tl::unexpected(ChildError::failed);
    if (child == 0) become(program.c_str(), arguments.data(), file.get(), writing.get(), limits);
    writing.close();
    auto text = drain(reading.get(), timer.get(), limits.output_bytes);
    if (!text) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!text) return text;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return tl::unexpected(ChildError::failed);
    return text;
}

}  // namespace sroki::calendar
