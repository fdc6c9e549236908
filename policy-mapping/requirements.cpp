#include "policy-mapping/requirements.hpp"

#include <algorithm>
#include <string>

#include "policy-mapping/codes.hpp"
#include "policy-mapping/keywords.hpp"

namespace baytrust::policy_mapping {
namespace {

template <class Range, class Show>
std::string listed_as(const Range& range, Show show) {
  std::string out;
  for (const auto& item : range) {
    if (!out.empty()) out += ", ";
    out += show(item);
  }
  return out.empty() ? "-" : out;
}

template <class T>
bool holds(const std::vector<T>& set, const T& value) {
  return std::find(set.begin(), set.end(), value) != set.end();
}

std::string name_of(x509::KeyUsageBit bit) {
  return std::string(xml::keyword_of(bit, kKeyUsageBits));
}

std::string name_of(const KeyRule& rule) {
  std::string name(rule.curve == crypto::Curve::none ? xml::keyword_of(rule.kind, kKeyKinds)
                                                     : xml::keyword_of(rule.curve, kCurves));
  if (rule.min_bits > 0) name += " >= " + std::to_string(rule.min_bits);
  return name;
}

struct Judge {
  const Requirements& required;
  const x509::Certificate& end_entity;
  Subject subject;
  Findings findings;

  void met(const Code& code) { findings.emplace_back(code, subject); }
  void unmet(const Code& code, Facts facts) {
    findings.emplace_back(code, subject, std::move(facts));
  }
  void key_usage();
  void key();
  void hash();
  void extended_key_usage();
  // One of `wanted`, a fact of the issuing list.
  template <class T>
  void listed(const std::vector<T>& wanted, const std::optional<T>& found, const Code& good,
              const Code& bad) {
    if (wanted.empty()) return;
    if (found && holds(wanted, *found)) return met(good);
    const auto show = [](T value) { return std::string(to_string(value)); };
    unmet(bad, {{"found", found ? show(*found) : "-"}, {"wanted", listed_as(wanted, show)}});
  }
};

// RFC 5280 4.2.1.3.
void Judge::key_usage() {
  if (required.key_usage_all.empty() && required.key_usage_any.empty()) return;
  const auto& usage = end_entity->extensions.key_usage;
  if (!usage) {
    const bool allowed = required.absent_key_usage == AbsentKeyUsage::allowed;
    return met(allowed ? kKeyUsageAbsentAllowed : kKeyUsageAbsent);
  }
  const auto show = [](x509::KeyUsageBit bit) { return name_of(bit); };
  std::vector<x509::KeyUsageBit> missing;
  for (const x509::KeyUsageBit bit : required.key_usage_all) {
    if (!usage->has(bit)) missing.push_back(bit);
  }
  const auto& any = required.key_usage_any;
  const bool one = any.empty() || std::any_of(any.begin(), any.end(), [&](x509::KeyUsageBit bit) {
                     return usage->has(bit);
                   });
  if (missing.empty() && one) return met(kKeyUsageMet);
  std::vector<x509::KeyUsageBit> found;
  for (const auto& word : kKeyUsageBits) {
    if (usage->has(word.value)) found.push_back(word.value);
  }
  unmet(kKeyUsageUnmet, {{"missing", listed_as(missing.empty() ? any : missing, show)},
                         {"found", listed_as(found, show)}});
}

void Judge::key() {
  if (required.keys.empty()) return;
  const crypto::PublicKeyInfo& key = end_entity->subject_public_key_info;
  const bool good =
      std::any_of(required.keys.begin(), required.keys.end(), [&](const KeyRule& rule) {
        return rule.kind == key.kind && rule.min_bits <= key.bits &&
               (rule.curve == crypto::Curve::none || rule.curve == key.curve);
      });
  if (good) return met(kKeyMet);
  unmet(kKeyUnmet,
        {{"found", crypto::to_string(key)},
         {"wanted", listed_as(required.keys, [](const KeyRule& rule) { return name_of(rule); })}});
}

void Judge::hash() {
  if (required.hashes.empty()) return;
  const auto algorithm = crypto::parse_signature_algorithm(end_entity->signature_algorithm);
  if (algorithm && holds(required.hashes, algorithm->hash)) return met(kHashMet);
  const auto show = [](crypto::Hash hash) { return std::string(crypto::to_string(hash)); };
  unmet(kHashUnmet, {{"found", algorithm ? crypto::to_string(*algorithm)
                                         : to_string(end_entity->signature_algorithm.oid)},
                     {"wanted", listed_as(required.hashes, show)}});
}

// RFC 5280 4.2.1.12: each one by name; anyExtendedKeyUsage stands for none of them.
void Judge::extended_key_usage() {
  if (required.extended_key_usage.empty()) return;
  const auto& present = end_entity->extensions.extended_key_usage;
  const std::vector<OidView> found = present.value_or(std::vector<OidView>());
  std::vector<Oid> missing;
  for (const Oid& wanted : required.extended_key_usage) {
    if (!holds(found, wanted.view())) missing.push_back(wanted);
  }
  if (missing.empty()) return met(kEkuMet);
  unmet(kEkuUnmet, {{"missing", listed_as(missing, [](const Oid& o) { return to_string(o); })},
                    {"found", listed_as(found, [](OidView o) { return to_string(o); })}});
}

}  // namespace

std::string_view to_string(Holder holder) { return xml::keyword_of(holder, kHolders); }
std::string_view to_string(Custody custody) { return xml::keyword_of(custody, kCustodies); }

Findings judge(const Requirements& requirements, const x509::Certificate& end_entity,
               const ListedFacts& listed, const Subject& subject) {
  Judge judge{requirements, end_entity, subject, {}};
  judge.key_usage();
  judge.key();
  judge.hash();
  judge.listed(requirements.holders, listed.holder, kHolderMet, kHolderUnmet);
  judge.extended_key_usage();
  judge.listed(requirements.custody, listed.custody, kCustodyMet, kCustodyUnmet);
  return std::move(judge.findings);
}

}  // namespace baytrust::policy_mapping
