#include "validators/x509/extensions.hpp"

#include <gmock/gmock.h>

#include "tests/support/authority.hpp"
#include "validators/der/writer.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/extension_oids.hpp"
#include "validators/x509/issue.hpp"

namespace baytrust::x509 {
namespace {

using der::encode;
using der::sequence;
using testing::ElementsAre;
using testing::IsEmpty;

Result<Certificate> with(std::vector<ExtensionTemplate> extensions) {
  const auto& key = test::shared_key(crypto::KeyType::p256);
  return Certificate::parse(issue({.issuer = test::name("CN=Issuer"),
                                   .subject = test::name("CN=Subject"),
                                   .not_before = test::kStart,
                                   .not_after = test::kEnd,
                                   .public_key_info = key.public_key_info(),
                                   .extensions = std::move(extensions)},
                                  key)
                                .value());
}

Certificate with_value(OidView oid, Bytes value) {
  return with({{Oid(oid), false, std::move(value)}}).value();
}

// "ok", or the code under x509.extension.malformed.
std::string cause(OidView oid, Bytes value) {
  const auto certificate = with({{Oid(oid), false, std::move(value)}});
  if (certificate) return "ok";
  if (certificate.error().code().id != "x509.extension.malformed") {
    return std::string(certificate.error().code().id);
  }
  EXPECT_EQ(certificate.error().facts().at(0).value, to_string(oid));
  EXPECT_EQ(certificate.error().facts().at(1).name, "offset");
  return certificate.error().facts().at(2).value;
}

std::vector<std::string> deviations(const Certificate& certificate) {
  std::vector<std::string> out;
  for (const auto& finding : certificate->deviations) {
    std::string text(finding.code().id);
    for (const auto& fact : finding.facts()) text += " " + fact.value;
    EXPECT_EQ(finding.effect(), Effect::warning);
    out.push_back(std::move(text));
  }
  return out;
}

TEST(Extensions, KeyUsageBitsHaveTheirNumbers) {
  for (unsigned n = 0; n <= 8; ++n) {
    const auto c = with_value(ext::kKeyUsage, der::named_bits(1U << n));
    EXPECT_EQ(c->extensions.key_usage->bits, 1U << n);
    EXPECT_TRUE(c->extensions.key_usage->has(static_cast<KeyUsageBit>(n)));
    EXPECT_THAT(deviations(c), IsEmpty());
  }
  EXPECT_EQ(cause(ext::kKeyUsage, der::octet_string(Bytes{})), "der.tag.unexpected");
  EXPECT_EQ(cause(ext::kKeyUsage, Bytes{0x03, 0x00}), "der.bit_string.malformed");
  EXPECT_EQ(cause(ext::kKeyUsage, Bytes{0x03, 0x02, 0x01, 0x06, 0x00}), "der.trailing_data");
}

TEST(Extensions, TrailingZeroBitsOfKeyUsageAreADeviation) {
  const auto c = with_value(ext::kKeyUsage, der::bit_string(Bytes{0x06}, 0));
  EXPECT_THAT(deviations(c), ElementsAre("x509.key_usage.trailing_zeros"));
  EXPECT_TRUE(c->extensions.key_usage->has(KeyUsageBit::key_cert_sign));
  EXPECT_THAT(deviations(with_value(ext::kKeyUsage, der::bit_string(Bytes{0x06, 0x00}, 7))),
              ElementsAre("x509.key_usage.trailing_zeros"));
}

TEST(Extensions, BasicConstraints) {
  const auto read = [](Bytes value) {
    return *with_value(ext::kBasicConstraints, std::move(value))->extensions.basic_constraints;
  };
  EXPECT_FALSE(read(sequence(std::vector<Bytes>{})).ca);
  EXPECT_TRUE(read(sequence({der::boolean(0xFF)})).ca);
  EXPECT_EQ(read(sequence({der::boolean(0xFF), der::integer(3)})).path_len, 3);
  EXPECT_EQ(read(sequence({der::integer(3)})).path_len, 3);  // without cA: kept, judged elsewhere
  const auto odd = with_value(ext::kBasicConstraints, sequence({der::boolean(0x01)}));
  EXPECT_TRUE(odd->extensions.basic_constraints->ca);
  EXPECT_THAT(deviations(odd), ElementsAre("x509.boolean.not_ff cA"));
  const auto no = with_value(ext::kBasicConstraints, sequence({der::boolean(0x00)}));
  EXPECT_FALSE(no->extensions.basic_constraints->ca);
  EXPECT_THAT(deviations(no), ElementsAre("x509.default_encoded cA"));
  EXPECT_EQ(cause(ext::kBasicConstraints, sequence({der::integer(-1)})), "x509.extension.value");
  EXPECT_EQ(cause(ext::kBasicConstraints, sequence({der::integer(ByteView(Bytes(9, 1)))})),
            "der.integer.range");
  EXPECT_EQ(cause(ext::kBasicConstraints, sequence({der::boolean(0xFF), der::null()})),
            "der.trailing_data");
}

TEST(Extensions, Policies) {
  const Oid a = Oid::literal("2.999.1"), b = Oid::literal("2.999.2");
  const auto qualifier = [](std::string_view type) {
    return sequence({sequence({der::oid(Oid::literal(type)), der::text(der::kIa5String, "x")})});
  };
  const auto c = with_value(
      ext::kPolicies,
      sequence({sequence({der::oid(a)}), sequence({der::oid(b), qualifier("1.3.6.1.5.5.7.2.1")}),
                sequence({der::oid(Oid::literal("2.999.3")), qualifier("2.999.9")})}));
  const auto& policies = *c->extensions.policies;
  ASSERT_EQ(policies.size(), 3U);
  EXPECT_EQ(policies[0].policy, a);
  EXPECT_TRUE(policies[0].qualifiers.empty());
  EXPECT_EQ(to_bytes(policies[1].qualifiers), qualifier("1.3.6.1.5.5.7.2.1"));
  EXPECT_FALSE(policies[1].unknown_qualifier);
  EXPECT_TRUE(policies[2].unknown_qualifier);
  EXPECT_EQ(cause(ext::kPolicies, sequence(std::vector<Bytes>{})), "x509.empty_list");
  EXPECT_EQ(cause(ext::kPolicies, sequence({sequence({der::oid(a)}), sequence({der::oid(a)})})),
            "x509.extension.value");
  EXPECT_EQ(
      cause(ext::kPolicies, sequence({sequence({der::oid(a), sequence(std::vector<Bytes>{})})})),
      "x509.empty_list");
  EXPECT_EQ(cause(ext::kPolicies, sequence({sequence({der::integer(1)})})), "der.tag.unexpected");
}

TEST(Extensions, PolicyMappingsAndConstraints) {
  const Bytes a = der::oid(Oid::literal("2.999.1")), b = der::oid(Oid::literal("2.999.2"));
  const auto mapped = with_value(ext::kPolicyMappings, sequence({sequence({a, b})}));
  EXPECT_EQ(mapped->extensions.policy_mappings->at(0).issuer_domain, Oid::literal("2.999.1"));
  EXPECT_EQ(mapped->extensions.policy_mappings->at(0).subject_domain, Oid::literal("2.999.2"));
  EXPECT_EQ(cause(ext::kPolicyMappings, sequence(std::vector<Bytes>{})), "x509.empty_list");
  EXPECT_EQ(cause(ext::kPolicyMappings, sequence({sequence({a})})), "der.tag.unexpected");
  EXPECT_EQ(cause(ext::kPolicyMappings, sequence({sequence({a, b, a})})), "der.trailing_data");

  const auto constrained = with_value(ext::kPolicyConstraints, sequence({Bytes{0x81, 0x01, 0x02}}));
  EXPECT_FALSE(constrained->extensions.policy_constraints->require_explicit_policy);
  EXPECT_EQ(constrained->extensions.policy_constraints->inhibit_policy_mapping, 2);
  EXPECT_EQ(cause(ext::kPolicyConstraints, sequence(std::vector<Bytes>{})), "x509.empty_list");
  EXPECT_EQ(cause(ext::kPolicyConstraints, sequence({Bytes{0x80, 0x01, 0xFF}})),
            "x509.extension.value");
  EXPECT_EQ(cause(ext::kPolicyConstraints, sequence({Bytes{0x81, 1, 0}, Bytes{0x80, 1, 0}})),
            "der.trailing_data");

  EXPECT_EQ(with_value(ext::kInhibitAnyPolicy, der::integer(5))->extensions.inhibit_any_policy, 5);
  EXPECT_EQ(cause(ext::kInhibitAnyPolicy, der::integer(-5)), "x509.extension.value");
  EXPECT_EQ(cause(ext::kInhibitAnyPolicy, der::null()), "der.tag.unexpected");
}

TEST(Extensions, NameConstraints) {
  const auto subtree = [](unsigned number, const Bytes& base, Bytes rest = {}) {
    return encode(der::context_constructed(number), {sequence({base, std::move(rest)})});
  };
  const auto c =
      with_value(ext::kNameConstraints,
                 sequence({subtree(0, ip_name(Bytes{10, 0, 0, 0, 255, 0, 0, 0})),
                           subtree(1, dns_name(".example.mo"), Bytes{0x80, 1, 1, 0x81, 1, 9})}));
  const auto& constraints = *c->extensions.name_constraints;
  EXPECT_EQ(constraints.permitted.at(0).minimum, 0);
  EXPECT_FALSE(constraints.permitted.at(0).maximum);
  EXPECT_EQ(constraints.excluded.at(0).minimum, 1);
  EXPECT_EQ(constraints.excluded.at(0).maximum, 9);
  EXPECT_EQ(constraints.excluded.at(0).base.text(), ".example.mo");
  EXPECT_EQ(cause(ext::kNameConstraints, sequence(std::vector<Bytes>{})), "x509.empty_list");
  EXPECT_EQ(cause(ext::kNameConstraints, sequence({Bytes{0xA0, 0x00}})), "x509.empty_list");
  EXPECT_EQ(cause(ext::kNameConstraints, sequence({subtree(0, ip_name(Bytes(4)))})),
            "x509.general_name.malformed");
  EXPECT_EQ(
      cause(ext::kNameConstraints, sequence({subtree(0, dns_name("a"), Bytes{0x80, 0x01, 0xFF})})),
      "x509.extension.value");
}

TEST(Extensions, AlternativeNames) {
  const auto c = with({write_subject_alt_name({dns_name("a.mo"), ip_name(Bytes{127, 0, 0, 1})}),
                       write_issuer_alt_name({uri_name("http://issuer/")})})
                     .value();
  EXPECT_EQ(to_string(c->extensions.subject_alt_name->at(1)), "IP:127.0.0.1");
  EXPECT_EQ(to_string(c->extensions.issuer_alt_name->at(0)), "URI:http://issuer/");
  EXPECT_EQ(cause(ext::kSubjectAltName, sequence(std::vector<Bytes>{})), "x509.empty_list");
  EXPECT_EQ(cause(ext::kIssuerAltName, sequence(std::vector<Bytes>{})), "x509.empty_list");
  EXPECT_EQ(cause(ext::kSubjectAltName, sequence({ip_name(Bytes(8))})),
            "x509.general_name.malformed");
}

TEST(Extensions, KeyIdentifiers) {
  const Bytes key_id{1, 2, 3};
  const Bytes aki =
      sequence({encode(der::context(0), key_id),
                encode(der::context_constructed(1), {directory_name(test::name("CN=Issuer"))}),
                encode(der::context(2), Bytes{0x05})});
  const auto c =
      with({write_subject_key_id(key_id), {Oid(ext::kAuthorityKeyId), false, aki}}).value();
  EXPECT_EQ(to_bytes(*c->extensions.subject_key_id), key_id);
  EXPECT_EQ(to_bytes(*c->extensions.authority_key_id->key_id), key_id);
  EXPECT_EQ(to_string(c->extensions.authority_key_id->issuer.at(0)), "DirName:CN=Issuer");
  EXPECT_EQ(to_hex(*c->extensions.authority_key_id->serial), "05");
  const auto empty = with_value(ext::kAuthorityKeyId, sequence(std::vector<Bytes>{}));
  EXPECT_FALSE(empty->extensions.authority_key_id->key_id);
  EXPECT_EQ(cause(ext::kSubjectKeyId, key_id), "der.tag.unexpected");
  EXPECT_EQ(cause(ext::kAuthorityKeyId, sequence({Bytes{0x82, 0x00}})), "der.integer.malformed");
}

TEST(Extensions, ExtendedKeyUsageIsAListOfPurposes) {
  const auto c =
      with({write_extended_key_usage(test::oids({"1.3.6.1.5.5.7.3.4", "2.999.4"}))}).value();
  EXPECT_EQ(c->extensions.extended_key_usage->at(1), Oid::literal("2.999.4"));
  EXPECT_EQ(cause(ext::kExtendedKeyUsage, sequence(std::vector<Bytes>{})), "x509.empty_list");
}

TEST(Extensions, DistributionPoints) {
  const Bytes relative =
      encode(der::context_constructed(1),
             {sequence({der::oid(Oid::literal("2.5.4.3")), der::text(der::kUtf8String, "CRL1")})});
  const Bytes issuer =
      encode(der::context_constructed(2), {directory_name(test::name("CN=CRL issuer"))});
  const auto c =
      with_value(ext::kCrlDistributionPoints,
                 sequence({sequence({der::explicitly(0, relative), Bytes{0x81, 2, 1, 6}, issuer}),
                           sequence({issuer})}));
  const auto& points = *c->extensions.crl_distribution_points;
  ASSERT_EQ(points.size(), 2U);
  EXPECT_TRUE(points[0].has_name);
  EXPECT_THAT(points[0].full_name, IsEmpty());
  EXPECT_EQ(to_bytes(points[0].relative_name),
            sequence({der::oid(Oid::literal("2.5.4.3")), der::text(der::kUtf8String, "CRL1")}));
  EXPECT_EQ(points[0].reasons, ReasonMask{(1U << 5) | (1U << 6)});
  EXPECT_FALSE(points[1].has_name);
  EXPECT_EQ(points[1].crl_issuer.size(), 1U);
  const auto malformed = [](Bytes point) {
    return cause(ext::kCrlDistributionPoints, sequence({std::move(point)}));
  };
  EXPECT_EQ(cause(ext::kCrlDistributionPoints, sequence(std::vector<Bytes>{})), "x509.empty_list");
  EXPECT_EQ(malformed(sequence(std::vector<Bytes>{})), "x509.extension.value");
  EXPECT_EQ(malformed(sequence({Bytes{0x81, 2, 1, 6}})), "x509.extension.value");
  EXPECT_EQ(malformed(sequence({der::explicitly(0, Bytes{0xA1, 0x00})})), "x509.empty_list");
  EXPECT_EQ(malformed(sequence({der::explicitly(0, Bytes{0xA0, 0x00})})), "x509.empty_list");
  EXPECT_EQ(malformed(sequence({Bytes{0xA0, 0x00}})), "der.tag.unexpected");
  EXPECT_EQ(cause(ext::kFreshestCrl, sequence({sequence(std::vector<Bytes>{})})),
            "x509.extension.value");
  const auto fresh = with({write_freshest_crl({{.full_name = {uri_name("http://d/")}}})}).value();
  EXPECT_EQ(fresh->extensions.freshest_crl->size(), 1U);
}

TEST(Extensions, AccessDescriptions) {
  const Oid ocsp = Oid::literal("1.3.6.1.5.5.7.48.1");
  const Bytes value = sequence({sequence({der::oid(ocsp), uri_name("http://ocsp/")})});
  const auto c = with({{Oid(ext::kAuthorityInfoAccess), false, value},
                       {Oid(ext::kSubjectInfoAccess), false, value}})
                     .value();
  EXPECT_EQ(c->extensions.authority_info_access.at(0).method, ocsp);
  EXPECT_EQ(to_string(c->extensions.subject_info_access.at(0).location), "URI:http://ocsp/");
  for (const OidView oid : {ext::kAuthorityInfoAccess, ext::kSubjectInfoAccess}) {
    EXPECT_EQ(cause(oid, sequence(std::vector<Bytes>{})), "x509.empty_list");
    EXPECT_EQ(cause(oid, sequence({sequence({der::oid(ocsp)})})), "der.truncated");
  }
}

TEST(Extensions, DirectoryAttributes) {
  const Oid birth = Oid::literal("1.3.6.1.5.5.7.9.1");
  const Bytes values = der::set_of({der::generalized_time(Instant{0})});
  const auto c =
      with_value(ext::kSubjectDirectoryAttributes, sequence({sequence({der::oid(birth), values})}));
  EXPECT_EQ(c->extensions.subject_directory_attributes.at(0).type, birth);
  EXPECT_EQ(to_bytes(c->extensions.subject_directory_attributes.at(0).values),
            der::generalized_time(Instant{0}));
  EXPECT_EQ(cause(ext::kSubjectDirectoryAttributes,
                  sequence({sequence({der::oid(birth), der::set_of({})})})),
            "x509.empty_list");
}

TEST(Extensions, MarksAreNull) {
  const auto c = with({write_no_rev_avail(), write_ocsp_nocheck()}).value();
  EXPECT_TRUE(c->extensions.no_rev_avail);
  EXPECT_TRUE(c->extensions.ocsp_nocheck);
  EXPECT_EQ(cause(ext::kNoRevAvail, der::boolean(0xFF)), "der.tag.unexpected");
  EXPECT_EQ(cause(ext::kNoRevAvail, Bytes{0x05, 0x01, 0x00}), "der.null.malformed");
  EXPECT_EQ(cause(ext::kOcspNocheck, Bytes{}), "der.tag.unexpected");
}

TEST(Extensions, UnknownOnesAreKeptWhateverTheyHold) {
  const Oid unknown = Oid::literal("2.999.77");
  const auto c =
      with({{unknown, true, Bytes{0xDE, 0xAD}}, {Oid::literal("2.5.29.16"), false, {}}}).value();
  const Extension* found = c->extensions.find(unknown);
  ASSERT_NE(found, nullptr);
  EXPECT_TRUE(found->critical);
  EXPECT_EQ(to_hex(found->value), "dead");
  EXPECT_EQ(found->value.data(), c->der.data() + found->offset);
  EXPECT_EQ(c->extensions.all.size(), 2U);
  EXPECT_EQ(c->extensions.find(ext::kKeyUsage), nullptr);
  EXPECT_FALSE(is_processed(unknown));
  EXPECT_FALSE(is_processed(ext::kSubjectDirectoryAttributes));
  EXPECT_TRUE(is_processed(ext::kNameConstraints));
  EXPECT_TRUE(is_processed(ext::kAuthorityInfoAccess));
}

TEST(Extensions, NoneMayOccurTwice) {
  const auto key_usage = write_key_usage(test::bits_of({KeyUsageBit::crl_sign}));
  const auto known = with({key_usage, write_no_rev_avail(), key_usage});
  ASSERT_FALSE(known);
  EXPECT_EQ(known.error().code().id, "x509.extension.duplicate");
  EXPECT_EQ(known.error().facts().at(0).value, "2.5.29.15");
  const ExtensionTemplate unknown{Oid::literal("2.999.77"), false, {}};
  EXPECT_EQ(with({unknown, unknown}).error().code().id, "x509.extension.duplicate");
  // Also among many, where they are found by sorting.
  std::vector<ExtensionTemplate> many;
  for (int i = 0; i < 40; ++i) {
    many.push_back({Oid::literal("2.999." + std::to_string(i)), false, {}});
  }
  EXPECT_TRUE(with(many));
  many.push_back(many[7]);
  const auto twins = with(many);
  ASSERT_FALSE(twins);
  EXPECT_EQ(twins.error().facts().at(0).value, "2.999.7");
}

// A Certificate whose list of extensions is exactly these octets.
Result<Certificate> with_list(const Bytes& list) {
  auto whole = with({{Oid::literal("2.999.1"), false, {}}}).value();
  // SEQUENCE { tbs, algorithm, signature }: the tbs is written anew.
  const auto& c = *whole;
  const auto keep = ByteView(c.tbs).first(
      static_cast<std::size_t>(c.subject_public_key_info.spki.data() - c.tbs.data()) +
      c.subject_public_key_info.spki.size());
  const std::size_t header = c.tbs.size() - der::parse_single(c.tbs)->content.size();
  Bytes content = to_bytes(keep.subspan(header));
  const Bytes explicitly = der::explicitly(3, list);
  content.insert(content.end(), explicitly.begin(), explicitly.end());
  return Certificate::parse(sequence({encode(der::kSequence, content), to_bytes(c.signature.full),
                                      der::bit_string(c.signature_value)}));
}

std::string_view list_error(const Bytes& list) {
  const auto certificate = with_list(list);
  return certificate ? "ok" : certificate.error().code().id;
}

TEST(Extensions, TheListItselfIsChecked) {
  const Bytes good = sequence({der::oid(Oid::literal("2.999.1")), der::octet_string(Bytes{})});
  EXPECT_EQ(list_error(sequence({good})), "ok");
  EXPECT_EQ(list_error(sequence(std::vector<Bytes>{})), "x509.empty_list");
  EXPECT_EQ(list_error(Bytes{}), "der.tag.unexpected");
  EXPECT_EQ(list_error(sequence({sequence({der::oid(Oid::literal("2.999.1"))})})),
            "der.tag.unexpected");
  EXPECT_EQ(list_error(sequence({sequence(
                {der::oid(Oid::literal("2.999.1")), der::octet_string(Bytes{}), der::null()})})),
            "der.trailing_data");
  EXPECT_EQ(list_error(sequence({sequence({der::oid(Oid::literal("2.999.1")), Bytes{0x01, 0x00},
                                           der::octet_string(Bytes{})})})),
            "der.boolean.malformed");
  Bytes trailing = sequence({good});
  trailing.insert(trailing.end(), {0x05, 0x00});
  EXPECT_EQ(list_error(trailing), "der.trailing_data");
}

TEST(Extensions, ExplicitFalseAndOddTrueAreDeviationsSaidOnce) {
  const auto item = [](std::string_view oid, std::uint8_t octet) {
    return sequence({der::oid(Oid::literal(oid)), der::boolean(octet), der::octet_string(Bytes{})});
  };
  const auto c =
      with_list(sequence({item("2.999.1", 0x00), item("2.999.2", 0x00), item("2.999.3", 0x01)}))
          .value();
  EXPECT_FALSE(c->extensions.all[0].critical);
  EXPECT_TRUE(c->extensions.all[2].critical);
  EXPECT_THAT(deviations(c),
              ElementsAre("x509.default_encoded critical", "x509.boolean.not_ff critical"));
}

}  // namespace
}  // namespace baytrust::x509
