#include "gateway/service/missing_evidence.hpp"

#include <algorithm>
#include <set>

#include "gateway/decision/codes.hpp"
#include "gateway/decision/list_in_force.hpp"
#include "gateway/service/fetch_codes.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/x509/ocsp_request.hpp"

namespace baytrust::service {
namespace {

using x509::GeneralName;

const Oid& ca_issuers() {
  static const Oid oid = Oid::literal("1.3.6.1.5.5.7.48.2");
  return oid;
}

const Oid& ocsp_responder() {
  static const Oid oid = Oid::literal("1.3.6.1.5.5.7.48.1");
  return oid;
}

void add_url(std::string_view text, MissingItem& out) {
  auto url = parse_source_url(text);
  if (!url) {
    Facts facts = url.error().facts();
    for (Fact& fact : facts) {
      if (fact.name == "item") fact.value = out.item;
    }
    out.unusable.emplace_back(url.error().code(), out.subject, std::move(facts));
    return;
  }
  if (out.urls.size() < kMostUrlsOfItem && std::ranges::count(out.urls, *url) == 0) {
    out.urls.push_back(std::move(*url));
  }
}

void add_name(const GeneralName& name, MissingItem& out) {
  if (name.kind == GeneralName::Kind::uri) return add_url(name.text(), out);
  if (name.kind != GeneralName::Kind::directory_name) return;
  out.unusable.emplace_back(
      kFetchDirectoryName, out.subject,
      Facts{{"item", out.item}, {"host", "-"}, {"detail", x509::to_string(name)}});
}

std::vector<const decision::ListInForce*> lists(const DecidedCheck& decided) {
  return decided.snapshot.lists(decided.request.known_at);
}

// The listed services of a CA may say where its CRLs and responders are.
void add_supply_points(const DecidedCheck& decided, const x509::Certificate& issuer,
                       MissingItem& out) {
  using Kind = trustlists::SupplyPoint::Kind;
  const Kind wanted = out.kind == SourceKind::ocsp ? Kind::ocsp : Kind::crl;
  for (const auto* list : lists(decided)) {
    const auto listed = list->find_ca(issuer->fingerprint, decided.request.known_at);
    if (!listed) continue;
    for (const auto& point : listed->service->supply_points) {
      if (point.kind == wanted) add_url(point.uri, out);
    }
  }
}

// Names that the CRL may have as its issuer: the certificate's own, and those its points name.
std::set<std::string> issuers_of_crl(const x509::Certificate& certificate) {
  std::set<std::string> out{certificate->issuer_key};
  const auto& points = certificate->extensions.crl_distribution_points;
  if (!points) return out;
  for (const auto& point : *points) {
    for (const auto& name : point.crl_issuer) {
      if (name.kind != GeneralName::Kind::directory_name) continue;
      if (const auto read = x509::Name::parse(name.value)) out.insert(read->match_key());
    }
  }
  return out;
}

std::vector<x509::Certificate> signers_of_crl(const DecidedCheck& decided, std::size_t index) {
  const auto names = issuers_of_crl(decided.decision.path[index]);
  std::vector<x509::Certificate> out;
  const auto add = [&](const x509::Certificate& certificate) {
    if (out.size() < kMostChainSigners && names.contains(certificate->subject_key) &&
        std::ranges::count(out, certificate) == 0) {
      out.push_back(certificate);
    }
  };
  add(decided.decision.path[index + 1]);
  for (const auto& certificate : decided.request.chain) add(certificate);
  for (const auto* list : lists(decided)) {
    for (const auto& certificate : list->ca_certificates()) add(certificate);
  }
  return out;
}

// The status of a certificate of the path.
MissingItem missing_status(const DecidedCheck& decided, std::size_t index, SourceKind kind) {
  const x509::Certificate& certificate = decided.decision.path[index];
  const bool crl = kind == SourceKind::crl;
  return {.kind = kind,
          .subject = Subject(Subject::Kind::path, static_cast<std::uint32_t>(index)),
          .item = (crl ? "CRL: " : "OCSP: ") + to_string(certificate->issuer),
          .about = certificate,
          .issuer = decided.decision.path[index + 1]->fingerprint};
}

MissingItem missing_crl(const DecidedCheck& decided, std::size_t index) {
  const x509::Certificate& certificate = decided.decision.path[index];
  MissingItem out = missing_status(decided, index, SourceKind::crl);
  out.signers = signers_of_crl(decided, index);
  if (const auto& points = certificate->extensions.crl_distribution_points) {
    for (const auto& point : *points) {
      for (const auto& name : point.full_name) add_name(name, out);
    }
  }
  add_supply_points(decided, decided.decision.path[index + 1], out);
  return out;
}

MissingItem missing_ocsp(const DecidedCheck& decided, std::size_t index) {
  const x509::Certificate& certificate = decided.decision.path[index];
  const x509::Certificate& issuer = decided.decision.path[index + 1];
  MissingItem out = missing_status(decided, index, SourceKind::ocsp);
  out.ocsp_request = x509::write_ocsp_request(
      {.certificate = certificate, .issuer_key = issuer->subject_public_key_info});
  for (const auto& access : certificate->extensions.authority_info_access) {
    if (access.method == ocsp_responder()) add_name(access.location, out);
  }
  add_supply_points(decided, issuer, out);
  return out;
}

// Which of the two a certificate wants: the profile says for the end entity, and for CAs either
// will do.
void add_missing(const DecidedCheck& decided, std::size_t index, std::vector<MissingItem>& out) {
  using Sources = decision::RevocationSources;
  const Sources sources =
      index == 0 ? decided.request.asked_under().revocation.sources : Sources::either;
  if (sources != Sources::ocsp) out.push_back(missing_crl(decided, index));
  if (sources == Sources::crl) return;
  MissingItem ocsp = missing_ocsp(decided, index);
  // A second way that nobody offers is nothing to speak of.
  if (sources == Sources::either && ocsp.urls.empty()) return;
  out.push_back(std::move(ocsp));
}

// The certificate on the way up from the target whose issuer nobody has; empty where the way ends
// in a list or in a circle.
std::optional<x509::Certificate> top_of_chain(const DecidedCheck& decided) {
  std::set<std::string, std::less<>> listed;
  for (const auto* list : lists(decided)) {
    for (const auto& ca : list->ca_certificates()) listed.insert(ca->subject_key);
  }
  if (!decided.request.request.certificate) return std::nullopt;
  x509::Certificate top = *decided.request.request.certificate;
  for (std::size_t steps = 0; steps <= decided.request.chain.size(); ++steps) {
    if (top->self_issued || listed.contains(top->issuer_key)) return std::nullopt;
    const auto& chain = decided.request.chain;
    const auto above = std::ranges::find_if(
        chain, [&](const auto& candidate) { return candidate->subject_key == top->issuer_key; });
    if (above == chain.end()) return top;
    top = *above;
  }
  return std::nullopt;
}

MissingItem missing_issuer(const x509::Certificate& certificate) {
  MissingItem out{.kind = SourceKind::issuer,
                  .subject = Subject(Subject::Kind::request),
                  .item = "issuer: " + to_string(certificate->issuer),
                  .about = certificate,
                  .issuer = crypto::sha256(as_bytes(certificate->issuer_key))};
  for (const auto& access : certificate->extensions.authority_info_access) {
    if (access.method == ca_issuers()) add_name(access.location, out);
  }
  return out;
}

bool has_no_chain(const decision::Decision& decision) {
  return std::ranges::any_of(decision.home_findings, [](const Finding& finding) {
    return finding.code() == decision::kNoChain;
  });
}

}  // namespace

std::vector<MissingItem> missing_evidence(const DecidedCheck& decided) {
  const decision::Decision& decision = decided.decision;
  std::vector<MissingItem> out;
  if (decision.home != decision::Home::indeterminate) return out;
  if (has_no_chain(decision)) {
    if (const auto top = top_of_chain(decided)) out.push_back(missing_issuer(*top));
    return out;
  }
  for (std::size_t i = 0; i < decision.revocation.size() && i + 1 < decision.path.size(); ++i) {
    if (decision.revocation[i].state != revocation::State::unknown) continue;
    if (out.size() < kMostMissing) add_missing(decided, i, out);
  }
  return out;
}

}  // namespace baytrust::service
