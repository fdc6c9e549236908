// TSTInfo (RFC 3161 2.4.2): what a time-stamping authority states, as views into the token. Strict
// DER, whatever the encoding around it. Not here: who states it and whether it holds
// (timestamp.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/x509/general_name.hpp"

namespace baytrust::signature {

inline constexpr std::size_t kMaxTstExtensions = 32;
inline constexpr std::int64_t kMaxAccuracySeconds = 366 * kDay;

// genTime: a whole second and what follows the point, cut to microseconds.
struct GenTime {
  Instant second;
  std::uint32_t micros = 0;
  bool finer = false;  // something beyond microseconds was cut

  friend bool operator==(const GenTime&, const GenTime&) = default;
};
// "2026-03-03T12:00:00.25Z".
std::string to_string(const GenTime& time);

// The time may be off by this much, earlier or later.
struct Accuracy {
  std::int64_t seconds = 0;
  std::uint32_t millis = 0;
  std::uint32_t micros = 0;

  std::int64_t in_micros() const { return seconds * 1'000'000 + millis * 1'000 + micros; }
  friend bool operator==(const Accuracy&, const Accuracy&) = default;
};

struct MessageImprint {
  OidView algorithm;
  std::optional<crypto::Hash> hash;  // where it is one known here
  ByteView digest;
};

struct TstExtension {
  OidView oid;
  bool critical = false;
  ByteView value;  // content of extnValue
};

struct TstInfo {
  OidView policy;
  MessageImprint imprint;
  ByteView serial_number;  // INTEGER content
  GenTime gen_time;
  std::optional<Accuracy> accuracy;
  bool ordering = false;
  std::optional<ByteView> nonce;  // INTEGER content
  std::optional<x509::GeneralName> tsa;
  std::vector<TstExtension> extensions;

  // Whole seconds around gen_time and its accuracy: what is stamped existed at latest(), and was
  // not stamped before earliest(). An accuracy that is not given counts as none: the authority's
  // policy may say more (RFC 3161 2.4.2).
  Instant latest() const;
  Instant earliest() const;
};

// Views into `der`. Errors: timestamp.*.
Result<TstInfo> parse_tst_info(ByteView der);

// GeneralizedTime of RFC 3161 2.4.2: seconds, "Z", a fraction without trailing zeros. Internal but
// for tests.
std::optional<GenTime> decode_gen_time(ByteView content);

}  // namespace baytrust::signature
