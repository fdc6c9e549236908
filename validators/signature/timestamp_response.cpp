// TimeStampResp (RFC 3161 2.4.2) and files that hold one or a bare token.
#include <algorithm>
#include <array>

#include "validators/der/ber_normaliser.hpp"
#include "validators/der/walker.hpp"
#include "validators/signature/timestamp.hpp"
#include "validators/signature/timestamp_error_codes.hpp"

namespace baytrust::signature {
namespace {

namespace ts = timestamp;

constexpr std::size_t kMaxTexts = 16;
constexpr const char* kSubject = "timestamp response";

struct Reason {
  unsigned bit;
  const Code* code;
};
// PKIFailureInfo.
constexpr std::array kReasons{
    Reason{0, &ts::kBadAlgorithm},      Reason{2, &ts::kBadRequest},
    Reason{5, &ts::kBadDataFormat},     Reason{14, &ts::kTimeNotAvailable},
    Reason{15, &ts::kUnacceptedPolicy}, Reason{16, &ts::kUnacceptedExtension},
    Reason{17, &ts::kInfoNotAvailable}, Reason{25, &ts::kSystemFailure}};

std::optional<unsigned> first_bit(const der::BitString& bits) {
  const std::size_t count = bits.octets.size() * 8 - bits.unused_bits;
  for (unsigned i = 0; i < count; ++i) {
    if ((bits.octets[i / 8] >> (7 - i % 8)) & 1U) return i;
  }
  return std::nullopt;
}

void read_status(der::Walker& walker, TimestampResponse& out) {
  der::Walker status = walker.enter(der::kSequence);
  out.status = status.small_integer();
  if (status.next_is(der::kSequence)) {
    der::Walker texts = status.enter(der::kSequence);
    while (!texts.at_end()) {
      const std::string_view text = as_text(texts.expect(der::kUtf8String).content);
      if (out.text.size() < kMaxTexts) out.text.emplace_back(text);
    }
  }
  if (status.next_is(der::kBitString)) {
    const der::BitString bits = status.bit_string();
    if (!status.failed()) out.failure = first_bit(bits);
  }
  status.finish();
}

const Code& reason_of(const TimestampResponse& response) {
  if (response.failure) {
    const auto found = std::find_if(kReasons.begin(), kReasons.end(), [&](const Reason& reason) {
      return reason.bit == *response.failure;
    });
    if (found != kReasons.end()) return *found->code;
  }
  switch (response.status) {
    case 3:
      return ts::kWaiting;
    case 4:
      return ts::kRevocationWarning;
    case 5:
      return ts::kRevocationNotice;
    default:
      return ts::kRejected;
  }
}

}  // namespace

Result<TimestampResponse> parse_timestamp_response(ByteView octets) {
  const auto normalised = der::normalise_ber(octets);
  if (!normalised) return normalised.error().within(kSubject);
  der::Failure failure;
  der::Walker outermost(*normalised, 0, failure);
  der::Walker response = outermost.enter(der::kSequence);
  outermost.finish();
  TimestampResponse out;
  read_status(response, out);
  std::optional<der::Tlv> token;
  if (!response.at_end()) token = response.expect(der::kSequence);
  response.finish();
  if (failure.code != nullptr) {
    return Error(
        ts::kResponseMalformed, kSubject,
        {{"cause", std::string(failure.code->id)}, {"offset", std::to_string(failure.offset)}});
  }
  if (!token) return out;
  auto parsed = Timestamp::parse(token->full);
  if (!parsed) return parsed.error().within(kSubject);
  out.token = *std::move(parsed);
  return out;
}

// RFC 3161 2.4.2: a token with status 0 and 1, none with the others.
Result<Timestamp> token_of(const TimestampResponse& response) {
  if (response.status < 0 || response.status > 5) {
    return Error(ts::kStatusUnknown, kSubject, {{"status", std::to_string(response.status)}});
  }
  const bool granted = response.status <= 1;
  if (granted && response.token) return *response.token;
  if (granted) return Error(ts::kTokenMissing, kSubject);
  if (response.token) return Error(ts::kTokenUnexpected, kSubject);
  return Error(reason_of(response), kSubject);
}

Result<Timestamp> read_timestamp(ByteView file) {
  // A ContentInfo begins with its type, a response with its status.
  const auto outer = file.size() < 2 ? std::nullopt : std::optional(file[1]);
  const std::size_t header = outer && *outer > 0x80 ? 2U + (*outer & 0x7FU) : 2U;
  if (file.size() <= header || file[header] != der::kSequence) return Timestamp::parse(file);
  const auto response = parse_timestamp_response(file);
  if (!response) return response.error();
  return token_of(*response);
}

}  // namespace baytrust::signature
