// A service of a list while rows about it are put together, and the states it went through.
// Internal to draft_list.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/authoring/list_row.hpp"
#include "gateway/authoring/row_values.hpp"
#include "trustlists/trust_list.hpp"

namespace baytrust::authoring {

class ListedService {
 public:
  ListedService(std::string type_uri, x509::Certificate certificate)
      : type_uri_(std::move(type_uri)), certificate_(std::move(certificate)) {}

  const x509::Certificate& certificate() const { return certificate_; }
  void take_name(Row& row, const xml::Texts& name);
  // A name for a root that has no row of its own.
  void take_default_name(const std::string& name);
  void take_supply_points(const std::vector<trustlists::SupplyPoint>& points);
  // In force from..to with this type, or without any. The same type twice, in the same table or
  // under another period, is author.row.repeated.
  void take_period(Row& row, const ListRow& listed);
  // Of a root that a row about an issuing CA names.
  void take_implied_period(const ListRow& listed);

  // As of `issued`: what is to end later still stands.
  trustlists::Service finished(Instant issued) const;
  std::size_t types() const { return type_count_; }

 private:
  struct Period {
    std::size_t line = 0;
    Instant from;
    std::optional<Instant> to;
    std::optional<trustlists::CertificateType> type;

    bool holds(Instant t) const { return from <= t && (!to || t < *to); }
  };
  trustlists::ServiceState state_at(Instant t, const trustlists::ServiceState* before) const;

  std::string type_uri_;
  x509::Certificate certificate_;
  Once<xml::Texts> name_;
  xml::Texts default_name_;
  std::vector<trustlists::SupplyPoint> supply_points_;
  std::vector<Period> periods_;
  std::size_t type_count_ = 0;
};

}  // namespace baytrust::authoring
