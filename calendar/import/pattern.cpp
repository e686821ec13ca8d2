#include "calendar/import/pattern.h"

#include <stdexcept>

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace sroki::calendar {

struct Pattern::Compiled {
    std::unique_ptr<icu::RegexPattern> pattern;
};

namespace {

constexpr int32_t kStepsMax = 50;

std::string utf8_of(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

icu::UnicodeString text_of(std::string_view utf8) {
    std::string_view cut = utf8.substr(0, kPatternTextMax);
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(cut.data(), static_cast<int32_t>(cut.size())));
}

PatternMatch match_of(icu::RegexMatcher& matcher, const icu::UnicodeString& text) {
    PatternMatch match;
    UErrorCode status = U_ZERO_ERROR;
    for (int32_t group = 0; group <= matcher.groupCount(); ++group)
        match.groups.push_back(utf8_of(matcher.group(group, status)));
    match.before = utf8_of(text.tempSubStringBetween(0, matcher.start(status)));
    match.after = utf8_of(text.tempSubString(matcher.end(status)));
    return match;
}

}  // namespace

Pattern::Pattern(std::string_view expression) : compiled_(std::make_unique<Compiled>()) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError error;
    compiled_->pattern.reset(
        icu::RegexPattern::compile(text_of(expression), UREGEX_CASE_INSENSITIVE, error, status));
    if (U_FAILURE(status)) throw std::invalid_argument("bad pattern");
}

Pattern::~Pattern() = default;

std::optional<PatternMatch> Pattern::find(std::string_view utf8) const {
    const icu::UnicodeString text = text_of(utf8);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(text, status));
    if (U_FAILURE(status)) return std::nullopt;
    matcher->setTimeLimit(kStepsMax, status);
    if (!matcher->find(status) || U_FAILURE(status)) return std::nullopt;
    return match_of(*matcher, text);
}

std::optional<PatternMatch> Pattern::find_last(std::string_view utf8) const {
    const icu::UnicodeString text = text_of(utf8);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(text, status));
    if (U_FAILURE(status)) return std::nullopt;
    matcher->setTimeLimit(kStepsMax, status);
    std::optional<PatternMatch> last;
    while (matcher->find(status) && U_SUCCESS(status))
        last = match_of(*matcher, text);
    return last;
}

}  // namespace sroki::calendar
