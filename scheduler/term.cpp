#include "scheduler/term.h"

namespace sroki::scheduler {

TermResult resolve_term(std::string_view /*text*/, const TermContext& /*context*/) {
    return {};
}

}  // namespace sroki::scheduler
