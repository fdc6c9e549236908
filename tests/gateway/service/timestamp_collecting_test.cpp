// What a time-stamp's authority lacks is fetched like what its signature's signer lacks; a signed
// file waits once, however many signatures it has.
#include "gateway/service/answer_check.hpp"
#include "gateway/service/crl_records.hpp"
#include "tests/gateway/service/collecting.hpp"
#include "tests/support/holder.hpp"
#include "tests/support/responder.hpp"
#include "validators/signature/timestamp_write.hpp"

namespace baytrust::service {
namespace {

using decision::Accepted;
using test::kNoon;
using test::must;
using test::noted;
using test::noted_fact;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kContract = "The parties agree on 40,000 dollars.";
constexpr const char* kOtherCrl = "http://crl.hk.example:80/other.crl";

// Hong Kong lists an authority under its other CA; Macao recognises its stamps. Of the signer
// everything is at hand.
class TimestampCollectingTest : public test::CollectingTest {
 protected:
  void recognise(const x509::Certificate& tsa) {
    auto list = test::list_of({.sequence = 2, .cas = world_.cas()});
    auto& services = list.providers.front().services;
    services.front().supply_points = {
        {.kind = trustlists::SupplyPoint::Kind::crl, .uri = "http://crl.hk.example/root.crl"}};
    services.push_back(test::listed(tsa));
    services.back().current.type = trustlists::kTsa;
    auto stamps =
        test::recognition_of("mo-hk-stamps", world_.root.certificate(), world_.other.certificate());
    stamps.kind = policy_mapping::Kind::timestamp;
    stamps.certificate_type.reset();
    stamps.policy_family.prefix = Oid::literal("2.999.77");
    stamps.policy_family.version_nodes = 1;
    const auto entries = {world_.entry(), stamps};
    import(DocumentKind::trust_list, world_.hk.sign(list));
    import(DocumentKind::mapping_register,
           world_.mo.sign(test::register_of({.sequence = 2, .recognitions = entries})));
    import(DocumentKind::mapping_register,
           world_.hk.sign(
               test::register_of({.publisher = "HK", .sequence = 2, .recognitions = entries})));
    for (const auto* ca : {&world_.root, &world_.ca}) {
      must(import_crls(store_->crls(), ca->issue_crl()->der, kNoon - kHour));
    }
    must_be(shelf_.refresh(store_->crls()));
  }
  signature::CmsSigner tsa_of(const test::Authority& ca, test::CertificateRequest request) {
    const auto key = test::fresh_key();
    request.subject = "CN=Stamps";
    request.key = key;
    request.extra.push_back(x509::write_extended_key_usage({Oid::literal("1.3.6.1.5.5.7.3.8")}));
    request.extra.back().critical = true;
    return {.certificate = ca.issue(request), .key = key};
  }
  signature::CmsSigner tsa_with_crl() {
    test::CertificateRequest request;
    request.crl_distribution_points = {
        {.full_name = {x509::uri_name("http://crl.hk.example/other.crl")}}};
    return tsa_of(world_.other, request);
  }
  Bytes stamped(const signature::CmsSigner& tsa) const {
    const auto plain = must(signature::SignedData::parse(holder_.attached(kContract)));
    const auto what = must(signature::to_stamp(plain, {}));
    const Bytes token = must(signature::sign_timestamp({.policy = Oid::literal("2.999.77.1"),
                                                        .hash = what.hash,
                                                        .imprint = what.imprint,
                                                        .gen_time = {.second = kNoon - kHour}},
                                                       tsa));
    return must(signature::add_timestamp(plain, 0, what, token));
  }
  CheckRequest question(Bytes file) {
    CheckRequest asked = request(holder_.certificate());
    asked.request.certificate.reset();
    return must(read_signed_file(
                    {.file = baytrust::share(std::move(file)), .name = "f", .asked = asked},
                    FileKind::cms, verifier_))
        .signatures.at(0);
  }

  test::Holder holder_{world_.ca};
};

TEST_F(TimestampCollectingTest, TheStatusOfATimestampsAuthorityIsFetched) {
  const auto tsa = tsa_with_crl();
  recognise(tsa.certificate);
  const auto without = collect(question(stamped(tsa))).decision;
  EXPECT_EQ(without.time_basis, decision::TimeBasis::request);
  EXPECT_THAT(noted_fact(without, "fetch.status", "item"), HasSubstr("Other CA"));
  restart();
  internet_.serve(kOtherCrl, world_.other.issue_crl()->der, "application/pkix-crl");
  const auto collected = collect(question(stamped(tsa)));
  EXPECT_EQ(collected.decision.verdict.accepted, Accepted::yes);
  EXPECT_EQ(collected.decision.time_basis, decision::TimeBasis::timestamp);
  EXPECT_EQ(collected.decision.timestamps.at(0).accepted, Accepted::yes);
  EXPECT_EQ(collected.decision.at, kNoon - kHour);
  for (const auto& asked : internet_.requests()) EXPECT_EQ(to_string(asked.url), kOtherCrl);
}

TEST_F(TimestampCollectingTest, ByItsResponderAsWell) {
  config_.fetch.hosts = {"ocsp.hk.example"};
  test::CertificateRequest request;
  request.extra = {test::responder_at("http://ocsp.hk.example/")};
  const auto tsa = tsa_of(world_.other, request);
  recognise(tsa.certificate);
  internet_.serve_below(
      "http://ocsp.hk.example:80/", [&](const FetchRequest&) -> Result<FetchAnswer> {
        return FetchAnswer{
            .body = test::ocsp_der(world_.other, tsa.certificate, {.this_update = kNoon - kDay})};
      });
  const auto decision = collect(question(stamped(tsa))).decision;
  EXPECT_EQ(decision.time_basis, decision::TimeBasis::timestamp);
  EXPECT_EQ(internet_.asked(), 1U);
}

TEST_F(TimestampCollectingTest, AnIssuerAboveTheAuthorityIsFetched) {
  config_.fetch.hosts = {"aia.example"};
  const auto lower = world_.other.subordinate({.subject = "CN=Lower"});
  test::CertificateRequest request;
  request.extra = {test::issuer_at("http://aia.example/lower.cer")};
  const auto tsa = tsa_of(lower, request);
  recognise(tsa.certificate);
  internet_.serve("http://aia.example:80/lower.cer", lower.certificate()->der,
                  "application/pkix-cert");
  const auto collected = collect(question(stamped(tsa)));
  EXPECT_THAT(collected.request.chain, Contains(lower.certificate()));
}

TEST_F(TimestampCollectingTest, ABrokenSignatureMakesNobodyAskAnything) {
  const auto tsa = tsa_with_crl();
  recognise(tsa.certificate);
  Bytes file = stamped(tsa);
  const auto at = std::search(file.begin(), file.end(), kContract.begin(), kContract.end());
  ASSERT_NE(at, file.end());
  *at ^= 1;
  EXPECT_EQ(collect(question(file)).decision.home, decision::Home::invalid);
  EXPECT_EQ(internet_.asked(), 0U);
}

TEST_F(TimestampCollectingTest, AFileWaitsOnceHoweverManySignaturesItHas) {
  config_.fetch.mode = FetchSettings::Mode::on;
  config_.fetch.hosts = {"crl.hk.example"};
  const auto judging = must(Judging::make(config_, *store_, verifier_, now()));
  const test::Holder second(world_.ca), third(world_.other);
  Bytes file = holder_.attached(kContract);
  for (const auto* other : {&second, &third}) {
    const auto before = must(signature::SignedData::parse(file));
    file = must(signature::add_signer(before, {}, other->signer()));
  }
  const FileQuestion asked{.file = baytrust::share(std::move(file)),
                           .asked = {.certificate = {}, .relying = "MO", .now = now()}};
  internet_.hold();
  // The collector by itself would wait a minute; what its request has left is nothing.
  Gathering gathering(collector_.get());
  EXPECT_GT(gathering.until, std::chrono::steady_clock::now() + deadline_ / 2);
  gathering.until = std::chrono::steady_clock::now();
  const auto answered = must(answer_file(*judging, *store_, asked, gathering));
  EXPECT_LT(std::chrono::steady_clock::now() - gathering.until, deadline_);
  EXPECT_THAT(answered.verdicts, SizeIs(3));
  EXPECT_THAT(answered.answer, HasSubstr("fetch.deadline"));
  internet_.let_go();
}

}  // namespace
}  // namespace baytrust::service
