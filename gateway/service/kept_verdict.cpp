#include "gateway/service/kept_verdict.hpp"

#include <boost/json.hpp>

#include "gateway/decision/canonical.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/signature_record.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

namespace json = boost::json;

// The facts of the request that are no evidence. signature: the digest of its record, which is.
std::string written(const decision::Request& request, const std::optional<Digest>& signature) {
  decision::CanonicalWriter out;
  out.begin_object();
  if (request.amount) {
    out.key("amount").integer(request.amount->amount);
    out.key("currency").string(request.amount->currency);
  }
  if (!request.purpose.empty()) out.key("purpose").string(request.purpose);
  if (signature) {
    out.key("signature").value(*signature);
    out.key("time_basis").string(to_string(request.time_basis));
  }
  out.end_object();
  return out.take();
}

Error altered(const StoredVerdict& verdict) {
  return Error(kStoreAltered, "verdict " + verdict.id, {{"digest", to_hex(verdict.digest)}});
}

// The digest of the signature's record; empty: a certificate was asked about.
Result<std::optional<Digest>> read_facts(const StoredVerdict& verdict, decision::Request& request) {
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
  const auto* signature = facts.if_contains("signature");
  if (signature == nullptr) return std::optional<Digest>();
  const auto* basis = facts.if_contains("time_basis");
  if (!signature->is_string() || basis == nullptr || !basis->is_string()) return altered(verdict);
  const auto digest = parse_digest(std::string_view(signature->get_string()));
  if (!digest) return altered(verdict);
  if (basis->get_string() == "asserted") request.time_basis = decision::TimeBasis::asserted;
  return digest;
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

// The signature as it was; its certificates are among those of the request.
Result<void> read_signature(const StoredVerdict& verdict, const Digest& record, VerdictStore& store,
                            CheckRequest& request) {
  const auto bytes = evidence(store, verdict, record);
  if (!bytes) return bytes.error();
  const auto by_digest = [&](const Digest& fingerprint) -> std::optional<x509::Certificate> {
    const auto& signer = request.request.certificate;
    if (signer && (*signer)->fingerprint == fingerprint) return signer;
    for (const x509::Certificate& certificate : request.chain) {
      if (certificate->fingerprint == fingerprint) return certificate;
    }
    return std::nullopt;
  };
  auto asked = read_signature_record(as_text(**bytes), by_digest);
  if (!asked) return altered(verdict);
  request.request.kind = decision::RequestKind::signature;
  request.request.format = to_string(asked->facts.format);
  request.request.signature = std::make_shared<const decision::SignatureAsked>(std::move(*asked));
  return {};
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
  verdict.at = decision.asked_at;
  verdict.known_at = decision.known_at;
  std::optional<Digest> signature;
  if (decision.request.signature != nullptr) {
    const std::string facts = write_signature_record(*decision.request.signature);
    signature = crypto::sha256(as_bytes(facts));
    kept.evidence.push_back(
        {EvidenceKind::signature_facts, *signature, share(to_bytes(as_bytes(facts)))});
  }
  verdict.request = written(decision.request, signature);
  verdict.leans_on = decision.inputs;

  const auto add_certificate = [&](const x509::Certificate& certificate) {
    kept.evidence.push_back(item(EvidenceKind::certificate, certificate->fingerprint,
                                 certificate->owner, certificate->der));
    return certificate->fingerprint;
  };
  if (decision.request.certificate) {
    verdict.certificate = add_certificate(*decision.request.certificate);
  }
  for (const auto& certificate : answered.request.chain) {
    verdict.chain.push_back(add_certificate(certificate));
  }
  for (const auto& crl : answered.request.crls) {
    verdict.crls.push_back(crl->fingerprint);
    kept.evidence.push_back(item(EvidenceKind::crl, crl->fingerprint, crl->owner, crl->der));
  }
  for (const auto& response : answered.request.ocsp) {
    verdict.ocsp.push_back(response->fingerprint);
    kept.evidence.push_back(
        item(EvidenceKind::ocsp_response, response->fingerprint, response->owner, response->der));
  }
  kept.evidence.push_back(profile_of(answered));
  return kept;
}

namespace {

// The request as it was, but for its profile.
Result<CheckRequest> request_of(const StoredVerdict& verdict, VerdictStore& store) {
  CheckRequest request{.request = {},
                       .chain = {},
                       .crls = {},
                       .profile = {},
                       .at = verdict.at,
                       .known_at = verdict.known_at};
  const auto signature = read_facts(verdict, request.request);
  if (!signature) return signature.error();
  const bool signer_unknown = signature->has_value() && verdict.certificate == Digest{};
  if (!signer_unknown) {
    const auto target = evidence(store, verdict, verdict.certificate);
    if (!target) return target.error();
    auto certificate = x509::Certificate::parse(*target);
    if (!certificate) return certificate.error();
    request.request.certificate = std::move(*certificate);
  }
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
  for (const Digest& digest : verdict.ocsp) {
    const auto bytes = evidence(store, verdict, digest);
    if (!bytes) return bytes.error();
    auto parsed = x509::OcspResponse::parse(*bytes);
    if (!parsed) return parsed.error();
    request.ocsp.push_back(std::move(*parsed));
  }
  if (*signature) {
    if (auto read = read_signature(verdict, **signature, store, request); !read) {
      return read.error();
    }
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
