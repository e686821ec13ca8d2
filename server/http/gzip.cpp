#include "server/http/gzip.h"

#include <zlib.h>

#include <stdexcept>

namespace sroki::server {

std::string gzip(std::string_view bytes) {
    constexpr int kGzipWindowBits = 15 + 16;  // + 16: gzip instead of zlib framing
    constexpr int kMemoryLevel = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindowBits, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib: deflateInit2 failed");
    }
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    // zlib only reads what it takes as a plain pointer.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("zlib: deflate failed");
    return packed;
}

}  // namespace sroki::server
