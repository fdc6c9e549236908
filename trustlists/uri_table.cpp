#include "trustlists/uri_table.hpp"

#include <algorithm>
#include <array>

namespace baytrust::trustlists {
namespace {

constexpr KnownUri type(std::string_view uri, std::string_view meaning,
                        ServiceKind kind = ServiceKind::other, Handling handling = Handling::read) {
  return {.use = UriUse::service_type,
          .uri = uri,
          .handling = handling,
          .meaning = meaning,
          .kind = kind};
}
constexpr KnownUri status(std::string_view uri, std::string_view meaning, Standing standing,
                          Handling handling = Handling::read) {
  return {.use = UriUse::status,
          .uri = uri,
          .handling = handling,
          .meaning = meaning,
          .standing = standing};
}
constexpr KnownUri read(UriUse use, std::string_view uri, std::string_view meaning) {
  return {.use = use, .uri = uri, .handling = Handling::read, .meaning = meaning};
}
constexpr KnownUri written(UriUse use, std::string_view uri, std::string_view meaning) {
  return {.use = use, .uri = uri, .handling = Handling::written, .meaning = meaning};
}

// TS 119 612 v2.4.1: list types D.5.1 and D.6, approaches D.5.2 and D.6, services 5.5.1, statuses
// 5.5.4 and D.5.6, additional information 5.5.9.4, qualifiers D.5.4.
constexpr std::array kKnown{
    written(UriUse::list_type, "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/<territory>list",
            "list of a jurisdiction outside the European Union"),
    read(UriUse::list_type,
         "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/<territory>listofthelists",
         "list of lists outside the European Union"),
    read(UriUse::list_type, "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric",
         "list of a Member State of the European Union"),
    read(UriUse::list_type, "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUlistofthelists",
         "European list of the lists"),
    read(UriUse::list_type, "http://ec.europa.eu/tools/lotl/mra/ades-lotl-tsl-type",
         "European list of lists of third countries"),
    written(UriUse::determination,
            "http://uri.etsi.org/TrstSvc/TrustedList/StatusDetn/<territory>determination",
            "by the jurisdiction's own rules"),
    read(UriUse::determination, "http://uri.etsi.org/TrstSvc/TrustedList/StatusDetn/EUappropriate",
         "by a Member State's implementation of European law"),
    read(UriUse::determination,
         "http://uri.etsi.org/TrstSvc/TrustedList/StatusDetn/EUlistofthelists",
         "of the European list of the lists"),
    type("http://uri.etsi.org/TrstSvc/Svctype/CA/PKC", "CA for certificates", ServiceKind::ca,
         Handling::written),
    type("http://uri.etsi.org/TrstSvc/Svctype/CA/QC", "CA for qualified certificates",
         ServiceKind::ca),
    type("http://uri.etsi.org/TrstSvc/Svctype/NationalRootCA-QC",
         "national root CA above CAs for qualified certificates; no anchor here"),
    type("http://uri.etsi.org/TrstSvc/Svctype/CA/PKC/CertsforOtherTypesOfTS",
         "CA for certificates of other trust services; no anchor here"),
    type("http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP", "OCSP responder", ServiceKind::ocsp,
         Handling::written),
    type("http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP/QC",
         "OCSP responder for qualified certificates", ServiceKind::ocsp),
    type("http://uri.etsi.org/TrstSvc/Svctype/Certstatus/CRL", "CRL issuer"),
    type("http://uri.etsi.org/TrstSvc/Svctype/Certstatus/CRL/QC",
         "CRL issuer for qualified certificates"),
    type("http://uri.etsi.org/TrstSvc/Svctype/TSA", "time stamps", ServiceKind::tsa,
         Handling::written),
    type("http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST", "qualified time stamps", ServiceKind::tsa),
    type("http://uri.etsi.org/TrstSvc/Svctype/TSA/TSS-QC",
         "time stamps of a CA for qualified certificates", ServiceKind::tsa),
    type("http://uri.etsi.org/TrstSvc/Svctype/TSA/TSS-AdESQCandQES",
         "time stamps for advanced and qualified signatures", ServiceKind::tsa),
    type("http://uri.etsi.org/TrstSvc/Svctype/EDS/Q", "qualified electronic delivery"),
    type("http://uri.etsi.org/TrstSvc/Svctype/EDS/REM/Q", "qualified registered electronic mail"),
    type("http://uri.etsi.org/TrstSvc/Svctype/EDS", "electronic delivery"),
    type("http://uri.etsi.org/TrstSvc/Svctype/EDS/REM", "registered electronic mail"),
    type("http://uri.etsi.org/TrstSvc/Svctype/PSES/Q", "qualified preservation of signatures"),
    type("http://uri.etsi.org/TrstSvc/Svctype/PSES", "preservation of signatures"),
    type("http://uri.etsi.org/TrstSvc/Svctype/QESValidation/Q",
         "qualified validation of signatures"),
    type("http://uri.etsi.org/TrstSvc/Svctype/AdESValidation", "validation of signatures"),
    type("http://uri.etsi.org/TrstSvc/Svctype/AdESGeneration", "generation of signatures"),
    type("http://uri.etsi.org/TrstSvc/Svctype/RemoteQSigCDManagement/Q",
         "qualified management of remote signature devices"),
    type("http://uri.etsi.org/TrstSvc/Svctype/RemoteQSealCDManagement/Q",
         "qualified management of remote seal devices"),
    type("http://uri.etsi.org/TrstSvc/Svctype/RemoteSigCDManagement",
         "management of remote signature devices"),
    type("http://uri.etsi.org/TrstSvc/Svctype/RemoteSealCDManagement",
         "management of remote seal devices"),
    type("http://uri.etsi.org/TrstSvc/Svctype/EAA/Q", "qualified attestations of attributes"),
    type("http://uri.etsi.org/TrstSvc/Svctype/EAA/Pub-EAA",
         "attestations of attributes by public bodies"),
    type("http://uri.etsi.org/TrstSvc/Svctype/EAA", "attestations of attributes"),
    type("http://uri.etsi.org/TrstSvc/Svctype/ElectronicArchiving/Q",
         "qualified electronic archiving"),
    type("http://uri.etsi.org/TrstSvc/Svctype/ElectronicArchiving", "electronic archiving"),
    type("http://uri.etsi.org/TrstSvc/Svctype/Ledgers/Q", "qualified electronic ledgers"),
    type("http://uri.etsi.org/TrstSvc/Svctype/Ledgers", "electronic ledgers"),
    type("http://uri.etsi.org/TrstSvc/Svctype/PKCValidation", "validation of certificates"),
    type("http://uri.etsi.org/TrstSvc/Svctype/PKCValidation/CertsforOtherTypesOfTS",
         "validation of certificates of other trust services"),
    type("http://uri.etsi.org/TrstSvc/Svctype/PKCPreservation", "preservation of certificates"),
    type("http://uri.etsi.org/TrstSvc/Svctype/EAAValidation",
         "validation of attestations of attributes"),
    type("http://uri.etsi.org/TrstSvc/Svctype/TSTValidation", "validation of time stamps"),
    type("http://uri.etsi.org/TrstSvc/Svctype/EDSValidation", "validation of delivery evidence"),
    type("http://uri.etsi.org/TrstSvc/Svctype/RA", "registration authority"),
    type("http://uri.etsi.org/TrstSvc/Svctype/RA/nothavingPKIid",
         "registration authority without a key"),
    type("http://uri.etsi.org/TrstSvc/Svctype/ACA", "attribute certificates"),
    type("http://uri.etsi.org/TrstSvc/Svctype/SignaturePolicyAuthority", "signature policies"),
    type("http://uri.etsi.org/TrstSvc/Svctype/Archiv", "archiving"),
    type("http://uri.etsi.org/TrstSvc/Svctype/Archiv/nothavingPKIid", "archiving without a key"),
    type("http://uri.etsi.org/TrstSvc/Svctype/IdV", "identity verification"),
    type("http://uri.etsi.org/TrstSvc/Svctype/IdV/nothavingPKIid",
         "identity verification without a key"),
    type("http://uri.etsi.org/TrstSvc/Svctype/KEscrow", "key escrow"),
    type("http://uri.etsi.org/TrstSvc/Svctype/KEscrow/nothavingPKIid",
         "key escrow without a key of its own"),
    type("http://uri.etsi.org/TrstSvc/Svctype/PPwd", "PINs and passwords"),
    type("http://uri.etsi.org/TrstSvc/Svctype/PPwd/nothavingPKIid",
         "PINs and passwords without a key"),
    type("http://uri.etsi.org/TrstSvc/Svctype/TLIssuer", "issuer of trust lists"),
    type("http://uri.etsi.org/TrstSvc/Svctype/unspecified", "of another kind"),
    type("http://uri.etsi.org/TrstSvd/Svctype/TLIssuer",
         "issuer of trust lists, as earlier versions spell it"),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/recognisedatnationallevel", "trusted",
           Standing::in_force, Handling::written),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/deprecatedatnationallevel", "ended",
           Standing::ended, Handling::written),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted", "trusted",
           Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/withdrawn", "ended", Standing::ended),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/undersupervision", "trusted",
           Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/supervisionincessation",
           "trusted while the provider winds up", Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/supervisionceased", "ended",
           Standing::ended),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/supervisionrevoked", "ended",
           Standing::ended),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/accredited", "trusted",
           Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/accreditationceased", "ended",
           Standing::ended),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/accreditationrevoked", "ended",
           Standing::ended),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/setbynationallaw", "trusted",
           Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/deprecatedbynationallaw", "ended",
           Standing::ended),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/undersupervision",
           "trusted, under the beginning of version 3", Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/supervisionincessation",
           "trusted, under the beginning of version 3", Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/supervisionceased",
           "ended, under the beginning of version 3", Standing::ended),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/supervisionrevoked",
           "ended, under the beginning of version 3", Standing::ended),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/accredited",
           "trusted, under the beginning of version 3", Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/accreditationceased",
           "ended, under the beginning of version 3", Standing::ended),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/accreditationrevoked",
           "ended, under the beginning of version 3", Standing::ended),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/setbynationallaw",
           "trusted, under the beginning of version 3", Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/deprecatedbynationallaw",
           "ended, under the beginning of version 3", Standing::ended),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/granted",
           "trusted, under the beginning of version 3", Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/withdrawn",
           "ended, under the beginning of version 3", Standing::ended),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/recognisedatnationallevel",
           "trusted, under the beginning of version 3", Standing::in_force),
    status("http://uri.etsi.org/TrstSvc/Svcstatus/deprecatedatnationallevel",
           "ended, under the beginning of version 3", Standing::ended),
    read(UriUse::additional, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForeSignatures",
         "for electronic signatures"),
    read(UriUse::additional, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForeSeals",
         "for electronic seals"),
    read(UriUse::additional,
         "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForWebSiteAuthentication",
         "for web site authentication"),
    read(UriUse::additional, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/RootCA-QC",
         "root CA above CAs for qualified certificates"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCStatement",
         "qualified"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/NotQualified",
         "not qualified"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCForESig",
         "qualified for signatures"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCForESeal",
         "qualified for seals"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCForWSA",
         "qualified for web sites"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCForLegalPerson",
         "issued to legal persons"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCWithSSCD",
         "key in a signature device"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCNoSSCD",
         "key not in a signature device"),
    read(UriUse::qualifier,
         "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCSSCDStatusAsInCert",
         "the certificate says whether the key is in a signature device"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCWithQSCD",
         "key in a qualified device"),
    read(UriUse::qualifier, "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCNoQSCD",
         "key not in a qualified device"),
    read(UriUse::qualifier,
         "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCQSCDStatusAsInCert",
         "the certificate says whether the key is in a qualified device"),
    read(UriUse::qualifier,
         "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/QCQSCDManagedOnBehalf",
         "key in a qualified device that the provider manages"),
};

// "<territory>" matches a territory code.
bool matches(std::string_view pattern, std::string_view uri) {
  constexpr std::string_view kHole = "<territory>";
  const std::size_t hole = pattern.find(kHole);
  if (hole == std::string_view::npos) return false;
  const std::string_view before = pattern.substr(0, hole);
  const std::string_view after = pattern.substr(hole + kHole.size());
  if (!uri.starts_with(before) || !uri.ends_with(after)) return false;
  if (uri.size() < before.size() + after.size() + 2) return false;
  const std::string_view code =
      uri.substr(before.size(), uri.size() - before.size() - after.size());
  return std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// Judgements ask for these two often: only the rows that say something.
template <class Says>
constexpr std::size_t count_rows(Says says) {
  std::size_t count = 0;
  for (const KnownUri& known : kKnown) count += says(known) ? 1U : 0U;
  return count;
}
template <std::size_t N, class Says>
constexpr std::array<const KnownUri*, N> rows(Says says) {
  std::array<const KnownUri*, N> out{};
  std::size_t next = 0;
  for (const KnownUri& known : kKnown) {
    if (says(known)) out[next++] = &known;
  }
  return out;
}
constexpr bool says_kind(const KnownUri& known) { return known.kind != ServiceKind::other; }
constexpr bool says_standing(const KnownUri& known) { return known.standing != Standing::unknown; }
constexpr auto kKinds = rows<count_rows(says_kind)>(says_kind);
constexpr auto kStandings = rows<count_rows(says_standing)>(says_standing);

}  // namespace

std::span<const KnownUri> known_uris() { return kKnown; }

const KnownUri* find_uri(UriUse use, std::string_view uri) {
  const auto find = [use](auto says) -> const KnownUri* {
    const auto at = std::find_if(kKnown.begin(), kKnown.end(), [&](const KnownUri& known) {
      return known.use == use && says(known.uri);
    });
    return at == kKnown.end() ? nullptr : &*at;
  };
  const KnownUri* exact = find([uri](std::string_view known) { return known == uri; });
  if (exact != nullptr) return exact;
  return find([uri](std::string_view pattern) { return matches(pattern, uri); });
}

ServiceKind kind_of(std::string_view type_uri) {
  for (const KnownUri* known : kKinds) {
    if (known->uri == type_uri) return known->kind;
  }
  return ServiceKind::other;
}

Standing standing_of(std::string_view status_uri) {
  for (const KnownUri* known : kStandings) {
    if (known->uri == status_uri) return known->standing;
  }
  return Standing::unknown;
}

std::string_view to_string(UriUse use) {
  switch (use) {
    case UriUse::list_type:
      return "list type";
    case UriUse::determination:
      return "status determination";
    case UriUse::service_type:
      return "service type";
    case UriUse::status:
      return "status";
    case UriUse::additional:
      return "additional information";
    case UriUse::qualifier:
      break;
  }
  return "qualifier";
}

std::string_view short_form(std::string_view uri) {
  constexpr std::string_view kBeginnings[] = {
      "http://uri.etsi.org/TrstSvc/Svctype/",
      "http://uri.etsi.org/TrstSvc/Svcstatus/",
      "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/",
      "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/",
      "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/",
      "http://uri.etsi.org/TrstSvc/TrustedList/StatusDetn/"};
  for (const std::string_view beginning : kBeginnings) {
    if (uri.starts_with(beginning) && uri.size() > beginning.size()) {
      return uri.substr(beginning.size());
    }
  }
  return uri;
}

}  // namespace baytrust::trustlists
