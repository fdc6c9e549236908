// Distinguished names (RFC 5280 4.1.2.4), kept as the DER they came in. Comparison is RFC 5280 7.1:
// attribute by attribute, strings case-folded with insignificant white space removed, whatever
// their string type. A precomputed key makes equality of names equality of byte strings.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/oid.hpp"
#include "validators/der/walker.hpp"

namespace baytrust::x509 {

// One AttributeTypeAndValue. `text` of any string type is valid UTF-8: unrepresentable octets
// become U+FFFD; values of other types are "#" + hex of their DER.
struct NameAttribute {
  OidView type;
  der::Tlv value;
  std::size_t rdn = 0;  // which RelativeDistinguishedName it stands in (multi-valued RDNs)
};
std::string text_of(const NameAttribute& attribute);

// Views into the certificate's bytes; the Certificate (or whatever owns the bytes) outlives it.
class Name {
 public:
  Name() = default;
  // `sequence`: the full TLV of an RDNSequence.
  static Result<Name> parse(ByteView sequence, std::size_t offset = 0);
  // The next value of a parse under way; failures go where the walker keeps them.
  static Name read(der::Walker& walker);

  ByteView der() const { return der_; }
  bool empty() const;  // no RDN at all
  std::vector<NameAttribute> attributes() const;
  // Values of one attribute type, in order.
  std::vector<std::string> values(OidView type) const;
  // The most specific commonName, else organizationName, else the whole text.
  std::string display() const;

  // Normalised form (RFC 5280 7.1): equal names have equal keys; made when asked for. It is the
  // concatenation of rdn_keys(), so that a name is in a subtree iff its key starts with the
  // subtree's. What "equal" leaves out is said in strings.hpp.
  std::string match_key() const;
  // One key per RDN, for subtree tests (a subtree is a prefix of RDNs, RFC 5280 4.2.1.10).
  std::vector<std::string> rdn_keys() const;

 private:
  ByteView der_;
  std::size_t offset_ = 0;
};

// Octet-equal, or equal by RFC 5280 7.1.
bool matches(const Name& a, const Name& b);
// RFC 4514 text (most specific first): "CN=...,O=...,C=HK", UTF-8, with control and reordering
// characters escaped. Attribute types without a short name are written as dotted OIDs, their values
// as text all the same.
std::string to_string(const Name& name);

}  // namespace baytrust::x509
