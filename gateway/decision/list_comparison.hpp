// What an issuing list and a register entry say of the same thing, compared field by field. Shared
// by cross_lint (one decision) and lint_documents (whole documents). Internal to decision.
#pragma once

#include <optional>
#include <string>

#include "policy-mapping/recognition.hpp"
#include "trustlists/certificate_type.hpp"
#include "validators/x509/marker.hpp"

namespace baytrust::decision {

// For facts: "2.5.4.11=A|B", "200000 HKD", "-".
std::string text_of(const x509::Marker& marker);
std::string text_of(const std::optional<trustlists::Money>& money);
std::string text_of(const std::optional<policy_mapping::Money>& money);
std::string text_of(const trustlists::SourcedDate& date);
// The prefixes of the families a type declares, joined by ", ".
std::string families_text(const trustlists::CertificateType& type);

// The same place and the same set of values.
bool same_marker(const x509::Marker& a, const x509::Marker& b);
// The type declares the family, or declares none at all and leaves it open.
bool declares(const trustlists::CertificateType& type, const policy_mapping::PolicyFamily& family);
// A limit that both state, and state differently.
bool limits_differ(const trustlists::CertificateType& type,
                   const policy_mapping::Recognition& entry);

}  // namespace baytrust::decision
