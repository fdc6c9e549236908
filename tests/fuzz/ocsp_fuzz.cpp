// Law: any octets either parse as an OCSP response whose answers are found by their serial numbers,
// or give a coded error; none makes a certificate good whose CA did not sign it, and no flip of a
// bit in what the CA signed leaves it good.
#include <cstdlib>
#include <vector>

#include "validators/revocation/judge.hpp"
#include "validators/x509/issue.hpp"
#include "validators/x509/issue_ocsp.hpp"
#include "validators/x509/ocsp_request.hpp"

using namespace baytrust;

namespace {

constexpr Instant kNow{1772539200};

// An anchor, a certificate of it, and a sound answer about that.
struct World {
  crypto::PrivateKey key = *crypto::PrivateKey::generate(crypto::KeyType::p256);
  x509::Certificate ca = certificate("CN=CA", {1});
  x509::Certificate leaf = certificate("CN=Leaf", {2});
  Bytes sound = answer();
  path::TrustAnchor anchor{ca};
  crypto::Verifier verifier;

  x509::Certificate certificate(const char* subject, Bytes serial) {
    return *x509::Certificate::parse(*x509::issue({.serial_number = std::move(serial),
                                                   .issuer = *x509::encode_name("CN=CA"),
                                                   .subject = *x509::encode_name(subject),
                                                   .not_before = kNow - kDay,
                                                   .not_after = kNow + kDay,
                                                   .public_key_info = key.public_key_info()},
                                                  key));
  }
  Bytes answer() {
    const auto& info = ca->subject_public_key_info;
    return *x509::issue_ocsp_response(
        {.responder_name = *x509::encode_name("CN=CA"),
         .produced_at = kNow - kHour,
         .singles = {{.cert_id = x509::write_cert_id({.issuer_name = leaf->issuer.der(),
                                                      .issuer_key_bits = info.key_bits,
                                                      .serial_number = leaf->serial_number}),
                      .this_update = kNow - kHour,
                      .next_update = kNow + kHour}}},
        key);
  }
  bool is_good(const x509::OcspResponse& response) {
    revocation::OcspStore store;
    store.add(response, kNow);
    const std::vector path{leaf};
    Budget budget;
    return revocation::judge(
               {.path = path, .anchor = anchor, .index = 0, .at = kNow, .known_at = kNow},
               {.crls = {}, .pools = {}, .ocsp = &store}, {}, verifier, budget)
               .state == revocation::State::good;
  }
};

World& world() {
  static World one;
  return one;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void judge_any(const std::uint8_t* data, std::size_t size) {
  const auto response = x509::OcspResponse::parse(Bytes(data, data + size));
  if (!response) return require(!response.error().code().id.empty());
  const auto& singles = (*response)->singles;
  const auto& order = (*response)->by_serial;
  std::vector<bool> seen(singles.size(), false);
  for (std::size_t i = 0; i < order.size(); ++i) {
    require(!seen.at(order[i]));
    seen[order[i]] = true;
    if (i == 0) continue;
    const auto before = as_text(singles[order[i - 1]].serial_number);
    require(before <= as_text(singles[order[i]].serial_number));
  }
  require(order.size() == singles.size());
  require(!world().is_good(*response));
}

// Each two octets name a bit of the signed part.
void judge_flipped(const std::uint8_t* data, std::size_t size) {
  static const auto sound = x509::OcspResponse::parse(world().sound);
  static const bool is_sound = world().is_good(*sound);
  require(is_sound);
  const auto first = static_cast<std::size_t>((*sound)->tbs.data() - (*sound)->der.data());
  Bytes flipped = world().sound;
  for (std::size_t i = 0; i + 1 < size && i < 8; i += 2) {
    const std::size_t bit = (data[i] * 256U + data[i + 1]) % ((*sound)->tbs.size() * 8);
    flipped[first + bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
  }
  if (flipped == world().sound) return;
  const auto response = x509::OcspResponse::parse(flipped);
  if (response) require(!world().is_good(*response));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  judge_any(data, size);
  judge_flipped(data, size);
  return 0;
}
