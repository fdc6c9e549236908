// Register: one edition of a jurisdiction's policy-mapping register as a value: what it recognises,
// and its copy of what its counterparts recognise. register_parse.hpp makes it from signed octets
// only, write.hpp writes it. Not here: acceptance of an edition, its age, its signers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy-mapping/recognition.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::policy_mapping {

// The certificate a later edition will be signed with; a pin only once approved.
struct NextSigner {
  Digest certificate_sha256{};
  Instant from{};

  friend bool operator==(const NextSigner&, const NextSigner&) = default;
};

struct Register {
  std::string publisher{};  // jurisdiction code
  xml::Texts publisher_name{};
  std::int64_t sequence_number = 1;  // 1 .. 2^63-1
  Instant issued{};
  Instant next_update{};
  std::optional<NextSigner> next_signer{};
  std::vector<Recognition> recognitions{};  // document order; ids are unique

  friend bool operator==(const Register&, const Register&) = default;
};

// The entries of one direction, in document order. There is no look-up by anything else.
std::vector<const Recognition*> find(const Register& reg, std::string_view relying,
                                     std::string_view issuing);
const Recognition* find_id(const Register& reg, std::string_view id);

}  // namespace baytrust::policy_mapping
