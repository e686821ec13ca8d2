#include "calendar/import/office_converter.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "calendar/import/child_process.h"

namespace sroki::calendar {

namespace {

namespace fs = std::filesystem;

tl::unexpected<ImportError> failure(ImportErrorCode code, std::string_view detail) {
    return tl::unexpected(ImportError{code, std::string(detail)});
}

// A folder that nobody else can read and that goes with its owner.
class PrivateFolder {
  public:
    PrivateFolder() {
        std::error_code error;
        std::string pattern = (fs::temp_directory_path(error) / "sroki-XXXXXX").string();
        if (!error && mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    ~PrivateFolder() {
        std::error_code error;
        if (!path_.empty()) fs::remove_all(path_, error);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::string office_program() {
    for (const char* name : {"soffice", "libreoffice"}) {
        if (has_program(name)) return name;
    }
    return {};
}

tl::expected<std::string, ImportError> read_result(const fs::path& file,
                                                   const ImportLimits& limits) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) return failure(ImportErrorCode::converter_failed, "LibreOffice");
    if (size > limits.file_bytes_max) return failure(ImportErrorCode::too_large, "file");
    std::string content(static_cast<std::size_t>(size), '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (!in) return failure(ImportErrorCode::converter_failed, "LibreOffice");
    return content;
}

}  // namespace

Format converted_format(Format format) {
    return format == Format::excel_binary ? Format::xlsx : Format::docx;
}

tl::expected<std::string, ImportError> convert_document(std::string_view bytes, Format format,
                                                        const ImportLimits& limits) {
    const std::string program = office_program();
    if (program.empty()) return failure(ImportErrorCode::needs_conversion, extension_of(format));
    const PrivateFolder folder;
    if (folder.path().empty()) return failure(ImportErrorCode::converter_failed, "LibreOffice");
    const fs::path source = folder.path() / ("plan." + std::string(extension_of(format)));
    std::ofstream(source, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const std::string target(extension_of(converted_format(format)));
    ChildLimits child;
    child.cpu_s = 60;
    child.wall_s = 90;
    child.memory_bytes = std::size_t{4} << 30U;
    child.file_bytes = limits.file_bytes_max;
    const auto output =
        run_child({program, "--headless", "--norestore",
                   "-env:UserInstallation=file://" + folder.path().string() + "/profile",
                   "--convert-to", target, "--outdir", folder.path().string(), source.string()},
                  "", child);
    if (!output) return failure(ImportErrorCode::converter_failed, "LibreOffice");
    return read_result(folder.path() / ("plan." + target), limits);
}

}  // namespace sroki::calendar
