#include "tests/bench/service_world.hpp"

#include <array>
#include <fstream>
#include <thread>

#include "gateway/demo/documents.hpp"
#include "gateway/demo/profiles.hpp"
#include "gateway/demo/world.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/crl_records.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/verified_document.hpp"
#include "tests/support/publisher.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::bench {
namespace {

using test::must;

constexpr Instant kPinned = kServiceBegan - 45 * kDay;
constexpr Instant kImported = kServiceBegan - 14 * kDay;

// Whose certificates are asked about, and by whom. Not every answer is yes.
struct Source {
  const char* ca;
  const char* profile;
  demo::EndEntity leaf;
};
std::vector<Source> sources() {
  const std::string gd = std::string(demo::kGdFamily) + ".2024.1.1";
  const std::string hk = std::string(demo::kHkFamily) + ".2018.1.1";
  const std::string mo(demo::kMoFamily);
  const auto leaf = [](const char* subject, const std::string& policy, const char* crl = "") {
    return demo::EndEntity{.subject = subject, .policies = {policy}, .crl_uri = crl};
  };
  return {{"gd-rsa", "DEMO broker", leaf("C=CN,ST=Guangdong,OU=DEMO 个人证书,CN=DEMO ", gd)},
          {"hk-2-15", "DEMO One Account",
           leaf("C=HK,O=DEMO e-Cert (Personal),CN=DEMO ", hk,
                "http://crl.demo.invalid/hk/2-15/partition1.crl")},
          {"mo-qualified", "DEMO broker",
           leaf("C=MO,OU=DEMO Certificado qualificado,CN=DEMO ", mo + ".1.2024.1")},
          {"gd-sm2", "DEMO broker", leaf("C=CN,ST=Guangdong,OU=DEMO 个人证书,CN=DEMO ", gd)},
          {"hk-2-17", "DEMO One Account", leaf("C=HK,O=DEMO e-Cert (Personal),CN=DEMO ", hk)},
          {"mo-normalised", "DEMO trademark filing",
           leaf("C=MO,OU=DEMO Certificado normalizado,CN=DEMO ", mo + ".3.2024.1")}};
}

void import(service::Store& store, const service::Config& config, service::DocumentKind kind,
            const Result<Bytes>& file) {
  crypto::Verifier verifier;
  const auto answer = must(service::import_edition(
      store.editions(), config, verifier,
      {.kind = kind, .file = share(must(file)), .submitted_for = "", .now = kImported}));
  if (answer.outcome != decision::Acceptance::Outcome::accepted) std::abort();
}

void publish(service::Store& store, const service::Config& config, const demo::World& world) {
  using service::DocumentKind;
  const auto list = [&](const char* j, const trustlists::TrustList& content) {
    import(store, config, DocumentKind::trust_list,
           demo::signed_list(content, world.publishers.find(j)->second));
  };
  const auto mapping = [&](const char* j, const policy_mapping::Register& content) {
    import(store, config, DocumentKind::mapping_register,
           demo::signed_register(content, world.publishers.find(j)->second));
  };
  list("CN-GD", demo::guangdong_list(world));
  list("HK", demo::hong_kong_list(world));
  list("MO", demo::macao_list(world));
  mapping("CN-GD", demo::guangdong_register(world));
  mapping("HK", demo::hong_kong_register(world));
  mapping("MO", demo::macao_register(world));
  for (const auto& [name, crl] : world.crls) {
    must(service::import_crls(store.crls(), crl->der, crl->this_update + kHour));
  }
}

std::string enrol(service::Store& store) {
  std::string token = service::make_token();
  const bool done =
      store.accounts().add(service::Account{.name = "caller",
                                            .grants = {{service::Role::validator}},
                                            .added = kImported,
                                            .ended = {}}) &&
      store.accounts().add(service::Credential{.kind = service::CredentialKind::token,
                                               .fingerprint = *service::token_fingerprint(token),
                                               .account = "caller",
                                               .certificate = {},
                                               .added = kImported,
                                               .expires = {},
                                               .revoked = {}});
  if (!done) std::abort();
  return token;
}

// Neighbours have different issuers; each CA issues on one thread.
std::vector<Asked> issue_leaves(demo::World& world) {
  const std::vector<Source> all = sources();
  std::vector<Asked> out(kServiceLeaves);
  const auto issue = [&](std::size_t ca) {
    const Source& source = all[ca];
    demo::Authority& authority = world.cas.find(source.ca)->second.issuing;
    for (std::size_t i = ca; i < out.size(); i += all.size()) {
      demo::EndEntity wanted = source.leaf;
      wanted.subject += std::to_string(i);
      out[i] = {must(authority.issue(wanted))->owner, ca, source.profile};
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t ca = 0; ca < all.size(); ++ca) threads.emplace_back(issue, ca);
  for (auto& thread : threads) thread.join();
  return out;
}

// Files of the TLS listener.
service::TlsSettings tls_files(const test::TemporaryDirectory& directory) {
  const auto root = test::make_authority("TLS root");
  const auto key = test::fresh_key();
  const auto certificate = root.issue({.subject = "CN=localhost",
                                       .subject_alt_name = {x509::dns_name("localhost")},
                                       .extended_key_usage = {"1.3.6.1.5.5.7.3.1"},
                                       .key = key});
  service::TlsSettings out{
      .certificate = directory / "server.pem", .key = directory / "server.key", .client_ca = ""};
  std::ofstream(out.certificate) << x509::to_pem(certificate->der, "CERTIFICATE");
  std::ofstream(out.key) << key.to_pem();
  return out;
}

}  // namespace

ServiceWorld::ServiceWorld()
    : store(directory / "store"),
      config(must(service::read_config(demo::kConfig, std::string(demo::kConfigFile)))) {
  demo::World world = must(demo::make_world());
  std::vector<service::Pin> pins;
  for (const auto& [jurisdiction, publisher] : world.publishers) {
    pins.push_back(must(service::make_pin(jurisdiction, publisher.certificate->der, kPinned)));
  }
  const auto made = must(opener.create(store, pins));
  publish(*made, config, world);
  token = enrol(*made);
  asked = issue_leaves(world);
  config.service.listeners = {
      {.address = "127.0.0.1", .port = 0, .tls = {}, .proxies = {}},
      {.address = "127.0.0.1", .port = 0, .tls = tls_files(directory), .proxies = {}}};
  config.service.limits.rate_per_minute = 1'000'000'000;
  config.service.limits.rate_burst = 1'000'000'000;
  began = std::chrono::steady_clock::now();
}

Instant ServiceWorld::now() const {
  const auto since = std::chrono::steady_clock::now() - began;
  return kServiceBegan + std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

std::string ServiceWorld::question(std::size_t i) const {
  const Asked& one = asked[i % asked.size()];
  return R"({"certificate":")" + crypto::base64_encode(*one.leaf) + R"(","profile":")" +
         one.profile + R"("})";
}

Engine::Engine(const ServiceWorld& world) : world_(world) {
  for (const decision::Profile& profile : world.config.profiles) {
    profiles_.emplace(profile.name, decision::SealedProfile(profile));
  }
  store::SqliteOpener opener;
  const auto store = must(opener.open(world.store));
  const Instant now = world.now();
  snapshot_ = must(service::load_snapshot(*store, world.config, *verifier_, now)).snapshot;
  for (std::size_t ca = 0; ca < sources().size(); ++ca) {
    const std::array certificates{must(x509::Certificate::parse(world.asked[ca].leaf))};
    decision::Evidence evidence;
    for (const auto& held : must(service::gather_crls(
             store->crls(),
             {.certificates = certificates, .snapshot = snapshot_, .at = now, .known_at = now}))) {
      evidence.crls.add(held.crl, held.received);
    }
    evidence_.push_back(std::move(evidence));
  }
}

decision::Decision Engine::decide(std::size_t i, Instant at) const {
  const Asked& asked = world_.asked[i % world_.asked.size()];
  const auto& profile = profiles_.find(asked.profile)->second;
  const decision::Request request{.certificate = must(x509::Certificate::parse(asked.leaf))};
  Budget budget(profile.profile().limits);
  return decision::decide({.request = request,
                           .evidence = evidence_[asked.ca],
                           .snapshot = *snapshot_,
                           .profile = profile,
                           .at = at,
                           .known_at = at},
                          *verifier_, budget);
}

namespace {

class DroppingVerdicts final : public service::VerdictStore {
 public:
  explicit DroppingVerdicts(service::VerdictStore& real) : real_(real) {}

  Result<void> keep(std::span<const service::NewVerdict>) override { return {}; }
  Result<std::optional<service::StoredVerdict>> find(const std::string& id) override {
    return real_.find(id);
  }
  Result<std::vector<service::StoredVerdict>> list(const service::VerdictQuery& query) override {
    return real_.list(query);
  }
  Result<std::uint64_t> count() override { return real_.count(); }
  Result<SharedBytes> evidence(const Digest& digest) override { return real_.evidence(digest); }
  Result<std::uint64_t> forget(Instant before) override { return real_.forget(before); }

 private:
  service::VerdictStore& real_;
};

class DroppingStore final : public service::Store {
 public:
  explicit DroppingStore(std::unique_ptr<service::Store> real)
      : real_(std::move(real)), verdicts_(real_->verdicts()) {}

  service::EditionStore& editions() override { return real_->editions(); }
  service::CrlStore& crls() override { return real_->crls(); }
  service::SubmissionStore& submissions() override { return real_->submissions(); }
  service::VerdictStore& verdicts() override { return verdicts_; }
  service::AccountStore& accounts() override { return real_->accounts(); }
  service::EventStore& events() override { return real_->events(); }
  service::EmergencyStore& emergencies() override { return real_->emergencies(); }
  service::IdempotencyStore& idempotency() override { return real_->idempotency(); }

 private:
  std::unique_ptr<service::Store> real_;
  DroppingVerdicts verdicts_;
};

class Opener final : public service::StoreOpener {
 public:
  explicit Opener(Verdicts verdicts) : verdicts_(verdicts) {}

  Result<std::unique_ptr<service::Store>> open(const std::string& place) override {
    auto opened = real_.open(place);
    if (!opened || verdicts_ == Verdicts::kept) return opened;
    return std::unique_ptr<service::Store>(std::make_unique<DroppingStore>(std::move(*opened)));
  }
  Result<std::unique_ptr<service::Store>> create(const std::string& place,
                                                 const std::vector<service::Pin>& pins) override {
    return real_.create(place, pins);
  }

 private:
  store::SqliteOpener real_;
  const Verdicts verdicts_;
};

std::uint16_t port_of(const std::string& endpoint) {
  return static_cast<std::uint16_t>(std::stoi(endpoint.substr(endpoint.rfind(':') + 1)));
}

}  // namespace

ServedWorld::ServedWorld(ServiceWorld& world, Verdicts verdicts)
    : opener_(std::make_unique<Opener>(verdicts)) {
  const auto file = std::make_shared<std::ofstream>(world.directory / "access.log", std::ios::app);
  log_ =
      std::make_unique<http::LineLog>([file](std::string_view line) { (*file << line).flush(); });
  daemon_ = must(http::Daemon::start({.config = world.config,
                                      .store = world.store,
                                      .stores = *opener_,
                                      .verifier = verifier_,
                                      .clock = [&world] { return world.now(); },
                                      .log = log_.get()}));
  plain_ = port_of(daemon_->endpoints().at(0));
  tls_ = port_of(daemon_->endpoints().at(1));
}

ServedWorld::~ServedWorld() = default;

}  // namespace baytrust::bench
