#include "gateway/service/taking.hpp"

#include <algorithm>

#include "gateway/service/crl_records.hpp"
#include "gateway/service/fetch_codes.hpp"
#include "validators/x509/ocsp_response.hpp"

namespace baytrust::service {
namespace {

std::string id_of(const Error& error) { return std::string(error.code().id); }

}  // namespace

Finding note_of(const Code& code, const MissingItem& item, std::string host, std::string detail) {
  return Finding(
      code, item.subject,
      Facts{{"item", item.item}, {"host", std::move(host)}, {"detail", std::move(detail)}});
}

Finding note_of(const MissingItem& item, const Error& error) {
  std::string host = "-";
  std::string detail = "-";
  for (const Fact& fact : error.facts()) {
    if (fact.name == "host") host = fact.value;
    if (fact.name == "detail") detail = fact.value;
  }
  return note_of(error.code(), item, host, detail);
}

Taking::Taken Taking::take(const Given& given) {
  Taken out;
  if (given.item.kind == SourceKind::issuer) {
    out = take_issuer(given);
  } else if (given.item.kind == SourceKind::ocsp) {
    out = take_response(given);
  } else if (given.answer.crl) {
    out = take_crl(given);
  }
  if (!given.answer.odd_type.empty()) {
    out.notes.push_back(note_of(kFetchContentType, given.item, given.host, given.answer.odd_type));
  }
  return out;
}

Taking::Taken Taking::take_crl(const Given& given) {
  const x509::Crl& crl = *given.answer.crl;
  Taken out;
  if (held_) {
    const auto added = held_->store.add(record_of(crl, given.answer.received), to_bytes(crl->der));
    if (!added) {
      out.still_needed = Taken::Needed::yes;
      out.notes.push_back(note_of(kFetchNotKept, given.item, given.host, id_of(added.error())));
      return out;
    }
    kept_ = Kept{given.item, given.host};
  } else {
    const bool there = std::ranges::any_of(
        request_.crls, [&](const x509::Crl& one) { return one->fingerprint == crl->fingerprint; });
    if (!there) request_.crls.push_back(crl);
    out.still_needed = Taken::Needed::yes;
  }
  out.had = !crl->next_update || *crl->next_update >= given.answer.received;
  out.notes.push_back(
      out.had ? note_of(kFetchObtained, given.item, given.host, to_hex(given.answer.digest))
              : note_of(kFetchCrlExpired, given.item, given.host, to_string(*crl->next_update)));
  return out;
}

Taking::Taken Taking::take_issuer(const Given& given) {
  Taken out;
  std::string other = "-";
  const x509::Certificate& about = given.item.about;
  for (const auto& certificate : given.answer.certificates) {
    other = to_string(certificate->subject);
    if (certificate->subject_key != about->issuer_key) continue;
    if (!is_signed_by(about, certificate, verifier_)) continue;
    request_.chain.push_back(certificate);
    out.had = true;
    out.notes.push_back(
        note_of(kFetchObtained, given.item, given.host, to_hex(certificate->fingerprint)));
    return out;
  }
  out.notes.push_back(note_of(kFetchIssuer, given.item, given.host, other));
  return out;
}

// Whether it is about this certificate and by whom, revocation/ judges.
Taking::Taken Taking::take_response(const Given& given) {
  Taken out;
  auto response = x509::OcspResponse::parse(given.answer.body);
  if (!response) {
    out.notes.push_back(note_of(kFetchContent, given.item, given.host, id_of(response.error())));
    return out;
  }
  out.had = true;
  out.notes.push_back(note_of(kFetchObtained, given.item, given.host, to_hex(given.answer.digest)));
  request_.ocsp.push_back(std::move(*response));
  return out;
}

Findings Taking::finish() {
  if (!held_ || !kept_) return {};
  const Kept last = *std::exchange(kept_, std::nullopt);
  const auto told = held_->shelf.refresh(held_->store);
  if (told) return {};
  return {note_of(kFetchNotKept, last.item, last.host, id_of(told.error()))};
}

}  // namespace baytrust::service
