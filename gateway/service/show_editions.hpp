// The editions a store holds, for people: which is in force, how old it is, what waits. What is in
// force is verified again; older editions are listed as they were recorded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/ages.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/edition_store.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

enum class InForce : std::uint8_t { no, yes };

struct ShownEdition {
  EditionRecord record;
  InForce in_force = InForce::no;
  std::optional<Instant> next_update;  // of the one in force
  std::optional<decision::Age> age;    // likewise
};

enum class Which : std::uint8_t {
  current,  // in force, waiting, or kept as evidence since
  all,
};
struct ShowRequest {
  DocumentKind kind = DocumentKind::trust_list;
  std::string territory;  // empty: every one
  Which which = Which::current;
  Instant now;
};

Result<std::vector<ShownEdition>> show_editions(EditionStore& store, const Config& config,
                                                crypto::Verifier& verifier,
                                                const ShowRequest& request);

}  // namespace baytrust::service
