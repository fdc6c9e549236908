// What the contract tests of the storage ports share: every one runs over SQLite and over the
// in-memory double that the use cases are tested with.
#pragma once

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/service/codes.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::contract {

inline Digest digest_of(std::string_view text) { return crypto::sha256(as_bytes(text)); }

inline service::SignedFile file_of(std::string_view text) {
  return {digest_of(text), share(to_bytes(as_bytes(text)))};
}

inline service::Pin pin_of(std::string territory, std::string_view certificate) {
  return {.territory = std::move(territory),
          .fingerprint = digest_of(certificate),
          .certificate = to_bytes(as_bytes(certificate)),
          .added = {1000},
          .distrusted_from = std::nullopt};
}

inline service::NewEdition edition_of(std::string_view text, std::uint64_t sequence,
                                      std::uint64_t revision) {
  return {.record = {.kind = service::DocumentKind::trust_list,
                     .territory = "HK",
                     .sequence = sequence,
                     .digest = digest_of(std::string("content of ") + std::string(text)),
                     .issued = {500},
                     .state = service::EditionState::active,
                     .reason = "",
                     .received = {2000},
                     .activated = Instant{2000},
                     .refused = std::nullopt,
                     .approvals = {},
                     .files = {digest_of(text)},
                     .signers = {digest_of("signer")}},
          .file = file_of(text),
          .high_water = sequence,
          .revision = revision};
}

inline service::NewEdition held(service::NewEdition edition) {
  edition.record.state = service::EditionState::held;
  edition.record.activated.reset();
  edition.record.reason = "list.shrink";
  return edition;
}

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : std::string(result.error().code().id);
}

struct Adapter {
  std::string name;
  std::function<std::unique_ptr<service::StoreOpener>()> make;
};
inline void PrintTo(const Adapter& adapter, std::ostream* out) { *out << adapter.name; }

class Contract : public ::testing::TestWithParam<Adapter> {
 protected:
  Contract() : opener_(GetParam().make()), place_(directory_ / "store") {}

  service::Store& created(const std::vector<service::Pin>& pins = {}) {
    auto store = opener_->create(place_, pins);
    EXPECT_TRUE(store) << describe(store.error());
    stores_.push_back(std::move(*store));
    return *stores_.back();
  }
  // As another process would see it.
  service::Store& opened() {
    auto store = opener_->open(place_);
    EXPECT_TRUE(store) << describe(store.error());
    stores_.push_back(std::move(*store));
    return *stores_.back();
  }
  static std::uint64_t revision(service::Store& store) {
    return store.editions().revision().value();
  }

  test::TemporaryDirectory directory_;
  std::unique_ptr<service::StoreOpener> opener_;
  std::string place_;
  std::vector<std::unique_ptr<service::Store>> stores_;
};

inline auto adapters() {
  return ::testing::Values(
      Adapter{"sqlite", [] { return std::make_unique<store::SqliteOpener>(); }},
      Adapter{"memory", [] { return std::make_unique<test::MemoryOpener>(); }});
}
inline std::string adapter_name(const ::testing::TestParamInfo<Adapter>& test) {
  return test.param.name;
}

}  // namespace baytrust::contract
