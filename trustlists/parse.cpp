#include "trustlists/parse.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "trustlists/codes.hpp"
#include "trustlists/extension.hpp"
#include "trustlists/uris.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::trustlists {
namespace {

using xml::Element;
using xml::Fields;

constexpr std::size_t kMaxHistory = 1'000;
constexpr std::size_t kMaxTexts = 1'000;
constexpr std::size_t kMaxIdentities = 100;
constexpr std::size_t kMaxCertificate = 1U << 20;
constexpr std::size_t kMaxKeyId = 1'024;

constexpr xml::Keyword<int> kTags[] = {{kTslTag, 0}};

template <class T>
Result<T> ignore(const Element&) {
  return T();
}

// TS 119 612 5.1.4: InternationalNames, a list of Name; and lists of URI.
auto texts_of(std::string_view child) {
  return [child](const Element& element) -> Result<xml::Texts> {
    Fields f(element);
    return f.done(f.some(tsl(child), kMaxTexts, xml::local_text_field));
  };
}
const auto kNames = texts_of("Name");
const auto kUris = texts_of("URI");

auto number_in(std::int64_t min, std::int64_t max) {
  return [min, max](const Element& element) { return xml::number_field(element, min, max); };
}

// TS 119 612 5.3.5.1.
Result<PostalAddress> parse_postal(const Element& element) {
  const auto lang = element.attribute({xml::kXmlNamespace, "lang"});
  if (!lang) {
    return Error(xml::kFieldAttributeMissing, element.location(), {{"attribute", "xml:lang"}});
  }
  Fields f(element);
  PostalAddress address;
  address.lang = *lang;
  address.street = f.one(tsl("StreetAddress"), xml::text_field);
  address.locality = f.one(tsl("Locality"), xml::text_field);
  address.state = f.maybe(tsl("StateOrProvince"), xml::text_field).value_or("");
  address.postal_code = f.maybe(tsl("PostalCode"), xml::text_field).value_or("");
  address.country = f.one(tsl("CountryName"), xml::text_field);
  return f.done(std::move(address));
}

Result<std::vector<PostalAddress>> parse_postals(const Element& element) {
  Fields f(element);
  return f.done(f.some(tsl("PostalAddress"), kMaxTexts, parse_postal));
}

Result<Address> parse_address(const Element& element) {
  Fields f(element);
  Address address;
  address.postal = f.one(tsl("PostalAddresses"), parse_postals);
  address.electronic = f.one(tsl("ElectronicAddress"), kUris);
  return f.done(std::move(address));
}

// TS 119 612 5.3.11: TSLPolicy (links) or TSLLegalNotice (texts); the links are not modelled.
Result<xml::Texts> parse_legal_notice(const Element& element) {
  Fields f(element);
  f.any(tsl("TSLPolicy"), kMaxTexts, xml::local_text_field);
  return f.done(f.any(tsl("TSLLegalNotice"), kMaxTexts, xml::local_text_field));
}

Result<std::optional<Instant>> parse_next_update(const Element& element) {
  Fields f(element);
  return f.done(f.maybe(tsl("dateTime"), xml::instant_field));
}

Result<std::vector<std::string>> parse_uri_list(const Element& element) {
  Fields f(element);
  return f.done(f.some(tsl("URI"), kMaxTexts, xml::text_field));
}

// TS 119 612 5.3.10, and our deviation from it: a code may name a part of a country (CN-GD).
bool is_territory(std::string_view text) {
  const auto is_code = [](std::string_view part, std::size_t min, std::size_t max) {
    return part.size() >= min && part.size() <= max &&
           std::all_of(part.begin(), part.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  };
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return is_code(text, 2, 3);
  return is_code(text.substr(0, dash), 2, 3) && is_code(text.substr(dash + 1), 1, 3);
}

Result<std::string> parse_territory(const Element& element) {
  auto text = xml::text_field(element);
  if (!text || is_territory(*text)) return text;
  return Error(kTerritory, element.location(), {{"value", text->substr(0, 80)}});
}

Result<std::int64_t> parse_version(const Element& element) {
  const auto version = xml::number_field(element, 0, 1'000'000);
  if (!version) return version.error();
  if (*version == 5 || *version == 6) return *version;
  return Error(kVersion, element.location(), {{"version", std::to_string(*version)}});
}

// TS 119 612 5.3, in its order.
Result<SchemeInformation> parse_scheme(const Element& element) {
  Fields f(element);
  SchemeInformation s;
  s.version = f.one(tsl("TSLVersionIdentifier"), parse_version);
  s.sequence_number =
      f.one(tsl("TSLSequenceNumber"), number_in(1, std::numeric_limits<std::int64_t>::max()));
  s.type = f.one(tsl("TSLType"), xml::text_field);
  s.operator_name = f.one(tsl("SchemeOperatorName"), kNames);
  s.operator_address = f.one(tsl("SchemeOperatorAddress"), parse_address);
  s.name = f.one(tsl("SchemeName"), kNames);
  s.information_uri = f.one(tsl("SchemeInformationURI"), kUris);
  s.status_determination_approach = f.one(tsl("StatusDeterminationApproach"), xml::text_field);
  s.community_rules = f.maybe(tsl("SchemeTypeCommunityRules"), kUris).value_or(xml::Texts());
  s.territory = f.one(tsl("SchemeTerritory"), parse_territory);
  s.legal_notice = f.maybe(tsl("PolicyOrLegalNotice"), parse_legal_notice).value_or(xml::Texts());
  s.historical_information_period =
      f.one(tsl("HistoricalInformationPeriod"), number_in(0, 1'000'000));
  f.maybe(tsl("PointersToOtherTSL"), ignore<int>);
  s.list_issue_date_time = f.one(tsl("ListIssueDateTime"), xml::instant_field);
  s.next_update = f.one(tsl("NextUpdate"), parse_next_update);
  s.distribution_points =
      f.maybe(tsl("DistributionPoints"), parse_uri_list).value_or(std::vector<std::string>());
  auto extensions =
      f.maybe(tsl("SchemeExtensions"), parse_scheme_extensions).value_or(SchemeExtensions());
  s.assurance = std::move(extensions.assurance);
  s.next_signer = extensions.next_signer;
  s.unknown_critical = std::move(extensions.unknown_critical);
  return f.done(std::move(s));
}

// TS 119 612 5.5.3: one kind of identity per DigitalId.
struct DigitalId {
  std::optional<x509::Certificate> certificate;
  Bytes unreadable;
  std::optional<std::string> subject_name;
  Bytes subject_key_id;
};
Result<DigitalId> parse_digital_id(const Element& element) {
  Fields f(element);
  DigitalId id;
  const auto certificate = [](const Element& e) { return xml::base64_field(e, kMaxCertificate); };
  const auto key_id = [](const Element& e) { return xml::base64_field(e, kMaxKeyId); };
  if (auto der = f.maybe(tsl("X509Certificate"), certificate); der && !f.failed()) {
    SharedBytes shared = share(*std::move(der));
    auto parsed = x509::Certificate::parse(shared);
    if (parsed) {
      id.certificate = *std::move(parsed);
    } else {
      id.unreadable = *shared;
    }
  } else if (auto name = f.maybe(tsl("X509SubjectName"), xml::text_field)) {
    id.subject_name = *std::move(name);
  } else if (auto ski = f.maybe(tsl("X509SKI"), key_id)) {
    id.subject_key_id = *std::move(ski);
  } else if (!f.maybe({xml::kDsNamespace, "KeyValue"}, ignore<int>)) {
    f.maybe(tsl("Other"), ignore<int>);
  }
  return f.done(std::move(id));
}

Result<DigitalIdentity> parse_identity(const Element& element) {
  Fields f(element);
  DigitalIdentity identity;
  for (DigitalId& id : f.any(tsl("DigitalId"), kMaxIdentities, parse_digital_id)) {
    if (id.certificate) identity.certificates.push_back(*std::move(id.certificate));
    if (!id.unreadable.empty()) identity.unreadable.push_back(std::move(id.unreadable));
    if (!id.subject_key_id.empty())
      identity.subject_key_ids.push_back(std::move(id.subject_key_id));
    if (id.subject_name) identity.subject_names.push_back(*std::move(id.subject_name));
  }
  return f.done(std::move(identity));
}

// TS 119 612 5.5.7; the type attribute came with v2.2.1.
Result<SupplyPoint> parse_supply_point(const Element& element) {
  auto uri = xml::text_field(element);
  if (!uri) return uri.error();
  SupplyPoint point{SupplyPoint::Kind::unspecified, *std::move(uri)};
  const std::string_view type = element.attribute("type").value_or("");
  if (type.starts_with("http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP")) {
    point.kind = SupplyPoint::Kind::ocsp;
  } else if (type.starts_with("http://uri.etsi.org/TrstSvc/Svctype/Certstatus/CRL")) {
    point.kind = SupplyPoint::Kind::crl;
  }
  return point;
}

Result<std::vector<SupplyPoint>> parse_supply_points(const Element& element) {
  Fields f(element);
  return f.done(f.some(tsl("ServiceSupplyPoint"), kMaxTexts, parse_supply_point));
}

// The beginning that 5.5 and 5.6 share.
ServiceState parse_state(Fields& f) {
  ServiceState state;
  state.type = f.one(tsl("ServiceTypeIdentifier"), xml::text_field);
  state.name = f.one(tsl("ServiceName"), kNames);
  state.identity = f.one(tsl("ServiceDigitalIdentity"), parse_identity);
  state.status = f.one(tsl("ServiceStatus"), xml::text_field);
  state.status_starting_time = f.one(tsl("StatusStartingTime"), xml::instant_field);
  return state;
}

std::vector<SupplyPoint> parse_extensions_into(Fields& f, ServiceState& state) {
  auto extensions = f.maybe(tsl("ServiceInformationExtensions"), parse_service_extensions)
                        .value_or(ServiceExtensions());
  state.types = std::move(extensions.types);
  state.unknown_critical = std::move(extensions.unknown_critical);
  return std::move(extensions.supply_points);
}

Result<Service> parse_information(const Element& element) {
  Fields f(element);
  Service service;
  service.current = parse_state(f);
  f.maybe(tsl("SchemeServiceDefinitionURI"), kUris);
  service.supply_points =
      f.maybe(tsl("ServiceSupplyPoints"), parse_supply_points).value_or(std::vector<SupplyPoint>());
  f.maybe(tsl("TSPServiceDefinitionURI"), kUris);
  for (const SupplyPoint& stated : parse_extensions_into(f, service.current)) {
    const auto point = std::find_if(service.supply_points.begin(), service.supply_points.end(),
                                    [&](const SupplyPoint& p) { return p.uri == stated.uri; });
    if (point == service.supply_points.end()) {
      f.fail(Error(kSupplyPoint, element.location(), {{"uri", stated.uri.substr(0, 200)}}));
      break;
    }
    point->kind = stated.kind;
  }
  return f.done(std::move(service));
}

Result<ServiceState> parse_instance(const Element& element) {
  Fields f(element);
  ServiceState state = parse_state(f);
  if (!parse_extensions_into(f, state).empty()) {
    f.fail(Error(xml::kFieldUnexpected, element.location(), {{"found", "SupplyPoints"}}));
  }
  return f.done(std::move(state));
}

Result<std::vector<ServiceState>> parse_history(const Element& element) {
  Fields f(element);
  return f.done(f.any(tsl("ServiceHistoryInstance"), kMaxHistory, parse_instance));
}

// TS 119 612 5.5.10: newest first. Lists that deviate are sorted; a past that begins after the
// present contradicts itself and is refused.
Result<Service> parse_service(const Element& element) {
  Fields f(element);
  Service service = f.one(tsl("ServiceInformation"), parse_information);
  service.history =
      f.maybe(tsl("ServiceHistory"), parse_history).value_or(std::vector<ServiceState>());
  std::stable_sort(service.history.begin(), service.history.end(),
                   [](const ServiceState& a, const ServiceState& b) {
                     return a.status_starting_time > b.status_starting_time;
                   });
  const Instant current = service.current.status_starting_time;
  if (!service.history.empty() && service.history.front().status_starting_time > current) {
    f.fail(Error(kHistoryAfterCurrent, element.location(),
                 {{"starting", to_string(service.history.front().status_starting_time)},
                  {"current", to_string(current)}}));
  }
  return f.done(std::move(service));
}

Result<TrustServiceProvider> parse_provider_information(const Element& element) {
  Fields f(element);
  TrustServiceProvider provider;
  provider.name = f.one(tsl("TSPName"), kNames);
  provider.trade_name = f.maybe(tsl("TSPTradeName"), kNames).value_or(xml::Texts());
  provider.address = f.one(tsl("TSPAddress"), parse_address);
  provider.information_uri = f.one(tsl("TSPInformationURI"), kUris);
  f.maybe(tsl("TSPInformationExtensions"), ignore<int>);
  return f.done(std::move(provider));
}

// At most `room` services.
Result<TrustServiceProvider> parse_provider(const Element& element, std::size_t room) {
  const auto services = [room](const Element& e) -> Result<std::vector<Service>> {
    Fields f(e);
    return f.done(f.some(tsl("TSPService"), room, parse_service));
  };
  Fields f(element);
  TrustServiceProvider provider = f.one(tsl("TSPInformation"), parse_provider_information);
  provider.services = f.one(tsl("TSPServices"), services);
  return f.done(std::move(provider));
}

Result<std::vector<TrustServiceProvider>> parse_providers(const Element& element,
                                                          const ListLimits& limits) {
  Fields f(element);
  std::size_t room = limits.services;
  const auto provider = [&room](const Element& e) {
    auto parsed = parse_provider(e, room);
    if (parsed) room -= parsed->services.size();
    return parsed;
  };
  return f.done(f.some(tsl("TrustServiceProvider"), limits.providers, provider));
}

// Every level that a type names is one the list declares.
Result<void> check_levels(const TrustList& list) {
  for (const TrustServiceProvider& provider : list.providers) {
    for (const Service& service : provider.services) {
      const auto check = [&](const ServiceState& state) -> Result<void> {
        for (const CertificateType& type : state.types) {
          if (list.scheme.assurance.declares(type.assurance_level)) continue;
          return Error(kLevelUnknown, "type " + type.id, {{"level", type.assurance_level}});
        }
        return {};
      };
      if (auto good = check(service.current); !good) return good;
      for (const ServiceState& past : service.history) {
        if (auto good = check(past); !good) return good;
      }
    }
  }
  return {};
}

}  // namespace

Result<TrustList> parse(const xml::Element& root, const ListLimits& limits) {
  if (auto good = xml::expect_root(root, tsl("TrustServiceStatusList")); !good) {
    return good.error();
  }
  Fields f(root);
  const std::string tag = f.attribute("TSLTag");
  if (!f.failed()) f.from(xml::parse_keyword(root, tag, kTags));
  TrustList list;
  list.scheme = f.one(tsl("SchemeInformation"), parse_scheme);
  const auto providers = [&limits](const Element& e) { return parse_providers(e, limits); };
  list.providers = f.maybe(tsl("TrustServiceProviderList"), providers)
                       .value_or(std::vector<TrustServiceProvider>());
  // Octets that were signed no longer hold the enveloped signature; drafts and other tools' do.
  f.maybe({xml::kDsNamespace, "Signature"}, ignore<int>);
  if (!f.failed()) {
    if (auto good = check_levels(list); !good) f.fail(good.error());
  }
  return f.done(std::move(list));
}

Result<TrustList> parse(const xml::SignedOctets& document, const ListLimits& limits) {
  const auto tree = xml::read(document);
  if (!tree) return tree.error();
  return parse(tree->root(), limits);
}

}  // namespace baytrust::trustlists
