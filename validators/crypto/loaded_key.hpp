// A public key that a library holds ready, and the two libraries that can load one.
#pragma once

#include <boost/system/result.hpp>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "validators/crypto/verifier.hpp"

namespace baytrust::crypto {

class LoadedKey {
 public:
  LoadedKey() = default;
  virtual ~LoadedKey() = default;
  LoadedKey(const LoadedKey&) = delete;
  LoadedKey& operator=(const LoadedKey&) = delete;

  // Thread-safe. The key is this one and fits the algorithm: only message and signature are judged.
  virtual Verdict verify(const Check& check) const = 0;
};

// A key, or why there is none: key_malformed or unsupported.
using KeyOrVerdict = boost::system::result<std::unique_ptr<const LoadedKey>, Verdict>;

namespace openssl {
KeyOrVerdict load_key(const Check& check);
}
namespace botan {
KeyOrVerdict load_key(const Check& check);
}

// Contexts of one key that no thread is using, each prepared for one algorithm: setting one up
// costs more than the checks around a verification. Bounded; contexts beyond it are let go.
template <class T>
class IdleContexts {
 public:
  // Empty T where there is none.
  T take(const SignatureAlgorithm& algorithm) {
    const std::scoped_lock lock(mutex_);
    for (auto& [known, context] : idle_) {
      if (known != algorithm) continue;
      T taken = std::move(context);
      std::swap(idle_.back().first, known);
      std::swap(idle_.back().second, context);
      idle_.pop_back();
      return taken;
    }
    return T();
  }
  void give(const SignatureAlgorithm& algorithm, T context) {
    const std::scoped_lock lock(mutex_);
    if (idle_.size() < kMaxIdle) idle_.emplace_back(algorithm, std::move(context));
  }

 private:
  static constexpr std::size_t kMaxIdle = 16;
  std::mutex mutex_;
  std::vector<std::pair<SignatureAlgorithm, T>> idle_;
};

}  // namespace baytrust::crypto
