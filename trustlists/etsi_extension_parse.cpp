#include "trustlists/deviation_codes.hpp"
#include "trustlists/extension.hpp"
#include "trustlists/lax_fields.hpp"
#include "trustlists/qualification_parse.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::trustlists {
namespace {

using xml::Element;

Result<AdditionalService> parse_additional(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {
      {tsl("URI")}, {tsl("InformationValue")}, {tsl("OtherInformation")}};
  LaxFields f(element, kSlots, deviations);
  AdditionalService additional;
  additional.uri = f.one("URI", lax_local_uri);
  additional.value = f.maybe("InformationValue", lax_text).value_or("");
  additional.other = f.maybe("OtherInformation", opaque_of);
  return f.done(std::move(additional));
}

Result<TakenOver> parse_taken_over(const Element& element, Deviations& deviations) {
  static constexpr Slot kSlots[] = {{tslx("URI")},
                                    {tslx("TSPName")},
                                    {tsl("SchemeOperatorName")},
                                    {tsl("SchemeTerritory")},
                                    {tslx("OtherQualifier"), true}};
  LaxFields f(element, kSlots, deviations);
  TakenOver taken;
  taken.uri = f.expected("URI", lax_local_uri);
  taken.provider = f.expected("TSPName", lax_names);
  taken.scheme_operator = f.expected("SchemeOperatorName", lax_names);
  taken.territory = f.expected("SchemeTerritory", lax_text);
  taken.other = f.any("OtherQualifier", kMaxTexts, opaque_of);
  return f.done(std::move(taken));
}

// Into `to` where it reads; else the extension is one that cannot be read.
template <class T>
bool keep(const Envelope& envelope, Result<T> read, std::vector<T>& to, Deviations& deviations) {
  if (!read) {
    deviations.note(deviation::kExtensionUnreadable, envelope.element,
                    {{"reason", std::string(read.error().code().id)}}, read.error());
    return false;
  }
  read->critical = envelope.critical;
  to.push_back(*std::move(read));
  return true;
}

}  // namespace

bool read_etsi_extension(const Envelope& envelope, EtsiExtensions& others, Deviations& deviations) {
  if (!envelope.alone) return false;
  const Element& content = *envelope.content;
  if (content.is(tsl("AdditionalServiceInformation"))) {
    return keep(envelope, parse_additional(content, deviations), others.additional, deviations);
  }
  if (content.is(sie("Qualifications"))) {
    auto elements = parse_qualifications(content, deviations);
    auto read = elements ? Result<Qualifications>(Qualifications{.elements = *std::move(elements)})
                         : Result<Qualifications>(elements.error());
    return keep(envelope, std::move(read), others.qualifications, deviations);
  }
  if (content.is(tsl("ExpiredCertsRevocationInfo"))) {
    const auto since = lax_instant(content, deviations);
    auto read = since ? Result<ExpiredRevocation>(ExpiredRevocation{.since = *since})
                      : Result<ExpiredRevocation>(since.error());
    return keep(envelope, std::move(read), others.expired_revocation, deviations);
  }
  if (content.is(tslx("TakenOverBy"))) {
    return keep(envelope, parse_taken_over(content, deviations), others.taken_over, deviations);
  }
  return false;
}

}  // namespace baytrust::trustlists
