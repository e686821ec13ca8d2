#include "calendar/import/archive.h"

#include <zip.h>

namespace sroki::calendar {

namespace {

tl::unexpected<ImportError> failure(ImportErrorCode code, std::string detail) {
    return tl::unexpected(ImportError{code, std::move(detail)});
}

}  // namespace

void Archive::Closer::operator()(zip* archive) const noexcept {
    zip_discard(archive);
}

Archive::Archive(std::unique_ptr<zip, Closer> archive, const ImportLimits& limits)
    : archive_(std::move(archive)), limits_(limits) {}

tl::expected<Archive, ImportError> Archive::open(std::string_view bytes,
                                                 const ImportLimits& limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return failure(ImportErrorCode::damaged, "zip");
    std::unique_ptr<zip, Closer> archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive) {
        zip_source_free(source);
        zip_error_fini(&error);
        return failure(ImportErrorCode::damaged, "zip");
    }
    zip_error_fini(&error);
    const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
    if (entries < 0) return failure(ImportErrorCode::damaged, "zip");
    if (static_cast<std::size_t>(entries) > limits.archive_entries_max)
        return failure(ImportErrorCode::too_large, "entries");
    zip_uint64_t unpacked = 0;
    for (zip_int64_t i = 0; i < entries; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0)
            return failure(ImportErrorCode::damaged, "zip");
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
            stat.encryption_method != ZIP_EM_NONE) {
            return failure(ImportErrorCode::encrypted, {});
        }
        if ((stat.valid & ZIP_STAT_SIZE) != 0) {
            if (stat.size > limits.unpacked_bytes_max)
                return failure(ImportErrorCode::too_large, "unpacked");
            unpacked += stat.size;
        }
        if (unpacked > limits.unpacked_bytes_max)
            return failure(ImportErrorCode::too_large, "unpacked");
    }
    return Archive(std::move(archive), limits);
}

bool Archive::contains(const std::string& part) const {
    return zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

tl::expected<std::string, ImportError> Archive::read(const std::string& part) const {
    const zip_int64_t index = zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return failure(ImportErrorCode::damaged, part);
    const auto close = [](zip_file_t* file) { zip_fclose(file); };
    const std::unique_ptr<zip_file_t, decltype(close)> file(
        zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0), close);
    if (!file) return failure(ImportErrorCode::damaged, part);
    // Declared sizes may lie, so that the bytes themselves are counted.
    std::string content;
    std::array<char, 1U << 16U> buffer{};
    for (;;) {
        const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
        if (count < 0) return failure(ImportErrorCode::damaged, part);
        if (count == 0) return content;
        content.append(buffer.data(), static_cast<std::size_t>(count));
        if (content.size() > limits_.part_bytes_max)
            return failure(ImportErrorCode::too_large, "unpacked");
    }
}

}  // namespace sroki::calendar
