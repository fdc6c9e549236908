#include "trustlists/extension.hpp"
#include "trustlists/keywords.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::trustlists {
namespace {

using xml::ElementBuilder;

constexpr xml::Name kLang{xml::kXmlNamespace, "lang"};

void add_names(ElementBuilder& parent, const xml::Texts& texts) {
  for (const xml::LocalText& text : texts) {
    parent.add(ElementBuilder(bt("Name")).set(kLang, text.lang).text(text.text));
  }
}

ElementBuilder extension(ElementBuilder content) {
  // Not critical: other readers may use the list without our statements.
  return ElementBuilder(tsl("Extension")).set("Critical", "false").add(std::move(content));
}

ElementBuilder marker_element(const TypeMarker& marker) {
  ElementBuilder element(bt("Marker"));
  element.set("where", xml::keyword_of(marker.where, kMarkerPlaces))
      .set("oid", to_string(marker.oid));
  for (const std::string& value : marker.values) element.add(bt("Value"), value);
  return element;
}

ElementBuilder date_element(std::string_view name, const SourcedDate& date) {
  ElementBuilder element(bt(name));
  if (date.at) element.set("at", to_string(*date.at));
  return element.set("source", date.source);
}

ElementBuilder type_element(const CertificateType& type) {
  ElementBuilder element(bt("CertificateType"));
  element.set("key", type.id);
  add_names(element, type.name);
  element.add(marker_element(type.marker));
  element.add(bt("Holder"), to_string(type.holder));
  for (const Use use : type.uses) element.add(bt("Use"), to_string(use));
  ElementBuilder custody(bt("Custody"));
  custody.text(to_string(type.custody));
  if (!type.custody_holder.empty()) custody.set("holder", type.custody_holder);
  element.add(std::move(custody));
  for (const DeclaredFamily& family : type.families) {
    element.add(ElementBuilder(bt("PolicyFamily"))
                    .set("kind", xml::keyword_of(family.kind, kFamilyKinds))
                    .set("prefix", to_string(family.prefix))
                    .set("versionNodes", std::to_string(family.version_nodes)));
  }
  element.add(bt("AssuranceLevel"), type.assurance_level);
  if (type.reliance_limit) {
    element.add(ElementBuilder(bt("RelianceLimit"))
                    .set("currency", type.reliance_limit->currency)
                    .set("amount", std::to_string(type.reliance_limit->amount)));
  }
  for (const PreviousCa& previous : type.previous) {
    element.add(ElementBuilder(bt("PreviousCa"))
                    .set("sha256", to_hex(previous.certificate_sha256))
                    .add(date_element("From", previous.from))
                    .add(date_element("To", previous.to)));
  }
  for (const AuditStatement& audit : type.audits) {
    ElementBuilder statement(bt("Audit"));
    statement.set("kind", audit.kind).set("date", to_string(audit.date));
    if (audit.expires) statement.set("expires", to_string(*audit.expires));
    if (!audit.uri.empty()) statement.set("uri", audit.uri);
    element.add(std::move(statement));
  }
  return element;
}

}  // namespace

namespace {

// v2.1.1 has no type attribute at the supply point itself, so the kinds stand here; a point that
// has the attribute says its kind by it.
std::optional<ElementBuilder> kinds_element(const std::vector<SupplyPoint>& supply_points) {
  ElementBuilder kinds(bt("SupplyPoints"));
  bool any = false;
  for (const SupplyPoint& point : supply_points) {
    if (point.kind == SupplyPoint::Kind::unspecified || !point.type.empty()) continue;
    kinds.add(
        ElementBuilder(bt("SupplyPoint")).set("kind", to_string(point.kind)).set("uri", point.uri));
    any = true;
  }
  if (!any) return std::nullopt;
  return kinds;
}

// The container with all of them; nothing where there are none.
std::optional<ElementBuilder> container(std::string_view name, std::vector<ElementBuilder> of) {
  if (of.empty()) return std::nullopt;
  ElementBuilder extensions(tsl(name));
  for (ElementBuilder& one : of) extensions.add(std::move(one));
  return extensions;
}

void append(std::vector<ElementBuilder>& to, std::vector<ElementBuilder> more) {
  for (ElementBuilder& one : more) to.push_back(std::move(one));
}

}  // namespace

Result<std::optional<ElementBuilder>> service_extensions(
    const ServiceState& state, const std::vector<SupplyPoint>& supply_points) {
  std::vector<ElementBuilder> all;
  for (const CertificateType& type : state.types) all.push_back(extension(type_element(type)));
  if (auto kinds = kinds_element(supply_points)) all.push_back(extension(*std::move(kinds)));
  auto others = etsi_extension_elements(state.extensions);
  if (!others) return others.error();
  append(all, *std::move(others));
  return container("ServiceInformationExtensions", std::move(all));
}

Result<std::optional<ElementBuilder>> scheme_extensions(const SchemeInformation& scheme) {
  std::vector<ElementBuilder> all;
  if (!scheme.assurance.levels().empty()) {
    ElementBuilder element(bt("AssuranceLevels"));
    for (const AssuranceLevel& level : scheme.assurance.levels()) {
      ElementBuilder one(bt("Level"));
      one.set("key", level.id);
      add_names(one, level.name);
      element.add(std::move(one));
    }
    for (const LevelStep& step : scheme.assurance.steps()) {
      element.add(ElementBuilder(bt("Step")).set("higher", step.higher).set("lower", step.lower));
    }
    all.push_back(extension(std::move(element)));
  }
  if (scheme.next_signer) {
    all.push_back(extension(ElementBuilder(bt("NextSigner"))
                                .set("sha256", to_hex(scheme.next_signer->certificate_sha256))
                                .set("from", to_string(scheme.next_signer->from))));
  }
  auto others = unknown_extension_elements(scheme.extensions);
  if (!others) return others.error();
  append(all, *std::move(others));
  return container("SchemeExtensions", std::move(all));
}

Result<std::optional<ElementBuilder>> provider_extensions(const TrustServiceProvider& provider) {
  auto elements = unknown_extension_elements(provider.extensions);
  if (!elements) return elements.error();
  return container("TSPInformationExtensions", *std::move(elements));
}

}  // namespace baytrust::trustlists
