#include "scheduler/term.h"

#include "scheduler/explain.h"
#include "scheduler/language/describe.h"
#include "scheduler/language/parser.h"
#include "scheduler/language/resolve.h"

namespace sroki::scheduler {

TermResult resolve_term(std::string_view text, const TermContext& context) {
    const language::Meaning meaning = language::parse_meaning(text, context.school_calendar);
    return language::resolve_meaning(text, meaning, context).result;
}

Explanation explain_term(std::string_view text, const TermContext& context) {
    const language::Meaning meaning = language::parse_meaning(text, context.school_calendar);
    language::Resolution resolution = language::resolve_meaning(text, meaning, context);
    Explanation explanation;
    if (resolution.result.status != TermStatus::unrecognized) {
        explanation.spans = meaning.spans;
        explanation.wording = language::describe(meaning, context.school_calendar);
    }
    explanation.result = std::move(resolution.result);
    explanation.rules = std::move(resolution.rules);
    return explanation;
}

}  // namespace sroki::scheduler
