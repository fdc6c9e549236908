#include "gateway/http/tls_context.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <string_view>

#include "gateway/http/codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* p) const {
    Free(p);
  }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;

constexpr long kLongestClientChain = 32 << 10;

Error unusable(const TlsMaterial& material, std::string message) {
  if (const unsigned long code = ERR_peek_last_error(); code != 0) {
    const char* reason = ERR_reason_error_string(code);
    if (reason != nullptr) message.append(" (").append(reason).append(")");
  }
  ERR_clear_error();
  return Error(kTlsMaterial, material.name, {{"message", std::move(message)}});
}

Bio reader(const std::string& text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// Keys that need a passphrase are refused: there is nobody to ask.
int no_passphrase(char*, int, int, void*) { return 0; }

std::vector<Certificate> certificates_of(const std::string& pem) {
  std::vector<Certificate> out;
  const Bio bio = reader(pem);
  while (Certificate next{PEM_read_bio_X509(bio.get(), nullptr, no_passphrase, nullptr)}) {
    out.push_back(std::move(next));
  }
  ERR_clear_error();  // the end of the text is reported as an error
  return out;
}

// RFC 7301: HTTP/1.1, or nothing. A client that offers others only is told so.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size,
                    const unsigned char* offered, unsigned int offered_size, void*) {
  std::string_view rest(reinterpret_cast<const char*>(offered), offered_size);
  while (!rest.empty()) {
    const auto length = static_cast<unsigned char>(rest[0]);
    const auto name = rest.substr(1, length);
    if (name == "http/1.1") {
      *chosen = reinterpret_cast<const unsigned char*>(name.data());
      *size = length;
      return SSL_TLSEXT_ERR_OK;
    }
    rest.remove_prefix(std::min<std::size_t>(rest.size(), length + 1U));
  }
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

// Possession of the key is proved by the handshake; whose it is, is decided above.
int any_certificate(X509_STORE_CTX*, void*) { return 1; }

std::optional<std::string> use_server_key(SSL_CTX* context, const TlsMaterial& material) {
  const auto chain = certificates_of(material.certificate_chain_pem);
  if (chain.empty()) return "no certificate";
  if (SSL_CTX_use_certificate(context, chain[0].get()) != 1) return "the certificate";
  for (std::size_t i = 1; i < chain.size(); ++i) {
    if (SSL_CTX_add1_chain_cert(context, chain[i].get()) != 1) return "the chain";
  }
  const Bio bio = reader(material.private_key_pem);
  const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr));
  if (!key) return "the private key";
  if (SSL_CTX_use_PrivateKey(context, key.get()) != 1 || SSL_CTX_check_private_key(context) != 1) {
    return "key and certificate do not belong together";
  }
  return std::nullopt;
}

std::optional<std::string> use_client_authorities(SSL_CTX* context, const TlsMaterial& material) {
  if (!material.client_authorities_pem) {
    SSL_CTX_set_cert_verify_callback(context, any_certificate, nullptr);
    return std::nullopt;
  }
  const auto authorities = certificates_of(*material.client_authorities_pem);
  if (authorities.empty()) return "no client authority";
  for (const auto& authority : authorities) {
    if (X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority.get()) != 1 ||
        SSL_CTX_add_client_CA(context, authority.get()) != 1) {
      return "a client authority";
    }
  }
  return std::nullopt;
}

}  // namespace

Result<TlsContext> make_tls_context(const TlsMaterial& material) {
  ERR_clear_error();
  const TlsContext context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  SSL_CTX* raw = context.get();
  if (raw == nullptr) return unusable(material, "no context");
  if (SSL_CTX_set_min_proto_version(raw, TLS1_3_VERSION) != 1 ||
      SSL_CTX_set_max_proto_version(raw, TLS1_3_VERSION) != 1 ||
      SSL_CTX_set_num_tickets(raw, 0) != 1 || SSL_CTX_set_max_early_data(raw, 0) != 1) {
    return unusable(material, "TLS 1.3");
  }
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_security_level(raw, 2);
  SSL_CTX_set_max_cert_list(raw, kLongestClientChain);
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                            SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
  SSL_CTX_set_verify(raw, SSL_VERIFY_PEER, nullptr);
  if (auto message = use_server_key(raw, material)) return unusable(material, std::move(*message));
  if (auto message = use_client_authorities(raw, material)) {
    return unusable(material, std::move(*message));
  }
  return context;
}

std::optional<ClientCertificate> client_certificate(const SSL* connection) {
  const Certificate certificate(SSL_get1_peer_certificate(connection));
  if (!certificate) return std::nullopt;
  const int size = i2d_X509(certificate.get(), nullptr);
  if (size <= 0) return std::nullopt;
  Bytes der(static_cast<std::size_t>(size));
  unsigned char* out = der.data();
  i2d_X509(certificate.get(), &out);
  const Digest fingerprint = crypto::sha256(der);
  return ClientCertificate{share(std::move(der)), fingerprint};
}

}  // namespace baytrust::http
