// baytrust check --fetch: what is missing is fetched and kept; without the option nothing is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gateway/cli/shell.hpp"
#include "tests/support/fake_sources.hpp"
#include "tests/support/publisher.hpp"
#include "validators/signature/cms_write.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::cli {
namespace {

using test::kNoon;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class Borrowed final : public service::Fetcher {
 public:
  explicit Borrowed(service::Fetcher& lent) : lent_(lent) {}
  Result<service::FetchAnswer> fetch(const service::FetchRequest& request) override {
    return lent_.fetch(request);
  }

 private:
  service::Fetcher& lent_;
};

class FetchCommandTest : public ::testing::Test {
 protected:
  FetchCommandTest() {
    test::CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Somebody"};
    request.policies = {std::string(test::kRelease)};
    request.crl_distribution_points = {
        {.full_name = {x509::uri_name("http://crl.hk.example/ca.crl")}}};
    leaf_ = shell_.file("leaf.pem", x509::to_pem(world_.ca.issue(request)->der, "CERTIFICATE"));
    root_crl_ = shell_.file("root.crl", world_.root.issue_crl()->der);
    config_ = shell_.file("baytrust.toml", "[fetch]\nhosts = [\"crl.hk.example\"]\n");
    internet_.serve("http://crl.hk.example:80/ca.crl", world_.ca.issue_crl()->der,
                    "application/pkix-crl");
    shell_.fetching = [this](const service::FetchSettings&, const std::string& store) {
      stores_.push_back(store);
      return service::FetchAdapters{.fetcher = std::make_unique<Borrowed>(internet_),
                                    .cache = nullptr};
    };
  }
  std::vector<std::string> words(std::vector<std::string> more = {}) {
    std::vector<std::string> out{"check", leaf_,     "--relying", "MO",
                                 "--crl", root_crl_, "--config",  config_};
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
  std::vector<std::string> by_documents() {
    return {"--lists",
            shell_.file("hk.xml", *world_.hk_list()),
            shell_.file("mo.xml", *world_.mo_list()),
            "--registers",
            shell_.file("mo-reg.xml", *world_.mo_register()),
            shell_.file("hk-reg.xml", *world_.hk_register()),
            "--pin",
            "HK=" + pem("hk.pem", world_.hk),
            "MO=" + pem("mo.pem", world_.mo)};
  }
  std::string pem(const std::string& name, const test::Publisher& publisher) {
    return shell_.file(name, x509::to_pem(publisher.certificate()->der, "CERTIFICATE"));
  }

  test::Shell shell_;
  test::SmallWorld world_;
  test::FakeFetcher internet_;
  std::string leaf_, root_crl_, config_;
  std::vector<std::string> stores_;
};

TEST_F(FetchCommandTest, OnlyWhenItIsAskedFor) {
  shell_.now = kNoon;
  auto command = words(by_documents());
  EXPECT_EQ(shell_.run(command), 2) << shell_.out << shell_.err;
  EXPECT_EQ(internet_.asked(), 0U);
  command.push_back("--fetch");
  EXPECT_EQ(shell_.run(command), 0) << shell_.out << shell_.err;
  EXPECT_EQ(internet_.asked(), 1U);
  EXPECT_EQ(stores_.back(), "");
}

TEST_F(FetchCommandTest, AllSignaturesOfAFileHaveOneSetOfSources) {
  shell_.now = kNoon;
  Bytes signed_file;
  for (int i = 0; i < 3; ++i) {
    const auto key = test::fresh_key();
    test::CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Somebody", .key = key};
    request.policies = {std::string(test::kRelease)};
    request.crl_distribution_points = {
        {.full_name = {x509::uri_name("http://crl.hk.example/ca.crl")}}};
    const signature::CmsSigner signer{.certificate = world_.ca.issue(request), .key = key};
    signed_file = i == 0
                      ? test::must(signature::sign_cms({.octets = as_bytes("A contract.")}, signer))
                      : test::must(signature::add_signer(
                            test::must(signature::SignedData::parse(signed_file)), {}, signer));
  }
  leaf_ = shell_.file("contract.p7m", signed_file);
  auto command = words(by_documents());
  command.push_back("--fetch");
  EXPECT_EQ(shell_.run(command), 0) << shell_.out << shell_.err;
  EXPECT_THAT(stores_, SizeIs(1)) << "the fetcher was made once";
  EXPECT_EQ(internet_.asked(), 1U) << "all three are of one CA";
}

TEST_F(FetchCommandTest, WhatCannotBeHadIsSaid) {
  shell_.now = kNoon;
  internet_.fail("http://crl.hk.example:80/ca.crl", service::kFetchTimeout);
  auto command = words(by_documents());
  command.insert(command.end(), {"--fetch", "--all"});
  EXPECT_EQ(shell_.run(command), 2);
  EXPECT_THAT(shell_.out, HasSubstr("crl.hk.example:80"));
}

TEST_F(FetchCommandTest, WhatWasKnownThenIsNotFetchedNow) {
  shell_.now = kNoon;
  auto command = words(by_documents());
  command.insert(command.end(), {"--fetch", "--known-at", "2026-03-03T12:00:00Z"});
  EXPECT_EQ(shell_.run(command), 64);
  EXPECT_THAT(shell_.err, HasSubstr("cli.option.excludes"));
}

TEST_F(FetchCommandTest, WithAStoreItIsKept) {
  shell_.now = kNoon;
  const std::string store = shell_.place("store");
  ASSERT_EQ(shell_.run({"init", "--store", store, "--pin", "HK=" + pem("hk.pem", world_.hk),
                        "MO=" + pem("mo.pem", world_.mo)}),
            0);
  for (const auto& [what, name, file] :
       {std::tuple("list", "hk.xml", world_.hk_list()),
        std::tuple("list", "mo.xml", world_.mo_list()),
        std::tuple("mapping", "mo-reg.xml", world_.mo_register()),
        std::tuple("mapping", "hk-reg.xml", world_.hk_register())}) {
    ASSERT_EQ(shell_.run({what, "import", shell_.file(name, *file), "--store", store}), 0);
  }
  EXPECT_EQ(shell_.run(words({"--store", store, "--fetch"})), 0) << shell_.out << shell_.err;
  EXPECT_EQ(stores_.back(), store);
  EXPECT_EQ(shell_.run(words({"--store", store})), 0) << "the store has it now";
  EXPECT_EQ(internet_.asked(), 1U);
}

}  // namespace
}  // namespace baytrust::cli
