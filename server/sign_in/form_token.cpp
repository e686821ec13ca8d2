#include "server/sign_in/form_token.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace sroki::server {

namespace {

// Tells this hash from the one under which the session is kept.
constexpr std::string_view kPurpose = "sroki form";
constexpr std::size_t kBytes = 32;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string form_token_of(std::string_view secret) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
    std::array<unsigned char, kBytes> hash{};
    if (crypto_generichash(hash.data(), hash.size(), bytes_of(kPurpose), kPurpose.size(),
                           bytes_of(secret), secret.size()) != 0) {
        throw std::logic_error("the secret is no key");
    }
    std::array<char, kBytes * 2 + 1> text{};
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    return text.data();
}

bool is_form_token(std::string_view token, std::string_view secret) {
    if (secret.empty()) return false;
    const std::string expected = form_token_of(secret);
    return token.size() == expected.size() &&
           sodium_memcmp(token.data(), expected.data(), expected.size()) == 0;
}

}  // namespace sroki::server
