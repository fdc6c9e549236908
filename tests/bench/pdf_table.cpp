// A signed PDF of 10 MB: finding its signature, comparing what came after, hashing what it covers.
// OpenSSL beside it verifies the CMS over the octets of the range, cut out beforehand: it knows
// nothing of PDF, so that it neither finds the signature nor asks what the range leaves out.
#include <fmt/format.h>

#include "tests/bench/harness.hpp"
#include "tests/bench/openssl_cms.hpp"
#include "tests/bench/pdf_files.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"
#include "tests/support/authority.hpp"
#include "validators/signature/pdf.hpp"

namespace baytrust::bench {
namespace {

constexpr std::size_t kSize = 10U << 20U;

}  // namespace

bool print_pdf(const Effort& effort) {
  const auto root = test::make_authority("DEMO");
  auto key = test::fresh_key();
  auto certificate = root.issue({.subject = "CN=DEMO", .key = key});
  const signature::PdfSigner signer{.signer = {.certificate = certificate, .key = key},
                                    .certificates = {}};
  const Bytes one = signature::sign_pdf(large_pdf(kSize), {}, signer).value();
  const Bytes two = signature::sign_pdf(one, {.field = "Second"}, signer).value();
  const SignedRange range = first_range(one);
  crypto::Verifier verifier;
  bool good = openssl_verifies_cms(range.cms, range.content);
  const auto verify = [&](const Bytes& file) {
    Budget budget;
    const auto document = signature::verify_pdf(file, {}, verifier, budget);
    for (const auto& signed_part : document.value().signatures) {
      good = good && signed_part.facts.integrity == signature::Integrity::good;
    }
  };
  std::vector<Row> rows{{.name = "one", .run = [&](std::size_t) { verify(one); }},
                        {.name = "two", .run = [&](std::size_t) { verify(two); }},
                        {.name = "OpenSSL", .run = [&](std::size_t) {
                           good = good && openssl_verifies_cms(range.cms, range.content);
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
  add("OpenSSL: CMS over the range of the first alone", rows[2]);
  table.print();
  return good;
}

}  // namespace baytrust::bench
