#include "validators/crypto/verifier.hpp"

#include <cstdlib>
#include <mutex>
#include <string>

#include "validators/crypto/key_cache.hpp"
#include "validators/crypto/lru.hpp"
#include "validators/crypto/pss_parameters.hpp"

namespace baytrust::crypto {
namespace {

constexpr std::size_t kMaxRememberedId = 64;

// What a verdict is kept under. The object binds algorithm, message and signature; the SM2 id comes
// from the caller and is bound here.
struct Remembered {
  Digest object;
  std::uint64_t key;
  std::string sm2_id;  // empty for the default one, else "=" and the id

  friend bool operator==(const Remembered&, const Remembered&) = default;
};
struct RememberedHash {
  std::size_t operator()(const Remembered& r) const {
    return std::hash<Digest>{}(r.object) ^ static_cast<std::size_t>(r.key);
  }
};

bool key_fits(const PublicKeyInfo& key, const SignatureAlgorithm& algorithm) {
  switch (algorithm.scheme) {
    case Scheme::rsa_pkcs1:
      // RFC 4055 1.2: an id-RSASSA-PSS key is for PSS only.
      return key.kind == KeyKind::rsa;
    case Scheme::rsa_pss:
      return key.kind == KeyKind::rsa ||
             (key.kind == KeyKind::rsa_pss &&
              (!key.pss_restriction || satisfies(algorithm, *key.pss_restriction)));
    case Scheme::ecdsa:
      return key.kind == KeyKind::ec;
    case Scheme::ed25519:
      return key.kind == KeyKind::ed25519;
    case Scheme::ed448:
      return key.kind == KeyKind::ed448;
    case Scheme::sm2:
      return key.kind == KeyKind::sm2;
    case Scheme::dsa:
      return key.kind == KeyKind::dsa;
  }
  return false;
}

// What needs no key loaded; good: nothing against it so far.
Verdict look_at(const Check& check) {
  if (check.key.kind == KeyKind::unknown) return Verdict::unsupported;
  if (!key_fits(check.key, check.algorithm)) return Verdict::key_mismatch;
  if (check.algorithm.scheme == Scheme::sm2) {
    if (check.algorithm.hash != Hash::sm3) return Verdict::unsupported;
    if (check.sm2_id.size() > kMaxSm2Id) return Verdict::bad;
  }
  if (check.form == MessageForm::digest) {
    const Scheme scheme = check.algorithm.scheme;
    if (scheme == Scheme::ed25519 || scheme == Scheme::ed448) return Verdict::unsupported;
    if (check.message.size() != size_of(check.algorithm.hash)) return Verdict::bad;
  }
  return Verdict::good;
}

}  // namespace

std::string_view to_string(Backend backend) {
  switch (backend) {
    case Backend::fastest:
      return "fastest";
    case Backend::botan:
      return "botan";
    case Backend::openssl:
      return "openssl";
  }
  std::abort();
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::good:
      return "good";
    case Verdict::bad:
      return "bad";
    case Verdict::key_mismatch:
      return "key_mismatch";
    case Verdict::key_malformed:
      return "key_malformed";
    case Verdict::unsupported:
      return "unsupported";
  }
  std::abort();
}

struct Verifier::State {
  // A certificate authority signs certificates and revocation lists: a few objects a key.
  static constexpr std::size_t kVerdictsPerKey = 4;

  State(Backend wanted, std::size_t kept_keys)
      : backend(wanted), keys(wanted, kept_keys), good(kept_keys * kVerdictsPerKey) {}

  Verdict verify(KeyCache::Slot& slot, const Check& check) {
    const KeyOrVerdict& key = keys.key(slot, check);
    return key ? (*key)->verify(check) : key.error();
  }
  bool remembers(const Remembered& name) {
    const std::scoped_lock lock(mutex);
    return good.find(name) != nullptr;
  }
  void remember(Remembered name) {
    const std::scoped_lock lock(mutex);
    good.insert(std::move(name), {});
  }

  struct Nothing {};
  Backend backend;
  KeyCache keys;
  std::mutex mutex;
  Lru<Remembered, Nothing, RememberedHash, std::equal_to<>> good;
};

Verifier::Verifier(Backend backend, std::size_t kept_keys)
    : state_(std::make_unique<State>(backend, kept_keys)) {}
Verifier::~Verifier() = default;

Verdict Verifier::verify(const Check& check) {
  if (const Verdict verdict = look_at(check); verdict != Verdict::good) return verdict;
  return state_->verify(*state_->keys.slot(check), check);
}

Verdict Verifier::verify_kept(const Digest& object, const Check& check) {
  if (const Verdict verdict = look_at(check); verdict != Verdict::good) return verdict;
  // The object names a message, not a digest of one.
  if (check.form == MessageForm::digest) return verify(check);
  const auto slot = state_->keys.slot(check);
  Remembered name{.object = object, .key = slot->id(), .sm2_id = {}};
  if (check.algorithm.scheme == Scheme::sm2 && check.sm2_id != kDefaultSm2Id) {
    // An id is a name or an address; a verdict under a longer one is not worth its room.
    if (check.sm2_id.size() > kMaxRememberedId) return state_->verify(*slot, check);
    name.sm2_id.append("=").append(check.sm2_id);
  }
  if (state_->remembers(name)) return Verdict::good;
  const Verdict verdict = state_->verify(*slot, check);
  if (verdict == Verdict::good) state_->remember(std::move(name));
  return verdict;
}

Backend Verifier::backend() const { return state_->backend; }
std::uint64_t Verifier::keys_loaded() const { return state_->keys.loaded(); }
std::size_t Verifier::keys_kept() const { return state_->keys.size(); }

}  // namespace baytrust::crypto
