// Making the trust snapshot of a judgement: from the store, every edition verified again on the way
// (who could write the store could otherwise change what was accepted), or from files given by
// hand. Only what was known at k goes in, so that a snapshot of then is the same snapshot now.
// Not here: keeping a snapshot and swapping it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gateway/decision/snapshot.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/store.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

struct LoadedTrust {
  std::shared_ptr<const decision::TrustSnapshot> snapshot;
};

// With the emergency acts that were known at k. store.altered for an edition that is not what was
// imported.
Result<LoadedTrust> load_snapshot(Store& store, const Config& config, crypto::Verifier& verifier,
                                  Instant known_at);

struct NamedFile {
  std::string name;  // for complaints
  SharedBytes bytes;
};
struct GivenDocuments {
  std::vector<NamedFile> lists;
  std::vector<NamedFile> registers;
  std::vector<Pin> pins;
};
// The documents count as received and activated at k; one that would be refused at import is
// refused here, by the same codes.
Result<LoadedTrust> load_given(const GivenDocuments& given, const Config& config,
                               crypto::Verifier& verifier, Instant known_at);

}  // namespace baytrust::service
