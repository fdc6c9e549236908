// OpenSSL at its best: store, intermediates and CRLs parsed before, one X509_STORE_CTX reused, keys
// kept by the certificates they came from. What it has no place to keep it does each time: the
// signatures of intermediates and of CRLs.
#include <array>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <optional>
#include <vector>

#include "tests/bench/freed.hpp"
#include "tests/bench/peer.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::bench {
namespace {

void free_certificates(STACK_OF(X509) * stack) { sk_X509_pop_free(stack, X509_free); }

using CertificatePtr = std::unique_ptr<X509, Freed<X509_free>>;
using StackPtr = std::unique_ptr<STACK_OF(X509), Freed<free_certificates>>;
using CrlPtr = std::unique_ptr<X509_CRL, Freed<X509_CRL_free>>;
using StorePtr = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;
using StoreContextPtr = std::unique_ptr<X509_STORE_CTX, Freed<X509_STORE_CTX_free>>;
using KeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

// SM2 signatures are made under the default id; the library takes it certificate by certificate.
void set_sm2_id(X509* certificate) {
  auto* id = ASN1_OCTET_STRING_new();
  const auto text = crypto::kDefaultSm2Id;
  ASN1_OCTET_STRING_set(id, reinterpret_cast<const unsigned char*>(text.data()),
                        static_cast<int>(text.size()));
  X509_set0_distinguishing_id(certificate, id);
}

enum class Sm2 : unsigned char { no, yes };

CertificatePtr read(const Bytes& der, Sm2 sm2) {
  const unsigned char* at = der.data();
  CertificatePtr out(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (out && sm2 == Sm2::yes) set_sm2_id(out.get());
  return out;
}

StackPtr read_stack(const std::vector<SharedBytes>& ders, Sm2 sm2) {
  StackPtr stack(sk_X509_new_null());
  for (const auto& der : ders) sk_X509_push(stack.get(), read(*der, sm2).release());
  return stack;
}

// How the leaf's signature is verified alone: over a digest made here, or, for SM2, which hashes
// the key too, over the message.
struct RawKey {
  KeyContextPtr context;
  EVP_PKEY* key = nullptr;  // belongs to its certificate
  DigestContextPtr message_context;
};

class OpenSsl final : public Peer {
 public:
  explicit OpenSsl(const Course& course)
      : course_(course),
        sm2_(is_sm2(course) ? Sm2::yes : Sm2::no),
        store_(make_store()),
        context_(X509_STORE_CTX_new()) {
    for (const auto& one : course.cases) untrusted_.push_back(read_stack(one.intermediates, sm2_));
    if (course.signatures == 1) load_raw_keys();
  }

  Answer judge(std::size_t i) override {
    const auto leaf = read(*course_.cases[i].leaf, sm2_);
    return verify(context_.get(), store_.get(), leaf.get(), untrusted_[i].get());
  }

  Answer judge_cold(std::size_t i) override {
    const auto store = make_store();
    const auto untrusted = read_stack(course_.cases[i].intermediates, sm2_);
    const auto leaf = read(*course_.cases[i].leaf, sm2_);
    const StoreContextPtr context(X509_STORE_CTX_new());
    return verify(context.get(), store.get(), leaf.get(), untrusted.get());
  }

  void parse_leaf(std::size_t i) override { read(*course_.cases[i].leaf, sm2_); }

  bool verify_leaf(std::size_t i) override {
    const RawKey& key = keys_[i % kIssuers];
    const x509::Certificate& leaf = leaves_[i];
    const ByteView tbs = leaf->tbs;
    const ByteView signature = leaf->signature_value;
    if (sm2_ == Sm2::yes) return verify_sm2(key, tbs, signature);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned size = 0;
    EVP_Digest(tbs.data(), tbs.size(), digest.data(), &size, hash(), nullptr);
    return EVP_PKEY_verify(key.context.get(), signature.data(), signature.size(), digest.data(),
                           size) == 1;
  }

 private:
  static bool is_sm2(const Course& course) {
    const auto leaf = x509::Certificate::parse(course.cases[0].leaf);
    return leaf && (*leaf)->subject_public_key_info.kind == crypto::KeyKind::sm2;
  }

  StorePtr make_store() const {
    StorePtr store(X509_STORE_new());
    for (const auto& der : course_.anchors) {
      X509_STORE_add_cert(store.get(), read(*der, sm2_).get());
    }
    for (const auto& der : course_.crls) {
      const unsigned char* at = der->data();
      const CrlPtr crl(d2i_X509_CRL(nullptr, &at, static_cast<long>(der->size())));
      X509_STORE_add_crl(store.get(), crl.get());
    }
    auto* parameters = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_time(parameters, test::kNoon.seconds);
    unsigned long flags = X509_V_FLAG_PARTIAL_CHAIN;
    if (course_.checks == Checks::policies_and_crls) {
      flags |= X509_V_FLAG_POLICY_CHECK | X509_V_FLAG_EXPLICIT_POLICY | X509_V_FLAG_CRL_CHECK |
               X509_V_FLAG_CRL_CHECK_ALL;
      const std::string home(kHomePolicy);
      X509_VERIFY_PARAM_add0_policy(parameters, OBJ_txt2obj(home.c_str(), 1));
    }
    X509_VERIFY_PARAM_set_flags(parameters, flags);
    return store;
  }

  static Answer verify(X509_STORE_CTX* context, X509_STORE* store, X509* leaf,
                       STACK_OF(X509) * untrusted) {
    if (leaf == nullptr) return {false, "unreadable"};
    X509_STORE_CTX_init(context, store, leaf, untrusted);
    const bool valid = X509_verify_cert(context) == 1;
    const int error = X509_STORE_CTX_get_error(context);
    X509_STORE_CTX_cleanup(context);
    return {valid, X509_verify_cert_error_string(error)};
  }

  const EVP_MD* hash() const {
    const bool p384 = leaves_[0]->subject_public_key_info.curve == crypto::Curve::p384;
    return p384 ? EVP_sha384() : EVP_sha256();
  }

  void load_raw_keys() {
    for (const auto& one : course_.cases) leaves_.push_back(*x509::Certificate::parse(one.leaf));
    for (const auto& der : course_.anchors) {
      anchors_.push_back(read(*der, sm2_));
      RawKey raw;
      raw.key = X509_get0_pubkey(anchors_.back().get());
      raw.context.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, raw.key, nullptr));
      EVP_PKEY_verify_init(raw.context.get());
      if (EVP_PKEY_is_a(raw.key, "RSA") == 1) {
        EVP_PKEY_CTX_set_signature_md(raw.context.get(), EVP_sha256());
      }
      raw.message_context.reset(EVP_MD_CTX_new());
      keys_.push_back(std::move(raw));
    }
  }

  static bool verify_sm2(const RawKey& key, ByteView message, ByteView signature) {
    EVP_MD_CTX* context = key.message_context.get();
    EVP_PKEY_CTX* inner = nullptr;
    EVP_MD_CTX_reset(context);
    const auto id = crypto::kDefaultSm2Id;
    return EVP_DigestVerifyInit(context, &inner, EVP_sm3(), nullptr, key.key) == 1 &&
           EVP_PKEY_CTX_set1_id(inner, id.data(), static_cast<int>(id.size())) == 1 &&
           EVP_DigestVerify(context, signature.data(), signature.size(), message.data(),
                            message.size()) == 1;
  }

  const Course& course_;
  Sm2 sm2_;
  StorePtr store_;
  StoreContextPtr context_;
  std::vector<StackPtr> untrusted_;
  std::vector<CertificatePtr> anchors_;
  std::vector<RawKey> keys_;
  std::vector<x509::Certificate> leaves_;
};

}  // namespace

std::unique_ptr<Peer> make_openssl(const Course& course) {
  return std::make_unique<OpenSsl>(course);
}

}  // namespace baytrust::bench
