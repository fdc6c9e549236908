// Parts of lists in the words that changes show: identifiers and values, no prose, the same in
// every language. Internal to comparing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trustlists/trust_list.hpp"

namespace baytrust::trustlists {

std::string status_words(const std::string& uri);        // "recognisedatnationallevel"
std::string service_type_words(const std::string& uri);  // "CA/PKC"
std::string words(const ServiceState& state);            // status and since when
std::string words(const xml::Texts& texts);
std::string words(const std::vector<std::string>& values);
std::string words(const TypeMarker& marker);
std::string words(const std::vector<Use>& uses);
std::string words(const std::vector<DeclaredFamily>& families);
std::string words(const std::optional<Money>& money);
std::string words(const SourcedDate& date);
std::string words(const std::vector<PreviousCa>& previous);
std::string words(const std::vector<AuditStatement>& audits);
std::string words(const AssuranceOrder& order);
std::string words(const std::optional<NextSigner>& next);
std::string words(const DigitalIdentity& identity);
std::string words(const Address& address);
std::string words(const SupplyPoint& point);
std::string words(const Pointer& pointer);
std::string words(const std::vector<UnknownExtension>& extensions);
std::string words(const std::vector<Qualifications>& qualifications);
std::string words(const std::vector<TakenOver>& takings);
// Of 5.5.9 and unknown ones, without qualifications and takings over.
std::string other_words(const EtsiExtensions& extensions);

}  // namespace baytrust::trustlists
