#include "server/password.h"

#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

namespace sroki::server {

std::string hash_password(std::string_view password) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        throw std::bad_alloc();
    }
    return hash.data();
}

bool is_password(std::string_view password, const std::string& hash) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace sroki::server
