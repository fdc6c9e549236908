#include "trustlists/write.hpp"

#include <algorithm>

#include "trustlists/codes.hpp"
#include "trustlists/extension.hpp"
#include "trustlists/parse.hpp"
#include "trustlists/text_write.hpp"
#include "trustlists/uris.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/element_builder.hpp"

namespace baytrust::trustlists {
namespace {

using xml::ElementBuilder;

// What a list may lack is left out; what it must have stands there even if empty.
void add_texts(ElementBuilder& to, std::string_view name, std::string_view child,
               const xml::Texts& texts) {
  if (!texts.empty()) to.add(texts_element(name, child, texts));
}
void add_text(ElementBuilder& to, std::string_view name, std::string_view text) {
  if (!text.empty()) to.add(tsl(name), text);
}

ElementBuilder address_element(std::string_view name, const Address& address) {
  ElementBuilder element((tsl(name)));
  if (!address.postal.empty()) {
    ElementBuilder postals(tsl("PostalAddresses"));
    for (const PostalAddress& postal : address.postal) {
      ElementBuilder one(tsl("PostalAddress"));
      if (!postal.lang.empty()) one.set({xml::kXmlNamespace, "lang"}, postal.lang);
      add_text(one, "StreetAddress", postal.street);
      add_text(one, "Locality", postal.locality);
      add_text(one, "StateOrProvince", postal.state);
      add_text(one, "PostalCode", postal.postal_code);
      add_text(one, "CountryName", postal.country);
      postals.add(std::move(one));
    }
    element.add(std::move(postals));
  }
  add_texts(element, "ElectronicAddress", "URI", address.electronic);
  return element;
}

Result<ElementBuilder> identity_element(const DigitalIdentity& identity) {
  ElementBuilder element(tsl("ServiceDigitalIdentity"));
  const auto add = [&](std::string_view kind, std::string_view value) {
    element.add(std::move(ElementBuilder(tsl("DigitalId")).add(tsl(kind), value)));
  };
  const auto add_opaque = [&](const std::vector<Opaque>& of) -> Result<void> {
    for (const Opaque& opaque : of) {
      auto builder = builder_of(opaque);
      if (!builder) return builder.error();
      element.add(std::move(ElementBuilder(tsl("DigitalId")).add(*std::move(builder))));
    }
    return {};
  };
  for (const x509::Certificate& certificate : identity.certificates) {
    add("X509Certificate", crypto::base64_encode(certificate->der));
  }
  for (const Bytes& der : identity.unreadable) add("X509Certificate", crypto::base64_encode(der));
  for (const std::string& name : identity.subject_names) add("X509SubjectName", name);
  if (auto good = add_opaque(identity.key_values); !good) return good.error();
  for (const Bytes& ski : identity.subject_key_ids) add("X509SKI", crypto::base64_encode(ski));
  if (auto good = add_opaque(identity.others); !good) return good.error();
  return element;
}

ElementBuilder other_information(ElementBuilder content) {
  return std::move(ElementBuilder(tsl("OtherInformation")).add(std::move(content)));
}

// TS 119 612 5.3.13.
Result<ElementBuilder> pointer_element(const Pointer& pointer) {
  ElementBuilder element(tsl("OtherTSLPointer"));
  if (!pointer.identities.empty()) {
    ElementBuilder identities(tsl("ServiceDigitalIdentities"));
    for (const DigitalIdentity& identity : pointer.identities) {
      auto one = identity_element(identity);
      if (!one) return one;
      identities.add(*std::move(one));
    }
    element.add(std::move(identities));
  }
  add_text(element, "TSLLocation", pointer.location);
  ElementBuilder information(tsl("AdditionalInformation"));
  bool any = !pointer.textual.empty() || !pointer.other.empty();
  for (const xml::LocalText& text : pointer.textual) {
    information.add(text_element(tsl("TextualInformation"), text));
  }
  const auto add = [&](bool present, ElementBuilder content) {
    if (!present) return;
    information.add(other_information(std::move(content)));
    any = true;
  };
  const auto text_of = [](const xml::Name& name, std::string_view text) {
    return std::move(ElementBuilder(name).text(text));
  };
  add(!pointer.type.empty(), text_of(tsl("TSLType"), pointer.type));
  add(!pointer.territory.empty(), text_of(tsl("SchemeTerritory"), pointer.territory));
  add(!pointer.operator_name.empty(),
      texts_element("SchemeOperatorName", "Name", pointer.operator_name));
  add(!pointer.community_rules.empty(),
      texts_element("SchemeTypeCommunityRules", "URI", pointer.community_rules));
  add(!pointer.mime_type.empty(), text_of(tslx("MimeType"), pointer.mime_type));
  for (const Opaque& other : pointer.other) {
    auto builder = builder_of(other);
    if (!builder) return builder;
    information.add(*std::move(builder));
  }
  if (any) element.add(std::move(information));
  return element;
}

void add_notices(ElementBuilder& element, const SchemeInformation& s) {
  if (s.policy.empty() && s.legal_notice.empty()) return;
  ElementBuilder notices(tsl("PolicyOrLegalNotice"));
  for (const xml::LocalText& link : s.policy) notices.add(text_element(tsl("TSLPolicy"), link));
  for (const xml::LocalText& text : s.legal_notice) {
    notices.add(text_element(tsl("TSLLegalNotice"), text));
  }
  element.add(std::move(notices));
}

// TS 119 612 5.3, in its order.
Result<ElementBuilder> scheme_element(const SchemeInformation& s) {
  ElementBuilder element(tsl("SchemeInformation"));
  element.add(tsl("TSLVersionIdentifier"), std::to_string(s.version))
      .add(tsl("TSLSequenceNumber"), std::to_string(s.sequence_number));
  add_text(element, "TSLType", s.type);
  add_texts(element, "SchemeOperatorName", "Name", s.operator_name);
  element.add(address_element("SchemeOperatorAddress", s.operator_address));
  add_texts(element, "SchemeName", "Name", s.name);
  add_texts(element, "SchemeInformationURI", "URI", s.information_uri);
  add_text(element, "StatusDeterminationApproach", s.status_determination_approach);
  add_texts(element, "SchemeTypeCommunityRules", "URI", s.community_rules);
  add_text(element, "SchemeTerritory", s.territory);
  add_notices(element, s);
  element.add(tsl("HistoricalInformationPeriod"), std::to_string(s.historical_information_period));
  if (!s.pointers.empty()) {
    ElementBuilder pointers(tsl("PointersToOtherTSL"));
    for (const Pointer& pointer : s.pointers) {
      auto one = pointer_element(pointer);
      if (!one) return one;
      pointers.add(*std::move(one));
    }
    element.add(std::move(pointers));
  }
  element.add(tsl("ListIssueDateTime"), to_string(s.list_issue_date_time));
  ElementBuilder next_update(tsl("NextUpdate"));
  if (s.next_update) next_update.add(tsl("dateTime"), to_string(*s.next_update));
  element.add(std::move(next_update));
  if (!s.distribution_points.empty()) {
    ElementBuilder points(tsl("DistributionPoints"));
    for (const std::string& uri : s.distribution_points) points.add(tsl("URI"), uri);
    element.add(std::move(points));
  }
  auto extensions = scheme_extensions(s);
  if (!extensions) return extensions.error();
  if (*extensions) element.add(**std::move(extensions));
  return element;
}

Result<void> add_state(ElementBuilder& element, const ServiceState& state) {
  add_text(element, "ServiceTypeIdentifier", state.type);
  add_texts(element, "ServiceName", "Name", state.name);
  auto identity = identity_element(state.identity);
  if (!identity) return identity.error();
  element.add(*std::move(identity));
  add_text(element, "ServiceStatus", state.status);
  element.add(tsl("StatusStartingTime"), to_string(state.status_starting_time));
  return {};
}

Result<ElementBuilder> instance_element(const ServiceState& past) {
  ElementBuilder instance(tsl("ServiceHistoryInstance"));
  if (auto good = add_state(instance, past); !good) return good.error();
  auto extensions = service_extensions(past, {});
  if (!extensions) return extensions.error();
  if (*extensions) instance.add(**std::move(extensions));
  return instance;
}

Result<ElementBuilder> information_element(const Service& service) {
  ElementBuilder information(tsl("ServiceInformation"));
  if (auto good = add_state(information, service.current); !good) return good.error();
  add_texts(information, "SchemeServiceDefinitionURI", "URI", service.scheme_definition_uri);
  if (!service.supply_points.empty()) {
    ElementBuilder points(tsl("ServiceSupplyPoints"));
    for (const SupplyPoint& point : service.supply_points) {
      ElementBuilder one(tsl("ServiceSupplyPoint"));
      if (!point.type.empty()) one.set("type", point.type);
      points.add(std::move(one.text(point.uri)));
    }
    information.add(std::move(points));
  }
  add_texts(information, "TSPServiceDefinitionURI", "URI", service.definition_uri);
  auto extensions = service_extensions(service.current, service.supply_points);
  if (!extensions) return extensions.error();
  if (*extensions) information.add(**std::move(extensions));
  return information;
}

Result<ElementBuilder> service_element(const Service& service) {
  auto information = information_element(service);
  if (!information) return information;
  ElementBuilder element(tsl("TSPService"));
  element.add(*std::move(information));
  if (service.history.empty()) return element;
  ElementBuilder history(tsl("ServiceHistory"));
  for (const ServiceState& past : service.history) {
    auto instance = instance_element(past);
    if (!instance) return instance;
    history.add(*std::move(instance));
  }
  element.add(std::move(history));
  return element;
}

Result<ElementBuilder> provider_element(const TrustServiceProvider& provider) {
  ElementBuilder information(tsl("TSPInformation"));
  add_texts(information, "TSPName", "Name", provider.name);
  add_texts(information, "TSPTradeName", "Name", provider.trade_name);
  information.add(address_element("TSPAddress", provider.address));
  add_texts(information, "TSPInformationURI", "URI", provider.information_uri);
  auto extensions = provider_extensions(provider);
  if (!extensions) return extensions.error();
  if (*extensions) information.add(**std::move(extensions));
  ElementBuilder services(tsl("TSPServices"));
  for (const Service& service : provider.services) {
    auto one = service_element(service);
    if (!one) return one;
    services.add(*std::move(one));
  }
  ElementBuilder element(tsl("TrustServiceProvider"));
  element.add(std::move(information)).add(std::move(services));
  return element;
}

// Those of the ETSI extensions only where they may be needed.
std::vector<xml::Prefix> prefixes_of(const TrustList& list) {
  std::vector<xml::Prefix> prefixes{{"", kTslNamespace}, {"bt", kListNamespace}};
  const auto extends = [](const ServiceState& s) { return s.extensions != EtsiExtensions(); };
  bool needed = !list.scheme.pointers.empty();
  for (const TrustServiceProvider& provider : list.providers) {
    for (const Service& service : provider.services) {
      needed = needed || extends(service.current) ||
               std::any_of(service.history.begin(), service.history.end(), extends);
    }
  }
  if (needed) {
    prefixes.insert(
        prefixes.end(),
        {{"sie", kSieNamespace}, {"tslx", kAdditionalNamespace}, {"xades", xml::kXadesNamespace}});
  }
  return prefixes;
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
  auto scheme = scheme_element(list.scheme);
  if (!scheme) return scheme.error();
  ElementBuilder root(tsl("TrustServiceStatusList"));
  root.set("TSLTag", kTslTag).set("Id", "list").add(*std::move(scheme));
  if (!list.providers.empty()) {
    ElementBuilder providers(tsl("TrustServiceProviderList"));
    for (const TrustServiceProvider& provider : list.providers) {
      auto one = provider_element(provider);
      if (!one) return one.error();
      providers.add(*std::move(one));
    }
    root.add(std::move(providers));
  }
  auto document = root.write({.prefixes = prefixes_of(list), .layout = xml::Layout::indented});
  if (!document) return document;
  if (auto good = check_written(*document, list); !good) return good.error();
  return document;
}

}  // namespace baytrust::trustlists
