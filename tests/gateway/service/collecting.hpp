// A small world whose certificates say where their CRLs and issuers are, judged by a gateway that
// may ask a fake Internet. Each test says what is served there.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "gateway/service/collector.hpp"
#include "gateway/service/import_edition.hpp"
#include "tests/support/fake_sources.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/publisher.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::test {

inline constexpr const char* kRootCrl = "http://crl.hk.example:80/root.crl";  // of the list
inline constexpr const char* kCaCrl = "http://crl.hk.example:80/ca.crl";      // of the leaf

inline CertificateRequest personal_request() {
  CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Somebody"};
  request.policies = {std::string(kRelease)};
  return request;
}
inline CertificateRequest with_crl_at(std::vector<Bytes> names) {
  CertificateRequest request = personal_request();
  request.crl_distribution_points = {{.full_name = std::move(names)}};
  return request;
}
inline x509::ExtensionTemplate issuer_at(std::string_view url) {
  return x509::write_authority_info_access(
      {{Oid::literal("1.3.6.1.5.5.7.48.2"), x509::uri_name(url)}});
}
inline x509::ExtensionTemplate responder_at(std::string_view url) {
  return x509::write_authority_info_access(
      {{Oid::literal("1.3.6.1.5.5.7.48.1"), x509::uri_name(url)}});
}
inline std::vector<std::string> noted(const decision::Decision& decision) {
  std::vector<std::string> out;
  for (const Finding& finding : all_findings(decision)) {
    const std::string id(finding.code().id);
    if (id.starts_with("fetch.")) out.push_back(id);
  }
  return out;
}
inline std::string noted_fact(const decision::Decision& decision, std::string_view id,
                              std::string_view name) {
  for (const Finding& finding : all_findings(decision)) {
    if (finding.code().id != id) continue;
    for (const Fact& fact : finding.facts()) {
      if (fact.name == name) return fact.value;
    }
  }
  return "";
}

class CollectingTest : public ::testing::Test {
 protected:
  using Time = service::Collector::Asked::Time;

  CollectingTest() : store_(must(opener_.create("store", {world_.hk.pin(), world_.mo.pin()}))) {
    auto list = list_of({.cas = world_.cas()});
    list.providers.front().services.front().supply_points = {
        {.kind = trustlists::SupplyPoint::Kind::crl, .uri = "http://crl.hk.example/root.crl"}};
    import(service::DocumentKind::trust_list, world_.hk.sign(list));
    import(service::DocumentKind::trust_list, world_.mo_list());
    import(service::DocumentKind::mapping_register, world_.mo_register());
    import(service::DocumentKind::mapping_register, world_.hk_register());
    restart();
  }
  void import(service::DocumentKind kind, const SharedBytes& file) {
    must(service::import_edition(
        store_->editions(), config_, verifier_,
        {.kind = kind, .file = file, .submitted_for = "", .now = kNoon - kHour}));
  }
  // Everything that a process remembers is gone; store and cache stay.
  void restart() {
    collector_.reset();
    sources_.reset();
    sources_ = std::make_unique<service::Sources>(
        internet_, &cache_, verifier_,
        service::Sources::Settings{.parallel = 4,
                                   .health = {.failures = 3, .pause = 30},
                                   .refresh = kHour,
                                   .clock = [this] { return now(); },
                                   .tell =
                                       [this](const service::SourceEvent& event) {
                                         const std::lock_guard lock(mutex_);
                                         told_.push_back(event.host + " " + event.result);
                                         told_changed_.notify_all();
                                       }});
    collector_ = std::make_unique<service::Collector>(*sources_, deadline_);
    must_be(shelf_.refresh(store_->crls()));
  }
  static void must_be(const Result<void>& done) { ASSERT_TRUE(done) << describe(done.error()); }
  Instant now() const { return {now_}; }
  void serve_crls() {
    internet_.serve(kRootCrl, world_.root.issue_crl()->der, "application/pkix-crl");
    internet_.serve(kCaCrl, world_.ca.issue_crl()->der, "application/pkix-crl");
  }
  service::CheckRequest request(const x509::Certificate& certificate) {
    return {.request = {.certificate = certificate},
            .chain = {},
            .crls = {},
            .profile = must(service::find_profile(config_, "", "MO")),
            .at = now(),
            .known_at = now()};
  }
  service::CollectedCheck collect(service::CheckRequest request, Time time = Time::of_now) {
    return must(collector_->check(
        {.request = std::move(request),
         .time = time,
         .trust = [this](Instant k) { return load_snapshot(*store_, config_, verifier_, k); },
         .held = service::CrlsAtHand{shelf_, store_->crls()},
         .hosts = config_.fetch.hosts,
         .verifier = verifier_,
         .until = collector_->until()}));
  }
  // Until the log has so many lines.
  void wait_for_told(std::size_t count) {
    std::unique_lock lock(mutex_);
    told_changed_.wait(lock, [&] { return told_.size() >= count; });
  }
  std::size_t refresh(service::CrlStore& store) {
    const auto trust = must(load_snapshot(*store_, config_, verifier_, now()));
    return must(collector_->refresh(
        {.store = store, .snapshot = *trust.snapshot, .hosts = config_.fetch.hosts}));
  }
  decision::Decision decided(const x509::Certificate& certificate) {
    return collect(request(certificate)).decision;
  }
  x509::Certificate leaf() const {
    return world_.ca.issue(with_crl_at({x509::uri_name("http://crl.hk.example/ca.crl")}));
  }

  SmallWorld world_;
  MemoryOpener opener_;
  std::unique_ptr<service::Store> store_;
  service::Config config_ = service::built_in_config();
  crypto::Verifier verifier_;
  std::atomic<std::int64_t> now_{kNoon.seconds};
  std::chrono::milliseconds deadline_{60000};
  FakeFetcher internet_;
  MemoryCache cache_;
  service::CrlShelf shelf_;
  std::mutex mutex_;
  std::condition_variable told_changed_;
  std::vector<std::string> told_;
  std::unique_ptr<service::Sources> sources_;
  std::unique_ptr<service::Collector> collector_;
};

}  // namespace baytrust::test
