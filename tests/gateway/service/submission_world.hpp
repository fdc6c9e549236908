// A gateway with partners: Hong Kong and Macao publish, Guangdong looks on; each has a partner with
// a content key, and persons who approve. Editions are in force from kNoon, envelopes are made as a
// sound partner makes them, and anything in them can be replaced before they are signed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gateway/service/edition_history.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/service/submission_envelope.hpp"
#include "gateway/service/submissions.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::test {

inline constexpr std::string_view kGateway = "gateway.example";

struct Partner {
  std::string territory;
  service::Caller caller;
  x509::Certificate content;
  crypto::PrivateKey key;
};

class SubmissionWorld {
 public:
  explicit SubmissionWorld(service::StoreOpener& opener, const std::string& place = "store")
      : store(must(opener.create(place, {small.hk.pin(), small.mo.pin(), guangdong.pin()}))) {
    config = service::built_in_config();
    config.service.audience = kGateway;
    for (const char* name : {"hk-ana", "hk-bao", "hk-chan"}) approver(name, "HK");
    for (const char* name : {"mo-duarte", "mo-elsa", "mo-fong"}) approver(name, "MO");
    approver("gd-gao", "CN-GD");
  }
  // Lists of Hong Kong and Macao, registers of both, all number 1.
  void begin() {
    import(service::DocumentKind::trust_list, small.hk_list());
    import(service::DocumentKind::trust_list, small.mo_list());
    import(service::DocumentKind::mapping_register, small.mo_register());
    import(service::DocumentKind::mapping_register, small.hk_register());
  }
  void import(service::DocumentKind kind, const SharedBytes& file, Instant at = kNoon) {
    const auto answer =
        must(import_edition(store->editions(), config, verifier,
                            {.kind = kind, .file = file, .submitted_for = "", .now = at}));
    if (answer.outcome != decision::Acceptance::Outcome::accepted) std::abort();
  }

  // The partner of a territory, registered when it is first asked for.
  const Partner& partner(const std::string& territory) {
    const auto found = partners_.find(territory);
    if (found != partners_.end()) return found->second;
    const std::string account = (territory == "CN-GD" ? "gd" : to_lower(territory)) + "-partner";
    add_account(account, {{service::Role::publisher, territory}});
    auto key = fresh_key();
    auto certificate = root_.issue({.subject = "CN=Content " + territory, .key = key});
    add_content(account, certificate);
    Partner made{territory, caller(account), std::move(certificate), std::move(key)};
    return partners_.emplace(territory, std::move(made)).first->second;
  }
  void add_account(const std::string& name, std::vector<service::Grant> grants) {
    must_do(store->accounts().add(
        {.name = name, .grants = std::move(grants), .added = kNoon - kDay, .ended = {}}));
  }
  void add_content(const std::string& account, const x509::Certificate& certificate) {
    must_do(store->accounts().add({.kind = service::CredentialKind::content_certificate,
                                   .fingerprint = certificate->fingerprint,
                                   .account = account,
                                   .certificate = to_bytes(certificate->der),
                                   .added = kNoon - kDay,
                                   .expires = {},
                                   .revoked = {}}));
  }
  service::Caller caller(const std::string& account) {
    const auto found = must(store->accounts().find(account));
    return {account, found ? found->grants : std::vector<service::Grant>{}};
  }

  service::Submissions submissions() { return {*store, config, verifier}; }

  // As the partner of `territory` would write it now, about this document.
  service::Envelope envelope(const std::string& territory, service::DocumentKind kind,
                             std::uint64_t sequence, const SharedBytes& document) {
    service::Envelope made;
    made.jurisdiction = territory;
    made.document_kind = kind;
    made.document_id = territory + "-document";
    made.sequence = sequence;
    const auto history = must(service::EditionHistory::read(store->editions(), kind, territory));
    if (const auto* current = history.in_force(now)) made.prev_digest = current->digest;
    made.digest = crypto::sha256(*document);
    made.not_before = now;
    made.expires = now + kHour;
    made.activate_at = now + kDay;
    made.aud = kGateway;
    made.submission_id = "submission-" + std::to_string(1000000 + ++count_);
    return made;
  }
  service::SubmissionRequest signed_by(const Partner& from, const service::Envelope& envelope,
                                       SharedBytes document) {
    return {.envelope = share(must(make_envelope(envelope, from.content, from.key))),
            .document = std::move(document),
            .caller = from.caller,
            .tls_certificate = std::nullopt,
            .now = now};
  }
  Result<service::Submission> send(const service::Envelope& envelope, SharedBytes document) {
    return submissions().receive(
        signed_by(partner(envelope.jurisdiction), envelope, std::move(document)));
  }
  // Received and worked on; where it came to a stop.
  service::Submission push(const std::string& territory, service::DocumentKind kind,
                           std::uint64_t sequence, const SharedBytes& document) {
    const auto received = must(send(envelope(territory, kind, sequence, document), document));
    must(submissions().work(now));
    return must(submissions().find(received.id));
  }
  service::Submission push_list(const trustlists::TrustList& list) {
    const auto& publisher = list.scheme.territory == "HK" ? small.hk : small.mo;
    return push(list.scheme.territory, service::DocumentKind::trust_list,
                static_cast<std::uint64_t>(list.scheme.sequence_number), publisher.sign(list));
  }
  service::Submission push_register(const policy_mapping::Register& content) {
    const auto& publisher = content.publisher == "HK" ? small.hk : small.mo;
    return push(content.publisher, service::DocumentKind::mapping_register,
                static_cast<std::uint64_t>(content.sequence_number), publisher.sign(content));
  }
  void approve(const std::string& id, const std::vector<std::string>& names) {
    for (const auto& name : names) must(submissions().approve(id, caller(name), now));
  }
  // Approved by two, at its instant: in force.
  service::Submission activate(const service::Submission& staged,
                               const std::vector<std::string>& names) {
    approve(staged.id, names);
    must(submissions().work(now));
    now = std::max(now, *staged.activate_at);
    must(submissions().work(now));
    return must(submissions().find(staged.id));
  }

  trustlists::TrustList hk_list(std::int64_t sequence, std::size_t cas = 3) const {
    auto kept = small.cas();
    kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(cas));
    return list_of({.sequence = sequence, .cas = kept});
  }
  std::vector<service::Event> events() { return must(store->events().after(0, 1000)); }
  std::vector<std::string> event_kinds() {
    std::vector<std::string> out;
    for (const auto& event : events()) out.emplace_back(to_string(event.event.kind));
    return out;
  }
  std::uint64_t in_force(service::DocumentKind kind, const std::string& territory, Instant at) {
    const auto history = must(service::EditionHistory::read(store->editions(), kind, territory));
    const auto* current = history.in_force(at);
    return current == nullptr ? 0 : current->sequence;
  }

  SmallWorld small;
  Publisher guangdong{"CN-GD"};
  std::unique_ptr<service::Store> store;
  service::Config config;
  crypto::Verifier verifier;
  Instant now = kNoon + kHour;

 private:
  static void must_do(const Result<void>& done) {
    if (done) return;
    std::cerr << describe(done.error()) << std::endl;
    std::abort();
  }
  static std::string to_lower(std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return text;
  }
  void approver(const std::string& name, const std::string& territory) {
    add_account(name, {{service::Role::approver, territory}});
  }

  Authority root_ = make_authority("Partners' CA");
  std::map<std::string, Partner> partners_;
  int count_ = 0;
};

}  // namespace baytrust::test
