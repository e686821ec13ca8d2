#pragma once
// An address as a QR code (ISO/IEC 18004), for the camera of a phone.
// Thread contract: pure functions.

#include <optional>
#include <string>
#include <string_view>

namespace sroki::server {

// Dark modules as one path of an SVG whose viewBox is `size` by `size`, the quiet zone included.
struct QrCode {
    int size = 0;
    std::string path;
};

// Nothing when the text is empty or too long for a code.
[[nodiscard]] std::optional<QrCode> qr_code(std::string_view text);

}  // namespace sroki::server
