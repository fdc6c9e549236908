// TLS for the server: version 1.3 only (RFC 8446), no resumption and no early data, so that every
// connection proves the key of its client certificate anew and nothing is replayed. This and
// server.cpp are the only files outside validators/crypto that include OpenSSL.
#pragma once

#include <memory>
#include <openssl/ssl.h>
#include <optional>

#include "gateway/http/message.hpp"
#include "gateway/http/server.hpp"

namespace baytrust::http {

using TlsContext = std::shared_ptr<SSL_CTX>;

// kTlsMaterial: a part cannot be read, or key and certificate do not belong together.
Result<TlsContext> make_tls_context(const TlsMaterial& material);

// The client's certificate of a finished handshake, if it gave one.
std::optional<ClientCertificate> client_certificate(const SSL* connection);

}  // namespace baytrust::http
