#include "server/plan_document.h"

#include <fstream>

#include <fmt/format.h>

#include "server/commands/import_words_ru.h"
#include "server/messages_ru.h"

namespace sroki::server {

namespace {

namespace fs = std::filesystem;

// One byte past the limit is enough to know that a file is too large.
tl::expected<std::string, std::string> read_file(const fs::path& file, std::size_t bytes_max) {
    const auto unreadable = [&](std::string_view why) {
        return tl::unexpected(fmt::format(words::kImportUnreadable, file.string(), why));
    };
    std::error_code error;
    if (!fs::exists(file, error)) return unreadable(words::kImportNoFile);
    if (!fs::is_regular_file(file, error)) return unreadable(words::kImportNotAFile);
    std::ifstream in(file, std::ios::binary);
    if (!in) return unreadable(words::kImportNoRight);
    const auto size = std::min<std::uintmax_t>(fs::file_size(file, error), bytes_max + 1);
    std::string content(error ? 0 : static_cast<std::size_t>(size), '\0');
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(in.gcount()));
    return content;
}

}  // namespace

tl::expected<PlanDocument, std::string> read_plan_document(const fs::path& file,
                                                           const calendar::ImportOptions& options) {
    auto content = read_file(file, options.limits.file_bytes_max);
    if (!content) return tl::unexpected(content.error());
    const std::string name = file.filename().string();
    auto draft = calendar::import_document(*content, name, options);
    if (!draft) {
        return tl::unexpected(fmt::format(words::kImportFailed, name, message_ru(draft.error())));
    }
    return PlanDocument{name, std::move(*content), std::move(*draft)};
}

}  // namespace sroki::server
