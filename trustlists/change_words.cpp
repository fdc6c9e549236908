#include "trustlists/change_words.hpp"

#include "trustlists/keywords.hpp"
#include "trustlists/uri_table.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::trustlists {
namespace {

std::string join(const std::vector<std::string>& parts, std::string_view separator = ", ") {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

template <class Range, class Show>
std::string list_of(const Range& range, Show show) {
  std::vector<std::string> parts;
  for (const auto& item : range) parts.push_back(show(item));
  return join(parts);
}

}  // namespace

std::string status_words(const std::string& uri) { return std::string(short_form(uri)); }
std::string service_type_words(const std::string& uri) { return std::string(short_form(uri)); }
std::string words(const ServiceState& state) {
  return status_words(state.status) + ", " + to_string(state.status_starting_time);
}

std::string words(const xml::Texts& texts) {
  return list_of(texts, [](const xml::LocalText& t) { return t.lang + ": " + t.text; });
}
std::string words(const std::vector<std::string>& values) { return join(values); }
std::string words(const TypeMarker& marker) {
  return std::string(xml::keyword_of(marker.where, kMarkerPlaces)) + " " + to_string(marker.oid) +
         " = " + join(marker.values, " | ");
}
std::string words(const std::vector<Use>& uses) {
  return list_of(uses, [](Use use) { return std::string(to_string(use)); });
}
std::string words(const std::vector<DeclaredFamily>& families) {
  return list_of(families, [](const DeclaredFamily& f) {
    return std::string(xml::keyword_of(f.kind, kFamilyKinds)) + " " + to_string(f.prefix) + " + " +
           std::to_string(f.version_nodes);
  });
}
std::string words(const std::optional<Money>& money) {
  return money ? money->currency + " " + std::to_string(money->amount) : std::string();
}
std::string words(const SourcedDate& date) {
  return (date.at ? to_string(*date.at) : "?") + " (" + date.source + ")";
}
std::string words(const std::vector<PreviousCa>& previous) {
  return list_of(previous, [](const PreviousCa& p) {
    return to_hex(p.certificate_sha256) + " " + words(p.from) + " – " + words(p.to);
  });
}
std::string words(const std::vector<AuditStatement>& audits) {
  return list_of(audits, [](const AuditStatement& a) {
    return a.kind + " " + to_string(a.date) + " – " + (a.expires ? to_string(*a.expires) : "") +
           " " + a.uri;
  });
}
std::string words(const AssuranceOrder& order) {
  std::vector<std::string> parts;
  for (const AssuranceLevel& level : order.levels()) {
    parts.push_back(level.id + " (" + words(level.name) + ")");
  }
  for (const LevelStep& step : order.steps()) parts.push_back(step.higher + " > " + step.lower);
  return join(parts);
}
std::string words(const std::optional<NextSigner>& next) {
  return next ? to_hex(next->certificate_sha256) + ", " + to_string(next->from) : std::string();
}
std::string words(const DigitalIdentity& identity) {
  std::vector<std::string> parts;
  for (const auto& c : identity.certificates) parts.push_back("SHA-256 " + to_hex(c->fingerprint));
  for (const Bytes& der : identity.unreadable) {
    parts.push_back("? SHA-256 " + to_hex(crypto::sha256(der)));
  }
  for (const Bytes& ski : identity.subject_key_ids) parts.push_back("SKI " + to_hex(ski));
  for (const std::string& name : identity.subject_names) parts.push_back(name);
  return join(parts);
}

std::string words(const Address& address) {
  return list_of(address.postal,
                 [](const PostalAddress& p) {
                   return p.lang + ": " +
                          join({p.street, p.locality, p.state, p.postal_code, p.country});
                 }) +
         " " + words(address.electronic);
}

std::string words(const SupplyPoint& point) {
  return std::string(to_string(point.kind)) + " " + point.uri +
         (point.type.empty() ? "" : " " + point.type);
}

std::string words(const Pointer& pointer) {
  std::string out = pointer.territory + " " + pointer.mime_type + " " + pointer.location;
  for (const DigitalIdentity& identity : pointer.identities) out += " [" + words(identity) + "]";
  return out;
}

namespace {
// A critical extension is marked, as TS 119 612 does in the list.
std::string mark(bool critical) { return critical ? " (Critical)" : ""; }
}  // namespace

std::string words(const std::vector<UnknownExtension>& extensions) {
  return list_of(extensions, [](const UnknownExtension& e) { return e.name + mark(e.critical); });
}

// Qualifiers only: the criteria are long, and their change is said by the change itself.
std::string words(const std::vector<Qualifications>& qualifications) {
  std::vector<std::string> parts;
  for (const Qualifications& one : qualifications) {
    for (const Qualification& element : one.elements) {
      parts.push_back(join(element.qualifiers, " + ") + mark(one.critical));
    }
  }
  return join(parts);
}

std::string words(const std::vector<TakenOver>& takings) {
  return list_of(takings, [](const TakenOver& e) {
    return e.territory + " " + words(e.provider) + " " + e.uri.text + mark(e.critical);
  });
}

std::string other_words(const EtsiExtensions& extensions) {
  std::vector<std::string> parts;
  for (const AdditionalService& e : extensions.additional) {
    parts.push_back(e.uri.text + (e.value.empty() ? "" : " " + e.value) + mark(e.critical));
  }
  for (const ExpiredRevocation& e : extensions.expired_revocation) {
    parts.push_back("ExpiredCertsRevocationInfo " + to_string(e.since) + mark(e.critical));
  }
  if (!extensions.unknown.empty()) parts.push_back(words(extensions.unknown));
  return join(parts);
}

}  // namespace baytrust::trustlists
