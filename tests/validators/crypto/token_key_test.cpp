// Signing with a key that never leaves a token: SoftHSM, on a token of the test's own. Skipped
// where it, or the tool that makes keys, is not installed.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/codes.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/crypto/token_uri.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::crypto {
namespace {

namespace fs = std::filesystem;

std::string module_path() {
  for (const char* path : {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so",
                           "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"}) {
    if (fs::exists(path)) return path;
  }
  return {};
}

bool run(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;  // NOLINT: fixed words
}

class TokenKey : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!has_tokens()) GTEST_SKIP() << "built without libp11";
    module_ = module_path();
    if (module_.empty() || !run("command -v softhsm2-util") || !run("command -v pkcs11-tool")) {
      GTEST_SKIP() << "softhsm2 or opensc is not installed";
    }
    fs::create_directory(directory_ / "tokens");
    std::ofstream(directory_ / "softhsm.conf") << "directories.tokendir = " << directory_ / "tokens"
                                               << "\nobjectstore.backend = file\n";
    ::setenv("SOFTHSM2_CONF", (directory_ / "softhsm.conf").c_str(), 1);
    ASSERT_TRUE(run("softhsm2-util --init-token --free --label list --so-pin 12345678 --pin 4321"));
  }
  bool make_key(const std::string& type, const std::string& label, const std::string& id) const {
    return run("pkcs11-tool --module " + module_ + " --token-label list --login --pin 4321 " +
               "--keypairgen --key-type " + type + " --label " + label + " --id " + id);
  }
  Result<PrivateKey> key(const std::string& uri, const std::string& pin = "4321") const {
    const auto parsed = parse_token_uri(uri);
    EXPECT_TRUE(parsed) << describe(parsed.error());
    return PrivateKey::from_token(*parsed, module_, pin);
  }
  template <class T>
  static std::string code(const Result<T>& result) {
    return result ? "" : std::string(result.error().code().id);
  }

  test::TemporaryDirectory directory_;
  std::string module_;
};

// One test: SoftHSM reads its configuration once per process.
TEST_F(TokenKey, SignsWithTheOneKeyThatIsNamed) {
  ASSERT_TRUE(make_key("rsa:2048", "rsa", "01"));
  ASSERT_TRUE(make_key("EC:prime256v1", "ec", "02"));
  ASSERT_TRUE(make_key("EC:prime256v1", "twice", "03"));
  ASSERT_TRUE(make_key("EC:prime256v1", "twice", "04"));
  Verifier verifier;
  for (const char* uri : {"pkcs11:token=list;object=rsa", "pkcs11:token=list;id=%02",
                          "pkcs11:token=list;object=twice;id=%04;type=private"}) {
    const auto found = key(uri);
    ASSERT_TRUE(found) << uri << ": " << describe(found.error());
    const auto algorithm = found->default_algorithm();
    const auto signature = found->sign(algorithm, as_bytes("a list"));
    ASSERT_TRUE(signature) << uri << ": " << describe(signature.error());
    const Bytes spki = found->public_key_info();
    const auto info = parse_public_key_info(spki);
    ASSERT_TRUE(info) << describe(info.error());
    EXPECT_EQ(verifier.verify({.algorithm = algorithm,
                               .key = *info,
                               .dsa_parameters = {},
                               .message = as_bytes("a list"),
                               .signature = *signature}),
              Verdict::good)
        << uri;
  }
  EXPECT_EQ(code(key("pkcs11:token=list;object=twice")), kTokenNotOne.id);
  EXPECT_EQ(code(key("pkcs11:token=list;object=nobody")), kTokenNotOne.id);
  EXPECT_EQ(code(key("pkcs11:token=other;object=rsa")), kTokenNotOne.id);
  EXPECT_EQ(code(key("pkcs11:token=list;object=rsa", "1111")), kTokenPin.id);
}

TEST(TokenModule, ALibraryThatIsNoneIsTold) {
  const auto uri = parse_token_uri("pkcs11:token=list;object=rsa");
  const auto found = PrivateKey::from_token(*uri, "/nowhere/library.so", "");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code(), kTokenModule);
}

}  // namespace
}  // namespace baytrust::crypto
