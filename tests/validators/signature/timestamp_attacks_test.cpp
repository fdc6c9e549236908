// Attacks on time-stamps, each in a test named after it. In all of them some octets verify with
// some key; none may end as a good time-stamp of what is presented. And a table of broken tokens.
#include "tests/validators/signature/timestamp_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;

// Not good, and this code is among the reasons.
MATCHER_P2(IsTimestamp, integrity, code, "") {
  *result_listener << to_string(arg.integrity) << ": " << describe(arg.findings);
  return arg.integrity == integrity &&
         testing::Value(codes(arg.findings), testing::Contains(std::string(code)));
}
auto is_bad_stamp(const char* code) { return IsTimestamp(Integrity::bad, code); }
auto is_unknown_stamp(const char* code) { return IsTimestamp(Integrity::unknown, code); }

Identity tsa_with(std::vector<x509::ExtensionTemplate> extra) {
  return make_tsa({.subject = "CN=Odd TSA", .extra = std::move(extra)});
}

TEST(TimestampAttack, OverOtherBytes) {
  EXPECT_THAT(verify_token(token(), {.stamped = over("Pay 1,000,000")}),
              is_bad_stamp("timestamp.imprint.mismatch"));
}

TEST(TimestampAttack, TwoSigners) {
  const auto first = must(SignedData::parse(token()));
  const Bytes twice = must(add_signer(first, {}, tsa(KeyType::p384).signer()));
  EXPECT_THAT(verify_token(twice), is_bad_stamp("timestamp.signers.not_one"));
  const Bytes none = forge_token({.edit = [](Forged& f) { f.copies = 0; }});
  EXPECT_THAT(verify_token(none), is_bad_stamp("timestamp.signers.not_one"));
}

TEST(TimestampAttack, MissingEssCertId) {
  EXPECT_THAT(verify_token(forge_token({.ess = std::vector<Bytes>{}})),
              is_bad_stamp("timestamp.signing_certificate.missing"));
}

TEST(TimestampAttack, EssCertIdOfAnHashNobodyKnows) {
  const Bytes odd = ess_v2(tsa().certificate, "2.999.3", Hash::sha256);
  EXPECT_THAT(verify_token(forge_token({.ess = std::vector<Bytes>{odd}})),
              is_unknown_stamp("timestamp.signing_certificate.unsupported"));
}

TEST(TimestampAttack, CertificateOfAnother) {
  // The same key certified again under the same name and number, for another purpose.
  const auto twin_ca = test::make_authority("CMS test root");
  auto request = tsa_request("CN=TSA of another CA");
  request.serial_number = to_bytes(tsa().certificate->serial_number);
  request.key = tsa().key;
  const auto twin = twin_ca.issue(request);
  const Bytes swapped =
      forge_token({.edit = [&](Forged& f) { f.certificates = {to_bytes(twin->der)}; }});
  EXPECT_THAT(verify_token(swapped), is_bad_stamp("timestamp.signing_certificate.mismatch"));
  // Another's key under the authority's name.
  const Identity mallory = make_tsa(tsa_request("CN=Mallory"));
  const Identity posing{tsa().certificate, mallory.key};
  EXPECT_THAT(verify_token(forge_token({.who = &posing})), is_bad_stamp("timestamp.signature.bad"));
}

TEST(TimestampAttack, PurposeMissing) {
  EXPECT_THAT(verify_token(token(statement(), tsa_with({}))),
              is_bad_stamp("timestamp.tsa.purpose.missing"));
}

TEST(TimestampAttack, PurposeNotCritical) {
  const Identity who = tsa_with({purposes({std::string(kTimeStampingOid)}, Critical::no)});
  EXPECT_THAT(verify_token(token(statement(), who)),
              is_bad_stamp("timestamp.tsa.purpose.not_critical"));
}

TEST(TimestampAttack, PurposeBesideOthers) {
  const Identity who = tsa_with({purposes({std::string(kTimeStampingOid), "1.3.6.1.5.5.7.3.4"})});
  EXPECT_THAT(verify_token(token(statement(), who)), is_bad_stamp("timestamp.tsa.purpose.extra"));
}

TEST(TimestampAttack, AnotherPurpose) {
  const Identity who = tsa_with({purposes({"1.3.6.1.5.5.7.3.4"})});
  EXPECT_THAT(verify_token(token(statement(), who)), is_bad_stamp("timestamp.tsa.purpose.other"));
}

TEST(TimestampAttack, KeyUsageOfAnotherKind) {
  auto request = tsa_request();
  request.key_usage = test::bits_of({x509::KeyUsageBit::key_encipherment});
  EXPECT_THAT(verify_token(token(statement(), make_tsa(request))),
              is_bad_stamp("timestamp.tsa.key_usage.unfit"));
}

TEST(TimestampAttack, NameOfAnother) {
  TokenContent content = statement();
  content.tsa = x509::directory_name(test::name("CN=Someone else"));
  EXPECT_THAT(verify_token(token(content)), is_bad_stamp("timestamp.tsa.name.mismatch"));
  content.tsa = x509::dns_name("tsa.example");
  EXPECT_THAT(verify_token(token(content)), is_bad_stamp("timestamp.tsa.name.mismatch"));
}

TEST(TimestampAttack, BackDated) {
  // Whether the authority's certificate was valid then is for who judges its path: the facts tell.
  auto request = tsa_request();
  request.not_before = test::kNoon;
  TokenContent content = statement();
  content.gen_time.second = test::kStart;
  const auto facts = verify_token(token(content, make_tsa(request)));
  EXPECT_EQ(facts.integrity, Integrity::good);
  EXPECT_LT(facts.info()->latest(), (*facts.tsa())->not_before);
}

TEST(TimestampAttack, AlteredTstInfo) {
  const auto good = must(SignedData::parse(token()));
  TokenContent content = statement();
  content.gen_time.second = test::kStart;
  const Bytes altered = write_tst_info(content);
  const Bytes presented = wrap({.who = &tsa(),
                                .content = std::string(as_text(altered)),
                                .content_type = oid_der(kTstInfoOid),
                                .version = 3},
                               {to_bytes(good->signers[0].full)});
  const auto facts = verify_token(presented);
  EXPECT_THAT(facts, is_bad_stamp("timestamp.signature.bad"));
  EXPECT_EQ(facts.findings[1].facts()[0].value, "cms.message_digest.mismatch");
}

TEST(TimestampAttack, SubstitutedHashAlgorithm) {
  // The digest of one algorithm under the name of another.
  TokenContent content = statement();
  content.hash = Hash::sm3;
  EXPECT_THAT(verify_token(token(content)), is_bad_stamp("timestamp.imprint.mismatch"));
  content.hash = Hash::sha1;
  EXPECT_THAT(verify_token(token(content)), is_bad_stamp("timestamp.imprint.length"));
  // Cut to fewer octets, or none.
  content.hash = Hash::sha256;
  content.imprint.resize(16);
  EXPECT_THAT(verify_token(token(content)), is_bad_stamp("timestamp.imprint.length"));
  content.imprint.clear();
  EXPECT_THAT(verify_token(token(content)), is_bad_stamp("timestamp.imprint.length"));
}

TEST(TimestampAttack, HashAlgorithmNobodyKnows) {
  const Bytes imprint = der::sequence({identifier("2.999.3"), der::octet_string(Bytes(32, 1))});
  EXPECT_THAT(verify_token(forge_token({.tst = raw_tst({.imprint = imprint})})),
              is_unknown_stamp("timestamp.imprint.algorithm_unknown"));
  // A known one with parameters that it has not.
  const Bytes parameters =
      der::sequence({der::sequence({oid_der("2.16.840.1.101.3.4.2.1"), der::integer(1)}),
                     der::octet_string(crypto::digest(Hash::sha256, as_bytes(kText)))});
  EXPECT_THAT(verify_token(forge_token({.tst = raw_tst({.imprint = parameters})})),
              is_unknown_stamp("timestamp.imprint.algorithm_unknown"));
}

TEST(TimestampAttack, CriticalExtensionNobodyKnows) {
  TokenContent content = statement();
  content.extensions = {{.oid = Oid::literal("2.999.7"), .critical = true, .value = {5, 0}}};
  EXPECT_THAT(verify_token(token(content)), is_bad_stamp("timestamp.extension.critical_unknown"));
}

TEST(TimestampAttack, ASignatureOverDataPresentedAsATimestamp) {
  // What someone signed as content becomes no statement of an authority.
  const Bytes tst = write_tst_info(statement());
  const Forged as_data{.who = &tsa(), .content = std::string(as_text(tst))};
  const Forged as_tst{.who = &tsa(),
                      .content = std::string(as_text(tst)),
                      .content_type = oid_der(kTstInfoOid),
                      .version = 3};
  EXPECT_THAT(verify_token(wrap(as_tst, {forge_signer(as_data)})),
              is_bad_stamp("timestamp.signature.bad"));
  Forged bare = as_tst;
  bare.with_attributes = false;
  EXPECT_THAT(verify_token(forge(bare)), is_bad_stamp("timestamp.signature.bad"));
}

TEST(TimestampAttack, Sm2WithAnotherId) {
  CmsSigner signer = tsa(KeyType::sm2).signer();
  signer.sm2_id = "someone else";
  const Bytes octets = must(sign_timestamp(statement(), signer));
  EXPECT_THAT(verify_token(octets), is_bad_stamp("timestamp.signature.bad"));
  EXPECT_EQ(verify_token(octets, {.stamped = over(), .sm2_id = "someone else"}).integrity,
            Integrity::good);
}

// ----- broken tokens: none reads as good

struct Bad {
  const char* name;
  std::function<void(Forged&)> edit;
};
const auto attributes = [](std::function<void(std::vector<Bytes>&)> edit) {
  return [edit](Forged& f) {
    const auto usual = f.edit;
    f.edit = [usual, edit](std::vector<Bytes>& list) {
      usual(list);
      edit(list);
    };
  };
};

const Bad kBad[] = {
    {"no content type", attributes([](auto& list) { list.erase(list.begin()); })},
    {"no message digest", attributes([](auto& list) { list.erase(list.begin() + 1); })},
    {"no attributes", [](Forged& f) { f.with_attributes = false; }},
    {"message digest twice", attributes([](auto& list) { list.push_back(list[1]); })},
    {"content type of data",
     attributes([](auto& list) { list[0] = attribute(kContentTypeOid, {oid_der(kDataOid)}); })},
    {"binding twice", attributes([](auto& list) { list.push_back(list.back()); })},
    {"binding that is none", attributes([](auto& list) {
       list.back() = attribute("1.2.840.113549.1.9.16.2.47", {der::null()});
     })},
    {"binding of two values", attributes([](auto& list) {
       list.back() = attribute("1.2.840.113549.1.9.16.2.47", {der::null(), der::integer(1)});
     })},
    {"empty signature", [](Forged& f) { f.edit_signature = [](Bytes& s) { s.clear(); }; }},
    {"flipped signature", [](Forged& f) { f.edit_signature = [](Bytes& s) { s.back() ^= 1; }; }},
    {"cut signature", [](Forged& f) { f.edit_signature = [](Bytes& s) { s.pop_back(); }; }},
    {"another digest algorithm",
     [](Forged& f) { f.digest_id = identifier("2.16.840.1.101.3.4.2.3"); }},
    {"a digest algorithm nobody knows", [](Forged& f) { f.digest_id = identifier("2.999.3"); }},
    {"another signature algorithm",
     [](Forged& f) { f.signature_id = identifier("1.2.840.10045.4.3.4"); }},
    {"a signature algorithm nobody knows",
     [](Forged& f) { f.signature_id = identifier("2.999.3"); }},
    {"a signature algorithm of another key",
     [](Forged& f) { f.signature_id = identifier_null("1.2.840.113549.1.1.11"); }},
    {"no certificate", [](Forged& f) { f.certificates = {{}}; }},
    {"the certificate of another",
     [](Forged& f) { f.certificates = {to_bytes(identity().certificate->der)}; }},
    {"a certificate that is none",
     [](Forged& f) { f.certificates = {der::sequence({der::integer(1)})}; }},
    {"three signers", [](Forged& f) { f.copies = 3; }},
    {"no signer", [](Forged& f) { f.copies = 0; }},
    {"content altered", [](Forged& f) { f.edit_signature = [](Bytes& s) { s[4] ^= 0x40; }; }},
};

TEST(TimestampAttack, BrokenOnesAreNotGood) {
  EXPECT_GE(std::size(kBad), 20U);
  for (const Bad& one : kBad) {
    SCOPED_TRACE(one.name);
    const auto facts = verify_token(forge_token({.edit = one.edit}));
    EXPECT_NE(facts.integrity, Integrity::good) << describe(facts.findings);
    EXPECT_GE(worst(facts.findings), Effect::indeterminate);
  }
  EXPECT_EQ(verify_token(forge_token({})).integrity, Integrity::good);
}

// Wherever a bit is flipped, nothing else is stated than what was: it is not good, or it says the
// same (the version, the set of digest algorithms and what is carried beside are not signed).
TEST(TimestampAttack, ABitFlippedAnywhereStatesNothingElse) {
  const Bytes good = token();
  const auto original = must(Timestamp::parse(good));
  const Bytes said = to_bytes(*original.signed_data()->content);
  crypto::Verifier verifier;
  std::size_t still_good = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes flipped = good;
    flipped[i] ^= static_cast<std::uint8_t>(1U << (i % 8));
    const auto parsed = Timestamp::parse(flipped);
    if (!parsed) continue;
    Budget budget;
    const auto facts = verify(*parsed, {.stamped = over()}, verifier, budget);
    if (facts.integrity != Integrity::good) continue;
    ++still_good;
    EXPECT_EQ(to_bytes(*parsed->signed_data()->content), said) << i;
    EXPECT_EQ(facts.tsa(), tsa().certificate) << i;
  }
  EXPECT_LT(still_good, 40U);
}

}  // namespace
}  // namespace baytrust::signature
