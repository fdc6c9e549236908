#include <algorithm>
#include <botan/dl_group.h>
#include <botan/dsa.h>
#include <botan/ec_group.h>
#include <botan/ecdsa.h>
#include <botan/ed25519.h>
#include <botan/exceptn.h>
#include <botan/hash.h>
#include <botan/pubkey.h>
#include <botan/rsa.h>
#include <botan/sm2.h>

#include "validators/crypto/key_numbers.hpp"
#include "validators/crypto/loaded_key.hpp"

namespace baytrust::crypto::botan {
namespace {

using PublicKey = std::unique_ptr<const Botan::Public_Key>;
using Context = std::unique_ptr<Botan::PK_Verifier>;
using Octets = std::vector<std::uint8_t>;

Botan::BigInt number(ByteView octets) { return Botan::BigInt(octets.data(), octets.size()); }

std::string name_of(Hash hash) { return std::string(to_string(hash)); }

// The library's name of a signature scheme; empty where it has none.
std::string scheme_name(const SignatureAlgorithm& algorithm) {
  switch (algorithm.scheme) {
    case Scheme::rsa_pkcs1:
      return "EMSA3(" + name_of(algorithm.hash) + ")";
    case Scheme::rsa_pss:
      // Its PSS takes one hash for message and mask.
      if (algorithm.mgf_hash != algorithm.hash) return {};
      return "PSSR(" + name_of(algorithm.hash) + ",MGF1," + std::to_string(algorithm.salt_length) +
             ")";
    case Scheme::ecdsa:
    case Scheme::dsa:
      return "EMSA1(" + name_of(algorithm.hash) + ")";
    case Scheme::ed25519:
      return "Pure";
    case Scheme::sm2:
      // Z and SM3 are computed here: the library splits "id,hash" at the first comma, so an id with
      // a comma would change the hash.
      return ",Raw";
    case Scheme::ed448:
      break;
  }
  return {};
}

// The same, for a digest that was computed elsewhere.
std::string scheme_name_for_digest(const SignatureAlgorithm& algorithm) {
  switch (algorithm.scheme) {
    case Scheme::rsa_pkcs1:
      return "EMSA_PKCS1(Raw," + name_of(algorithm.hash) + ")";
    case Scheme::rsa_pss:
      if (algorithm.mgf_hash != algorithm.hash) return {};
      return "PSSR_Raw(" + name_of(algorithm.hash) + ",MGF1," +
             std::to_string(algorithm.salt_length) + ")";
    case Scheme::ecdsa:
    case Scheme::dsa:
      return "Raw";  // the library cuts it to the size of the group's order itself
    case Scheme::sm2:
      return ",Raw";
    case Scheme::ed25519:
    case Scheme::ed448:
      break;
  }
  return {};
}

// r and s, each left-padded to `width`: the library's own form. Empty where they do not fit.
Octets fixed_width(const SignaturePair& pair, std::size_t width) {
  if (pair.r.size() > width || pair.s.size() > width) return {};
  Octets out(2 * width);
  std::ranges::copy(pair.r, out.begin() + static_cast<std::ptrdiff_t>(width - pair.r.size()));
  std::ranges::copy(pair.s, out.begin() + static_cast<std::ptrdiff_t>(2 * width - pair.s.size()));
  return out;
}

class BotanKey final : public LoadedKey {
 public:
  // width: octets of an RSA modulus, else of the group's order; 0 for Ed25519.
  BotanKey(PublicKey key, std::size_t width) : key_(std::move(key)), width_(width) {
    if (const auto* sm2 = dynamic_cast<const Botan::SM2_PublicKey*>(key_.get()); sm2 != nullptr) {
      default_z_ = z_of(*sm2, kDefaultSm2Id);
    }
  }

  Verdict verify(const Check& check) const override {
    try {
      return dispatch(check);
    } catch (const Botan::Lookup_Error&) {
      return Verdict::unsupported;
    } catch (const Botan::Not_Implemented&) {
      return Verdict::unsupported;
    } catch (...) {
      return Verdict::bad;  // the library throws for some signatures that cannot hold
    }
  }

 private:
  Verdict dispatch(const Check& check) const {
    Octets signature;
    switch (check.algorithm.scheme) {
      case Scheme::rsa_pkcs1:
      case Scheme::rsa_pss:
        // RFC 8017 8.1.2, 8.2.2 step 1: exactly k octets.
        if (check.signature.size() != width_) return Verdict::bad;
        return run(check, check.message, check.signature);
      case Scheme::ed25519:
        return run(check, check.message, check.signature);
      case Scheme::ecdsa:
      case Scheme::dsa:
      case Scheme::sm2: {
        const auto pair = parse_signature_pair(check.signature);
        if (pair) signature = fixed_width(*pair, width_);
        if (signature.empty()) return Verdict::bad;
        if (check.algorithm.scheme == Scheme::sm2 && check.form == MessageForm::message) {
          return run(check, sm2_digest(check), signature);
        }
        return run(check, check.message, signature);
      }
      case Scheme::ed448:
        break;
    }
    return Verdict::unsupported;
  }

  Verdict run(const Check& check, ByteView message, ByteView signature) const {
    const bool of_digest = check.form == MessageForm::digest;
    auto& contexts = of_digest ? digest_contexts_ : contexts_;
    Context context = contexts.take(check.algorithm);
    if (!context) {
      const std::string scheme =
          of_digest ? scheme_name_for_digest(check.algorithm) : scheme_name(check.algorithm);
      if (scheme.empty()) return Verdict::unsupported;
      context = std::make_unique<Botan::PK_Verifier>(*key_, scheme, Botan::IEEE_1363, "base");
    }
    const bool held =
        context->verify_message(message.data(), message.size(), signature.data(), signature.size());
    // After a refusal a verifier may still hold the message (Ed25519 of a wrong length does): it
    // would be read as the beginning of the next one. Only one that ran to its end is used again.
    if (!held) return Verdict::bad;
    contexts.give(check.algorithm, std::move(context));
    return Verdict::good;
  }

  // GM/T 0003.2 5.5: Z, the hash of id, curve and key.
  static Octets z_of(const Botan::SM2_PublicKey& key, std::string_view id) {
    const auto sm3 = Botan::HashFunction::create_or_throw("SM3");
    return Botan::sm2_compute_za(*sm3, std::string(id), key.domain(), key.public_point());
  }

  // GM/T 0003.2 7.1 A3, A4: SM3(Z || message).
  Octets sm2_digest(const Check& check) const {
    const auto sm3 = Botan::HashFunction::create_or_throw("SM3");
    sm3->update(check.sm2_id == kDefaultSm2Id
                    ? default_z_
                    : z_of(dynamic_cast<const Botan::SM2_PublicKey&>(*key_), check.sm2_id));
    sm3->update(check.message.data(), check.message.size());
    return sm3->final_stdvec();
  }

  PublicKey key_;
  std::size_t width_;
  Octets default_z_;  // SM2 keys
  mutable IdleContexts<Context> contexts_;
  mutable IdleContexts<Context> digest_contexts_;
};

const char* group_of(Curve curve) {
  switch (curve) {
    case Curve::p256:
      return "secp256r1";
    case Curve::p384:
      return "secp384r1";
    case Curve::p521:
      return "secp521r1";
    case Curve::brainpool_p256r1:
      return "brainpool256r1";
    case Curve::brainpool_p384r1:
      return "brainpool384r1";
    case Curve::brainpool_p512r1:
      return "brainpool512r1";
    case Curve::sm2:
      return "sm2p256v1";
    case Curve::none:
      break;
  }
  return nullptr;
}

KeyOrVerdict finish(PublicKey key, std::size_t width) {
  return KeyOrVerdict(std::make_unique<const BotanKey>(std::move(key), width));
}

KeyOrVerdict load_rsa(const Check& check) {
  const auto numbers = rsa_numbers(check.key);
  if (!numbers) return numbers.error();
  return finish(std::make_unique<const Botan::RSA_PublicKey>(number(numbers->modulus),
                                                             number(numbers->exponent)),
                numbers->modulus.size());
}

KeyOrVerdict load_dsa(const Check& check) {
  const auto numbers = dsa_numbers(check.key, check.dsa_parameters);
  if (!numbers) return numbers.error();
  const Botan::DL_Group group(number(numbers->p), number(numbers->q), number(numbers->g));
  return finish(std::make_unique<const Botan::DSA_PublicKey>(group, number(numbers->y)),
                numbers->q.size());
}

KeyOrVerdict load_point(const Check& check) {
  const char* const name = group_of(check.key.curve);
  if (name == nullptr) return Verdict::unsupported;
  if (!is_point_shaped(check.key)) return Verdict::key_malformed;
  const Botan::EC_Group group{std::string(name)};
  // Throws for a point off the curve.
  const auto point = group.OS2ECP(check.key.key_bits.data(), check.key.key_bits.size());
  // An SM2 key is made one by hand: the library reads id-ecPublicKey as ECDSA, on any curve.
  if (check.key.kind == KeyKind::sm2) {
    return finish(std::make_unique<const Botan::SM2_PublicKey>(group, point),
                  group.get_order_bytes());
  }
  return finish(std::make_unique<const Botan::ECDSA_PublicKey>(group, point),
                group.get_order_bytes());
}

KeyOrVerdict dispatch(const Check& check) {
  switch (check.key.kind) {
    case KeyKind::rsa:
    case KeyKind::rsa_pss:
      return load_rsa(check);
    case KeyKind::ec:
    case KeyKind::sm2:
      return load_point(check);
    case KeyKind::ed25519:
      return finish(std::make_unique<const Botan::Ed25519_PublicKey>(check.key.key_bits.data(),
                                                                     check.key.key_bits.size()),
                    0);
    case KeyKind::dsa:
      return load_dsa(check);
    case KeyKind::ed448:
    case KeyKind::unknown:
      break;
  }
  return Verdict::unsupported;
}

}  // namespace

KeyOrVerdict load_key(const Check& check) {
  try {
    return dispatch(check);
  } catch (const Botan::Lookup_Error&) {
    return Verdict::unsupported;
  } catch (...) {
    return Verdict::key_malformed;
  }
}

}  // namespace baytrust::crypto::botan

namespace baytrust::crypto {

Bytes sm2_z(const PublicKeyInfo& key, std::string_view id) {
  if (key.kind != KeyKind::sm2 || id.size() > kMaxSm2Id || !is_point_shaped(key)) return {};
  try {
    const Botan::EC_Group group{std::string(botan::group_of(Curve::sm2))};
    const auto point = group.OS2ECP(key.key_bits.data(), key.key_bits.size());
    const auto sm3 = Botan::HashFunction::create_or_throw("SM3");
    return Botan::sm2_compute_za(*sm3, std::string(id), group, point);
  } catch (...) {
    return {};  // a point off the curve
  }
}

}  // namespace baytrust::crypto
