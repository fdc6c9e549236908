// The DEMO world opened to partners, for a service that runs now: every publisher's edition and
// every CRL of today (the scenarios are of June 2026, and their documents expire), an account with
// a token for each partner, and for each publisher's office the keys it signs with and one edition
// ready to be handed in. What the scenarios judged is untouched. Not here: serving, and where files
// go.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/demo/world.hpp"
#include "gateway/service/account_store.hpp"
#include "gateway/service/store.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::demo {

// The names that README.md and its test use.
inline constexpr std::string_view kService = "one-account";
inline constexpr std::string_view kAuditor = "auditor";
inline constexpr std::string_view kOperator = "operator";

struct Partner {
  std::string account;
  std::vector<service::Grant> grants;
  std::string token_file;  // relative to the world's directory
};

struct Opening {
  service::StoreOpener& opener;
  std::string store;     // of demonstrate()
  std::string audience;  // whom envelopes name
  Instant now;
  using Keep = std::function<Result<void>(const std::string& name, ByteView content)>;
  Keep keep;         // for everybody to read
  Keep keep_secret;  // for their owner alone: tokens, keys
};

// edition.* where the clock is before the scenarios' own documents.
Result<std::vector<Partner>> open_to_partners(const World& world, const Opening& opening,
                                              crypto::Verifier& verifier);

// "hk" of "HK", "gd" of "CN-GD": how accounts and files of a jurisdiction begin.
std::string short_name(std::string_view jurisdiction);
// The edition that its office may hand in, and that it hands in under this id.
std::string submission_file(std::string_view jurisdiction);
std::string submission_id(std::string_view jurisdiction);

}  // namespace baytrust::demo
