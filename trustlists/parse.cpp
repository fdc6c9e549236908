#include "trustlists/parse.hpp"

#include "trustlists/codes.hpp"
#include "trustlists/deviation_codes.hpp"
#include "trustlists/extension.hpp"
#include "trustlists/lax_fields.hpp"
#include "trustlists/reading.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::trustlists {
namespace {

using xml::Element;

constexpr xml::Keyword<int> kTags[] = {{kTslTag, 0}};

// TS 119 612 5.4.
Result<TrustServiceProvider> parse_provider_information(const Element& element,
                                                        Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("TSPName")},
                                    {tsl("TSPTradeName")},
                                    {tsl("TSPAddress")},
                                    {tsl("TSPInformationURI")},
                                    {tsl("TSPInformationExtensions")}};
  LaxFields f(element, kSlots, deviations);
  TrustServiceProvider provider;
  provider.name = f.expected("TSPName", lax_names);
  provider.trade_name = f.maybe("TSPTradeName", lax_names).value_or(xml::Texts());
  provider.address = f.expected("TSPAddress", parse_address);
  provider.information_uri = f.expected("TSPInformationURI", lax_uris);
  provider.extensions = f.maybe("TSPInformationExtensions", parse_provider_extensions)
                            .value_or(std::vector<UnknownExtension>());
  return f.done(std::move(provider));
}

// At most `room` services.
Result<TrustServiceProvider> parse_provider(const Element& element, std::size_t room,
                                            Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("TSPInformation")}, {tsl("TSPServices")}};
  const auto services = [room](const Element& e, Deviations& d) -> Result<std::vector<Service>> {
    static constexpr Slot kServices[] = {{tsl("TSPService"), true}};
    LaxFields f(e, kServices, d);
    auto read = f.some("TSPService", room, parse_service);
    return f.done(std::move(read));
  };
  LaxFields f(element, kSlots, deviations);
  TrustServiceProvider provider = f.one("TSPInformation", parse_provider_information);
  provider.services = f.expected("TSPServices", services);
  return f.done(std::move(provider));
}

Result<std::vector<TrustServiceProvider>> parse_providers(const Element& element,
                                                          const ListLimits& limits,
                                                          Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("TrustServiceProvider"), true}};
  LaxFields f(element, kSlots, deviations);
  std::size_t room = limits.services;
  const auto provider = [&room](const Element& e, Deviations& d) {
    auto parsed = parse_provider(e, room, d);
    if (parsed) room -= parsed->services.size();
    return parsed;
  };
  auto providers = f.some("TrustServiceProvider", limits.providers, provider);
  return f.done(std::move(providers));
}

void check_tag(const Element& root, Deviations& deviations) {
  const auto tag = root.attribute("TSLTag");
  if (!tag) {
    deviations.note(deviation::kTag, root, {{"value", "-"}}, xml::kFieldAttributeMissing,
                    {{"attribute", "TSLTag"}});
  } else if (const auto known = xml::parse_keyword(root, *tag, kTags); !known) {
    deviations.note(deviation::kTag, root, {{"value", shown(*tag)}}, known.error());
  }
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

Result<ReadList> read_list(const xml::Element& root, const ListLimits& limits) {
  if (auto good = xml::expect_root(root, tsl("TrustServiceStatusList")); !good) {
    return good.error();
  }
  // Octets that were signed no longer hold the enveloped signature; drafts and other tools' do.
  static constexpr Slot kSlots[] = {{tsl("SchemeInformation")},
                                    {tsl("TrustServiceProviderList")},
                                    {{xml::kDsNamespace, "Signature"}}};
  Deviations deviations;
  check_tag(root, deviations);
  LaxFields f(root, kSlots, deviations);
  ReadList read;
  TrustList& list = read.list;
  list.scheme = f.one("SchemeInformation", parse_scheme);
  const auto providers = [&limits](const Element& e, Deviations& d) {
    return parse_providers(e, limits, d);
  };
  list.providers =
      f.maybe("TrustServiceProviderList", providers).value_or(std::vector<TrustServiceProvider>());
  if (!f.failed() &&
      (deviations.ours() || list.scheme.type == tsl_type_uri(list.scheme.territory))) {
    if (deviations.strict()) f.fail(*deviations.strict());
  }
  if (!f.failed()) {
    if (auto good = check_levels(list); !good) f.fail(good.error());
  }
  read.deviations =
      std::move(deviations).findings(Subject(Subject::Kind::list, list.scheme.territory));
  return f.done(std::move(read));
}

Result<ReadList> read_list(const xml::SignedOctets& document, const ListLimits& limits) {
  const auto tree = xml::read(document);
  if (!tree) return tree.error();
  return read_list(tree->root(), limits);
}

Result<TrustList> parse(const xml::Element& root, const ListLimits& limits) {
  auto read = read_list(root, limits);
  if (!read) return read.error();
  return std::move(read->list);
}

Result<TrustList> parse(const xml::SignedOctets& document, const ListLimits& limits) {
  auto read = read_list(document, limits);
  if (!read) return read.error();
  return std::move(read->list);
}

}  // namespace baytrust::trustlists
