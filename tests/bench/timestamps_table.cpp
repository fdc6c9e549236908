// Time-stamp tokens from octets to a verdict on the same bytes. OpenSSL twice: its time-stamping
// interface, which validates the authority's certificate as well (a path of one step), and PKCS7
// with the imprint compared, which does what ours does.
#include <array>
#include <cstring>
#include <memory>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include "tests/bench/freed.hpp"
#include "tests/bench/harness.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"
#include "tests/support/authority.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/signature/timestamp_write.hpp"

namespace baytrust::bench {
namespace {

constexpr std::string_view kStamped = "What is stamped.";

using Pkcs7Ptr = std::unique_ptr<PKCS7, Freed<PKCS7_free>>;
using InfoPtr = std::unique_ptr<TS_TST_INFO, Freed<TS_TST_INFO_free>>;
using StorePtr = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;
using CertificatePtr = std::unique_ptr<X509, Freed<X509_free>>;
using ContextPtr = std::unique_ptr<TS_VERIFY_CTX, Freed<TS_VERIFY_CTX_free>>;

struct Material {
  Bytes token;
  Bytes root;
  Bytes imprint = crypto::digest(crypto::Hash::sha256, as_bytes(kStamped));
};

Material make_material(crypto::KeyType type) {
  const auto authority = test::make_authority("Bench TSA root");
  auto purpose = x509::write_extended_key_usage({Oid::literal("1.3.6.1.5.5.7.3.8")});
  purpose.critical = true;
  auto key = test::fresh_key(type);
  const auto certificate = authority.issue({.subject = "CN=TSA", .key = key, .extra = {purpose}});
  Material out;
  out.root = to_bytes(authority.certificate()->der);
  out.token = signature::sign_timestamp({.policy = Oid::literal("2.999.1"),
                                         .imprint = out.imprint,
                                         .gen_time = {.second = test::kNoon}},
                                        {.certificate = certificate, .key = key})
                  .value();
  return out;
}

bool ours(const Material& material, crypto::Verifier& verifier) {
  const auto parsed = signature::Timestamp::parse(material.token);
  Budget budget;
  const signature::StampedParts parts{as_bytes(kStamped)};
  const auto facts = signature::verify(*parsed, {.stamped = parts}, verifier, budget);
  return facts.integrity == signature::Integrity::good;
}

Pkcs7Ptr read(const Material& material) {
  const unsigned char* at = material.token.data();
  return Pkcs7Ptr(d2i_PKCS7(nullptr, &at, static_cast<long>(material.token.size())));
}

bool by_pkcs7(const Material& material) {
  const auto token = read(material);
  if (PKCS7_verify(token.get(), nullptr, nullptr, nullptr, nullptr, PKCS7_NOVERIFY) != 1) {
    return false;
  }
  const InfoPtr info(PKCS7_to_TS_TST_INFO(token.get()));
  const auto* held = TS_MSG_IMPRINT_get_msg(TS_TST_INFO_get_msg_imprint(info.get()));
  const Bytes computed = crypto::digest(crypto::Hash::sha256, as_bytes(kStamped));
  return equal(
      ByteView(ASN1_STRING_get0_data(held), static_cast<std::size_t>(ASN1_STRING_length(held))),
      computed);
}

bool by_ts(const Material& material, X509_STORE* store) {
  const auto token = read(material);
  const ContextPtr context(TS_VERIFY_CTX_new());
  TS_VERIFY_CTX_set_flags(context.get(), TS_VFY_VERSION | TS_VFY_SIGNATURE | TS_VFY_IMPRINT);
  X509_STORE_up_ref(store);
  TS_VERIFY_CTX_set_store(context.get(), store);
  auto* imprint = static_cast<unsigned char*>(OPENSSL_malloc(material.imprint.size()));
  std::memcpy(imprint, material.imprint.data(), material.imprint.size());
  TS_VERIFY_CTX_set_imprint(context.get(), imprint, static_cast<long>(material.imprint.size()));
  return TS_RESP_verify_token(context.get(), token.get()) == 1;
}

}  // namespace

bool print_timestamps(const Effort& effort) {
  Table table({"time-stamp token, parsed and verified, µs", "ours", "OpenSSL PKCS7 + imprint",
               "OpenSSL TS, with path"});
  bool right = true;
  for (const auto& [name, type] : {std::pair{"RSA-2048", crypto::KeyType::rsa2048},
                                   std::pair{"P-256", crypto::KeyType::p256}}) {
    const Material material = make_material(type);
    crypto::Verifier verifier;
    const StorePtr store(X509_STORE_new());
    const unsigned char* at = material.root.data();
    const CertificatePtr root(d2i_X509(nullptr, &at, static_cast<long>(material.root.size())));
    X509_STORE_add_cert(store.get(), root.get());
    right = right && ours(material, verifier) && by_pkcs7(material) && by_ts(material, store.get());
    std::vector<Row> rows{
        {.name = "ours", .run = [&](std::size_t) { keep(ours(material, verifier)); }},
        {.name = "pkcs7", .run = [&](std::size_t) { keep(by_pkcs7(material)); }},
        {.name = "ts", .run = [&](std::size_t) { keep(by_ts(material, store.get())); }}};
    measure(rows, effort);
    table.add({name, number(rows[0].microseconds), number(rows[1].microseconds),
               number(rows[2].microseconds)});
  }
  table.print();
  return right;
}

}  // namespace baytrust::bench
