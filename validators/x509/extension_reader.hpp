// Reading extensions: the list of them, and the types that certificates and CRLs share. Internal to
// validators/x509. Every reader takes a walker over the content of extnValue and leaves what
// follows its value unread, for the caller to refuse.
#pragma once

#include <vector>

#include "validators/x509/crl.hpp"
#include "validators/x509/extensions.hpp"
#include "validators/x509/parse_state.hpp"

namespace baytrust::x509 {

Extension read_extension(der::Walker& list, ParseState& state);

// Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension (RFC 5280 4.1), each identifier once.
std::vector<Extension> read_extension_list(der::Walker& walker, ParseState& state);

// The typed extensions of a certificate.
Extensions read_certificate_extensions(der::Walker& walker, ParseState& state);

// RFC 5280 4.1.1.3: the signature's octets; none if they are not whole.
ByteView read_signature(der::Walker& walker, ParseState& state);

// CRLReason: RFC 5280 5.3.1; 7 is not used.
RevocationReason read_reason(der::Walker& value);

AuthorityKeyIdentifier read_authority_key_id(der::Walker& value);
std::vector<DistributionPoint> read_distribution_points(der::Walker& value);
std::vector<AccessDescription> read_info_access(der::Walker& value);
ReasonMask read_reason_flags(der::Walker& walker, der::Tag tag);

struct DistributionPointName {
  GeneralNames full_name;
  ByteView relative_name;
};
// DistributionPointName under its [0], which is EXPLICIT: it is a CHOICE.
DistributionPointName read_distribution_point_name(der::Walker& walker);

// Runs one reader over one extension's value, and refuses what follows it.
template <class Read>
auto read_value(const Extension& extension, ParseState& state, Read read) {
  der::Failure inner;
  der::Walker value(extension.value, extension.offset, inner);
  auto result = read(value);
  value.finish();
  if (inner.code != nullptr) state.fail_extension(extension.oid, inner);
  return result;
}

}  // namespace baytrust::x509
