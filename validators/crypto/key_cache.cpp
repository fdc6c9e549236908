#include "validators/crypto/key_cache.hpp"

namespace baytrust::crypto {
namespace {

// More than the largest key that loads needs; what is longer takes no room among those that do.
constexpr std::size_t kMaxKeptName = 8192;

KeyOrVerdict load(Backend backend, const Check& check) {
  switch (backend) {
    case Backend::openssl:
      return openssl::load_key(check);
    case Backend::botan:
      return botan::load_key(check);
    case Backend::fastest:
      break;
  }
  // docs/performance.md has the measurements. Where the faster one cannot load a key, the other is
  // not asked: the answer must not depend on which is faster.
  const bool botan_is_faster = check.key.kind == KeyKind::sm2 || check.key.curve == Curve::p384;
  return botan_is_faster ? botan::load_key(check) : openssl::load_key(check);
}

}  // namespace

std::shared_ptr<KeyCache::Slot> KeyCache::slot(const Check& check) {
  // Only a DSA key without parameters of its own depends on the inherited ones.
  const Name name{
      .spki = as_text(check.key.spki),
      .dsa_parameters = check.key.inherits_parameters ? as_text(check.dsa_parameters) : "",
  };
  const std::scoped_lock lock(mutex_);
  if (const auto* const found = slots_.find(name); found != nullptr) return *found;
  auto slot = std::make_shared<Slot>(next_id_++);
  if (name.spki.size() + name.dsa_parameters.size() > kMaxKeptName) return slot;
  slots_.insert({std::string(name.spki), std::string(name.dsa_parameters)}, slot);
  return slot;
}

const KeyOrVerdict& KeyCache::key(Slot& slot, const Check& check) {
  std::call_once(slot.once_, [&] {
    slot.key_ = load(backend_, check);
    ++loaded_;
  });
  return slot.key_;
}

std::size_t KeyCache::size() {
  const std::scoped_lock lock(mutex_);
  return slots_.size();
}

}  // namespace baytrust::crypto
