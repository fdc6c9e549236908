#include "gateway/decision/decision.hpp"

#include <algorithm>
#include <boost/container/small_vector.hpp>

#include "gateway/decision/canonical.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::decision {
namespace {

using policy_mapping::kLegCount;
using policy_mapping::Leg;

void write(CanonicalWriter& out, const std::vector<Digest>& digests) {
  out.begin_array();
  for (const Digest& digest : digests) out.value(digest);
  out.end_array();
}

// A name stands for one placeholder of the text: of two facts of one name the first counts.
void write(CanonicalWriter& out, const Facts& facts) {
  boost::container::small_vector<const Fact*, 8> sorted;
  for (const Fact& fact : facts) sorted.push_back(&fact);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Fact* a, const Fact* b) { return a->name < b->name; });
  const auto same = [](const Fact* a, const Fact* b) { return a->name == b->name; };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  out.begin_object();
  for (const Fact* fact : sorted) out.key(fact->name).string(fact->value);
  out.end_object();
}

void write(CanonicalWriter& out, const Finding& finding, std::string_view counts_for) {
  out.begin_object().key("clause").string(finding.code().clause);
  out.key("code").string(finding.code().id);
  if (!counts_for.empty()) out.key("counts_for").string(counts_for);
  out.key("effect").string(to_string(finding.effect()));
  out.key("facts");
  write(out, finding.facts());
  out.key("subject").string(to_string(finding.subject())).end_object();
}

void write(CanonicalWriter& out, const Findings& findings, std::string_view counts_for) {
  for (const Finding& finding : findings) write(out, finding, counts_for);
}

void write(CanonicalWriter& out, const Findings& findings) {
  out.begin_array();
  write(out, findings, {});
  out.end_array();
}

void write(CanonicalWriter& out, const LegResults& legs) {
  out.begin_array();
  for (std::size_t i = 0; i < kLegCount; ++i) {
    out.begin_object().key("leg").string(to_string(static_cast<Leg>(i)));
    out.key("result").string(to_string(legs[i])).end_object();
  }
  out.end_array();
}

void write(CanonicalWriter& out, const CandidateTried& candidate) {
  out.begin_object().key("findings");
  write(out, candidate.findings);
  out.key("home").string(to_string(candidate.home));
  if (!candidate.issuing.empty()) out.key("issuing").string(candidate.issuing);
  out.key("lost_by").string(to_string(candidate.why));
  out.key("path");
  write(out, candidate.path);
  out.key("recognition").string(to_string(candidate.recognition)).end_object();
}

void write(CanonicalWriter& out, const CertificateTypeUsed& type) {
  out.begin_object().key("custody").string(type.custody);
  out.key("holder").string(type.holder).key("id").string(type.id);
  out.key("uses").begin_array();
  for (const std::string& use : type.uses) out.string(use);
  out.end_array().end_object();
}

void write(CanonicalWriter& out, const DocumentUsed& document) {
  out.begin_object().key("age").integer(document.age.seconds);
  out.key("digest").value(document.digest);
  out.key("fresh_until").value(document.age.fresh_until);
  out.key("grace").integer(document.grace);
  out.key("kind").string(to_string(document.kind));
  out.key("role").string(to_string(document.role));
  out.key("sequence").integer(document.sequence);
  out.key("state").string(to_string(document.age.state));
  out.key("stop_from").value(document.age.stop_from);
  out.key("territory").string(document.territory).end_object();
}

void write(CanonicalWriter& out, const PolicyTrail& policy) {
  out.begin_object().key("edges").begin_array();
  for (const PolicyEdge& edge : policy.edges) {
    const bool certificate = edge.origin == PolicyEdge::Origin::certificate;
    out.begin_object().key("from").value(edge.from.view());
    out.key("origin").string(certificate ? "certificate" : "register");
    out.key("reference").string(edge.reference);
    out.key("to").value(edge.to.view()).end_object();
  }
  out.end_array().key("expanded").begin_array();
  for (const auto& policy_found : policy.expanded) out.value(policy_found.oid().view());
  out.end_array().end_object();
}

void write(CanonicalWriter& out, const RecognitionTried& tried) {
  out.begin_object().key("differing").begin_array();
  for (const policy_mapping::Field field : tried.differing) out.string(to_string(field));
  out.end_array().key("dual_publication").string(to_string(tried.publication));
  out.key("findings");
  write(out, tried.findings);
  out.key("id").string(tried.id).key("legs");
  write(out, tried.legs);
  out.key("result").string(to_string(tried.result));
  const bool selected = tried.selected == RecognitionTried::Selected::yes;
  out.key("selected").string(selected ? "yes" : "no").end_object();
}

// What the file says of the signature; the claimed time is shown and decides nothing.
void write(CanonicalWriter& out, const SignatureAsked& asked) {
  const signature::SignatureFacts& facts = asked.facts;
  out.begin_object();
  if (facts.claimed_signing_time) out.key("claimed_time").value(*facts.claimed_signing_time);
  out.key("content").string(to_string(facts.content)).key("content_digests").begin_array();
  for (const signature::ContentDigestValue& digest : facts.content_digests) {
    out.begin_object().key("algorithm").string(to_string(digest.hash));
    out.key("value").string(to_hex(digest.value)).end_object();
  }
  out.end_array();
  if (!facts.content_type.view().empty()) out.key("content_type").value(facts.content_type.view());
  out.key("files");
  write(out, asked.files);
  out.key("format")
      .string(to_string(facts.format))
      .key("index")
      .integer(std::uint64_t{facts.index});
  out.key("integrity").string(to_string(facts.integrity));
  if (facts.policy) {
    out.key("policy").string(facts.policy->implied ? "implied" : to_string(facts.policy->id));
  }
  out.key("signer").string(to_string(facts.signer_name));
  out.key("signer_bound").string(facts.signer_bound ? "yes" : "no");
  out.key("value").value(crypto::sha256(facts.signature_value)).end_object();
}

void write(CanonicalWriter& out, const Request& request) {
  out.begin_object();
  if (request.amount) {
    out.key("amount").begin_object().key("amount").integer(request.amount->amount);
    out.key("currency").string(request.amount->currency).end_object();
  }
  if (request.certificate) out.key("certificate").value((*request.certificate)->fingerprint);
  if (!request.format.empty()) out.key("format").string(request.format);
  out.key("kind").string(to_string(request.kind));
  if (!request.purpose.empty()) out.key("purpose").string(request.purpose);
  if (request.signature != nullptr) {
    out.key("signature");
    write(out, *request.signature);
  }
  if (request.tsa_policy) out.key("tsa_policy").value(request.tsa_policy->view());
  out.end_object();
}

void write(CanonicalWriter& out, const TimestampAsked& asked, const TimestampJudged& stamp) {
  out.begin_object().key("accepted").string(to_string(stamp.accepted)).key("findings");
  write(out, stamp.findings);
  out.key("home").string(to_string(stamp.home));
  out.key("integrity").string(to_string(asked.integrity));
  if (!stamp.issuing.empty()) out.key("issuing").string(stamp.issuing);
  out.key("kind").string(to_string(asked.kind)).key("path").begin_array();
  for (const auto& certificate : stamp.path) out.value(certificate->fingerprint);
  out.end_array();
  if (!asked.policy.view().empty()) out.key("policy").value(asked.policy.view());
  out.key("recognition").string(to_string(stamp.recognition));
  if (asked.time) out.key("time").value(*asked.time);
  out.key("token").value(asked.token).end_object();
}

void write(CanonicalWriter& out, const RevocationUsed& revocation) {
  out.begin_object().key("certificate").value(revocation.certificate).key("crls");
  write(out, revocation.crls);
  if (!revocation.ocsp.empty()) {
    out.key("ocsp");
    write(out, revocation.ocsp);
  }
  if (!revocation.reason.empty()) out.key("reason").string(revocation.reason);
  if (revocation.revocation_date) out.key("revocation_date").value(*revocation.revocation_date);
  out.key("state").string(to_string(revocation.state)).end_object();
}

template <class T>
void write_array(CanonicalWriter& out, const std::vector<T>& values) {
  out.begin_array();
  for (const T& value : values) write(out, value);
  out.end_array();
}

// "accepted" to "issuing".
void write_first_half(CanonicalWriter& out, const Decision& decision) {
  out.key("accepted").string(to_string(decision.verdict.accepted));
  out.key("accepted_as").begin_array();
  for (const RelyingPolicy& policy : decision.accepted_as) out.value(policy.oid().view());
  out.end_array();
  if (decision.request.kind == RequestKind::signature) out.key("asked_at").value(decision.asked_at);
  out.key("assurance").begin_object().key("mapped").string(decision.assurance.mapped);
  out.key("native").string(decision.assurance.native);
  out.key("rule").string(decision.assurance.rule).end_object();
  out.key("at").value(decision.at).key("candidates");
  write_array(out, decision.candidates);
  out.key("candidates_not_reported").integer(decision.candidates_not_reported);
  if (decision.certificate_type) {
    out.key("certificate_type");
    write(out, *decision.certificate_type);
  }
  out.key("documents");
  write_array(out, decision.documents);
  if (decision.dual_publication) {
    out.key("dual_publication").string(to_string(*decision.dual_publication));
  }
  out.key("findings").begin_array();
  write(out, decision.home_findings, "home");
  write(out, decision.recognition_findings, "recognition");
  write(out, decision.profile_findings, "profile");
  out.end_array().key("home").string(to_string(decision.home));
  out.key("indication").string(to_string(decision.verdict.indication, decision.request.kind));
  out.key("inputs");
  write(out, decision.inputs);
  if (!decision.issuing.empty()) out.key("issuing").string(decision.issuing);
}

// "known_at" to "time_basis".
void write_second_half(CanonicalWriter& out, const Decision& decision) {
  out.key("known_at").value(decision.known_at);
  if (decision.legs) {
    out.key("legs");
    write(out, *decision.legs);
  }
  out.key("outcome").string(to_string(decision.verdict.outcome)).key("path").begin_array();
  for (const auto& certificate : decision.path) out.value(certificate->fingerprint);
  out.end_array().key("policy");
  write(out, decision.policy);
  out.key("profile").begin_object().key("digest").value(decision.profile_digest);
  out.key("name").string(decision.profile);
  out.key("result").string(to_string(decision.profile_result)).end_object();
  out.key("recognition").string(to_string(decision.recognition)).key("recognitions");
  write_array(out, decision.recognitions);
  out.key("relying").string(decision.relying).key("request");
  write(out, decision.request);
  out.key("revocation");
  write_array(out, decision.revocation);
  out.key("snapshot").value(decision.snapshot);
  out.key("sub_indication").string(to_string(decision.verdict.sub_indication));
  out.key("time_basis").string(to_string(decision.time_basis));
  if (decision.request.kind == RequestKind::signature) {
    out.key("timestamps").begin_array();
    for (std::size_t i = 0; i < decision.timestamps.size(); ++i) {
      write(out, decision.request.signature->timestamps[i], decision.timestamps[i]);
    }
    out.end_array();
  }
}

}  // namespace

std::string_view to_string(WhyLost why) {
  switch (why) {
    case WhyLost::home:
      return "home";
    case WhyLost::recognition:
      return "recognition";
    case WhyLost::longer:
      return "longer";
    case WhyLost::fingerprints:
      break;
  }
  return "fingerprints";
}

Findings all_findings(const Decision& decision) {
  Findings all = decision.home_findings;
  const auto add = [&](const Findings& more) { all.insert(all.end(), more.begin(), more.end()); };
  add(decision.recognition_findings);
  add(decision.profile_findings);
  return all;
}

std::string canonical(const Decision& decision) {
  constexpr std::size_t kUsualSize = 12U << 10;  // of a recognised certificate's
  CanonicalWriter out(kUsualSize);
  out.begin_object();
  write_first_half(out, decision);
  write_second_half(out, decision);
  out.end_object();
  return out.take();
}

Digest digest(const Decision& decision) { return crypto::sha256(as_bytes(canonical(decision))); }

}  // namespace baytrust::decision
