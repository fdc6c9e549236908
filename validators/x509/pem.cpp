// PEM (RFC 7468) and files of certificates; declared in certificate.hpp.
#include "validators/crypto/digest.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/codes.hpp"

namespace baytrust::x509 {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ", kEnd = "-----END ", kDashes = "-----";

// A SEQUENCE with a long-form length: text never starts so, and nothing signed is shorter.
bool looks_like_der(ByteView file) {
  return file.size() >= 2 && file[0] == der::kSequence && file[1] >= 0x80;
}

}  // namespace

Result<std::vector<Bytes>> parse_pem(ByteView file, std::string_view label) {
  const std::string begin = std::string(kBegin).append(label).append(kDashes);
  const std::string end = std::string(kEnd).append(label).append(kDashes);
  std::string_view rest = as_text(file);
  std::vector<Bytes> out;
  for (auto at = rest.find(begin); at != std::string_view::npos; at = rest.find(begin)) {
    rest.remove_prefix(at + begin.size());
    const auto length = rest.find(end);
    const auto payload = length == std::string_view::npos
                             ? std::nullopt
                             : crypto::base64_decode(rest.substr(0, length));
    if (!payload) return Error(kPemMalformed, "file", {{"label", std::string(label)}});
    out.push_back(*payload);
    rest.remove_prefix(length + end.size());
  }
  return out;
}

std::string to_pem(ByteView der, std::string_view label) {
  constexpr std::size_t kLine = 64;  // RFC 7468 2
  const std::string text = crypto::base64_encode(der);
  std::string out = std::string(kBegin).append(label).append(kDashes).append("\n");
  for (std::size_t i = 0; i < text.size(); i += kLine) out.append(text, i, kLine).append("\n");
  return out.append(kEnd).append(label).append(kDashes).append("\n");
}

Result<std::vector<Bytes>> der_or_pem(ByteView file, std::string_view label) {
  if (looks_like_der(file)) return std::vector<Bytes>{to_bytes(file)};
  auto blocks = parse_pem(file, label);
  if (!blocks) return blocks.error();
  if (blocks->empty()) return Error(kPemNone, "file", {{"label", std::string(label)}});
  return blocks;
}

Result<std::vector<Certificate>> parse_certificates(ByteView file) {
  auto blocks = der_or_pem(file, "CERTIFICATE");
  if (!blocks) return blocks.error();
  std::vector<Certificate> out;
  for (auto& block : *blocks) {
    auto certificate = Certificate::parse(std::move(block));
    if (!certificate) return certificate.error();
    out.push_back(*std::move(certificate));
  }
  return out;
}

}  // namespace baytrust::x509
