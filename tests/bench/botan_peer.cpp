// Botan at its best: certificates, trust store and CRLs parsed before. Its path validation loads
// the issuers' keys each time; it has no place to keep them. It processes neither policies nor
// their mappings.
#include <botan/certstor.h>
#include <botan/data_src.h>
#include <botan/pubkey.h>
#include <botan/sm2.h>
#include <botan/x509cert.h>
#include <botan/x509path.h>
#include <chrono>
#include <exception>
#include <vector>

#include "tests/bench/peer.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::bench {
namespace {

Botan::X509_Certificate read(const SharedBytes& der) {
  return Botan::X509_Certificate(der->data(), der->size());
}

std::vector<Botan::X509_Certificate> read_all(const std::vector<SharedBytes>& ders) {
  std::vector<Botan::X509_Certificate> out;
  for (const auto& der : ders) out.push_back(read(der));
  return out;
}

class BotanPeer final : public Peer {
 public:
  explicit BotanPeer(const Course& course)
      : course_(course),
        restrictions_(course.checks == Checks::policies_and_crls, /*minimum strength*/ 80),
        at_(std::chrono::system_clock::from_time_t(test::kNoon.seconds)) {
    fill(store_);
    for (const auto& one : course.cases) above_.push_back(read_all(one.intermediates));
    if (course.signatures == 1) load_raw_keys();
  }

  Answer judge(std::size_t i) override {
    try {
      auto chain = std::vector{read(course_.cases[i].leaf)};
      chain.insert(chain.end(), above_[i].begin(), above_[i].end());
      return validate(chain, store_);
    } catch (const std::exception&) {
      return {false, "an exception"};
    }
  }

  Answer judge_cold(std::size_t i) override {
    try {
      Botan::Certificate_Store_In_Memory store;
      fill(store);
      auto chain = std::vector{read(course_.cases[i].leaf)};
      for (const auto& der : course_.cases[i].intermediates) chain.push_back(read(der));
      return validate(chain, store);
    } catch (const std::exception&) {
      return {false, "an exception"};
    }
  }

  void parse_leaf(std::size_t i) override { read(course_.cases[i].leaf); }

  bool verify_leaf(std::size_t i) override {
    const x509::Certificate& leaf = leaves_[i];
    Botan::PK_Verifier& verifier = *verifiers_[i % kIssuers];
    return verifier.verify_message(leaf->tbs.data(), leaf->tbs.size(), leaf->signature_value.data(),
                                   leaf->signature_value.size());
  }

 private:
  void fill(Botan::Certificate_Store_In_Memory& store) const {
    for (const auto& der : course_.anchors) store.add_certificate(read(der));
    for (const auto& der : course_.crls) store.add_crl(Botan::X509_CRL(*der));
  }

  Answer validate(const std::vector<Botan::X509_Certificate>& chain,
                  const Botan::Certificate_Store& store) const {
    const auto result = Botan::x509_path_validate(chain, restrictions_, store, "",
                                                  Botan::Usage_Type::UNSPECIFIED, at_);
    const char* const why = Botan::to_string(result.result());
    return {result.successful_validation(), why != nullptr ? why : "unknown"};
  }

  void load_raw_keys() {
    for (const auto& one : course_.cases) leaves_.push_back(*x509::Certificate::parse(one.leaf));
    const auto& key = leaves_[0]->subject_public_key_info;
    std::string padding = key.curve == crypto::Curve::p384 ? "EMSA1(SHA-384)" : "EMSA1(SHA-256)";
    if (key.kind == crypto::KeyKind::rsa) padding = "EMSA3(SHA-256)";
    if (key.kind == crypto::KeyKind::sm2) padding = std::string(crypto::kDefaultSm2Id) + ",SM3";
    const auto format = key.kind == crypto::KeyKind::rsa ? Botan::IEEE_1363 : Botan::DER_SEQUENCE;
    for (const auto& der : course_.anchors) {
      keys_.push_back(load(der));
      verifiers_.push_back(std::make_unique<Botan::PK_Verifier>(*keys_.back(), padding, format));
    }
  }

  // A key on SM2's curve comes as one for ECDSA.
  static std::unique_ptr<Botan::Public_Key> load(const SharedBytes& der) {
    std::unique_ptr<Botan::Public_Key> key(read(der).load_subject_public_key());
    const auto* point = dynamic_cast<const Botan::EC_PublicKey*>(key.get());
    if (point == nullptr || point->domain().get_curve_oid() != Botan::OID("1.2.156.10197.1.301")) {
      return key;
    }
    return std::make_unique<Botan::SM2_PublicKey>(point->domain(), point->public_point());
  }

  const Course& course_;
  Botan::Path_Validation_Restrictions restrictions_;
  std::chrono::system_clock::time_point at_;
  Botan::Certificate_Store_In_Memory store_;
  std::vector<std::vector<Botan::X509_Certificate>> above_;
  std::vector<std::unique_ptr<Botan::Public_Key>> keys_;
  std::vector<std::unique_ptr<Botan::PK_Verifier>> verifiers_;
  std::vector<x509::Certificate> leaves_;
};

}  // namespace

std::unique_ptr<Peer> make_botan(const Course& course) {
  return std::make_unique<BotanPeer>(course);
}

}  // namespace baytrust::bench
