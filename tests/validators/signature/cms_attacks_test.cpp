// Attacks on CMS signatures, each in a test named after it. In all of them some octets verify with
// some key; none may end as a good signature of what is presented.
#include "tests/validators/signature/cms_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;

constexpr std::string_view kSha256 = "2.16.840.1.101.3.4.2.1";
constexpr std::string_view kSha512 = "2.16.840.1.101.3.4.2.3";

const SignerInfo& signer_of(const SignedData& data) { return data->signers.at(0); }

TEST(CmsAttack, ContentSwapped) {
  const Bytes cms = forge({.attached = false});
  EXPECT_THAT(verify_one(cms, with_content("Pay 1,000,000")),
              is_bad("cms.message_digest.mismatch"));
  const Bytes bare = forge({.attached = false, .with_attributes = false});
  EXPECT_THAT(verify_one(bare, with_content("Pay 1,000,000")), is_bad("cms.signature.bad"));
  // Attached: the signer of one content beside another.
  const Forged other{.content = "Pay 1,000,000"};
  EXPECT_THAT(verify_one(wrap(other, {forge_signer({})})), is_bad("cms.message_digest.mismatch"));
}

TEST(CmsAttack, AttachedContentBesideAnotherFile) {
  const Bytes cms = forge({});
  EXPECT_THAT(verify_one(cms, with_content(kText)).integrity, Integrity::good);
  EXPECT_THAT(verify_one(cms, with_content("another")), is_bad("cms.content.differs"));
  const DigestedContent digests{
      .digests = {{Hash::sha384, crypto::digest(Hash::sha384, as_bytes("another"))}}};
  EXPECT_THAT(verify_one(cms, {.content = digests}), is_bad("cms.content.differs"));
}

TEST(CmsAttack, SwappedSigners) {
  // The signature of one under the name of another: same key type, other key.
  const Identity mallory = make_identity("Mallory");
  const auto data = must(SignedData::parse(forge({.who = &mallory})));
  const auto& own = signer_of(data);
  const auto& victim = identity().certificate;
  Bytes attributes = der::encode(der::context_constructed(0), own.signed_attributes->content);
  const Bytes swapped = der::sequence(
      {der::integer(1),
       der::sequence(
           {to_bytes(victim->issuer.der()), der::encode(der::kInteger, victim->serial_number)}),
       to_bytes(own.digest_algorithm.full), attributes, to_bytes(own.signature_algorithm.full),
       der::octet_string(own.signature_value)});
  EXPECT_THAT(verify_one(wrap({}, {swapped})), is_bad("cms.signature.bad"));
}

TEST(CmsAttack, SwappedSignersOfOneDocument) {
  // Two who signed one content, each under the other's name.
  const Identity& alice = identity();
  const Identity& bob = identity(KeyType::sm2);
  const Identity carol = make_identity("Carol");
  for (const Identity* other : {&carol, &bob}) {
    const auto under_name = [](const Identity& name, const Identity& key) {
      const Identity posing{name.certificate, key.key};
      return forge_signer(
          {.who = &posing, .signature_id = crypto::encode(key.key.default_algorithm())});
    };
    const Forged both{
        .certificates = {to_bytes(alice.certificate->der), to_bytes(other->certificate->der)}};
    const Bytes cms = wrap(both, {under_name(alice, *other), under_name(*other, alice)});
    for (const auto& facts : verify_all(cms)) {
      EXPECT_EQ(facts.integrity, Integrity::bad);
      if (other == &carol) {
        EXPECT_THAT(facts, is_bad("cms.signer.swapped"));
      }
    }
    EXPECT_THAT(verify_all(wrap(both, {forge_signer({}), forge_signer({.who = other})})),
                testing::Each(is_good_but({"cms.signing_certificate.missing"})));
  }
}

TEST(CmsAttack, TellingWhyLeavesTheBudgetToSignatures) {
  const Identity carol = make_identity("Carol");
  const Identity posing{identity().certificate, carol.key};
  const Bytes cms = wrap(
      {.certificates = {to_bytes(identity().certificate->der), to_bytes(carol.certificate->der)}},
      {forge_signer({.who = &posing}), forge_signer({.who = &carol})});
  crypto::Verifier verifier;
  Budget few({.signatures = 3});
  const auto all = verify(must(SignedData::parse(cms)), {}, verifier, few);
  EXPECT_THAT(all[0], is_bad("cms.signature.bad"));
  EXPECT_THAT(all[1], is_good_but({"cms.signing_certificate.missing"}));
  EXPECT_THAT(verify_all(cms)[0], is_bad("cms.signer.swapped"));
}

TEST(CmsAttack, ACertificateWithTheSignersNameAndNumber) {
  // Mallory's certificate, by a CA of the same name, with the victim's serial number and another
  // key. What is bound by its digest stays found; what is not is told from its twin by neither.
  const auto twin_ca = test::make_authority("CMS test root");
  const auto key = test::fresh_key();
  const auto twin =
      twin_ca.issue({.serial_number = to_bytes(identity().certificate->serial_number), .key = key});
  const Bytes cms = must(sign_cms({.octets = as_bytes(kText)}, identity().signer()));
  const std::vector<x509::Certificate> more{twin};
  const auto facts = verify_one(cms, {.certificates = more});
  EXPECT_THAT(facts, is_good());
  EXPECT_EQ(facts.signer, identity().certificate);
  EXPECT_THAT(verify_one(forge({}), {.certificates = more}),
              is_good_but({"cms.signing_certificate.missing", "cms.signer.ambiguous"}));
}

TEST(CmsAttack, SigningCertificateOfAnother) {
  // The same key certified again under the same number: the binding tells which was meant.
  const auto twin_ca = test::make_authority("CMS test root");
  const auto twin = twin_ca.issue(
      {.serial_number = to_bytes(identity().certificate->serial_number), .key = identity().key});
  CmsSigner signer = identity().signer();
  signer.certificate = twin;
  Bytes cms = must(sign_cms({.octets = as_bytes(kText)}, signer));
  const auto data = must(SignedData::parse(cms));
  const Bytes presented = wrap({}, {to_bytes(signer_of(data).full)});
  EXPECT_THAT(verify_one(presented), is_bad("cms.signing_certificate.mismatch"));
}

TEST(CmsAttack, SigningCertificateWithAnotherIssuer) {
  const auto& held = identity().certificate;
  const auto ess = [&](Bytes issuer, Bytes serial) {
    const Bytes names = der::sequence({der::explicitly(4, issuer)});
    return attribute("1.2.840.113549.1.9.16.2.47",
                     {der::sequence({der::sequence({der::sequence(
                         {der::octet_string(held->fingerprint.view()),
                          der::sequence({names, der::integer(ByteView(serial))})})})})});
  };
  const auto with = [&](Bytes one) {
    return verify_one(forge({.edit = [one](auto& list) { list.push_back(one); }}));
  };
  EXPECT_THAT(with(ess(root().subject(), to_bytes(held->serial_number))), is_good());
  EXPECT_THAT(with(ess(test::name("CN=Other"), to_bytes(held->serial_number))),
              is_bad("cms.signing_certificate.mismatch"));
  EXPECT_THAT(with(ess(root().subject(), Bytes{1})), is_bad("cms.signing_certificate.mismatch"));
}

TEST(CmsAttack, MissingMessageDigest) {
  EXPECT_THAT(verify_one(forge({.edit = [](auto& list) { list.pop_back(); }})),
              is_bad("cms.message_digest.missing"));
}

TEST(CmsAttack, MissingContentType) {
  EXPECT_THAT(verify_one(forge({.edit = [](auto& list) { list.erase(list.begin()); }})),
              is_bad("cms.content_type.missing"));
}

TEST(CmsAttack, AnotherContentType) {
  // RFC 5652 11.1: a signature over data is not one over a time-stamp's content.
  const Forged as_data{};
  const Forged as_tst{.content_type = oid_der("1.2.840.113549.1.9.16.1.4"), .version = 3};
  EXPECT_THAT(verify_one(wrap(as_tst, {forge_signer(as_data)})),
              is_bad("cms.content_type.mismatch"));
}

TEST(CmsAttack, NoAttributesAroundContentThatIsNotData) {
  EXPECT_THAT(verify_one(forge({.content_type = oid_der("1.2.840.113549.1.9.16.1.4"),
                                .with_attributes = false,
                                .version = 3})),
              is_bad("cms.signed_attributes.missing"));
}

TEST(CmsAttack, AlgorithmSubstitution) {
  CmsSigner signer = identity().signer();
  signer.signing_time = test::kNoon;
  const auto data = must(SignedData::parse(must(sign_cms({.octets = as_bytes(kText)}, signer))));
  const auto& own = signer_of(data);
  const auto with = [&](const Bytes& digest, const Bytes& signature) {
    return verify_one(wrap(
        {}, {der::sequence(
                {der::integer(1),
                 der::sequence({to_bytes(own.sid.issuer.der()),
                                der::encode(der::kInteger, own.sid.serial_number)}),
                 digest, der::encode(der::context_constructed(0), own.signed_attributes->content),
                 signature, der::octet_string(own.signature_value)})}));
  };
  const Bytes digest = to_bytes(own.digest_algorithm.full);
  EXPECT_THAT(with(digest, to_bytes(own.signature_algorithm.full)), is_good());
  // The same meaning under another name is still not what was protected.
  const auto renamed = with(digest, identifier("1.2.840.10045.2.1"));
  EXPECT_THAT(renamed, is_bad("cms.algorithm_protection.mismatch"));
  EXPECT_THAT(codes(renamed.findings), testing::Contains("cms.signature.good"));
  EXPECT_THAT(with(identifier(kSha512), to_bytes(own.signature_algorithm.full)),
              is_bad("cms.algorithm_protection.mismatch"));
}

TEST(CmsAttack, DigestDowngraded) {
  // SHA-512 in the signature, SHA-256 claimed for the digest, and the reverse.
  EXPECT_THAT(verify_one(forge({.digest_id = identifier(kSha512)})),
              is_bad("cms.digest_algorithm.mismatch"));
  const auto sha512 =
      crypto::SignatureAlgorithm{.scheme = crypto::Scheme::ecdsa, .hash = Hash::sha512};
  EXPECT_THAT(verify_one(forge({.algorithm = sha512, .digest_id = identifier(kSha256)})),
              is_bad("cms.digest_algorithm.mismatch"));
}

TEST(CmsAttack, AttributeReordering) {
  // As sent and signed, or sorted and signed: both are the set of attributes, with a remark.
  const auto reverse = [](auto& list) {
    list.push_back(attribute("2.999.7", {der::null()}));
    std::sort(list.begin(), list.end());
    std::reverse(list.begin(), list.end());
  };
  for (const bool sign_sorted : {false, true}) {
    EXPECT_THAT(verify_one(forge({.edit = reverse, .sort = false, .sign_sorted = sign_sorted})),
                is_good_but({"cms.signing_certificate.missing", "cms.signed_attributes.unsorted"}));
  }
  // An order that was neither sent nor sorted is not what was signed.
  Forged swapped{.edit = reverse, .sort = false};
  swapped.edit_signature = [](Bytes& signature) { signature.back() ^= 1U; };
  EXPECT_THAT(verify_one(forge(swapped)), is_bad("cms.signature.bad"));
}

TEST(CmsAttack, DuplicatedAttributes) {
  const Bytes wanted = attribute(
      kMessageDigestOid, {der::octet_string(crypto::digest(Hash::sha256, as_bytes("another")))});
  EXPECT_THAT(verify_one(forge({.edit = [&](auto& list) { list.push_back(wanted); }})),
              is_bad("cms.attribute.duplicate"));
  EXPECT_THAT(verify_one(forge({.edit =
                                    [&](auto& list) {
                                      list.push_back(attribute("2.999.7", {der::null()}));
                                      list.push_back(attribute("2.999.7", {der::null()}));
                                    }})),
              is_bad("cms.attribute.duplicate"));
}

TEST(CmsAttack, SeveralValuesOfOneAttribute) {
  const auto digest = [](std::string_view text) {
    return der::octet_string(crypto::digest(Hash::sha256, as_bytes(text)));
  };
  EXPECT_THAT(verify_one(forge(
                  {.edit =
                       [&](auto& list) {
                         list[1] = attribute(kMessageDigestOid, {digest(kText), digest("another")});
                       }})),
              is_bad("cms.attribute.values"));
  EXPECT_THAT(
      verify_one(forge({.edit = [&](auto& list) { list[1] = attribute(kMessageDigestOid, {}); }})),
      is_bad("cms.attribute.values"));
}

TEST(CmsAttack, MalformedAttributeValues) {
  for (const std::string_view type :
       {kContentTypeOid, kMessageDigestOid, kSigningTimeOid,
        std::string_view("1.2.840.113549.1.9.52"), std::string_view("1.2.840.113549.1.9.16.2.12"),
        std::string_view("1.2.840.113549.1.9.16.2.47"),
        std::string_view("1.2.840.113549.1.9.16.2.15"),
        std::string_view("1.2.840.113549.1.9.16.2.16")}) {
    const Bytes broken = attribute(type, {der::boolean(0xFF)});
    EXPECT_THAT(verify_one(forge({.edit =
                                      [&](auto& list) {
                                        std::erase_if(list, [&](const Bytes& one) {
                                          return one[5] == broken[5] && one.size() < 60 &&
                                                 equal(ByteView(one).subspan(2, 11),
                                                       ByteView(broken).subspan(2, 11));
                                        });
                                        list.push_back(broken);
                                      }})),
                is_bad("cms.attribute.malformed"))
        << type;
  }
}

TEST(CmsAttack, Sm2WithAnotherId) {
  const Forged foreign{.who = &identity(KeyType::sm2), .sm2_id = "ALICE123@YAHOO.COM"};
  EXPECT_THAT(verify_one(forge(foreign)), is_bad("cms.signature.bad"));
  EXPECT_THAT(verify_one(forge(foreign), {.sm2_id = "ALICE123@YAHOO.COM"}).integrity,
              Integrity::good);
  Forged bare = foreign;
  bare.with_attributes = false;
  EXPECT_THAT(verify_one(forge(bare)), is_bad("cms.signature.bad"));
}

// A signature over signed attributes is one over their octets. Presented as the signature of a
// document without signed attributes whose content is those octets, it verifies: RFC 5652 5.4
// tells the two cases apart by nothing that is signed.
TEST(CmsAttack, SignedAttributesPresentedAsContent) {
  for (const KeyType type : {KeyType::p256, KeyType::rsa2048, KeyType::ed25519, KeyType::sm2}) {
    const Identity& who = identity(type);
    const auto data =
        must(SignedData::parse(must(sign_cms({.octets = as_bytes(kText)}, who.signer()))));
    const auto& own = signer_of(data);
    const Bytes octets = signed_octets(*own.signed_attributes, AttributeOrder::as_sent);
    const Forged bare{.who = &who,
                      .content = std::string(as_text(octets)),
                      .with_attributes = false,
                      .edit_signature = [&](Bytes& s) { s = to_bytes(own.signature_value); }};
    for (const bool attached : {true, false}) {
      Forged forged = bare;
      forged.attached = attached;
      const Bytes cms = forge(forged);
      const auto facts = verify_one(cms, attached ? VerifyInputs{} : with_content(bare.content));
      EXPECT_THAT(facts, is_bad("cms.content.looks_like_attributes"));
      EXPECT_THAT(codes(facts.findings), testing::Contains("cms.signature.good"));
    }
  }
}

TEST(CmsAttack, SignedAttributesPresentedAsContentInChunks) {
  const auto data =
      must(SignedData::parse(must(sign_cms({.octets = as_bytes(kText)}, identity().signer()))));
  const auto& own = signer_of(data);
  const Bytes octets = signed_octets(*own.signed_attributes, AttributeOrder::as_sent);
  const Bytes cms = forge({.content = std::string(as_text(octets)),
                           .attached = false,
                           .with_attributes = false,
                           .edit_signature = [&](Bytes& s) { s = to_bytes(own.signature_value); }});
  ContentDigest digest(must(SignedData::parse(cms)));
  for (const std::uint8_t octet : octets) digest.update(ByteView(&octet, 1));
  EXPECT_THAT(verify_one(cms, {.content = digest.finish()}),
              is_bad("cms.content.looks_like_attributes"));
}

TEST(CmsAttack, ACounterSignatureWithAContentType) {
  const Bytes cms = forge({});
  const auto data = must(SignedData::parse(cms));
  const std::string value(as_text(signer_of(data).signature_value));
  const Bytes counter = forge_signer({.content = value});
  Forged again{.unsigned_attributes = {attribute(kCounterOid, {counter})}};
  again.edit_signature = [&](Bytes& s) { s = to_bytes(as_bytes(value)); };
  const auto facts = verify_one(forge(again));
  ASSERT_EQ(facts.counter_signatures.size(), 1U);
  EXPECT_THAT(facts.counter_signatures[0], is_bad("cms.content_type.of_counter_signature"));
  EXPECT_EQ(facts.integrity, Integrity::good);
}

TEST(CmsAttack, ACounterSignatureOfAnotherSignature) {
  const Bytes counter = forge_signer(
      {.content = "another signature", .edit = [](auto& list) { list.erase(list.begin()); }});
  const auto facts =
      verify_one(forge({.unsigned_attributes = {attribute(kCounterOid, {counter})}}));
  EXPECT_THAT(facts.counter_signatures.at(0), is_bad("cms.message_digest.mismatch"));
}

TEST(CmsAttack, AnEmptySignature) {
  for (const KeyType type : {KeyType::p256, KeyType::rsa2048, KeyType::ed25519, KeyType::sm2}) {
    EXPECT_THAT(verify_one(forge({.who = &identity(type),
                                  .edit_signature = [](Bytes& signature) { signature.clear(); }})),
                is_bad("cms.signature.bad"));
  }
}

// The property: whatever bit of what is signed is turned, nothing good remains.
class BitFlip : public testing::TestWithParam<KeyType> {};

TEST_P(BitFlip, InSignedOctetsLeavesNothingGood) {
  const Identity& who = identity(GetParam());
  for (const auto attributes :
       {CmsSigner::SignedAttributes::written, CmsSigner::SignedAttributes::none}) {
    CmsSigner signer = who.signer();
    signer.signed_attributes = attributes;
    const Bytes cms = must(sign_cms({.octets = as_bytes(kText)}, signer));
    const auto data = must(SignedData::parse(cms));
    const auto& own = signer_of(data);
    // Where they lie: the normalised octets of our own DER are the document's.
    std::vector<ByteView> covered{*data->content, own.signature_value,
                                  own.signature_algorithm.full};
    if (own.signed_attributes) covered.push_back(own.signed_attributes->content);
    for (const ByteView part : covered) {
      const auto begin = static_cast<std::size_t>(part.data() - data->owner->data());
      for (std::size_t i = 0; i < part.size(); ++i) {
        Bytes flipped = cms;
        flipped[begin + i] ^= static_cast<std::uint8_t>(1U << (i % 8));
        const auto parsed = SignedData::parse(flipped);
        if (!parsed) continue;
        crypto::Verifier verifier(crypto::Backend::fastest, 1);
        Budget budget;
        for (const auto& facts : verify(*parsed, {}, verifier, budget)) {
          EXPECT_NE(facts.integrity, Integrity::good) << "octet " << begin + i;
        }
      }
    }
  }
}
INSTANTIATE_TEST_SUITE_P(CmsAttack, BitFlip,
                         testing::Values(KeyType::p256, KeyType::rsa2048, KeyType::ed25519,
                                         KeyType::sm2));

}  // namespace
}  // namespace baytrust::signature
