// Submissions::receive: from the envelope to `received`, or to the end of what it takes back.
#include <algorithm>

#include "gateway/service/codes.hpp"
#include "gateway/service/edition_history.hpp"
#include "gateway/service/envelope_codes.hpp"
#include "gateway/service/submission_codes.hpp"
#include "gateway/service/submission_envelope.hpp"
#include "gateway/service/submissions.hpp"
#include "gateway/service/trust_events.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::service {
namespace {

bool stands(const Credential& credential, Instant now) {
  return !(credential.revoked && *credential.revoked <= now) &&
         !(credential.expires && *credential.expires <= now);
}

// Whoever may sign envelopes at `now`, with the accounts they belong to.
struct Partners {
  std::vector<ContentSigner> signers;
  std::vector<Account> accounts;  // of the signer at the same index
};

Result<Partners> partners_at(AccountStore& store, Instant now) {
  const auto credentials = store.credentials();
  if (!credentials) return credentials.error();
  Partners partners;
  for (const Credential& credential : *credentials) {
    if (credential.kind != CredentialKind::content_certificate || !stands(credential, now)) {
      continue;
    }
    const auto account = store.find(credential.account);
    if (!account) return account.error();
    if (!*account || ((*account)->ended && *(*account)->ended <= now)) continue;
    const auto publishes = std::ranges::find((*account)->grants, Role::publisher, &Grant::role);
    if (publishes == (*account)->grants.end()) continue;
    auto certificate = x509::Certificate::parse(Bytes(credential.certificate));
    // Who can write the store must not make one certificate pass for another.
    if (!certificate || (*certificate)->fingerprint != credential.fingerprint) continue;
    partners.signers.push_back({std::move(*certificate), publishes->territory});
    partners.accounts.push_back(**account);
  }
  return partners;
}

std::string digest_text(const std::optional<Digest>& digest) {
  return digest ? to_hex(*digest) : std::string("-");
}

// One envelope on its way in.
class Intake {
 public:
  Intake(Store& store, const Config& config, crypto::Verifier& verifier,
         const SubmissionRequest& request)
      : store_(store), config_(config), verifier_(verifier), request_(request) {}

  // Opened, by whom it says, for us, now.
  Result<OpenedEnvelope> open();
  // `document`: what the envelope must speak of.
  Result<void> check(const OpenedEnvelope& opened, const Digest& document) const;
  Result<void> check_order(const Envelope& envelope) const;
  Result<void> check_room(const Envelope& envelope) const;
  Result<void> keep(const Envelope& envelope) const;
  // The open submission that is taken back.
  Result<Submission> taken_back(const Envelope& envelope) const;

 private:
  Result<void> check_bounds() const;
  Result<void> check_separate(const Digest& content_certificate) const;

  Store& store_;
  const Config& config_;
  crypto::Verifier& verifier_;
  const SubmissionRequest& request_;
};

// What is judged later need not be kept if it is larger than anything that could be read.
Result<void> Intake::check_bounds() const {
  const auto limit = static_cast<std::size_t>(config_.service.limits.body);
  if (request_.document->size() <= limit) return {};
  return Error(
      xml::kTooLarge, "document",
      {{"size", std::to_string(request_.document->size())}, {"limit", std::to_string(limit)}});
}

// One certificate for both would let whoever holds a connection's key sign content.
Result<void> Intake::check_separate(const Digest& content_certificate) const {
  const auto registered =
      store_.accounts().find(CredentialKind::tls_certificate, content_certificate);
  if (!registered) return registered.error();
  if (!*registered && request_.tls_certificate != content_certificate) return {};
  return Error(kSubmissionOneCertificate, "envelope",
               {{"fingerprint", to_hex(content_certificate)}});
}

Result<OpenedEnvelope> Intake::open() {
  const auto territories = request_.caller.territories(Role::publisher);
  if (territories.empty()) return require(request_.caller, Role::publisher).error();
  if (auto bounded = check_bounds(); !bounded) return bounded.error();
  const auto partners = partners_at(store_.accounts(), request_.now);
  if (!partners) return partners.error();
  auto opened = open_envelope(*request_.envelope, partners->signers, verifier_);
  if (!opened) return opened;
  const std::string& jurisdiction = opened->envelope.jurisdiction;
  if (auto may = require(request_.caller, Role::publisher, jurisdiction); !may) return may.error();
  const auto known = find_jurisdiction(config_, jurisdiction, "envelope");
  if (!known) return known.error();

  const auto signer = std::ranges::find_if(partners->signers, [&](const ContentSigner& one) {
    return one.certificate->fingerprint == opened->signer_fingerprint();
  });
  const Account& account =
      partners->accounts[static_cast<std::size_t>(signer - partners->signers.begin())];
  // Another partner's content, sent by this one.
  if (account.name != request_.caller.account) {
    return Error(kEnvelopeSignerUnknown, "envelope",
                 {{"signer", opened->signer.certificate->subject.display()}});
  }
  // The caller's grants may be older than the account's: both must say so.
  if (std::ranges::count(account.grants, Grant{Role::publisher, jurisdiction}) != 0) {
    opened->signer.territory = jurisdiction;
  }
  if (auto separate = check_separate(opened->signer_fingerprint()); !separate) {
    return separate.error();
  }
  return opened;
}

Result<void> Intake::check(const OpenedEnvelope& opened, const Digest& document) const {
  const Envelope& envelope = opened.envelope;
  // Kind and sequence are compared when the document is verified, order against what is in force.
  const Findings findings = check_envelope(opened, {.audience = config_.service.audience,
                                                    .now = request_.now,
                                                    .caller_territory = envelope.jurisdiction,
                                                    .document_kind = envelope.document_kind,
                                                    .document_sequence = envelope.sequence,
                                                    .document_digest = document,
                                                    .previous_digest = envelope.prev_digest});
  for (const Finding& finding : findings) {
    if (finding.effect() < Effect::invalid) continue;
    return Error(finding.code(), envelope.submission_id, finding.facts());
  }
  const auto seen = store_.submissions().find(envelope.submission_id);
  if (!seen) return seen.error();
  if (*seen) {
    return Error(kSubmissionReplayed, envelope.submission_id, {{"id", envelope.submission_id}});
  }
  return {};
}

Result<void> Intake::check_order(const Envelope& envelope) const {
  const auto history =
      EditionHistory::read(store_.editions(), envelope.document_kind, envelope.jurisdiction);
  if (!history) return history.error();
  const EditionRecord* current = history->in_force(request_.now);
  std::optional<Digest> expected;
  if (current != nullptr) expected = current->digest;
  if (envelope.prev_digest != expected) {
    return Error(
        kSubmissionOrder, envelope.submission_id,
        {{"expected", digest_text(expected)}, {"found", digest_text(envelope.prev_digest)}});
  }
  const Instant latest = request_.now + kLongestSchedule;
  if (envelope.activate_at <= latest) return {};
  return Error(kScheduleLate, envelope.submission_id,
               {{"asked", to_string(envelope.activate_at)}, {"latest", to_string(latest)}});
}

// Every one of them is judged again and again until it ends.
Result<void> Intake::check_room(const Envelope& envelope) const {
  const auto open = store_.submissions().open_ones();
  if (!open) return open.error();
  const auto of_territory =
      std::ranges::count(*open, envelope.jurisdiction, &Submission::territory);
  if (static_cast<std::size_t>(of_territory) < kMaxOpenSubmissions) return {};
  return Error(kSubmissionTooMany, envelope.submission_id,
               {{"limit", std::to_string(kMaxOpenSubmissions)}});
}

Result<void> Intake::keep(const Envelope& envelope) const {
  NewSubmission added;
  Submission& submission = added.submission;
  submission.id = envelope.submission_id;
  submission.kind = envelope.document_kind;
  submission.territory = envelope.jurisdiction;
  submission.sequence = envelope.sequence;
  submission.submitter = request_.caller.account;
  submission.received = request_.now;
  submission.activate_at = envelope.activate_at;
  submission.steps = {{.state = SubmissionState::received,
                       .by = request_.caller.account,
                       .code = "",
                       .at = request_.now}};
  added.document = {crypto::sha256(*request_.document), request_.document};
  added.envelope = SignedFile{crypto::sha256(*request_.envelope), request_.envelope};
  submission.file = added.document.digest;
  submission.envelope = added.envelope->digest;
  auto kept = store_.submissions().receive(added);
  if (kept || kept.error().code() != kStoreKnown) return kept;
  // Received by another worker a moment ago.
  return Error(kSubmissionReplayed, submission.id, {{"id", submission.id}});
}

Result<Submission> Intake::taken_back(const Envelope& envelope) const {
  const auto open = store_.submissions().open_ones();
  if (!open) return open.error();
  for (const Submission& submission : *open) {
    if (submission.kind == envelope.document_kind &&
        submission.territory == envelope.jurisdiction && submission.sequence == envelope.sequence &&
        submission.file == envelope.digest) {
      return submission;
    }
  }
  return Error(
      kSubmissionUnknown, "envelope",
      {{"id", document_name(envelope.document_kind, envelope.jurisdiction, envelope.sequence)}});
}

}  // namespace

Result<Submission> Submissions::receive(const SubmissionRequest& request) {
  SubmissionRequest given = request;
  if (!given.envelope) given.envelope = std::make_shared<const Bytes>();
  if (!given.document) given.document = std::make_shared<const Bytes>();
  Intake intake(store_, config_, verifier_, given);
  const auto opened = intake.open();
  if (!opened) return opened.error();
  const Envelope& envelope = opened->envelope;
  if (envelope.op == Envelope::Op::publish) {
    const Digest document = crypto::sha256(*given.document);
    if (auto good = intake.check(*opened, document); !good) return good.error();
    if (auto next = intake.check_order(envelope); !next) return next.error();
    if (auto room = intake.check_room(envelope); !room) return room.error();
    if (auto kept = intake.keep(envelope); !kept) return kept.error();
    return find(envelope.submission_id);
  }
  // A document beside the order to take one back would be read by nobody.
  const Digest nothing = crypto::sha256({});
  const Digest document =
      given.document->empty() ? envelope.digest : crypto::sha256(*given.document);
  if (auto good = intake.check(*opened, document); !good) return good.error();
  if (!given.document->empty()) {
    return Error(
        kSubmissionDiffers, envelope.submission_id,
        {{"what", "document"}, {"envelope", to_hex(nothing)}, {"document", to_hex(document)}});
  }
  const auto submission = intake.taken_back(envelope);
  if (!submission) return submission;
  const Withdrawal order{.id = envelope.submission_id, .envelope = crypto::sha256(*given.envelope)};
  return end(submission->id, given.caller, {kSubmissionAborted, order, given.envelope}, given.now);
}

}  // namespace baytrust::service
