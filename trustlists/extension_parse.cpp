#include <algorithm>
#include <set>

#include "trustlists/codes.hpp"
#include "trustlists/deviation_codes.hpp"
#include "trustlists/extension.hpp"
#include "trustlists/keywords.hpp"
#include "trustlists/lax_fields.hpp"
#include "trustlists/uris.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::trustlists {
namespace {

using xml::Element;
using xml::Fields;

constexpr std::size_t kMaxExtensions = 300;
constexpr std::size_t kMaxItems = 256;  // of anything inside a certificate type
constexpr std::size_t kMaxLevels = 64;
constexpr std::int64_t kMaxAmount = (std::int64_t{1} << 53) - 1;

bool is_currency(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<TypeMarker> parse_marker(const Element& element) {
  Fields f(element);
  f.only_attributes({"where", "oid"});
  TypeMarker marker;
  const std::string where = f.attribute("where");
  const std::string oid = f.attribute("oid");
  if (!f.failed()) {
    marker.where = f.from(xml::parse_keyword(element, where, kMarkerPlaces));
    marker.oid = f.from(xml::parse_oid(element, oid));
  }
  marker.values = marker.where == TypeMarker::Where::subject_attribute
                      ? f.some(bt("Value"), kMaxItems, xml::plain_text_field)
                      : f.any(bt("Value"), kMaxItems, xml::plain_text_field);
  return f.done(std::move(marker));
}

template <class T, std::size_t N>
auto keyword_field(const xml::Keyword<T> (&vocabulary)[N]) {
  return [&vocabulary](const Element& element) -> Result<T> {
    const auto text = xml::plain_text_field(element);
    if (!text) return text.error();
    return xml::parse_keyword(element, *text, vocabulary);
  };
}

struct CustodyField {
  Custody custody = Custody::file;
  std::string holder;
};
Result<CustodyField> parse_custody(const Element& element) {
  Fields f(element);
  f.only_attributes({"holder"});
  CustodyField field;
  field.holder = f.maybe_attribute("holder").value_or("");
  if (f.failed()) return f.done(std::move(field));
  const auto text = xml::text_field(element);
  if (!text) return text.error();
  const auto custody = xml::parse_keyword(element, *text, kCustodies);
  if (!custody) return custody.error();
  field.custody = *custody;
  // A key held by somebody else names who holds it; any other key has no such holder.
  if ((field.custody == Custody::server_side) == field.holder.empty()) {
    return Error(kCustodyHolder, element.location(), {{"custody", *text}});
  }
  return field;
}

Result<DeclaredFamily> parse_family(const Element& element) {
  Fields f(element);
  f.only_attributes({"kind", "prefix", "versionNodes"});
  DeclaredFamily family;
  const std::string kind = f.attribute("kind");
  const std::string prefix = f.attribute("prefix");
  const std::string nodes = f.attribute("versionNodes");
  if (!f.failed()) {
    family.kind = f.from(xml::parse_keyword(element, kind, kFamilyKinds));
    family.prefix = f.from(xml::parse_oid(element, prefix));
    family.version_nodes =
        static_cast<std::uint32_t>(f.from(xml::parse_number(element, nodes, 0, 16)));
  }
  return f.done(std::move(family));
}

Result<Money> parse_limit(const Element& element) {
  Fields f(element);
  f.only_attributes({"currency", "amount"});
  Money money;
  money.currency = f.attribute("currency");
  const std::string amount = f.attribute("amount");
  if (!f.failed()) money.amount = f.from(xml::parse_number(element, amount, 0, kMaxAmount));
  if (!f.failed() && !is_currency(money.currency)) {
    f.fail(Error(kCurrency, element.location(), {{"value", money.currency}}));
  }
  return f.done(std::move(money));
}

Result<SourcedDate> parse_sourced_date(const Element& element) {
  Fields f(element);
  f.only_attributes({"at", "source"});
  SourcedDate date;
  if (const auto at = f.maybe_attribute("at"); at && !f.failed()) {
    date.at = f.from(xml::parse_instant(element, *at));
  }
  date.source = f.attribute("source");
  return f.done(std::move(date));
}

Result<PreviousCa> parse_previous(const Element& element) {
  Fields f(element);
  f.only_attributes({"sha256"});
  PreviousCa previous;
  const std::string sha256 = f.attribute("sha256");
  if (!f.failed()) previous.certificate_sha256 = f.from(xml::parse_digest(element, sha256));
  previous.from = f.one(bt("From"), parse_sourced_date);
  previous.to = f.one(bt("To"), parse_sourced_date);
  if (!f.failed() && previous.from.at && previous.to.at && *previous.to.at < *previous.from.at) {
    f.fail(Error(kReversed, element.location(),
                 {{"from", to_string(*previous.from.at)}, {"to", to_string(*previous.to.at)}}));
  }
  return f.done(std::move(previous));
}

Result<AuditStatement> parse_audit(const Element& element) {
  Fields f(element);
  f.only_attributes({"kind", "date", "expires", "uri"});
  AuditStatement audit;
  audit.kind = f.attribute("kind");
  const std::string date = f.attribute("date");
  const auto expires = f.maybe_attribute("expires");
  audit.uri = f.maybe_attribute("uri").value_or("");
  if (!f.failed()) audit.date = f.from(xml::parse_instant(element, date));
  if (!f.failed() && expires) audit.expires = f.from(xml::parse_instant(element, *expires));
  if (!f.failed() && audit.expires && *audit.expires < audit.date) {
    f.fail(Error(kReversed, element.location(),
                 {{"from", to_string(audit.date)}, {"to", to_string(*audit.expires)}}));
  }
  return f.done(std::move(audit));
}

Result<CertificateType> parse_type(const Element& element) {
  Fields f(element);
  f.only_attributes({"key"});
  CertificateType type;
  type.id = f.attribute("key");
  if (!f.failed()) type.id = f.from(checked_identifier(element, type.id));
  type.name = f.some(bt("Name"), kMaxItems, xml::plain_local_text_field);
  type.marker = f.one(bt("Marker"), parse_marker);
  type.holder = f.one(bt("Holder"), keyword_field(kHolders));
  type.uses = f.some(bt("Use"), std::size(kUses), keyword_field(kUses));
  for (std::size_t i = 0; i < type.uses.size() && !f.failed(); ++i) {
    if (std::find(type.uses.begin() + static_cast<std::ptrdiff_t>(i) + 1, type.uses.end(),
                  type.uses[i]) != type.uses.end()) {
      f.fail(
          Error(kUseRepeated, element.location(), {{"use", std::string(to_string(type.uses[i]))}}));
    }
  }
  CustodyField custody = f.one(bt("Custody"), parse_custody);
  type.custody = custody.custody;
  type.custody_holder = std::move(custody.holder);
  type.families = f.any(bt("PolicyFamily"), kMaxItems, parse_family);
  type.assurance_level = f.one(bt("AssuranceLevel"), xml::plain_text_field);
  type.reliance_limit = f.maybe(bt("RelianceLimit"), parse_limit);
  type.previous = f.any(bt("PreviousCa"), kMaxItems, parse_previous);
  type.audits = f.any(bt("Audit"), kMaxItems, parse_audit);
  return f.done(std::move(type));
}

Result<SupplyPoint> parse_supply_kind(const Element& element) {
  Fields f(element);
  f.only_attributes({"kind", "uri"});
  SupplyPoint point;
  const std::string kind = f.attribute("kind");
  point.uri = f.attribute("uri");
  if (!f.failed()) point.kind = f.from(xml::parse_keyword(element, kind, kSupplyKinds));
  return f.done(std::move(point));
}

Result<std::vector<SupplyPoint>> parse_supply_kinds(const Element& element) {
  Fields f(element);
  f.only_attributes({});
  return f.done(f.some(bt("SupplyPoint"), kMaxItems, parse_supply_kind));
}

Result<AssuranceLevel> parse_level(const Element& element) {
  Fields f(element);
  f.only_attributes({"key"});
  AssuranceLevel level;
  level.id = f.attribute("key");
  if (!f.failed()) level.id = f.from(checked_identifier(element, level.id));
  level.name = f.some(bt("Name"), kMaxItems, xml::plain_local_text_field);
  return f.done(std::move(level));
}

Result<LevelStep> parse_step(const Element& element) {
  Fields f(element);
  f.only_attributes({"higher", "lower"});
  LevelStep step{f.attribute("higher"), f.attribute("lower")};
  return f.done(std::move(step));
}

Result<AssuranceOrder> parse_levels(const Element& element) {
  Fields f(element);
  f.only_attributes({});
  auto levels = f.some(bt("Level"), kMaxLevels, parse_level);
  auto steps = f.any(bt("Step"), kMaxLevels * kMaxLevels, parse_step);
  if (f.failed()) return f.done(AssuranceOrder());
  auto order = AssuranceOrder::make(std::move(levels), std::move(steps));
  if (!order) f.fail(order.error().within(element.location()));
  return f.done(order ? *std::move(order) : AssuranceOrder());
}

Result<NextSigner> parse_next_signer(const Element& element) {
  Fields f(element);
  f.only_attributes({"sha256", "from"});
  NextSigner next;
  const std::string sha256 = f.attribute("sha256");
  const std::string from = f.attribute("from");
  if (!f.failed()) next.certificate_sha256 = f.from(xml::parse_digest(element, sha256));
  if (!f.failed()) next.from = f.from(xml::parse_instant(element, from));
  return f.done(std::move(next));
}

// Critical, and what stands in it. What is ours stands alone in it.
Result<Envelope> parse_envelope(const Element& extension, Deviations& deviations) {
  Fields f(extension);
  Envelope envelope{.element = extension, .content = {}};
  const auto critical = f.maybe_attribute("Critical");
  if (f.failed()) return f.done(std::move(envelope));
  if (!critical) {
    deviations.note(deviation::kMissing, extension, {{"element", "@Critical"}},
                    xml::kFieldAttributeMissing, {{"attribute", "Critical"}});
  } else if (const auto value = xml::parse_keyword(extension, *critical, kBooleans)) {
    envelope.critical = *value;
  } else {
    deviations.note(deviation::kKeyword, extension,
                    {{"value", shown(*critical)}, {"expected", "true, false"}}, value.error());
  }
  std::size_t count = 0;
  for (const Element child : extension.children()) {
    if (!envelope.content) envelope.content = child;
    ++count;
    if (child.namespace_uri() != kListNamespace) continue;
    deviations.met_ours();
    f.skip({kListNamespace, child.name()});
    return f.done(std::move(envelope));
  }
  envelope.alone = count == 1 && extension.text().find_first_not_of(" \t\r\n") == std::string::npos;
  return envelope;
}

bool is_ours(const Envelope& envelope) {
  return envelope.content && envelope.content->namespace_uri() == kListNamespace;
}

Result<UnknownExtension> unknown_of(const Envelope& envelope, Deviations& deviations) {
  auto whole = opaque_of(envelope.element);
  if (!whole) return whole.error();
  UnknownExtension unknown{envelope.critical,
                           envelope.content ? expanded_name(*envelope.content) : "{}",
                           *std::move(whole)};
  // A critical one is among the list's reservations.
  if (!unknown.critical) {
    deviations.note(deviation::kExtension, envelope.element, {{"extension", unknown.name}});
  }
  return unknown;
}

constexpr Slot kExtensionSlot{tsl("Extension"), true};

Error unexpected(const Element& element) {
  return Error(xml::kFieldUnexpected, element.location(), {{"found", std::string(element.name())}});
}

}  // namespace

Result<std::string> checked_identifier(const xml::Element& where, std::string id) {
  const bool good = !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
  if (good) return id;
  return Error(kIdentifier, where.location(), {{"value", id.substr(0, 64)}});
}

Result<ServiceExtensions> parse_service_extensions(const xml::Element& extensions,
                                                   Deviations& deviations) {
  LaxFields f(extensions, {&kExtensionSlot, 1}, deviations);
  ServiceExtensions found;
  std::set<std::string, std::less<>> ids;
  const auto read = [&](const Element& element) -> Result<bool> {
    const auto envelope = parse_envelope(element, deviations);
    if (!envelope) return envelope.error();
    if (!is_ours(*envelope)) {
      if (read_etsi_extension(*envelope, found.others, deviations)) return true;
      auto unknown = unknown_of(*envelope, deviations);
      if (!unknown) return unknown.error();
      found.others.unknown.push_back(*std::move(unknown));
    } else if (envelope->content->is(bt("CertificateType"))) {
      auto type = parse_type(*envelope->content);
      if (!type) return type.error();
      if (!ids.insert(type->id).second) {
        return Error(kTypeRepeated, envelope->content->location(), {{"id", type->id}});
      }
      found.types.push_back(*std::move(type));
    } else if (envelope->content->is(bt("SupplyPoints")) && found.supply_points.empty()) {
      auto points = parse_supply_kinds(*envelope->content);
      if (!points) return points.error();
      found.supply_points = *std::move(points);
    } else {
      return unexpected(*envelope->content);
    }
    return true;
  };
  f.some("Extension", kMaxExtensions, read);
  return f.done(std::move(found));
}

Result<SchemeExtensions> parse_scheme_extensions(const xml::Element& extensions,
                                                 Deviations& deviations) {
  LaxFields f(extensions, {&kExtensionSlot, 1}, deviations);
  SchemeExtensions found;
  const auto read = [&](const Element& element) -> Result<bool> {
    const auto envelope = parse_envelope(element, deviations);
    if (!envelope) return envelope.error();
    if (!is_ours(*envelope)) {
      auto unknown = unknown_of(*envelope, deviations);
      if (!unknown) return unknown.error();
      found.others.push_back(*std::move(unknown));
    } else if (envelope->content->is(bt("AssuranceLevels")) && found.assurance.levels().empty()) {
      auto levels = parse_levels(*envelope->content);
      if (!levels) return levels.error();
      found.assurance = *std::move(levels);
    } else if (envelope->content->is(bt("NextSigner")) && !found.next_signer) {
      const auto next = parse_next_signer(*envelope->content);
      if (!next) return next.error();
      found.next_signer = *next;
    } else {
      return unexpected(*envelope->content);
    }
    return true;
  };
  f.some("Extension", kMaxExtensions, read);
  return f.done(std::move(found));
}

Result<std::vector<UnknownExtension>> parse_provider_extensions(const xml::Element& extensions,
                                                                Deviations& deviations) {
  LaxFields f(extensions, {&kExtensionSlot, 1}, deviations);
  const auto read = [&](const Element& element) -> Result<UnknownExtension> {
    const auto envelope = parse_envelope(element, deviations);
    if (!envelope) return envelope.error();
    if (is_ours(*envelope)) return unexpected(*envelope->content);
    return unknown_of(*envelope, deviations);
  };
  auto found = f.some("Extension", kMaxExtensions, read);
  return f.done(std::move(found));
}

}  // namespace baytrust::trustlists
