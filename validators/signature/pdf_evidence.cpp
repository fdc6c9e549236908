#include "validators/signature/pdf_evidence.hpp"

#include <algorithm>
#include <array>

#include "validators/crypto/digest.hpp"
#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_fields.hpp"
#include "validators/signature/pdf_filters.hpp"

namespace baytrust::signature {
namespace {

// Items that are looked at, those that another array had among them.
constexpr std::size_t kMaxLookedAt = 64 * kMaxPdfEvidenceItems;

class StoreReading {
 public:
  explicit StoreReading(PdfFile& file) : file_(file) {}
  SecurityStore run();

 private:
  enum class Kind : std::uint8_t { certificate, crl, ocsp };
  void read_arrays(QPDFObjectHandle holder, const std::array<const char*, 3>& keys);
  void read_array(QPDFObjectHandle array, Kind kind);
  void take(Bytes octets, Kind kind);
  void say(const Code& code, Kind kind);

  PdfFile& file_;
  SecurityStore out_;
  std::set<QPDFObjGen> seen_;
  std::uint64_t left_ = kMaxPdfEvidence;
  std::size_t looked_at_ = 0;
};

SecurityStore StoreReading::run() {
  QPDFObjectHandle store = member(file_.qpdf().getRoot(), "/DSS");
  if (!store.isDictionary()) return {};
  read_arrays(store, {"/Certs", "/CRLs", "/OCSPs"});
  QPDFObjectHandle by_signature = store.getKey("/VRI");
  if (by_signature.isDictionary()) {
    for (const auto& key : by_signature.getKeys()) {
      QPDFObjectHandle one = by_signature.getKey(key);
      // They are to be in the store's own arrays too; not every writer does.
      if (one.isDictionary()) read_arrays(one, {"/Cert", "/CRL", "/OCSP"});
    }
  }
  return std::move(out_);
}

void StoreReading::read_arrays(QPDFObjectHandle holder, const std::array<const char*, 3>& keys) {
  read_array(holder.getKey(keys[0]), Kind::certificate);
  read_array(holder.getKey(keys[1]), Kind::crl);
  read_array(holder.getKey(keys[2]), Kind::ocsp);
}

void StoreReading::read_array(QPDFObjectHandle array, Kind kind) {
  if (array.isNull()) return;
  if (!array.isArray()) return say(kPdfEvidenceUnreadable, kind);
  for (int i = 0; i < array.getArrayNItems(); ++i) {
    if (looked_at_++ >= kMaxLookedAt) return say(kPdfEvidenceTooMuch, kind);
    QPDFObjectHandle stream = array.getArrayItem(i);
    if (!stream.isStream()) {
      say(kPdfEvidenceUnreadable, kind);
      continue;
    }
    if (!seen_.insert(stream.getObjGen()).second) continue;
    if (seen_.size() > kMaxPdfEvidenceItems) return say(kPdfEvidenceTooMuch, kind);
    const auto limit = std::min<std::uint64_t>(kMaxPdfStream, left_);
    DecodeBudget decoding(limit);
    const auto octets = decoded_stream(stream, decoding);
    // Also what was decoded in vain.
    left_ -= std::max<std::uint64_t>(decoding.taken(), octets ? octets->size() : 0);
    if (!octets) {
      const bool too_much = octets.error().code() == kPdfStreamTooLarge;
      say(too_much ? kPdfEvidenceTooMuch : kPdfEvidenceUnreadable, kind);
      continue;
    }
    take(*octets, kind);
  }
}

void StoreReading::take(Bytes octets, Kind kind) {
  switch (kind) {
    case Kind::certificate: {
      const auto certificate = x509::Certificate::parse(octets);
      if (!certificate) return say(kPdfEvidenceUnreadable, kind);
      add(out_.evidence, {.certificates = {*certificate}, .crls = {}, .ocsp = {}});
      return;
    }
    case Kind::crl:
      out_.evidence.crls.push_back(share(std::move(octets)));
      return;
    case Kind::ocsp:
      out_.evidence.ocsp.push_back({OcspOctets::Form::response, share(std::move(octets))});
      return;
  }
}

void StoreReading::say(const Code& code, Kind kind) {
  const char* const name = kind == Kind::certificate ? "certificate"
                           : kind == Kind::crl       ? "crl"
                                                     : "ocsp";
  const Finding finding(code, Subject(Subject::Kind::document), {{"kind", name}});
  if (std::find(out_.findings.begin(), out_.findings.end(), finding) == out_.findings.end()) {
    out_.findings.push_back(finding);
  }
}

}  // namespace

SecurityStore read_security_store(PdfFile& file) { return StoreReading(file).run(); }

std::string validation_key(ByteView contents) {
  std::string key = to_hex(crypto::sha1(contents));
  for (char& c : key) {
    if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  }
  return key;
}

}  // namespace baytrust::signature
