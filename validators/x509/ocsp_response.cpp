#include "validators/x509/ocsp_response.hpp"

#include <algorithm>
#include <numeric>

#include "validators/crypto/digest.hpp"
#include "validators/x509/extension_oids.hpp"
#include "validators/x509/extension_reader.hpp"

namespace baytrust::x509 {
namespace {

constexpr OidView kBasic{"\x2B\x06\x01\x05\x05\x07\x30\x01\x01"};  // id-pkix-ocsp-basic
constexpr der::Tag kGood = der::context(0);
constexpr der::Tag kRevoked = der::context_constructed(1);
constexpr der::Tag kUnknown = der::context(2);

Error too_many(std::string what, std::size_t limit) {
  return Error(kOcspTooMany, "", {{"what", std::move(what)}, {"limit", std::to_string(limit)}});
}

// RFC 6960 4.2.1: OCSPResponseStatus other than successful.
Error status_error(std::int64_t status) {
  switch (status) {
    case 1:
      return Error(kOcspMalformedRequest);
    case 2:
      return Error(kOcspInternalError);
    case 3:
      return Error(kOcspTryLater);
    case 5:
      return Error(kOcspSigRequired);
    case 6:
      return Error(kOcspUnauthorized);
    default:
      return Error(kOcspStatus, "", {{"status", std::to_string(status)}});
  }
}

Instant read_explicit_time(der::Walker& walker, unsigned number) {
  der::Walker explicitly = walker.enter(der::context_constructed(number));
  const Instant time = explicitly.generalized_time();
  explicitly.finish();
  return time;
}

// CertID. The AlgorithmIdentifier of a digest has no parameters or NULL (RFC 5754 2).
void read_cert_id(der::Walker& walker, OcspSingle& single) {
  der::Walker id = walker.enter(der::kSequence);
  der::Walker algorithm = id.enter(der::kSequence);
  const OidView oid = algorithm.oid();
  if (algorithm.next_is(der::kNull)) algorithm.null();
  algorithm.finish();
  if (!algorithm.failed()) single.hash = crypto::hash_from_oid(oid);
  single.issuer_name_hash = id.octet_string();
  single.issuer_key_hash = id.octet_string();
  single.serial_number = id.integer();
  id.finish();
}

// RevokedInfo, under its IMPLICIT [1].
void read_revoked(der::Walker& walker, OcspSingle& single) {
  der::Walker info = walker.enter(kRevoked);
  single.status = OcspSingle::Status::revoked;
  single.entry.revocation_date = info.generalized_time();
  if (info.next_is(der::context_constructed(0))) {
    der::Walker reason = info.enter(der::context_constructed(0));
    single.entry.reason = read_reason(reason);
    single.entry.has_reason = true;
    reason.finish();
  }
  info.finish();
}

void read_null_status(der::Walker& walker, der::Tag tag) {
  const der::Tlv tlv = walker.expect(tag);
  if (!tlv.content.empty()) walker.fail(der::kNullMalformed, tlv.offset);
}

void read_cert_status(der::Walker& walker, OcspSingle& single) {
  if (walker.next_is(kRevoked)) {
    read_revoked(walker, single);
  } else if (walker.next_is(kUnknown)) {
    read_null_status(walker, kUnknown);
    single.status = OcspSingle::Status::unknown;
  } else {
    read_null_status(walker, kGood);
    single.status = OcspSingle::Status::good;
  }
}

// RFC 6960 4.4.2, 4.4.4, 4.4.5 (extensions of CRL entries may stand here); RFC 6962 3.3.
void read_single_extension(const Extension& extension, OcspSingle& single, ParseState& state) {
  const auto time = [](der::Walker& value) { return value.generalized_time(); };
  const OidView oid = extension.oid;
  if (oid == ext::kOcspArchiveCutoff) {
    single.archive_cutoff = read_value(extension, state, time);
  } else if (oid == ext::kInvalidityDate) {
    single.entry.invalidity_date = read_value(extension, state, time);
  } else if (oid == ext::kReasonCode) {
    const RevocationReason reason = read_value(extension, state, read_reason);
    if (!single.entry.has_reason) single.entry.reason = reason;
    single.entry.has_reason = true;
  } else if (oid == ext::kOcspCrlReference || oid == ext::kOcspSignedTimestamps) {
    // Where the same was published, and that the certificate was logged: neither changes the
    // answer.
  } else if (extension.critical && single.unknown_critical.empty()) {
    single.unknown_critical = oid;
  }
}

void read_single(der::Walker& list, OcspSingle& single, ParseState& state) {
  der::Walker walker = list.enter(der::kSequence);
  read_cert_id(walker, single);
  read_cert_status(walker, single);
  single.this_update = walker.generalized_time();
  if (walker.next_is(der::context_constructed(0))) {
    single.next_update = read_explicit_time(walker, 0);
  }
  if (walker.next_is(der::context_constructed(1))) {
    der::Walker explicitly = walker.enter(der::context_constructed(1));
    for (const auto& extension : read_extension_list(explicitly, state)) {
      if (state.failed()) break;
      read_single_extension(extension, single, state);
    }
    explicitly.finish();
  }
  walker.finish();
}

// RFC 9654 2.1: Nonce ::= OCTET STRING (SIZE (1..128)). RFC 2560 left the inner form open.
void read_nonce(const Extension& extension, OcspResponse::Data& data, ParseState& state) {
  der::Failure inner;
  der::Walker value(extension.value, extension.offset, inner);
  ByteView nonce = value.octet_string();
  value.finish();
  if (inner.code != nullptr) {
    state.deviate(kOcspNonceForm);
    nonce = extension.value;
  }
  if (nonce.empty() || nonce.size() > kMaxOcspNonce) {
    state.fail_extension(extension.oid, {&kValueForbidden, extension.offset});
  }
  data.nonce = nonce;
}

void read_response_extension(const Extension& extension, OcspResponse::Data& data,
                             ParseState& state) {
  if (extension.oid == ext::kOcspNonce) {
    read_nonce(extension, data, state);
  } else if (extension.oid == ext::kOcspExtendedRevoke) {
    read_value(extension, state, [](der::Walker& value) {
      value.null();
      return true;
    });
    data.extended_revoke = true;
  } else if (extension.critical && data.unknown_critical.empty()) {
    data.unknown_critical = extension.oid;
  }
}

// [0] EXPLICIT Version DEFAULT v1
void read_version(der::Walker& tbs, ParseState& state) {
  if (!tbs.next_is(der::context_constructed(0))) return;
  der::Walker walker = tbs.enter(der::context_constructed(0));
  const std::size_t offset = walker.offset();
  if (walker.small_integer() != 0) walker.fail(kOcspVersion, offset);
  walker.finish();
  if (!walker.failed()) state.deviate(kDefaultEncoded, "version");
}

void read_responder_id(der::Walker& tbs, OcspResponse::Data& data) {
  if (tbs.next_is(der::context_constructed(2))) {
    der::Walker by_key = tbs.enter(der::context_constructed(2));
    data.responder_key_hash = by_key.octet_string();
    by_key.finish();
    return;
  }
  der::Walker by_name = tbs.enter(der::context_constructed(1));
  data.responder_name = Name::read(by_name);
  by_name.finish();
}

void read_response_data(const der::Tlv& tlv, OcspResponse::Data& data, ParseState& state) {
  der::Walker tbs(tlv, state.failure());
  data.tbs = tlv.full;
  read_version(tbs, state);
  read_responder_id(tbs, data);
  data.produced_at = tbs.generalized_time();
  der::Walker singles = tbs.enter(der::kSequence);
  while (!singles.at_end()) {
    if (data.singles.size() == kMaxOcspSingles) {
      state.fail(too_many("responses", kMaxOcspSingles));
      break;
    }
    read_single(singles, data.singles.emplace_back(), state);
  }
  if (tbs.next_is(der::context_constructed(1))) {
    der::Walker explicitly = tbs.enter(der::context_constructed(1));
    for (const auto& extension : read_extension_list(explicitly, state)) {
      if (state.failed()) break;
      read_response_extension(extension, data, state);
    }
    explicitly.finish();
  }
  tbs.finish();
}

// Nobody signed these: one that cannot be read is no reason to lose the answer.
void read_certificates(der::Walker& basic, OcspResponse::Data& data, ParseState& state) {
  der::Walker explicitly = basic.enter(der::context_constructed(0));
  der::Walker list = explicitly.enter(der::kSequence);
  std::size_t count = 0;
  while (!list.at_end()) {
    if (count++ == kMaxOcspCertificates) {
      state.fail(too_many("certs", kMaxOcspCertificates));
      break;
    }
    const der::Tlv tlv = list.expect(der::kSequence);
    if (state.failed()) break;
    if (auto certificate = Certificate::parse(to_bytes(tlv.full))) {
      data.certificates.push_back(*std::move(certificate));
    } else {
      state.deviate(kOcspCertificate, Fact{"cause", std::string(certificate.error().code().id)});
    }
  }
  explicitly.finish();
}

void read_basic(const der::Tlv& tlv, OcspResponse::Data& data, ParseState& state) {
  der::Walker basic(tlv, state.failure());
  read_response_data(basic.expect(der::kSequence), data, state);
  const der::Tlv algorithm = basic.expect(der::kSequence);
  data.signature_value = read_signature(basic, state);
  if (basic.next_is(der::context_constructed(0))) read_certificates(basic, data, state);
  basic.finish();
  if (state.failed()) return;
  const auto identifier = crypto::parse_algorithm_identifier(algorithm.full, algorithm.offset);
  if (identifier) {
    data.signature_algorithm = *identifier;
  } else {
    state.fail(identifier.error());
  }
}

// OCSPResponse: the status, then the basic response in an OCTET STRING.
void read_whole(der::Walker& response, OcspResponse::Data& data, ParseState& state) {
  const std::int64_t status = response.small_integer(der::kEnumerated);
  if (state.failed()) return;
  if (status != 0) return state.fail(status_error(status));
  if (response.at_end()) return state.fail(Error(kOcspNoBytes));
  der::Walker explicitly = response.enter(der::context_constructed(0));
  der::Walker bytes = explicitly.enter(der::kSequence);
  const OidView type = bytes.oid();
  const der::Tlv octets = bytes.expect(der::kOctetString);
  bytes.finish();
  explicitly.finish();
  response.finish();
  if (state.failed()) return;
  if (type != kBasic) return state.fail(Error(kOcspType, "", {{"oid", to_string(type)}}));
  der::Walker inside(octets, state.failure());
  const der::Tlv basic = inside.expect(der::kSequence);
  inside.finish();
  if (!state.failed()) read_basic(basic, data, state);
}

void read_response(OcspResponse::Data& data, ParseState& state) {
  der::Walker outermost(data.der, 0, state.failure());
  const der::Tlv all = outermost.expect(der::kSequence);
  outermost.finish();
  if (state.failed()) return;
  der::Walker first(all, state.failure());
  if (first.next_is(der::kEnumerated)) {
    read_whole(first, data, state);
  } else {
    read_basic(all, data, state);
  }
}

void index_singles(OcspResponse::Data& data) {
  data.by_serial.resize(data.singles.size());
  std::iota(data.by_serial.begin(), data.by_serial.end(), 0U);
  const auto serial = [&](std::uint32_t i) { return as_text(data.singles[i].serial_number); };
  std::sort(data.by_serial.begin(), data.by_serial.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int order = serial(a).compare(serial(b));
    return order != 0 ? order < 0 : a < b;
  });
}

}  // namespace

Result<OcspResponse> OcspResponse::parse(SharedBytes der) {
  constexpr std::string_view kSubject = "ocsp response";
  if (der->size() > kMaxOcspResponse) {
    return Error(
        kTooLarge, std::string(kSubject),
        {{"size", std::to_string(der->size())}, {"limit", std::to_string(kMaxOcspResponse)}});
  }
  auto data = std::make_shared<Data>();
  ParseState state{Subject(Subject::Kind::certificate)};
  data->owner = std::move(der);
  data->der = *data->owner;
  read_response(*data, state);
  if (state.failed()) return state.error(std::string(kSubject));
  if (data->responder_name) data->responder_name_key = data->responder_name->match_key();
  index_singles(*data);
  data->deviations = state.take_deviations();
  data->fingerprint = crypto::sha256(data->der);
  return OcspResponse(std::move(data));
}

}  // namespace baytrust::x509
