// The service types of TS 119 612 5.5.1, versions 2.1.1 to 2.4.1.
#include <algorithm>
#include <array>

#include "trustlists/lint.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::trustlists {
namespace {

// After ".../TrstSvc/Svctype/": 5.5.1.1 qualified, 5.5.1.2 not qualified, 5.5.1.3 national.
constexpr std::array<std::string_view, 51> kTypes{
    "CA/QC",
    "Certstatus/OCSP/QC",
    "Certstatus/CRL/QC",
    "TSA/QTST",
    "EDS/Q",
    "EDS/REM/Q",
    "PSES/Q",
    "QESValidation/Q",
    "RemoteQSigCDManagement/Q",
    "RemoteQSealCDManagement/Q",
    "EAA/Q",
    "ElectronicArchiving/Q",
    "Ledgers/Q",
    "CA/PKC",
    "CA/PKC/CertsforOtherTypesOfTS",
    "Certstatus/OCSP",
    "Certstatus/CRL",
    "TSA",
    "TSA/TSS-QC",
    "TSA/TSS-AdESQCandQES",
    "EDS",
    "EDS/REM",
    "PSES",
    "AdESValidation",
    "AdESGeneration",
    "RemoteSigCDManagement",
    "RemoteSealCDManagement",
    "EAA",
    "EAA/Pub-EAA",
    "EAAValidation",
    "ElectronicArchiving",
    "Ledgers",
    "PKCValidation",
    "PKCValidation/CertsforOtherTypesOfTS",
    "PKCPreservation",
    "TSTValidation",
    "EDSValidation",
    "RA",
    "RA/nothavingPKIid",
    "ACA",
    "SignaturePolicyAuthority",
    "Archiv",
    "Archiv/nothavingPKIid",
    "IdV",
    "IdV/nothavingPKIid",
    "KEscrow",
    "KEscrow/nothavingPKIid",
    "PPwd",
    "PPwd/nothavingPKIid",
    "NationalRootCA-QC",
    "unspecified",
};
// The standard writes this one, and only this one, with another beginning in some versions.
constexpr std::array<std::string_view, 2> kListIssuers{
    "http://uri.etsi.org/TrstSvc/Svctype/TLIssuer", "http://uri.etsi.org/TrstSvd/Svctype/TLIssuer"};

}  // namespace

bool is_known_service_type(std::string_view uri) {
  if (std::find(kListIssuers.begin(), kListIssuers.end(), uri) != kListIssuers.end()) return true;
  if (!uri.starts_with(kServiceTypes)) return false;
  const std::string_view type = uri.substr(kServiceTypes.size());
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

}  // namespace baytrust::trustlists
