// The checks of one certificate: RFC 5280 6.1.3(a)-(c), 6.1.4(k)-(o), 6.1.5(f), and what the
// relying party asks of the end entity.
#include <algorithm>

#include "validators/crypto/algorithm_policy.hpp"
#include "validators/der/reader.hpp"
#include "validators/path/codes.hpp"
#include "validators/path/fact_text.hpp"
#include "validators/path/validation.hpp"
#include "validators/x509/extension_oids.hpp"

namespace baytrust::path {
namespace {

constexpr OidView kAnyExtendedKeyUsage{std::string_view("\x55\x1D\x25\x00", 4)};
// id-qt-cps and id-qt-unotice, 1.3.6.1.5.5.7.2.1 and .2.
constexpr OidView kCps{std::string_view("\x2B\x06\x01\x05\x05\x07\x02\x01", 8)};
constexpr OidView kUserNotice{std::string_view("\x2B\x06\x01\x05\x05\x07\x02\x02", 8)};

// The first policy qualifier that is neither of RFC 5280's, else empty. Malformed: "-".
std::string unknown_qualifier(ByteView qualifiers) {
  der::Reader outer(qualifiers);
  auto list = outer.enter(der::kSequence);
  if (!list) return "-";
  while (!list->at_end()) {
    auto qualifier = list->enter(der::kSequence);
    if (!qualifier) return "-";
    auto id = qualifier->oid();
    if (!id) return "-";
    if (*id != kCps && *id != kUserNotice) return to_string(*id);
  }
  return {};
}

std::string views_text(const std::vector<OidView>& oids) {
  std::vector<Oid> owned(oids.begin(), oids.end());
  return list_text(make_policy_set(std::move(owned)));
}

}  // namespace

void Validation::check_signature(const x509::Certificate& certificate, Subject subject,
                                 Position position) {
  const auto algorithm = crypto::parse_signature_algorithm(certificate->signature_algorithm);
  if (!algorithm) {
    return find(kSignatureUnsupported, subject,
                {{"algorithm", to_string(certificate->signature_algorithm.oid)}});
  }
  crypto::PublicKeyInfo key = working_public_key_;
  if (key.kind == crypto::KeyKind::dsa && key.inherits_parameters) {
    key.bits = crypto::dsa_parameter_bits(working_public_key_parameters_).value_or(0);
  }
  for (Finding& finding : crypto::judge(in_.algorithms, *algorithm, key, in_.at, subject)) {
    out_.findings.push_back(std::move(finding));
  }
  verify(certificate, *algorithm, subject, position);
}

// RFC 5280 6.1.3(a)(1)
void Validation::verify(const x509::Certificate& certificate,
                        const crypto::SignatureAlgorithm& algorithm, Subject subject,
                        Position position) {
  if (!budget_.spend(Resource::signatures)) return find_exhausted(Resource::signatures, subject);
  const crypto::Check check{
      .algorithm = algorithm,
      .key = working_public_key_,
      .dsa_parameters = working_public_key_parameters_,
      .message = certificate->tbs,
      .signature = certificate->signature_value,
  };
  const bool kept =
      position == Position::intermediate || in_.target_signature == Inputs::TargetSignature::kept;
  const crypto::Verdict verdict =
      kept ? verifier_.verify_kept(certificate->fingerprint, check) : verifier_.verify(check);
  if (verdict == crypto::Verdict::good) return pass(kSignatureVerified, subject);
  Fact name{"algorithm", to_string(algorithm)};
  Fact key{"key", to_string(working_public_key_)};
  switch (verdict) {
    case crypto::Verdict::key_mismatch:
      return find(kSignatureKeyMismatch, subject, {std::move(name), std::move(key)});
    case crypto::Verdict::key_malformed:
      return find(kSignatureKeyMalformed, subject, {std::move(key)});
    case crypto::Verdict::unsupported:
      return find(kSignatureUnsupported, subject, {std::move(name)});
    case crypto::Verdict::bad:
    case crypto::Verdict::good:
      break;
  }
  find(kSignatureBad, subject, {std::move(name), std::move(key)});
}

// RFC 5280 6.1.3(a)(2), 4.1.2.5: both ends belong to the period.
void Validation::check_validity(const x509::Certificate& certificate, Subject subject) {
  if (in_.at < certificate->not_before) {
    find(kNotYetValid, subject,
         {{"not_before", to_string(certificate->not_before)}, {"at", to_string(in_.at)}});
  } else if (in_.at > certificate->not_after) {
    find(kExpired, subject,
         {{"not_after", to_string(certificate->not_after)}, {"at", to_string(in_.at)}});
  } else {
    pass(kInValidity, subject);
  }
}

// RFC 5280 6.1.3(a)(4)
void Validation::check_name_chaining(const x509::Certificate& certificate, Subject subject) {
  if (certificate->issuer_key == working_issuer_key_) return pass(kNameChained, subject);
  find(kNameMismatch, subject,
       {{"issuer", clipped(to_string(certificate->issuer))},
        {"expected", clipped(to_string(*working_issuer_name_))}});
}

// RFC 5280 6.1.3(b)(c)
void Validation::check_names(const x509::Certificate& certificate, Subject subject) {
  if (names_.empty()) return;
  const NameCheck check = names_.check(certificate, budget_);
  if (check.complete && check.problems.empty()) return pass(kNamesWithin, subject);
  find_names(check, subject);
}

// RFC 5280 6.1.4(k)-(n)
void Validation::check_authority(const x509::Certificate& certificate, Subject subject) {
  const x509::Extensions& extensions = certificate->extensions;
  const auto& basic = extensions.basic_constraints;
  const std::size_t before = out_.findings.size();
  // (k): nothing out of band says that a v1 or v2 certificate is a CA's.
  if (certificate->version != 3) {
    find(kCaVersion, subject, {{"version", std::to_string(certificate->version)}});
  } else if (!basic || !basic->ca) {
    find(kCaNot, subject);
  }
  if (!certificate->self_issued) {  // (l)
    ++path_len_used_;
    if (state_.max_path_length > 0) {
      --state_.max_path_length;
    } else {
      find(kCaPathLength, subject,
           {{"path_len", std::to_string(path_len_)},
            {"intermediates", std::to_string(path_len_used_)}});
    }
  }
  if (basic && basic->path_len && *basic->path_len < state_.max_path_length) {  // (m)
    state_.max_path_length = path_len_ = *basic->path_len;
    path_len_used_ = 0;
  }
  if (extensions.key_usage && !extensions.key_usage->has(x509::KeyUsageBit::key_cert_sign)) {
    find(kCaKeyUsage, subject);  // (n)
  }
  if (out_.findings.size() == before) pass(kCaPermitted, subject);
}

// RFC 5280 6.1.4(o), 6.1.5(f)
void Validation::check_extensions(const x509::Certificate& certificate, Subject subject) {
  bool good = true;
  for (const x509::Extension& extension : certificate->extensions.all) {
    if (!extension.critical) continue;
    if (!x509::is_processed(extension.oid)) {
      find(kExtensionUnknown, subject, {{"oid", clipped(to_string(extension.oid))}});
      good = false;
    } else if (extension.oid == x509::ext::kPolicies) {
      good = check_qualifiers(certificate, subject) && good;
    }
  }
  if (good) pass(kExtensionsProcessed, subject);
}

// RFC 5280 4.2.1.4: of a critical extension the qualifiers too must be understood.
bool Validation::check_qualifiers(const x509::Certificate& certificate, Subject subject) {
  bool good = true;
  for (const auto& information : *certificate->extensions.policies) {
    if (information.qualifiers.empty()) continue;
    const std::string unknown = unknown_qualifier(information.qualifiers);
    if (unknown.empty()) continue;
    find(kPolicyQualifier, subject, {{"qualifier", clipped(unknown)}});
    good = false;
  }
  return good;
}

// RFC 5280 4.2.1.12: absent, or anyExtendedKeyUsage, permits every purpose.
void Validation::check_ekus(const x509::Certificate& certificate, Subject subject) {
  if (in_.ekus.empty()) return;
  const auto& ekus = certificate->extensions.extended_key_usage;
  const auto permits = [&](const auto& list, OidView purpose) {
    return std::any_of(list.begin(), list.end(), [&](OidView listed) {
      return listed == purpose || listed == kAnyExtendedKeyUsage;
    });
  };
  bool good = true;
  for (const Oid& purpose : in_.ekus) {
    if (ekus && !permits(*ekus, purpose)) {
      find(kEkuNotPermitted, subject,
           {{"required", to_string(purpose)}, {"permitted", views_text(*ekus)}});
      good = false;
    } else if (state_.permitted_ekus && !permits(*state_.permitted_ekus, purpose)) {
      find(kEkuNotPermitted, subject,
           {{"required", to_string(purpose)}, {"permitted", list_text(*state_.permitted_ekus)}});
      good = false;
    }
  }
  if (good) pass(kEkuPermitted, subject);
}

// RFC 9525 6: only where the relying party expects a name.
void Validation::check_peer_names(const x509::Certificate& certificate, Subject subject) {
  for (const PeerName& expected : in_.peer_names) {
    if (has_name(certificate, expected)) {
      pass(kPeerNameMatched, subject);
      continue;
    }
    std::string found;
    if (const auto& names = certificate->extensions.subject_alt_name) {
      for (const x509::GeneralName& name : *names) {
        if (found.size() > kMaxFactOctets) break;
        if (!found.empty()) found += ' ';
        found += to_string(name);
      }
    }
    find(kPeerNameMismatch, subject,
         {{"expected", clipped(expected.text)}, {"found", found.empty() ? "-" : clipped(found)}});
  }
}

}  // namespace baytrust::path
