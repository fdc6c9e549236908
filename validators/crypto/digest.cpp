#include "validators/crypto/digest.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "validators/crypto/openssl_library.hpp"

namespace baytrust::crypto {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint8_t kNotInAlphabet = 0xFF;
constexpr std::uint8_t kSpace = 0xFE;
constexpr std::uint8_t kPad = 0xFD;

constexpr std::array<std::uint8_t, 256> make_values() {
  std::array<std::uint8_t, 256> values{};
  for (auto& v : values) v = kNotInAlphabet;
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  for (const char c : {' ', '\t', '\r', '\n'}) values[static_cast<unsigned char>(c)] = kSpace;
  values[static_cast<unsigned char>('=')] = kPad;
  return values;
}
constexpr auto kValues = make_values();

}  // namespace

Digest sha256(ByteView data) {
  const auto computed = openssl::digest(Hash::sha256, data);
  Digest out;
  std::copy_n(computed.octets.begin(), out.octets.size(), out.octets.begin());
  return out;
}

Bytes digest(Hash hash, ByteView data) { return to_bytes(openssl::digest(hash, data).view()); }

Bytes sha1(ByteView data) { return digest(Hash::sha1, data); }

struct Hasher::State {
  Hash hash;
  openssl::DigestContext context;
};

Hasher::Hasher(Hash hash)
    : state_(std::make_unique<State>(State{hash, openssl::DigestContext(EVP_MD_CTX_new())})) {
  const EVP_MD* const md = openssl::library().digests[static_cast<std::size_t>(hash)];
  // Here and below: fails only without memory; a wrong digest must not go on as if it were one.
  if (!state_->context || EVP_DigestInit_ex2(state_->context.get(), md, nullptr) != 1) std::abort();
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(ByteView piece) {
  if (EVP_DigestUpdate(state_->context.get(), piece.data(), piece.size()) != 1) std::abort();
}

Bytes Hasher::finish() {
  Bytes out(size_of(state_->hash));
  if (EVP_DigestFinal_ex(state_->context.get(), out.data(), nullptr) != 1) std::abort();
  return out;
}

std::string base64_encode(ByteView data) {
  std::string out;
  out.reserve((data.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < data.size(); i += 3) {
    const std::size_t n = std::min<std::size_t>(3, data.size() - i);
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group << 8U | (k < n ? data[i + k] : 0U);
    for (std::size_t k = 0; k < 4; ++k) {
      out.push_back(k <= n ? kAlphabet[group >> (18U - 6U * k) & 63U] : '=');
    }
  }
  return out;
}

std::optional<Bytes> base64_decode(std::string_view text) {
  Bytes out(text.size() / 4 * 3 + 3);
  std::size_t size = 0;
  const auto put = [&](std::uint32_t group) {
    out[size] = static_cast<std::uint8_t>(group >> 16U);
    out[size + 1] = static_cast<std::uint8_t>(group >> 8U);
    out[size + 2] = static_cast<std::uint8_t>(group);
    size += 3;
  };
  std::uint32_t group = 0;
  std::size_t digits = 0;
  std::size_t pads = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    // Nearly all of a certificate: whole groups of nothing but digits, whose values are below 64.
    while (digits % 4 == 0 && pads == 0 && text.size() - at >= 4) {
      const auto value_at = [&](std::size_t i) -> std::uint32_t {
        return kValues[static_cast<unsigned char>(text[at + i])];
      };
      const std::uint32_t a = value_at(0), b = value_at(1), c = value_at(2), d = value_at(3);
      if ((a | b | c | d) >= 64) break;
      put(a << 18U | b << 12U | c << 6U | d);
      at += 4;
    }
    if (at == text.size()) break;
    const std::uint8_t value = kValues[static_cast<unsigned char>(text[at])];
    if (value == kSpace) continue;
    if (value == kNotInAlphabet) return std::nullopt;
    if (value == kPad) {
      ++pads;
      continue;
    }
    if (pads != 0) return std::nullopt;  // RFC 4648 3.3: nothing after the padding
    group = group << 6U | value;
    if (++digits % 4 != 0) continue;
    put(group);
    group = 0;
  }
  out.resize(size);
  // RFC 4648 3.2: padding completes the last group, and only that.
  const std::size_t rest = digits % 4;
  if (rest == 1 || pads != (rest == 0 ? 0 : 4 - rest)) return std::nullopt;
  if (rest == 0) return out;
  // RFC 4648 3.5: the bits that the padding leaves over are zero, so one value has one text.
  const unsigned spare = rest == 2 ? 4 : 2;
  if ((group & ((1U << spare) - 1U)) != 0) return std::nullopt;
  group >>= spare;
  if (rest == 3) out.push_back(static_cast<std::uint8_t>(group >> 8U));
  out.push_back(static_cast<std::uint8_t>(group));
  return out;
}

}  // namespace baytrust::crypto
