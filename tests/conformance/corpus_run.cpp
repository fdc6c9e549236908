#include "tests/conformance/corpus_run.hpp"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <fstream>
#include <iterator>

#include "gateway/service/path_batch.hpp"
#include "gateway/service/path_batch_files.hpp"
#include "tests/support/corpus.hpp"

namespace baytrust::conformance {
namespace {

namespace json = boost::json;

constexpr std::array kCorpora{
    Corpus{"pkits", 249, 114, "NIST PKITS 1.0.1, every policy subpart a case of its own"},
    Corpus{"nist-2003", 54, 19, "NIST X.509 path validation suite of 2003"},
    Corpus{"gba-real-certs", 73, 73, "real CA certificates of the three jurisdictions' roots"},
    Corpus{"sm2", 12, 7, "SM2 chains, signing and encryption certificates apart"},
    Corpus{"boringssl-verify-chain", 197, 97, "hand-made chains, each with one thing wrong"},
    Corpus{"boringssl-crl", 66, 16, "one certificate and one CRL each: the leaf's status"},
    Corpus{"boringssl-ocsp", 36, 13, "one certificate and one OCSP response each"},
};

constexpr std::array<std::string_view, 9> kTagsLeftOut{
    "strict-eku",      "exotic-eku",     "netscape-sgc", "sha1-policy",      "digest-policy",
    "weak-key-policy", "strict-ca-leaf", "trusted-leaf", "disabled-upstream"};

// Reviewed by hand. An entry that is not needed fails the test as much as one that is missing.
constexpr std::array kExplanations{
    Explanation{
        "bssl-chain-intermediate-eku-clientauth.serverauth", "RFC 5280 4.2.1.12, 6.1.4",
        "Expects extended key usages of CA certificates to bind those below. Path validation does "
        "not process them, and chaining them is off unless a profile asks for it."},
    Explanation{
        "bssl-chain-target-msapplicationpolicies-and-eku.main", "RFC 5280 4.2",
        "Expects a critical vendor extension (1.3.6.1.4.1.311.21.10) to be passed over. A critical "
        "extension that is not processed means rejection."},
    Explanation{
        "bssl-crl-bad_crldp_has_crlissuer", "RFC 5280 6.3.3, last paragraph",
        "Expects distribution points with a cRLIssuer to exclude every other CRL. The complete CRL "
        "that the certificate's own issuer signed is used after the distribution points."},
    Explanation{"bssl-crl-bad_idp_indirectcrl", "RFC 5280 5.2.5, 6.3.3(b)(1)",
                "Expects indirect CRLs to be refused because upstream does not process them. Here "
                "they are, and this one is signed by the certificate's own issuer."},
    Explanation{"bssl-crl-invalid_revoked_empty_sequence", "RFC 5280 5.1.2.6",
                "Expects an empty revokedCertificates to be refused. It is what issuers must not "
                "write; its meaning is beyond doubt, so it is read, with a warning finding."},
    Explanation{
        "bssl-crl-invalid_idp_onlycontainsusercerts_v1_leaf", "RFC 5280 6.3.3(b)(2)(ii)",
        "Expects a version 1 leaf to be outside onlyContainsUserCerts. The rule asks only that the "
        "certificate does not have cA set, and a version 1 certificate does not."},
    Explanation{"bssl-ocsp-good_response_invalid_serial", "X.690 8.3.2, RFC 5280 4.1",
                "Expects a certificate whose serial number is encoded with a superfluous octet to "
                "be read. It is no DER, and two encodings of one number would be two certificates "
                "to whoever compares octets."},
};

struct Line {
  std::string text;  // as the batch gets it
  json::object value;
};

std::vector<Line> read_cases(std::string_view corpus) {
  std::vector<Line> out;
  std::ifstream in(*test::corpora() / corpus / "cases.jsonl");
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) out.push_back({line, json::parse(line).as_object()});
  }
  return out;
}

bool has_tag(const json::object& line, std::string_view tag) {
  const auto& tags = line.at("tags").as_array();
  return std::any_of(tags.begin(), tags.end(),
                     [&](const auto& value) { return value.as_string() == tag; });
}

std::vector<std::string> texts(const json::value& value) {
  std::vector<std::string> out;
  for (const auto& item : value.as_array()) out.emplace_back(item.as_string());
  return out;
}

Answer expectation_of(const Corpus& corpus, const json::object& line) {
  Answer answer;
  answer.id = line.at("id").as_string();
  answer.note = line.at("note").as_string();
  answer.expected_valid = line.at("expect").as_string() == "valid";
  if (const auto& policies = line.at("user_constrained_policies"); policies.is_array()) {
    answer.expected_policies = texts(policies);
    std::sort(answer.expected_policies->begin(), answer.expected_policies->end());
  }
  answer.left_out = corpus.name == "boringssl-verify-chain" &&
                    std::any_of(kTagsLeftOut.begin(), kTagsLeftOut.end(),
                                [&](auto tag) { return has_tag(line, tag); });
  return answer;
}

void add_result(const service::PathResult& result, Answer& answer) {
  answer.result = result.result();
  for (const auto& policy : result.user_constrained_policies) {
    answer.policies.push_back(to_string(policy));
  }
  std::sort(answer.policies.begin(), answer.policies.end());
  for (const auto& finding : result.findings) {
    if (finding.effect() != result.effect || result.effect <= Effect::warning) continue;
    const std::string code(finding.code().id);
    auto& codes = answer.worst_codes;
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  }
}

}  // namespace

std::span<const Corpus> corpora() { return kCorpora; }
std::span<const std::string_view> tags_left_out() { return kTagsLeftOut; }
std::span<const Explanation> explanations() { return kExplanations; }

const Explanation* explanation_of(std::string_view id) {
  const auto found = std::find_if(kExplanations.begin(), kExplanations.end(),
                                  [&](const auto& e) { return e.id == id; });
  return found == kExplanations.end() ? nullptr : found;
}

std::optional<std::vector<Answer>> run(const Corpus& corpus, crypto::Backend backend) {
  const auto folder = test::corpora();
  if (!folder) return std::nullopt;
  const service::FileReader reader = [&](const std::string& name, std::size_t limit) {
    std::ifstream in(*folder / corpus.name / name, std::ios::binary);
    std::optional<Bytes> bytes;
    if (in) bytes.emplace(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    if (bytes && bytes->size() > limit) bytes.reset();
    return bytes;
  };
  crypto::Verifier verifier(backend);
  service::PathFiles files(reader);
  std::vector<Answer> answers;
  std::uint64_t number = 0;
  for (const auto& line : read_cases(corpus.name)) {
    Answer answer = expectation_of(corpus, line.value);
    const auto read = service::read_path_case(line.text, ++number);
    if (read.bad) {
      answer.result = read.bad->error.code().id;
    } else {
      // Every case of these corpora has a time: the run's own is never read.
      const auto result = service::judge_path_case(*read.path_case, number, {}, files, verifier);
      if (result) {
        add_result(*result, answer);
      } else {
        answer.result = result.error().code().id;
      }
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

std::map<std::string, std::size_t> c14n_cases() {
  std::map<std::string, std::size_t> out;
  for (const auto& line : read_cases("c14n")) {
    ++out[std::string(line.value.at("x").at("algorithm").as_string())];
  }
  return out;
}

}  // namespace baytrust::conformance
