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

std::optional<ElementBuilder> service_extensions(const std::vector<CertificateType>& types,
                                                 const std::vector<SupplyPoint>& supply_points) {
  ElementBuilder extensions(tsl("ServiceInformationExtensions"));
  bool any = false;
  for (const CertificateType& type : types) {
    extensions.add(extension(type_element(type)));
    any = true;
  }
  // v2.1.1 has no type attribute at the supply point itself, so the kinds stand here.
  ElementBuilder kinds(bt("SupplyPoints"));
  bool any_kind = false;
  for (const SupplyPoint& point : supply_points) {
    if (point.kind == SupplyPoint::Kind::unspecified) continue;
    kinds.add(
        ElementBuilder(bt("SupplyPoint")).set("kind", to_string(point.kind)).set("uri", point.uri));
    any_kind = true;
  }
  if (any_kind) extensions.add(extension(std::move(kinds)));
  if (!any && !any_kind) return std::nullopt;
  return extensions;
}

std::optional<ElementBuilder> scheme_extensions(const SchemeInformation& scheme) {
  ElementBuilder extensions(tsl("SchemeExtensions"));
  const bool levels = !scheme.assurance.levels().empty();
  if (levels) {
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
    extensions.add(extension(std::move(element)));
  }
  if (scheme.next_signer) {
    extensions.add(extension(ElementBuilder(bt("NextSigner"))
                                 .set("sha256", to_hex(scheme.next_signer->certificate_sha256))
                                 .set("from", to_string(scheme.next_signer->from))));
  }
  if (!levels && !scheme.next_signer) return std::nullopt;
  return extensions;
}

}  // namespace baytrust::trustlists
