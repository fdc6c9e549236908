// Time-stamp tokens, sound and odd ones: a table of generators each; responses of an authority; and
// what verification needs and spends.
#include "validators/signature/timestamp.hpp"

#include "tests/validators/signature/timestamp_support.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;

// ----- good ones

struct Good {
  const char* name;
  Bytes octets;
  std::vector<std::string> remarks{};
};

TokenContent with(const std::function<void(TokenContent&)>& edit) {
  TokenContent content = statement();
  edit(content);
  return content;
}

Bytes indefinite(const Bytes& definite) {
  Bytes out{0x30, 0x80};
  const ByteView inside = must(der::parse_single(definite)).content;
  out.insert(out.end(), inside.begin(), inside.end());
  out.insert(out.end(), {0, 0});
  return out;
}

std::vector<Good> by_algorithm() {
  std::vector<Good> out;
  const std::pair<const char*, KeyType> kKeys[] = {
      {"rsa", KeyType::rsa2048},     {"p256", KeyType::p256},
      {"p384", KeyType::p384},       {"p521", KeyType::p521},
      {"ed25519", KeyType::ed25519}, {"brainpool", KeyType::brainpool_p256r1},
      {"sm2", KeyType::sm2}};
  for (const auto& [name, type] : kKeys) out.push_back({name, token(statement(), tsa(type))});
  const std::pair<const char*, Hash> kHashes[] = {
      {"sha1 imprint", Hash::sha1},     {"sha224 imprint", Hash::sha224},
      {"sha384 imprint", Hash::sha384}, {"sha512 imprint", Hash::sha512},
      {"sm3 imprint", Hash::sm3},       {"md5 imprint", Hash::md5}};
  for (const auto& [name, hash] : kHashes) out.push_back({name, token(statement(hash))});
  CmsSigner pss = tsa(KeyType::rsa2048).signer();
  pss.algorithm = crypto::SignatureAlgorithm{.scheme = crypto::Scheme::rsa_pss,
                                             .hash = Hash::sha256,
                                             .mgf_hash = Hash::sha256,
                                             .salt_length = 32};
  out.push_back({"pss", must(sign_timestamp(statement(), pss))});
  out.push_back(
      {"sm2 with sm3 in GM types", token({.policy = Oid::literal("2.999.1.1"),
                                          .hash = Hash::sm3,
                                          .imprint = crypto::digest(Hash::sm3, as_bytes(kText)),
                                          .gen_time = {.second = test::kNoon},
                                          .types = CmsContent::Types::gm},
                                         tsa(KeyType::sm2))});
  return out;
}

std::vector<Good> by_content() {
  const Identity& who = tsa();
  auto named = tsa_request("CN=Named TSA");
  named.subject_alt_name = {x509::dns_name("tsa.example"), x509::uri_name("urn:tsa")};
  static const Identity other = make_tsa(named);
  CmsSigner keyed = who.signer();
  keyed.named_by = CmsSigner::NamedBy::key_id;
  CmsSigner dated = who.signer();
  dated.signing_time = test::kNoon;
  return {
      {"accuracy", token(with([](auto& c) {
         c.accuracy = Accuracy{1, 2, 3};
       }))},
      {"fraction", token(with([](auto& c) { c.gen_time.micros = 250'000; }))},
      {"ordering", token(with([](auto& c) { c.ordering = true; }))},
      {"nonce", token(with([](auto& c) {
         c.nonce = {0xFF, 1};
       }))},
      {"long serial", token(with([](auto& c) { c.serial_number = Bytes(20, 0x7F); }))},
      {"name",
       token(with([&](auto& c) { c.tsa = x509::directory_name(who.certificate->subject.der()); }))},
      {"alternative name",
       token(with([](auto& c) { c.tsa = x509::dns_name("tsa.example"); }), other)},
      {"alternative uri", token(with([](auto& c) { c.tsa = x509::uri_name("urn:tsa"); }), other)},
      {"extension that is not critical", token(with([](auto& c) {
         c.extensions = {{.oid = Oid::literal("2.999.7"), .critical = false, .value = {5, 0}}};
       }))},
      {"by key identifier", must(sign_timestamp(statement(), keyed))},
      {"with a signing time", must(sign_timestamp(statement(), dated))},
      {"BER", indefinite(token())},
      {"ESSCertID of version 1", forge_token({.ess = std::vector<Bytes>{ess_v1(who.certificate)}})},
      {"ESSCertIDv2 with SHA-512",
       forge_token({.ess = std::vector<Bytes>{ess_v2(who.certificate, "2.16.840.1.101.3.4.2.3",
                                                     Hash::sha512)}})},
      {"both", forge_token({.ess = std::vector<Bytes>{ess_v1(who.certificate),
                                                      ess_v2(who.certificate, {}, Hash::sha256)}})},
      {"carrying its chain", forge_token({.edit =
                                              [&](Forged& f) {
                                                f.certificates = {
                                                    to_bytes(who.certificate->der),
                                                    to_bytes(root().certificate()->der)};
                                              }})},
  };
}

TEST(Timestamp, GoodOnesAreGood) {
  auto all = by_algorithm();
  for (auto& one : by_content()) all.push_back(std::move(one));
  EXPECT_GE(all.size(), 20U);
  for (const Good& one : all) {
    SCOPED_TRACE(one.name);
    const auto facts = verify_token(one.octets);
    EXPECT_EQ(facts.integrity, Integrity::good) << describe(facts.findings);
    EXPECT_EQ(remarks(facts), one.remarks) << describe(facts.findings);
    EXPECT_EQ(facts.info()->gen_time.second, test::kNoon);
    EXPECT_TRUE(facts.tsa());
    EXPECT_TRUE(facts.signature.signer_bound);
    // The same over other octets is not.
    const auto other = verify_token(one.octets, {.stamped = over("other")});
    EXPECT_EQ(other.integrity, Integrity::bad);
  }
}

TEST(Timestamp, KeyUsageThatIsAbsentIsSaid) {
  auto request = tsa_request();
  request.omit = {"2.5.29.15"};
  const auto facts = verify_token(token(statement(), make_tsa(request)));
  EXPECT_EQ(facts.integrity, Integrity::good);
  EXPECT_EQ(remarks(facts), std::vector<std::string>{"timestamp.tsa.key_usage.absent"});
}

TEST(Timestamp, RemarksOnTheTokensOwnFormAreKept) {
  const Bytes odd = forge_token({.edit = [](Forged& f) { f.version = 1; }});
  const auto facts = verify_token(odd);
  EXPECT_EQ(facts.integrity, Integrity::good);
  EXPECT_EQ(remarks(facts), std::vector<std::string>{"timestamp.signature.remark"})
      << describe(facts.findings);
}

TEST(Timestamp, DigestsSufficeAndTheRightOneIsTaken) {
  const std::vector<ContentDigestValue> digests{
      {Hash::sha1, crypto::digest(Hash::sha1, as_bytes("other"))},
      {Hash::sha256, crypto::digest(Hash::sha256, as_bytes(kText))}};
  EXPECT_EQ(verify_token(token(), {.stamped = digests}).integrity, Integrity::good);
  EXPECT_EQ(verify_token(token(statement(Hash::sha1)), {.stamped = digests}).integrity,
            Integrity::bad);
  const auto unknown = verify_token(token(statement(Hash::sha512)), {.stamped = digests});
  EXPECT_EQ(unknown.integrity, Integrity::unknown);
  EXPECT_EQ(remarks(unknown), std::vector<std::string>{"timestamp.imprint.not_at_hand"});
}

TEST(Timestamp, PartsAreStampedOneAfterTheOther) {
  const std::string_view text = kText;
  const StampedParts parts{as_bytes(text.substr(0, 5)), {}, as_bytes(text.substr(5))};
  EXPECT_EQ(verify_token(token(), {.stamped = parts}).integrity, Integrity::good);
}

TEST(Timestamp, ACertificateThatIsNotCarriedIsFoundElsewhere) {
  const Bytes bare = forge_token({.edit = [](Forged& f) { f.certificates = {{}}; }});
  const auto unknown = verify_token(bare);
  EXPECT_EQ(unknown.integrity, Integrity::unknown);
  EXPECT_EQ(remarks(unknown), std::vector<std::string>{"timestamp.signature.unknown"});
  const std::vector<x509::Certificate> held{tsa().certificate};
  EXPECT_EQ(verify_token(bare, {.stamped = over(), .certificates = held}).integrity,
            Integrity::good);
}

TEST(Timestamp, NonceAndPolicyAreThoseOfTheRequest) {
  const Bytes answered = token(with([](auto& c) { c.nonce = {1, 2}; }));
  const Bytes nonce{1, 2}, other{1, 3};
  const Oid policy = Oid::literal("2.999.1.1"), another = Oid::literal("2.999.1.2");
  const auto good =
      verify_token(answered, {.stamped = over(), .nonce = nonce, .policy = policy.view()});
  EXPECT_EQ(good.integrity, Integrity::good);
  const auto all = codes(good.findings);
  EXPECT_THAT(all, testing::Contains("timestamp.nonce"));
  EXPECT_THAT(all, testing::Contains("timestamp.policy"));
  const auto bad =
      verify_token(answered, {.stamped = over(), .nonce = other, .policy = another.view()});
  EXPECT_EQ(bad.integrity, Integrity::bad);
  EXPECT_THAT(remarks(bad),
              testing::ElementsAre("timestamp.nonce.mismatch", "timestamp.policy.mismatch"));
  EXPECT_THAT(remarks(verify_token(token(), {.stamped = over(), .nonce = nonce})),
              testing::ElementsAre("timestamp.nonce.mismatch"));
}

TEST(Timestamp, TheBudgetBoundsSignaturesAndOctets) {
  crypto::Verifier verifier;
  const auto parsed = must(Timestamp::parse(token()));
  Budget none({.signatures = 0});
  const auto unsigned_ = verify(parsed, {.stamped = over()}, verifier, none);
  EXPECT_EQ(unsigned_.integrity, Integrity::unknown);
  EXPECT_THAT(remarks(unsigned_), testing::ElementsAre("timestamp.signature.unknown"));
  Budget few({.bytes = kText.size() - 1});
  const auto unhashed = verify(parsed, {.stamped = over()}, verifier, few);
  EXPECT_EQ(unhashed.integrity, Integrity::unknown);
  EXPECT_THAT(remarks(unhashed), testing::ElementsAre("timestamp.budget"));
}

TEST(Timestamp, NothingIsGoodWithoutASignatureOverAMatchingImprint) {
  EXPECT_EQ(integrity_of_timestamp({}), Integrity::unknown);
  const auto nothing = verify_token(token(), {});
  EXPECT_EQ(nothing.integrity, Integrity::unknown);
}

// ----- what is no token

TEST(Timestamp, RefusesOtherContent) {
  const auto refusal = [](const Bytes& octets) {
    const auto parsed = Timestamp::parse(octets);
    return parsed ? "read" : std::string(parsed.error().code().id);
  };
  EXPECT_EQ(refusal(forge({})), "timestamp.content.not_tst_info");
  EXPECT_EQ(refusal(forge({.attached = false, .content_type = oid_der(kTstInfoOid)})),
            "timestamp.content.absent");
  EXPECT_EQ(refusal(forge_token({.tst = raw_tst({.version = der::integer(3)})})),
            "timestamp.version.unknown");
  EXPECT_EQ(refusal(der::null()), "cms.malformed");
  const Bytes whole = token();
  for (std::size_t n = 0; n < whole.size(); n += 7) {
    EXPECT_FALSE(Timestamp::parse(ByteView(whole).first(n))) << n;
  }
}

// ----- responses

std::string outcome(ByteView response) {
  const auto read = read_timestamp(response);
  return read ? "token" : std::string(read.error().code().id);
}

TEST(TimestampResponse, GivesItsToken) {
  EXPECT_EQ(outcome(token()), "token");
  EXPECT_EQ(outcome(write_timestamp_response(token())), "token");
  // grantedWithMods, with a text.
  const Bytes status = der::sequence(
      {der::integer(1), der::sequence({der::text(der::kUtf8String, "another policy")})});
  const Bytes with_mods = der::sequence({status, token()});
  EXPECT_EQ(outcome(with_mods), "token");
  EXPECT_EQ(must(parse_timestamp_response(with_mods)).text.at(0), "another policy");
}

TEST(TimestampResponse, SaysWhyThereIsNone) {
  EXPECT_EQ(outcome(write_timestamp_refusal(2)), "timestamp.response.rejected");
  EXPECT_EQ(outcome(write_timestamp_refusal(3)), "timestamp.response.waiting");
  EXPECT_EQ(outcome(write_timestamp_refusal(4)), "timestamp.response.revocation_warning");
  EXPECT_EQ(outcome(write_timestamp_refusal(5)), "timestamp.response.revocation_notification");
  const std::pair<unsigned, const char*> kReasons[] = {
      {0, "timestamp.response.bad_algorithm"},
      {2, "timestamp.response.bad_request"},
      {5, "timestamp.response.bad_data_format"},
      {14, "timestamp.response.time_not_available"},
      {15, "timestamp.response.unaccepted_policy"},
      {16, "timestamp.response.unaccepted_extension"},
      {17, "timestamp.response.information_not_available"},
      {25, "timestamp.response.system_failure"}};
  for (const auto& [bit, name] : kReasons) {
    EXPECT_EQ(outcome(write_timestamp_refusal(2, bit)), name);
  }
  EXPECT_EQ(outcome(write_timestamp_refusal(2, 7)),
            "timestamp.response.rejected");  // nobody defined it
}

TEST(TimestampResponse, ContradictionsAreRefused) {
  EXPECT_EQ(outcome(write_timestamp_refusal(0)), "timestamp.response.token_missing");
  EXPECT_EQ(outcome(write_timestamp_refusal(9)), "timestamp.response.status_unknown");
  EXPECT_EQ(outcome(der::sequence({der::sequence({der::integer(2)}), token()})),
            "timestamp.response.token_unexpected");
  EXPECT_EQ(outcome(der::sequence({der::sequence({der::null()})})), "timestamp.response.malformed");
  EXPECT_EQ(outcome(der::sequence({der::sequence({der::integer(0)}), token(), der::null()})),
            "timestamp.response.malformed");
  EXPECT_EQ(outcome(der::sequence({der::sequence({der::integer(0)}), forge({})})),
            "timestamp.content.not_tst_info");
  EXPECT_EQ(outcome({}), "der.truncated");
}

}  // namespace
}  // namespace baytrust::signature
