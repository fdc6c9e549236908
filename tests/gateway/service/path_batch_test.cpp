#include "gateway/service/path_batch.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

#include "gateway/service/path_batch_files.hpp"
#include "tests/support/authority.hpp"
#include "tests/support/responder.hpp"

namespace baytrust::service {
namespace {

namespace json = boost::json;
using test::Authority;
using test::kNoon;

class PathBatch : public ::testing::Test {
 protected:
  const Authority root = test::make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA"});
  std::map<std::string, Bytes> files;
  std::atomic<int> reads = 0;
  PathBatchSummary summary;

  void put(const std::string& name, const x509::Certificate& certificate) {
    files[name] = to_bytes(certificate->der);
  }
  void put(const std::string& name, const x509::Crl& crl) { files[name] = to_bytes(crl->der); }

  void SetUp() override {
    put("root", root.certificate());
    put("ca", ca.certificate());
    put("leaf", ca.issue({.subject = "CN=Leaf", .policies = {"2.999.1"}}));
    put("root.crl", root.issue_crl());
    put("ca.crl", ca.issue_crl());
  }

  // The answers, one value a line.
  std::vector<json::object> run(const std::string& lines, std::size_t jobs = 1) {
    const FileReader reader = [this](const std::string& name,
                                     std::size_t limit) -> std::optional<Bytes> {
      ++reads;
      const auto found = files.find(name);
      if (found == files.end() || found->second.size() > limit) return std::nullopt;
      return found->second;
    };
    crypto::Verifier verifier;
    std::istringstream in(lines);
    std::ostringstream out;
    summary = run_path_batch({.jobs = jobs, .now = kNoon}, in, out, reader, verifier);
    std::vector<json::object> answers;
    std::istringstream printed(out.str());
    for (std::string line; std::getline(printed, line);) {
      answers.push_back(json::parse(line).as_object());
    }
    return answers;
  }

  static std::string line(const std::string& members) {
    return R"({"id":"a","leaf":"leaf","intermediates":["ca"],"trust_anchors":["root"])" + members +
           "}\n";
  }
  static std::string text(const json::object& object, std::string_view member) {
    const auto* value = object.if_contains(member);
    if (value == nullptr) return "(none)";
    return value->is_string() ? std::string(value->get_string()) : json::serialize(*value);
  }
  static bool has_code(const json::object& answer, std::string_view code) {
    for (const auto& finding : answer.at("findings").as_array()) {
      if (finding.as_object().at("code").as_string() == code) return true;
    }
    return false;
  }
};

TEST_F(PathBatch, AValidCaseHasEveryMemberOfTheContract) {
  const auto answers = run(line(""));
  ASSERT_EQ(answers.size(), 1U);
  const auto& answer = answers[0];
  std::vector<std::string> members;
  for (const auto& member : answer) members.emplace_back(member.key());
  EXPECT_THAT(members, ::testing::ElementsAre("id", "result", "authority_constrained_policies",
                                              "user_constrained_policies", "path", "candidates",
                                              "findings", "micros"));
  EXPECT_EQ(text(answer, "id"), "a");
  EXPECT_EQ(text(answer, "result"), "valid");
  ASSERT_EQ(answer.at("path").as_array().size(), 3U);
  EXPECT_EQ(answer.at("path").at(2).as_string(), to_hex(root.certificate()->fingerprint));
  EXPECT_EQ(answer.at("candidates").as_int64(), 1);
  EXPECT_TRUE(has_code(answer, "path.signature.verified"));
  const auto& finding = answer.at("findings").at(0).as_object();
  EXPECT_EQ(finding.size(), 3U);
  EXPECT_TRUE(finding.contains("effect") && finding.contains("subject"));
  EXPECT_EQ(summary.valid, 1U);
  EXPECT_TRUE(summary.every_line_got_a_result());
}

TEST_F(PathBatch, PoliciesAreListedEvenWhereThePathFailsOtherwise) {
  put("ca", root.certify(ca, {.subject = "CN=CA", .policies = {"2.999.1"}}));
  const auto valid = run(line(""))[0];
  EXPECT_EQ(text(valid, "user_constrained_policies"), R"(["2.999.1"])");
  EXPECT_EQ(text(valid, "authority_constrained_policies"), R"(["2.999.1"])");
  const auto expired = run(line(R"(,"time":"2045-01-01T00:00:00Z")"))[0];
  EXPECT_EQ(text(expired, "result"), "invalid");
  EXPECT_EQ(text(expired, "user_constrained_policies"), R"(["2.999.1"])");
}

TEST_F(PathBatch, RevocationIsAskedForTheWholePathOrTheLeafAlone) {
  put("root.crl",
      root.issue_crl({.revoked = {{.serial_number = to_bytes(ca.certificate()->serial_number)}}}));
  const std::string crls = R"(,"crls":["root.crl","ca.crl"],"check_revocation":true)";
  const auto whole = run(line(crls))[0];
  EXPECT_EQ(text(whole, "result"), "invalid");
  EXPECT_TRUE(has_code(whole, "revocation.revoked"));
  EXPECT_EQ(text(run(line(crls + R"(,"x":{"revocation_scope":"leaf"})"))[0], "result"), "valid");
  EXPECT_EQ(text(run(line(R"(,"crls":["root.crl","ca.crl"])"))[0], "result"), "valid")
      << "not asked for";
}

TEST_F(PathBatch, MissingCrlIsIndeterminate) {
  const auto answer = run(line(R"(,"crls":["ca.crl"],"check_revocation":true)"))[0];
  EXPECT_EQ(text(answer, "result"), "indeterminate");
  EXPECT_TRUE(has_code(answer, "revocation.crl.missing"));
  EXPECT_EQ(summary.indeterminate, 1U);
}

TEST_F(PathBatch, CrlKindAsksForTheLeafsStatusAndNothingElse) {
  const std::string at = R"(,"kind":"crl","crls":["ca.crl"])";
  const auto good = run(line(at + R"(,"require_explicit_policy":true)"))[0];
  EXPECT_EQ(text(good, "result"), "valid");
  EXPECT_EQ(text(good, "findings"),
            R"([{"code":"revocation.good","effect":"passed","subject":"path[0]"}])");
  EXPECT_EQ(text(run(line(at + R"(,"x":{"max_crl_age_days":0})"))[0], "result"), "indeterminate");
}

TEST_F(PathBatch, OcspKindAsksForTheLeafsStatusAndNothingElse) {
  const auto leaf = x509::Certificate::parse(files["leaf"]).value();
  files["good"] = test::ocsp_der(ca, leaf);
  files["later"] = x509::write_ocsp_status(3);
  const auto with = [&](const std::string& file, const std::string& more = "") {
    return run(line(R"(,"kind":"ocsp","crls":["ca.crl"],"ocsp":[")" + file + "\"]" + more))[0];
  };
  const auto good = with("good");
  EXPECT_EQ(text(good, "result"), "valid");
  EXPECT_EQ(text(good, "findings"),
            R"([{"code":"revocation.good","effect":"passed","subject":"path[0]"},)"
            R"({"code":"revocation.ocsp.good","effect":"passed","subject":"path[0]"}])");
  const auto old = with("good", R"(,"x":{"max_response_age_days":0})");
  EXPECT_EQ(text(old, "result"), "indeterminate");
  EXPECT_TRUE(has_code(old, "revocation.ocsp.too_old"));
  const auto later = with("later");
  EXPECT_EQ(text(later, "result"), "indeterminate");
  EXPECT_TRUE(has_code(later, "x509.ocsp.status.try_later"));
  EXPECT_TRUE(has_code(later, "revocation.ocsp.missing"));
  files["odd"] =
      test::ocsp_der(ca, leaf,
                     {.response_extensions = {{.oid = Oid::literal("1.3.6.1.5.5.7.48.1.2"),
                                               .critical = false,
                                               .value = {1, 2, 3, 4}}}});
  EXPECT_TRUE(has_code(with("odd"), "x509.ocsp.nonce.form"));
  EXPECT_EQ(text(with("nowhere").at("error").as_object(), "code"), "batch.file.unreadable");
}

TEST_F(PathBatch, OcspResponsesAnswerForWholePathsToo) {
  const auto leaf = x509::Certificate::parse(files["leaf"]).value();
  files["leaf.ocsp"] = test::ocsp_der(ca, leaf);
  files["ca.ocsp"] = test::ocsp_der(root, ca.certificate());
  const auto answer = run(line(R"(,"ocsp":["leaf.ocsp","ca.ocsp"],"check_revocation":true)"))[0];
  EXPECT_EQ(text(answer, "result"), "valid");
  EXPECT_TRUE(has_code(answer, "revocation.ocsp.good"));
}

TEST_F(PathBatch, NoAnchorIsIndeterminate) {
  const auto answer = run(R"({"id":"a","leaf":"leaf","trust_anchors":["root"]})")[0];
  EXPECT_EQ(text(answer, "result"), "indeterminate");
  EXPECT_EQ(text(answer, "path"), "[]");
  EXPECT_EQ(answer.at("candidates").as_int64(), 0);
}

TEST_F(PathBatch, TheBestCandidateIsTheAnswer) {
  // Two certificates of one CA: the newer one has expired.
  test::CertificateRequest request{.subject = "CN=CA"};
  request.not_after = kNoon - kDay;
  put("ca2", root.certify(ca, request));
  const auto answer =
      run(R"({"id":"a","leaf":"leaf","intermediates":["ca2","ca"],"trust_anchors":["root"]})")[0];
  EXPECT_EQ(text(answer, "result"), "valid");
  EXPECT_EQ(answer.at("candidates").as_int64(), 2);
  EXPECT_EQ(answer.at("path").at(1).as_string(), to_hex(ca.certificate()->fingerprint));
}

TEST_F(PathBatch, WishesOfTheCaseReachValidation) {
  put("leaf", ca.issue({.subject = "CN=Leaf",
                        .subject_alt_name = {x509::dns_name("a.example")},
                        .extended_key_usage = {"1.3.6.1.5.5.7.3.2"}}));
  const auto result = [&](const std::string& members) {
    return text(run(line(members))[0], "result");
  };
  EXPECT_EQ(result(R"(,"eku":["1.3.6.1.5.5.7.3.2"],"peer_name":"a.example")"), "valid");
  EXPECT_EQ(result(R"(,"eku":["1.3.6.1.5.5.7.3.1"])"), "invalid");
  EXPECT_EQ(result(R"(,"peer_name":"b.example")"), "invalid");
  EXPECT_EQ(result(R"(,"initial_excluded_subtrees":["DNS:example"])"), "invalid");
  EXPECT_EQ(result(R"(,"initial_permitted_subtrees":["DNS:example"])"), "valid");
  EXPECT_EQ(result(R"(,"require_explicit_policy":true)"), "invalid");
}

TEST_F(PathBatch, AnchorIsJudgedOnlyWhereAsked) {
  test::CertificateRequest request;
  request.not_after = kNoon - kDay;
  const auto old_root = test::make_authority("Old root", request);
  const auto sub = old_root.subordinate({.subject = "CN=Sub"});
  put("root", old_root.certificate());
  put("ca", sub.certificate());
  put("leaf", sub.issue());
  EXPECT_EQ(text(run(line(""))[0], "result"), "valid");
  EXPECT_EQ(text(run(line(R"(,"enforce_anchor_expiry":true)"))[0], "result"), "invalid");
}

TEST_F(PathBatch, LegacyAlgorithmsAreTheDefaultHereAndCanBeRefused) {
  test::CertificateRequest request{.subject = "CN=Leaf"};
  request.algorithm =
      crypto::SignatureAlgorithm{.scheme = crypto::Scheme::ecdsa, .hash = crypto::Hash::sha1};
  put("leaf", ca.issue(request));
  EXPECT_EQ(text(run(line(""))[0], "result"), "valid");
  EXPECT_EQ(text(run(line(R"(,"algorithms":"default")"))[0], "result"), "invalid");
}

TEST_F(PathBatch, EvidenceThatDoesNotParseIsAFinding) {
  files["broken"] = Bytes{0x30, 0x05, 0x01};
  const auto leaf = run(R"({"id":"a","leaf":"broken","trust_anchors":["root"]})")[0];
  EXPECT_EQ(text(leaf, "result"), "invalid");
  const auto crl =
      run(line(R"(,"crls":["broken","root.crl","ca.crl"],"check_revocation":true)"))[0];
  EXPECT_EQ(text(crl, "result"), "valid");
  EXPECT_EQ(crl.at("findings").at(0).at("subject").as_string(), "crl[0]");
  EXPECT_EQ(crl.at("findings").at(0).at("effect").as_string(), "warning");
  const auto pool =
      run(R"({"id":"a","leaf":"leaf","intermediates":["broken","ca"],"trust_anchors":["root"]})");
  EXPECT_EQ(text(pool[0], "result"), "valid");
}

TEST_F(PathBatch, ABadLineIsAnsweredAndTheBatchGoesOn) {
  const auto answers = run("{\n\n" + line(R"(,"crls":["nowhere"])") + line("") +
                           R"({"id":"o","kind":"tls","leaf":"leaf"})");
  ASSERT_EQ(answers.size(), 4U) << "the empty line is no case";
  EXPECT_EQ(json::serialize(answers[0]),
            R"({"id":"","error":{"code":"batch.line.json","line":"1"}})");
  EXPECT_EQ(json::serialize(answers[1]),
            R"({"id":"a","error":{"code":"batch.file.unreadable","line":"3","file":"nowhere"}})");
  EXPECT_EQ(text(answers[2], "result"), "valid");
  EXPECT_EQ(answers[3].at("error").at("code").as_string(), "batch.line.kind");
  EXPECT_EQ(summary.lines, 4U);
  EXPECT_EQ(summary.bad, 3U);
  EXPECT_FALSE(summary.every_line_got_a_result());
}

TEST_F(PathBatch, AnEndlessLineIsSkippedInBoundedMemory) {
  const auto answers = run(std::string(3U << 20, ' ') + "x\n" + line(""));
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0].at("error").at("code").as_string(), "batch.line.too_long");
  EXPECT_EQ(text(answers[1], "result"), "valid");
}

TEST_F(PathBatch, ManyThreadsAnswerInTheOrderOfTheLines) {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    lines += R"({"id":")" + std::to_string(i) +
             R"(","leaf":"leaf","intermediates":["ca"],"trust_anchors":["root"]})" + "\n";
  }
  const auto answers = run(lines, 4);
  ASSERT_EQ(answers.size(), 300U);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(text(answers[i], "id"), std::to_string(i));
    EXPECT_EQ(text(answers[i], "result"), "valid");
  }
}

TEST_F(PathBatch, AFileIsReadOnceHoweverManyCasesNameIt) {
  std::string lines;
  for (int i = 0; i < 50; ++i) lines += line("");
  run(lines);
  EXPECT_EQ(reads, 3);
}

}  // namespace
}  // namespace baytrust::service
