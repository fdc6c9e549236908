#include "gateway/demo/signed_files.hpp"

#include <array>

#include "validators/signature/pdf_write.hpp"
#include "validators/signature/timestamp_write.hpp"

namespace baytrust::demo {
namespace {

constexpr std::string_view kContract =
    "DEMO contract. Services are supplied from 1 July 2026 at the agreed price.\n"
    "DEMO 合約。自 2026 年 7 月 1 日起按議定價格提供服務。\n"
    "Contrato DEMO. Os serviços são prestados a partir de 1 de Julho de 2026.\n";

// What the holders say of the time; it decides nothing.
constexpr Instant kClaimed{1780286400};  // 2026-06-01T12:00:00+08:00
constexpr Instant kApril20{1776657600};  // 2026-04-20T12:00:00+08:00
constexpr Instant kJune1{1780286400};    // 2026-06-01T12:00:00+08:00

// How one holder signs.
struct Signing {
  std::string_view certificate;  // of the World; the file's name
  std::string_view ca;           // goes along
  signature::CmsContent::Types types = signature::CmsContent::Types::standard;
  Instant claimed = kClaimed;
};
using Types = signature::CmsContent::Types;

constexpr std::array kSignings{
    Signing{"gd-personal-rsa", "gd-rsa"},
    Signing{"gd-personal-sm2", "gd-sm2", Types::gm},
    Signing{"gd-encipherment-sm2", "gd-sm2", Types::gm},
    Signing{"hk-personal", "hk-2-15"},
    Signing{"hk-personal-2-17", "hk-2-17"},
    Signing{"hk-suspended", "hk-2-15"},
    Signing{"hk-new-release", "hk-2-15"},
    Signing{"hk-no-crl", "hk-2-15"},
    Signing{"mo-cloud", "mo-qualified"},
    Signing{"mo-encipherment", "mo-normalised"},
    Signing{"mo-qualified", "mo-qualified", Types::standard, kApril20},
};

constexpr std::array kPdfSignings{
    Signing{"gd-personal-rsa", "gd-rsa"},
    Signing{"gd-personal-sm2", "gd-sm2", Types::gm},
    Signing{"hk-personal", "hk-2-15"},
    Signing{"mo-cloud", "mo-qualified"},
};

// A file of kSignings with a time-stamp in it.
struct Stamping {
  std::string_view name;
  std::string_view certificate;
  std::string_view tsa;  // of the World
  Instant at;
};
constexpr std::array kStampings{
    Stamping{"mo-qualified-stamped", "mo-qualified", "mo-tsa", kApril20},
    Stamping{"mo-qualified-stamped-unlisted", "mo-qualified", "mo-tsa-unlisted", kApril20},
    Stamping{"hk-suspended-stamped", "hk-suspended", "mo-tsa", kJune1},
};

Result<Bytes> sign(const World& world, const Signing& signing) {
  const signature::CmsSigner signer{
      .certificate = world.certificates.find(signing.certificate)->second,
      .key = world.keys.find(signing.certificate)->second,
      .signing_time = signing.claimed};
  return signature::sign_cms({.octets = as_bytes(kContract),
                              .types = signing.types,
                              .certificates = {world.issuing(signing.ca)}},
                             signer);
}

Result<Bytes> stamped(const World& world, const Stamping& stamping, ByteView file) {
  const auto signed_data = signature::SignedData::parse(file);
  if (!signed_data) return signed_data.error();
  const auto what = signature::to_stamp(*signed_data, {});
  if (!what) return what.error();
  const signature::CmsSigner tsa{.certificate = world.certificates.find(stamping.tsa)->second,
                                 .key = world.keys.find(stamping.tsa)->second};
  const auto token = signature::sign_timestamp({.policy = Oid::literal(kMoStampPolicy),
                                                .hash = what->hash,
                                                .imprint = what->imprint,
                                                .gen_time = {.second = stamping.at}},
                                               tsa);
  if (!token) return token.error();
  return signature::add_timestamp(*signed_data, 0, *what, *token);
}

// With what its CA said of the signer on that day.
Result<Bytes> stapled(const World& world, ByteView file) {
  const auto signed_data = signature::SignedData::parse(file);
  if (!signed_data) return signed_data.error();
  const x509::OcspResponse& response = world.ocsp.find("hk-no-crl")->second;
  return signature::add_evidence(*signed_data, {.ocsp = {{.der = share(to_bytes(response->der))}}});
}

// The same contract as a PDF, signed as PAdES.
Result<Bytes> sign_as_pdf(const World& world, const Signing& signing) {
  const auto page =
      signature::make_pdf({"DEMO contract", "Services are supplied from 1 July 2026."});
  if (!page) return page.error();
  const signature::CmsSigner signer{
      .certificate = world.certificates.find(signing.certificate)->second,
      .key = world.keys.find(signing.certificate)->second};
  return signature::sign_pdf(
      *page, {.time = signing.claimed},
      signature::PdfSigner{
          .signer = signer, .types = signing.types, .certificates = {world.issuing(signing.ca)}});
}

// Signed, and then a line was added that nobody signed.
Result<Bytes> added_to(ByteView pdf) {
  return signature::add_field(pdf, "Price", signature::PdfFieldKind::text);
}

// One octet of the content, after it was signed.
Bytes altered(Bytes file) {
  const auto text = as_text(file);
  const std::size_t at = text.find("1 July");
  if (at != std::string_view::npos) file[at] = '9';
  return file;
}

}  // namespace

Result<SignedFiles> make_signed_files(const World& world) {
  SignedFiles files;
  for (const Signing& signing : kSignings) {
    auto file = sign(world, signing);
    if (!file) return file.error();
    files.emplace(std::string(signing.certificate) + ".p7m", share(*std::move(file)));
  }
  for (const Signing& signing : kPdfSignings) {
    auto file = sign_as_pdf(world, signing);
    if (!file) return file.error();
    files.emplace(std::string(signing.certificate) + ".pdf", share(*std::move(file)));
  }
  auto added = added_to(*files.find("hk-personal.pdf")->second);
  if (!added) return added.error();
  files.emplace("hk-personal-added.pdf", share(*std::move(added)));
  for (const Stamping& stamping : kStampings) {
    const auto& file = files.find(std::string(stamping.certificate) + ".p7m")->second;
    auto made = stamped(world, stamping, *file);
    if (!made) return made.error();
    files.emplace(std::string(stamping.name) + ".p7m", share(*std::move(made)));
  }
  auto with_answer = stapled(world, *files.find("hk-no-crl.p7m")->second);
  if (!with_answer) return with_answer.error();
  files.emplace("hk-no-crl-stapled.p7m", share(*std::move(with_answer)));
  files.emplace("hk-personal-altered.p7m", share(altered(*files.find("hk-personal.p7m")->second)));
  return files;
}

}  // namespace baytrust::demo
