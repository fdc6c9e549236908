#include "gateway/messages/catalogue.hpp"

#include "gateway/decision/codes.hpp"
#include "gateway/decision/edition_codes.hpp"
#include "gateway/decision/profile_codes.hpp"
#include "gateway/decision/time_codes.hpp"
#include "gateway/messages/lint_text.hpp"
#include "gateway/messages/tables.hpp"
#include "policy-mapping/change_codes.hpp"
#include "policy-mapping/codes.hpp"
#include "policy-mapping/mra_codes.hpp"
#include "trustlists/change_codes.hpp"
#include "trustlists/codes.hpp"
#include "trustlists/deviation_codes.hpp"
#include "validators/crypto/codes.hpp"
#include "validators/der/codes.hpp"
#include "validators/path/codes.hpp"
#include "validators/revocation/codes.hpp"
#include "validators/revocation/ocsp_codes.hpp"
#include "validators/signature/cms_error_codes.hpp"
#include "validators/signature/codes.hpp"
#include "validators/signature/pdf_change_codes.hpp"
#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/timestamp_codes.hpp"
#include "validators/signature/timestamp_error_codes.hpp"
#include "validators/x509/codes.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::messages {

std::vector<const Code*> judged_codes() {
  std::vector<const Code*> all;
  const auto add = [&all](const auto& codes) {
    for (const Code& code : codes) all.push_back(&code);
  };
  add(der::kCodes);
  add(crypto::kCodes);
  add(x509::kCodes);
  add(path::kCodes);
  add(revocation::kCodes);
  add(revocation::kOcspCodes);
  add(xml::kCodes);
  add(signature::kCodes);
  add(signature::kCmsErrorCodes);
  add(signature::timestamp::kCodes);
  add(signature::timestamp::kErrorCodes);
  add(signature::kPdfCodes);
  add(signature::kPdfChangeCodes);
  add(trustlists::kCodes);
  add(trustlists::deviation::kCodes);
  add(trustlists::kChangeCodes);
  add(policy_mapping::kCodes);
  add(policy_mapping::kChangeCodes);
  add(policy_mapping::mra::kCodes);
  add(decision::kCodes);
  add(decision::kEditionCodes);
  add(decision::kProfileCodes);
  add(decision::kTimeCodes);
  for (const LintRule& rule : lint_rules()) all.push_back(rule.code);
  return all;
}

std::vector<const CodeText*> all_texts() {
  std::vector<const CodeText*> all;
  for (const auto& table : {der_texts(),
                            crypto_texts(),
                            x509_texts(),
                            path_texts(),
                            revocation_texts(),
                            ocsp_texts(),
                            xml_texts(),
                            signature_texts(),
                            timestamp_texts(),
                            pdf_texts(),
                            pdf_change_texts(),
                            trustlists_texts(),
                            list_deviation_texts(),
                            policy_mapping_texts(),
                            mra_texts(),
                            decision_texts(),
                            edition_texts(),
                            profile_texts(),
                            time_texts(),
                            list_change_texts(),
                            register_change_texts(),
                            shell_texts(),
                            store_texts(),
                            config_texts(),
                            pin_texts(),
                            batch_texts(),
                            envelope_texts(),
                            author_texts(),
                            http_texts(),
                            submission_texts(),
                            serving_texts(),
                            fetch_texts(),
                            trust_texts()}) {
    for (const CodeText& entry : table) all.push_back(&entry);
  }
  for (const LintRule& rule : lint_rules()) all.push_back(&rule.text->found);
  return all;
}

}  // namespace baytrust::messages
