// ListInForce: one accepted edition of a trust list, indexed for judging: its services by
// certificate, its anchors and CA certificates as a pool for the path builder. Immutable.
//
// An anchor is a listed CA certificate that no other listed CA certificate issued: a list that
// names a root and the CAs below it has one anchor, the root, and what the root says of its CAs
// (revocation, constraints) is heard; a list that names issuing CAs alone has these.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "gateway/decision/edition.hpp"
#include "gateway/decision/snapshot.hpp"
#include "trustlists/anchors.hpp"
#include "trustlists/status_history.hpp"
#include "trustlists/trust_list.hpp"
#include "validators/path/build.hpp"

namespace baytrust::decision {

// A current status that starts before the gateway knew it (judgement.md 1).
struct Retroactive {
  Instant effective_from;
  Instant known_from;

  friend bool operator==(const Retroactive&, const Retroactive&) = default;
};

// Another CA certificate that a type says has issued it before.
struct PreviousMention {
  std::string_view type;  // CertificateType::id
  const trustlists::PreviousCa* ca = nullptr;
};

class ListInForce {
 public:
  // previous: the edition in force before, or null.
  ListInForce(const ListEdition& edition, const ListInForce* previous);
  ListInForce(const ListInForce&) = delete;
  ListInForce& operator=(const ListInForce&) = delete;

  const EditionHeader& header() const { return header_; }
  const trustlists::TrustList& list() const { return *list_; }
  const std::string& territory() const { return header_.territory; }

  // The CA service listed by this certificate, the one in force at t where there are several.
  std::optional<trustlists::ListedService> find_ca(const Digest& certificate, Instant t) const {
    return index_.find_ca(certificate, t);
  }
  // Every service listed by this certificate, of whatever type.
  std::vector<trustlists::ListedService> find(const Digest& certificate) const {
    return index_.find(certificate);
  }
  bool is_anchor(const Digest& certificate) const { return anchors_.contains(certificate); }
  const path::Pool& pool() const { return pool_; }
  const std::vector<x509::Certificate>& ca_certificates() const { return index_.ca_certificates(); }
  const Retroactive* retroactive(const Digest& certificate) const;
  std::span<const PreviousMention> previous_mentions(const Digest& certificate) const;

 private:
  void note_retroactive(const ListInForce& previous);
  void note_previous_cas();

  EditionHeader header_;
  std::shared_ptr<const trustlists::TrustList> list_;
  trustlists::ServiceIndex index_;
  std::set<Digest> anchors_;
  path::Pool pool_;
  std::map<Digest, Retroactive> retroactive_;
  std::map<Digest, std::vector<PreviousMention>> previous_cas_;
};

}  // namespace baytrust::decision
