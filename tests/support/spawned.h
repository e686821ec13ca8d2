#pragma once
// A child process with pipes to its standard input and output; ended and awaited by its owner.

#include <array>
#include <csignal>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <stdexcept>

extern char** environ;

namespace sroki::test {

class Spawned {
  public:
    explicit Spawned(std::vector<std::string> command) {
        std::array<int, 2> input{};
        std::array<int, 2> output{};
        // Closed in every other child: the ends of a pipe are counted.
        if (pipe2(input.data(), O_CLOEXEC) != 0 || pipe2(output.data(), O_CLOEXEC) != 0) {
            throw std::runtime_error("pipe");
        }
        posix_spawn_file_actions_t actions{};
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
        std::vector<char*> arguments;
        for (std::string& word : command)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const int code =
            posix_spawn(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        close(input[0]);
        close(output[1]);
        input_ = input[1];
        output_ = output[0];
        if (code != 0) throw std::runtime_error("no child process: " + command.front());
    }
    Spawned(const Spawned&) = delete;
    Spawned& operator=(const Spawned&) = delete;
    ~Spawned() {
        close_input();
        if (pid_ > 0) wait();
        close(output_);
    }

    // Until the child has written a whole line or closed its output.
    std::string read_line() {
        std::string line;
        for (char byte = 0; read(output_, &byte, 1) == 1 && byte != '\n';)
            line += byte;
        return line;
    }
    void close_input() {
        if (input_ >= 0) close(input_);
        input_ = -1;
    }
    void kill(int signal) const { ::kill(pid_, signal); }
    // The exit code, or minus the signal that ended it.
    int wait() {
        int status = 0;
        waitpid(pid_, &status, 0);
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

  private:
    pid_t pid_ = -1;
    int input_ = -1;
    int output_ = -1;
};

}  // namespace sroki::test
