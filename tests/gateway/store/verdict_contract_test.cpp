// The contract of kept verdicts and their evidence, over every adapter.
#include "tests/gateway/store/contract.hpp"
#include "tests/gateway/store/submission_steps.hpp"

namespace baytrust::contract {
namespace {

using service::NewVerdict;
using service::StoredVerdict;
using service::VerdictQuery;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class VerdictContract : public Contract {
 protected:
  service::Store& holding(const std::vector<NewVerdict>& verdicts) {
    service::Store& store = created();
    const auto kept = store.verdicts().keep(verdicts);
    EXPECT_TRUE(kept) << describe(kept.error());
    return store;
  }
  std::vector<std::string> ids(const VerdictQuery& query) {
    std::vector<std::string> out;
    for (const auto& verdict : opened().verdicts().list(query).value()) out.push_back(verdict.id);
    return out;
  }
};

TEST_P(VerdictContract, KeepsSeveralAtOnceAsTheyWereWithWhatTheyLeanedOn) {
  const auto one = verdict_of("d-1", 10), two = verdict_of("d-2", 20);
  holding({one, two});
  service::Store& store = opened();
  EXPECT_EQ(store.verdicts().find("d-1").value(), one.verdict);
  EXPECT_EQ(store.verdicts().find("d-2").value(), two.verdict);
  EXPECT_EQ(store.verdicts().find("d-3").value(), std::nullopt);
  EXPECT_EQ(store.verdicts().count().value(), 2U);
  for (const auto& item : one.evidence) {
    EXPECT_EQ(*store.verdicts().evidence(item.digest).value(), *item.bytes);
  }
  EXPECT_EQ(code_of(store.verdicts().evidence(digest_of("never"))), "store.unknown");
}

TEST_P(VerdictContract, EmptyListsAndTextsComeBackEmpty) {
  NewVerdict bare;
  bare.verdict.id = "d-1";
  holding({bare});
  EXPECT_EQ(opened().verdicts().find("d-1").value(), bare.verdict);
}

TEST_P(VerdictContract, KeepingNothingIsNothing) {
  EXPECT_TRUE(created().verdicts().keep({}));
  EXPECT_EQ(opened().verdicts().count().value(), 0U);
}

TEST_P(VerdictContract, OneThatIsThereStaysAsItIs) {
  const auto first = verdict_of("d-1", 10);
  auto again = verdict_of("d-1", 99);
  again.verdict.request_id = "another";
  again.evidence.push_back({service::EvidenceKind::crl, digest_of("more"), share({1})});
  service::Store& store = holding({first, again});
  ASSERT_TRUE(store.verdicts().keep(std::vector{again, verdict_of("d-2", 20)}));
  EXPECT_EQ(store.verdicts().find("d-1").value(), first.verdict);
  EXPECT_EQ(store.verdicts().count().value(), 2U);
  EXPECT_EQ(code_of(store.verdicts().evidence(digest_of("more"))), "store.unknown");
}

// One question of two services in one second is one decision, and both lean on it.
TEST_P(VerdictContract, WhoElseWasAnsweredTheSameIsKeptBesideTheFirst) {
  const auto first = verdict_of("d-1", 10);
  auto later = first;
  std::vector<NewVerdict> all{first};
  for (const char* caller : {"b", "a", "b"}) {
    later.verdict.caller = caller;
    all.push_back(later);
  }
  later.verdict.caller = first.verdict.caller;
  all.push_back(later);
  holding(all);
  const auto kept = opened().verdicts().find("d-1").value();
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->caller, first.verdict.caller);
  EXPECT_THAT(kept->also, ElementsAre("a", "b"));
  EXPECT_EQ(opened().verdicts().list({}).value().at(0), *kept);
  EXPECT_EQ(opened().verdicts().forget({99}).value(), 1U);
  ASSERT_TRUE(opened().verdicts().keep(std::vector{first}));
  EXPECT_THAT(opened().verdicts().find("d-1").value()->also, IsEmpty());
}

TEST_P(VerdictContract, DoesNotMoveTheRevision) {
  service::Store& store = created();
  const std::uint64_t before = revision(store);
  ASSERT_TRUE(store.verdicts().keep(std::vector{verdict_of("d-1", 10)}));
  ASSERT_TRUE(store.verdicts().forget({99}));
  EXPECT_EQ(revision(store), before);
}

TEST_P(VerdictContract, ListsTheNewestFirstThenById) {
  holding({verdict_of("b", 20), verdict_of("a", 20), verdict_of("c", 30), verdict_of("d", 10)});
  EXPECT_THAT(ids({}), ElementsAre("c", "a", "b", "d"));
  EXPECT_THAT(ids({.made_from = Instant{20}}), ElementsAre("c", "a", "b"));
  EXPECT_THAT(ids({.limit = 0}), IsEmpty());
}

TEST_P(VerdictContract, FindsByEachFieldAndByAllTogether) {
  auto other = verdict_of("other", 20);
  other.verdict.relying = "HK";
  other.verdict.profile = "tax";
  other.verdict.accepted = "no";
  other.verdict.leans_on = {digest_of("ca"), digest_of("other ca")};
  holding({verdict_of("one", 10), other});
  EXPECT_THAT(ids({.relying = "HK"}), ElementsAre("other"));
  EXPECT_THAT(ids({.profile = "tax"}), ElementsAre("other"));
  EXPECT_THAT(ids({.accepted = "yes"}), ElementsAre("one"));
  EXPECT_THAT(ids({.leans_on = digest_of("ca")}), ElementsAre("other", "one"));
  EXPECT_THAT(ids({.leans_on = digest_of("other ca")}), ElementsAre("other"));
  EXPECT_THAT(ids({.leans_on = digest_of("crl")}), IsEmpty()) << "it came with it; that is another";
  EXPECT_THAT(ids({.made_from = Instant{5},
                   .relying = "HK",
                   .profile = "tax",
                   .accepted = "no",
                   .leans_on = digest_of("ca")}),
              ElementsAre("other"));
  EXPECT_THAT(ids({.relying = "HK", .accepted = "yes"}), IsEmpty());
}

TEST_P(VerdictContract, PagesMeetWithoutOverlapWhateverComesBetween) {
  service::Store& store =
      holding({verdict_of("b", 20), verdict_of("a", 20), verdict_of("c", 20), verdict_of("d", 10)});
  EXPECT_THAT(ids({.limit = 2}), ElementsAre("a", "b"));
  ASSERT_TRUE(store.verdicts().keep(std::vector{verdict_of("new", 30)}));
  EXPECT_THAT(ids({.after_id = "b", .limit = 2}), ElementsAre("c", "d"));
  EXPECT_THAT(ids({.relying = "HK", .after_id = "b"}), IsEmpty());
  EXPECT_THAT(ids({.after_id = "d"}), IsEmpty());
  ASSERT_TRUE(store.verdicts().forget({15}));
  EXPECT_THAT(ids({.after_id = "d"}), IsEmpty()) << "forgotten: all after it are as well";
}

TEST_P(VerdictContract, ListsTenThousandAtMost) {
  std::vector<NewVerdict> many(10'001);
  for (std::size_t i = 0; i < many.size(); ++i) many[i].verdict.id = std::to_string(i);
  service::Store& store = holding(many);
  EXPECT_EQ(store.verdicts().list({.limit = 20'000}).value().size(), 10'000U);
  EXPECT_EQ(store.verdicts().list({}).value().size(), 1'000U);
}

TEST_P(VerdictContract, ForgetsWhatWasMadeBeforeAndSaysHowMuch) {
  service::Store& store = holding({verdict_of("old", 10), verdict_of("new", 20)});
  EXPECT_EQ(store.verdicts().forget({10}).value(), 0U) << "made then is not made before";
  EXPECT_EQ(store.verdicts().forget({20}).value(), 1U);
  EXPECT_EQ(store.verdicts().find("old").value(), std::nullopt);
  EXPECT_THAT(ids({.leans_on = digest_of("ca")}), ElementsAre("new"));
  EXPECT_EQ(store.verdicts().count().value(), 1U);
}

TEST_P(VerdictContract, ForgetsEvidenceThatNoVerdictNamesAnyMoreAndNoOther) {
  auto old = verdict_of("old", 10);
  const auto with = [&](std::string_view text) {
    old.evidence.push_back(
        {service::EvidenceKind::certificate, digest_of(text), share(to_bytes(as_bytes(text)))});
  };
  for (const char* text : {"asked about", "in its chain", "ca"}) with(text);
  auto kept = verdict_of("new", 20);  // names what the old one brought
  kept.evidence.clear();
  kept.verdict.certificate = digest_of("asked about");
  kept.verdict.chain = {digest_of("in its chain")};
  service::Store& store = holding({old, kept});
  EXPECT_EQ(store.verdicts().forget({20}).value(), 1U);
  EXPECT_EQ(code_of(store.verdicts().evidence(digest_of("certificate of old"))), "store.unknown");
  for (const char* text : {"asked about", "in its chain", "ca", "crl", "profile"}) {
    EXPECT_EQ(code_of(store.verdicts().evidence(digest_of(text))), "") << text;
  }
  EXPECT_EQ(store.verdicts().forget({21}).value(), 1U);
  EXPECT_EQ(code_of(store.verdicts().evidence(digest_of("crl"))), "store.unknown");
}

// In one transaction the same bytes are written once, and each verdict keeps them.
TEST_P(VerdictContract, EvidenceOfAGroupOutlivesEachOfIt) {
  service::Store& store = holding({verdict_of("old", 10), verdict_of("new", 20)});
  for (const char* text : {"crl", "profile"}) {
    EXPECT_EQ(code_of(store.verdicts().evidence(digest_of(text))), "") << text;
  }
  EXPECT_EQ(store.verdicts().forget({20}).value(), 1U);
  for (const char* text : {"certificate of new", "crl", "profile"}) {
    EXPECT_EQ(code_of(store.verdicts().evidence(digest_of(text))), "") << text;
  }
  EXPECT_EQ(store.verdicts().forget({21}).value(), 1U);
  for (const char* text : {"certificate of new", "crl", "profile"}) {
    EXPECT_EQ(code_of(store.verdicts().evidence(digest_of(text))), "store.unknown") << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Adapters, VerdictContract, adapters(), adapter_name);

}  // namespace
}  // namespace baytrust::contract
