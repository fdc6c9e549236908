// IdempotencyStore: answers to POSTs that named an Idempotency-Key, so that a repeated call gets
// the same answer and does its work once. Contract as of EditionStore, except that keys lapse.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

struct KeptAnswer {
  std::string caller;  // account: one caller's keys are no other's
  std::string key;
  Digest request;  // SHA-256 of method, path, query and body
  std::uint16_t status = 0;
  std::string media_type;
  std::string body;
  Instant made;

  friend bool operator==(const KeptAnswer&, const KeptAnswer&) = default;
};

class IdempotencyStore {
 public:
  virtual ~IdempotencyStore() = default;

  virtual Result<std::optional<KeptAnswer>> find(const std::string& caller,
                                                 const std::string& key) = 0;
  // store.known when the caller used the key before: the first answer stays.
  virtual Result<void> keep(const KeptAnswer& answer) = 0;
  // Several in one transaction (one fsync). Where the caller used the key before, the first answer
  // stays, which is no error here.
  virtual Result<void> keep_all(std::span<const KeptAnswer> answers) = 0;
  virtual Result<std::uint64_t> forget(Instant made_before) = 0;
};

}  // namespace baytrust::service
