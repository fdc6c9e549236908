#include "gateway/decision/list_in_force.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;

const Digest& id(const Authority& authority) { return authority.certificate()->fingerprint; }

// The list with these services.
ListEdition list_of(std::vector<trustlists::Service> services) {
  World world;
  world.hk_list.providers.front().services = std::move(services);
  return world.edition(world.hk_list);
}

TEST(ListInForce, RootsAreAnchorsAndTheCasBelowThemAreNot) {
  const ListInForce list(World().edition(World().hk_list), nullptr);
  EXPECT_TRUE(list.is_anchor(id(hong_kong().root)));
  EXPECT_FALSE(list.is_anchor(id(hong_kong().ca)));
  EXPECT_EQ(list.pool().anchors().size(), 1U);
  EXPECT_EQ(list.pool().certificates().size(), 2U);  // no root above itself
  EXPECT_EQ(list.ca_certificates().size(), 3U);
}

TEST(ListInForce, AnIssuingCaWhoseRootIsNotListedIsAnAnchor) {
  const ListInForce list(list_of({ca_service(hong_kong().ca.certificate())}), nullptr);
  EXPECT_TRUE(list.is_anchor(id(hong_kong().ca)));
}

// Same name, another key: the key identifiers say that it is not the issuer.
TEST(ListInForce, ARootOfTheSameNameIsNoIssuer) {
  const Authority same_name = make_authority("Hong Kong Root");
  const ListInForce list(
      list_of({ca_service(same_name.certificate()), ca_service(hong_kong().ca.certificate())}),
      nullptr);
  EXPECT_TRUE(list.is_anchor(id(hong_kong().ca)));
  EXPECT_TRUE(list.is_anchor(id(same_name)));
}

// A withdrawn root still stands above its CAs: they do not become anchors by its withdrawal.
TEST(ListInForce, AWithdrawnRootDoesNotPromoteItsCas) {
  World world;
  world.hk_service(0).current.status = trustlists::kDeprecated;
  const ListInForce list(world.edition(world.hk_list), nullptr);
  EXPECT_FALSE(list.is_anchor(id(hong_kong().ca)));
}

// `service` deprecated from `from` on.
void deprecate(trustlists::Service& service, Instant from) {
  service.history.insert(service.history.begin(), service.current);
  service.current.status = trustlists::kDeprecated;
  service.current.status_starting_time = from;
}

TEST(ListInForce, NotesAStatusThatBeganBeforeItWasKnown) {
  World world;
  trustlists::TrustList older = world.hk_list;
  older.scheme.sequence_number = 6;
  older.scheme.list_issue_date_time = kNoon - 30 * kDay;
  const ListInForce first(world.edition(older), nullptr);
  EXPECT_EQ(first.retroactive(id(hong_kong().ca)), nullptr);

  deprecate(world.hk_service(1), kNoon - 15 * kDay);
  const ListInForce second(world.edition(world.hk_list), &first);
  const Retroactive* noted = second.retroactive(id(hong_kong().ca));
  ASSERT_NE(noted, nullptr);
  EXPECT_EQ(noted->effective_from, kNoon - 15 * kDay);
  EXPECT_EQ(noted->known_from, *second.header().activated);
  EXPECT_EQ(second.retroactive(id(hong_kong().other)), nullptr);

  // Later editions say the same and do not make it younger.
  trustlists::TrustList later = world.hk_list;
  later.scheme.sequence_number = 8;
  later.scheme.list_issue_date_time = kNoon - kDay;
  const ListInForce third(world.edition(later), &second);
  ASSERT_NE(third.retroactive(id(hong_kong().ca)), nullptr);
  EXPECT_EQ(*third.retroactive(id(hong_kong().ca)), *noted);
}

TEST(ListInForce, DoesNotCallAnAnnouncedStatusRetroactive) {
  World world;
  trustlists::TrustList older = world.hk_list;
  older.scheme.sequence_number = 6;
  older.scheme.list_issue_date_time = kNoon - 30 * kDay;
  const ListInForce first(world.edition(older), nullptr);
  deprecate(world.hk_service(1), kNoon - kDay);
  const ListInForce second(world.edition(world.hk_list), &first);
  EXPECT_EQ(second.retroactive(id(hong_kong().ca)), nullptr);
}

TEST(ListInForce, FindsWhoIsSaidToHaveIssuedBefore) {
  World world;
  trustlists::PreviousCa before;
  before.certificate_sha256 = id(hong_kong().other);
  world.hk_type().previous = {before};
  const ListInForce list(world.edition(world.hk_list), nullptr);
  ASSERT_EQ(list.previous_mentions(id(hong_kong().other)).size(), 1U);
  EXPECT_EQ(list.previous_mentions(id(hong_kong().other)).front().type, "personal");
  EXPECT_TRUE(list.previous_mentions(id(hong_kong().ca)).empty());
}

}  // namespace
}  // namespace baytrust::decision
