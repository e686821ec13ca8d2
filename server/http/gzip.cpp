#include "server/http/gzip.h"

#include <zlib.h>

#include <array>
#include <stdexcept>

namespace sroki::server {

namespace {

constexpr int kGzipWindowBits = 15 + 16;  // + 16: gzip instead of zlib framing

// zlib only reads what it takes as a plain pointer.
void give(z_stream& stream, std::string_view bytes) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
}

}  // namespace

std::string gzip(std::string_view bytes) {
    constexpr int kMemoryLevel = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindowBits, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib: deflateInit2 failed");
    }
    give(stream, bytes);
    // Piece by piece: room for the worst case would be as large as the text itself.
    std::string packed;
    std::array<char, 32'768> piece{};
    int result = Z_OK;
    while (result == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        result = deflate(&stream, Z_FINISH);
        packed.append(piece.data(), piece.size() - stream.avail_out);
    }
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("zlib: deflate failed");
    packed.shrink_to_fit();
    return packed;
}

std::string unpacked(std::string_view packed, std::size_t bytes) {
    z_stream stream{};
    if (inflateInit2(&stream, kGzipWindowBits) != Z_OK) {
        throw std::runtime_error("zlib: inflateInit2 failed");
    }
    std::string text(bytes, '\0');
    give(stream, packed);
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (result != Z_STREAM_END || stream.avail_out != 0) {
        throw std::runtime_error("zlib: inflate failed");
    }
    return text;
}

}  // namespace sroki::server
