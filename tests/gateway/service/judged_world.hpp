// A gateway that has answered: certificates of Hong Kong of several kinds, judged under three
// profiles and kept. Amounts make verdicts distinct; the limit of one profile tells them apart.
#pragma once

#include "gateway/service/crl_records.hpp"
#include "gateway/service/kept_verdict.hpp"
#include "tests/gateway/service/submission_world.hpp"

namespace baytrust::test {

inline constexpr std::int64_t kLimit = 40;  // of profile "mo-limit", in HKD

class JudgedWorld : public SubmissionWorld {
 public:
  explicit JudgedWorld(service::StoreOpener& opener, const std::string& place = "store")
      : SubmissionWorld(opener, place) {
    auto limited = must(service::find_profile(config, "", "MO"));
    limited.name = "mo-limit";
    limited.amount_limits = {{kLimit, "HKD"}};
    config.profiles.push_back(limited);
    import(service::DocumentKind::trust_list, small.hk.sign(hk_list_of(1)));
    import(service::DocumentKind::trust_list, small.mo_list());
    import(service::DocumentKind::mapping_register, small.mo_register());
    import(service::DocumentKind::mapping_register, small.hk_register());
    keep_crl(small.root, {});
    keep_crl(small.ca, {{.serial_number = to_bytes(revoked->serial_number),
                         .revocation_date = kStart + kDay}});
    keep_crl(small.other, {});
  }

  // Both CAs issue the type "personal".
  trustlists::TrustList hk_list_of(std::int64_t sequence) const {
    auto list = list_of({.sequence = sequence, .cas = small.cas()});
    list.providers.front().services.at(1).current.types = {personal_type()};
    return list;
  }
  // One of its services ended at an instant, which the list cannot be issued before.
  trustlists::TrustList without_service(std::int64_t sequence, std::size_t index,
                                        Instant from) const {
    auto list = hk_list_of(sequence);
    list.scheme.list_issue_date_time = std::max(list.scheme.list_issue_date_time, from);
    auto& service = list.providers.front().services.at(index);
    service.history = {service.current};
    service.current.status = trustlists::kDeprecated;
    service.current.status_starting_time = from;
    return list;
  }
  policy_mapping::Register suspended(std::int64_t sequence, Instant from,
                                     policy_mapping::Reason reason) const {
    auto content = small.mo_register_content(sequence);
    content.recognitions.front().status.push_back(
        {policy_mapping::Status::suspended, from, reason, {}});
    return content;
  }
  policy_mapping::Register with_other(std::int64_t sequence) const {
    auto content = small.mo_register_content(sequence);
    content.recognitions.push_back(
        recognition_of("mo-hk-other", small.root.certificate(), small.other.certificate()));
    return content;
  }

  service::LoadedTrust trust(Instant known_at) {
    return must(load_snapshot(*store, config, verifier, known_at));
  }
  service::VerifiedDocument verified(const SharedBytes& file, service::DocumentKind kind) {
    const auto trusted = must(service::trust_of(must(store->editions().pins())));
    auto document = must(service::verify_document(kind, file, trusted.signers, verifier));
    document.header.received = now;
    return document;
  }
  service::CheckRequest request(const x509::Certificate& certificate, const std::string& profile,
                                std::int64_t amount, Instant at) {
    const bool domestic = profile == "built-in:HK";
    service::CheckRequest asked{
        .request = {.certificate = certificate},
        .chain = {},
        .crls = {},
        .profile = must(service::find_profile(config, profile, domestic ? "HK" : "MO")),
        .at = at,
        .known_at = now};
    asked.request.amount = decision::Money{amount, "HKD"};
    return asked;
  }
  // Judged as of `at`, known now, answered to `caller` and kept.
  service::StoredVerdict answer(const service::CheckRequest& asked, const std::string& caller) {
    if (!loaded_ || loaded_at_ != asked.known_at) {
      loaded_ = trust(asked.known_at);
      loaded_at_ = asked.known_at;
    }
    const auto decision = must(check(asked, *loaded_, &store->crls(), verifier));
    const auto record = service::make_record(decision, "request-1", {});
    auto kept = service::kept_verdict(
        {.request = asked, .decision = decision, .record = record, .caller = caller, .made = now});
    if (!store->verdicts().keep(std::span(&kept, 1))) std::abort();
    return kept.verdict;
  }
  service::StoredVerdict answer(const x509::Certificate& certificate, const std::string& profile,
                                std::int64_t amount, Instant at) {
    return answer(request(certificate, profile, amount, at),
                  profile == "built-in:HK" ? "hk-service" : profile + "-service");
  }
  std::vector<service::StoredVerdict> verdicts() {
    return must(store->verdicts().list({.limit = 10000}));
  }

  x509::Certificate by_ca = small.ca.issue(personal());
  x509::Certificate by_other = small.other.issue(personal());
  x509::Certificate no_policy = small.ca.issue({.subject = "C=HK,OU=Personal,CN=No Policy"});
  x509::Certificate revoked = small.ca.issue(personal());

 private:
  static CertificateRequest personal() {
    CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Somebody"};
    request.policies = {std::string(kRelease)};
    return request;
  }
  void keep_crl(const Authority& ca, std::vector<Revoked> entries) {
    must(service::import_crls(
        store->crls(),
        ca.issue_crl({.revoked = std::move(entries), .next_update = kNoon + 60 * kDay})->der,
        kNoon));
  }

  std::optional<service::LoadedTrust> loaded_;
  Instant loaded_at_;
};

}  // namespace baytrust::test
