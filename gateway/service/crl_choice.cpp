#include "gateway/service/crl_choice.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "validators/crypto/digest.hpp"
#include "validators/x509/name.hpp"

namespace baytrust::service {
namespace {

// RFC 5280 4.2.1.13: cRLIssuer, where another than the certificate's issuer issues the CRL.
std::vector<Digest> crl_issuers_of(const x509::Certificate& certificate) {
  std::vector<Digest> out;
  const auto& points = certificate->extensions.crl_distribution_points;
  if (!points) return out;
  for (const auto& point : *points) {
    for (const x509::GeneralName& name : point.crl_issuer) {
      if (name.kind != x509::GeneralName::Kind::directory_name) continue;
      const auto directory_name = x509::Name::parse(name.value);
      if (directory_name) out.push_back(issuer_digest(directory_name->match_key()));
    }
  }
  return out;
}

}  // namespace

Digest issuer_digest(std::string_view match_key) { return crypto::sha256(as_bytes(match_key)); }

IssuerGraph::IssuerGraph(std::span<const decision::ListInForce* const> lists) {
  const auto named = [this](const std::string& key) -> Name& {
    const auto [found, fresh] = names_.try_emplace(key);
    if (fresh) found->second.digest = issuer_digest(key);
    return found->second;
  };
  for (const decision::ListInForce* list : lists) {
    for (const x509::Certificate& ca : list->ca_certificates()) {
      named(ca->issuer_key);
      named(ca->subject_key).cas.push_back({ca->issuer_key, crl_issuers_of(ca)});
    }
  }
}

// From the certificates upwards, each name once.
class IssuerGraph::Walk {
 public:
  Walk(const IssuerGraph& graph, std::span<const x509::Certificate> certificates)
      : graph_(graph), certificates_(certificates) {}

  std::vector<Digest> take() {
    for (const auto& certificate : certificates_) visit(certificate);
    for (std::size_t next = 0; next < seen_.size(); ++next) above(seen_[next]);
    std::ranges::sort(issuers_);
    issuers_.erase(std::unique(issuers_.begin(), issuers_.end()), issuers_.end());
    return std::move(issuers_);
  }

 private:
  void above(std::string_view name) {
    if (const auto found = graph_.names_.find(name); found != graph_.names_.end()) {
      for (const Ca& ca : found->second.cas) visit(ca.issuer_key, ca.crl_issuers);
    }
    for (const auto& certificate : certificates_) {
      if (certificate->subject_key == name) visit(certificate);
    }
  }
  void visit(const x509::Certificate& certificate) {
    visit(certificate->issuer_key, crl_issuers_of(certificate));
  }
  // The name lives as long as the graph, or the certificates.
  void visit(std::string_view issuer_key, const std::vector<Digest>& crl_issuers) {
    issuers_.insert(issuers_.end(), crl_issuers.begin(), crl_issuers.end());
    if (std::ranges::find(seen_, issuer_key) != seen_.end()) return;
    seen_.push_back(issuer_key);
    const auto found = graph_.names_.find(issuer_key);
    issuers_.push_back(found != graph_.names_.end() ? found->second.digest
                                                    : issuer_digest(issuer_key));
  }

  const IssuerGraph& graph_;
  const std::span<const x509::Certificate> certificates_;
  std::vector<std::string_view> seen_;
  std::vector<Digest> issuers_;
};

std::vector<Digest> IssuerGraph::possible_issuers(
    std::span<const x509::Certificate> certificates) const {
  return Walk(*this, certificates).take();
}

CrlIndex::CrlIndex(std::vector<CrlRecord> records) : records_(std::move(records)) {
  std::map<std::pair<Digest, Digest>, Series> all;
  for (std::size_t i = 0; i < records_.size(); ++i) {
    all[{records_[i].issuer, records_[i].scope}].push_back(i);
  }
  for (auto& [key, series] : all) {
    std::ranges::stable_sort(series, {}, [this](std::size_t i) { return records_[i].this_update; });
    by_issuer_[key.first].push_back(std::move(series));
  }
}

std::vector<const CrlRecord*> CrlIndex::wanted(const Wish& wish) const {
  std::vector<std::size_t> chosen;
  const auto choose = [&](const Series& series) {
    std::optional<Instant> newest_until_t;
    for (auto it = series.rbegin(); it != series.rend(); ++it) {
      const CrlRecord& record = records_[*it];
      if (newest_until_t && record.this_update < *newest_until_t) return;
      if (record.received > wish.known_at) continue;
      chosen.push_back(*it);
      if (record.this_update <= wish.at) newest_until_t = record.this_update;
    }
  };
  for (const Digest& issuer : wish.issuers) {
    const auto found = by_issuer_.find(issuer);
    if (found == by_issuer_.end()) continue;
    for (const Series& series : found->second) choose(series);
  }
  std::ranges::sort(chosen);
  std::vector<const CrlRecord*> out;
  for (const std::size_t i : chosen) out.push_back(&records_[i]);
  return out;
}

}  // namespace baytrust::service
