#include "policy-mapping/write.hpp"

#include "policy-mapping/codes.hpp"
#include "policy-mapping/keywords.hpp"
#include "policy-mapping/recognition_xml.hpp"

namespace baytrust::policy_mapping {
namespace {

using xml::ElementBuilder;

ElementBuilder bound_element(std::string_view name, const Bound& bound) {
  ElementBuilder element(reg(name));
  element.set("kind", xml::keyword_of(bound.kind, kBoundKinds));
  if (bound.kind == Bound::Kind::at) element.set("at", to_string(bound.instant));
  if (!bound.source.empty()) element.set("source", bound.source);
  if (bound.reviewed) {
    element.add(ElementBuilder(reg("ReviewedBound"))
                    .set("at", to_string(bound.reviewed->bound))
                    .set("by", bound.reviewed->by)
                    .set("reviewedAt", to_string(bound.reviewed->reviewed_at)));
  }
  return element;
}

void add_interval(ElementBuilder& parent, const Interval& interval) {
  parent.add(bound_element("From", interval.from)).add(bound_element("To", interval.to));
}

ElementBuilder status_element(const StatusChange& change) {
  ElementBuilder element(reg("Status"));
  element.set("value", to_string(change.status))
      .set("effectiveFrom", to_string(change.effective_from))
      .set("reason", to_string(change.reason));
  add_texts(element, "Note", change.note);
  return element;
}

ElementBuilder evidence_element(const Evidence& evidence) {
  ElementBuilder element(reg("Evidence"));
  element.set("uri", evidence.uri);
  if (evidence.sha256) element.set("sha256", to_hex(*evidence.sha256));
  add_texts(element, "Title", evidence.title);
  return element;
}

ElementBuilder review_element(const Review& review) {
  ElementBuilder element(reg("Reviewed"));
  element.set("by", review.by).set("at", to_string(review.at));
  if (review.next) element.set("next", to_string(*review.next));
  return element;
}

ElementBuilder pair_element(const CaPair& pair) {
  ElementBuilder element(reg("CaPair"));
  element.set("root", to_hex(pair.root_sha256)).set("issuer", to_hex(pair.issuer_sha256));
  add_interval(element, pair.period);
  return element;
}

ElementBuilder type_element(const TypeRule& rule) {
  ElementBuilder element(reg("CertificateType"));
  element.set("where", xml::keyword_of(rule.where, kPlaces)).set("oid", to_string(rule.oid));
  for (const std::string& value : rule.values) element.add(reg("Value"), value);
  return element;
}

ElementBuilder family_element(const PolicyFamily& family) {
  ElementBuilder element(reg("PolicyFamily"));
  element.set("prefix", to_string(family.prefix))
      .set("versionNodes", std::to_string(family.version_nodes));
  if (family.min_release) element.set("minRelease", to_string(*family.min_release));
  if (family.max_release) element.set("maxRelease", to_string(*family.max_release));
  for (const Release& release : family.pinned) element.add(reg("Only"), to_string(release));
  return element;
}

ElementBuilder requirements_element(const Requirements& r) {
  ElementBuilder element(reg("Requires"));
  ElementBuilder usage(reg("KeyUsage"));
  usage.set("absent", xml::keyword_of(r.absent_key_usage, kAbsent));
  for (const auto bit : r.key_usage_all) {
    usage.add(reg("All"), xml::keyword_of(bit, kKeyUsageBits));
  }
  for (const auto bit : r.key_usage_any) {
    usage.add(reg("Any"), xml::keyword_of(bit, kKeyUsageBits));
  }
  element.add(std::move(usage));
  for (const KeyRule& rule : r.keys) {
    ElementBuilder key(reg("Key"));
    key.set("kind", xml::keyword_of(rule.kind, kKeyKinds));
    if (rule.curve != crypto::Curve::none) key.set("curve", xml::keyword_of(rule.curve, kCurves));
    if (rule.min_bits > 0) key.set("minBits", std::to_string(rule.min_bits));
    element.add(std::move(key));
  }
  for (const auto hash : r.hashes) element.add(reg("Hash"), xml::keyword_of(hash, kHashes));
  for (const auto holder : r.holders) element.add(reg("Holder"), to_string(holder));
  for (const Oid& oid : r.extended_key_usage) {
    element.add(reg("ExtendedKeyUsage"), to_string(oid));
  }
  for (const auto custody : r.custody) element.add(reg("Custody"), to_string(custody));
  if (r.max_revocation_age_seconds) {
    element.add(ElementBuilder(reg("RevocationFreshness"))
                    .set("maxSeconds", std::to_string(*r.max_revocation_age_seconds)));
  }
  return element;
}

ElementBuilder counts_as_element(const CountsAs& counts) {
  ElementBuilder element(reg("CountsAs"));
  for (const RelyingPolicy& policy : counts.policies) {
    element.add(reg("Policy"), to_string(policy.oid()));
  }
  if (!counts.relying_level.empty()) element.add(reg("RelyingLevel"), counts.relying_level);
  if (!counts.issuing_level.empty()) element.add(reg("IssuingLevel"), counts.issuing_level);
  for (const std::string& purpose : counts.purposes) element.add(reg("Purpose"), purpose);
  if (counts.reliance_limit) {
    element.add(ElementBuilder(reg("RelianceLimit"))
                    .set("currency", counts.reliance_limit->currency)
                    .set("amount", std::to_string(counts.reliance_limit->amount)));
  }
  return element;
}

ElementBuilder constraints_element(const Constraints& constraints) {
  ElementBuilder element(reg("Constraints"));
  for (const std::string& text : constraints.permitted()) element.add(reg("Permitted"), text);
  for (const std::string& text : constraints.excluded()) element.add(reg("Excluded"), text);
  return element;
}

// What a reader will make of the octets is what was meant, or nothing is written.
Result<void> check_written(ByteView document, const Register& meant) {
  const auto tree = xml::read_unsigned(document);
  if (!tree) return tree.error();
  const auto content = tree->root().child(kRegisterShape.content);
  if (!content) return Error(kModel, "register", {{"part", "register"}});
  const auto read = parse(*content);
  if (!read) return read.error();
  if (*read == meant) return {};
  for (std::size_t i = 0; i < read->recognitions.size() && i < meant.recognitions.size(); ++i) {
    if (read->recognitions[i] == meant.recognitions[i]) continue;
    return Error(kModel, "register", {{"part", "entry " + meant.recognitions[i].id}});
  }
  return Error(kModel, "register", {{"part", "register"}});
}

}  // namespace

void add_texts(ElementBuilder& parent, std::string_view name, const xml::Texts& texts) {
  for (const xml::LocalText& text : texts) {
    parent.add(
        ElementBuilder(reg(name)).set({xml::kXmlNamespace, "lang"}, text.lang).text(text.text));
  }
}

ElementBuilder recognition_element(const Recognition& r) {
  ElementBuilder element(reg("Recognition"));
  element.set("key", r.id)
      .set("kind", to_string(r.kind))
      .set("relying", r.relying)
      .set("issuing", r.issuing);
  for (const StatusChange& change : r.status) element.add(status_element(change));
  add_texts(element, "LegalBasis", r.legal_basis);
  for (const Evidence& evidence : r.evidence) element.add(evidence_element(evidence));
  if (r.reviewed) element.add(review_element(*r.reviewed));
  ElementBuilder period(reg("Period"));
  add_interval(period, r.period);
  element.add(std::move(period));
  for (const CaPair& pair : r.ca_pairs) element.add(pair_element(pair));
  if (r.certificate_type) element.add(type_element(*r.certificate_type));
  element.add(family_element(r.policy_family));
  if (r.required != Requirements()) element.add(requirements_element(r.required));
  element.add(counts_as_element(r.counts_as));
  if (r.constraints != Constraints()) element.add(constraints_element(r.constraints));
  return element;
}

namespace {

Result<Bytes> document_of(const Register& r) {
  ElementBuilder publisher(reg("Publisher"));
  publisher.set("jurisdiction", r.publisher);
  add_texts(publisher, "Name", r.publisher_name);
  ElementBuilder content(kRegisterShape.content);
  content.set("Id", kRegisterShape.id)
      .add(std::move(publisher))
      .add(reg("SequenceNumber"), std::to_string(r.sequence_number))
      .add(reg("IssueDateTime"), to_string(r.issued))
      .add(reg("NextUpdate"), to_string(r.next_update));
  if (r.next_signer) {
    content.add(ElementBuilder(reg("NextSigner"))
                    .set("sha256", to_hex(r.next_signer->certificate_sha256))
                    .set("from", to_string(r.next_signer->from)));
  }
  for (const Recognition& recognition : r.recognitions) {
    content.add(recognition_element(recognition));
  }
  ElementBuilder root(kRegisterShape.root);
  root.add(std::move(content));
  return root.write({.prefixes = {{"", kRegisterNamespace}}, .layout = xml::Layout::indented});
}

}  // namespace

Result<Bytes> write(const Register& r) {
  auto document = document_of(r);
  if (!document) return document;
  if (auto good = check_written(*document, r); !good) return good.error();
  return document;
}

Result<Bytes> write_draft(const Register& draft) { return document_of(draft); }

}  // namespace baytrust::policy_mapping
