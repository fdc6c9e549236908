#include "validators/x509/extensions.hpp"

#include <algorithm>

#include "validators/x509/extension_oids.hpp"
#include "validators/x509/extension_reader.hpp"

namespace baytrust::x509 {
namespace {

// RFC 5280 4.2.1.4: the two qualifiers it defines, 1.3.6.1.5.5.7.2.1 and .2.
constexpr OidView kQualifierCps{"\x2B\x06\x01\x05\x05\x07\x02\x01"};
constexpr OidView kQualifierUserNotice{"\x2B\x06\x01\x05\x05\x07\x02\x02"};

// A list must have a member: SIZE (1..MAX).
der::Walker enter_list(der::Walker& walker, der::Tag tag = der::kSequence) {
  der::Walker list = walker.enter(tag);
  if (list.at_end()) list.fail(kEmptyList, list.offset());
  return list;
}

// INTEGER (0..MAX)
std::int64_t read_count(der::Walker& walker, der::Tag tag = der::kInteger) {
  const std::size_t offset = walker.offset();
  const std::int64_t value = walker.small_integer(tag);
  if (value < 0) walker.fail(kValueForbidden, offset);
  return value;
}

// RFC 5280 4.2.1.3
KeyUsage read_key_usage(der::Walker& value, ParseState& state) {
  const der::BitString bits = value.bit_string();
  KeyUsage usage;
  for (unsigned n = 0; n < 16 && n / 8 < bits.octets.size(); ++n) {
    if (((bits.octets[n / 8] >> (7 - n % 8)) & 1U) != 0) {
      usage.bits = static_cast<std::uint16_t>(usage.bits | (1U << n));
    }
  }
  // X.690 11.2.2: the last bit of a named bit list is one.
  if (!bits.octets.empty() && ((bits.octets.back() >> bits.unused_bits) & 1U) == 0) {
    state.deviate(kKeyUsageTrailingZeros);
  }
  return usage;
}

// RFC 5280 4.2.1.9
BasicConstraints read_basic_constraints(der::Walker& value, ParseState& state) {
  der::Walker walker = value.enter(der::kSequence);
  BasicConstraints out;
  out.ca = state.default_false(walker, "cA");
  if (walker.next_is(der::kInteger)) out.path_len = read_count(walker);
  walker.finish();
  return out;
}

PolicyInformation read_policy(der::Walker& list) {
  der::Walker walker = list.enter(der::kSequence);
  PolicyInformation out;
  out.policy = walker.oid();
  if (!walker.at_end()) {
    der::Walker ahead = walker;
    out.qualifiers = walker.expect(der::kSequence).full;
    for (der::Walker items = enter_list(ahead); !items.at_end();) {
      der::Walker item = items.enter(der::kSequence);
      const OidView type = item.oid();
      item.any();
      item.finish();
      if (type != kQualifierCps && type != kQualifierUserNotice) out.unknown_qualifier = true;
    }
  }
  walker.finish();
  return out;
}

// RFC 5280 4.2.1.4: a policy "must not appear more than once".
void refuse_twin_policies(const std::vector<PolicyInformation>& policies, der::Walker& walker,
                          std::size_t offset) {
  if (policies.size() < 2) return;
  std::vector<OidView> sorted;
  sorted.reserve(policies.size());
  for (const auto& policy : policies) sorted.push_back(policy.policy);
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    walker.fail(kValueForbidden, offset);
  }
}

std::vector<PolicyInformation> read_policies(der::Walker& value) {
  std::vector<PolicyInformation> out;
  const std::size_t offset = value.offset();
  for (der::Walker list = enter_list(value); !list.at_end();) out.push_back(read_policy(list));
  refuse_twin_policies(out, value, offset);
  return out;
}

// RFC 5280 4.2.1.5
std::vector<PolicyMapping> read_policy_mappings(der::Walker& value) {
  std::vector<PolicyMapping> out;
  for (der::Walker list = enter_list(value); !list.at_end();) {
    der::Walker walker = list.enter(der::kSequence);
    const OidView issuer_domain = walker.oid();
    out.push_back({issuer_domain, walker.oid()});
    walker.finish();
  }
  return out;
}

// RFC 5280 4.2.1.11: not both absent.
PolicyConstraints read_policy_constraints(der::Walker& value) {
  der::Walker walker = enter_list(value);
  PolicyConstraints out;
  if (walker.next_is(der::context(0))) {
    out.require_explicit_policy = read_count(walker, der::context(0));
  }
  if (walker.next_is(der::context(1))) {
    out.inhibit_policy_mapping = read_count(walker, der::context(1));
  }
  walker.finish();
  return out;
}

GeneralSubtree read_subtree(der::Walker& list) {
  der::Walker walker = list.enter(der::kSequence);
  GeneralSubtree out;
  out.base = read_general_name(walker, NameUse::subtree);
  if (walker.next_is(der::context(0))) out.minimum = read_count(walker, der::context(0));
  if (walker.next_is(der::context(1))) out.maximum = read_count(walker, der::context(1));
  walker.finish();
  return out;
}

// RFC 5280 4.2.1.10: not both absent, and neither empty.
NameConstraints read_name_constraints(der::Walker& value) {
  der::Walker walker = enter_list(value);
  NameConstraints out;
  if (walker.next_is(der::context_constructed(0))) {
    for (der::Walker list = enter_list(walker, der::context_constructed(0)); !list.at_end();) {
      out.permitted.push_back(read_subtree(list));
    }
  }
  if (walker.next_is(der::context_constructed(1))) {
    for (der::Walker list = enter_list(walker, der::context_constructed(1)); !list.at_end();) {
      out.excluded.push_back(read_subtree(list));
    }
  }
  walker.finish();
  return out;
}

// RFC 5280 4.2.1.12
std::vector<OidView> read_extended_key_usage(der::Walker& value) {
  std::vector<OidView> out;
  for (der::Walker list = enter_list(value); !list.at_end();) out.push_back(list.oid());
  return out;
}

// RFC 5280 4.2.1.8
std::vector<DirectoryAttribute> read_directory_attributes(der::Walker& value) {
  std::vector<DirectoryAttribute> out;
  for (der::Walker list = enter_list(value); !list.at_end();) {
    der::Walker walker = list.enter(der::kSequence);
    const OidView type = walker.oid();
    const der::Tlv values = walker.expect(der::kSet);
    walker.finish();
    der::Walker each(values, walker.failure());
    if (each.at_end()) each.fail(kEmptyList, values.offset);
    while (!each.at_end()) each.any();
    out.push_back({type, values.content});
  }
  return out;
}

GeneralNames read_names(der::Walker& value) {
  const der::Tlv sequence = value.expect(der::kSequence);
  return read_general_names(sequence, value.failure());
}

bool read_null(der::Walker& value) {
  value.null();
  return true;
}

// The certificate extensions under id-ce, by their last arc (RFC 5280 4.2.1).
void read_id_ce(Extensions& out, const Extension& extension, ParseState& state) {
  const auto typed = [&](auto read) { return read_value(extension, state, read); };
  const auto with_state = [&](auto read) {
    return read_value(extension, state, [&](der::Walker& value) { return read(value, state); });
  };
  switch (static_cast<unsigned char>(extension.oid.der()[2])) {
    case 9:
      out.subject_directory_attributes = typed(read_directory_attributes);
      return;
    case 14:
      out.subject_key_id = typed([](der::Walker& value) { return value.octet_string(); });
      return;
    case 15:
      out.key_usage = with_state(read_key_usage);
      return;
    case 17:
      out.subject_alt_name = typed(read_names);
      return;
    case 18:
      out.issuer_alt_name = typed(read_names);
      return;
    case 19:
      out.basic_constraints = with_state(read_basic_constraints);
      return;
    case 30:
      out.name_constraints = typed(read_name_constraints);
      return;
    case 31:
      out.crl_distribution_points = typed(read_distribution_points);
      return;
    case 32:
      out.policies = typed(read_policies);
      return;
    case 33:
      out.policy_mappings = typed(read_policy_mappings);
      return;
    case 35:
      out.authority_key_id = typed(read_authority_key_id);
      return;
    case 36:
      out.policy_constraints = typed(read_policy_constraints);
      return;
    case 37:
      out.extended_key_usage = typed(read_extended_key_usage);
      return;
    case 46:
      out.freshest_crl = typed(read_distribution_points);
      return;
    case 54:
      out.inhibit_any_policy = typed([](der::Walker& value) { return read_count(value); });
      return;
    case 56:
      out.no_rev_avail = typed(read_null);
      return;
    default:
      return;
  }
}

void read_other(Extensions& out, const Extension& extension, ParseState& state) {
  if (extension.oid == ext::kAuthorityInfoAccess) {
    out.authority_info_access = read_value(extension, state, read_info_access);
  } else if (extension.oid == ext::kSubjectInfoAccess) {
    out.subject_info_access = read_value(extension, state, read_info_access);
  } else if (extension.oid == ext::kOcspNocheck) {
    out.ocsp_nocheck = read_value(extension, state, read_null);
  }
}

bool is_id_ce(OidView oid) { return oid.der().size() == 3 && oid.der().substr(0, 2) == "\x55\x1D"; }

}  // namespace

Extensions read_certificate_extensions(der::Walker& walker, ParseState& state) {
  Extensions out;
  out.all = read_extension_list(walker, state);
  for (const auto& extension : out.all) {
    if (state.failed()) break;
    if (is_id_ce(extension.oid)) {
      read_id_ce(out, extension, state);
    } else {
      read_other(out, extension, state);
    }
  }
  return out;
}

const Extension* Extensions::find(OidView oid) const {
  const auto found =
      std::find_if(all.begin(), all.end(), [oid](const Extension& e) { return e.oid == oid; });
  return found == all.end() ? nullptr : &*found;
}

bool is_processed(OidView oid) {
  constexpr OidView kProcessed[] = {
      ext::kSubjectKeyId,          ext::kKeyUsage,          ext::kSubjectAltName,
      ext::kIssuerAltName,         ext::kBasicConstraints,  ext::kNameConstraints,
      ext::kCrlDistributionPoints, ext::kPolicies,          ext::kPolicyMappings,
      ext::kAuthorityKeyId,        ext::kPolicyConstraints, ext::kExtendedKeyUsage,
      ext::kFreshestCrl,           ext::kInhibitAnyPolicy,  ext::kNoRevAvail,
      ext::kAuthorityInfoAccess,   ext::kSubjectInfoAccess, ext::kOcspNocheck,
  };
  return std::find(std::begin(kProcessed), std::end(kProcessed), oid) != std::end(kProcessed);
}

}  // namespace baytrust::x509
