#include "server/secret_token.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace sroki::server {

namespace {

constexpr std::size_t kBytes = 32;
using Bytes = std::array<unsigned char, kBytes>;

}  // namespace

std::string new_secret_token() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
    Bytes bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, sodium_base64_ENCODED_LEN(kBytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)>
        text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

std::string hash_secret_token(std::string_view token) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
    Bytes hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(token.data()), token.size(), nullptr,
                       0);
    std::array<char, kBytes * 2 + 1> text{};
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    return text.data();
}

}  // namespace sroki::server
