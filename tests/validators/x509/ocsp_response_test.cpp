// RFC 6960 4.2: what a response says, and what is none.
#include "validators/x509/ocsp_response.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <tuple>

#include "tests/support/responder.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/der/writer.hpp"
#include "validators/x509/codes.hpp"
#include "validators/x509/ocsp_request.hpp"

namespace baytrust::x509 {
namespace {

using test::OcspAnswer;
using testing::ElementsAre;
using testing::IsEmpty;
using Status = OcspSingle::Status;

class Ocsp : public testing::Test {
 protected:
  const test::Authority ca = test::make_authority("CA");
  const Certificate leaf = ca.issue();

  OcspResponse answer(const OcspAnswer& what = {}) const { return test::ocsp(ca, leaf, what); }
};

std::string error_of(const Bytes& der) {
  const auto parsed = OcspResponse::parse(der);
  return parsed ? "parsed" : std::string(parsed.error().code().id);
}
std::vector<std::string> codes(const Findings& findings) {
  std::vector<std::string> out;
  for (const auto& finding : findings) out.emplace_back(finding.code().id);
  return out;
}
// The basic response inside.
Bytes basic_of(const Bytes& whole) {
  der::Failure failure;
  der::Walker outer(whole, 0, failure);
  der::Walker response = outer.enter(der::kSequence);
  response.any();
  der::Walker bytes = response.enter(der::context_constructed(0)).enter(der::kSequence);
  bytes.any();
  return to_bytes(bytes.octet_string());
}

TEST_F(Ocsp, FieldsAreViewsOfItsOwnBytes) {
  const auto response = answer();
  const auto& r = *response;
  EXPECT_EQ(r.der.data(), r.owner->data());
  EXPECT_EQ(r.fingerprint, crypto::sha256(r.der));
  EXPECT_EQ(to_string(*r.responder_name), "CN=CA");
  EXPECT_EQ(r.responder_name_key, ca.certificate()->subject_key);
  EXPECT_TRUE(r.responder_key_hash.empty());
  EXPECT_EQ(r.produced_at, test::kNoon - kHour);
  EXPECT_FALSE(r.nonce);
  EXPECT_FALSE(r.extended_revoke);
  EXPECT_TRUE(r.unknown_critical.empty());
  EXPECT_THAT(r.certificates, IsEmpty());
  EXPECT_THAT(r.deviations, IsEmpty());
  ASSERT_EQ(r.singles.size(), 1U);
  const OcspSingle& single = r.singles.front();
  EXPECT_EQ(single.hash, crypto::Hash::sha1);
  EXPECT_TRUE(equal(single.serial_number, leaf->serial_number));
  EXPECT_TRUE(equal(single.issuer_name_hash, crypto::sha1(leaf->issuer.der())));
  EXPECT_TRUE(equal(single.issuer_key_hash,
                    crypto::sha1(ca.certificate()->subject_public_key_info.key_bits)));
  EXPECT_EQ(single.status, Status::good);
  EXPECT_EQ(single.this_update, test::kNoon - kHour);
  EXPECT_EQ(single.next_update, test::kNoon + kDay);
  EXPECT_FALSE(single.archive_cutoff);
  crypto::Verifier verifier;
  EXPECT_EQ(verifier.verify(
                {.algorithm = crypto::parse_signature_algorithm(r.signature_algorithm).value(),
                 .key = ca.certificate()->subject_public_key_info,
                 .dsa_parameters = {},
                 .message = r.tbs,
                 .signature = r.signature_value}),
            crypto::Verdict::good);
}

// Signed documents embed either form (RFC 5652 10.2.1, PAdES, XAdES).
TEST_F(Ocsp, ABareBasicResponseIsReadToo) {
  const Bytes whole = test::ocsp_der(ca, leaf);
  const Bytes basic = basic_of(whole);
  const auto a = OcspResponse::parse(whole).value();
  const auto b = OcspResponse::parse(basic).value();
  EXPECT_TRUE(equal(a->tbs, b->tbs));
  EXPECT_TRUE(equal(a->signature_value, b->signature_value));
  EXPECT_NE(a->fingerprint, b->fingerprint);
  EXPECT_EQ(wrap_ocsp_response(basic), whole);
}

TEST_F(Ocsp, RevokedSaysWhenAndWhy) {
  const auto with_reason = answer({.status = Status::revoked,
                                   .revocation_time = test::kNoon - kDay,
                                   .reason = RevocationReason::certificate_hold});
  const OcspSingle& single = with_reason->singles.front();
  EXPECT_EQ(single.status, Status::revoked);
  EXPECT_EQ(single.entry.revocation_date, test::kNoon - kDay);
  EXPECT_EQ(single.entry.reason, RevocationReason::certificate_hold);
  const auto without = answer({.status = Status::revoked});
  EXPECT_FALSE(without->singles.front().entry.has_reason);
  EXPECT_EQ(without->singles.front().entry.reason, RevocationReason::unspecified);
  EXPECT_EQ(answer({.status = Status::unknown})->singles.front().status, Status::unknown);
}

// RFC 6960 4.4.5: extensions of CRL entries may stand in a single response.
TEST_F(Ocsp, ExtensionsOfASingleResponse) {
  const auto response = answer({.status = Status::revoked,
                                .extensions = {write_reason(RevocationReason::superseded),
                                               write_invalidity_date(test::kStart),
                                               write_ocsp_archive_cutoff(test::kStart + kDay),
                                               {.oid = Oid::literal("1.3.6.1.4.1.11129.2.4.5"),
                                                .critical = true,
                                                .value = der::octet_string(Bytes{0, 0})}}});
  const OcspSingle& single = response->singles.front();
  EXPECT_EQ(single.entry.reason, RevocationReason::superseded);
  EXPECT_EQ(single.entry.invalidity_date, test::kStart);
  EXPECT_EQ(single.archive_cutoff, test::kStart + kDay);
  EXPECT_TRUE(single.unknown_critical.empty());
}

TEST_F(Ocsp, CriticalExtensionsNotUnderstoodAreKept) {
  const ExtensionTemplate strange{Oid::literal("2.999.1"), true, der::null()};
  EXPECT_EQ(to_string(answer({.extensions = {strange}})->singles.front().unknown_critical),
            "2.999.1");
  EXPECT_EQ(to_string(answer({.response_extensions = {strange}})->unknown_critical), "2.999.1");
  ExtensionTemplate harmless = strange;
  harmless.critical = false;
  EXPECT_TRUE(answer({.response_extensions = {harmless}})->unknown_critical.empty());
}

TEST_F(Ocsp, ResponseExtensions) {
  const Bytes nonce(32, 7);
  const auto response =
      answer({.response_extensions = {write_ocsp_nonce(nonce), write_ocsp_extended_revoke()}});
  EXPECT_TRUE(equal(*response->nonce, nonce));
  EXPECT_TRUE(response->extended_revoke);
}

// RFC 9654 2.1: 1 to 128 octets; RFC 2560 left open what is inside extnValue.
TEST_F(Ocsp, TheNonceHasASizeAndAnOldForm) {
  const auto with = [&](const Bytes& value) {
    ExtensionTemplate nonce = write_ocsp_nonce({});
    nonce.value = value;
    return test::ocsp_der(ca, leaf, {.response_extensions = {nonce}});
  };
  EXPECT_EQ(error_of(with(der::octet_string(Bytes(128, 1)))), "parsed");
  EXPECT_EQ(error_of(with(der::octet_string(Bytes(129, 1)))), "x509.extension.value");
  EXPECT_EQ(error_of(with(der::octet_string(Bytes{}))), "x509.extension.value");
  const Bytes raw{1, 2, 3, 4};
  const auto old = OcspResponse::parse(with(raw)).value();
  EXPECT_TRUE(equal(*old->nonce, raw));
  EXPECT_THAT(codes(old->deviations), ElementsAre("x509.ocsp.nonce.form"));
}

TEST_F(Ocsp, EveryHashOfACertIdIsKnownAndOthersMatchNothing) {
  for (const crypto::Hash hash : {crypto::Hash::sha1, crypto::Hash::sha256, crypto::Hash::sha384,
                                  crypto::Hash::sha512, crypto::Hash::sm3}) {
    EXPECT_EQ(answer({.hash = hash})->singles.front().hash, hash);
  }
  Bytes der = test::ocsp_der(ca, leaf);
  const Bytes sha1 = der::oid(crypto::oid_of(crypto::Hash::sha1));
  const auto at = std::search(der.begin(), der.end(), sha1.begin(), sha1.end());
  ASSERT_NE(at, der.end());
  *(at + static_cast<std::ptrdiff_t>(sha1.size()) - 1) = 0x7F;
  EXPECT_FALSE(OcspResponse::parse(der).value()->singles.front().hash);
}

TEST_F(Ocsp, SinglesStandInTheOrderOfTheirSerialNumbersToo) {
  std::vector<OcspSingleTemplate> more;
  std::vector<Certificate> others;
  for (int i = 0; i < 20; ++i) {
    others.push_back(ca.issue());
    more.push_back(test::single_about(ca, others.back()));
  }
  more.push_back(test::single_about(ca, leaf, {.status = Status::unknown}));
  const auto response = answer({.more = more});
  const auto& order = response->by_serial;
  ASSERT_EQ(order.size(), 22U);
  const auto serial = [&](std::uint32_t i) { return as_text(response->singles[i].serial_number); };
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(serial(a), a) < std::tuple(serial(b), b);
  }));
  const auto about_leaf = std::find(order.begin(), order.end(), 0U);
  ASSERT_LT(about_leaf + 1, order.end());
  EXPECT_EQ(about_leaf[1], 21U) << "the two about one certificate, one after the other";
}

TEST_F(Ocsp, CertificatesComeAlongAndBadOnesAreLeftAside) {
  const auto responder = test::delegated_responder(ca);
  const auto response = answer({.id = OcspAnswer::Id::by_key,
                                .responder = &responder,
                                .certificates = {responder.certificate()}});
  EXPECT_THAT(response->certificates, ElementsAre(responder.certificate()));
  EXPECT_FALSE(response->responder_name);
  EXPECT_TRUE(equal(response->responder_key_hash, key_id_of(responder.key().public_key_info())));
  OcspResponseTemplate content;
  content.responder_name = ca.subject();
  content.certificates = {der::sequence({der::null()}), to_bytes(leaf->der)};
  const auto odd = OcspResponse::parse(issue_ocsp_response(content, ca.key()).value()).value();
  EXPECT_THAT(odd->certificates, ElementsAre(leaf));
  EXPECT_THAT(codes(odd->deviations), ElementsAre("x509.ocsp.certificate"));
  EXPECT_THAT(odd->singles, IsEmpty());
}

TEST_F(Ocsp, EveryStatusOfAResponderHasItsCode) {
  EXPECT_EQ(error_of(write_ocsp_status(1)), "x509.ocsp.status.malformed_request");
  EXPECT_EQ(error_of(write_ocsp_status(2)), "x509.ocsp.status.internal_error");
  EXPECT_EQ(error_of(write_ocsp_status(3)), "x509.ocsp.status.try_later");
  EXPECT_EQ(error_of(write_ocsp_status(5)), "x509.ocsp.status.sig_required");
  EXPECT_EQ(error_of(write_ocsp_status(6)), "x509.ocsp.status.unauthorized");
  EXPECT_EQ(error_of(write_ocsp_status(4)), "x509.ocsp.status.other");
  EXPECT_EQ(error_of(write_ocsp_status(17)), "x509.ocsp.status.other");
  EXPECT_EQ(error_of(write_ocsp_status(0)), "x509.ocsp.no_bytes");
}

TEST_F(Ocsp, OtherTypesAndVersionsAreRefused) {
  Bytes der = test::ocsp_der(ca, leaf);
  const Bytes basic = der::oid(OidView{"\x2B\x06\x01\x05\x05\x07\x30\x01\x01"});
  const auto at = std::search(der.begin(), der.end(), basic.begin(), basic.end());
  *(at + static_cast<std::ptrdiff_t>(basic.size()) - 1) = 0x11;
  EXPECT_EQ(error_of(der), "x509.ocsp.type");
  const auto versioned = [&](std::int64_t version) {
    const Bytes tbs =
        der::sequence({der::explicitly(0, der::integer(version)), der::explicitly(1, ca.subject()),
                       der::generalized_time(test::kNoon), der::sequence({})});
    return der::sequence(
        {tbs, crypto::encode(ca.key().default_algorithm()), der::bit_string(Bytes{1})});
  };
  EXPECT_EQ(error_of(versioned(1)), "x509.ocsp.version");
  EXPECT_THAT(codes(OcspResponse::parse(versioned(0)).value()->deviations),
              ElementsAre("x509.default_encoded"));
}

TEST_F(Ocsp, SizeAndCountsAreBounded) {
  EXPECT_EQ(error_of(Bytes(kMaxOcspResponse + 1, 0x30)), "x509.too_large");
  OcspSingleTemplate small = test::single_about(ca, leaf);
  // The smallest single response there can be.
  small.cert_id =
      der::sequence({der::sequence({der::oid(crypto::oid_of(crypto::Hash::sha1))}),
                     der::octet_string(Bytes{}), der::octet_string(Bytes{}), der::integer(1)});
  small.next_update.reset();
  OcspResponseTemplate content;
  content.responder_name = ca.subject();
  content.singles.assign(kMaxOcspSingles, small);
  EXPECT_EQ(error_of(issue_ocsp_response(content, ca.key()).value()), "parsed");
  content.singles.push_back(small);
  EXPECT_EQ(error_of(issue_ocsp_response(content, ca.key()).value()), "x509.ocsp.too_many");
  content.singles.clear();
  content.certificates.assign(kMaxOcspCertificates + 1, to_bytes(leaf->der));
  EXPECT_EQ(error_of(issue_ocsp_response(content, ca.key()).value()), "x509.ocsp.too_many");
}

// Attack: cut short anywhere, or something put behind.
TEST_F(Ocsp, TruncatedAnywhereIsNoResponse) {
  const Bytes whole = test::ocsp_der(ca, leaf, {.certificates = {leaf}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_NE(error_of(cut), "parsed") << size;
  }
  Bytes longer = whole;
  longer.push_back(0);
  EXPECT_EQ(error_of(longer), "der.trailing_data");
  EXPECT_EQ(error_of({}), "der.tag.unexpected");
}

}  // namespace
}  // namespace baytrust::x509
