#pragma once
// What a program and a person are told of a fault of the machine: on a page, in an answer of the
// API, by the command line. Thread contract: pure function.

#include <optional>
#include <string_view>

#include "calendar/store/machine_fault.h"

namespace sroki::server {

struct MachineFaultWords {
    unsigned status;  // of HTTP
    std::string_view code;
    std::string_view heading;
    std::string_view sentence;     // what is wrong and what to do
    std::string_view retry_after;  // seconds; empty: waiting doesn't help
};

// Nothing for a fault that only its own text tells of.
[[nodiscard]] std::optional<MachineFaultWords> machine_fault_ru(calendar::MachineFault fault);

}  // namespace sroki::server
