#include "gateway/decision/sub_indication.hpp"

#include <algorithm>
#include <gmock/gmock.h>

#include "gateway/decision/codes.hpp"
#include "gateway/decision/edition_codes.hpp"
#include "gateway/decision/profile_codes.hpp"
#include "gateway/decision/time_codes.hpp"
#include "validators/crypto/codes.hpp"
#include "validators/path/codes.hpp"
#include "validators/revocation/codes.hpp"
#include "validators/revocation/ocsp_codes.hpp"
#include "validators/signature/codes.hpp"

namespace baytrust::decision {
namespace {

using enum SubIndication;

const Subject kTarget(Subject::Kind::path, 0);
const Subject kCa(Subject::Kind::path, 1);

SubIndication of(const Code& code, Subject subject, RequestKind kind = RequestKind::certificate) {
  return home_reason({Finding(code, subject)}, kind);
}

bool has_row(const Code& code) {
  const auto rows = sub_indication_rows();
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return *row.code == code; });
}

// Errors of reading, never findings of a home run; recognition and editions have no home.
bool is_no_home_finding(const Code& code) {
  for (const char* prefix :
       {"edition.", "snapshot.", "recognition.", "register.", "crypto.algorithm.", "crypto.key.",
        "crypto.private_key.", "crypto.token.", "crypto.sign.", "crypto.library.",
        "path.names.text_malformed", "path.link."}) {
    if (code.id.starts_with(prefix)) return true;
  }
  return false;
}

template <class Codes>
void expect_all_mapped(const Codes& codes) {
  for (const Code& code : codes) {
    if (code.effect < Effect::indeterminate || is_no_home_finding(code)) continue;
    EXPECT_TRUE(has_row(code)) << code.id << " can fail home and has no sub-indication";
  }
}

TEST(SubIndication, IsChosenForEveryCodeThatCanFailHome) {
  expect_all_mapped(path::kCodes);
  expect_all_mapped(revocation::kCodes);
  expect_all_mapped(revocation::kOcspCodes);
  expect_all_mapped(crypto::kCodes);
  expect_all_mapped(decision::kCodes);
  expect_all_mapped(decision::kEditionCodes);
  expect_all_mapped(decision::kProfileCodes);
  expect_all_mapped(decision::kTimeCodes);
}

// What cannot be read at all is an error and has no decision.
TEST(SubIndication, IsChosenForEveryFindingOfASignature) {
  for (const Code& code : signature::kCodes) {
    if (code.effect < Effect::indeterminate) continue;
    EXPECT_TRUE(has_row(code)) << code.id;
  }
}

TEST(SubIndication, OfTheSignatureItselfIsFinal) {
  const auto own = [](const Code& code) {
    return home_reason({Finding(code, Subject(Subject::Kind::signature))}, RequestKind::signature);
  };
  EXPECT_EQ(own(signature::kSignatureBad), sig_crypto_failure);
  EXPECT_EQ(own(signature::kDigestMismatch), hash_failure);
  EXPECT_EQ(own(signature::kSignerNotFound), no_signing_certificate_found);
}

TEST(SubIndication, RowsNameEachCodeOnce) {
  const auto rows = sub_indication_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(rows[i].code->id, rows[j].code->id);
  }
}

TEST(SubIndication, IsNoneForAValidHome) {
  EXPECT_EQ(home_reason({}, RequestKind::certificate), none);
  EXPECT_EQ(of(revocation::kGood, kTarget), none);
  EXPECT_EQ(of(kListGrace, Subject(Subject::Kind::list, "HK")), none);
}

TEST(SubIndication, TellsTheTargetFromItsCas) {
  EXPECT_EQ(of(path::kExpired, kTarget), expired);
  EXPECT_EQ(of(path::kExpired, kCa), certificate_chain_general_failure);
  EXPECT_EQ(of(path::kNotYetValid, kTarget), not_yet_valid);
  EXPECT_EQ(of(revocation::kRevoked, kTarget), revoked);
  EXPECT_EQ(of(revocation::kRevoked, kCa), revoked_ca_no_poe);
  EXPECT_EQ(of(path::kSignatureBad, kTarget), sig_crypto_failure);
  EXPECT_EQ(of(path::kSignatureBad, kCa), certificate_chain_general_failure);
  EXPECT_EQ(of(path::kSignatureBad, Subject(Subject::Kind::anchor)),
            certificate_chain_general_failure);
}

// EN 319 102-1: without a proof of existence a signature's certificate may have been good in time.
TEST(SubIndication, OfASignatureLeavesWhatTimeCouldHeal) {
  EXPECT_EQ(of(path::kExpired, kTarget, RequestKind::signature), out_of_bounds_no_poe);
  EXPECT_EQ(of(revocation::kRevoked, kTarget, RequestKind::signature), revoked_no_poe);
  EXPECT_EQ(of(path::kNotYetValid, kTarget, RequestKind::signature), not_yet_valid);
  EXPECT_EQ(of(path::kSignatureBad, kTarget, RequestKind::signature),
            certificate_chain_general_failure);
}

TEST(SubIndication, OfAnInvalidHomeIsTheMostCertainCause) {
  const Findings findings{Finding(path::kNameMismatch, kCa), Finding(kUseEncipherment, kTarget),
                          Finding(path::kExpired, kTarget), Finding(revocation::kRevoked, kTarget),
                          Finding(revocation::kMissing, kCa)};
  EXPECT_EQ(home_reason(findings, RequestKind::certificate), revoked);
  const Findings without{findings[0], findings[1]};
  EXPECT_EQ(home_reason(without, RequestKind::certificate), chain_constraints_failure);
}

TEST(SubIndication, OfAnIndeterminateHomeNamesWhatIsMissing) {
  EXPECT_EQ(of(revocation::kMissing, kTarget), try_later);
  EXPECT_EQ(of(kNoChain, Subject(Subject::Kind::request)), no_certificate_chain_found);
  EXPECT_EQ(of(kListStop, Subject(Subject::Kind::list, "HK")), certificate_chain_general_failure);
  const Findings both{Finding(revocation::kMissing, kTarget),
                      Finding(path::kBudgetExhausted, kTarget)};
  EXPECT_EQ(home_reason(both, RequestKind::certificate), certificate_chain_general_failure);
}

// A finding that a profile raised has no row of its own.
TEST(SubIndication, OfARaisedFindingIsGeneral) {
  const Findings findings{Finding(kAuditLapsed, kTarget).with_effect(Effect::invalid)};
  EXPECT_EQ(home_reason(findings, RequestKind::certificate), certificate_chain_general_failure);
}

TEST(SubIndication, NamesAreThoseOfTheStandard) {
  const std::pair<SubIndication, std::string_view> names[] = {
      {none, ""},
      {format_failure, "FORMAT_FAILURE"},
      {hash_failure, "HASH_FAILURE"},
      {sig_crypto_failure, "SIG_CRYPTO_FAILURE"},
      {revoked, "REVOKED"},
      {expired, "EXPIRED"},
      {not_yet_valid, "NOT_YET_VALID"},
      {chain_constraints_failure, "CHAIN_CONSTRAINTS_FAILURE"},
      {certificate_chain_general_failure, "CERTIFICATE_CHAIN_GENERAL_FAILURE"},
      {crypto_constraints_failure, "CRYPTO_CONSTRAINTS_FAILURE"},
      {policy_processing_error, "POLICY_PROCESSING_ERROR"},
      {no_signing_certificate_found, "NO_SIGNING_CERTIFICATE_FOUND"},
      {no_certificate_chain_found, "NO_CERTIFICATE_CHAIN_FOUND"},
      {revoked_no_poe, "REVOKED_NO_POE"},
      {revoked_ca_no_poe, "REVOKED_CA_NO_POE"},
      {out_of_bounds_no_poe, "OUT_OF_BOUNDS_NO_POE"},
      {signed_data_not_found, "SIGNED_DATA_NOT_FOUND"},
      {try_later, "TRY_LATER"},
  };
  for (const auto& [sub, name] : names) EXPECT_EQ(to_string(sub), name);
}

}  // namespace
}  // namespace baytrust::decision
