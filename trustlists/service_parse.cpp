#include <algorithm>

#include "trustlists/codes.hpp"
#include "trustlists/deviation_codes.hpp"
#include "trustlists/extension.hpp"
#include "trustlists/lax_fields.hpp"
#include "trustlists/reading.hpp"
#include "trustlists/uris.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::trustlists {
namespace {

using xml::Element;

constexpr std::size_t kMaxHistory = 1'000;
constexpr std::size_t kMaxIdentities = 100;
constexpr std::size_t kMaxCertificate = 1U << 20;
constexpr std::size_t kMaxKeyId = 1'024;

// Base64 that is none, or empty: the identity is left out, and the rest of the list is read.
Result<Bytes> lax_base64(const Element& element, std::size_t max, Deviations& deviations) {
  auto octets = xml::base64_field(element, max);
  if (octets) return octets;
  const Error& error = octets.error();
  if (error.code() == xml::kFieldEmpty) {
    deviations.note(deviation::kEmpty, element, {}, error);
  } else if (error.code() == xml::kFieldBase64) {
    deviations.note(deviation::kBase64, element, {}, error);
  } else {
    return error;
  }
  return Bytes();
}

void add_certificate(Bytes der, DigitalIdentity& identity) {
  if (der.empty()) return;
  SharedBytes shared = share(std::move(der));
  auto parsed = x509::Certificate::parse(shared);
  if (parsed) {
    identity.certificates.push_back(*std::move(parsed));
  } else {
    identity.unreadable.push_back(*shared);
  }
}

// TS 119 612 5.5.3: one kind of identity per DigitalId.
Result<bool> parse_digital_id(const Element& element, DigitalIdentity& identity,
                              Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("X509Certificate")},
                                    {tsl("X509SubjectName")},
                                    {{xml::kDsNamespace, "KeyValue"}},
                                    {tsl("X509SKI")},
                                    {tsl("Other")}};
  LaxFields f(element, kSlots, deviations);
  const auto certificate = [](const Element& e, Deviations& d) {
    return lax_base64(e, kMaxCertificate, d);
  };
  const auto key_id = [](const Element& e, Deviations& d) { return lax_base64(e, kMaxKeyId, d); };
  std::size_t kinds = 0;
  if (auto der = f.maybe("X509Certificate", certificate)) {
    ++kinds;
    add_certificate(*std::move(der), identity);
  }
  if (auto name = f.maybe("X509SubjectName", lax_text)) {
    ++kinds;
    if (!name->empty()) identity.subject_names.push_back(*std::move(name));
  }
  if (auto key = f.maybe("KeyValue", opaque_of); key && !f.failed()) {
    ++kinds;
    identity.key_values.push_back(*std::move(key));
  }
  if (auto ski = f.maybe("X509SKI", key_id)) {
    ++kinds;
    if (!ski->empty()) identity.subject_key_ids.push_back(*std::move(ski));
  }
  if (auto other = f.maybe("Other", opaque_of); other && !f.failed()) {
    ++kinds;
    identity.others.push_back(*std::move(other));
  }
  if (kinds == 0) deviations.note(deviation::kEmpty, element);
  if (kinds > 1) {
    const Facts facts{{"found", "DigitalId"}};
    deviations.note(deviation::kElement, element, facts, xml::kFieldUnexpected, facts);
  }
  return f.done(true);
}

// TS 119 612 5.5.7; the type attribute came with v2.2.1.
Result<SupplyPoint> parse_supply_point(const Element& element, Deviations& deviations) {
  auto uri = lax_uri(element, deviations);
  if (!uri) return uri.error();
  SupplyPoint point{SupplyPoint::Kind::unspecified, *std::move(uri)};
  const std::string_view type = element.attribute("type").value_or("");
  if (type.size() <= xml::kMaxText) point.type = type;
  if (type.starts_with("http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP")) {
    point.kind = SupplyPoint::Kind::ocsp;
  } else if (type.starts_with("http://uri.etsi.org/TrstSvc/Svctype/Certstatus/CRL")) {
    point.kind = SupplyPoint::Kind::crl;
  }
  return point;
}

Result<std::vector<SupplyPoint>> parse_supply_points(const Element& element,
                                                     Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("ServiceSupplyPoint"), true}};
  LaxFields f(element, kSlots, deviations);
  auto points = f.some("ServiceSupplyPoint", kMaxTexts, parse_supply_point);
  std::erase_if(points, [](const SupplyPoint& point) { return point.uri.empty(); });
  return f.done(std::move(points));
}

// The beginning that 5.5 and 5.6 share. Without a type or a status nothing is trusted; without a
// starting time the service would have no place in time.
ServiceState parse_state(LaxFields& f) {
  ServiceState state;
  state.type = f.expected("ServiceTypeIdentifier", lax_uri);
  state.name = f.expected("ServiceName", lax_names);
  state.identity = f.expected("ServiceDigitalIdentity", parse_identity);
  state.status = f.expected("ServiceStatus", lax_uri);
  state.status_starting_time = f.one("StatusStartingTime", lax_instant);
  return state;
}

std::vector<SupplyPoint> parse_extensions_into(LaxFields& f, ServiceState& state) {
  auto extensions = f.maybe("ServiceInformationExtensions", parse_service_extensions)
                        .value_or(ServiceExtensions());
  state.types = std::move(extensions.types);
  state.extensions = std::move(extensions.others);
  return std::move(extensions.supply_points);
}

constexpr Slot kInformationSlots[] = {
    {tsl("ServiceTypeIdentifier")},       {tsl("ServiceName")},
    {tsl("ServiceDigitalIdentity")},      {tsl("ServiceStatus")},
    {tsl("StatusStartingTime")},          {tsl("SchemeServiceDefinitionURI")},
    {tsl("ServiceSupplyPoints")},         {tsl("TSPServiceDefinitionURI")},
    {tsl("ServiceInformationExtensions")}};

Result<Service> parse_information(const Element& element, Deviations& deviations) {
  LaxFields f(element, kInformationSlots, deviations);
  Service service;
  service.current = parse_state(f);
  service.scheme_definition_uri =
      f.maybe("SchemeServiceDefinitionURI", lax_uris).value_or(xml::Texts());
  service.supply_points =
      f.maybe("ServiceSupplyPoints", parse_supply_points).value_or(std::vector<SupplyPoint>());
  service.definition_uri = f.maybe("TSPServiceDefinitionURI", lax_uris).value_or(xml::Texts());
  for (const SupplyPoint& stated : parse_extensions_into(f, service.current)) {
    const auto point = std::find_if(service.supply_points.begin(), service.supply_points.end(),
                                    [&](const SupplyPoint& p) { return p.uri == stated.uri; });
    if (point == service.supply_points.end()) {
      f.fail(Error(kSupplyPoint, element.location(), {{"uri", stated.uri.substr(0, 200)}}));
      break;
    }
    point->kind = stated.kind;
  }
  const DigitalIdentity& identity = service.current.identity;
  const std::size_t count = identity.certificates.size() + identity.unreadable.size();
  if (!f.failed() && count == 0) deviations.note(deviation::kNoCertificate, element);
  if (count > 1) {
    deviations.note(deviation::kSeveralCertificates, element, {{"count", std::to_string(count)}});
  }
  return f.done(std::move(service));
}

constexpr Slot kInstanceSlots[] = {
    {tsl("ServiceTypeIdentifier")},  {tsl("ServiceName")},
    {tsl("ServiceDigitalIdentity")}, {tsl("ServiceStatus")},
    {tsl("StatusStartingTime")},     {tsl("ServiceInformationExtensions")}};

Result<ServiceState> parse_instance(const Element& element, Deviations& deviations) {
  LaxFields f(element, kInstanceSlots, deviations);
  ServiceState state = parse_state(f);
  if (!parse_extensions_into(f, state).empty()) {
    f.fail(Error(xml::kFieldUnexpected, element.location(), {{"found", "SupplyPoints"}}));
  }
  return f.done(std::move(state));
}

Result<std::vector<ServiceState>> parse_history(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("ServiceHistoryInstance"), true}};
  LaxFields f(element, kSlots, deviations);
  auto history = f.any("ServiceHistoryInstance", kMaxHistory, parse_instance);
  return f.done(std::move(history));
}

// TS 119 612 5.5.10: newest first. Lists that deviate are sorted; a past that begins after the
// present contradicts itself (status_history.hpp).
void order_history(Service& service, const Element& element, Deviations& deviations) {
  const auto later = [](const ServiceState& a, const ServiceState& b) {
    return a.status_starting_time > b.status_starting_time;
  };
  auto& history = service.history;
  if (history.empty()) return;
  if (!std::is_sorted(history.begin(), history.end(), later)) {
    deviations.note(deviation::kHistoryOrder, element);
    std::stable_sort(history.begin(), history.end(), later);
  }
  if (history.front().status_starting_time <= service.current.status_starting_time) return;
  const Facts facts{{"starting", to_string(history.front().status_starting_time)},
                    {"current", to_string(service.current.status_starting_time)}};
  deviations.note(deviation::kHistoryAfterCurrent, element, facts, kHistoryAfterCurrent, facts);
}

}  // namespace

Result<DigitalIdentity> parse_identity(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("DigitalId"), true}};
  LaxFields f(element, kSlots, deviations);
  DigitalIdentity identity;
  const auto read = [&identity](const Element& e, Deviations& d) {
    return parse_digital_id(e, identity, d);
  };
  f.any("DigitalId", kMaxIdentities, read);
  return f.done(std::move(identity));
}

Result<Service> parse_service(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("ServiceInformation")}, {tsl("ServiceHistory")}};
  LaxFields f(element, kSlots, deviations);
  Service service = f.one("ServiceInformation", parse_information);
  service.history = f.maybe("ServiceHistory", parse_history).value_or(std::vector<ServiceState>());
  order_history(service, element, deviations);
  return f.done(std::move(service));
}

}  // namespace baytrust::trustlists
