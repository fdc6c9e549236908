// A second opinion: xmlsec1 verifies what we sign, and we verify what it signs.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>

#include "tests/support/corpus.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/validators/xml/documents.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

using crypto::Hash;
using crypto::KeyType;
using crypto::Scheme;
using crypto::SignatureAlgorithm;
using test::replaced;
using test::signer;
using test::Succeeds;

const std::string kIds =
    " --id-attr:Id 'urn:example:list:1:List' --id-attr:Id 'urn:example:book:1:Book'"
    " --id-attr:Id 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties' ";

class Xmlsec : public testing::Test {
 protected:
  void SetUp() override {
    if (run("xmlsec1 --version") != 0) GTEST_SKIP() << "xmlsec1 is not installed";
  }

  static int run(const std::string& command) {
    const int status = std::system((command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string file(const std::string& name, std::string_view content) const {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  // With the signer's public key alone: KeyInfo is not asked here either.
  bool verified_by_xmlsec(const std::string& document, const test::Signer& by) const {
    const auto key = file("key.der", as_text(by.pin.spki));
    const auto input = file("document.xml", document);
    return run("xmlsec1 --verify --enabled-key-data key-name" + kIds + "--pubkey-der " + key + " " +
               input) == 0;
  }
  std::string signed_by_xmlsec(const std::string& unsigned_document, const test::Signer& by) const {
    const auto key = file("key.pem", by.key.to_pem());
    const auto input = file("template.xml", unsigned_document);
    const auto output = folder_ / "signed.xml";
    EXPECT_EQ(
        run("xmlsec1 --sign" + kIds + "--privkey-pem " + key + " --output " + output + " " + input),
        0);
    return test::text(baytrust::test::read_file(output));
  }

 private:
  baytrust::test::TemporaryDirectory folder_;
};

// The document with its digests and signature value emptied, for xmlsec1 to fill in.
std::string as_template(std::string document) {
  const auto properties_at = document.find("<xades:SignedProperties");
  for (const std::string tag : {"ds:DigestValue", "ds:SignatureValue"}) {
    std::size_t at = 0;
    while ((at = document.find("<" + tag + ">", at)) != std::string::npos && at < properties_at) {
      const auto begin = at + tag.size() + 2;
      document.erase(begin, document.find("</" + tag, begin) - begin);
      at = begin;
    }
  }
  return replaced(document, test::part(document, "<ds:KeyInfo>", "</ds:KeyInfo>"),
                  "<ds:KeyInfo></ds:KeyInfo>");
}

// Without RSA-PSS, which xmlsec1 has since 1.3 only.
std::vector<std::pair<KeyType, SignatureAlgorithm>> variants() {
  std::vector<std::pair<KeyType, SignatureAlgorithm>> out;
  for (const Hash hash : {Hash::sha256, Hash::sha384, Hash::sha512}) {
    out.push_back({KeyType::rsa2048, {.scheme = Scheme::rsa_pkcs1, .hash = hash}});
    out.push_back({KeyType::p256, {.scheme = Scheme::ecdsa, .hash = hash}});
    out.push_back({KeyType::p384, {.scheme = Scheme::ecdsa, .hash = hash}});
  }
  return out;
}

TEST_F(Xmlsec, VerifiesOurEnvelopedSignatures) {
  for (const auto& [key, algorithm] : variants()) {
    SCOPED_TRACE(crypto::to_string(algorithm));
    const auto& by = signer(key);
    const auto document = test::signed_list(by, algorithm);
    EXPECT_TRUE(verified_by_xmlsec(document, by));
  }
}

TEST_F(Xmlsec, RefusesAChangedDocument) {
  const auto& by = signer(KeyType::p256);
  EXPECT_FALSE(verified_by_xmlsec(replaced(test::signed_list(by), "1.2.3.4", "1.2.3.5"), by));
}

TEST_F(Xmlsec, VerifiesOurDetachedSignatures) {
  for (const KeyType key : {KeyType::rsa2048, KeyType::p256}) {
    const auto& by = signer(key);
    EXPECT_TRUE(verified_by_xmlsec(test::signed_book(by), by));
  }
}

TEST_F(Xmlsec, ItsSignaturesAreVerifiedByUs) {
  for (const auto& [key, algorithm] : variants()) {
    SCOPED_TRACE(crypto::to_string(algorithm));
    const auto& by = signer(key);
    const auto document = as_template(test::signed_list(by, algorithm));
    ASSERT_TRUE(test::verify_list(document, {by.pin}).has_error());
    EXPECT_THAT(test::verify_list(signed_by_xmlsec(document, by), {by.pin}), Succeeds());
  }
}

TEST_F(Xmlsec, ItsSignaturesOverTheRootsIdAreVerifiedByUs) {
  const auto& by = signer(KeyType::p256);
  const auto document = replaced(as_template(test::signed_list(by)), "URI=\"\"", "URI=\"#list-1\"");
  EXPECT_THAT(test::verify_list(signed_by_xmlsec(document, by), {by.pin}), Succeeds());
}

TEST_F(Xmlsec, ItsDetachedSignaturesAreVerifiedByUs) {
  const auto& by = signer(KeyType::rsa2048);
  const auto document = as_template(test::signed_book(by));
  EXPECT_THAT(test::verify_book(signed_by_xmlsec(document, by), {by.pin}), Succeeds());
}

}  // namespace
}  // namespace baytrust::xml
