#include "trustlists/write.hpp"

#include "trustlists/codes.hpp"
#include "trustlists/extension.hpp"
#include "trustlists/parse.hpp"
#include "trustlists/uris.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/element_builder.hpp"

namespace baytrust::trustlists {
namespace {

using xml::ElementBuilder;

constexpr xml::Name kLang{xml::kXmlNamespace, "lang"};

ElementBuilder texts_element(std::string_view name, std::string_view child,
                             const xml::Texts& texts) {
  ElementBuilder element(tsl(name));
  for (const xml::LocalText& text : texts) {
    element.add(ElementBuilder(tsl(child)).set(kLang, text.lang).text(text.text));
  }
  return element;
}

ElementBuilder address_element(std::string_view name, const Address& address) {
  ElementBuilder postals(tsl("PostalAddresses"));
  for (const PostalAddress& postal : address.postal) {
    ElementBuilder element(tsl("PostalAddress"));
    element.set(kLang, postal.lang)
        .add(tsl("StreetAddress"), postal.street)
        .add(tsl("Locality"), postal.locality);
    if (!postal.state.empty()) element.add(tsl("StateOrProvince"), postal.state);
    if (!postal.postal_code.empty()) element.add(tsl("PostalCode"), postal.postal_code);
    element.add(tsl("CountryName"), postal.country);
    postals.add(std::move(element));
  }
  return ElementBuilder(tsl(name))
      .add(std::move(postals))
      .add(texts_element("ElectronicAddress", "URI", address.electronic));
}

// TS 119 612 5.3, in its order.
ElementBuilder scheme_element(const SchemeInformation& s) {
  ElementBuilder element(tsl("SchemeInformation"));
  element.add(tsl("TSLVersionIdentifier"), std::to_string(s.version))
      .add(tsl("TSLSequenceNumber"), std::to_string(s.sequence_number))
      .add(tsl("TSLType"), s.type)
      .add(texts_element("SchemeOperatorName", "Name", s.operator_name))
      .add(address_element("SchemeOperatorAddress", s.operator_address))
      .add(texts_element("SchemeName", "Name", s.name))
      .add(texts_element("SchemeInformationURI", "URI", s.information_uri))
      .add(tsl("StatusDeterminationApproach"), s.status_determination_approach);
  if (!s.community_rules.empty()) {
    element.add(texts_element("SchemeTypeCommunityRules", "URI", s.community_rules));
  }
  element.add(tsl("SchemeTerritory"), s.territory);
  if (!s.legal_notice.empty()) {
    element.add(texts_element("PolicyOrLegalNotice", "TSLLegalNotice", s.legal_notice));
  }
  element.add(tsl("HistoricalInformationPeriod"), std::to_string(s.historical_information_period))
      .add(tsl("ListIssueDateTime"), to_string(s.list_issue_date_time));
  ElementBuilder next_update(tsl("NextUpdate"));
  if (s.next_update) next_update.add(tsl("dateTime"), to_string(*s.next_update));
  element.add(std::move(next_update));
  if (!s.distribution_points.empty()) {
    ElementBuilder points(tsl("DistributionPoints"));
    for (const std::string& uri : s.distribution_points) points.add(tsl("URI"), uri);
    element.add(std::move(points));
  }
  if (auto extensions = scheme_extensions(s)) element.add(*std::move(extensions));
  return element;
}

ElementBuilder identity_element(const DigitalIdentity& identity) {
  ElementBuilder element(tsl("ServiceDigitalIdentity"));
  const auto add = [&](std::string_view kind, std::string_view value) {
    element.add(ElementBuilder(tsl("DigitalId")).add(tsl(kind), value));
  };
  for (const x509::Certificate& certificate : identity.certificates) {
    add("X509Certificate", crypto::base64_encode(certificate->der));
  }
  for (const Bytes& der : identity.unreadable) add("X509Certificate", crypto::base64_encode(der));
  for (const std::string& name : identity.subject_names) add("X509SubjectName", name);
  for (const Bytes& ski : identity.subject_key_ids) add("X509SKI", crypto::base64_encode(ski));
  return element;
}

void add_state(ElementBuilder& element, const ServiceState& state) {
  element.add(tsl("ServiceTypeIdentifier"), state.type)
      .add(texts_element("ServiceName", "Name", state.name))
      .add(identity_element(state.identity))
      .add(tsl("ServiceStatus"), state.status)
      .add(tsl("StatusStartingTime"), to_string(state.status_starting_time));
}

ElementBuilder service_element(const Service& service) {
  ElementBuilder information(tsl("ServiceInformation"));
  add_state(information, service.current);
  if (!service.supply_points.empty()) {
    ElementBuilder points(tsl("ServiceSupplyPoints"));
    for (const SupplyPoint& point : service.supply_points) {
      points.add(tsl("ServiceSupplyPoint"), point.uri);
    }
    information.add(std::move(points));
  }
  if (auto extensions = service_extensions(service.current.types, service.supply_points)) {
    information.add(*std::move(extensions));
  }
  ElementBuilder element(tsl("TSPService"));
  element.add(std::move(information));
  if (!service.history.empty()) {
    ElementBuilder history(tsl("ServiceHistory"));
    for (const ServiceState& past : service.history) {
      ElementBuilder instance(tsl("ServiceHistoryInstance"));
      add_state(instance, past);
      if (auto extensions = service_extensions(past.types, {})) {
        instance.add(*std::move(extensions));
      }
      history.add(std::move(instance));
    }
    element.add(std::move(history));
  }
  return element;
}

ElementBuilder provider_element(const TrustServiceProvider& provider) {
  ElementBuilder information(tsl("TSPInformation"));
  information.add(texts_element("TSPName", "Name", provider.name));
  if (!provider.trade_name.empty()) {
    information.add(texts_element("TSPTradeName", "Name", provider.trade_name));
  }
  information.add(address_element("TSPAddress", provider.address))
      .add(texts_element("TSPInformationURI", "URI", provider.information_uri));
  ElementBuilder services(tsl("TSPServices"));
  for (const Service& service : provider.services) services.add(service_element(service));
  return ElementBuilder(tsl("TrustServiceProvider"))
      .add(std::move(information))
      .add(std::move(services));
}

// What a reader will make of the octets is what was meant, or nothing is written.
Result<void> check_written(ByteView document, const TrustList& meant) {
  const auto tree = xml::read_unsigned(document);
  if (!tree) return tree.error();
  const auto read = parse(tree->root());
  if (!read) return read.error();
  if (*read == meant) return {};
  const bool scheme = read->scheme == meant.scheme;
  return Error(kModel, "list", {{"part", scheme ? "providers" : "scheme"}});
}

}  // namespace

std::string tsl_type_uri(std::string_view territory) {
  std::string uri = "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/";
  return uri.append(territory).append("list");
}

Result<Bytes> write(const TrustList& list) {
  ElementBuilder root(tsl("TrustServiceStatusList"));
  root.set("TSLTag", kTslTag).set("Id", "list").add(scheme_element(list.scheme));
  if (!list.providers.empty()) {
    ElementBuilder providers(tsl("TrustServiceProviderList"));
    for (const TrustServiceProvider& provider : list.providers) {
      providers.add(provider_element(provider));
    }
    root.add(std::move(providers));
  }
  auto document = root.write(
      {.prefixes = {{"", kTslNamespace}, {"bt", kListNamespace}}, .layout = xml::Layout::indented});
  if (!document) return document;
  if (auto good = check_written(*document, list); !good) return good.error();
  return document;
}

}  // namespace baytrust::trustlists
