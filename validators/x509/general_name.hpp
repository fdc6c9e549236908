// GeneralName (RFC 5280 4.2.1.6): the nine kinds of names that extensions hold, as views. Checked:
// the tag, IA5 octets, the size of an address, the shape of a directoryName. Not checked: whether a
// DNS name, mailbox or URI is well-formed text; who compares one looks at it then.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/oid.hpp"
#include "validators/der/walker.hpp"
#include "validators/x509/name.hpp"

namespace baytrust::x509 {

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

// A name, or the base of a name-constraints subtree, where an address has a mask (8 or 32 octets).
enum class NameUse : std::uint8_t { name, subtree };
GeneralName read_general_name(der::Walker& walker, NameUse use = NameUse::name);
// GeneralNames ::= SEQUENCE SIZE (1..MAX): `sequence` under whatever tag.
GeneralNames read_general_names(const der::Tlv& sequence, der::Failure& failure);

Result<GeneralNames> parse_general_names(const der::Tlv& sequence);  // tag not looked at
Result<GeneralName> parse_general_name(const der::Tlv& tlv);
std::string to_string(const GeneralName& name);  // "DNS:example.com", "URI:...", "DirName:..."

}  // namespace baytrust::x509
