#include "gateway/service/path_batch_case.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/codes.hpp"

namespace baytrust::service {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PathCase read(std::string_view line) {
  auto read = read_path_case(line, 1);
  if (read.bad) ADD_FAILURE() << describe(read.bad->error);
  return read.path_case.value_or(PathCase{});
}

std::string complaint(std::string_view line) {
  const auto read = read_path_case(line, 7);
  return read.bad ? describe(read.bad->error) : "no complaint";
}

TEST(PathCase, DefaultsAreThoseOfRfc5280WithoutWishes) {
  const auto path_case = read(R"({"id":"a","leaf":"l.pem"})");
  EXPECT_EQ(path_case.id, "a");
  EXPECT_EQ(path_case.kind, PathCase::Kind::path);
  EXPECT_EQ(path_case.leaf, "l.pem");
  EXPECT_THAT(path_case.trust_anchors, IsEmpty());
  EXPECT_FALSE(path_case.time);
  EXPECT_THAT(path_case.initial_policy_set, ElementsAre(Oid::literal("2.5.29.32.0")));
  EXPECT_EQ(path_case.require_explicit_policy, path::Require::no);
  EXPECT_EQ(path_case.inhibit_policy_mapping, path::Inhibit::no);
  EXPECT_EQ(path_case.inhibit_any_policy, path::Inhibit::no);
  EXPECT_FALSE(path_case.check_revocation);
  EXPECT_EQ(path_case.revocation_scope, PathCase::RevocationScope::whole_path);
  EXPECT_FALSE(path_case.max_crl_age);
  EXPECT_EQ(path_case.anchor_rules, path::AnchorRules{});
  EXPECT_EQ(path_case.algorithms, PathCase::Algorithms::legacy);
}

TEST(PathCase, EveryListedMemberIsRead) {
  const auto path_case = read(R"({"id":"b","kind":"crl","leaf":"l","intermediates":["i","j"],
    "trust_anchors":["t"],"crls":["c"],"ocsp":["o"],"time":"2026-03-03T12:00:00Z",
    "eku":["1.3.6.1.5.5.7.3.1"],"purpose":"serverAuth","initial_policy_set":["2.999.2","2.999.1"],
    "require_explicit_policy":true,"inhibit_policy_mapping":true,"inhibit_any_policy":true,
    "check_revocation":true,"peer_name":"a.example","peer_names":["192.0.2.1"],
    "initial_permitted_subtrees":["DNS:example"],"initial_excluded_subtrees":["DNS:b.example"],
    "algorithms":"default",
    "x":{"max_crl_age_days":7,"max_response_age_days":3,"revocation_scope":"leaf","other":[]}})");
  EXPECT_EQ(path_case.kind, PathCase::Kind::crl);
  EXPECT_THAT(path_case.intermediates, ElementsAre("i", "j"));
  EXPECT_THAT(path_case.trust_anchors, ElementsAre("t"));
  EXPECT_THAT(path_case.crls, ElementsAre("c"));
  EXPECT_THAT(path_case.ocsp, ElementsAre("o"));
  EXPECT_EQ(path_case.max_ocsp_age, 3 * kDay);
  EXPECT_EQ(path_case.time, parse_rfc3339("2026-03-03T12:00:00Z"));
  EXPECT_THAT(path_case.ekus, ElementsAre(Oid::literal("1.3.6.1.5.5.7.3.1")));
  EXPECT_THAT(path_case.initial_policy_set,
              ElementsAre(Oid::literal("2.999.1"), Oid::literal("2.999.2")));
  EXPECT_EQ(path_case.require_explicit_policy, path::Require::yes);
  EXPECT_EQ(path_case.inhibit_policy_mapping, path::Inhibit::yes);
  EXPECT_EQ(path_case.inhibit_any_policy, path::Inhibit::yes);
  EXPECT_TRUE(path_case.check_revocation);
  ASSERT_EQ(path_case.peer_names.size(), 2U);
  EXPECT_EQ(path_case.peer_names[0].kind, path::PeerName::Kind::ip);
  EXPECT_EQ(path_case.peer_names[1].text, "a.example");
  EXPECT_FALSE(path_case.initial_names.empty());
  EXPECT_EQ(path_case.algorithms, PathCase::Algorithms::standard);
  EXPECT_EQ(path_case.max_crl_age, 7 * kDay);
  EXPECT_EQ(path_case.revocation_scope, PathCase::RevocationScope::leaf);
}

TEST(PathCase, AnchorRulesComeFromTheirMembersOrFromLastCertTrust) {
  const auto rules = [](std::string_view trust) {
    return read(R"({"id":"a","leaf":"l","x":{"last_cert_trust":")" + std::string(trust) + "\"}}")
        .anchor_rules;
  };
  using path::AnchorRules, path::Enforce, path::Require;
  EXPECT_EQ(rules("TRUSTED_ANCHOR"), AnchorRules{});
  EXPECT_EQ(rules("TRUSTED_ANCHOR_WITH_CONSTRAINTS"), (AnchorRules{.constraints = Enforce::yes}));
  EXPECT_EQ(rules("TRUSTED_ANCHOR_WITH_EXPIRATION"), (AnchorRules{.expiry = Enforce::yes}));
  EXPECT_EQ(rules("TRUSTED_ANCHOR_WITH_EXPIRATION_AND_CONSTRAINTS"),
            (AnchorRules{.constraints = Enforce::yes, .expiry = Enforce::yes}));
  EXPECT_EQ(rules("TRUSTED_ANCHOR_WITH_REQUIRE_BASIC_CONSTRAINTS"),
            (AnchorRules{.basic_constraints = Require::yes}));
  EXPECT_EQ(rules("TRUSTED_ANCHOR_WITH_CONSTRAINTS_REQUIRE_BASIC_CONSTRAINTS"),
            (AnchorRules{.constraints = Enforce::yes, .basic_constraints = Require::yes}));
  EXPECT_EQ(
      read(R"({"id":"a","leaf":"l","enforce_anchor_constraints":true,
      "enforce_anchor_expiry":true,"require_anchor_basic_constraints":true})")
          .anchor_rules,
      (AnchorRules{
          .constraints = Enforce::yes, .expiry = Enforce::yes, .basic_constraints = Require::yes}));
}

TEST(PathCase, NullIsAsGoodAsAbsent) {
  const auto path_case = read(R"({"id":"a","leaf":"l","time":null,"x":null,"crls":null})");
  EXPECT_FALSE(path_case.time);
}

TEST(PathCase, WhatIsNotJsonIsABadLine) {
  for (const auto* line : {"", "{", "[]", "nul", "{} {}", "\"text\"", "{\"id\":\"\xff\"}",
                           "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"}) {
    EXPECT_EQ(complaint(line), "batch.line.json line line=7") << line;
  }
}

TEST(PathCase, AMemberTwiceIsABadLineAtAnyDepth) {
  EXPECT_EQ(complaint(R"({"id":"a","leaf":"x","leaf":"y"})"),
            "batch.line.duplicate_key line line=7 key=leaf");
  EXPECT_EQ(complaint(R"({"id":"a","leaf":"x","le\u0061f":"y"})"),
            "batch.line.duplicate_key line line=7 key=leaf");
  EXPECT_EQ(complaint(R"({"id":"a","leaf":"x","x":{"y":1,"y":1}})"),
            "batch.line.duplicate_key line line=7 key=y");
}

TEST(PathCase, WrongTypesAndValuesNameTheMember) {
  const auto with = [](std::string_view member) {
    return complaint(R"({"id":"a","leaf":"l",)" + std::string(member) + "}");
  };
  const auto names = [](std::string_view member) {
    return "batch.line.member line line=7 member=" + std::string(member);
  };
  EXPECT_EQ(complaint(R"({"leaf":"l"})"), names("id"));
  EXPECT_EQ(complaint(R"({"id":5,"leaf":"l"})"), names("id"));
  EXPECT_EQ(complaint(R"({"id":"a"})"), names("leaf"));
  EXPECT_EQ(with(R"("crls":"c")"), names("crls"));
  EXPECT_EQ(with(R"("crls":[1])"), names("crls"));
  EXPECT_EQ(with(R"("time":"2026-03-03T12:00:00")"), names("time"));
  EXPECT_EQ(with(R"("time":"")"), names("time"));
  EXPECT_EQ(with(R"("eku":["1..2"])"), names("eku"));
  EXPECT_EQ(with(R"("initial_policy_set":[])"), names("initial_policy_set"));
  EXPECT_EQ(with(R"("check_revocation":"yes")"), names("check_revocation"));
  EXPECT_EQ(with(R"("peer_name":"")"), "no complaint");
  EXPECT_EQ(with(R"("peer_names":[""])"), names("peer_names"));
  EXPECT_EQ(with(R"("initial_permitted_subtrees":["example"])"),
            names("initial_permitted_subtrees"));
  EXPECT_EQ(with(R"("algorithms":"weak")"), names("algorithms"));
  EXPECT_EQ(with(R"("x":{"max_crl_age_days":-1})"), names("max_crl_age_days"));
  EXPECT_EQ(with(R"("x":{"revocation_scope":"all"})"), names("x.revocation_scope"));
  EXPECT_EQ(with(R"("x":[])"), names("x"));
}

TEST(PathCase, KindsThatAreNotOfferedSaySo) {
  EXPECT_EQ(read(R"({"id":"a","kind":"ocsp","leaf":"l"})").kind, PathCase::Kind::ocsp);
  EXPECT_EQ(complaint(R"({"id":"a","kind":"tls","leaf":"l"})"),
            "batch.line.kind line line=7 kind=tls");
  EXPECT_EQ(read_path_case(R"({"id":"a","kind":"tls","leaf":"l"})", 1).bad->id, "a");
}

}  // namespace
}  // namespace baytrust::service
