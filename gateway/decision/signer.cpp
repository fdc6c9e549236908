#include "gateway/decision/signer.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "gateway/decision/codes.hpp"
#include "gateway/decision/time_codes.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::decision {
namespace {

using trustlists::CertificateType;
using trustlists::Use;

const Subject kSigner(Subject::Kind::path, 0);

bool only_enciphers(const CertificateType* type) {
  return type->has(Use::encipherment) && !type->has(Use::signature) && !type->has(Use::seal);
}

void note_dropped(const Case& c, const CandidatePath& candidate, TypeOfSigner& out) {
  if (out.type == nullptr) return;
  for (const HeldEdition* held : c.snapshot().held(candidate.list->header(), c.known_at())) {
    const auto& types = held->dropped.types;
    const auto key = std::make_pair(candidate.issuer()->fingerprint, out.type->id);
    if (std::find(types.begin(), types.end(), key) == types.end()) continue;
    out.findings.emplace_back(
        kTypeDropped, kSigner,
        Facts{{"type", out.type->id}, {"sequence", std::to_string(held->header.sequence)}});
  }
}

std::string names_of(const std::vector<const CertificateType*>& types) {
  std::vector<std::string_view> names;
  for (const CertificateType* type : types) names.push_back(type->id);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string key_usage_text(const x509::KeyUsage& usage) {
  static constexpr std::array kNames{"digitalSignature", "nonRepudiation", "keyEncipherment",
                                     "dataEncipherment", "keyAgreement",   "keyCertSign",
                                     "cRLSign",          "encipherOnly",   "decipherOnly"};
  std::vector<std::string_view> names;
  for (std::size_t bit = 0; bit < kNames.size(); ++bit) {
    if (usage.has(static_cast<x509::KeyUsageBit>(bit))) names.emplace_back(kNames[bit]);
  }
  return names.empty() ? "-" : fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

TypeOfSigner type_of_signer(const Case& c, const CandidatePath& candidate) {
  TypeOfSigner out;
  const auto listed = candidate.list->find_ca(candidate.issuer()->fingerprint, c.at());
  const auto* state = listed ? trustlists::state_at(*listed->service, c.at()) : nullptr;
  if (state != nullptr) {
    if (!state->types.empty()) out.types_listed = TypeOfSigner::Listed::yes;
    out.carried = trustlists::types_of(*state, candidate.end_entity());
  }
  if (out.carried.empty()) {
    out.findings.emplace_back(kTypeNone, kSigner);
  } else if (out.carried.size() > 1) {
    out.findings.emplace_back(kTypeAmbiguous, kSigner, Facts{{"types", names_of(out.carried)}});
  } else {
    out.type = out.carried.front();
    out.findings.emplace_back(kTypeKnown, kSigner);
  }
  note_dropped(c, candidate, out);
  return out;
}

Findings judge_signer(const x509::Certificate& end_entity, const TypeOfSigner& type) {
  Findings findings;
  const auto enciphering = std::find_if(type.carried.begin(), type.carried.end(), only_enciphers);
  if (enciphering != type.carried.end()) {
    findings.emplace_back(kUseEncipherment, kSigner, Facts{{"type", (*enciphering)->id}});
  } else if (!type.carried.empty()) {
    findings.emplace_back(kUsePermitted, kSigner);
  }
  if (lacks_key_usage(end_entity)) return findings;
  // Extra bits are harmless: RSA certificates of Hong Kong carry keyEncipherment too.
  const x509::KeyUsage& usage = *end_entity->extensions.key_usage;
  const bool signs = usage.has(x509::KeyUsageBit::digital_signature) ||
                     usage.has(x509::KeyUsageBit::content_commitment);
  if (signs) {
    findings.emplace_back(kKeyUsagePermitted, kSigner);
  } else {
    findings.emplace_back(kKeyUsageNotPermitted, kSigner, Facts{{"found", key_usage_text(usage)}});
  }
  return findings;
}

Findings judge_tsa(const Case& c, const CandidatePath& candidate) {
  for (std::size_t i = 0; i < 2; ++i) {
    for (const trustlists::ListedService& listed :
         candidate.list->find(candidate.fingerprints[i])) {
      const trustlists::ServiceState* state = trustlists::state_at(*listed.service, c.at());
      const bool in_force =
          trustlists::standing_at(*listed.service, c.at()) == trustlists::Standing::in_force;
      if (in_force && state != nullptr && state->type == trustlists::kTsa) {
        return {Finding(kTsaListed, kSigner)};
      }
    }
  }
  return {Finding(kTsaNotListed, kSigner,
                  Facts{{"jurisdiction", candidate.list->territory()}, {"at", to_string(c.at())}})};
}

bool lacks_key_usage(const x509::Certificate& end_entity) {
  return !end_entity->extensions.key_usage.has_value();
}

Finding absent_key_usage(Effect effect) { return {kKeyUsageAbsent, kSigner, effect}; }

}  // namespace baytrust::decision
