#include "validators/crypto/signer.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <string>

#include "validators/crypto/codes.hpp"
#include "validators/crypto/openssl_library.hpp"
#include "validators/crypto/private_key_state.hpp"

namespace baytrust::crypto {

namespace {

using openssl::Freed;
using openssl::library;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;

struct TypeEntry {
  KeyType type;
  const char* kind;   // the library's name
  const char* group;  // curve, if it has one
  unsigned rsa_bits;  // else 0
  Scheme scheme;
  Hash hash;  // of default_algorithm()
};
constexpr std::array kTypes{
    TypeEntry{KeyType::rsa2048, "RSA", nullptr, 2048, Scheme::rsa_pkcs1, Hash::sha256},
    TypeEntry{KeyType::rsa3072, "RSA", nullptr, 3072, Scheme::rsa_pkcs1, Hash::sha256},
    TypeEntry{KeyType::rsa4096, "RSA", nullptr, 4096, Scheme::rsa_pkcs1, Hash::sha256},
    TypeEntry{KeyType::p256, "EC", "prime256v1", 0, Scheme::ecdsa, Hash::sha256},
    TypeEntry{KeyType::p384, "EC", "secp384r1", 0, Scheme::ecdsa, Hash::sha384},
    TypeEntry{KeyType::p521, "EC", "secp521r1", 0, Scheme::ecdsa, Hash::sha512},
    TypeEntry{KeyType::brainpool_p256r1, "EC", "brainpoolP256r1", 0, Scheme::ecdsa, Hash::sha256},
    TypeEntry{KeyType::brainpool_p384r1, "EC", "brainpoolP384r1", 0, Scheme::ecdsa, Hash::sha384},
    TypeEntry{KeyType::brainpool_p512r1, "EC", "brainpoolP512r1", 0, Scheme::ecdsa, Hash::sha512},
    TypeEntry{KeyType::ed25519, "ED25519", nullptr, 0, Scheme::ed25519, Hash::sha512},
    TypeEntry{KeyType::ed448, "ED448", nullptr, 0, Scheme::ed448, Hash::sha512},
    TypeEntry{KeyType::sm2, "SM2", "SM2", 0, Scheme::sm2, Hash::sm3},
};
const TypeEntry& entry(KeyType type) { return kTypes[static_cast<std::size_t>(type)]; }

Error failure(const Code& code, Facts facts = {}) {
  ERR_clear_error();
  return Error(code, "private key", std::move(facts));
}

std::string group_of(const EVP_PKEY* key) {
  std::array<char, 64> name{};
  std::size_t size = 0;
  if (EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) != 1) return {};
  return {name.data(), size};
}

// The "EC PRIVATE KEY" form gives an SM2 key as EC on the SM2 curve: ECDSA would sign with it.
openssl::Key retyped(openssl::Key key) {
  if (EVP_PKEY_is_a(key.get(), "EC") != 1 || group_of(key.get()) != "SM2") return key;
  OSSL_PARAM* raw = nullptr;
  if (EVP_PKEY_todata(key.get(), EVP_PKEY_KEYPAIR, &raw) != 1) return nullptr;
  const Parameters parameters(raw);
  const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(library().context, "SM2", nullptr));
  EVP_PKEY* made = nullptr;
  if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_KEYPAIR, raw) != 1) {
    return nullptr;
  }
  return openssl::Key(made);
}

// The passphrase given, or none; never asks a terminal for one.
int give_passphrase(char* buffer, int size, int, void* given) {
  const auto* passphrase = static_cast<const std::optional<std::string_view>*>(given);
  if (!*passphrase || (*passphrase)->size() > static_cast<std::size_t>(size)) return -1;
  std::ranges::copy(**passphrase, buffer);
  return static_cast<int>((*passphrase)->size());
}

// What an algorithm wants told after initialisation; the SM2 id is refused any earlier.
bool prepare(EVP_PKEY_CTX* context, const SignatureAlgorithm& algorithm, std::string_view sm2_id) {
  switch (algorithm.scheme) {
    case Scheme::sm2:
      return EVP_PKEY_CTX_set1_id(context, sm2_id.data(), static_cast<int>(sm2_id.size())) == 1;
    case Scheme::rsa_pkcs1:
      return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
    case Scheme::rsa_pss: {
      const auto* const mgf = library().digests[static_cast<std::size_t>(algorithm.mgf_hash)];
      return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
             EVP_PKEY_CTX_set_rsa_mgf1_md(context, mgf) == 1 &&
             EVP_PKEY_CTX_set_rsa_pss_saltlen(context, static_cast<int>(algorithm.salt_length)) ==
                 1;
    }
    default:
      return true;
  }
}

bool key_fits(KeyType type, const SignatureAlgorithm& algorithm) {
  const Scheme own = entry(type).scheme;
  if (algorithm.scheme == Scheme::sm2 && algorithm.hash != Hash::sm3) return false;
  return algorithm.scheme == own ||
         (own == Scheme::rsa_pkcs1 && algorithm.scheme == Scheme::rsa_pss);
}

}  // namespace

std::optional<KeyType> type_of(const EVP_PKEY* key) {
  for (const auto& known : kTypes) {
    if (EVP_PKEY_is_a(key, known.kind) != 1) continue;
    if (known.group != nullptr && group_of(key) != known.group) continue;
    if (known.rsa_bits != 0 && EVP_PKEY_get_bits(key) != static_cast<int>(known.rsa_bits)) continue;
    return known.type;
  }
  return std::nullopt;
}

PrivateKey::PrivateKey(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Result<PrivateKey> PrivateKey::generate(KeyType type) {
  const TypeEntry& wanted = entry(type);
  OSSL_LIB_CTX* const context = library().context;
  EVP_PKEY* made = nullptr;
  if (wanted.rsa_bits != 0) {
    made = EVP_PKEY_Q_keygen(context, nullptr, wanted.kind, std::size_t{wanted.rsa_bits});
  } else if (wanted.group != nullptr) {
    const openssl::KeyContext maker(EVP_PKEY_CTX_new_from_name(context, wanted.kind, nullptr));
    if (maker && EVP_PKEY_keygen_init(maker.get()) == 1 &&
        EVP_PKEY_CTX_set_group_name(maker.get(), wanted.group) == 1) {
      EVP_PKEY_generate(maker.get(), &made);
    }
  } else {
    made = EVP_PKEY_Q_keygen(context, nullptr, wanted.kind);
  }
  if (made == nullptr) return failure(kLibraryFailed, {{"operation", "generate"}});
  return PrivateKey(std::make_shared<const State>(State{nullptr, openssl::Key(made), type}));
}

bool PrivateKey::is_encrypted(std::string_view pem) {
  return pem.find("-----BEGIN ENCRYPTED PRIVATE KEY-----") != std::string_view::npos ||
         pem.find("Proc-Type: 4,ENCRYPTED") != std::string_view::npos;
}

Result<PrivateKey> PrivateKey::from_pem(std::string_view pem,
                                        std::optional<std::string_view> passphrase) {
  constexpr std::size_t kMaxPem = 1U << 16U;
  if (pem.size() > kMaxPem) return failure(kPrivateKeyMalformed);
  const openssl::Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (!bio) return failure(kLibraryFailed, {{"operation", "read"}});
  openssl::Key key(PEM_read_bio_PrivateKey_ex(bio.get(), nullptr, &give_passphrase, &passphrase,
                                              library().context, nullptr));
  if (!key) return failure(is_encrypted(pem) ? kPrivateKeyPassphrase : kPrivateKeyMalformed);
  key = retyped(std::move(key));
  if (!key) return failure(kPrivateKeyMalformed);
  const auto type = type_of(key.get());
  if (!type) return failure(kPrivateKeyUnsupported);
  return PrivateKey(std::make_shared<const State>(State{nullptr, std::move(key), *type}));
}

namespace {

// `cipher` null: unencrypted.
std::string write_pem(EVP_PKEY* key, const EVP_CIPHER* cipher, std::string_view passphrase) {
  const openssl::Bio bio(BIO_new(BIO_s_secmem()));
  char* text = nullptr;
  // Fails only without memory.
  if (!bio || PEM_write_bio_PKCS8PrivateKey(
                  bio.get(), key, cipher, cipher == nullptr ? nullptr : passphrase.data(),
                  static_cast<int>(passphrase.size()), nullptr, nullptr) != 1) {
    std::abort();
  }
  const long size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace

std::string PrivateKey::to_pem() const { return write_pem(state_->key.get(), nullptr, {}); }

std::string PrivateKey::to_encrypted_pem(std::string_view passphrase) const {
  return write_pem(state_->key.get(), EVP_aes_256_cbc(), passphrase);
}

Bytes PrivateKey::public_key_info() const {
  std::uint8_t* der = nullptr;
  const int size = i2d_PUBKEY(state_->key.get(), &der);
  if (size <= 0) std::abort();  // only without memory
  Bytes out(der, der + size);
  OPENSSL_free(der);
  return out;
}

KeyType PrivateKey::type() const { return state_->type; }

SignatureAlgorithm PrivateKey::default_algorithm() const {
  const TypeEntry& known = entry(state_->type);
  return {.scheme = known.scheme, .hash = known.hash};
}

namespace {

// A token's key brings its own methods, which only the library's default context calls.
OSSL_LIB_CTX* context_of(bool on_token) { return on_token ? nullptr : library().context; }

}  // namespace

Result<Bytes> PrivateKey::sign(const SignatureAlgorithm& algorithm, ByteView message,
                               std::string_view sm2_id) const {
  if (!key_fits(state_->type, algorithm)) {
    return failure(kSignMismatch, {{"algorithm", to_string(algorithm)}});
  }
  const bool edwards = algorithm.scheme == Scheme::ed25519 || algorithm.scheme == Scheme::ed448;
  const openssl::DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* inner = nullptr;  // belongs to context
  std::size_t size = 0;
  const bool ready =
      context &&
      EVP_DigestSignInit_ex(
          context.get(), &inner, edwards ? nullptr : openssl::name_of(algorithm.hash),
          context_of(state_->token != nullptr), nullptr, state_->key.get(), nullptr) == 1 &&
      prepare(inner, algorithm, sm2_id) &&
      EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size()) == 1;
  Bytes out(size);
  if (!ready ||
      EVP_DigestSign(context.get(), out.data(), &size, message.data(), message.size()) != 1) {
    return failure(kLibraryFailed, {{"operation", "sign"}});
  }
  out.resize(size);
  return out;
}

}  // namespace baytrust::crypto
