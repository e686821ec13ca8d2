#pragma once
// A key and a certificate for this machine, signed by itself, and a connection that may use them.

#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <csignal>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

namespace sroki::server::testing {

struct OpensslDeleter {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* connection) const { SSL_free(connection); }
    void operator()(BIO* memory) const { BIO_free(memory); }
};
template <class T>
using Openssl = std::unique_ptr<T, OpensslDeleter>;

class TlsIdentity {
  public:
    // `name`: as a certificate writes it, "IP:127.0.0.1" or "DNS:example.org".
    explicit TlsIdentity(const std::string& name)
        : key_(EVP_EC_gen("P-256")), certificate_(X509_new()), context_(SSL_CTX_new(TLS_method())) {
        std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to whoever has left
        X509* const certificate = certificate_.get();
        X509_set_version(certificate, X509_VERSION_3);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -86'400);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 86'400);
        X509_set_pubkey(certificate, key_.get());
        X509_NAME* const subject = X509_get_subject_name(certificate);
        const auto* common = reinterpret_cast<const unsigned char*>("sroki test");
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, common, -1, -1, 0);
        X509_set_issuer_name(certificate, subject);
        const Openssl<X509_EXTENSION> names(
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name.c_str()));
        X509_add_ext(certificate, names.get(), -1);
        if (X509_sign(certificate, key_.get(), EVP_sha256()) == 0 ||
            SSL_CTX_use_certificate(context_.get(), certificate) != 1 ||
            SSL_CTX_use_PrivateKey(context_.get(), key_.get()) != 1) {
            throw std::runtime_error("no certificate could be made");
        }
    }

    [[nodiscard]] SSL_CTX* context() const { return context_.get(); }
    // For who is to trust it.
    void write_pem(const std::filesystem::path& file) const {
        const Openssl<BIO> memory(BIO_new(BIO_s_mem()));
        PEM_write_bio_X509(memory.get(), certificate_.get());
        char* text = nullptr;
        const long size = BIO_get_mem_data(memory.get(), &text);
        std::ofstream(file).write(text, size);
    }

  private:
    Openssl<EVP_PKEY> key_;
    Openssl<X509> certificate_;
    Openssl<SSL_CTX> context_;
};

// The other side of an accepted socket, in TLS when there is an identity.
class Peer {
  public:
    Peer(int socket, const TlsIdentity* identity) : socket_(socket) {
        if (identity == nullptr) return;
        tls_.reset(SSL_new(identity->context()));
        SSL_set_fd(tls_.get(), socket);
        has_failed_ = SSL_accept(tls_.get()) != 1;
    }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer() {
        if (tls_ && !has_failed_) SSL_shutdown(tls_.get());
    }

    std::ptrdiff_t read(char* bytes, std::size_t count) {
        if (has_failed_) return -1;
        return tls_ ? SSL_read(tls_.get(), bytes, static_cast<int>(count))
                    : ::recv(socket_, bytes, count, 0);
    }
    std::ptrdiff_t write(const char* bytes, std::size_t count) {
        if (has_failed_) return -1;
        return tls_ ? SSL_write(tls_.get(), bytes, static_cast<int>(count))
                    : ::send(socket_, bytes, count, MSG_NOSIGNAL);
    }

  private:
    int socket_;
    bool has_failed_ = false;
    Openssl<SSL> tls_;
};

}  // namespace sroki::server::testing
