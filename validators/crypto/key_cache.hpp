// Keys that were loaded, by their exact SubjectPublicKeyInfo (and inherited DSA parameters): the
// octets themselves are compared, so the hot path hashes nothing cryptographically. Thread-safe; a
// key that several threads ask for at once is loaded by one of them.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "validators/crypto/loaded_key.hpp"
#include "validators/crypto/lru.hpp"

namespace baytrust::crypto {

class KeyCache {
 public:
  // The place of one key, loaded when first needed. A key that does not load keeps its verdict.
  class Slot {
   public:
    explicit Slot(std::uint64_t id) : id_(id) {}
    std::uint64_t id() const { return id_; }  // of no other key, ever

   private:
    friend class KeyCache;
    std::uint64_t id_;
    std::once_flag once_;
    KeyOrVerdict key_ = Verdict::unsupported;
  };

  KeyCache(Backend backend, std::size_t capacity) : backend_(backend), slots_(capacity) {}

  std::shared_ptr<Slot> slot(const Check& check);
  // check: the one its slot was found with.
  const KeyOrVerdict& key(Slot& slot, const Check& check);

  std::uint64_t loaded() const { return loaded_; }
  std::size_t size();

 private:
  struct Name {
    std::string_view spki;
    std::string_view dsa_parameters;
  };
  struct OwnedName {
    std::string spki;
    std::string dsa_parameters;
    operator Name() const { return {spki, dsa_parameters}; }  // NOLINT: a Name that owns
  };
  struct NameHash {
    using is_transparent = void;
    std::size_t operator()(const Name& name) const {
      return std::hash<std::string_view>{}(name.spki);
    }
  };
  struct NameEqual {
    using is_transparent = void;
    bool operator()(const Name& a, const Name& b) const {
      return a.spki == b.spki && a.dsa_parameters == b.dsa_parameters;
    }
  };

  Backend backend_;
  std::mutex mutex_;
  Lru<OwnedName, std::shared_ptr<Slot>, NameHash, NameEqual> slots_;
  std::uint64_t next_id_ = 0;
  std::atomic<std::uint64_t> loaded_ = 0;
};

}  // namespace baytrust::crypto
