// CMS signatures from octets to facts, beside OpenSSL on the same octets. Neither validates the
// signer's certificate here; ours makes every check it makes elsewhere (ESSCertID, algorithm
// protection, order of attributes), each with a finding.
#include <array>
#include <fmt/format.h>

#include "tests/bench/harness.hpp"
#include "tests/bench/openssl_cms.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"
#include "tests/support/authority.hpp"
#include "tests/support/noise.hpp"
#include "validators/signature/cms_verify.hpp"
#include "validators/signature/cms_write.hpp"

namespace baytrust::bench {
namespace {

using Packing = signature::CmsContent::Packing;

struct Kind {
  const char* name;
  crypto::KeyType type;
  std::size_t size;
  Packing packing;
};
constexpr std::size_t kLarge = 10'000'000;
constexpr std::array kKinds{
    Kind{"RSA-2048, 1 kB attached", crypto::KeyType::rsa2048, 1'000, Packing::attached},
    Kind{"P-256, 1 kB attached", crypto::KeyType::p256, 1'000, Packing::attached},
    Kind{"P-256, 10 MB attached", crypto::KeyType::p256, kLarge, Packing::attached},
    Kind{"P-256, 10 MB detached", crypto::KeyType::p256, kLarge, Packing::detached}};

struct Material {
  Bytes content;
  Bytes cms;
};

Material make_material(const Kind& kind) {
  const auto authority = test::make_authority("Bench CA");
  auto key = test::fresh_key(kind.type);
  const auto certificate = authority.issue({.subject = "CN=Signer", .key = key});
  Material out{.content = test::noise(kind.size), .cms = {}};
  out.cms = signature::sign_cms({.octets = out.content, .packing = kind.packing},
                                {.certificate = certificate, .key = key})
                .value();
  if (kind.packing == Packing::attached) out.content.clear();
  return out;
}

bool ours(const Material& material, crypto::Verifier& verifier) {
  const auto parsed = signature::SignedData::parse(material.cms);
  Budget budget;
  signature::VerifyInputs inputs;
  if (!material.content.empty()) inputs.content = ByteView(material.content);
  const auto facts = signature::verify(*parsed, inputs, verifier, budget);
  return facts.size() == 1 && facts.front().integrity == signature::Integrity::good;
}

}  // namespace

bool print_cms(const Effort& effort) {
  Table table({"signed CMS, parsed and verified, µs", "ours", "OpenSSL", "OpenSSL / ours"});
  bool right = true;
  for (const Kind& kind : kKinds) {
    const Material material = make_material(kind);
    crypto::Verifier verifier;
    right =
        right && ours(material, verifier) && openssl_verifies_cms(material.cms, material.content);
    std::vector<Row> rows{{.name = "ours",
                           .run =
                               [&](std::size_t) {
                                 crypto::Verifier fresh;  // OpenSSL loads the key each time too
                                 keep(ours(material, fresh));
                               }},
                          {.name = "OpenSSL", .run = [&](std::size_t) {
                             keep(openssl_verifies_cms(material.cms, material.content));
                           }}};
    measure(rows, effort);
    table.add({kind.name, number(rows[0].microseconds), number(rows[1].microseconds),
               fmt::format("{}×", number(rows[1].microseconds / rows[0].microseconds, 2))});
  }
  table.print();
  return right;
}

}  // namespace baytrust::bench
