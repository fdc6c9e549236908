// Real and published certificates and CRLs: what they are expected to be read as.
#include "tests/support/corpus.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <map>
#include <set>

#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"

namespace baytrust::x509 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

// What reading a folder came to: how many of each error and of each deviation.
struct Tally {
  std::size_t parsed = 0;
  std::map<std::string, int> errors;
  std::map<std::string, int> deviations;
};

std::string named(const Finding& finding) {
  std::string out(finding.code().id);
  if (!finding.facts().empty() && finding.facts()[0].name == "field") {
    out += " " + finding.facts()[0].value;
  }
  return out;
}

template <class T>
void count(Tally& tally, const Result<T>& result) {
  if (!result) {
    ++tally.errors[std::string(result.error().code().id)];
    return;
  }
  ++tally.parsed;
  for (const auto& finding : (*result)->deviations) ++tally.deviations[named(finding)];
}

std::vector<std::filesystem::path> files(const std::filesystem::path& folder,
                                         const std::set<std::string>& kinds) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && kinds.contains(entry.path().extension())) {
      out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

class Corpus : public testing::Test {
 protected:
  void SetUp() override {
    const auto folder = test::corpora();
    if (!folder) GTEST_SKIP() << "no corpora beside the checkout";
    folder_ = *folder;
  }

  Tally certificates(const std::string& name) const {
    Tally tally;
    for (const auto& file : files(folder_ / name, {".pem", ".crt", ".cer"})) {
      const auto blocks = der_or_pem(test::read_file(file), "CERTIFICATE");
      if (!blocks) continue;  // keys, CRLs
      for (const auto& block : *blocks) count(tally, Certificate::parse(block));
    }
    return tally;
  }
  Tally crls(const std::string& name) const {
    Tally tally;
    for (const auto& file : files(folder_ / name, {".crl"})) {
      const auto blocks = der_or_pem(test::read_file(file), "X509 CRL");
      ASSERT_OK(blocks);
      for (const auto& block : *blocks) count(tally, Crl::parse(block));
    }
    return tally;
  }
  template <class T>
  static void ASSERT_OK(const Result<T>& result) {
    if (!result) ADD_FAILURE() << describe(result.error());
  }

  std::filesystem::path folder_;
};

TEST_F(Corpus, RealCertificatesOfTheThreeJurisdictions) {
  const Tally tally = certificates("gba-real-certs");
  EXPECT_EQ(tally.parsed, 221U);
  EXPECT_THAT(tally.errors,
              ElementsAre(Pair("der.time.no_seconds", 3), Pair("der.time.offset", 1)));
  EXPECT_THAT(
      tally.deviations,
      ElementsAre(Pair("x509.boolean.not_ff cA", 4), Pair("x509.default_encoded critical", 6),
                  Pair("x509.default_encoded version", 1), Pair("x509.extensions.before_v3", 1),
                  Pair("x509.key_usage.trailing_zeros", 11), Pair("x509.serial.negative", 1),
                  Pair("x509.serial.zero", 2), Pair("x509.version.v1", 2)));
}

TEST_F(Corpus, Pkits) {
  const Tally tally = certificates("pkits");
  EXPECT_EQ(tally.parsed, 405U);
  EXPECT_THAT(tally.errors, IsEmpty());
  EXPECT_THAT(tally.deviations,
              ElementsAre(Pair("x509.serial.negative", 1), Pair("x509.signature.unused_bits", 2)));
  const Tally lists = crls("pkits");
  EXPECT_EQ(lists.parsed, 173U);
  EXPECT_THAT(lists.errors, IsEmpty());
}

TEST_F(Corpus, Nist2003AndSm2) {
  const Tally nist = certificates("nist-2003");
  EXPECT_EQ(nist.parsed, 201U);
  EXPECT_THAT(nist.errors, IsEmpty());
  EXPECT_EQ(crls("nist-2003").parsed, 124U);
  const Tally sm2 = certificates("sm2");
  EXPECT_EQ(sm2.parsed, 40U);
  EXPECT_THAT(sm2.errors, IsEmpty());
}

TEST_F(Corpus, ChainsOfBoringSsl) {
  const Tally tally = certificates("boringssl-verify-chain");
  EXPECT_EQ(tally.parsed, 261U);
  EXPECT_THAT(tally.errors, IsEmpty());
}

// The folders whose CRL does not parse are those that the corpus calls malformed; two of its
// "invalid" ones are well-formed here and left to judgement, and one is a deviation.
TEST_F(Corpus, CrlsOfBoringSsl) {
  std::vector<std::string> accepted;
  for (const auto& file : files(folder_ / "boringssl-crl" / "files", {".pem"})) {
    if (file.filename() != "crl.pem") continue;
    const std::string name = file.parent_path().filename();
    const auto crl = parse_crls(test::read_file(file));
    if (name.starts_with("invalid_")) {
      if (crl) accepted.push_back(name);
    } else {
      EXPECT_TRUE(crl) << name << ": " << (crl ? "" : describe(crl.error()));
    }
  }
  EXPECT_THAT(accepted, ElementsAre("invalid_idp_onlycontainsusercerts_v1_leaf",
                                    "invalid_issuer_keyusage_no_crlsign",
                                    "invalid_key_rollover_issuer_keyusage_no_crlsign",
                                    "invalid_revoked_empty_sequence"));
}

TEST_F(Corpus, NamesOfRealCertificatesAreShownAsTheIndexHasThem) {
  const Bytes index = test::read_file(folder_ / "gba-real-certs" / "index.jsonl");
  const std::string text(as_text(index));
  std::size_t found = 0;
  for (const auto& file : files(folder_ / "gba-real-certs", {".pem"})) {
    const auto certificates = parse_certificates(test::read_file(file));
    if (!certificates) continue;
    const auto& c = *certificates->front();
    std::string subject;  // as JSON has it
    for (const char octet : to_string(c.subject)) {
      if (octet == '\\' || octet == '"') subject.push_back('\\');
      subject.push_back(octet);
    }
    const auto at = text.find(to_hex(c.fingerprint));
    ASSERT_NE(at, std::string::npos);
    const auto line = text.substr(at, text.find('\n', at) - at);
    if (line.find("\"subject\": \"" + subject + "\"") != std::string::npos) ++found;
  }
  EXPECT_EQ(found, 221U);
}

}  // namespace
}  // namespace baytrust::x509
