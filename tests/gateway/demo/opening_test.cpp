// The DEMO world opened to partners: everything is fresh on the day it is opened, every partner is
// known by its token, and each office's ready edition goes from its envelope into force.
#include "gateway/demo/opening.hpp"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>
#include <map>
#include <string>

#include "gateway/demo/demonstration.hpp"
#include "gateway/demo/profiles.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/check.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/submissions.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/support/publisher.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::demo {
namespace {

constexpr Instant kLater{1830000000};  // 2027-12-28, long after the scenarios' documents expired

class Opened : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto keep = [](std::map<std::string, std::string>& kept) {
      return [&kept](const std::string& name, ByteView content) -> Result<void> {
        kept[name] = std::string(as_text(content));
        return {};
      };
    };
    auto shown = demonstrate({.opener = opener_,
                              .store = place_,
                              .keep = keep(open_),
                              .progress = [](std::size_t, std::size_t) { return Go::stop; }},
                             verifier_);
    ASSERT_TRUE(shown) << describe(shown.error());
    EXPECT_TRUE(shown->steps.empty());
    world_ = std::move(shown->world);
    const auto partners = open(keep(secret_), kLater);
    ASSERT_TRUE(partners) << describe(partners.error());
    partners_ = *partners;
    store_ = test::must(opener_.open(place_));
  }
  Result<std::vector<Partner>> open(Opening::Keep keep_secret, Instant now) {
    return open_to_partners(
        world_,
        {.opener = opener_,
         .store = place_,
         .audience = "baytrust",
         .now = now,
         .keep = [this](const std::string& name, ByteView content) -> Result<void> {
           open_[name] = std::string(as_text(content));
           return {};
         },
         .keep_secret = std::move(keep_secret)},
        verifier_);
  }
  service::Caller caller(const std::string& account) {
    std::string token = secret_.at("partners/" + account + ".token");
    token.pop_back();
    return test::must(service::identify(store_->accounts(), service::CredentialKind::token,
                                        *service::token_fingerprint(token), kLater));
  }

  const test::TemporaryDirectory directory_;
  const std::string place_ = (directory_.path() / "store").string();
  store::SqliteOpener opener_;
  crypto::Verifier verifier_;
  const service::Config config_ = test::must(service::read_config(kConfig, "demo"));
  std::map<std::string, std::string> open_, secret_;
  World world_;
  std::vector<Partner> partners_;
  std::unique_ptr<service::Store> store_;
};

TEST_F(Opened, PartnersAreKnownAndSecretsAreKeptApart) {
  EXPECT_EQ(partners_.size(), 12U);
  for (const Partner& partner : partners_) {
    EXPECT_EQ(caller(partner.account).grants, partner.grants) << partner.account;
    EXPECT_FALSE(open_.contains(partner.token_file));
  }
  EXPECT_TRUE(caller("gd-office").may(service::Role::publisher, "CN-GD"));
  EXPECT_TRUE(caller("mo-approver-2").may(service::Role::approver, "MO"));
  EXPECT_TRUE(secret_.contains("partners/hk-office.key"));
  for (const auto& [name, content] : open_) {
    EXPECT_EQ(content.find("PRIVATE KEY"), std::string::npos) << name;
  }
}

TEST_F(Opened, ACertificateIsAcceptedOnThatDay) {
  const auto trust =
      test::must(service::load_snapshot(*store_, config_, verifier_, kLater + kMinute));
  const auto decision = test::must(service::check(
      {.request = {.certificate = world_.certificates.find("hk-personal")->second},
       .chain = {world_.issuing("hk-2-15")},
       .crls = {},
       .profile = test::must(service::find_profile(config_, "DEMO One Account", "MO")),
       .at = kLater + kMinute,
       .known_at = kLater + kMinute},
      trust, &store_->crls(), verifier_));
  EXPECT_EQ(to_string(decision.verdict.accepted), "yes");
}

TEST_F(Opened, EveryOfficesEditionGoesIntoForce) {
  service::Submissions submissions(*store_, config_, verifier_);
  for (const auto* jurisdiction : {"CN-GD", "HK", "MO"}) {
    const std::string name = short_name(jurisdiction);
    const auto body = boost::json::parse(open_.at(submission_file(jurisdiction)));
    const auto octets = [&](const char* member) {
      return share(*crypto::base64_decode(std::string(body.at(member).as_string())));
    };
    const auto received = submissions.receive({.envelope = octets("envelope"),
                                               .document = octets("document"),
                                               .caller = caller(name + "-office"),
                                               .now = kLater + kMinute});
    ASSERT_TRUE(received) << jurisdiction << ": " << describe(received.error());
    EXPECT_EQ(received->id, submission_id(jurisdiction));
    (void)test::must(submissions.work(kLater + kMinute));
    for (const auto* person : {"-approver-1", "-approver-2"}) {
      const auto approved =
          submissions.approve(received->id, caller(name + person), kLater + kMinute);
      ASSERT_TRUE(approved) << describe(approved.error());
    }
    (void)test::must(submissions.work(kLater + kMinute));
    EXPECT_EQ(test::must(submissions.find(received->id)).state, service::SubmissionState::active);
  }
}

// The scenarios' documents are of June 2026: a clock before that cannot publish after them.
TEST_F(Opened, AClockBeforeTheScenariosIsRefused) {
  const auto again =
      open([](const std::string&, ByteView) { return Result<void>(); }, Instant{1700000000});
  ASSERT_FALSE(again);
  EXPECT_TRUE(std::string(again.error().code().id).starts_with("edition."))
      << describe(again.error());
}

TEST(ShortName, IsTheLastPart) {
  EXPECT_EQ(short_name("CN-GD"), "gd");
  EXPECT_EQ(short_name("HK"), "hk");
}

}  // namespace
}  // namespace baytrust::demo
