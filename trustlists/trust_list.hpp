// TrustList: one edition of a jurisdiction's trust list, ETSI TS 119 612 as a value. parse.hpp
// makes it from signed octets only, write.hpp writes it. Field names are the standard's.
// Not here: acceptance of an edition, its age, its signer: those are gateway/decision's.
// Foreign lists (v5, v6) are read into the same value: what our profile does not use (pointers,
// qualifications, unknown extensions) is kept, shown and written again, and never trusted by.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "trustlists/assurance.hpp"
#include "trustlists/certificate_type.hpp"
#include "trustlists/etsi_extensions.hpp"
#include "trustlists/identity.hpp"
#include "trustlists/pointer.hpp"
#include "trustlists/uri_table.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::trustlists {

// TS 119 612 5.5.7. `kind` is ours (extension element SupplyPointKind), or read from the type
// attribute of v2.4.1.
struct SupplyPoint {
  enum class Kind : std::uint8_t { unspecified, crl, ocsp, ldap, cps };
  Kind kind = Kind::unspecified;
  std::string uri{};
  std::string type{};  // the attribute, as written; may be empty

  friend bool operator==(const SupplyPoint&, const SupplyPoint&) = default;
};
std::string_view to_string(SupplyPoint::Kind kind);

// A service as it stands, or stood, from `status_starting_time` on (5.5 and 5.6).
struct ServiceState {
  std::string type{};  // ServiceTypeIdentifier
  xml::Texts name{};
  DigitalIdentity identity{};
  std::string status{};  // ServiceStatus
  Instant status_starting_time{};
  std::vector<CertificateType> types{};  // our extension
  EtsiExtensions extensions{};           // every other one

  friend bool operator==(const ServiceState&, const ServiceState&) = default;
};

struct Service {
  ServiceState current{};
  std::vector<SupplyPoint> supply_points{};
  std::vector<ServiceState> history{};  // newest first; equal starting times keep document order
  xml::Texts scheme_definition_uri{};   // SchemeServiceDefinitionURI, may be empty
  xml::Texts definition_uri{};          // TSPServiceDefinitionURI, may be empty

  // The one certificate the service is listed by; null where it has none, or several.
  const x509::Certificate* certificate() const;
  friend bool operator==(const Service&, const Service&) = default;
};

// TS 119 612 5.3.5 and 5.4.3.
struct PostalAddress {
  std::string lang{};
  std::string street{}, locality{}, state{}, postal_code{},
      country{};  // state, postal_code may be empty

  friend bool operator==(const PostalAddress&, const PostalAddress&) = default;
};
struct Address {
  std::vector<PostalAddress> postal{};  // at least one
  xml::Texts electronic{};              // mailto: and https: URIs, at least one

  friend bool operator==(const Address&, const Address&) = default;
};

struct TrustServiceProvider {
  xml::Texts name{};
  xml::Texts trade_name{};  // may be empty
  Address address{};
  xml::Texts information_uri{};
  std::vector<Service> services{};
  std::vector<UnknownExtension> extensions{};  // TSPInformationExtensions

  friend bool operator==(const TrustServiceProvider&, const TrustServiceProvider&) = default;
};

// The signing certificate that a later edition will be signed with; a pin only once approved.
struct NextSigner {
  Digest certificate_sha256{};
  Instant from{};

  friend bool operator==(const NextSigner&, const NextSigner&) = default;
};

// TS 119 612 5.3. What the schema asks for may be empty all the same in a list that deviates.
struct SchemeInformation {
  std::int64_t version = 6;          // TSLVersionIdentifier: 5 or 6
  std::int64_t sequence_number = 1;  // 1 .. 2^63-1; what may be accepted is decision's
  std::string type{};                // TSLType
  xml::Texts operator_name{};
  Address operator_address{};
  xml::Texts name{};
  xml::Texts information_uri{};
  std::string status_determination_approach{};
  xml::Texts community_rules{};                        // may be empty
  std::string territory{};                             // "HK", "MO", "CN-GD"
  xml::Texts legal_notice{};                           // TSLLegalNotice, may be empty
  xml::Texts policy{};                                 // TSLPolicy: links, may be empty
  std::int64_t historical_information_period = 65535;  // days; 65535: for ever (5.3.12)
  std::vector<Pointer> pointers{};                     // PointersToOtherTSL
  Instant list_issue_date_time{};
  std::optional<Instant> next_update{};  // absent: the list is closed (5.3.15)
  std::vector<std::string> distribution_points{};
  AssuranceOrder assurance{};               // our scheme extension
  std::optional<NextSigner> next_signer{};  // our scheme extension
  std::vector<UnknownExtension> extensions{};

  friend bool operator==(const SchemeInformation&, const SchemeInformation&) = default;
};

struct TrustList {
  SchemeInformation scheme{};
  std::vector<TrustServiceProvider> providers{};

  friend bool operator==(const TrustList&, const TrustList&) = default;
};

// What the list holds that cannot be used, one warning each: certificates that do not parse,
// unknown status URIs, critical extensions that are unknown or not applied; and, as information,
// services that are described by qualifications only, which are not certificate types of ours.
// Subject = list territory.
Findings reservations(const TrustList& list);

}  // namespace baytrust::trustlists
