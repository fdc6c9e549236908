// Choosing the CRLs that one judgement may lean on, for many judgements: what the lists and the
// store's records have in common for all of them is made once and asked often. Both are immutable;
// who keeps them says how long they hold (crl_shelf.hpp). Not here: whether a CRL is genuine or
// applies (validators/revocation).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gateway/decision/list_in_force.hpp"
#include "gateway/service/crl_store.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::service {

// SHA-256 of a name's match key: CrlRecord::issuer.
Digest issuer_digest(std::string_view match_key);

// Of the CAs that some lists name: who may have issued CRLs about whom. It holds copies: the lists
// may go.
class IssuerGraph {
 public:
  explicit IssuerGraph(std::span<const decision::ListInForce* const> lists);

  // Names that may have issued a CRL about one of the certificates (the target and what came with
  // it): their issuers, the issuers of CAs that may stand above them, and CRL issuers that any of
  // these names (indirect CRLs, RFC 5280 4.2.1.13). Ascending, each once.
  std::vector<Digest> possible_issuers(std::span<const x509::Certificate> certificates) const;

 private:
  struct Ca {
    std::string issuer_key;
    std::vector<Digest> crl_issuers;
  };
  struct Name {
    Digest digest;        // issuer_digest()
    std::vector<Ca> cas;  // that have it as subject
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  class Walk;

  std::unordered_map<std::string, Name, Hash, std::equal_to<>> names_;
};

class CrlIndex {
 public:
  explicit CrlIndex(std::vector<CrlRecord> records);
  bool empty() const { return records_.empty(); }

  // Of each series of these issuers, known at k: the last issued until t and every later one, for a
  // hold that came and went. In the order of the records.
  struct Wish {
    std::span<const Digest> issuers;  // each once
    Instant at;
    Instant known_at;
  };
  std::vector<const CrlRecord*> wanted(const Wish& wish) const;

 private:
  // Positions in records_, ascending by this_update.
  using Series = std::vector<std::size_t>;

  std::vector<CrlRecord> records_;
  std::unordered_map<Digest, std::vector<Series>> by_issuer_;
};

}  // namespace baytrust::service
