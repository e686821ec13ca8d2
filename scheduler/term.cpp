#include "scheduler/term.h"

#include "scheduler/language/parser.h"
#include "scheduler/language/resolve.h"

namespace sroki::scheduler {

TermResult resolve_term(std::string_view text, const TermContext& context) {
    const language::Meaning meaning = language::parse_meaning(text, context.school_calendar);
    return language::resolve_meaning(text, meaning, context).result;
}

}  // namespace sroki::scheduler
