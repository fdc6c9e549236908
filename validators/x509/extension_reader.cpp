#include "validators/x509/extension_reader.hpp"

#include <algorithm>
#include <bit>

namespace baytrust::x509 {
namespace {

// RFC 5280 4.2: "must not include more than one instance"; n log n for hostile lists.
const Extension* find_duplicate(const std::vector<Extension>& list) {
  constexpr std::size_t kFew = 16;
  if (list.size() <= kFew) {
    for (std::size_t i = 1; i < list.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (list[i].oid == list[j].oid) return &list[i];
      }
    }
    return nullptr;
  }
  std::vector<const Extension*> sorted;
  for (const auto& extension : list) sorted.push_back(&extension);
  std::sort(sorted.begin(), sorted.end(), [](const Extension* a, const Extension* b) {
    return a->oid != b->oid ? a->oid < b->oid : a->offset < b->offset;
  });
  const auto twin =
      std::adjacent_find(sorted.begin(), sorted.end(),
                         [](const Extension* a, const Extension* b) { return a->oid == b->oid; });
  return twin == sorted.end() ? nullptr : *std::next(twin);
}

DistributionPoint read_distribution_point(der::Walker& list) {
  der::Walker walker = list.enter(der::kSequence);
  DistributionPoint point;
  const std::size_t offset = walker.offset();
  if (walker.next_is(der::context_constructed(0))) {
    auto name = read_distribution_point_name(walker);
    point.full_name = std::move(name.full_name);
    point.relative_name = name.relative_name;
    point.has_name = true;
  }
  if (walker.next_is(der::context(1))) point.reasons = read_reason_flags(walker, der::context(1));
  if (const auto issuer = walker.optional(der::context_constructed(2))) {
    point.crl_issuer = read_general_names(*issuer, walker.failure());
  }
  walker.finish();
  // RFC 5280 4.2.1.13: a point "must not consist of only the reasons field".
  if (!point.has_name && point.crl_issuer.empty()) walker.fail(kValueForbidden, offset);
  return point;
}

}  // namespace

RevocationReason read_reason(der::Walker& value) {
  const std::size_t offset = value.offset();
  const std::int64_t number = value.small_integer(der::kEnumerated);
  if (number < 0 || number > 10 || number == 7) value.fail(kValueForbidden, offset);
  return static_cast<RevocationReason>(number);
}

Extension read_extension(der::Walker& list, ParseState& state) {
  der::Walker walker = list.enter(der::kSequence);
  Extension extension;
  extension.oid = walker.oid();
  extension.critical = state.default_false(walker, "critical");
  const der::Tlv value = walker.expect(der::kOctetString);
  extension.value = value.content;
  extension.offset = value.content_offset();
  walker.finish();
  return extension;
}

std::vector<Extension> read_extension_list(der::Walker& walker, ParseState& state) {
  std::vector<Extension> list;
  der::Walker items = walker.enter(der::kSequence);
  if (items.at_end()) items.fail(kEmptyList, items.offset());
  list.reserve(items.at_end() ? 0 : 10);
  while (!items.at_end()) list.push_back(read_extension(items, state));
  if (const Extension* twin = find_duplicate(list)) state.fail_duplicate(twin->oid, twin->offset);
  return list;
}

ByteView read_signature(der::Walker& walker, ParseState& state) {
  const der::BitString signature = walker.bit_string();
  if (signature.unused_bits == 0) return signature.octets;
  state.deviate(kSignatureUnusedBits, Fact{"unused_bits", std::to_string(signature.unused_bits)});
  return {};
}

DistributionPointName read_distribution_point_name(der::Walker& walker) {
  DistributionPointName name;
  der::Walker choice = walker.enter(der::context_constructed(0));
  if (const auto relative = choice.optional(der::context_constructed(1))) {
    name.relative_name = relative->content;
    der::Walker attributes(*relative, choice.failure());
    if (attributes.at_end()) attributes.fail(kEmptyList, attributes.offset());
    while (!attributes.at_end()) {
      der::Walker attribute = attributes.enter(der::kSequence);
      attribute.oid();
      attribute.any();
      attribute.finish();
    }
  } else {
    const der::Tlv full = choice.expect(der::context_constructed(0));
    name.full_name = read_general_names(full, choice.failure());
  }
  choice.finish();
  return name;
}

ReasonMask read_reason_flags(der::Walker& walker, der::Tag tag) {
  const der::BitString bits = walker.bit_string(tag);
  ReasonMask mask = 0;
  for (unsigned n = 0; n < 9 && n / 8 < bits.octets.size(); ++n) {
    if (((bits.octets[n / 8] >> (7 - n % 8)) & 1U) != 0) {
      mask = static_cast<ReasonMask>(mask | (1U << n));
    }
  }
  return mask;
}

AuthorityKeyIdentifier read_authority_key_id(der::Walker& value) {
  AuthorityKeyIdentifier out;
  der::Walker walker = value.enter(der::kSequence);
  if (const auto key_id = walker.optional(der::context(0))) out.key_id = key_id->content;
  if (const auto issuer = walker.optional(der::context_constructed(1))) {
    out.issuer = read_general_names(*issuer, walker.failure());
  }
  if (walker.next_is(der::context(2))) out.serial = walker.integer(der::context(2));
  walker.finish();
  return out;
}

std::vector<DistributionPoint> read_distribution_points(der::Walker& value) {
  std::vector<DistributionPoint> points;
  der::Walker list = value.enter(der::kSequence);
  if (list.at_end()) list.fail(kEmptyList, list.offset());
  while (!list.at_end()) points.push_back(read_distribution_point(list));
  return points;
}

// RFC 5280 4.2.2.1, 4.2.2.2
std::vector<AccessDescription> read_info_access(der::Walker& value) {
  std::vector<AccessDescription> out;
  der::Walker list = value.enter(der::kSequence);
  if (list.at_end()) list.fail(kEmptyList, list.offset());
  while (!list.at_end()) {
    der::Walker walker = list.enter(der::kSequence);
    const OidView method = walker.oid();
    out.push_back({method, read_general_name(walker)});
    walker.finish();
  }
  return out;
}

}  // namespace baytrust::x509
