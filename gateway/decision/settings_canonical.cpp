#include "gateway/decision/settings_canonical.hpp"

#include <algorithm>
#include <string>

#include "validators/crypto/algorithm.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::decision {
namespace {

// "always" and "never" stand for the two ends of time.
std::string bound_text(Instant until) {
  if (until == crypto::Acceptance::kForever) return "always";
  if (until == crypto::Acceptance::kNever) return "never";
  return to_string(until);
}

void write(CanonicalWriter& out, const crypto::Acceptance& acceptance) {
  out.begin_object().key("allowed_until").string(bound_text(acceptance.allowed_until));
  out.key("fine_until").string(bound_text(acceptance.fine_until)).end_object();
}

template <std::size_t N>
void write(CanonicalWriter& out, const std::array<crypto::Acceptance, N>& acceptances) {
  out.begin_array();
  for (const crypto::Acceptance& acceptance : acceptances) write(out, acceptance);
  out.end_array();
}

void write(CanonicalWriter& out, const crypto::SizeRule& rule) {
  out.begin_array();
  for (const auto& step : rule.steps()) {
    out.begin_object().key("acceptance");
    write(out, step.acceptance);
    out.key("min_bits").integer(std::uint64_t{step.min_bits}).end_object();
  }
  out.end_array();
}

// A set, in one order and each member once.
template <class T, class Write>
void write_set(CanonicalWriter& out, std::vector<T> values, Write write_one) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  out.begin_array();
  for (const T& value : values) write_one(value);
  out.end_array();
}

void write_texts(CanonicalWriter& out, const std::vector<std::string>& texts) {
  write_set(out, texts, [&](const std::string& text) { out.string(text); });
}

void write_policies(CanonicalWriter& out, const std::vector<RelyingPolicy>& policies) {
  write_set(out, policies, [&](const RelyingPolicy& policy) { out.value(policy.oid().view()); });
}

void write_amounts(CanonicalWriter& out, std::vector<Money> amounts) {
  std::sort(amounts.begin(), amounts.end(), [](const Money& a, const Money& b) {
    return std::tie(a.currency, a.amount) < std::tie(b.currency, b.amount);
  });
  out.begin_array();
  for (const Money& money : amounts) {
    out.begin_object().key("amount").integer(money.amount);
    out.key("currency").string(money.currency).end_object();
  }
  out.end_array();
}

void write_raised(CanonicalWriter& out, std::vector<Raised> raised) {
  std::sort(raised.begin(), raised.end(), [](const Raised& a, const Raised& b) {
    return std::tie(a.code, a.effect) < std::tie(b.code, b.effect);
  });
  out.begin_array();
  for (const Raised& one : raised) {
    out.begin_object().key("code").string(one.code);
    out.key("effect").string(to_string(one.effect)).end_object();
  }
  out.end_array();
}

void write(CanonicalWriter& out, const RevocationRule& rule) {
  out.begin_object().key("after_resumption");
  out.string(rule.after_resumption == AfterResumption::accepted ? "accepted" : "not-accepted");
  if (rule.freshness) out.key("freshness").integer(*rule.freshness);
  out.key("grace").integer(rule.grace);
  out.key("hold_history_unknown").string(to_string(rule.hold_history_unknown));
  out.key("sources").string(to_string(rule.sources)).end_object();
}

void write(CanonicalWriter& out, const Limits& limits) {
  out.begin_object().key("bytes").integer(limits.bytes);
  out.key("comparisons").integer(limits.comparisons);
  out.key("graph_nodes").integer(limits.graph_nodes);
  out.key("path_steps").integer(limits.path_steps);
  out.key("signatures").integer(limits.signatures).end_object();
}

}  // namespace

void write_canonical(CanonicalWriter& out, const crypto::AlgorithmPolicy& policy) {
  out.begin_object().key("curves");
  write(out, policy.curves);
  out.key("dsa_bits");
  write(out, policy.dsa_bits);
  out.key("hashes");
  write(out, policy.hashes);
  out.key("rsa_bits");
  write(out, policy.rsa_bits);
  out.key("schemes");
  write(out, policy.schemes);
  out.key("unknown_keys");
  write(out, policy.unknown_keys);
  out.end_object();
}

void write_canonical(CanonicalWriter& out, const Profile& profile) {
  out.begin_object();
  if (profile.algorithms) {
    out.key("algorithms");
    write_canonical(out, *profile.algorithms);
  }
  out.key("amount_limits");
  write_amounts(out, profile.amount_limits);
  out.key("audit").string(profile.audit == AuditRule::warn ? "warn" : "not-accepted");
  out.key("custody");
  write_set(out, profile.custody,
            [&](trustlists::Custody custody) { out.string(to_string(custody)); });
  const bool absent_allowed = profile.domestic_absent_key_usage == AbsentKeyUsage::allowed;
  out.key("domestic_absent_key_usage").string(absent_allowed ? "allowed" : "refused");
  out.key("domestic_policies");
  write_policies(out, profile.domestic_policies);
  out.key("domestic_types");
  write_texts(out, profile.domestic_types);
  out.key("extended_key_usage");
  write_set(out, profile.extended_key_usage, [&](const Oid& oid) { out.value(oid.view()); });
  if (profile.files != FileRule::all) out.key("files").string("any");
  out.key("formats");
  write_texts(out, profile.formats);
  out.key("limits");
  write(out, profile.limits);
  out.key("minimum_assurance").string(profile.minimum_assurance);
  out.key("name").string(profile.name);
  out.key("policies");
  write_policies(out, profile.policies);
  out.key("publication");
  out.string(profile.publication == PublicationRule::agreed ? "agreed" : "standard");
  out.key("purposes");
  write_texts(out, profile.purposes);
  out.key("raised");
  write_raised(out, profile.raised);
  out.key("relying").string(profile.relying);
  out.key("revocation");
  write(out, profile.revocation);
  if (profile.timestamp != TimestampRule::optional) out.key("timestamp").string("required");
  out.end_object();
}

std::string_view to_string(RevocationSources sources) {
  switch (sources) {
    case RevocationSources::crl:
      return "crl";
    case RevocationSources::ocsp:
      return "ocsp";
    case RevocationSources::either:
      return "either";
    case RevocationSources::both:
      break;
  }
  return "both";
}

Digest profile_digest(const Profile& profile) {
  CanonicalWriter out;
  write_canonical(out, profile);
  return crypto::sha256(as_bytes(out.take()));
}

}  // namespace baytrust::decision
