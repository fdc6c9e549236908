// A signed PDF of 10 MB: finding its signature, comparing what came after, hashing what it covers.
#include <fmt/format.h>
#include <openssl/evp.h>

#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"
#include "tests/support/authority.hpp"
#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_update.hpp"
#include "validators/signature/pdf_write.hpp"

namespace baytrust::bench {
namespace {

constexpr std::size_t kSize = 10U << 20U;

// A page and a stream that does not compress.
Bytes large_page() {
  const Bytes page = signature::make_pdf({"DEMO"}).value();
  auto update = signature::PdfUpdate::of(page).value();
  std::string octets(kSize, '\0');
  std::uint64_t state = 1;
  for (char& c : octets) {
    state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
    c = static_cast<char>(state >> 56U);
  }
  auto root = update.root();
  root.replaceKey("/Large", update.add_stream(octets, QPDFObjectHandle::newDictionary()));
  update.change(root);
  return update.write().value().octets;
}

}  // namespace

bool print_pdf(const Effort& effort) {
  const auto root = test::make_authority("DEMO");
  auto key = test::fresh_key();
  auto certificate = root.issue({.subject = "CN=DEMO", .key = key});
  const signature::PdfSigner signer{.signer = {.certificate = certificate, .key = key},
                                    .certificates = {}};
  const Bytes one = signature::sign_pdf(large_page(), {}, signer).value();
  const Bytes two = signature::sign_pdf(one, {.field = "Second"}, signer).value();
  crypto::Verifier verifier;
  bool good = true;
  const auto verify = [&](const Bytes& file) {
    Budget budget;
    const auto document = signature::verify_pdf(file, {}, verifier, budget);
    for (const auto& signed_part : document.value().signatures) {
      good = good && signed_part.facts.integrity == signature::Integrity::good;
    }
  };
  std::vector<Row> rows{{.name = "one", .run = [&](std::size_t) { verify(one); }},
                        {.name = "two", .run = [&](std::size_t) { verify(two); }},
                        {.name = "digest", .run = [&](std::size_t) {
                           std::array<unsigned char, 32> out{};
                           EVP_Digest(one.data(), one.size(), out.data(), nullptr, EVP_sha256(),
                                      nullptr);
                         }}};
  for (Row& row : rows) row.most_per_round = 3;
  measure(rows, effort);
  Table table({"signed PDF of 10 MB", "ms", "MB/s"});
  const auto add = [&](const std::string& name, const Row& row) {
    const double ms = row.microseconds / 1e3;
    table.add({name, number(ms, 2), number(static_cast<double>(one.size()) / 1e3 / ms, 0)});
  };
  add("one signature", rows[0]);
  add("two signatures, the second later", rows[1]);
  add("OpenSSL's SHA-256 of the file, nothing else", rows[2]);
  table.print();
  return good;
}

}  // namespace baytrust::bench
