#include "gateway/service/kept_verdict.hpp"

#include <boost/json.hpp>

#include "gateway/decision/canonical.hpp"
#include "gateway/service/codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

namespace json = boost::json;

// The facts of the request that are no evidence.
std::string written(const decision::Request& request) {
  decision::CanonicalWriter out;
  out.begin_object();
  if (request.amount) {
    out.key("amount").integer(request.amount->amount);
    out.key("currency").string(request.amount->currency);
  }
  if (!request.purpose.empty()) out.key("purpose").string(request.purpose);
  out.end_object();
  return out.take();
}

Error altered(const StoredVerdict& verdict) {
  return Error(kStoreAltered, "verdict " + verdict.id, {{"digest", to_hex(verdict.digest)}});
}

Result<void> read_facts(const StoredVerdict& verdict, decision::Request& request) {
  boost::system::error_code failed;
  const json::value value = json::parse(verdict.request, failed);
  if (failed || !value.is_object()) return altered(verdict);
  const json::object& facts = value.get_object();
  if (const auto* amount = facts.if_contains("amount")) {
    const auto* currency = facts.if_contains("currency");
    if (!amount->is_int64() || currency == nullptr || !currency->is_string()) {
      return altered(verdict);
    }
    request.amount = decision::Money{amount->get_int64(), std::string(currency->get_string())};
  }
  if (const auto* purpose = facts.if_contains("purpose")) {
    if (!purpose->is_string()) return altered(verdict);
    request.purpose = std::string(purpose->get_string());
  }
  return {};
}

// `bytes` lie in `owner`, and are most often all of it.
EvidenceItem item(EvidenceKind kind, const Digest& digest, const SharedBytes& owner,
                  ByteView bytes) {
  if (owner && owner->size() == bytes.size()) return {kind, digest, owner};
  return {kind, digest, std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
}

EvidenceItem profile_of(const AnsweredCheck& answered) {
  const CheckRequest& request = answered.request;
  return {EvidenceKind::profile, answered.decision.profile_digest,
          request.served != nullptr ? request.served->text()
                                    : share(to_bytes(as_bytes(canonical_text(request.profile))))};
}

// The bytes of a digest: whoever can write the store could give others.
Result<SharedBytes> evidence(VerdictStore& store, const StoredVerdict& verdict,
                             const Digest& digest) {
  auto bytes = store.evidence(digest);
  if (!bytes) return bytes.error();
  if (crypto::sha256(**bytes) != digest) return altered(verdict);
  return bytes;
}

}  // namespace

NewVerdict kept_verdict(const AnsweredCheck& answered) {
  const decision::Decision& decision = answered.decision;
  NewVerdict kept;
  StoredVerdict& verdict = kept.verdict;
  verdict.id = answered.record.id;
  verdict.digest = answered.record.digest;
  verdict.decision = answered.record.decision;
  verdict.caller = answered.caller;
  verdict.request_id = answered.record.request_id;
  verdict.made = answered.made;
  verdict.relying = decision.relying;
  verdict.issuing = decision.issuing;
  verdict.profile = decision.profile;
  verdict.profile_digest = decision.profile_digest;
  verdict.outcome = to_string(decision.verdict.outcome);
  verdict.accepted = to_string(decision.verdict.accepted);
  verdict.at = decision.at;
  verdict.known_at = decision.known_at;
  verdict.request = written(decision.request);
  verdict.leans_on = decision.inputs;

  const auto add_certificate = [&](const x509::Certificate& certificate) {
    kept.evidence.push_back(item(EvidenceKind::certificate, certificate->fingerprint,
                                 certificate->owner, certificate->der));
    return certificate->fingerprint;
  };
  verdict.certificate = add_certificate(decision.request.certificate);
  for (const auto& certificate : answered.request.chain) {
    verdict.chain.push_back(add_certificate(certificate));
  }
  for (const auto& crl : answered.request.crls) {
    verdict.crls.push_back(crl->fingerprint);
    kept.evidence.push_back(item(EvidenceKind::crl, crl->fingerprint, crl->owner, crl->der));
  }
  kept.evidence.push_back(profile_of(answered));
  return kept;
}

namespace {

// The request as it was, but for its profile.
Result<CheckRequest> request_of(const StoredVerdict& verdict, VerdictStore& store) {
  const auto target = evidence(store, verdict, verdict.certificate);
  if (!target) return target.error();
  auto certificate = x509::Certificate::parse(*target);
  if (!certificate) return certificate.error();
  CheckRequest request{.request = {.certificate = std::move(*certificate)},
                       .chain = {},
                       .crls = {},
                       .profile = {},
                       .at = verdict.at,
                       .known_at = verdict.known_at};
  if (auto read = read_facts(verdict, request.request); !read) return read.error();
  for (const Digest& digest : verdict.chain) {
    const auto bytes = evidence(store, verdict, digest);
    if (!bytes) return bytes.error();
    auto parsed = x509::Certificate::parse(*bytes);
    if (!parsed) return parsed.error();
    request.chain.push_back(std::move(*parsed));
  }
  for (const Digest& digest : verdict.crls) {
    const auto bytes = evidence(store, verdict, digest);
    if (!bytes) return bytes.error();
    auto parsed = x509::Crl::parse(*bytes);
    if (!parsed) return parsed.error();
    request.crls.push_back(std::move(*parsed));
  }
  return request;
}

ReopenedCheck::ProfileThen profile_then(const StoredVerdict& verdict, const Digest& now) {
  using Then = ReopenedCheck::ProfileThen;
  return now == verdict.profile_digest ? Then::same : Then::changed;
}

}  // namespace

Result<ReopenedCheck> reopen(const StoredVerdict& verdict, VerdictStore& store,
                             const Config& config) {
  auto profile = find_profile(config, verdict.profile, verdict.relying);
  if (!profile) return profile.error();
  auto request = request_of(verdict, store);
  if (!request) return request.error();
  request->profile = std::move(*profile);
  const auto then = profile_then(verdict, profile_digest(request->profile));
  return ReopenedCheck{.request = std::move(*request), .profile_then = then};
}

Result<ReopenedCheck> reopen(const StoredVerdict& verdict, VerdictStore& store,
                             const ServedProfile& profile) {
  auto request = request_of(verdict, store);
  if (!request) return request.error();
  request->served = &profile;
  return ReopenedCheck{.request = std::move(*request),
                       .profile_then = profile_then(verdict, profile.digest())};
}

}  // namespace baytrust::service
