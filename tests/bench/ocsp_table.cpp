#include <memory>
#include <openssl/ocsp.h>
#include <openssl/x509.h>

#include "tests/bench/freed.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"
#include "tests/support/responder.hpp"
#include "validators/revocation/judge.hpp"
#include "validators/x509/ocsp_request.hpp"

namespace baytrust::bench {
namespace {

using ResponsePtr = std::unique_ptr<OCSP_RESPONSE, Freed<OCSP_RESPONSE_free>>;
using BasicPtr = std::unique_ptr<OCSP_BASICRESP, Freed<OCSP_BASICRESP_free>>;
using CertIdPtr = std::unique_ptr<OCSP_CERTID, Freed<OCSP_CERTID_free>>;
using X509Ptr = std::unique_ptr<X509, Freed<X509_free>>;
using StorePtr = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;

// A CA, a certificate of it, and the answer of a delegated responder about it.
struct Material {
  test::Authority ca = test::make_authority("CA");
  x509::Certificate leaf = ca.issue();
  test::Authority responder = test::delegated_responder(ca);
  Bytes der = test::ocsp_der(ca, leaf,
                             {.responder = &responder, .certificates = {responder.certificate()}});
};

class Ours {
 public:
  explicit Ours(const Material& material)
      : material_(material), anchor_(material.ca.certificate()), path_{material.leaf} {
    store_.add(*x509::OcspResponse::parse(material.der), test::kNoon);
  }
  void parse() { keep(x509::OcspResponse::parse(material_.der)); }
  void look_up() { keep(store_.about(material_.leaf->serial_number)); }
  bool judge(crypto::Verifier& verifier) {
    Budget budget;
    const auto status = revocation::judge(
        {.path = path_, .anchor = anchor_, .index = 0, .at = test::kNoon, .known_at = test::kNoon},
        {.crls = crls_, .pools = {}, .ocsp = &store_}, {}, verifier, budget);
    return status.state == revocation::State::good;
  }

 private:
  const Material& material_;
  path::TrustAnchor anchor_;
  std::vector<x509::Certificate> path_;
  revocation::CrlStore crls_;
  revocation::OcspStore store_;
};

X509Ptr read(const x509::Certificate& certificate) {
  const unsigned char* at = certificate->der.data();
  return X509Ptr(d2i_X509(nullptr, &at, static_cast<long>(certificate->der.size())));
}

class OpenSsl {
 public:
  explicit OpenSsl(const Material& material)
      : der_(material.der),
        ca_(read(material.ca.certificate())),
        leaf_(read(material.leaf)),
        store_(X509_STORE_new()),
        id_(OCSP_cert_to_id(nullptr, leaf_.get(), ca_.get())) {
    X509_STORE_add_cert(store_.get(), ca_.get());
    auto* parameters = X509_STORE_get0_param(store_.get());
    X509_VERIFY_PARAM_set_time(parameters, test::kNoon.seconds);
    basic_ = parse();
  }
  BasicPtr parse() const {
    const unsigned char* at = der_.data();
    const ResponsePtr response(d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der_.size())));
    return BasicPtr(OCSP_response_get1_basic(response.get()));
  }
  bool look_up() const {
    int status = -1;
    return OCSP_resp_find_status(basic_.get(), id_.get(), &status, nullptr, nullptr, nullptr,
                                 nullptr) == 1 &&
           status == V_OCSP_CERTSTATUS_GOOD;
  }
  bool judge() const {
    return OCSP_basic_verify(basic_.get(), nullptr, store_.get(), 0) == 1 && look_up();
  }

 private:
  const Bytes& der_;
  X509Ptr ca_, leaf_;
  StorePtr store_;
  CertIdPtr id_;
  BasicPtr basic_;
};

}  // namespace

bool print_ocsp(const Effort& effort) {
  const Material material;
  Ours ours(material);
  const OpenSsl openssl(material);
  crypto::Verifier kept;
  if (!ours.judge(kept) || !openssl.judge()) return false;
  std::unique_ptr<crypto::Verifier> fresh;
  std::vector<Row> rows{
      {.name = "", .run = [&](std::size_t) { ours.parse(); }},
      {.name = "", .run = [&](std::size_t) { keep(openssl.parse()); }},
      {.name = "", .run = [&](std::size_t) { ours.look_up(); }},
      {.name = "", .run = [&](std::size_t) { keep(openssl.look_up()); }},
      {.name = "", .run = [&](std::size_t) { keep(ours.judge(kept)); }},
      {.name = "",
       .run =
           [&](std::size_t) {
             crypto::Verifier one;
             keep(ours.judge(one));
           }},
      {.name = "", .run = [&](std::size_t) { keep(openssl.judge()); }},
  };
  measure(rows, effort);
  const auto us = [&](std::size_t i) { return number(rows[i].microseconds, 2); };
  Table table({"OCSP, P-256, delegated responder, µs", "Baytrust", "OpenSSL"});
  table.add({"parse (" + std::to_string(material.der.size()) + " octets)", us(0), us(1)});
  table.add({"look up, parsed", us(2), us(3)});
  table.add({"status, signatures kept", us(4), "–"});
  table.add({"status, keys loaded and two signatures verified", us(5), us(6)});
  table.print();
  return true;
}

}  // namespace baytrust::bench
