#pragma once
// A limited child process for readers that don't belong into this one: it gets the document as a
// file it can only read, and limits on processor time, memory, output and wall time. It is killed
// past any of them.
// Thread contract: safe from any thread; the calling thread waits. Errors: not_found, failed
// (exit code, signal, a limit), too_large (output).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace sroki::calendar {

struct ChildLimits {
    int cpu_s = 20;
    int wall_s = 30;
    std::size_t memory_bytes = std::size_t{1} << 30U;
    std::size_t output_bytes = 64U << 20U;
    std::size_t file_bytes = 0;  // the largest file it may write; 0: none at all
};

enum class ChildError { not_found, failed, too_large };

// Stands for the document among the arguments.
inline constexpr std::string_view kDocumentArgument = "{document}";

// Standard output of the program. Standard error and input go nowhere.
[[nodiscard]] tl::expected<std::string, ChildError> run_child(
    const std::vector<std::string>& command, std::string_view document, const ChildLimits& limits);

// Is there a program of that name on the PATH?
[[nodiscard]] bool has_program(const std::string& name);

}  // namespace sroki::calendar
