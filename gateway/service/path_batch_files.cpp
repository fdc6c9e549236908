#include "gateway/service/path_batch_files.hpp"

namespace baytrust::service {
namespace {

constexpr std::size_t kMaxFile = 256U << 20;  // Limits::bytes
constexpr std::size_t kMaxKept = 512U << 20;  // octets of each kind

// One response a file, DER.
Result<std::vector<x509::OcspResponse>> parse_ocsp(ByteView file) {
  auto response = x509::OcspResponse::parse(to_bytes(file));
  if (!response) return response.error();
  return std::vector{*std::move(response)};
}

}  // namespace

template <class T, class Parse>
std::optional<Result<std::vector<T>>> PathFiles::get(Kept<T>& kept, const std::string& name,
                                                     Parse parse) {
  {
    const std::lock_guard lock(kept.mutex);
    const auto found = kept.by_name.find(name);
    if (found != kept.by_name.end()) return found->second;
  }
  const auto bytes = reader_(name, kMaxFile);
  if (!bytes) return std::nullopt;
  Result<std::vector<T>> parsed = parse(ByteView(*bytes));
  const std::lock_guard lock(kept.mutex);
  if (kept.bytes + bytes->size() <= kMaxKept && kept.by_name.emplace(name, parsed).second) {
    kept.bytes += bytes->size();
  }
  return parsed;
}

std::optional<Result<std::vector<x509::Certificate>>> PathFiles::certificates(
    const std::string& name) {
  return get(certificates_, name, x509::parse_certificates);
}

std::optional<Result<std::vector<x509::Crl>>> PathFiles::crls(const std::string& name) {
  return get(crls_, name, x509::parse_crls);
}

std::optional<Result<std::vector<x509::OcspResponse>>> PathFiles::ocsp(const std::string& name) {
  return get(ocsp_, name, parse_ocsp);
}

}  // namespace baytrust::service
