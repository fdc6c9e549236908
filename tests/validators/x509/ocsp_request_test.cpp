// RFC 6960 4.1: requests, octet for octet as another implementation writes them, and the nonce.
#include "validators/x509/ocsp_request.hpp"

#include <gtest/gtest.h>

#include "tests/support/corpus.hpp"
#include "tests/support/responder.hpp"
#include "validators/der/walker.hpp"

namespace baytrust::x509 {
namespace {

TEST(OcspRequest, WithANonceHoldsIt) {
  const auto ca = test::make_authority("CA");
  const auto leaf = ca.issue();
  const Bytes nonce(32, 9);
  const Bytes request = write_ocsp_request({.certificate = leaf,
                                            .issuer_key = ca.certificate()->subject_public_key_info,
                                            .hash = crypto::Hash::sha256,
                                            .nonce = nonce});
  der::Failure failure;
  der::Walker outer(request, 0, failure);
  der::Walker tbs = outer.enter(der::kSequence).enter(der::kSequence);
  der::Walker one = tbs.enter(der::kSequence).enter(der::kSequence);
  EXPECT_EQ(to_bytes(one.any().full),
            write_cert_id({.hash = crypto::Hash::sha256,
                           .issuer_name = leaf->issuer.der(),
                           .issuer_key_bits = ca.certificate()->subject_public_key_info.key_bits,
                           .serial_number = leaf->serial_number}));
  der::Walker extensions = tbs.enter(der::context_constructed(2)).enter(der::kSequence);
  der::Walker extension = extensions.enter(der::kSequence);
  EXPECT_EQ(to_string(extension.oid()), "1.3.6.1.5.5.7.48.1.2");
  der::Walker value(extension.expect(der::kOctetString), failure);
  EXPECT_EQ(to_bytes(value.octet_string()), nonce);
  EXPECT_EQ(failure.code, nullptr);
}

// RFC 9654 2.1: what came back is compared with what was sent.
TEST(OcspRequest, TheNonceThatComesBackIsCompared) {
  const auto ca = test::make_authority("CA");
  const auto leaf = ca.issue();
  const Bytes nonce(32, 9);
  const auto with = test::ocsp(ca, leaf, {.response_extensions = {write_ocsp_nonce(nonce)}});
  EXPECT_EQ(compare_nonce(nonce, with), NonceAnswer::same);
  EXPECT_EQ(compare_nonce(Bytes(32, 8), with), NonceAnswer::different);
  EXPECT_EQ(compare_nonce(nonce, test::ocsp(ca, leaf)), NonceAnswer::absent);
}

// The requests that another implementation made for the same certificates.
TEST(OcspRequest, IsTheCorpussOctetForOctet) {
  const auto corpora = test::corpora();
  if (!corpora) GTEST_SKIP() << "no corpora";
  std::size_t compared = 0;
  for (const auto& folder :
       std::filesystem::directory_iterator(*corpora / "boringssl-ocsp" / "files")) {
    const auto leaf = parse_certificates(test::read_file(folder.path() / "cert.pem"));
    const auto issuer = parse_certificates(test::read_file(folder.path() / "issuer.pem"));
    // One of them has a serial number that is no DER.
    if (!leaf) continue;
    EXPECT_EQ(write_ocsp_request({.certificate = leaf->front(),
                                  .issuer_key = issuer->front()->subject_public_key_info}),
              test::read_file(folder.path() / "request.der"))
        << folder.path();
    ++compared;
  }
  EXPECT_GE(compared, 35U);
}

}  // namespace
}  // namespace baytrust::x509
