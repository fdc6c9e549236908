// A TLS client for tests of servers, over OpenSSL itself: which versions it offers, which
// certificate it shows. Blocking; one request a connection.
#pragma once

#include <memory>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <optional>
#include <string>
#include <string_view>

#include "tests/support/raw_client.hpp"

namespace baytrust::test {

struct TlsClientSettings {
  int least_version = TLS1_3_VERSION;
  int most_version = TLS1_3_VERSION;
  std::string certificate_pem{};  // with its key: shown when asked for
  std::string key_pem{};
  std::string protocols{};  // ALPN, in wire form
};

class TlsClient {
 public:
  TlsClient(std::uint16_t port, const TlsClientSettings& settings) : socket_(port) {
    timeval patience{10, 0};
    ::setsockopt(socket_.fd(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    SSL_CTX_set_min_proto_version(context_.get(), settings.least_version);
    SSL_CTX_set_max_proto_version(context_.get(), settings.most_version);
    if (!settings.certificate_pem.empty()) use(settings);
    connection_.reset(SSL_new(context_.get()));
    if (!settings.protocols.empty()) {
      SSL_set_alpn_protos(connection_.get(),
                          reinterpret_cast<const unsigned char*>(settings.protocols.data()),
                          static_cast<unsigned>(settings.protocols.size()));
    }
    SSL_set_fd(connection_.get(), socket_.fd());
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool handshake() { return SSL_connect(connection_.get()) == 1; }
  std::string version() const { return SSL_get_version(connection_.get()); }
  bool is_resumable() const {
    return SSL_SESSION_is_resumable(SSL_get0_session(connection_.get())) == 1;
  }
  std::string server_name() const {
    const std::unique_ptr<X509, decltype(&X509_free)> shown(
        SSL_get1_peer_certificate(connection_.get()), X509_free);
    char name[256] = "";
    if (shown) {
      X509_NAME_get_text_by_NID(X509_get_subject_name(shown.get()), NID_commonName, name,
                                sizeof name);
    }
    return name;
  }
  // Everything until the server closes; empty where it does not answer.
  std::string ask(std::string_view path, std::string_view more = {}) {
    const std::string request = "GET " + std::string(path) +
                                " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                                std::string(more) + "\r\n";
    if (SSL_write(connection_.get(), request.data(), static_cast<int>(request.size())) <= 0) {
      return {};
    }
    std::string out;
    char buffer[4096];
    for (int n; (n = SSL_read(connection_.get(), buffer, sizeof buffer)) > 0;) {
      out.append(buffer, static_cast<std::size_t>(n));
    }
    ended_well_ = SSL_get_error(connection_.get(), 0) == SSL_ERROR_ZERO_RETURN;
    SSL_shutdown(connection_.get());
    return out;
  }
  bool ended_well() const { return ended_well_; }  // with close_notify, RFC 8446 6.1

 private:
  void use(const TlsClientSettings& settings) {
    const auto bio = [](const std::string& text) {
      return std::unique_ptr<BIO, decltype(&BIO_free)>(
          BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free);
    };
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_bio_X509(bio(settings.certificate_pem).get(), nullptr, nullptr, nullptr),
        X509_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(bio(settings.key_pem).get(), nullptr, nullptr, nullptr),
        EVP_PKEY_free);
    SSL_CTX_use_certificate(context_.get(), certificate.get());
    SSL_CTX_use_PrivateKey(context_.get(), key.get());
  }

  RawClient socket_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_{SSL_CTX_new(TLS_client_method()),
                                                             SSL_CTX_free};
  std::unique_ptr<SSL, decltype(&SSL_free)> connection_{nullptr, SSL_free};
  bool ended_well_ = false;
};

}  // namespace baytrust::test
