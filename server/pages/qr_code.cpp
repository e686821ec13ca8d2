#include "server/pages/qr_code.h"

#include <qrencode.h>

#include <memory>

#include <fmt/format.h>

namespace sroki::server {

namespace {

constexpr int kQuietZone = 4;  // modules, as the standard asks

}  // namespace

std::optional<QrCode> qr_code(std::string_view text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) return std::nullopt;
    QrCode drawn{code->width + 2 * kQuietZone, {}};
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            const bool is_dark = (code->data[y * code->width + x] & 1U) != 0;
            if (!is_dark) continue;
            drawn.path += fmt::format("M{} {}h1v1h-1z", x + kQuietZone, y + kQuietZone);
        }
    }
    return drawn;
}

}  // namespace sroki::server
