// What is kept of an answer is enough to give it again, and what was altered is found out.
#include "gateway/service/kept_verdict.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/store/sqlite_store.hpp"
#include "tests/gateway/service/judged_world.hpp"
#include "tests/support/responder.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using test::must;
using ::testing::Contains;

template <class T>
std::string code(const Result<T>& result) {
  return result ? "" : std::string(result.error().code().id);
}

class KeptVerdictTest : public ::testing::Test {
 protected:
  KeptVerdictTest() : world_(opener_) {}
  // A verdict with everything that can come along.
  StoredVerdict answered() {
    auto asked = world_.request(world_.by_ca, "mo-limit", 7, world_.now - kHour);
    asked.chain = {world_.small.ca.certificate()};
    asked.crls = {world_.small.ca.issue_crl({.next_update = kNoon + 2 * kDay})};
    asked.ocsp = {
        test::ocsp(world_.small.ca, *asked.request.certificate, {.next_update = kNoon + 2 * kDay})};
    return world_.answer(asked, "service");
  }
  test::MemoryOpener opener_;
  test::JudgedWorld world_;
};

TEST_F(KeptVerdictTest, ReopenedItGivesTheSameDecision) {
  const StoredVerdict verdict = answered();
  EXPECT_EQ(verdict.accepted, "yes");
  EXPECT_EQ(verdict.caller, "service");
  EXPECT_EQ(verdict.relying, "MO");
  EXPECT_EQ(verdict.issuing, "HK");
  EXPECT_EQ(verdict.at, world_.now - kHour);
  EXPECT_THAT(verdict.leans_on, Contains(world_.small.root.certificate()->fingerprint));
  const auto again = must(reopen(verdict, world_.store->verdicts(), world_.config));
  EXPECT_EQ(again.profile_then, ReopenedCheck::ProfileThen::same);
  EXPECT_EQ(again.request.ocsp.size(), 1U);
  EXPECT_THAT(verdict.leans_on, Contains(verdict.ocsp.front()));
  EXPECT_EQ(again.request.known_at, verdict.known_at);
  const auto decision = must(
      check(again.request, world_.trust(verdict.known_at), &world_.store->crls(), world_.verifier));
  EXPECT_EQ(decision::digest(decision), verdict.digest);
}

// A profile that is asked under often is another way to the same verdict and the same evidence.
TEST_F(KeptVerdictTest, AServedProfileIsKeptAsAnyOther) {
  const auto plain = world_.request(world_.by_ca, "mo-limit", 7, world_.now);
  auto asked = plain;
  const ServedProfile served(plain.profile);
  asked.profile = {};
  asked.served = &served;
  const auto kept = [&](const CheckRequest& request) {
    const auto decision = must(
        check(request, world_.trust(request.known_at), &world_.store->crls(), world_.verifier));
    const auto record = make_record(decision, "", {});
    return kept_verdict({.request = request,
                         .decision = decision,
                         .record = record,
                         .caller = "a",
                         .made = world_.now});
  };
  const NewVerdict one = kept(plain), other = kept(asked);
  EXPECT_EQ(one.verdict, other.verdict);
  ASSERT_EQ(one.evidence.size(), other.evidence.size());
  for (std::size_t i = 0; i < one.evidence.size(); ++i) {
    EXPECT_EQ(*one.evidence[i].bytes, *other.evidence[i].bytes);
    EXPECT_EQ(crypto::sha256(*other.evidence[i].bytes), other.evidence[i].digest);
  }
}

TEST_F(KeptVerdictTest, FromDiskAndMuchLaterToo) {
  const test::TemporaryDirectory directory;
  store::SqliteOpener opener;
  StoredVerdict verdict;
  {
    test::JudgedWorld world(opener, directory / "store");
    verdict = world.answer(world.by_other, "built-in:MO", 3, world.now);
    // What comes later was not known then.
    world.now = world.now + kDay;
    world.import(DocumentKind::trust_list,
                 world.small.hk.sign(world.without_service(2, 1, world.now)), world.now);
  }
  const auto store = must(opener.open(directory / "store"));
  const auto kept = must(store->verdicts().find(verdict.id));
  ASSERT_TRUE(kept);
  const auto again = must(reopen(*kept, store->verdicts(), world_.config));
  crypto::Verifier verifier;
  const auto trust = must(load_snapshot(*store, world_.config, verifier, kept->known_at));
  const auto decision = must(check(again.request, trust, &store->crls(), verifier));
  EXPECT_EQ(decision::digest(decision), verdict.digest);
  EXPECT_EQ(decision::canonical(decision), kept->decision);
}

TEST_F(KeptVerdictTest, AnotherProfileOfThatNameIsTold) {
  const StoredVerdict verdict = answered();
  for (auto& profile : world_.config.profiles) {
    if (profile.name == "mo-limit") profile.amount_limits.front().amount = 1;
  }
  const auto again = must(reopen(verdict, world_.store->verdicts(), world_.config));
  EXPECT_EQ(again.profile_then, ReopenedCheck::ProfileThen::changed);
  std::erase_if(world_.config.profiles, [](const auto& p) { return p.name == "mo-limit"; });
  EXPECT_EQ(code(reopen(verdict, world_.store->verdicts(), world_.config)),
            "config.profile.unknown");
}

TEST_F(KeptVerdictTest, AlteredEvidenceIsFoundOut) {
  const StoredVerdict verdict = answered();
  const auto content = std::make_shared<test::MemoryContent>();
  const auto digests = {verdict.certificate, verdict.chain.front(), verdict.crls.front(),
                        verdict.ocsp.front()};
  for (const Digest& digest : digests) {
    content->evidence[digest] = must(world_.store->verdicts().evidence(digest));
  }
  test::MemoryVerdicts altered(content);
  ASSERT_TRUE(reopen(verdict, altered, world_.config));
  for (const Digest& digest : digests) {
    const SharedBytes honest = content->evidence[digest];
    Bytes other = *honest;
    other.back() ^= 1U;
    content->evidence[digest] = share(std::move(other));
    EXPECT_EQ(code(reopen(verdict, altered, world_.config)), "store.altered");
    content->evidence.erase(digest);
    EXPECT_EQ(code(reopen(verdict, altered, world_.config)), "store.unknown");
    content->evidence[digest] = honest;
  }
  StoredVerdict facts = verdict;
  for (const char* text : {"", "[]", "{", R"({"amount":"7","currency":"HKD"})", R"({"amount":7})",
                           R"({"amount":7,"currency":8})", R"({"purpose":1})"}) {
    facts.request = text;
    EXPECT_EQ(code(reopen(facts, altered, world_.config)), "store.altered") << text;
  }
}

TEST_F(KeptVerdictTest, GreatAmountsSurvive) {
  const auto asked =
      world_.request(world_.by_ca, "built-in:MO", (std::int64_t{1} << 53) - 1, world_.now);
  const StoredVerdict verdict = world_.answer(asked, "");
  const auto again = must(reopen(verdict, world_.store->verdicts(), world_.config));
  EXPECT_EQ(again.request.request.amount, asked.request.amount);
  auto purpose = world_.request(world_.by_ca, "built-in:MO", 1, world_.now);
  purpose.request.amount.reset();
  purpose.request.purpose = "filing \"7\" 遞交";
  const auto kept = world_.answer(purpose, "");
  const auto same = must(reopen(kept, world_.store->verdicts(), world_.config));
  EXPECT_EQ(same.request.request.purpose, purpose.request.purpose);
  EXPECT_EQ(same.request.request.amount, std::nullopt);
}

}  // namespace
}  // namespace baytrust::service
