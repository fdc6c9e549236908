// How one name compares with one subtree, form by form (RFC 5280 4.2.1.10, 7.2 to 7.5). Fails
// closed: what cannot be read, or whose comparison no standard defines, is said to be so. Which
// subtrees apply to which names is name_constraints.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/x509/extensions.hpp"

namespace baytrust::path {

enum class Match : std::uint8_t {
  no,
  yes,
  unreadable,  // the name is not what its form says
  undefined    // no standard says how such a name relates to such a subtree
};
// An ambiguous comparison (a wildcard, a leading dot) is decided against the certificate.
enum class SubtreeRole : std::uint8_t { permitted, excluded };

Match match_dns(std::string_view name, std::string_view subtree, SubtreeRole role);
Match match_email(std::string_view mailbox, std::string_view subtree);
Match match_uri(std::string_view uri, std::string_view subtree);
Match match_ip(ByteView address, ByteView subtree);
// Name::match_key() of both: a subtree is a prefix of RDNs.
Match match_directory(std::string_view name_key, std::string_view subtree_key);
// otherName and registeredID: only equality is defined.
Match match_exact(const x509::GeneralName& name, const x509::GeneralName& subtree,
                  SubtreeRole role);

// True if the subtree's base can be compared at all: well-formed text, a contiguous mask, minimum 0
// and no maximum.
bool is_usable(const x509::GeneralSubtree& subtree);

// Labels of 1 to 63 letters, digits, '-', '_', 253 octets in all; "*" as the left-most label.
bool is_dns_name(std::string_view text);
// The host of a URI with an authority whose host is a domain name (RFC 5280 4.2.1.10).
std::optional<std::string_view> uri_host(std::string_view uri);

// ASCII letters without case, nothing else.
bool equal_ignoring_case(std::string_view a, std::string_view b);

// "dNSName", "directoryName", ...
std::string_view form_text(x509::GeneralName::Kind kind);

}  // namespace baytrust::path
