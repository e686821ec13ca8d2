#pragma once
// A zip archive in memory (DOCX, XLSX), read part by part within limits.
// Thread contract: an Archive belongs to one thread; it keeps a view of the bytes it was opened on.
// Errors: damaged (not a zip, broken part), encrypted, too_large (entries, unpacked size).

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/import_error.h"

struct zip;

namespace sroki::calendar {

class Archive {
  public:
    [[nodiscard]] static tl::expected<Archive, ImportError> open(std::string_view bytes,
                                                                 const ImportLimits& limits);

    [[nodiscard]] bool contains(const std::string& part) const;

    // The unpacked part; `damaged` when there is none.
    [[nodiscard]] tl::expected<std::string, ImportError> read(const std::string& part) const;

  private:
    struct Closer {
        void operator()(zip* archive) const noexcept;
    };
    Archive(std::unique_ptr<zip, Closer> archive, const ImportLimits& limits);

    std::unique_ptr<zip, Closer> archive_;
    ImportLimits limits_;
};

}  // namespace sroki::calendar
