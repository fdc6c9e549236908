#include "validators/signature/tst_info.hpp"

#include <algorithm>

#include "validators/der/walker.hpp"
#include "validators/signature/oids.hpp"
#include "validators/signature/timestamp_error_codes.hpp"

namespace baytrust::signature {
namespace {

constexpr std::int64_t kMicros = 1'000'000;
constexpr std::size_t kMaxFraction = 32;  // digits; clocks have nine

bool is_digit(std::uint8_t octet) { return octet >= '0' && octet <= '9'; }

std::optional<crypto::Hash> imprint_hash(const crypto::AlgorithmIdentifier& identifier) {
  if (!crypto::absent_or_null(identifier)) return std::nullopt;
  if (identifier.oid == oids::kSm3Keyless) return crypto::Hash::sm3;
  return crypto::hash_from_oid(identifier.oid);
}

// One reading: the first failure, and what its error says beside the place.
class TstReader {
 public:
  Result<TstInfo> run(ByteView der) {
    der::Walker outermost(der, 0, failure_);
    der::Walker walker = outermost.enter(der::kSequence);
    outermost.finish();
    read_version(walker);
    out_.policy = walker.oid();
    read_imprint(walker);
    out_.serial_number = walker.integer();
    read_time(walker);
    if (walker.next_is(der::kSequence)) read_accuracy(walker);
    if (walker.next_is(der::kBoolean)) read_ordering(walker);
    if (walker.next_is(der::kInteger)) out_.nonce = walker.integer();
    if (walker.next_is(der::context_constructed(0))) read_tsa(walker);
    if (walker.next_is(der::context_constructed(1))) read_extensions(walker);
    walker.finish();
    if (failure_.code != nullptr) return error();
    return std::move(out_);
  }

 private:
  Error error() const {
    Facts facts{{"offset", std::to_string(failure_.offset)}};
    if (failure_.code->id.starts_with("timestamp.")) {
      if (failure_.code == &timestamp::kTooManyExtensions) {
        facts.push_back({"limit", std::to_string(kMaxTstExtensions)});
      }
      return Error(*failure_.code, "timestamp", std::move(facts));
    }
    facts.push_back({"cause", std::string(failure_.code->id)});
    return Error(timestamp::kMalformed, "timestamp", std::move(facts));
  }

  void read_version(der::Walker& walker) {
    const std::size_t offset = walker.offset();
    if (walker.small_integer() != 1) walker.fail(timestamp::kVersionUnknown, offset);
  }

  void read_imprint(der::Walker& walker) {
    der::Walker imprint = walker.enter(der::kSequence);
    const der::Tlv identifier = imprint.expect(der::kSequence);
    if (failure_.code == nullptr) {
      const auto parsed = crypto::parse_algorithm_identifier(identifier.full, identifier.offset);
      if (parsed) {
        out_.imprint.algorithm = parsed->oid;
        out_.imprint.hash = imprint_hash(*parsed);
      } else {
        imprint.fail(parsed.error().code(), identifier.offset);
      }
    }
    out_.imprint.digest = imprint.octet_string();
    imprint.finish();
  }

  void read_time(der::Walker& walker) {
    const der::Tlv time = walker.expect(der::kGeneralizedTime);
    if (failure_.code != nullptr) return;
    if (const auto decoded = decode_gen_time(time.content)) {
      out_.gen_time = *decoded;
    } else {
      walker.fail(timestamp::kTimeMalformed, time.offset);
    }
  }

  // INTEGER in [least, most] under a tag, where it is there.
  std::int64_t unit(der::Walker& walker, der::Tag tag, std::int64_t most) {
    if (!walker.next_is(tag)) return 0;
    const std::size_t offset = walker.offset();
    const std::int64_t least = tag == der::kInteger ? 0 : 1;
    const std::int64_t value = walker.small_integer(tag);
    if (value < least || value > most) walker.fail(timestamp::kAccuracyRange, offset);
    return value;
  }

  void read_accuracy(der::Walker& walker) {
    der::Walker accuracy = walker.enter(der::kSequence);
    Accuracy out;
    out.seconds = unit(accuracy, der::kInteger, kMaxAccuracySeconds);
    out.millis = static_cast<std::uint32_t>(unit(accuracy, der::context(0), 999));
    out.micros = static_cast<std::uint32_t>(unit(accuracy, der::context(1), 999));
    accuracy.finish();
    out_.accuracy = out;
  }

  void read_ordering(der::Walker& walker) {
    const std::size_t offset = walker.offset();
    const der::Boolean ordering = walker.boolean();
    if (!ordering.value || !ordering.canonical) walker.fail(timestamp::kDefaultWritten, offset);
    out_.ordering = ordering.value;
  }

  void read_tsa(der::Walker& walker) {
    der::Walker wrapped = walker.enter(der::context_constructed(0));  // EXPLICIT: a CHOICE
    out_.tsa = x509::read_general_name(wrapped);
    wrapped.finish();
  }

  void read_extensions(der::Walker& walker) {
    der::Walker list = walker.enter(der::context_constructed(1));
    while (!list.at_end()) {
      if (out_.extensions.size() == kMaxTstExtensions) {
        list.fail(timestamp::kTooManyExtensions, list.offset());
        return;
      }
      der::Walker one = list.enter(der::kSequence);
      TstExtension extension;
      extension.oid = one.oid();
      if (one.next_is(der::kBoolean)) {
        const std::size_t offset = one.offset();
        const der::Boolean critical = one.boolean();
        if (!critical.value || !critical.canonical) one.fail(timestamp::kDefaultWritten, offset);
        extension.critical = critical.value;
      }
      extension.value = one.octet_string();
      one.finish();
      out_.extensions.push_back(extension);
    }
  }

  TstInfo out_;
  der::Failure failure_;
};

// Towards minus infinity, as civil seconds go.
std::int64_t floor_seconds(std::int64_t micros) {
  return micros >= 0 ? micros / kMicros : -((-micros + kMicros - 1) / kMicros);
}

}  // namespace

std::optional<GenTime> decode_gen_time(ByteView content) {
  constexpr std::size_t kSeconds = 14;  // YYYYMMDDhhmmss
  if (content.size() < kSeconds + 1 || content.back() != 'Z') return std::nullopt;
  Bytes whole = to_bytes(content.first(kSeconds));
  whole.push_back('Z');
  const auto decoded = der::decode_generalized_time(whole);
  if (decoded.failure != nullptr) return std::nullopt;
  GenTime out{.second = decoded.value};
  ByteView fraction = content.subspan(kSeconds, content.size() - kSeconds - 1);
  if (fraction.empty()) return out;
  if (fraction.front() != '.') return std::nullopt;
  fraction = fraction.subspan(1);
  // X.690 11.7.3: at least one digit, no trailing zero.
  if (fraction.empty() || fraction.size() > kMaxFraction || fraction.back() == '0' ||
      !std::all_of(fraction.begin(), fraction.end(), is_digit)) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < 6; ++i) {
    const unsigned digit = i < fraction.size() ? fraction[i] - unsigned{'0'} : 0U;
    out.micros = out.micros * 10 + digit;
  }
  out.finer = fraction.size() > 6;
  return out;
}

Instant TstInfo::latest() const {
  std::int64_t micros = gen_time.micros + (gen_time.finer ? 1 : 0);
  if (accuracy) micros += accuracy->in_micros();
  return gen_time.second + floor_seconds(micros + kMicros - 1);
}

Instant TstInfo::earliest() const {
  std::int64_t micros = gen_time.micros;
  if (accuracy) micros -= accuracy->in_micros();
  return gen_time.second + floor_seconds(micros);
}

std::string to_string(const GenTime& time) {
  std::string out = to_string(time.second);
  if (time.micros == 0) return out;
  std::string fraction = std::to_string(kMicros + time.micros).substr(1);
  while (fraction.back() == '0') fraction.pop_back();
  out.pop_back();
  return out + "." + fraction + "Z";
}

Result<TstInfo> parse_tst_info(ByteView der) { return TstReader().run(der); }

}  // namespace baytrust::signature
