// What verification makes of sound and of odd documents: algorithms as the wild names them, content
// in its three forms, claims, time-stamps, evidence.
#include "tests/validators/signature/cms_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;
using crypto::Scheme;

const std::string kUnbound = "cms.signing_certificate.missing";
constexpr std::string_view kSha256 = "2.16.840.1.101.3.4.2.1";
constexpr std::string_view kSha256Rsa = "1.2.840.113549.1.1.11";
constexpr std::string_view kRsa = "1.2.840.113549.1.1.1";
constexpr std::string_view kSm3 = "1.2.156.10197.1.401";

// r and s of SEQUENCE { r, s }, each `width` octets, side by side.
Bytes plain_of(const Bytes& pair, std::size_t width) {
  der::Reader outer(pair);
  der::Reader inner = *outer.enter(der::kSequence);
  Bytes out;
  for (int i = 0; i < 2; ++i) {
    ByteView number = *inner.integer();
    while (number.size() > width) number = number.subspan(1);
    out.insert(out.end(), width - number.size(), 0);
    out.insert(out.end(), number.begin(), number.end());
  }
  return out;
}

// ----- algorithms as the wild names them

struct Odd {
  const char* name;
  KeyType key;
  Bytes digest_id, signature_id;
  std::vector<std::string> remarks;
};

TEST(CmsAlgorithms, AreReadAsTheWildNamesThem) {
  const std::string digest = "cms.digest_algorithm.odd";
  const std::string signature = "cms.signature_algorithm.odd";
  const Odd cases[] = {
      {"rsaEncryption", KeyType::rsa2048, identifier_null(kSha256), identifier_null(kRsa), {}},
      {"rsaEncryption bare", KeyType::rsa2048, identifier(kSha256), identifier(kRsa), {}},
      {"a signature as digest",
       KeyType::rsa2048,
       identifier_null(kSha256Rsa),
       identifier_null(kSha256Rsa),
       {digest}},
      {"an EC key as signature",
       KeyType::p256,
       identifier(kSha256),
       identifier("1.2.840.10045.2.1"),
       {signature}},
      {"a curve as signature",
       KeyType::p256,
       identifier(kSha256),
       identifier("1.2.840.10045.3.1.7"),
       {signature}},
      {"an ECDSA signature as digest",
       KeyType::p256,
       identifier("1.2.840.10045.4.3.2"),
       identifier("1.2.840.10045.4.3.2"),
       {digest}},
      {"SM2 with SM3", KeyType::sm2, identifier(kSm3), identifier("1.2.156.10197.1.501"), {}},
      {"SM2 with SM3, NULL",
       KeyType::sm2,
       identifier_null(kSm3),
       identifier_null("1.2.156.10197.1.501"),
       {}},
      {"SM2 signing", KeyType::sm2, identifier(kSm3), identifier("1.2.156.10197.1.301.1"), {}},
      {"SM2 signing, NULL",
       KeyType::sm2,
       identifier(kSm3),
       identifier_null("1.2.156.10197.1.301.1"),
       {}},
      {"the SM2 curve",
       KeyType::sm2,
       identifier(kSm3),
       identifier("1.2.156.10197.1.301"),
       {signature}},
      {"an EC key, of SM2",
       KeyType::sm2,
       identifier(kSm3),
       identifier("1.2.840.10045.2.1"),
       {signature}},
      {"SM3 without key",
       KeyType::sm2,
       identifier("1.2.156.10197.1.401.1"),
       identifier("1.2.156.10197.1.501"),
       {digest}},
      {"SM2 as digest",
       KeyType::sm2,
       identifier("1.2.156.10197.1.301"),
       identifier("1.2.156.10197.1.501"),
       {digest}},
  };
  for (const Odd& odd : cases) {
    SCOPED_TRACE(odd.name);
    std::vector<std::string> remarks{kUnbound};
    remarks.insert(remarks.end(), odd.remarks.begin(), odd.remarks.end());
    for (const bool attributes : {true, false}) {
      const auto facts = verify_one(forge({.who = &identity(odd.key),
                                           .digest_id = odd.digest_id,
                                           .signature_id = odd.signature_id,
                                           .with_attributes = attributes}));
      EXPECT_THAT(facts, is_good_but(remarks));
    }
  }
}

TEST(CmsAlgorithms, PlainEcdsaIsRead) {
  const std::pair<const char*, Hash> kPlain[] = {{"0.4.0.127.0.7.1.1.4.1.1", Hash::sha1},
                                                 {"0.4.0.127.0.7.1.1.4.1.3", Hash::sha256},
                                                 {"0.4.0.127.0.7.1.1.4.1.5", Hash::sha512}};
  for (const auto& [oid, hash] : kPlain) {
    const Forged plain{
        .algorithm = crypto::SignatureAlgorithm{.scheme = Scheme::ecdsa, .hash = hash},
        .signature_id = identifier(oid),
        .edit_signature = [](Bytes& s) { s = plain_of(s, 32); }};
    const auto facts = verify_one(forge(plain));
    EXPECT_THAT(facts, is_good_but({kUnbound, "cms.signature.plain_form"}));
    EXPECT_EQ(facts.signature_value.size(), 64U);
  }
  const Forged unknown{.signature_id = identifier("0.4.0.127.0.7.1.1.4.1.6")};
  EXPECT_THAT(verify_one(forge(unknown)), is_unknown("cms.signature_algorithm.unknown"));
  const Forged uneven{.signature_id = identifier("0.4.0.127.0.7.1.1.4.1.3"),
                      .edit_signature = [](Bytes& s) { s = Bytes(63, 1); }};
  EXPECT_THAT(verify_one(forge(uneven)), is_bad("cms.signature.bad"));
}

TEST(CmsAlgorithms, BareSm2ValuesAreRead) {
  EXPECT_THAT(verify_one(forge({.who = &identity(KeyType::sm2),
                                .edit_signature = [](Bytes& s) { s = plain_of(s, 32); }})),
              is_good_but({kUnbound, "cms.signature.plain_form"}));
}

TEST(CmsAlgorithms, UnknownOnesAreUnknown) {
  EXPECT_THAT(verify_one(forge({.digest_id = identifier("2.999.1")})),
              is_unknown("cms.digest_algorithm.unknown"));
  EXPECT_THAT(verify_one(forge({.digest_id = identifier("1.3.101.112")})),
              is_unknown("cms.digest_algorithm.unknown"));
  EXPECT_THAT(verify_one(forge({.signature_id = identifier("2.999.1")})),
              is_unknown("cms.signature_algorithm.unknown"));
}

TEST(CmsAlgorithms, AKeyOfAnotherKindIsAMismatch) {
  EXPECT_THAT(verify_one(forge({.signature_id = identifier_null(kSha256Rsa)})),
              is_bad("cms.signature.key_mismatch"));
  EXPECT_THAT(verify_one(forge({.who = &identity(KeyType::sm2),
                                .digest_id = identifier(kSha256),
                                .signature_id = identifier("1.2.840.10045.4.3.2")})),
              is_bad("cms.signature.key_mismatch"));
}

// A certificate whose key is `spki`, named as the usual signer is.
x509::Certificate certificate_over(Bytes spki) {
  const auto& held = identity().certificate;
  x509::CertificateTemplate content{.serial_number = to_bytes(held->serial_number),
                                    .issuer = to_bytes(held->issuer.der()),
                                    .subject = to_bytes(held->subject.der()),
                                    .not_before = test::kStart,
                                    .not_after = test::kEnd,
                                    .public_key_info = std::move(spki)};
  return must(x509::Certificate::parse(must(x509::issue(content, root().key()))));
}

TEST(CmsAlgorithms, KeysThatAreNoneAreSaidToBe) {
  Bytes spki = identity().key.public_key_info();
  spki.back() ^= 1U;  // off the curve
  const Bytes off_curve = to_bytes(certificate_over(spki)->der);
  EXPECT_THAT(verify_one(forge({.certificates = {off_curve}})),
              is_bad("cms.signature.key_malformed"));
  const Bytes strange = to_bytes(
      certificate_over(der::sequence({identifier("2.999.1"), der::bit_string(Bytes{1})}))->der);
  EXPECT_THAT(verify_one(forge({.certificates = {strange}})),
              is_unknown("cms.signature.unsupported"));
}

// ----- content: whole, digests, nothing

DigestedContent digested(const Bytes& cms, std::string_view content) {
  ContentDigest digest(must(SignedData::parse(cms)));
  for (std::size_t at = 0; at < content.size(); at += 7) {
    digest.update(as_bytes(content.substr(at, 7)));
  }
  return digest.finish();
}

TEST(CmsContentForms, ContentInChunksSufficesButForEd25519WithoutAttributes) {
  for (const KeyType type : {KeyType::rsa2048, KeyType::p256, KeyType::p384, KeyType::p521,
                             KeyType::sm2, KeyType::ed25519}) {
    for (const bool attributes : {true, false}) {
      const Bytes cms =
          forge({.who = &identity(type), .attached = false, .with_attributes = attributes});
      const auto facts = verify_one(cms, {.content = digested(cms, kText)});
      EXPECT_EQ(facts.content, ContentForm::digest_only);
      if (type == KeyType::ed25519 && !attributes) {
        EXPECT_THAT(facts, is_unknown("cms.content.needed_whole"));
        continue;
      }
      EXPECT_THAT(facts, is_good_but({kUnbound}));
      EXPECT_THAT(verify_one(cms, {.content = digested(cms, "Other content")}).integrity,
                  Integrity::bad);
    }
  }
}

TEST(CmsContentForms, Sm2InChunksUsesTheIdAgreed) {
  const Bytes cms = forge({.who = &identity(KeyType::sm2),
                           .attached = false,
                           .with_attributes = false,
                           .sm2_id = "agreed"});
  ContentDigest digest(must(SignedData::parse(cms)), {}, "agreed");
  digest.update(as_bytes(kText));
  EXPECT_THAT(verify_one(cms, {.content = digest.finish(), .sm2_id = "agreed"}),
              is_good_but({kUnbound}));
  EXPECT_THAT(verify_one(cms, {.content = digested(cms, kText), .sm2_id = "agreed"}),
              is_bad("cms.signature.bad"));
}

TEST(CmsContentForms, ADigestAloneSufficesWhereAttributesAreSigned) {
  const auto only = [](Hash hash) {
    return VerifyInputs{
        .content = DigestedContent{.digests = {{hash, crypto::digest(hash, as_bytes(kText))}}}};
  };
  EXPECT_THAT(verify_one(forge({.attached = false}), only(Hash::sha256)), is_good_but({kUnbound}));
  EXPECT_THAT(verify_one(forge({.attached = false}), only(Hash::sha384)),
              is_unknown("cms.content.digest_not_given"));
  const Forged bare{.attached = false, .with_attributes = false};
  // What the content looks like nobody here saw.
  EXPECT_THAT(verify_one(forge(bare), only(Hash::sha256)),
              is_good_but({kUnbound, "cms.content.unseen"}));
  EXPECT_THAT(verify_one(forge(bare), only(Hash::sha384)),
              is_unknown("cms.content.digest_not_given"));
  Forged sm2 = bare;
  sm2.who = &identity(KeyType::sm2);
  EXPECT_THAT(verify_one(forge(sm2), only(Hash::sm3)), is_unknown("cms.content.needed_whole"));
}

TEST(CmsContentForms, WithoutContentNothingIsBound) {
  for (const bool attributes : {true, false}) {
    const auto facts = verify_one(forge({.attached = false, .with_attributes = attributes}));
    EXPECT_THAT(facts, is_unknown("cms.content.absent"));
    EXPECT_EQ(facts.content, ContentForm::absent);
  }
}

TEST(CmsContentForms, EmptyContentIsContent) {
  EXPECT_THAT(verify_one(forge({.content = ""})), is_good_but({kUnbound}));
  const Bytes cms = forge({.content = "", .attached = false});
  EXPECT_THAT(verify_one(cms, with_content("")), is_good_but({kUnbound}));
  EXPECT_THAT(verify_one(cms, {.content = digested(cms, "")}), is_good_but({kUnbound}));
}

TEST(CmsContentForms, ContentThatIsASetOfOtherThingsIsContent) {
  const Bytes set = der::set_of({attribute("2.999.1", {der::null()}), der::null()});
  EXPECT_THAT(verify_one(forge({.content = std::string(as_text(set)), .with_attributes = false})),
              is_good_but({kUnbound}));
}

TEST(CmsVerify, ContentDigestsAreThoseUsed) {
  const auto facts = verify_one(forge(
      {.algorithm = crypto::SignatureAlgorithm{.scheme = Scheme::ecdsa, .hash = Hash::sha384}}));
  ASSERT_EQ(facts.content_digests.size(), 1U);
  EXPECT_EQ(facts.content_digests[0].value, crypto::digest(Hash::sha384, as_bytes(kText)));
  EXPECT_EQ(facts.digest_algorithm, Hash::sha384);
}

// ----- BER

TEST(CmsVerify, AnyBerFormOfADocumentSaysTheSame) {
  for (const KeyType type : {KeyType::p256, KeyType::ed25519, KeyType::sm2}) {
    const Bytes cms = must(sign_cms({.octets = as_bytes(kText)}, identity(type).signer()));
    const Bytes ber = as_ber(cms);
    EXPECT_GT(ber.size(), cms.size());
    EXPECT_THAT(verify_one(ber), is_good());
    EXPECT_EQ(*must(SignedData::parse(ber))->owner, cms);
  }
}

// ----- the signer

TEST(CmsVerify, EssCertIdOfEitherVersionBinds) {
  const auto& held = identity().certificate;
  const auto ess = [&](std::string_view type, const Bytes& id) {
    const Bytes one = attribute(type, {der::sequence({der::sequence({id})})});
    return verify_one(forge({.edit = [one](auto& list) { list.push_back(one); }}));
  };
  const Bytes v1 = der::sequence({der::octet_string(crypto::sha1(held->der))});
  EXPECT_THAT(ess("1.2.840.113549.1.9.16.2.12", v1), is_good());
  const Bytes sha512 = der::sequence({identifier("2.16.840.1.101.3.4.2.3"),
                                      der::octet_string(crypto::digest(Hash::sha512, held->der))});
  EXPECT_THAT(ess("1.2.840.113549.1.9.16.2.47", sha512), is_good());
  const Bytes sm3 = der::sequence({identifier("1.2.156.10197.1.401.1"),
                                   der::octet_string(crypto::digest(Hash::sm3, held->der))});
  EXPECT_THAT(ess("1.2.840.113549.1.9.16.2.47", sm3), is_good());
  const Bytes unknown = der::sequence({identifier("2.999.1"), der::octet_string(Bytes(32))});
  EXPECT_THAT(ess("1.2.840.113549.1.9.16.2.47", unknown),
              is_unknown("cms.signing_certificate.unsupported"));
}

TEST(CmsVerify, BothVersionsOfEssCertIdBindWhereBothAreThere) {
  const auto& held = identity().certificate;
  const auto with = [&](const Bytes& v1_hash) {
    const Bytes v1 = der::sequence({der::octet_string(v1_hash)});
    const Bytes v2 = der::sequence({der::octet_string(held->fingerprint.view())});
    return verify_one(forge({.edit = [&](auto& list) {
      list.push_back(
          attribute("1.2.840.113549.1.9.16.2.12", {der::sequence({der::sequence({v1})})}));
      list.push_back(
          attribute("1.2.840.113549.1.9.16.2.47", {der::sequence({der::sequence({v2})})}));
    }}));
  };
  EXPECT_THAT(with(crypto::sha1(held->der)), is_good());
  EXPECT_THAT(with(Bytes(20)), is_bad("cms.signing_certificate.mismatch"));
}

TEST(CmsVerify, TheBudgetBoundsSignatures) {
  crypto::Verifier verifier;
  Budget budget(Limits{.signatures = 2});
  const auto facts = verify(must(SignedData::parse(forge({.copies = 3}))), {}, verifier, budget);
  EXPECT_EQ(facts[1].integrity, Integrity::good);
  EXPECT_THAT(facts[2], is_unknown("cms.signature.budget"));
  // What each signer hashes for itself is counted in octets.
  Budget octets(Limits{.bytes = 2 * kText.size()});
  const Forged bare{.who = &identity(KeyType::sm2), .with_attributes = false, .copies = 3};
  const auto by_octets = verify(must(SignedData::parse(forge(bare))), {}, verifier, octets);
  EXPECT_EQ(by_octets[1].integrity, Integrity::good);
  EXPECT_THAT(by_octets[2], is_unknown("cms.signature.budget"));
}

TEST(CmsVerify, ACounterSignatureIsASignatureOfTheValue) {
  Bytes value;
  const Bytes plain = forge_signer({.edit_signature = [&](Bytes& s) { value = s; }});
  const auto no_type = [](auto& list) { list.erase(list.begin()); };
  const Identity& witness = identity(KeyType::sm2);
  Forged countered{
      .certificates = {to_bytes(identity().certificate->der), to_bytes(witness.certificate->der)},
      .edit_signature = [&](Bytes& s) { s = value; }};
  for (const bool attributes : {true, false}) {
    const Bytes counter = forge_signer({.who = &witness,
                                        .content = std::string(as_text(value)),
                                        .with_attributes = attributes,
                                        .edit = no_type});
    countered.unsigned_attributes = {attribute(kCounterOid, {counter})};
    const auto facts = verify_one(forge(countered));
    ASSERT_EQ(facts.counter_signatures.size(), 1U);
    EXPECT_THAT(facts.counter_signatures[0], is_good_but({kUnbound}));
    EXPECT_EQ(facts.counter_signatures[0].signer, witness.certificate);
  }
}

// ----- claims, time-stamps, evidence

TEST(CmsVerify, ReadsWhatTheSignerClaims) {
  const Bytes hash = der::sequence({identifier(kSha256), der::octet_string(Bytes(32, 7))});
  const Bytes policy = der::sequence({oid_der("2.999.9"), hash});
  const auto facts = verify_one(forge({.edit = [&](auto& list) {
    list.push_back(attribute(kSigningTimeOid, {der::time(test::kNoon)}));
    list.push_back(attribute("1.2.840.113549.1.9.16.2.15", {policy}));
    list.push_back(attribute("1.2.840.113549.1.9.16.2.16", {der::sequence({oid_der("2.999.8")})}));
  }}));
  EXPECT_THAT(facts, is_good_but({kUnbound}));
  EXPECT_EQ(facts.claimed_signing_time, test::kNoon);
  ASSERT_TRUE(facts.policy);
  EXPECT_EQ(to_string(facts.policy->id), "2.999.9");
  EXPECT_EQ(facts.policy->hash, Hash::sha256);
  EXPECT_EQ(facts.policy->hash_value, Bytes(32, 7));
  ASSERT_EQ(facts.commitments.size(), 1U);
  EXPECT_EQ(to_string(facts.commitments[0]), "2.999.8");
  const auto implied = verify_one(forge({.edit = [&](auto& list) {
    list.push_back(attribute("1.2.840.113549.1.9.16.2.15", {der::null()}));
  }}));
  EXPECT_TRUE(implied.policy->implied);
}

TEST(CmsVerify, KeepsTimestampsRawWithTheirPlace) {
  const Bytes token = der::sequence({der::integer(1)});
  const auto facts = verify_one(
      forge({.edit =
                 [&](auto& list) {
                   list.push_back(attribute("1.2.840.113549.1.9.16.2.20", {token}));
                   list.push_back(attribute("1.2.840.113549.1.9.16.2.20", {der::null()}));
                 },
             .unsigned_attributes = {attribute("2.999.1", {der::null()}),
                                     attribute("1.2.840.113549.1.9.16.2.14", {token, der::null()}),
                                     attribute("1.2.840.113549.1.9.16.2.26", {token}),
                                     attribute("0.4.0.1733.2.4", {token})}}));
  EXPECT_THAT(facts, is_good_but({kUnbound}));
  using Kind = TimestampToken::Kind;
  std::vector<std::pair<Kind, std::size_t>> seen;
  for (const auto& one : facts.timestamps) seen.emplace_back(one.kind, one.place);
  std::sort(seen.begin(), seen.begin() + 2);  // of equal type: the order of a SET OF
  EXPECT_EQ(seen.size(), 6U);
  EXPECT_EQ(seen[0].first, Kind::content);
  EXPECT_EQ(seen[1].first, Kind::content);
  EXPECT_EQ(seen[2], std::pair(Kind::signature, std::size_t{1}));
  EXPECT_EQ(seen[4], std::pair(Kind::references, std::size_t{2}));
  EXPECT_EQ(seen[5], std::pair(Kind::archive, std::size_t{3}));
  EXPECT_EQ(*facts.timestamps[5].token, token);
}

TEST(CmsVerify, GathersTheEvidenceOfItsAttributes) {
  const Bytes ocsp = der::sequence({der::integer(1)});
  const Bytes crl = to_bytes(root().issue_crl()->der);
  const Bytes revocation = der::sequence(
      {der::explicitly(0, der::sequence({crl})), der::explicitly(1, der::sequence({ocsp, ocsp}))});
  const Bytes certificates =
      der::sequence({to_bytes(root().certificate()->der), to_bytes(identity().certificate->der)});
  const auto facts = verify_one(forge(
      {.edit = [&](auto& list) { list.push_back(attribute("1.2.840.113583.1.1.8", {revocation})); },
       .unsigned_attributes = {attribute("1.2.840.113549.1.9.16.2.23", {certificates}),
                               attribute("1.2.840.113549.1.9.16.2.24", {revocation})}}));
  EXPECT_THAT(facts, is_good_but({kUnbound}));
  EXPECT_EQ(facts.evidence.certificates.size(), 2U);
  EXPECT_EQ(facts.evidence.crls.size(), 2U);
  ASSERT_EQ(facts.evidence.ocsp.size(), 4U);
  EXPECT_EQ(facts.evidence.ocsp[0].form, OcspOctets::Form::response);
  EXPECT_EQ(facts.evidence.ocsp[2].form, OcspOctets::Form::basic);
}

TEST(CmsVerify, EvidenceThatCannotBeReadIsRemarkedOn) {
  const Bytes broken = der::sequence({der::integer(1)});
  for (const char* type : {"1.2.840.113549.1.9.16.2.23", "1.2.840.113549.1.9.16.2.24"}) {
    EXPECT_THAT(verify_one(forge({.unsigned_attributes = {attribute(type, {broken})}})),
                is_good_but({"cms.evidence.unreadable", kUnbound}));
  }
  const Bytes not_a_certificate = der::sequence({broken});
  EXPECT_THAT(verify_one(forge({.unsigned_attributes = {attribute("1.2.840.113549.1.9.16.2.23",
                                                                  {not_a_certificate})}})),
              is_good_but({"cms.evidence.unreadable", kUnbound}));
}

TEST(CmsVerify, TakesNoMoreEvidenceThanItsBounds) {
  const Bytes crl = to_bytes(root().issue_crl()->der);
  const Bytes revocation =
      der::sequence({der::explicitly(0, der::sequence(std::vector<Bytes>(kMaxCrls / 2, crl)))});
  const auto with = [&](std::size_t values) {
    return verify_one(forge(
        {.unsigned_attributes = {attribute("1.2.840.113549.1.9.16.2.24", {values, revocation})}}));
  };
  EXPECT_THAT(with(2), is_good_but({kUnbound}));
  const auto facts = with(4);
  EXPECT_THAT(facts, is_good_but({"cms.evidence.too_much", kUnbound}));
  EXPECT_EQ(facts.evidence.crls.size(), kMaxCrls);
}

// ----- the words

TEST(SignatureFacts, HaveWordsForEverything) {
  EXPECT_EQ(to_string(Format::cms), "cms");
  EXPECT_EQ(to_string(Format::pades), "pades");
  EXPECT_EQ(to_string(Format::xades), "xades");
  EXPECT_EQ(to_string(Format::asic), "asic");
  EXPECT_EQ(to_string(Format::ofd), "ofd");
  EXPECT_EQ(to_string(ContentForm::attached), "attached");
  EXPECT_EQ(to_string(ContentForm::detached), "detached");
  EXPECT_EQ(to_string(ContentForm::digest_only), "digest-only");
  EXPECT_EQ(to_string(ContentForm::absent), "absent");
  EXPECT_EQ(to_string(Integrity::good), "good");
  EXPECT_EQ(to_string(Integrity::bad), "bad");
  EXPECT_EQ(to_string(Integrity::unknown), "unknown");
  SignerName name;
  name.issuer = "CN=A";
  name.serial_number = {1};
  EXPECT_EQ(to_string(name), "serial:01 issuer:CN=A");
  name.subject_key_id = {0xAB};
  EXPECT_EQ(to_string(name), "keyid:ab");
  EXPECT_EQ(integrity_of({}), Integrity::unknown);
}

}  // namespace
}  // namespace baytrust::signature
