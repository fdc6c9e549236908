// Jurisdictions are data: a fourth one comes in by configuration and signed documents alone, as an
// issuing and as a relying jurisdiction. No line of the product knows its code.
#include <gtest/gtest.h>

#include "gateway/decision/decision.hpp"
#include "gateway/demo/documents.hpp"
#include "gateway/service/check.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/crl_records.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/verified_document.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/support/temporary_directory.hpp"
#include "trustlists/write.hpp"

namespace baytrust::demo {
namespace {

constexpr Instant kMay{1777608000};       // 2026-05-01
constexpr Instant kJune1{1780286400};     // 2026-06-01T04:00:00Z
constexpr Instant kJune15{1781496000};    // 2026-06-15T04:00:00Z
constexpr Instant kDecember{1796083200};  // 2026-12-01

constexpr std::string_view kConfig = R"(
[[jurisdictions]]
code = "XD"
utc_offset = "+09:00"
grace = "3d"
[jurisdictions.names]
en = "DEMO Fourth"

[[profiles]]
name = "DEMO fourth office"
relying = "XD"
)";

class FourthJurisdiction : public testing::Test {
 protected:
  void SetUp() override {
    auto world = make_world();
    ASSERT_TRUE(world) << describe(world.error());
    world_ = *std::move(world);
    auto root = Authority::root("C=XX,O=DEMO Fourth,CN=DEMO Fourth Root", crypto::KeyType::p256);
    ASSERT_TRUE(root);
    auto issuing = root->subordinate("C=XX,O=DEMO Fourth,CN=DEMO Fourth CA", crypto::KeyType::p256);
    ASSERT_TRUE(issuing);
    const auto certificate = issuing->issue(
        {.subject = "C=XX,OU=DEMO Fourth type,CN=DEMO Person", .policies = {"2.999.4.1.2026"}});
    ASSERT_TRUE(certificate);
    world_.certificates.emplace("xd", certificate->certificate);
    const CrlIssue crl{.number = 1, .this_update = kMay, .next_update = kDecember};
    crls_ = {*root->issue_crl(crl), *issuing->issue_crl(crl), world_.crls.at("hk-2-15-third"),
             world_.crls.at("hk-2-15-root")};
    world_.cas.emplace("xd", Ca{*std::move(root), *std::move(issuing)});
    world_.publishers.emplace(
        "XD", *Publisher::make("C=XX,CN=DEMO Fourth Signer", crypto::KeyType::p256));
    config_ = service::read_config(kConfig, "test.toml").value();

    std::vector<service::Pin> pins;
    for (const auto& [jurisdiction, publisher] : world_.publishers) {
      pins.push_back(service::make_pin(jurisdiction, publisher.certificate->der, kMay).value());
    }
    store_ = opener_.create(directory_ / "store", pins).value();
    for (const auto& crl_held : crls_) {
      ASSERT_TRUE(service::import_crls(store_->crls(), crl_held->der, kJune1));
    }
  }

  // Macao's list is the model; everything that says who and what is replaced.
  trustlists::TrustList fourth_list() const {
    trustlists::TrustList list = macao_list(world_);
    list.scheme.territory = "XD";
    list.scheme.type = trustlists::tsl_type_uri("XD");
    auto& services = list.providers.front().services;
    services.resize(2);
    auto type = services[1].current.types.front();
    const auto put = [this](trustlists::Service& service, const x509::Certificate& certificate) {
      service.current.identity.certificates = {certificate};
      service.current.identity.subject_key_ids = {
          to_bytes(*certificate->extensions.subject_key_id)};
    };
    put(services[0], world_.root("xd"));
    put(services[1], world_.issuing("xd"));
    type.id = "xd-type";
    type.marker.values = {"DEMO Fourth type"};
    type.families = {{.kind = trustlists::DeclaredFamily::Kind::cp,
                      .prefix = Oid::literal("2.999.4.1"),
                      .version_nodes = 1}};
    services[1].current.types = {type};
    return list;
  }

  policy_mapping::Recognition entry(std::string id, std::string relying, std::string issuing,
                                    const char* ca) const {
    auto out = macao_register(world_).recognitions.front();  // mo-accepts-hk-personal
    out.id = std::move(id);
    out.relying = std::move(relying);
    out.issuing = std::move(issuing);
    out.ca_pairs.front().root_sha256 = world_.root(ca)->fingerprint;
    out.ca_pairs.front().issuer_sha256 = world_.issuing(ca)->fingerprint;
    return out;
  }

  void import(service::DocumentKind kind, const char* jurisdiction, const Result<Bytes>& file) {
    ASSERT_TRUE(file) << describe(file.error());
    const auto answer = service::import_edition(
        store_->editions(), config_, verifier_,
        {.kind = kind, .file = share(*file), .submitted_for = jurisdiction, .now = kJune1});
    ASSERT_TRUE(answer) << describe(answer.error());
    ASSERT_EQ(answer->outcome, decision::Acceptance::Outcome::accepted)
        << describe(answer->findings.front());
  }
  const Publisher& publisher(const char* j) const { return world_.publishers.find(j)->second; }

  decision::Decision check(const char* certificate, const char* ca, const char* relying) {
    const auto trust = service::load_snapshot(*store_, config_, verifier_, kJune15).value();
    const service::CheckRequest request{
        .request = {.certificate = world_.certificates.find(certificate)->second},
        .chain = {world_.issuing(ca)},
        .crls = {},
        .profile = service::find_profile(config_, "", relying).value(),
        .at = kJune15,
        .known_at = kJune15};
    return service::check(request, trust, &store_->crls(), verifier_).value();
  }

  test::TemporaryDirectory directory_;
  store::SqliteOpener opener_;
  crypto::Verifier verifier_;
  World world_;
  std::vector<x509::Crl> crls_;
  service::Config config_;
  std::unique_ptr<service::Store> store_;
};

std::string findings_of(const decision::Decision& decision) {
  std::string out;
  for (const auto& finding : all_findings(decision)) {
    if (finding.effect() > Effect::info) out += "\n" + describe(finding);
  }
  return out;
}

TEST_F(FourthJurisdiction, IssuesForAndReliesOnTheOthers) {
  using service::DocumentKind;
  auto macao = macao_register(world_, {.sequence = 2});
  auto mo_accepts_xd = entry("mo-accepts-xd", "MO", "XD", "xd");
  mo_accepts_xd.certificate_type->oid = Oid::literal("2.5.4.11");
  mo_accepts_xd.certificate_type->values = {"DEMO Fourth type"};
  mo_accepts_xd.policy_family = {};
  mo_accepts_xd.policy_family.prefix = Oid::literal("2.999.4.1");
  mo_accepts_xd.policy_family.version_nodes = 1;
  mo_accepts_xd.counts_as.issuing_level = "mo-qualified";
  macao.recognitions.push_back(mo_accepts_xd);

  policy_mapping::Register fourth = macao_register(world_);
  fourth.publisher = "XD";
  auto xd_accepts_hk = entry("xd-accepts-hk", "XD", "HK", "hk-2-15");
  xd_accepts_hk.counts_as.policies = {policy_mapping::RelyingPolicy(Oid::literal("2.999.4.100"))};
  fourth.recognitions = {xd_accepts_hk, mo_accepts_xd};

  import(DocumentKind::trust_list, "XD", signed_list(fourth_list(), publisher("XD")));
  import(DocumentKind::mapping_register, "XD", signed_register(fourth, publisher("XD")));
  import(DocumentKind::trust_list, "HK", signed_list(hong_kong_list(world_), publisher("HK")));
  import(DocumentKind::mapping_register, "HK",
         signed_register(hong_kong_register(world_), publisher("HK")));
  import(DocumentKind::trust_list, "MO", signed_list(macao_list(world_), publisher("MO")));
  import(DocumentKind::mapping_register, "MO", signed_register(macao, publisher("MO")));

  const auto issued = check("xd", "xd", "MO");
  EXPECT_EQ(issued.issuing, "XD");
  EXPECT_EQ(issued.verdict.accepted, decision::Accepted::yes) << findings_of(issued);

  const auto relying = check("hk-personal", "hk-2-15", "XD");
  EXPECT_EQ(relying.issuing, "HK");
  EXPECT_EQ(relying.verdict.accepted, decision::Accepted::yes) << findings_of(relying);
  ASSERT_EQ(relying.accepted_as.size(), 1U);
  EXPECT_EQ(to_string(relying.accepted_as.front().oid()), "2.999.4.100");

  const auto domestic = check("xd", "xd", "XD");
  EXPECT_EQ(domestic.recognition, decision::Recognition::domestic);
  EXPECT_EQ(domestic.verdict.accepted, decision::Accepted::yes) << findings_of(domestic);

  // Directional: nobody said that Hong Kong recognises the fourth.
  const auto reverse = check("xd", "xd", "HK");
  EXPECT_EQ(reverse.verdict.outcome, decision::Outcome::valid_not_recognised)
      << findings_of(reverse);
}

}  // namespace
}  // namespace baytrust::demo
