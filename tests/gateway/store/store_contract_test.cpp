// The contract of editions, pins, marks, acts and CRLs, and of opening and making a store, over
// every adapter. The other ports have files of their own beside this one.
#include "tests/gateway/store/contract.hpp"

namespace baytrust {
namespace {

using contract::code_of;
using contract::digest_of;
using contract::edition_of;
using contract::file_of;
using contract::held;
using contract::pin_of;
using service::DocumentKind;
using service::EditionRecord;
using service::EditionState;
using service::NewEdition;
using service::Pin;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class StoreContract : public contract::Contract {};

TEST_P(StoreContract, OpeningNeverCreates) {
  EXPECT_EQ(code_of(opener_->open(place_)), "store.missing");
  EXPECT_EQ(code_of(opener_->open(place_)), "store.missing");
}

TEST_P(StoreContract, CreatesOnceWithItsPinsInOrder) {
  const Pin hk = pin_of("HK", "b"), mo = pin_of("MO", "a");
  created({mo, hk});
  EXPECT_EQ(code_of(opener_->create(place_, {})), "store.exists");
  EXPECT_THAT(opened().editions().pins().value(), ElementsAre(hk, mo));
}

TEST_P(StoreContract, AddsAPinOnce) {
  service::Store& store = created();
  const std::uint64_t before = revision(store);
  Pin pin = pin_of("HK", "b");
  pin.distrusted_from = Instant{5000};
  EXPECT_TRUE(store.editions().add_pin(pin));
  EXPECT_GT(revision(store), before);
  EXPECT_EQ(code_of(store.editions().add_pin(pin)), "store.known");
  EXPECT_THAT(store.editions().pins().value(), ElementsAre(pin));
  pin.territory = "MO";  // one certificate may serve two territories
  EXPECT_TRUE(store.editions().add_pin(pin));
}

TEST_P(StoreContract, StartsEmpty) {
  service::Store& store = created();
  EXPECT_EQ(store.editions().high_water(DocumentKind::trust_list, "HK").value(), 0U);
  EXPECT_THAT(store.editions().editions().value(), IsEmpty());
  EXPECT_EQ(store.editions().find(digest_of("x")).value(), std::nullopt);
  EXPECT_EQ(code_of(store.editions().file(digest_of("x"))), "store.unknown");
  EXPECT_THAT(store.crls().crls().value(), IsEmpty());
  EXPECT_EQ(code_of(store.crls().crl(digest_of("x"))), "store.unknown");
}

TEST_P(StoreContract, KeepsAnEditionWithItsFileAndItsMark) {
  service::Store& store = created();
  const NewEdition first = edition_of("one", 7, revision(store));
  ASSERT_TRUE(store.editions().add(first));
  service::Store& other = opened();
  EXPECT_THAT(other.editions().editions().value(), ElementsAre(first.record));
  EXPECT_EQ(other.editions().find(first.record.digest).value(), first.record);
  EXPECT_EQ(*other.editions().file(first.file.digest).value(), *first.file.bytes);
  EXPECT_EQ(other.editions().high_water(DocumentKind::trust_list, "HK").value(), 7U);
  EXPECT_EQ(other.editions().high_water(DocumentKind::mapping_register, "HK").value(), 0U);
  EXPECT_EQ(other.editions().high_water(DocumentKind::trust_list, "MO").value(), 0U);
}

TEST_P(StoreContract, AnEditionIsAddedOnce) {
  service::Store& store = created();
  ASSERT_TRUE(store.editions().add(edition_of("one", 7, revision(store))));
  const std::uint64_t before = revision(store);
  EXPECT_EQ(code_of(store.editions().add(edition_of("one", 7, before))), "store.known");
  EXPECT_EQ(revision(store), before) << "a refused call changes nothing";
}

TEST_P(StoreContract, AMarkNeverFalls) {
  service::Store& store = created();
  ASSERT_TRUE(store.editions().add(edition_of("one", 7, revision(store))));
  ASSERT_TRUE(store.editions().add(edition_of("two", 3, revision(store))));
  EXPECT_EQ(store.editions().high_water(DocumentKind::trust_list, "HK").value(), 7U);
}

TEST_P(StoreContract, KeepsEquivocatingEditionsBoth) {
  service::Store& store = created();
  ASSERT_TRUE(store.editions().add(edition_of("one", 7, revision(store))));
  NewEdition second = edition_of("two", 7, revision(store));
  second.record.state = EditionState::equivocating;
  second.record.activated.reset();
  second.record.reason = "list.equivocation";
  ASSERT_TRUE(store.editions().add(second));
  EXPECT_THAT(store.editions().editions().value(), SizeIs(2));
}

TEST_P(StoreContract, AWriterThatReadAnOlderStateIsRefused) {
  service::Store& slow = created();
  service::Store& fast = opened();
  const std::uint64_t read_at = revision(slow);
  ASSERT_TRUE(fast.editions().add(edition_of("one", 7, revision(fast))));
  EXPECT_EQ(code_of(slow.editions().add(edition_of("two", 7, read_at))), "store.changed_meanwhile");
  EXPECT_EQ(code_of(slow.editions().add_signatures({.edition = digest_of("content of one"),
                                                    .file = file_of("more"),
                                                    .signers = {},
                                                    .revision = read_at})),
            "store.changed_meanwhile");
  EXPECT_EQ(code_of(slow.editions().approve({.edition = digest_of("content of one"),
                                             .approval = {"Ana", {1}},
                                             .activated = std::nullopt,
                                             .high_water = std::nullopt,
                                             .revision = read_at})),
            "store.changed_meanwhile");
  EXPECT_THAT(slow.editions().editions().value(), SizeIs(1));
}

TEST_P(StoreContract, AddsSignaturesToAnEditionAlreadyKept) {
  service::Store& store = created();
  ASSERT_TRUE(store.editions().add(edition_of("one", 7, revision(store))));
  const Digest edition = digest_of("content of one");
  service::NewSignatures more{.edition = edition,
                              .file = file_of("one, signed twice"),
                              .signers = {digest_of("signer"), digest_of("co-signer")},
                              .revision = revision(store)};
  ASSERT_TRUE(store.editions().add_signatures(more));
  const EditionRecord record = store.editions().find(edition).value().value();
  EXPECT_THAT(record.files, ElementsAre(digest_of("one"), more.file.digest));
  EXPECT_THAT(record.signers, ::testing::UnorderedElementsAreArray(more.signers));
  EXPECT_TRUE(std::ranges::is_sorted(record.signers));
  EXPECT_EQ(*store.editions().file(more.file.digest).value(), *more.file.bytes);

  more.revision = revision(store);
  EXPECT_EQ(code_of(store.editions().add_signatures(more)), "store.known");
  more.edition = digest_of("nothing");
  EXPECT_EQ(code_of(store.editions().add_signatures(more)), "store.unknown");
}

TEST_P(StoreContract, AHeldEditionNeedsEveryApprovalByAnotherName) {
  service::Store& store = created();
  NewEdition edition = held(edition_of("one", 7, revision(store)));
  edition.high_water.reset();
  ASSERT_TRUE(store.editions().add(edition));
  service::NewApproval approval{.edition = edition.record.digest,
                                .approval = {"Ana", {3000}},
                                .activated = std::nullopt,
                                .high_water = std::nullopt,
                                .revision = revision(store)};
  ASSERT_TRUE(store.editions().approve(approval));
  approval.revision = revision(store);
  EXPECT_EQ(code_of(store.editions().approve(approval)), "store.approved_already");
  EXPECT_EQ(store.editions().find(edition.record.digest).value()->state, EditionState::held);

  approval.approval = {"Bao", {4000}};
  approval.activated = Instant{4000};
  approval.high_water = 7;
  ASSERT_TRUE(store.editions().approve(approval));
  const EditionRecord record = store.editions().find(edition.record.digest).value().value();
  EXPECT_EQ(record.state, EditionState::active);
  EXPECT_EQ(record.activated, Instant{4000});
  EXPECT_THAT(record.approvals,
              ElementsAre(service::Approval{"Ana", {3000}}, service::Approval{"Bao", {4000}}));
  EXPECT_EQ(store.editions().high_water(DocumentKind::trust_list, "HK").value(), 7U);

  approval.approval.name = "Chan";
  approval.revision = revision(store);
  EXPECT_EQ(code_of(store.editions().approve(approval)), "store.not_held");
  approval.edition = digest_of("nothing");
  EXPECT_EQ(code_of(store.editions().approve(approval)), "store.unknown");
}

TEST_P(StoreContract, OrdersEditions) {
  service::Store& store = created();
  NewEdition mo = edition_of("mo", 1, revision(store));
  mo.record.territory = "MO";
  ASSERT_TRUE(store.editions().add(mo));
  NewEdition reg = edition_of("register", 1, revision(store));
  reg.record.kind = DocumentKind::mapping_register;
  reg.record.territory = "CN-GD";
  ASSERT_TRUE(store.editions().add(reg));
  const NewEdition second = edition_of("two", 10, revision(store));
  ASSERT_TRUE(store.editions().add(second));
  const NewEdition first = edition_of("one", 9, revision(store));
  ASSERT_TRUE(store.editions().add(first));
  EXPECT_THAT(store.editions().editions().value(),
              ElementsAre(first.record, second.record, mo.record, reg.record));
}

TEST_P(StoreContract, KeepsACrlWithTheTimeItFirstCame) {
  service::Store& store = created();
  service::CrlRecord crl{.digest = digest_of("crl"),
                         .issuer = digest_of("issuer"),
                         .scope = digest_of("scope"),
                         .issuer_name = "CN=發證機構",
                         .number = "0a",
                         .this_update = {100},
                         .next_update = Instant{200},
                         .entries = 3,
                         .received = {150}};
  EXPECT_EQ(store.crls().add(crl, to_bytes(as_bytes("crl"))).value(), service::Added::added);
  service::CrlRecord again = crl;
  again.received = {190};
  EXPECT_EQ(store.crls().add(again, to_bytes(as_bytes("crl"))).value(),
            service::Added::known_already);
  service::CrlRecord older = crl;
  older.digest = digest_of("older");
  older.this_update = {50};
  older.next_update.reset();
  EXPECT_EQ(store.crls().add(older, to_bytes(as_bytes("older"))).value(), service::Added::added);
  EXPECT_THAT(opened().crls().crls().value(), ElementsAre(older, crl));
  EXPECT_EQ(as_text(*opened().crls().crl(crl.digest).value()), "crl");
}

service::TrustAct pin_act(std::string_view certificate, std::vector<Digest> ends = {}) {
  return {.kind = service::TrustAct::Kind::pin,
          .territory = "HK",
          .fingerprint = digest_of(certificate),
          .certificate = to_bytes(as_bytes(certificate)),
          .from = {5000},
          .sequence = 0,
          .ends = std::move(ends)};
}

TEST_P(StoreContract, AnActWaitsForItsSecondPersonAndThenMakesAPinAndEndsOthers) {
  service::Store& store = created({pin_of("HK", "old")});
  const auto act = pin_act("new", {digest_of("old")});
  EXPECT_TRUE(store.editions().approve_act({act, {"Ana", {10}}, std::nullopt, revision(store)}));
  EXPECT_THAT(store.editions().pins().value(), SizeIs(1));
  EXPECT_EQ(
      code_of(store.editions().approve_act({act, {"Ana", {11}}, Instant{11}, revision(store)})),
      "store.approved_already");
  EXPECT_TRUE(store.editions().approve_act({act, {"Bao", {20}}, Instant{20}, revision(store)}));
  const auto pins = opened().editions().pins().value();
  ASSERT_THAT(pins, SizeIs(2));
  for (const Pin& pin : pins) {
    const bool made = pin.fingerprint == digest_of("new");
    EXPECT_EQ(pin.added, made ? Instant{5000} : Instant{1000});
    EXPECT_EQ(pin.distrusted_from, made ? std::nullopt : std::optional(Instant{5000}));
  }
  const auto acts = opened().editions().acts().value();
  ASSERT_THAT(acts, SizeIs(1));
  EXPECT_EQ(acts[0].act, act);
  EXPECT_THAT(acts[0].approvals,
              ElementsAre(service::Approval{"Ana", {10}}, service::Approval{"Bao", {20}}));
  EXPECT_EQ(acts[0].done, Instant{20});
}

TEST_P(StoreContract, APinIsNeverInForceBeforeItWasMade) {
  service::Store& store = created();
  EXPECT_TRUE(store.editions().approve_act(
      {pin_act("new"), {"Ana", {9000}}, Instant{9000}, revision(store)}));
  EXPECT_EQ(store.editions().pins().value()[0].added, Instant{9000});
  // An act that cannot take effect is not kept.
  EXPECT_EQ(
      code_of(store.editions().approve_act({pin_act("new"), {"Bao", {9001}}, std::nullopt, 1})),
      "store.changed_meanwhile");
  auto again = pin_act("new");
  again.from = {7000};
  EXPECT_EQ(code_of(store.editions().approve_act(
                {again, {"Bao", {9001}}, Instant{9001}, revision(store)})),
            "store.known");
  EXPECT_THAT(store.editions().acts().value(), SizeIs(1));
}

TEST_P(StoreContract, DistrustEndsAPinAndNeverLater) {
  service::Store& store = created({pin_of("HK", "old")});
  auto act = pin_act("old");
  act.kind = service::TrustAct::Kind::distrust;
  act.certificate.clear();
  EXPECT_TRUE(store.editions().approve_act({act, {"Ana", {10}}, Instant{10}, revision(store)}));
  act.from = {6000};
  EXPECT_TRUE(store.editions().approve_act({act, {"Ana", {10}}, Instant{10}, revision(store)}));
  EXPECT_EQ(store.editions().pins().value()[0].distrusted_from, Instant{5000});
  act.fingerprint = digest_of("nobody");
  EXPECT_EQ(
      code_of(store.editions().approve_act({act, {"Ana", {10}}, Instant{10}, revision(store)})),
      "store.unknown");
}

TEST_P(StoreContract, OnlyAnActLowersTheMark) {
  service::Store& store = created();
  ASSERT_TRUE(store.editions().add(edition_of("far", 900, revision(store))));
  auto act = pin_act("");
  act.kind = service::TrustAct::Kind::reset_high_water;
  act.fingerprint = {};
  act.sequence = 7;
  EXPECT_TRUE(store.editions().approve_act({act, {"Ana", {10}}, std::nullopt, revision(store)}));
  EXPECT_EQ(store.editions().high_water(DocumentKind::trust_list, "HK").value(), 900u);
  EXPECT_TRUE(store.editions().approve_act({act, {"Bao", {20}}, Instant{20}, revision(store)}));
  EXPECT_EQ(opened().editions().high_water(DocumentKind::trust_list, "HK").value(), 7u);
}

INSTANTIATE_TEST_SUITE_P(Adapters, StoreContract, contract::adapters(), contract::adapter_name);

}  // namespace
}  // namespace baytrust
