#include "gateway/service/json_views.hpp"

#include <map>

#include "gateway/messages/messages.hpp"

namespace baytrust::service {
namespace {

using decision::CanonicalWriter;

void write_instant(CanonicalWriter& out, std::string_view key,
                   const std::optional<Instant>& instant) {
  if (instant) out.key(key).value(*instant);
}

void write_bound(CanonicalWriter& out, const policy_mapping::Bound& bound) {
  using Kind = policy_mapping::Bound::Kind;
  out.begin_object();
  if (bound.kind == Kind::at) out.key("at").value(bound.instant);
  out.key("kind").string(bound.kind == Kind::at     ? "at"
                         : bound.kind == Kind::open ? "open"
                                                    : "unknown");
  if (bound.reviewed) out.key("reviewed_bound").value(bound.reviewed->bound);
  out.end_object();
}

void write_pair(CanonicalWriter& out, const policy_mapping::CaPair& pair) {
  out.begin_object().key("from");
  write_bound(out, pair.period.from);
  out.key("issuer_sha256").value(pair.issuer_sha256);
  out.key("root_sha256").value(pair.root_sha256);
  out.key("to");
  write_bound(out, pair.period.to);
  out.end_object();
}

std::string_view name_of(policy_mapping::Ternary ternary) {
  switch (ternary) {
    case policy_mapping::Ternary::yes:
      return "yes";
    case policy_mapping::Ternary::no:
      return "no";
    case policy_mapping::Ternary::unknown:
      break;
  }
  return "unknown";
}

}  // namespace

std::string json_of(const Error& error, messages::Language language) {
  CanonicalWriter out;
  out.begin_object().key("error");
  write(out, error, language);
  out.end_object();
  return out.take();
}

void write(CanonicalWriter& out, const Facts& facts) {
  std::map<std::string_view, std::string_view> sorted;
  for (const Fact& fact : facts) sorted.emplace(fact.name, fact.value);
  out.begin_object();
  for (const auto& [name, value] : sorted) out.key(name).string(value);
  out.end_object();
}

void write(CanonicalWriter& out, const Error& error, messages::Language language) {
  out.begin_object();
  out.key("clause").string(error.code().clause);
  out.key("code").string(error.code().id);
  out.key("facts");
  write(out, error.facts());
  out.key("subject").string(error.subject());
  out.key("text").string(messages::text(error, language));
  out.end_object();
}

void write(CanonicalWriter& out, const Findings& findings, messages::Language language) {
  out.begin_array();
  for (const Finding& finding : findings) {
    out.begin_object();
    out.key("clause").string(finding.code().clause);
    out.key("code").string(finding.code().id);
    out.key("effect").string(to_string(finding.effect()));
    out.key("facts");
    write(out, finding.facts());
    out.key("subject").string(to_string(finding.subject()));
    out.key("text").string(messages::text(finding, language));
    out.end_object();
  }
  out.end_array();
}

void write(CanonicalWriter& out, const ShownEdition& edition) {
  const EditionRecord& record = edition.record;
  out.begin_object();
  write_instant(out, "activated", record.activated);
  if (edition.age) {
    out.key("age").begin_object();
    out.key("fresh_until").value(edition.age->fresh_until);
    out.key("seconds").integer(edition.age->seconds);
    out.key("state").string(to_string(edition.age->state));
    out.key("stop_from").value(edition.age->stop_from);
    out.end_object();
  }
  out.key("approvals").begin_array();
  for (const Approval& approval : record.approvals) {
    out.begin_object().key("at").value(approval.at);
    out.key("name").string(approval.name).end_object();
  }
  out.end_array().key("digest").value(record.digest);
  out.key("files").begin_array();
  for (const Digest& file : record.files) out.value(file);
  out.end_array().key("in_force");
  out.string(edition.in_force == InForce::yes ? "yes" : "no");
  out.key("issued").value(record.issued);
  out.key("kind").string(to_string(record.kind));
  write_instant(out, "next_update", edition.next_update);
  if (!record.reason.empty()) out.key("reason").string(record.reason);
  out.key("received").value(record.received);
  out.key("sequence").integer(record.sequence);
  out.key("signers").begin_array();
  for (const Digest& signer : record.signers) out.value(signer);
  out.end_array().key("state").string(to_string(record.state));
  out.key("territory").string(record.territory);
  out.end_object();
}

void write(CanonicalWriter& out, const CrlRecord& crl) {
  out.begin_object();
  out.key("digest").value(crl.digest);
  out.key("entries").integer(crl.entries);
  out.key("issuer").string(crl.issuer_name);
  write_instant(out, "next_update", crl.next_update);
  if (!crl.number.empty()) out.key("number").string(crl.number);
  out.key("received").value(crl.received);
  out.key("this_update").value(crl.this_update);
  out.end_object();
}

void write(CanonicalWriter& out, const Pin& pin) {
  out.begin_object();
  out.key("added").value(pin.added);
  out.key("certificate_sha256").value(pin.fingerprint);
  out.key("territory").string(pin.territory);
  out.end_object();
}

void write(CanonicalWriter& out, const Explained& explained) {
  const policy_mapping::Recognition& entry = explained.recognition;
  out.begin_object();
  out.key("ca_pairs").begin_array();
  for (const auto& pair : entry.ca_pairs) write_pair(out, pair);
  out.end_array().key("counts_as").begin_array();
  for (const auto& policy : entry.counts_as.policies) out.value(policy.oid().view());
  out.end_array().key("differing").begin_array();
  for (const auto field : explained.differing) out.string(to_string(field));
  out.end_array().key("from");
  write_bound(out, entry.period.from);
  out.key("id").string(entry.id);
  out.key("in_period").string(name_of(explained.in_period));
  out.key("issuing").string(entry.issuing);
  out.key("kind").string(to_string(entry.kind));
  out.key("publication").string(to_string(explained.publication));
  out.key("relying").string(entry.relying);
  if (explained.status) out.key("status").string(to_string(*explained.status));
  out.key("to");
  write_bound(out, entry.period.to);
  out.end_object();
}

}  // namespace baytrust::service
