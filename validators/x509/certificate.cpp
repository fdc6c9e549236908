#include "validators/x509/certificate.hpp"

#include "validators/crypto/digest.hpp"
#include "validators/x509/extension_reader.hpp"

namespace baytrust::x509 {
namespace {

constexpr std::size_t kMaxSize = 1U << 20;
constexpr std::size_t kMaxSerial = 20;  // RFC 5280 4.1.2.2

template <class T>
T value_or_fail(Result<T> result, ParseState& state) {
  if (result) return *std::move(result);
  state.fail(result.error());
  return {};
}

// RFC 5280 4.1.2.1: [0] EXPLICIT Version DEFAULT v1
int read_version(der::Walker& tbs, ParseState& state) {
  if (!tbs.next_is(der::context_constructed(0))) {
    state.deviate(kVersion1);
    return 1;
  }
  der::Walker walker = tbs.enter(der::context_constructed(0));
  const std::size_t offset = walker.offset();
  const std::int64_t number = walker.small_integer();
  walker.finish();
  if (number < 0 || number > 2) walker.fail(kVersion, offset);
  if (number == 0 && !walker.failed()) {
    state.deviate(kVersion1);
    state.deviate(kDefaultEncoded, "version");
  }
  return static_cast<int>(number) + 1;
}

// RFC 5280 4.1.2.2: positive, at most 20 octets; what CAs did before is read all the same.
ByteView read_serial(der::Walker& tbs, ParseState& state) {
  const ByteView serial = tbs.integer();
  if (state.failed()) return {};
  if (serial[0] >= 0x80) state.deviate(kSerialNegative, Fact{"serial", to_hex(serial)});
  if (serial.size() == 1 && serial[0] == 0) state.deviate(kSerialZero);
  if (serial.size() > kMaxSerial) {
    state.deviate(kSerialTooLong, Fact{"octets", std::to_string(serial.size())});
  }
  return serial;
}

// RFC 5280 4.1.2.8: in v2 and v3 only, and IMPLICIT BIT STRING.
void read_unique_id(der::Walker& tbs, unsigned number, int version) {
  if (!tbs.next_is(der::context(number))) return;
  if (version < 2) tbs.fail(kUniqueIdVersion, tbs.offset());
  tbs.bit_string(der::context(number));
}

void read_names_and_dates(der::Walker& tbs, Certificate::Data& data) {
  data.issuer = Name::read(tbs);
  der::Walker validity = tbs.enter(der::kSequence);
  data.not_before = validity.time();
  data.not_after = validity.time();
  validity.finish();
  data.subject = Name::read(tbs);
}

void read_tbs(const der::Tlv& tlv, Certificate::Data& data, ParseState& state) {
  der::Walker tbs(tlv, state.failure());
  data.tbs = tlv.full;
  data.version = read_version(tbs, state);
  data.serial_number = read_serial(tbs, state);
  const der::Tlv algorithm = tbs.expect(der::kSequence);
  read_names_and_dates(tbs, data);
  const der::Tlv key = tbs.expect(der::kSequence);
  if (state.failed()) return;
  data.signature =
      value_or_fail(crypto::parse_algorithm_identifier(algorithm.full, algorithm.offset), state);
  data.subject_public_key_info =
      value_or_fail(crypto::parse_public_key_info(key.full, key.offset), state);
  read_unique_id(tbs, 1, data.version);
  read_unique_id(tbs, 2, data.version);
  if (tbs.next_is(der::context_constructed(3))) {
    // RFC 5280 4.1.2.9: extensions only in v3; old roots say v1 and have them.
    if (data.version != 3) {
      state.deviate(kExtensionsBeforeV3, Fact{"version", std::to_string(data.version)});
    }
    der::Walker explicitly = tbs.enter(der::context_constructed(3));
    data.extensions = read_certificate_extensions(explicitly, state);
    explicitly.finish();
  }
  tbs.finish();
}

void read_certificate(Certificate::Data& data, ParseState& state) {
  der::Walker outermost(data.der, 0, state.failure());
  der::Walker certificate = outermost.enter(der::kSequence);
  outermost.finish();
  read_tbs(certificate.expect(der::kSequence), data, state);
  const der::Tlv algorithm = certificate.expect(der::kSequence);
  // RFC 5280 4.1.1.2: the same identifier as inside, so that the signature covers it.
  if (!equal(algorithm.full, data.signature.full)) {
    certificate.fail(kAlgorithmMismatch, algorithm.offset);
  }
  data.signature_algorithm = data.signature;
  data.signature_value = read_signature(certificate, state);
  certificate.finish();
}

void make_keys(Certificate::Data& data) {
  data.subject_key = data.subject.match_key();
  data.issuer_key =
      equal(data.subject.der(), data.issuer.der()) ? data.subject_key : data.issuer.match_key();
  data.self_issued = data.subject_key == data.issuer_key;
}

}  // namespace

Result<Certificate> Certificate::parse(SharedBytes der) {
  if (der->size() > kMaxSize) {
    return Error(kTooLarge, "certificate",
                 {{"size", std::to_string(der->size())}, {"limit", std::to_string(kMaxSize)}});
  }
  auto data = std::make_shared<Data>();
  ParseState state{Subject(Subject::Kind::certificate)};
  data->owner = std::move(der);
  data->der = *data->owner;
  read_certificate(*data, state);
  if (state.failed()) return state.error("certificate");
  data->deviations = state.take_deviations();
  make_keys(*data);
  data->fingerprint = crypto::sha256(data->der);
  return Certificate(std::move(data));
}

std::string serial_text(const Certificate& certificate) {
  return to_hex(certificate->serial_number);
}

}  // namespace baytrust::x509
