#include <algorithm>

#include "policy-mapping/codes.hpp"
#include "policy-mapping/field_set.hpp"
#include "policy-mapping/keywords.hpp"
#include "policy-mapping/recognition_xml.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::policy_mapping {
namespace {

using xml::Element;
using xml::Fields;

constexpr std::int64_t kMaxBits = 65'536;
constexpr std::int64_t kMaxAge = 10 * 366 * kDay;

struct KeyUsageRule {
  AbsentKeyUsage absent = AbsentKeyUsage::refused;
  std::vector<x509::KeyUsageBit> all;
  std::vector<x509::KeyUsageBit> any;
};

Result<KeyUsageRule> parse_key_usage(const Element& element) {
  Fields f(element);
  f.only_attributes({"absent"});
  KeyUsageRule rule;
  const std::string absent = f.attribute("absent");
  if (!f.failed()) rule.absent = f.from(xml::parse_keyword(element, absent, kAbsent));
  rule.all = f.any(reg("All"), kMaxItems, keyword_field(kKeyUsageBits));
  rule.any = f.any(reg("Any"), kMaxItems, keyword_field(kKeyUsageBits));
  each_once(f, rule.all, [](auto bit) { return std::string(xml::keyword_of(bit, kKeyUsageBits)); });
  each_once(f, rule.any, [](auto bit) { return std::string(xml::keyword_of(bit, kKeyUsageBits)); });
  return f.done(std::move(rule));
}

Result<KeyRule> parse_key(const Element& element) {
  Fields f(element);
  f.only_attributes({"kind", "curve", "minBits"});
  KeyRule rule;
  const std::string kind = f.attribute("kind");
  const auto curve = f.maybe_attribute("curve");
  const auto bits = f.maybe_attribute("minBits");
  if (!f.failed()) rule.kind = f.from(xml::parse_keyword(element, kind, kKeyKinds));
  if (!f.failed() && curve) rule.curve = f.from(xml::parse_keyword(element, *curve, kCurves));
  if (!f.failed() && bits) {
    rule.min_bits =
        static_cast<std::uint32_t>(f.from(xml::parse_number(element, *bits, 1, kMaxBits)));
  }
  return f.done(rule);
}

Result<std::int64_t> parse_freshness(const Element& element) {
  Fields f(element);
  f.only_attributes({"maxSeconds"});
  const std::string seconds = f.attribute("maxSeconds");
  std::int64_t value = 0;
  if (!f.failed()) value = f.from(xml::parse_number(element, seconds, 1, kMaxAge));
  return f.done(value);
}

}  // namespace

Result<Requirements> parse_requirements(const Element& element) {
  Fields f(element);
  f.only_attributes({});
  Requirements r;
  auto usage = f.maybe(reg("KeyUsage"), parse_key_usage).value_or(KeyUsageRule());
  r.key_usage_all = std::move(usage.all);
  r.key_usage_any = std::move(usage.any);
  r.absent_key_usage = usage.absent;
  r.keys = f.any(reg("Key"), kMaxItems, parse_key);
  r.hashes = f.any(reg("Hash"), kMaxItems, keyword_field(kHashes));
  r.holders = f.any(reg("Holder"), kMaxItems, keyword_field(kHolders));
  r.extended_key_usage = f.any(reg("ExtendedKeyUsage"), kMaxItems, bare(xml::oid_field));
  r.custody = f.any(reg("Custody"), kMaxItems, keyword_field(kCustodies));
  r.max_revocation_age_seconds = f.maybe(reg("RevocationFreshness"), parse_freshness);
  each_once(f, r.hashes, [](auto hash) { return std::string(crypto::to_string(hash)); });
  each_once(f, r.holders, [](auto holder) { return std::string(to_string(holder)); });
  each_once(f, r.extended_key_usage, [](const Oid& oid) { return to_string(oid); });
  each_once(f, r.custody, [](auto custody) { return std::string(to_string(custody)); });
  return f.done(std::move(r));
}

}  // namespace baytrust::policy_mapping
