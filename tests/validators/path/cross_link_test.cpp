// Two jurisdictions, one certificate: the virtual cross-certificate as a step of RFC 5280 6.1.
#include "validators/path/cross_link.hpp"

#include "tests/validators/path/path_support.hpp"

namespace baytrust::path {
namespace {

using test::Authority;
using test::kNoon;
using test::make_authority;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kHome = "2.999.1.1", kForeign = "2.999.2.1", kOther = "2.999.2.2",
                  kAny = "2.5.29.32.0";

const Authority& foreign() {
  static const Authority authority =
      make_authority("Foreign root").subordinate({.subject = "CN=Foreign CA"});
  return authority;
}

CrossLink link() {
  return {.issuing_ca = foreign().certificate(),
          .policies = test::oids({kHome}),
          .mappings = {{Oid::literal(kHome), Oid::literal(kForeign), "entry-1"}},
          .names = {},
          .from = {},
          .until = {}};
}

Inputs recognition(x509::Certificate leaf, const CrossLink& with = link()) {
  Inputs in;
  in.path = {std::move(leaf)};
  in.at = kNoon;
  in.recognition = std::make_shared<const CrossLink>(with);
  in.explicit_policy = Require::yes;
  in.user_initial_policy_set = policies({kHome});
  return in;
}

// Accepted under the relying jurisdiction's own name, and only where a recognition says so.
TEST(CrossLink, MapsForeignPolicyIntoTheRelyingDomain) {
  const Inputs in = recognition(foreign().issue({.policies = {kForeign, kOther}}));
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), IsEmpty());
  EXPECT_THAT(texts(outcome.user_constrained_policy_set), ElementsAre(kHome));
  EXPECT_THAT(passed(outcome), Contains("path.link.applied link"));
  EXPECT_THAT(passed(outcome), Contains("path.signature.verified path[0]"));

  Inputs without = in;
  without.recognition.reset();
  without.anchor = TrustAnchor(foreign().certificate());
  EXPECT_THAT(failed(judge(without)), ElementsAre("path.policy.none_acceptable path[0]"));
}

TEST(CrossLink, TheGraphNamesTheEntry) {
  const Outcome outcome = judge(recognition(foreign().issue({.policies = {kForeign}})));
  Budget budget;
  const auto pairs = outcome.graph.pairs(outcome.user_constrained_policy_set, budget);
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(to_string(pairs[0].relying), kHome);
  EXPECT_THAT(texts(pairs[0].issuing), ElementsAre(kForeign));
  EXPECT_THAT(pairs[0].origins, ElementsAre("entry-1"));
}

TEST(CrossLink, APolicyThatIsNotMappedIsNotRecognised) {
  EXPECT_THAT(failed(judge(recognition(foreign().issue({.policies = {kOther}})))),
              ElementsAre("path.policy.explicit_required path[0]"));
  EXPECT_THAT(failed(judge(recognition(foreign().issue()))),
              ElementsAre("path.policy.explicit_required path[0]"));
}

// RFC 5280 6.1.3(d)(2): inhibitAnyPolicy 0, so anyPolicy wins nothing, alone or beside another.
TEST(CrossLink, AnyPolicyWinsNothing) {
  EXPECT_THAT(failed(judge(recognition(foreign().issue({.policies = {kAny}})))),
              ElementsAre("path.policy.explicit_required path[0]"));
  EXPECT_THAT(failed(judge(recognition(foreign().issue({.policies = {kAny, kOther}})))),
              ElementsAre("path.policy.explicit_required path[0]"));
  const Outcome listed = judge(recognition(foreign().issue({.policies = {kAny, kForeign}})));
  EXPECT_THAT(failed(listed), IsEmpty());
  EXPECT_FALSE(listed.graph.any_policy_at_depth_n());
}

TEST(CrossLink, AnyPolicyInTheLinkWinsNothing) {
  CrossLink with = link();
  with.policies = test::oids({kAny});
  EXPECT_THAT(failed(judge(recognition(foreign().issue({.policies = {kForeign}}), with))),
              ElementsAre("path.policy.explicit_required link"));
}

TEST(CrossLink, AMappingOfAnyPolicyIsRefused) {
  CrossLink with = link();
  with.mappings.push_back({Oid::literal(kHome), Oid::literal(kAny), "entry-2"});
  EXPECT_THAT(failed(judge(recognition(foreign().issue({.policies = {kForeign}}), with))),
              ElementsAre("path.policy.mapping_any_policy link"));
}

// The relying OID in the foreign certificate itself is nothing: it is mapped, not asserted.
TEST(CrossLink, AForeignCertificateCannotAssertTheRelyingPolicy) {
  EXPECT_THAT(failed(judge(recognition(foreign().issue({.policies = {kHome}})))),
              ElementsAre("path.policy.explicit_required path[0]"));
}

TEST(CrossLink, TheSignatureIsByTheIssuingCa) {
  const Authority impostor = make_authority("Foreign CA");
  EXPECT_THAT(failed(judge(recognition(impostor.issue({.policies = {kForeign}})))),
              ElementsAre("path.signature.bad path[0]"));
}

TEST(CrossLink, NameConstraintsOfTheEntryBindTheEndEntity) {
  CrossLink with = link();
  const std::vector<std::string> permitted{"DNS:example.hk"};
  with.names = *parse_name_limits(permitted, {});
  const auto issue = [&](std::string_view host) {
    return foreign().issue({.policies = {kForeign}, .subject_alt_name = {x509::dns_name(host)}});
  };
  EXPECT_THAT(failed(judge(recognition(issue("www.example.hk"), with))), IsEmpty());
  EXPECT_THAT(failed(judge(recognition(issue("www.example.mo"), with))),
              ElementsAre("path.names.not_permitted path[0]"));
}

// Half-open, as recognition periods are.
TEST(CrossLink, Period) {
  CrossLink with = link();
  with.from = kNoon;
  with.until = kNoon + 1;
  Inputs in = recognition(foreign().issue({.policies = {kForeign}}), with);
  EXPECT_THAT(failed(judge(in)), IsEmpty());
  in.at = kNoon + 1;
  const Outcome late = judge(in);
  EXPECT_THAT(failed(late), ElementsAre("path.link.out_of_period link"));
  EXPECT_EQ(fact(find(late.findings, kLinkPeriod), "until"), "2026-03-03T12:00:01Z");
  in.at = kNoon - 1;
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.link.out_of_period link"));
}

TEST(CrossLink, StandsForEverythingAboveTheEndEntity) {
  Inputs in = recognition(foreign().issue({.policies = {kForeign}}));
  in.path.push_back(foreign().certificate());
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.inputs.anchor request"));
  in.path.pop_back();
  in.anchor = TrustAnchor(foreign().certificate());
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.inputs.anchor request"));
}

TEST(CrossLink, AProfileThatInhibitsMappingRefusesIt) {
  Inputs in = recognition(foreign().issue({.policies = {kForeign}}));
  in.policy_mapping = Inhibit::yes;
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.policy.explicit_required link"));
}

}  // namespace
}  // namespace baytrust::path
