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
#include "validators/der/reader.hpp"

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

  ByteView der() const { return der_; }
  bool empty() const;  // no RDN at all
  std::vector<NameAttribute> attributes() const;
  // Values of one attribute type, in order.
  std::vector<std::string> values(OidView type) const;
  // The most specific commonName, else organizationName, else the whole text.
  std::string display() const;

  // Normalised form (RFC 5280 7.1): equal names have equal keys; made when asked for.
  std::string match_key() const;
  // One key per RDN, for subtree tests (a subtree is a prefix of RDNs, RFC 5280 4.2.1.10).
  std::vector<std::string> rdn_keys() const;

 private:
  ByteView der_;
};

// Octet-equal, or equal by RFC 5280 7.1.
bool matches(const Name& a, const Name& b);
// RFC 4514 text (most specific first): "CN=...,O=...,C=HK". UTF-8.
std::string to_string(const Name& name);

// GeneralName (RFC 5280 4.2.1.6).
struct GeneralName {
  enum class Kind : std::uint8_t {
    other_name,
    rfc822_name,
    dns_name,
    x400_address,
    directory_name,
    edi_party_name,
    uri,
    ip_address,
    registered_id,
  };
  Kind kind = Kind::other_name;
  ByteView value;      // content octets; directory_name: the Name's full TLV; other_name: the
                       // content of [0] AnotherName
  OidView other_type;  // other_name, registered_id
  std::string_view text() const { return as_text(value); }  // rfc822, dns, uri (IA5, checked)
};
using GeneralNames = std::vector<GeneralName>;
Result<GeneralNames> parse_general_names(const der::Tlv& sequence);  // tag not looked at
Result<GeneralName> parse_general_name(const der::Tlv& tlv);
std::string to_string(const GeneralName& name);  // "DNS:example.com", "URI:...", "DirName:..."

}  // namespace baytrust::x509
