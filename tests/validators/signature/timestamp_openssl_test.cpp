// Time-stamps beside OpenSSL: its authority's tokens hold here, ours hold there, and both refuse
// the same altered ones.
#include "tests/support/openssl_ts.hpp"
#include "tests/validators/signature/timestamp_support.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;
using test::OpensslTs;

OpensslTs openssl_tsa(KeyType type, const std::string& settings = {}) {
  return OpensslTs(root().certificate(), {tsa(type).certificate, tsa(type).key}, settings);
}

class TimestampOpenssl : public testing::Test {
 protected:
  void SetUp() override {
    if (!OpensslTs::installed()) GTEST_SKIP() << "no openssl command";
  }
};

// One way of asking and answering.
struct Way {
  const char* name;
  KeyType key;
  const char* query;
  const char* settings;
};
const Way kWays[] = {
    {"rsa", KeyType::rsa2048, "-sha256 -cert", ""},
    {"rsa, imprint of sha512", KeyType::rsa2048, "-sha512 -cert", ""},
    {"rsa, imprint of sha1", KeyType::rsa2048, "-sha1 -cert -no_nonce", ""},
    {"rsa, ESSCertID by SHA-1", KeyType::rsa2048, "-sha256 -cert", "ess_cert_id_alg = sha1"},
    {"rsa, ESSCertIDv2 by SHA-512", KeyType::rsa2048, "-sha256 -cert", "ess_cert_id_alg = sha512"},
    {"p256", KeyType::p256, "-sha256 -cert -no_nonce", ""},
    {"p256, certificate left out", KeyType::p256, "-sha256", ""},
    {"p256, another policy", KeyType::p256, "-sha256 -cert -tspolicy 2.999.1.2", ""},
    {"p256, accuracy", KeyType::p256, "-sha256 -cert", "accuracy = secs:1, millisecs:500"},
    {"p256, microseconds", KeyType::p256, "-sha384 -cert",
     "accuracy = microsecs:7\nclock_precision_digits = 6"},
    {"p256, ordering and name", KeyType::p256, "-sha256 -cert", "ordering = yes\ntsa_name = yes"},
    {"p384", KeyType::p384, "-sha384 -cert", "tsa_name = yes"},
    {"p521, imprint of sm3", KeyType::p521, "-sm3 -cert", ""},
};

TEST_F(TimestampOpenssl, ItsTokensHold) {
  for (const Way& way : kWays) {
    SCOPED_TRACE(way.name);
    const OpensslTs openssl = openssl_tsa(way.key, way.settings);
    const Bytes query = openssl.query(kText, way.query);
    ASSERT_FALSE(query.empty());
    const Bytes response = openssl.reply(query);
    ASSERT_FALSE(response.empty());
    const auto read = must(read_timestamp(response));
    const std::vector<x509::Certificate> held{tsa(way.key).certificate};
    crypto::Verifier verifier;
    Budget budget;
    const auto facts = verify(read, {.stamped = over(), .certificates = held}, verifier, budget);
    EXPECT_EQ(facts.integrity, Integrity::good) << describe(facts.findings);
    EXPECT_THAT(remarks(facts), testing::IsEmpty()) << describe(facts.findings);
    EXPECT_EQ(facts.tsa(), tsa(way.key).certificate);
    const auto other =
        verify(read, {.stamped = over("other"), .certificates = held}, verifier, budget);
    EXPECT_EQ(other.integrity, Integrity::bad);
  }
}

TEST_F(TimestampOpenssl, ItsRefusalIsRead) {
  const OpensslTs openssl = openssl_tsa(KeyType::p256);
  const Bytes query = openssl.query(kText, "-sha256 -tspolicy 2.999.9");
  const auto read = read_timestamp(openssl.reply(query));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code().id, "timestamp.response.unaccepted_policy");
}

TEST_F(TimestampOpenssl, HoldsOurTokens) {
  for (const KeyType type :
       {KeyType::rsa2048, KeyType::p256, KeyType::p384, KeyType::p521, KeyType::brainpool_p256r1}) {
    SCOPED_TRACE(static_cast<int>(type));
    const OpensslTs openssl = openssl_tsa(type);
    TokenContent content = statement(Hash::sha384);
    content.accuracy = Accuracy{1, 2, 3};
    content.gen_time.micros = 120'000;
    content.nonce = {7, 7};
    content.tsa = x509::directory_name(tsa(type).certificate->subject.der());
    const Bytes octets = token(content, tsa(type));
    EXPECT_TRUE(openssl.verifies(octets, OpensslTs::Form::token, kText));
    EXPECT_TRUE(
        openssl.verifies(write_timestamp_response(octets), OpensslTs::Form::response, kText));
    EXPECT_FALSE(openssl.verifies(octets, OpensslTs::Form::token, "other"));
    Bytes altered = octets;
    altered.back() ^= 1;
    EXPECT_FALSE(openssl.verifies(altered, OpensslTs::Form::token, kText));
    EXPECT_NE(verify_token(altered).integrity, Integrity::good);
  }
}

TEST_F(TimestampOpenssl, AnswersOurRequest) {
  const OpensslTs openssl = openssl_tsa(KeyType::p256);
  const Oid policy = Oid::literal("2.999.1.2");
  const Bytes nonce{0x7A, 1, 2, 3};
  const Bytes query =
      write_timestamp_request({.imprint = statement().imprint, .policy = policy, .nonce = nonce});
  EXPECT_TRUE(openssl.reads_query(query));
  const Bytes response = openssl.reply(query);
  ASSERT_FALSE(response.empty());
  EXPECT_TRUE(openssl.answers(response, query));
  crypto::Verifier verifier;
  Budget budget;
  const auto facts =
      verify(must(read_timestamp(response)),
             {.stamped = over(), .nonce = nonce, .policy = policy.view()}, verifier, budget);
  EXPECT_EQ(facts.integrity, Integrity::good) << describe(facts.findings);
  // One without certificates and nonce is answered too.
  const Bytes bare = write_timestamp_request(
      {.imprint = statement().imprint, .certificates = TimestampRequest::Certificates::unwanted});
  EXPECT_TRUE(openssl.reads_query(bare));
  EXPECT_TRUE(
      must(read_timestamp(openssl.reply(bare))).signed_data()->evidence.certificates.empty());
}

// What both call bad: the purposes of RFC 3161 2.3 and the binding of RFC 5816.
TEST_F(TimestampOpenssl, RefusesTheSame) {
  const auto refused = [](const Identity& who, const Bytes& octets) {
    const OpensslTs openssl(root().certificate(), {who.certificate, who.key});
    return !openssl.verifies(octets, OpensslTs::Form::token, kText) &&
           verify_token(octets).integrity == Integrity::bad;
  };
  const Identity none = make_tsa({.subject = "CN=No purpose"});
  EXPECT_TRUE(refused(none, token(statement(), none)));
  const Identity extra =
      make_tsa({.subject = "CN=Two purposes",
                .extra = {purposes({std::string(kTimeStampingOid), "1.3.6.1.5.5.7.3.4"})}});
  EXPECT_TRUE(refused(extra, token(statement(), extra)));
  const Identity loose =
      make_tsa({.subject = "CN=Not critical",
                .extra = {purposes({std::string(kTimeStampingOid)}, Critical::no)}});
  EXPECT_TRUE(refused(loose, token(statement(), loose)));
  EXPECT_TRUE(refused(tsa(), forge_token({.ess = std::vector<Bytes>{}})));
  EXPECT_TRUE(refused(tsa(), forge_token({.edit = [](Forged& f) { f.copies = 2; }})));
  EXPECT_TRUE(refused(
      tsa(),
      forge_token({.ess = std::vector<Bytes>{ess_v2(identity().certificate, {}, Hash::sha256)}})));
}

}  // namespace
}  // namespace baytrust::signature
