#include "validators/x509/crl.hpp"

#include <gmock/gmock.h>

#include "tests/support/authority.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/der/writer.hpp"
#include "validators/x509/issue.hpp"

namespace baytrust::x509 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::optional<RevokedEntry> find(const Crl& crl, std::uint64_t number) {
  return crl.find(crl->issuer_key, test::serial(number));
}

TEST(Crl, FieldsAreViewsOfItsOwnBytes) {
  const auto ca = test::make_authority("CA");
  const auto crl = ca.issue_crl({.revoked = {{.serial_number = test::serial(5)}}, .number = 300});
  const auto& c = *crl;
  EXPECT_EQ(c.der.data(), c.owner->data());
  EXPECT_EQ(c.version, 2);
  EXPECT_EQ(to_string(c.issuer), "CN=CA");
  EXPECT_EQ(c.issuer_key, ca.certificate()->subject_key);
  EXPECT_EQ(c.this_update, test::kNoon - kDay);
  EXPECT_EQ(c.next_update, test::kNoon + kDay);
  EXPECT_EQ(to_hex(*c.crl_number), "012c");
  EXPECT_FALSE(c.base_crl_number);
  EXPECT_EQ(c.entry_count, 1U);
  EXPECT_EQ(c.fingerprint, crypto::sha256(c.der));
  EXPECT_TRUE(equal(*c.authority_key_id->key_id, *ca.certificate()->extensions.subject_key_id));
  EXPECT_THAT(c.deviations, IsEmpty());
  EXPECT_THAT(c.unknown_critical, IsEmpty());
  // Law: the views put together again are the CRL.
  EXPECT_EQ(der::sequence({to_bytes(c.tbs), to_bytes(c.signature_algorithm.full),
                           der::bit_string(c.signature_value)}),
            to_bytes(c.der));
  crypto::Verifier verifier;
  EXPECT_EQ(verifier.verify({.algorithm = crypto::parse_signature_algorithm(c.signature).value(),
                             .key = ca.certificate()->subject_public_key_info,
                             .dsa_parameters = {},
                             .message = c.tbs,
                             .signature = c.signature_value}),
            crypto::Verdict::good);
}

TEST(Crl, EntriesAreFoundBySerialWithWhatTheySay) {
  const auto ca = test::make_authority("CA");
  const auto crl =
      ca.issue_crl({.revoked = {{.serial_number = test::serial(1), .revocation_date = test::kStart},
                                {.serial_number = test::serial(0x80),
                                 .revocation_date = test::kNoon,
                                 .reason = RevocationReason::key_compromise,
                                 .invalidity_date = test::kStart},
                                {.serial_number = test::serial(77),
                                 .reason = RevocationReason::certificate_hold}}});
  const auto plain = find(crl, 1);
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->revocation_date, test::kStart);
  EXPECT_FALSE(plain->has_reason);
  EXPECT_EQ(plain->reason, RevocationReason::unspecified);
  EXPECT_FALSE(plain->invalidity_date);
  EXPECT_FALSE(plain->unknown_critical);
  // As encoded: 0x80 has a sign octet.
  const auto full = crl.find(crl->issuer_key, Bytes{0x00, 0x80});
  ASSERT_TRUE(full);
  EXPECT_EQ(full->reason, RevocationReason::key_compromise);
  EXPECT_TRUE(full->has_reason);
  EXPECT_EQ(full->invalidity_date, test::kStart);
  EXPECT_EQ(find(crl, 77)->reason, RevocationReason::certificate_hold);
  EXPECT_FALSE(find(crl, 2));
  EXPECT_FALSE(crl.find(crl->issuer_key, Bytes{}));
  EXPECT_FALSE(crl.find("another issuer", test::serial(1)));
}

TEST(Crl, TheFirstOfTwoEntriesForOneCertificateStands) {
  const auto ca = test::make_authority("CA");
  const auto crl = ca.issue_crl(
      {.revoked = {
           {.serial_number = test::serial(1), .reason = RevocationReason::superseded},
           {.serial_number = test::serial(1), .reason = RevocationReason::remove_from_crl}}});
  EXPECT_EQ(crl->entry_count, 2U);
  EXPECT_EQ(find(crl, 1)->reason, RevocationReason::superseded);
}

TEST(Crl, IndirectEntriesCarryTheirIssuerAlong) {
  const auto ca = test::make_authority("CRL issuer");
  const Bytes a = test::name("CN=A"), b = test::name("CN=B");
  const auto crl = ca.issue_crl(
      {.revoked = {{.serial_number = test::serial(1)},
                   {.serial_number = test::serial(2), .certificate_issuer = a},
                   {.serial_number = test::serial(3)},
                   {.serial_number = test::serial(2),
                    .reason = RevocationReason::ca_compromise,
                    .certificate_issuer = b},
                   {.serial_number = test::serial(4)},
                   {.serial_number = test::serial(5), .certificate_issuer = a}},
       .issuing_distribution_point = IssuingDistributionPointTemplate{.indirect = true}});
  const auto key_a = Name::parse(a)->match_key(), key_b = Name::parse(b)->match_key();
  const auto has = [&crl](const std::string& issuer, std::uint64_t number) {
    return crl.find(issuer, test::serial(number)).has_value();
  };
  EXPECT_TRUE(has(crl->issuer_key, 1));
  EXPECT_FALSE(has(key_a, 1));
  EXPECT_TRUE(has(key_a, 2));
  EXPECT_TRUE(has(key_a, 3));
  EXPECT_TRUE(has(key_b, 2));
  EXPECT_TRUE(has(key_b, 4));
  EXPECT_FALSE(has(key_a, 4));
  EXPECT_TRUE(has(key_a, 5));
  EXPECT_FALSE(has(key_b, 5));
  EXPECT_FALSE(has(crl->issuer_key, 2));
  EXPECT_EQ(crl.find(key_b, test::serial(2))->reason, RevocationReason::ca_compromise);
  EXPECT_EQ(crl.find(key_a, test::serial(2))->reason, RevocationReason::unspecified);
  EXPECT_EQ(crl->unknown_critical_entries, 0U);
  // Names of another spelling are the same issuer.
  EXPECT_TRUE(has(Name::parse(test::name("CN=a"))->match_key(), 3));
}

TEST(Crl, CertificateIssuerIsNotUnderstoodOutsideIndirectCrls) {
  const auto ca = test::make_authority("CA");
  const auto crl = ca.issue_crl(
      {.revoked = {{.serial_number = test::serial(2), .certificate_issuer = test::name("CN=A")}}});
  EXPECT_EQ(crl->unknown_critical_entries, 1U);
  EXPECT_TRUE(find(crl, 2)->unknown_critical);
}

TEST(Crl, EveryExtensionIsTyped) {
  const auto ca = test::make_authority("CA");
  const auto crl =
      ca.issue_crl({.number = 9,
                    .delta_base = 7,
                    .issuing_distribution_point =
                        IssuingDistributionPointTemplate{.full_name = {uri_name("http://crl/")},
                                                         .only_user_certs = true,
                                                         .only_some_reasons = ReasonMask{0x06}},
                    .freshest_crl = {{.full_name = {uri_name("http://delta/")}}},
                    .extra = {write_expired_certs_on_crl(test::kStart),
                              write_issuer_alt_name({dns_name("issuer.mo")}),
                              write_authority_info_access({{Oid::literal("1.3.6.1.5.5.7.48.2"),
                                                            uri_name("http://ca/")}})}});
  EXPECT_EQ(to_hex(*crl->crl_number), "09");
  EXPECT_EQ(to_hex(*crl->base_crl_number), "07");
  const auto& point = *crl->issuing_distribution_point;
  EXPECT_TRUE(point.has_name);
  EXPECT_EQ(to_string(point.full_name.at(0)), "URI:http://crl/");
  EXPECT_TRUE(point.only_user_certs);
  EXPECT_FALSE(point.only_ca_certs);
  EXPECT_FALSE(point.only_attribute_certs);
  EXPECT_FALSE(point.indirect);
  EXPECT_EQ(point.only_some_reasons, ReasonMask{0x06});
  EXPECT_EQ(crl->freshest_crl->size(), 1U);
  EXPECT_EQ(crl->expired_certs_on_crl, test::kStart);
  EXPECT_EQ(to_string(crl->issuer_alt_name->at(0)), "DNS:issuer.mo");
  EXPECT_EQ(to_string(crl->authority_info_access.at(0).location), "URI:http://ca/");
  EXPECT_THAT(crl->unknown_critical, IsEmpty());
}

TEST(Crl, UnknownCriticalExtensionsAreNotedNotRefused) {
  const auto ca = test::make_authority("CA");
  const ExtensionTemplate unknown{Oid::literal("2.999.5"), true, Bytes{0x05, 0x00}};
  const auto crl =
      ca.issue_crl({.revoked = {{.serial_number = test::serial(1), .extra = {unknown}},
                                {.serial_number = test::serial(2),
                                 .extra = {{Oid::literal("2.999.6"), false, Bytes{}}}}},
                    .extra = {unknown}});
  ASSERT_EQ(crl->unknown_critical.size(), 1U);
  EXPECT_EQ(crl->unknown_critical[0].oid, Oid::literal("2.999.5"));
  EXPECT_EQ(crl->unknown_critical_entries, 1U);
  EXPECT_TRUE(find(crl, 1)->unknown_critical);
  EXPECT_FALSE(find(crl, 2)->unknown_critical);
}

TEST(Crl, ReasonsHaveTheirNames) {
  const auto ca = test::make_authority("CA");
  std::vector<std::string> names;
  for (const int n : {0, 1, 2, 3, 4, 5, 6, 8, 9, 10}) {
    const auto reason = static_cast<RevocationReason>(n);
    names.emplace_back(to_string(reason));
    const auto crl =
        ca.issue_crl({.revoked = {{.serial_number = test::serial(1), .reason = reason}}});
    EXPECT_EQ(find(crl, 1)->reason, reason);
  }
  EXPECT_THAT(names,
              ElementsAre("unspecified", "keyCompromise", "cACompromise", "affiliationChanged",
                          "superseded", "cessationOfOperation", "certificateHold", "removeFromCRL",
                          "privilegeWithdrawn", "aACompromise"));
}

// The parts of a CRL as octets, so that each can be broken on its own.
struct Parts {
  Bytes version = der::integer(1);
  Bytes algorithm = der::sequence({der::oid(Oid::literal("1.2.840.10045.4.3.2"))});
  Bytes issuer = test::name("CN=CA");
  Bytes this_update = der::time(test::kStart);
  Bytes next_update = der::time(test::kEnd);
  Bytes revoked{};
  Bytes extensions{};
  Bytes outer_algorithm = algorithm;
  Bytes signature = der::bit_string(Bytes(64, 0x55));
  Bytes trailing{};
};
Bytes encode(const Parts& p) {
  return der::sequence({der::sequence({p.version, p.algorithm, p.issuer, p.this_update,
                                       p.next_update, p.revoked, p.extensions}),
                        p.outer_algorithm, p.signature, p.trailing});
}
std::string_view error_of(const Parts& parts) {
  const auto crl = Crl::parse(encode(parts));
  return crl ? "ok" : crl.error().code().id;
}
Bytes extension(std::string_view oid, const Bytes& value) {
  return der::sequence({der::oid(Oid::literal(oid)), der::octet_string(value)});
}
Bytes extensions(const Bytes& one) { return der::explicitly(0, der::sequence({one})); }
Bytes entry(const Bytes& entry_extensions) {
  return der::sequence(
      {der::sequence({der::integer(5), der::time(test::kStart), entry_extensions})});
}

TEST(Crl, VersionsAndWhatEachMayHave) {
  EXPECT_EQ(error_of({}), "ok");
  EXPECT_EQ(error_of({.version = {}}), "ok");
  EXPECT_EQ(Crl::parse(encode({.version = {}}))->operator->()->version, 1);
  EXPECT_EQ(error_of({.version = der::integer(0)}), "x509.version");
  EXPECT_EQ(error_of({.version = der::integer(2)}), "x509.version");
  const Bytes number = extension("2.5.29.20", der::integer(1));
  EXPECT_EQ(error_of({.version = {}, .extensions = extensions(number)}),
            "x509.crl.extensions_version");
  EXPECT_EQ(error_of({.version = {}, .revoked = entry(der::sequence({number}))}),
            "x509.crl.extensions_version");
  EXPECT_EQ(error_of({.next_update = {}}), "ok");
  EXPECT_FALSE(Crl::parse(encode({.next_update = {}})).value()->next_update);
}

// Once the first of several stood, so that an issuer's slip could turn a revocation into a removal.
TEST(Crl, OfSeveralEntriesForOneCertificateTheStrictestCountsInAnyOrder) {
  using enum RevocationReason;
  const auto ca = test::make_authority("CA");
  const auto entry_of = [](RevocationReason reason, Instant date) {
    return test::Revoked{
        .serial_number = test::serial(5), .revocation_date = date, .reason = reason};
  };
  const auto strictest = [&](std::vector<test::Revoked> revoked) {
    revoked.push_back({.serial_number = test::serial(6)});
    const auto crl = ca.issue_crl({.revoked = revoked});
    EXPECT_EQ(crl->deviations.size(), 1U);
    EXPECT_EQ(crl->deviations.at(0).code().id, "x509.crl.entry_repeated");
    EXPECT_EQ(crl->deviations.at(0).facts().at(0).value, std::to_string(revoked.size() - 2));
    EXPECT_TRUE(find(crl, 6));
    return *find(crl, 5);
  };
  const auto removal = entry_of(remove_from_crl, test::kStart);
  const auto hold = entry_of(certificate_hold, test::kStart);
  const auto late = entry_of(key_compromise, test::kNoon);
  const auto early = entry_of(superseded, test::kNoon - 1);
  EXPECT_EQ(strictest({removal, hold}).reason, certificate_hold);
  EXPECT_EQ(strictest({hold, removal}).reason, certificate_hold);
  EXPECT_EQ(strictest({hold, late}).reason, key_compromise);
  EXPECT_EQ(strictest({late, hold}).reason, key_compromise);
  EXPECT_EQ(strictest({late, early}).reason, superseded);
  EXPECT_EQ(strictest({early, late}).reason, superseded);
  EXPECT_EQ(strictest({removal, late, hold, early}).reason, superseded);
}

TEST(Crl, NoEntriesIsNoListOrADeviation) {
  EXPECT_THAT(Crl::parse(encode({})).value()->deviations, IsEmpty());
  const auto crl = Crl::parse(encode({.revoked = der::sequence(std::vector<Bytes>{})})).value();
  ASSERT_EQ(crl->deviations.size(), 1U);
  EXPECT_EQ(crl->deviations[0].code().id, "x509.crl.revoked_empty");
  EXPECT_EQ(crl->deviations[0].subject().kind(), Subject::Kind::crl);
  EXPECT_EQ(crl->entry_count, 0U);
  EXPECT_FALSE(find(crl, 1));
}

TEST(Crl, EachPartIsChecked) {
  EXPECT_EQ(error_of({.algorithm = der::null()}), "der.tag.unexpected");
  EXPECT_EQ(error_of({.issuer = der::null()}), "der.tag.unexpected");
  EXPECT_EQ(error_of({.this_update = der::null()}), "der.tag.unexpected");
  EXPECT_EQ(error_of({.next_update = der::null()}), "der.trailing_data");
  EXPECT_EQ(error_of({.extensions = der::explicitly(0, der::sequence(std::vector<Bytes>{}))}),
            "x509.empty_list");
  EXPECT_EQ(error_of({.outer_algorithm = der::sequence({der::oid(Oid::literal("1.2.3"))})}),
            "x509.signature_algorithm.mismatch");
  EXPECT_EQ(error_of({.signature = der::null()}), "der.tag.unexpected");
  EXPECT_EQ(error_of({.trailing = der::null()}), "der.trailing_data");
  const Bytes number = extension("2.5.29.20", der::integer(1));
  EXPECT_EQ(error_of({.extensions = der::explicitly(0, der::sequence({number, number}))}),
            "x509.extension.duplicate");
  const auto half = Crl::parse(encode({.signature = der::bit_string(Bytes{0x50}, 4)})).value();
  EXPECT_EQ(half->deviations.at(0).code().id, "x509.signature.unused_bits");
  EXPECT_TRUE(half->signature_value.empty());
}

TEST(Crl, EntriesAreReadCompletely) {
  const auto revoked = [](const Bytes& one) { return error_of({.revoked = der::sequence({one})}); };
  EXPECT_EQ(revoked(der::sequence({der::integer(5), der::time(test::kStart)})), "ok");
  EXPECT_EQ(revoked(der::null()), "der.tag.unexpected");
  EXPECT_EQ(revoked(der::sequence({der::time(test::kStart)})), "der.tag.unexpected");
  EXPECT_EQ(revoked(der::sequence({der::integer(5)})), "der.tag.unexpected");
  EXPECT_EQ(revoked(der::sequence({der::integer(5), der::time(test::kStart), der::null()})),
            "der.tag.unexpected");
  const auto with = [](std::string_view oid, const Bytes& value) {
    return error_of({.revoked = entry(der::sequence({extension(oid, value)}))});
  };
  EXPECT_EQ(with("2.5.29.21", Bytes{0x0A, 0x01, 0x01}), "ok");
  EXPECT_EQ(with("2.5.29.21", Bytes{0x0A, 0x01, 0x07}), "x509.extension.value");
  EXPECT_EQ(with("2.5.29.21", Bytes{0x0A, 0x01, 0x0B}), "x509.extension.value");
  EXPECT_EQ(with("2.5.29.21", der::integer(1)), "x509.extension.malformed");
  EXPECT_EQ(with("2.5.29.24", der::time(test::kStart)), "x509.extension.malformed");
  EXPECT_EQ(error_of({.revoked = entry(der::sequence(std::vector<Bytes>{}))}), "x509.empty_list");
}

TEST(Crl, MalformedExtensionsAreRefused) {
  const auto with = [](std::string_view oid, const Bytes& value) {
    return error_of({.extensions = extensions(extension(oid, value))});
  };
  EXPECT_EQ(with("2.5.29.20", der::integer(-1)), "x509.extension.value");
  EXPECT_EQ(with("2.5.29.27", der::null()), "x509.extension.malformed");
  EXPECT_EQ(with("2.5.29.35", der::null()), "x509.extension.malformed");
  EXPECT_EQ(with("2.5.29.60", der::time(test::kStart)), "x509.extension.malformed");
  EXPECT_EQ(with("2.5.29.28", der::sequence(std::vector<Bytes>{})), "x509.extension.malformed");
  EXPECT_EQ(with("2.5.29.28", der::sequence({Bytes{0x81, 1, 0xFF}, Bytes{0x82, 1, 0xFF}})),
            "x509.extension.value");
  EXPECT_EQ(with("2.5.29.28", der::sequence({Bytes{0x81, 1, 0xFF}})), "ok");
}

TEST(Crl, CertificateIssuerNamesADirectory) {
  const auto indirect = [](const Bytes& names) {
    const Bytes point = extension("2.5.29.28", der::sequence({Bytes{0x84, 1, 0xFF}}));
    return error_of({.revoked = entry(der::sequence({extension("2.5.29.29", names)})),
                     .extensions = extensions(point)});
  };
  EXPECT_EQ(indirect(der::sequence({directory_name(test::name("CN=A"))})), "ok");
  EXPECT_EQ(indirect(der::sequence({dns_name("a"), directory_name(test::name("CN=A"))})), "ok");
  EXPECT_EQ(indirect(der::sequence({dns_name("a")})), "x509.extension.value");
  EXPECT_EQ(indirect(der::sequence(std::vector<Bytes>{})), "x509.extension.malformed");
}

TEST(Crl, EveryTruncationIsRefused) {
  const auto ca = test::make_authority("CA");
  const auto crl = ca.issue_crl(
      {.revoked = {{.serial_number = test::serial(5), .reason = RevocationReason::superseded}}});
  for (std::size_t size = 0; size < crl->der.size(); ++size) {
    EXPECT_FALSE(Crl::parse(to_bytes(crl->der.first(size)))) << size;
  }
}

TEST(Crl, EveryFlippedBitIsReadOrRefused) {
  const auto ca = test::make_authority("CA");
  const auto crl = ca.issue_crl(
      {.revoked = {{.serial_number = test::serial(5), .reason = RevocationReason::superseded},
                   {.serial_number = test::serial(6), .certificate_issuer = test::name("CN=A")}},
       .issuing_distribution_point = IssuingDistributionPointTemplate{.indirect = true}});
  const Bytes whole = to_bytes(crl->der);
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes flipped = whole;
    flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << (bit % 8)));
    const auto other = Crl::parse(flipped);
    if (!other) continue;
    EXPECT_NE((*other)->fingerprint, crl->fingerprint);
    (void)find(*other, 5);
    (void)other->find(Name::parse(test::name("CN=A"))->match_key(), test::serial(6));
  }
}

TEST(Crl, ManyEntriesAreAllFoundAndNothingElse) {
  constexpr std::uint64_t kEntries = 20'000;
  Bytes list;
  for (std::uint64_t n = 0; n < kEntries; ++n) {
    const Bytes one = der::sequence({der::integer(static_cast<std::int64_t>(n * 7 + 1)),
                                     der::time(test::kStart + static_cast<std::int64_t>(n))});
    list.insert(list.end(), one.begin(), one.end());
  }
  const auto crl = Crl::parse(encode({.revoked = der::encode(der::kSequence, list)})).value();
  EXPECT_EQ(crl->entry_count, kEntries);
  for (std::uint64_t n = 0; n < kEntries; ++n) {
    const Bytes encoded = der::integer(static_cast<std::int64_t>(n * 7 + 1));
    const auto found = crl.find(crl->issuer_key, ByteView(encoded).subspan(2));
    ASSERT_TRUE(found) << n;
    ASSERT_EQ(found->revocation_date, test::kStart + static_cast<std::int64_t>(n));
    const Bytes absent = der::integer(static_cast<std::int64_t>(n * 7 + 3));
    ASSERT_FALSE(crl.find(crl->issuer_key, ByteView(absent).subspan(2)));
  }
}

// One serial for all: every entry meets all the others in the table.
TEST(Crl, EntriesThatAreAllTheSameCostLinearTime) {
  const Bytes one = der::sequence({der::integer(5), der::time(test::kStart)});
  Bytes list;
  for (int i = 0; i < 50'000; ++i) list.insert(list.end(), one.begin(), one.end());
  const auto crl = Crl::parse(encode({.revoked = der::encode(der::kSequence, list)})).value();
  EXPECT_EQ(crl->entry_count, 50'000U);
  EXPECT_TRUE(find(crl, 5));
}

TEST(Crl, ManyIssuersOfOneSerialCostLinearTime) {
  Bytes list;
  for (int i = 0; i < 5'000; ++i) {
    const Bytes name = test::name("CN=" + std::to_string(i));
    const Bytes one = der::sequence(
        {der::integer(5), der::time(test::kStart),
         der::sequence({extension("2.5.29.29", der::sequence({directory_name(name)}))})});
    list.insert(list.end(), one.begin(), one.end());
  }
  const Bytes point = extension("2.5.29.28", der::sequence({Bytes{0x84, 1, 0xFF}}));
  const auto crl = Crl::parse(encode({.revoked = der::encode(der::kSequence, list),
                                      .extensions = extensions(point)}))
                       .value();
  const auto key = Name::parse(test::name("CN=4321"))->match_key();
  EXPECT_TRUE(crl.find(key, test::serial(5)));
  EXPECT_FALSE(crl.find(Name::parse(test::name("CN=5000"))->match_key(), test::serial(5)));
  EXPECT_FALSE(find(crl, 5));
}

}  // namespace
}  // namespace baytrust::x509
