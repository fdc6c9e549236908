#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include "validators/crypto/key_numbers.hpp"
#include "validators/crypto/loaded_key.hpp"
#include "validators/crypto/openssl_library.hpp"

namespace baytrust::crypto::openssl {
namespace {

using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;

int size_in_int(ByteView octets) { return static_cast<int>(octets.size()); }

// type: the library's key type; null where the parameters do not make such a key.
Key from_parameters(const char* type, OSSL_PARAM_BLD* builder) {
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(library().context, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
    return nullptr;
  }
  return Key(key);
}

struct NamedNumber {
  const char* name;
  ByteView octets;
};

Key from_numbers(const char* type, std::initializer_list<NamedNumber> numbers) {
  const ParameterBuilder builder(OSSL_PARAM_BLD_new());
  std::vector<BigNumber> kept;  // the builder borrows them
  for (const auto& number : numbers) {
    kept.emplace_back(BN_bin2bn(number.octets.data(), size_in_int(number.octets), nullptr));
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), number.name, kept.back().get()) != 1) {
      return nullptr;
    }
  }
  return from_parameters(type, builder.get());
}

Key from_point(const char* type, const char* group, ByteView point) {
  const ParameterBuilder builder(OSSL_PARAM_BLD_new());
  if (!builder ||
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group, 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                       point.size()) != 1) {
    return nullptr;
  }
  return from_parameters(type, builder.get());
}

// A context for EVP_PKEY_verify over a digest; null where the library refuses the algorithm.
KeyContext make_context(EVP_PKEY* key, const SignatureAlgorithm& algorithm) {
  KeyContext context(EVP_PKEY_CTX_new_from_pkey(library().context, key, nullptr));
  if (!context || EVP_PKEY_verify_init(context.get()) != 1) return nullptr;
  if (algorithm.scheme != Scheme::rsa_pkcs1 && algorithm.scheme != Scheme::rsa_pss) return context;
  const auto md = [](Hash hash) { return library().digests[static_cast<std::size_t>(hash)]; };
  const bool pss = algorithm.scheme == Scheme::rsa_pss;
  if (EVP_PKEY_CTX_set_rsa_padding(context.get(),
                                   pss ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING) != 1 ||
      EVP_PKEY_CTX_set_signature_md(context.get(), md(algorithm.hash)) != 1) {
    return nullptr;
  }
  if (pss && (EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), md(algorithm.mgf_hash)) != 1 ||
              EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(),
                                               static_cast<int>(algorithm.salt_length)) != 1)) {
    return nullptr;
  }
  return context;
}

class OpenSslKey final : public LoadedKey {
 public:
  // rsa_octets: the modulus's, 0 for other keys.
  OpenSslKey(Key key, std::size_t rsa_octets) : key_(std::move(key)), rsa_octets_(rsa_octets) {}

  Verdict verify(const Check& check) const override {
    const Verdict verdict = dispatch(check);
    // The library queues its reasons per thread; left there, they confuse its next user.
    if (verdict != Verdict::good) ERR_clear_error();
    return verdict;
  }

 private:
  Verdict dispatch(const Check& check) const {
    switch (check.algorithm.scheme) {
      case Scheme::rsa_pkcs1:
      case Scheme::rsa_pss:
        // RFC 8017 8.1.2, 8.2.2 step 1: exactly k octets.
        if (check.signature.size() != rsa_octets_) return Verdict::bad;
        return verify_digest(check);
      case Scheme::ecdsa:
      case Scheme::dsa:
        if (!parse_signature_pair(check.signature)) return Verdict::bad;
        return verify_digest(check);
      case Scheme::sm2:
        if (!parse_signature_pair(check.signature)) return Verdict::bad;
        return check.form == MessageForm::digest ? verify_digest(check) : verify_message(check);
      case Scheme::ed25519:
      case Scheme::ed448:
        return verify_message(check);
    }
    return Verdict::unsupported;
  }

  Verdict verify_digest(const Check& check) const {
    KeyContext context = contexts_.take(check.algorithm);
    if (!context) context = make_context(key_.get(), check.algorithm);
    if (!context) return Verdict::unsupported;
    Digested digested{.octets = {}, .size = 0};
    ByteView octets = check.message;
    if (check.form == MessageForm::message) {
      digested = digest(check.algorithm.hash, check.message);
      octets = digested.view();
    }
    const int held = EVP_PKEY_verify(context.get(), check.signature.data(), check.signature.size(),
                                     octets.data(), octets.size());
    contexts_.give(check.algorithm, std::move(context));
    return held == 1 ? Verdict::good : Verdict::bad;
  }

  // Ed25519, Ed448 and SM2 hash the message together with the key.
  Verdict verify_message(const Check& check) const {
    const bool sm2 = check.algorithm.scheme == Scheme::sm2;
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* inner = nullptr;  // belongs to context
    if (!context ||
        EVP_DigestVerifyInit_ex(context.get(), &inner, sm2 ? name_of(Hash::sm3) : nullptr,
                                library().context, nullptr, key_.get(), nullptr) != 1) {
      return Verdict::unsupported;
    }
    // Only now: the library refuses the id any earlier.
    if (sm2 && EVP_PKEY_CTX_set1_id(inner, check.sm2_id.data(),
                                    static_cast<int>(check.sm2_id.size())) != 1) {
      return Verdict::unsupported;
    }
    const int held = EVP_DigestVerify(context.get(), check.signature.data(), check.signature.size(),
                                      check.message.data(), check.message.size());
    return held == 1 ? Verdict::good : Verdict::bad;
  }

  Key key_;
  std::size_t rsa_octets_;
  mutable IdleContexts<KeyContext> contexts_;
};

const char* group_of(Curve curve) {
  switch (curve) {
    case Curve::p256:
      return "prime256v1";
    case Curve::p384:
      return "secp384r1";
    case Curve::p521:
      return "secp521r1";
    case Curve::brainpool_p256r1:
      return "brainpoolP256r1";
    case Curve::brainpool_p384r1:
      return "brainpoolP384r1";
    case Curve::brainpool_p512r1:
      return "brainpoolP512r1";
    case Curve::sm2:
      return "SM2";
    case Curve::none:
      break;
  }
  return nullptr;
}

KeyOrVerdict finish(Key key, std::size_t rsa_octets = 0) {
  if (!key) {
    ERR_clear_error();
    return Verdict::key_malformed;
  }
  return KeyOrVerdict(std::make_unique<const OpenSslKey>(std::move(key), rsa_octets));
}

KeyOrVerdict load_rsa(const Check& check) {
  const auto numbers = rsa_numbers(check.key);
  if (!numbers) return numbers.error();
  return finish(from_numbers("RSA", {{OSSL_PKEY_PARAM_RSA_N, numbers->modulus},
                                     {OSSL_PKEY_PARAM_RSA_E, numbers->exponent}}),
                numbers->modulus.size());
}

KeyOrVerdict load_dsa(const Check& check) {
  const auto numbers = dsa_numbers(check.key, check.dsa_parameters);
  if (!numbers) return numbers.error();
  return finish(from_numbers("DSA", {{OSSL_PKEY_PARAM_FFC_P, numbers->p},
                                     {OSSL_PKEY_PARAM_FFC_Q, numbers->q},
                                     {OSSL_PKEY_PARAM_FFC_G, numbers->g},
                                     {OSSL_PKEY_PARAM_PUB_KEY, numbers->y}}));
}

KeyOrVerdict load_point(const Check& check) {
  const char* const group = group_of(check.key.curve);
  if (group == nullptr) return Verdict::unsupported;
  if (!is_point_shaped(check.key)) return Verdict::key_malformed;
  return finish(
      from_point(check.key.kind == KeyKind::sm2 ? "SM2" : "EC", group, check.key.key_bits));
}

KeyOrVerdict load_edwards(const Check& check) {
  const char* const type = check.key.kind == KeyKind::ed25519 ? "ED25519" : "ED448";
  return finish(Key(EVP_PKEY_new_raw_public_key_ex(
      library().context, type, nullptr, check.key.key_bits.data(), check.key.key_bits.size())));
}

}  // namespace

KeyOrVerdict load_key(const Check& check) {
  switch (check.key.kind) {
    case KeyKind::rsa:
    case KeyKind::rsa_pss:
      return load_rsa(check);
    case KeyKind::ec:
    case KeyKind::sm2:
      return load_point(check);
    case KeyKind::ed25519:
    case KeyKind::ed448:
      return load_edwards(check);
    case KeyKind::dsa:
      return load_dsa(check);
    case KeyKind::unknown:
      break;
  }
  return Verdict::unsupported;
}

}  // namespace baytrust::crypto::openssl
