#include "gateway/service/explain_certificate.hpp"

#include <algorithm>

#include "gateway/service/recognition_matrix.hpp"
#include "policy-mapping/compare.hpp"

namespace baytrust::service {
namespace {

using policy_mapping::Recognition;
using policy_mapping::Register;

constexpr std::uint32_t kBelowLink = 2;  // the link, then the end entity

Result<decision::Decision> judge(const CertificateQuestion& question, const std::string& relying,
                                 const LoadedTrust& trust, const Config& config,
                                 crypto::Verifier& verifier) {
  auto profile = find_profile(config, "", relying);
  if (!profile) return profile.error();
  return check({.request = decision::Request{question.certificate},
                .chain = question.chain,
                .crls = {},
                .profile = std::move(*profile),
                .at = question.at,
                .known_at = question.known_at},
               trust, nullptr, verifier);
}

Changes between(const Recognition* relying, const Recognition* issuing) {
  if (relying == nullptr || issuing == nullptr) return {};
  Register ours, theirs;
  ours.recognitions = {*relying};
  theirs.recognitions = {*issuing};
  return policy_mapping::compare(ours, theirs).changes;
}

Findings about(const Findings& findings, const std::string& id) {
  const Subject subject(Subject::Kind::recognition, id);
  Findings own;
  std::ranges::copy_if(findings, std::back_inserter(own),
                       [&](const Finding& finding) { return finding.subject() == subject; });
  return own;
}

std::vector<EntryExplained> explain_entries(const decision::Decision& decision,
                                            const decision::TrustSnapshot& snapshot) {
  const Register* ours = register_at(snapshot, decision.relying, decision.known_at);
  const Register* theirs = register_at(snapshot, decision.issuing, decision.known_at);
  std::vector<EntryExplained> out;
  for (const decision::RecognitionTried& tried : decision.recognitions) {
    const auto copy = [&](const Register* from) {
      return from == nullptr ? nullptr : policy_mapping::find_id(*from, tried.id);
    };
    const Recognition* own = copy(ours);
    const Recognition* other = copy(theirs);
    if (own == nullptr && other == nullptr) continue;
    const bool selected = tried.selected == decision::RecognitionTried::Selected::yes;
    out.push_back(
        {.tried = tried,
         .recognition = own != nullptr ? *own : *other,
         .between_copies = between(own, other),
         .findings = selected ? about(decision.recognition_findings, tried.id) : tried.findings});
  }
  std::ranges::stable_sort(out, {}, [](const EntryExplained& entry) {
    return entry.tried.selected == decision::RecognitionTried::Selected::no;
  });
  return out;
}

}  // namespace

Result<CertificateExplained> explain_certificate(const CertificateQuestion& question,
                                                 const LoadedTrust& trust, const Config& config,
                                                 crypto::Verifier& verifier) {
  auto decision = judge(question, question.relying, trust, config, verifier);
  if (!decision) return decision.error();
  CertificateExplained out{
      .decision = std::move(*decision), .entries = {}, .home = {}, .recognition = {}};
  if (out.decision.issuing.empty()) return out;
  out.entries = explain_entries(out.decision, *trust.snapshot);
  // The issuing jurisdiction judging its own certificate tells the graph at home.
  const auto home = judge(question, out.decision.issuing, trust, config, verifier);
  if (!home) return home.error();
  const std::size_t below_anchor = std::max<std::size_t>(home->path.size(), 1) - 1;
  out.home = picture_of(home->policy.edges, static_cast<std::uint32_t>(below_anchor));
  if (out.decision.recognition != decision::Recognition::domestic) {
    out.recognition = picture_of(out.decision.policy.edges, kBelowLink);
  }
  return out;
}

}  // namespace baytrust::service
