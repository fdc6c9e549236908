#include <algorithm>
#include <limits>

#include "trustlists/codes.hpp"
#include "trustlists/deviation_codes.hpp"
#include "trustlists/extension.hpp"
#include "trustlists/lax_fields.hpp"
#include "trustlists/reading.hpp"
#include "trustlists/uris.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::trustlists {
namespace {

using xml::Element;

constexpr std::int64_t kMaxPeriod = 1'000'000;

// TS 119 612 5.3.5.1.
Result<PostalAddress> parse_postal(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("StreetAddress")},
                                    {tsl("Locality")},
                                    {tsl("StateOrProvince")},
                                    {tsl("PostalCode")},
                                    {tsl("CountryName")}};
  PostalAddress address;
  address.lang = lax_language(element, deviations);
  LaxFields f(element, kSlots, deviations);
  address.street = f.expected("StreetAddress", lax_text);
  address.locality = f.expected("Locality", lax_text);
  address.state = f.maybe("StateOrProvince", lax_text).value_or("");
  address.postal_code = f.maybe("PostalCode", lax_text).value_or("");
  address.country = f.expected("CountryName", lax_text);
  return f.done(std::move(address));
}

Result<std::vector<PostalAddress>> parse_postals(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("PostalAddress"), true}};
  LaxFields f(element, kSlots, deviations);
  auto postals = f.some("PostalAddress", kMaxTexts, parse_postal);
  return f.done(std::move(postals));
}

// TS 119 612 5.3.11: links or texts. The schema has one or the other; both are kept.
struct Notice {
  xml::Texts policy;
  xml::Texts legal_notice;
};
Result<Notice> parse_notice(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("TSLPolicy"), true}, {tsl("TSLLegalNotice"), true}};
  LaxFields f(element, kSlots, deviations);
  Notice notice;
  notice.policy = f.any("TSLPolicy", kMaxTexts, lax_local_uri);
  notice.legal_notice = f.any("TSLLegalNotice", kMaxTexts, lax_local_text);
  const auto is_empty = [](const xml::LocalText& text) { return text.text.empty(); };
  std::erase_if(notice.policy, is_empty);
  std::erase_if(notice.legal_notice, is_empty);
  if (notice.policy.empty() && notice.legal_notice.empty()) {
    deviations.note(deviation::kEmpty, element);
  }
  return f.done(std::move(notice));
}

// TS 119 612 5.3.15: without a dateTime the list is closed.
Result<std::optional<Instant>> parse_next_update(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("dateTime")}};
  const auto instant = [](const Element& e, Deviations& d) -> Result<std::optional<Instant>> {
    if (!e.has_children() && e.text_view().find_first_not_of(" \t\r\n") == std::string::npos) {
      const auto empty = xml::instant_field(e);
      d.note(deviation::kEmpty, e, {}, empty.error());
      return std::optional<Instant>();
    }
    const auto read = lax_instant(e, d);
    if (!read) return read.error();
    return std::optional<Instant>(*read);
  };
  LaxFields f(element, kSlots, deviations);
  return f.done(f.maybe("dateTime", instant).value_or(std::nullopt));
}

Result<std::vector<std::string>> parse_uri_list(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("URI"), true}};
  LaxFields f(element, kSlots, deviations);
  auto uris = f.some("URI", kMaxTexts, lax_uri);
  std::erase(uris, std::string());
  return f.done(std::move(uris));
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

Result<std::int64_t> parse_version(const Element& element) {
  const auto version = xml::number_field(element, 0, 1'000'000);
  if (!version) return version.error();
  if (*version == 5 || *version == 6) return *version;
  return Error(kVersion, element.location(), {{"version", std::to_string(*version)}});
}

auto number_in(std::int64_t min, std::int64_t max) {
  return [min, max](const Element& element) { return xml::number_field(element, min, max); };
}

constexpr Slot kSchemeSlots[] = {{tsl("TSLVersionIdentifier")},
                                 {tsl("TSLSequenceNumber")},
                                 {tsl("TSLType")},
                                 {tsl("SchemeOperatorName")},
                                 {tsl("SchemeOperatorAddress")},
                                 {tsl("SchemeName")},
                                 {tsl("SchemeInformationURI")},
                                 {tsl("StatusDeterminationApproach")},
                                 {tsl("SchemeTypeCommunityRules")},
                                 {tsl("SchemeTerritory")},
                                 {tsl("PolicyOrLegalNotice")},
                                 {tsl("HistoricalInformationPeriod")},
                                 {tsl("PointersToOtherTSL")},
                                 {tsl("ListIssueDateTime")},
                                 {tsl("NextUpdate")},
                                 {tsl("DistributionPoints")},
                                 {tsl("SchemeExtensions")}};

}  // namespace

Result<Address> parse_address(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tsl("PostalAddresses")}, {tsl("ElectronicAddress")}};
  LaxFields f(element, kSlots, deviations);
  Address address;
  address.postal = f.expected("PostalAddresses", parse_postals);
  address.electronic = f.expected("ElectronicAddress", lax_uris);
  return f.done(std::move(address));
}

Result<std::string> parse_territory(const Element& element, Deviations& deviations) {
  auto text = lax_text(element, deviations);
  if (!text || text->empty() || is_territory(*text)) return text;
  const Facts facts{{"value", shown(*text)}};
  deviations.note(deviation::kTerritory, element, facts, kTerritory, facts);
  return text;
}

// TS 119 612 5.3, in its order.
Result<SchemeInformation> parse_scheme(const Element& element, Deviations& deviations) {
  LaxFields f(element, kSchemeSlots, deviations);
  SchemeInformation s;
  s.version = f.one("TSLVersionIdentifier", parse_version);
  s.sequence_number =
      f.one("TSLSequenceNumber", number_in(1, std::numeric_limits<std::int64_t>::max()));
  s.type = f.expected("TSLType", lax_uri);
  s.operator_name = f.expected("SchemeOperatorName", lax_names);
  s.operator_address = f.expected("SchemeOperatorAddress", parse_address);
  s.name = f.expected("SchemeName", lax_names);
  s.information_uri = f.expected("SchemeInformationURI", lax_uris);
  s.status_determination_approach = f.expected("StatusDeterminationApproach", lax_uri);
  s.community_rules = f.maybe("SchemeTypeCommunityRules", lax_uris).value_or(xml::Texts());
  s.territory = f.expected("SchemeTerritory", parse_territory);
  Notice notice = f.maybe("PolicyOrLegalNotice", parse_notice).value_or(Notice());
  s.policy = std::move(notice.policy);
  s.legal_notice = std::move(notice.legal_notice);
  s.historical_information_period =
      f.expected("HistoricalInformationPeriod", number_in(0, kMaxPeriod));
  s.pointers = f.maybe("PointersToOtherTSL", parse_pointers).value_or(std::vector<Pointer>());
  s.list_issue_date_time = f.one("ListIssueDateTime", lax_instant);
  s.next_update = f.expected("NextUpdate", parse_next_update);
  s.distribution_points =
      f.maybe("DistributionPoints", parse_uri_list).value_or(std::vector<std::string>());
  auto extensions =
      f.maybe("SchemeExtensions", parse_scheme_extensions).value_or(SchemeExtensions());
  s.assurance = std::move(extensions.assurance);
  s.next_signer = extensions.next_signer;
  s.extensions = std::move(extensions.others);
  return f.done(std::move(s));
}

}  // namespace baytrust::trustlists
