#include <algorithm>

#include "validators/revocation/ocsp_codes.hpp"
#include "validators/revocation/report.hpp"

namespace baytrust::revocation {
namespace {

constexpr OidView kAccessOcsp{"\x2B\x06\x01\x05\x05\x07\x30\x01"};  // id-ad-ocsp

Subject subject_of(const Inquiry& inquiry) {
  return Subject(Subject::Kind::path, static_cast<std::uint32_t>(inquiry.question.index));
}

std::string responder_text(const x509::OcspResponse& response) {
  return response->responder_name ? x509::to_string(*response->responder_name)
                                  : to_hex(response->responder_key_hash);
}

// The answer is sound and does not reach the instant judged.
bool is_outdated(const Code& code) {
  return code == kOcspStale || code == kOcspTooOld || code == kOcspNoNextUpdate ||
         code == kOcspAfterExpiry || code == kOcspTimes;
}

std::string_view detail_name(const Code& code) {
  if (code == kOcspAlgorithm) return "algorithm";
  if (code == kOcspResponderStatus) return "status";
  return code == kOcspResponderPath ? "cause" : "extension";
}

Facts facts_of(const OcspRejection& rejection) {
  Facts facts{{"responder", responder_text(rejection.answer.response)},
              {"this_update", to_string(rejection.answer.single().this_update)},
              {"response", to_hex(rejection.answer.response->fingerprint)}};
  if (!rejection.detail.empty()) facts.push_back({detail_name(*rejection.code), rejection.detail});
  return facts;
}

Facts outdated_facts(const Answer& answer, const OcspRejection& rejection, Facts facts) {
  const auto& single = rejection.answer.single();
  facts.push_back({"this_update", to_string(single.this_update)});
  facts.push_back({"next_update", single.next_update ? to_string(*single.next_update) : "-"});
  if (*rejection.code == kOcspTooOld) {
    facts.push_back({"max_age", std::to_string(*answer.context.rules.max_ocsp_age)});
  } else if (*rejection.code == kOcspAfterExpiry) {
    facts.push_back({"not_after", to_string(answer.inquiry.certificate()->not_after)});
  } else if (*rejection.code == kOcspTimes) {
    facts.push_back({"produced_at", to_string(rejection.answer.response->produced_at)});
  }
  return facts;
}

}  // namespace

std::string responder_of(const x509::Certificate& certificate) {
  const auto& access = certificate->extensions.authority_info_access;
  const auto found = std::find_if(access.begin(), access.end(),
                                  [](const auto& one) { return one.method == kAccessOcsp; });
  return found == access.end() ? std::string() : x509::to_string(found->location);
}

Finding ocsp_unknown_finding(const Answer& answer) {
  const Subject subject = subject_of(answer.inquiry);
  const auto& rejections = answer.trail.ocsp_rejections;
  const auto unknown = std::find_if(rejections.begin(), rejections.end(),
                                    [](const auto& r) { return *r.code == kOcspUnknown; });
  // An answer, if no help, was the newest word; what was set aside before it explains nothing.
  if (unknown != rejections.end() && answer.ocsp.covered != 0) {
    return Finding(kOcspUnknown, subject, facts_of(*unknown));
  }
  const std::string responder = responder_of(answer.inquiry.certificate());
  Facts facts{{"issuer", x509::to_string(answer.inquiry.certificate()->issuer)},
              {"responder", responder.empty() ? "-" : responder}};
  const auto old = std::find_if(rejections.begin(), rejections.end(),
                                [](const auto& r) { return is_outdated(*r.code); });
  if (old == rejections.end()) return Finding(kOcspMissing, subject, std::move(facts));
  return Finding(*old->code, subject, outdated_facts(answer, *old, std::move(facts)));
}

Findings ocsp_findings(const Answer& answer, State state) {
  Findings findings;
  for (const auto& rejection : answer.trail.ocsp_rejections) {
    const Code& code = *rejection.code;
    if (is_outdated(code)) continue;  // said by ocsp_unknown_finding
    const bool open = state == State::unknown;
    if (code == kOcspUnknown) {
      if (!open) {
        findings.emplace_back(code, subject_of(answer.inquiry), Effect::info, facts_of(rejection));
      }
      continue;
    }
    // Others that answer for this serial number are everyday life; they explain an unknown status.
    if (code.effect == Effect::info && !open) continue;
    findings.emplace_back(code, subject_of(answer.inquiry), facts_of(rejection));
  }
  return findings;
}

}  // namespace baytrust::revocation
