// TrustList: one edition of a jurisdiction's trust list, ETSI TS 119 612 as a value. parse.hpp
// makes it from signed octets only, write.hpp writes it. Field names are the standard's.
// Not here: acceptance of an edition, its age, its signer: those are gateway/decision's.
// Foreign lists (v5, v6) are read into the same value; what our profile does not model (pointers,
// legal notices, qualifications) is left out, except for the names of unknown critical extensions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "trustlists/assurance.hpp"
#include "trustlists/certificate_type.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::trustlists {

// TS 119 612 5.5.3. Our profile: exactly one certificate, and its SubjectKeyIdentifier.
struct DigitalIdentity {
  std::vector<x509::Certificate> certificates{};
  std::vector<Bytes> unreadable{};  // X509Certificate whose DER we refuse: never an anchor
  std::vector<Bytes> subject_key_ids{};
  std::vector<std::string> subject_names{};  // as written; never used to recognise a CA

  friend bool operator==(const DigitalIdentity&, const DigitalIdentity&) = default;
};

// TS 119 612 5.5.1, by URI. Both CA/PKC and CA/QC are ca.
enum class ServiceKind : std::uint8_t { ca, tsa, ocsp, other };
ServiceKind kind_of(std::string_view type_uri);

// TS 119 612 5.5.4, by URI: what a status means for trust. unknown: a URI nobody here knows.
enum class Standing : std::uint8_t { in_force, ended, unknown };
Standing standing_of(std::string_view status_uri);

// TS 119 612 5.5.7. `kind` is ours (extension element SupplyPointKind), or read from the type
// attribute of v2.4.1.
struct SupplyPoint {
  enum class Kind : std::uint8_t { unspecified, crl, ocsp, ldap, cps };
  Kind kind = Kind::unspecified;
  std::string uri{};

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
  std::vector<CertificateType> types{};         // our extension
  std::vector<std::string> unknown_critical{};  // "{namespace}local" of critical extensions

  friend bool operator==(const ServiceState&, const ServiceState&) = default;
};

struct Service {
  ServiceState current{};
  std::vector<SupplyPoint> supply_points{};
  std::vector<ServiceState> history{};  // newest first; equal starting times keep document order

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

  friend bool operator==(const TrustServiceProvider&, const TrustServiceProvider&) = default;
};

// The signing certificate that a later edition will be signed with; a pin only once approved.
struct NextSigner {
  Digest certificate_sha256{};
  Instant from{};

  friend bool operator==(const NextSigner&, const NextSigner&) = default;
};

// TS 119 612 5.3.
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
  std::int64_t historical_information_period = 65535;  // days; 65535: for ever (5.3.12)
  Instant list_issue_date_time{};
  std::optional<Instant> next_update{};  // absent: the list is closed (5.3.15)
  std::vector<std::string> distribution_points{};
  AssuranceOrder assurance{};               // our scheme extension
  std::optional<NextSigner> next_signer{};  // our scheme extension
  std::vector<std::string> unknown_critical{};

  friend bool operator==(const SchemeInformation&, const SchemeInformation&) = default;
};

struct TrustList {
  SchemeInformation scheme{};
  std::vector<TrustServiceProvider> providers{};

  friend bool operator==(const TrustList&, const TrustList&) = default;
};

// What the list holds that cannot be used, one warning each: certificates that do not parse,
// unknown status URIs, unknown critical extensions. Subject = list territory.
Findings reservations(const TrustList& list);

}  // namespace baytrust::trustlists
