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

// A certificate whose status is unknown. subject: its place, where it is on the request's own path.
struct Unknown {
  x509::Certificate certificate;
  x509::Certificate issuer;
  MissingItem::Of of = MissingItem::Of::end_entity;
  Subject subject{Subject::Kind::request};
};

MissingItem::Of of_place(std::size_t index) {
  return index == 0 ? MissingItem::Of::end_entity : MissingItem::Of::ca;
}

std::vector<x509::Certificate> signers_of_crl(const DecidedCheck& decided, const Unknown& unknown) {
  const auto names = issuers_of_crl(unknown.certificate);
  std::vector<x509::Certificate> out;
  const auto add = [&](const x509::Certificate& certificate) {
    if (out.size() < kMostChainSigners && names.contains(certificate->subject_key) &&
        std::ranges::count(out, certificate) == 0) {
      out.push_back(certificate);
    }
  };
  add(unknown.issuer);
  for (const auto& certificate : decided.request.chain) add(certificate);
  for (const auto* list : lists(decided)) {
    for (const auto& certificate : list->ca_certificates()) add(certificate);
  }
  return out;
}

MissingItem missing_status(const Unknown& unknown, SourceKind kind) {
  const bool crl = kind == SourceKind::crl;
  return {.kind = kind,
          .of = unknown.of,
          .subject = unknown.subject,
          .item = (crl ? "CRL: " : "OCSP: ") + to_string(unknown.certificate->issuer),
          .about = unknown.certificate,
          .issuer = unknown.issuer->fingerprint};
}

MissingItem missing_crl(const DecidedCheck& decided, const Unknown& unknown) {
  MissingItem out = missing_status(unknown, SourceKind::crl);
  out.signers = signers_of_crl(decided, unknown);
  if (const auto& points = unknown.certificate->extensions.crl_distribution_points) {
    for (const auto& point : *points) {
      for (const auto& name : point.full_name) add_name(name, out);
    }
  }
  add_supply_points(decided, unknown.issuer, out);
  return out;
}

MissingItem missing_ocsp(const DecidedCheck& decided, const Unknown& unknown) {
  MissingItem out = missing_status(unknown, SourceKind::ocsp);
  out.ocsp_request = x509::write_ocsp_request(
      {.certificate = unknown.certificate, .issuer_key = unknown.issuer->subject_public_key_info});
  for (const auto& access : unknown.certificate->extensions.authority_info_access) {
    if (access.method == ocsp_responder()) add_name(access.location, out);
  }
  add_supply_points(decided, unknown.issuer, out);
  return out;
}

// Several time-stamps may be of one authority, and of the signer's own CA.
void add_once(MissingItem item, std::vector<MissingItem>& out) {
  const bool there = std::ranges::any_of(out, [&](const MissingItem& one) {
    return one.kind == item.kind && one.about == item.about;
  });
  if (!there) out.push_back(std::move(item));
}

// Which of the two a certificate wants: the profile says for the end entity, and for CAs either
// will do.
void add_missing(const DecidedCheck& decided, const Unknown& unknown,
                 std::vector<MissingItem>& out) {
  if (out.size() >= kMostMissing) return;
  using Sources = decision::RevocationSources;
  const Sources sources = unknown.of == MissingItem::Of::end_entity
                              ? decided.request.asked_under().revocation.sources
                              : Sources::either;
  MissingItem crl = missing_crl(decided, unknown);
  MissingItem ocsp = missing_ocsp(decided, unknown);
  // A second way that nobody offers is nothing to speak of.
  const bool either = sources == Sources::either;
  const bool no_crl = either && crl.urls.empty() && crl.unusable.empty() && !ocsp.urls.empty();
  const bool no_ocsp = either && ocsp.urls.empty();
  if (sources != Sources::ocsp && !no_crl) add_once(std::move(crl), out);
  if (sources != Sources::crl && !no_ocsp) add_once(std::move(ocsp), out);
}

// The certificate on the way up from this one whose issuer nobody has; empty where the way ends in
// a list or in a circle.
std::optional<x509::Certificate> top_of_chain(const DecidedCheck& decided, x509::Certificate top) {
  std::set<std::string, std::less<>> listed;
  for (const auto* list : lists(decided)) {
    for (const auto& ca : list->ca_certificates()) listed.insert(ca->subject_key);
  }
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

bool has_no_chain(const Findings& findings) {
  return std::ranges::any_of(
      findings, [](const Finding& finding) { return finding.code() == decision::kNoChain; });
}

void add_issuer(const DecidedCheck& decided, const std::optional<x509::Certificate>& of,
                std::vector<MissingItem>& out) {
  if (!of || out.size() >= kMostMissing) return;
  if (const auto top = top_of_chain(decided, *of)) add_once(missing_issuer(*top), out);
}

void add_of_path(const DecidedCheck& decided, std::vector<MissingItem>& out) {
  const decision::Decision& decision = decided.decision;
  if (decision.home != decision::Home::indeterminate) return;
  if (has_no_chain(decision.home_findings)) {
    add_issuer(decided, decided.request.request.certificate, out);
    return;
  }
  for (std::size_t i = 0; i < decision.revocation.size() && i + 1 < decision.path.size(); ++i) {
    if (decision.revocation[i].state != revocation::State::unknown) continue;
    add_missing(decided,
                {.certificate = decision.path[i],
                 .issuer = decision.path[i + 1],
                 .of = of_place(i),
                 .subject = Subject(Subject::Kind::path, static_cast<std::uint32_t>(i))},
                out);
  }
}

// judgement.md 1: what a time-stamp proves may be all that a signature stands on, even one whose
// signer's certificate is invalid by now; nothing helps one that is not intact.
void add_of_timestamps(const DecidedCheck& decided, std::vector<MissingItem>& out) {
  const auto& signature = decided.request.request.signature;
  if (!signature || signature->facts.integrity == signature::Integrity::bad) return;
  const auto& judged = decided.decision.timestamps;
  for (std::size_t i = 0; i < judged.size() && i < signature->timestamps.size(); ++i) {
    const decision::TimestampJudged& one = judged[i];
    if (one.accepted != decision::Accepted::unknown || one.home == decision::Home::invalid) {
      continue;
    }
    if (has_no_chain(one.findings)) add_issuer(decided, signature->timestamps[i].tsa, out);
    for (const decision::UnknownStatus& unknown : one.unknown) {
      add_missing(decided,
                  {.certificate = unknown.certificate,
                   .issuer = unknown.issuer,
                   .of = of_place(unknown.index)},
                  out);
    }
  }
}

}  // namespace

std::vector<MissingItem> missing_evidence(const DecidedCheck& decided) {
  std::vector<MissingItem> out;
  add_of_path(decided, out);
  add_of_timestamps(decided, out);
  return out;
}

}  // namespace baytrust::service
