#include "gateway/service/kept_verdict.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "gateway/decision/canonical.hpp"
#include "gateway/decision/settings_canonical.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/fetch_codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

namespace json = boost::json;

// In ascending order, as canonical JSON has them.
constexpr std::array<std::string_view, 3> kNoteFacts{"detail", "host", "item"};

std::string fact_of(const Finding& finding, std::string_view name) {
  for (const Fact& fact : finding.facts()) {
    if (fact.name == name) return fact.value;
  }
  return "";
}

// What was noted while gathering is part of the decision, and nobody could find it out again.
void write_notes(decision::CanonicalWriter& out, const Findings& notes) {
  out.key("notes").begin_array();
  for (const Finding& finding : notes) {
    out.begin_object().key("code").string(finding.code().id);
    for (const std::string_view name : kNoteFacts) out.key(name).string(fact_of(finding, name));
    if (finding.subject().kind() == Subject::Kind::path) {
      out.key("path").integer(static_cast<std::int64_t>(finding.subject().index()));
    }
    out.end_object();
  }
  out.end_array();
}

// The facts of the request that are no evidence.
std::string written(const decision::Request& request, const Findings& notes) {
  decision::CanonicalWriter out;
  out.begin_object();
  if (request.amount) {
    out.key("amount").integer(request.amount->amount);
    out.key("currency").string(request.amount->currency);
  }
  if (!notes.empty()) write_notes(out, notes);
  if (!request.purpose.empty()) out.key("purpose").string(request.purpose);
  out.end_object();
  return out.take();
}

Error altered(const StoredVerdict& verdict) {
  return Error(kStoreAltered, "verdict " + verdict.id, {{"digest", to_hex(verdict.digest)}});
}

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

std::optional<Finding> read_note(const json::value& value) {
  if (!value.is_object()) return std::nullopt;
  const json::object& note = value.get_object();
  const std::string id = text_of(note, "code");
  const auto code = std::ranges::find(kFetchCodes, std::string_view(id), &Code::id);
  if (code == kFetchCodes.end()) return std::nullopt;
  Subject subject(Subject::Kind::request);
  if (const auto* index = note.if_contains("path")) {
    if (!index->is_int64()) return std::nullopt;
    subject = Subject(Subject::Kind::path, static_cast<std::uint32_t>(index->get_int64()));
  }
  return Finding(*code, subject,
                 Facts{{"item", text_of(note, "item")},
                       {"host", text_of(note, "host")},
                       {"detail", text_of(note, "detail")}});
}

Result<void> read_notes(const StoredVerdict& verdict, const json::object& facts, Findings& notes) {
  const auto* kept = facts.if_contains("notes");
  if (kept == nullptr) return {};
  if (!kept->is_array()) return altered(verdict);
  for (const json::value& value : kept->get_array()) {
    auto note = read_note(value);
    if (!note) return altered(verdict);
    notes.push_back(std::move(*note));
  }
  return {};
}

Result<void> read_facts(const StoredVerdict& verdict, CheckRequest& check) {
  decision::Request& request = check.request;
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
  return read_notes(verdict, facts, check.notes);
}

EvidenceItem item(EvidenceKind kind, const Digest& digest, ByteView bytes) {
  return {kind, digest, std::make_shared<const Bytes>(bytes.begin(), bytes.end())};
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
  verdict.request = written(decision.request, answered.request.notes);
  verdict.leans_on = decision.inputs;

  const auto add_certificate = [&](const x509::Certificate& certificate) {
    kept.evidence.push_back(
        item(EvidenceKind::certificate, certificate->fingerprint, certificate->der));
    return certificate->fingerprint;
  };
  verdict.certificate = add_certificate(decision.request.certificate);
  for (const auto& certificate : answered.request.chain) {
    verdict.chain.push_back(add_certificate(certificate));
  }
  for (const auto& crl : answered.request.crls) {
    verdict.crls.push_back(crl->fingerprint);
    kept.evidence.push_back(item(EvidenceKind::crl, crl->fingerprint, crl->der));
  }
  decision::CanonicalWriter profile;
  decision::write_canonical(profile, answered.request.profile);
  const std::string text = profile.take();
  kept.evidence.push_back(item(EvidenceKind::profile, decision.profile_digest, as_bytes(text)));
  return kept;
}

Result<ReopenedCheck> reopen(const StoredVerdict& verdict, VerdictStore& store,
                             const Config& config) {
  auto profile = find_profile(config, verdict.profile, verdict.relying);
  if (!profile) return profile.error();
  const auto target = evidence(store, verdict, verdict.certificate);
  if (!target) return target.error();
  auto certificate = x509::Certificate::parse(*target);
  if (!certificate) return certificate.error();
  ReopenedCheck reopened{.request = {.request = {.certificate = std::move(*certificate)},
                                     .chain = {},
                                     .crls = {},
                                     .profile = std::move(*profile),
                                     .at = verdict.at,
                                     .known_at = verdict.known_at},
                         .profile_then = ReopenedCheck::ProfileThen::same};
  CheckRequest& request = reopened.request;
  if (auto read = read_facts(verdict, request); !read) return read.error();
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
  if (profile_digest(request.profile) != verdict.profile_digest) {
    reopened.profile_then = ReopenedCheck::ProfileThen::changed;
  }
  return reopened;
}

}  // namespace baytrust::service
