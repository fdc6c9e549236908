#include "gateway/service/check_file.hpp"

#include <algorithm>
#include <array>

#include "gateway/decision/canonical.hpp"
#include "gateway/service/codes.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/signature/cms_timestamps.hpp"
#include "validators/signature/cms_verify.hpp"
#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_timestamps.hpp"

namespace baytrust::service {
namespace {

using decision::Accepted;
using signature::SignatureFacts;

// RFC 7468 9 and older labels; GM/T 0010 uses the same.
constexpr std::array<std::string_view, 3> kCmsLabels{"CMS", "PKCS7", "PKCS #7 SIGNED DATA"};

bool has_label(ByteView file, std::string_view label) {
  if (!file.empty() && file[0] == 0x30) return false;  // DER or BER: not to be searched
  const std::string begin = std::string("-----BEGIN ").append(label).append("-----");
  return as_text(file).find(begin) != std::string_view::npos;
}

// The first element of a ContentInfo is an OBJECT IDENTIFIER, that of a certificate a SEQUENCE.
// BER: the outer length may be indefinite, or longer than it needs to be.
std::uint8_t first_inner_tag(ByteView file) {
  constexpr std::uint8_t kSequence = 0x30, kLongForm = 0x80;
  if (file.size() < 4 || file[0] != kSequence) return 0;
  std::size_t at = 2;
  if (file[1] > kLongForm) at += file[1] - kLongForm;
  return at < file.size() ? file[at] : std::uint8_t{0};
}

// The octets of a PEM file's first block; a file that is none is used as it is, without a copy.
Result<signature::SignedData> parse_cms(const SharedBytes& octets) {
  const ByteView file = *octets;
  for (const std::string_view label : kCmsLabels) {
    if (!has_label(file, label)) continue;
    const auto blocks = x509::parse_pem(file, label);
    if (!blocks) return blocks.error();
    return signature::SignedData::parse(blocks->front());
  }
  return signature::SignedData::parse(octets);
}

// The files that a signature was read from, as the decision names them.
std::vector<Digest> files_of(const FileRequest& request) {
  std::vector<Digest> files{crypto::sha256(*request.file)};
  if (request.content != nullptr) files.push_back(crypto::sha256(*request.content));
  if (request.pieces) files.push_back(request.pieces->file);
  std::sort(files.begin(), files.end());
  return files;
}

// What the document carries is evidence like what came beside it; what cannot be read is none.
void take_evidence(const signature::Evidence& carried, CheckRequest& asked) {
  asked.chain.insert(asked.chain.end(), carried.certificates.begin(), carried.certificates.end());
  for (const SharedBytes& der : carried.crls) {
    if (auto crl = x509::Crl::parse(*der)) asked.crls.push_back(std::move(*crl));
  }
  for (const auto& octets : carried.ocsp) {
    if (auto response = x509::OcspResponse::parse(octets.der)) {
      asked.ocsp.push_back(std::move(*response));
    }
  }
}

// A time-stamp as a decision sees it; what its token carries is evidence as well.
decision::TimestampAsked stamp_of(const signature::TimestampFacts& facts, ByteView token,
                                  CheckRequest& asked) {
  decision::TimestampAsked stamp{
      .kind = facts.kind,
      .token = crypto::sha256(token),
      .integrity = facts.integrity,
      .covers = signature::coverage_of(facts.kind, facts.attribute.view()),
      .algorithm = facts.signature.signature_algorithm,
      .tsa = facts.tsa(),
      .findings = facts.findings};
  if (const signature::TstInfo* info = facts.info()) {
    stamp.time = info->latest();
    stamp.imprint = info->imprint.hash;
    stamp.policy = Oid(info->policy);
  }
  take_evidence(facts.signature.evidence, asked);
  if (stamp.tsa) asked.chain.push_back(*stamp.tsa);
  return stamp;
}

// One signature with its time-stamps, in the order of facts.timestamps.
struct Found {
  SignatureFacts facts;
  std::vector<signature::TimestampFacts> timestamps;
};
struct FoundInFile {
  std::vector<Found> signatures;
  LaterChanges after_last = LaterChanges::none;
};

CheckRequest question_of(const FileRequest& request, Found found,
                         const std::vector<Digest>& files) {
  CheckRequest asked = request.asked;
  asked.request.kind = decision::RequestKind::signature;
  asked.request.certificate = found.facts.signer;
  asked.request.format = to_string(found.facts.format);
  take_evidence(found.facts.evidence, asked);
  decision::SignatureAsked signature{.facts = {}, .timestamps = {}, .files = files};
  const auto& tokens = found.facts.timestamps;
  for (std::size_t i = 0; i < found.timestamps.size() && i < tokens.size(); ++i) {
    signature.timestamps.push_back(stamp_of(found.timestamps[i], *tokens[i].token, asked));
  }
  signature.facts = std::move(found.facts);
  asked.request.signature = std::make_shared<const decision::SignatureAsked>(std::move(signature));
  return asked;
}

Result<FoundInFile> find_in_cms(const FileRequest& request, crypto::Verifier& verifier) {
  const auto signed_data = parse_cms(request.file);
  if (!signed_data) return signed_data.error().within(request.name);
  signature::VerifyInputs inputs{.certificates = request.asked.chain};
  if (request.content != nullptr) {
    inputs.content = ByteView(*request.content);
  } else if (request.pieces) {
    inputs.content = request.pieces->digests;
  } else if (!request.digests.empty()) {
    inputs.content = signature::DigestedContent{.digests = request.digests};
  }
  Budget budget(request.asked.asked_under().limits);
  FoundInFile out;
  for (SignatureFacts& facts : signature::verify(*signed_data, inputs, verifier, budget)) {
    auto stamps = signature::timestamps_of(
        {.signed_data = *signed_data, .facts = facts, .inputs = inputs}, verifier, budget);
    out.signatures.push_back({std::move(facts), std::move(stamps)});
  }
  return out;
}

Result<FoundInFile> find_in_pdf(const FileRequest& request, crypto::Verifier& verifier) {
  if (request.content != nullptr || !request.digests.empty()) {
    return Error(kContentNotAsked, request.name);
  }
  Budget budget(request.asked.asked_under().limits);
  const signature::PdfInputs inputs{.certificates = request.asked.chain};
  auto document = signature::verify_pdf(*request.file, inputs, verifier, budget);
  if (!document) return document.error().within(request.name);
  FoundInFile out;
  for (std::size_t i = 0; i < document->signatures.size(); ++i) {
    auto stamps =
        signature::timestamps_of(*document, document->signatures[i], inputs, verifier, budget);
    out.signatures.push_back({std::move(document->signatures[i].facts), std::move(stamps)});
  }
  if (document->after_last.worst() == signature::PdfChange::content) {
    out.after_last = LaterChanges::content;
  }
  return out;
}

}  // namespace

Result<FileKind> kind_of(ByteView file, const std::string& name) {
  constexpr std::uint8_t kOidTag = 0x06, kSequenceTag = 0x30;
  if (as_text(file).starts_with("%PDF-")) return FileKind::pdf;
  const bool cms = std::any_of(kCmsLabels.begin(), kCmsLabels.end(),
                               [&](std::string_view label) { return has_label(file, label); });
  const std::uint8_t inner = first_inner_tag(file);
  if (cms || inner == kOidTag) return FileKind::cms;
  if (inner == kSequenceTag || has_label(file, "CERTIFICATE")) return FileKind::certificates;
  return Error(kFileKindUnknown, name);
}

std::string_view media_type(FileKind kind) {
  switch (kind) {
    case FileKind::certificates:
      return "application/pkix-cert";
    case FileKind::cms:
      return "application/cms";
    case FileKind::pdf:
      break;
  }
  return "application/pdf";
}

Result<CheckedFile> read_signed_file(const FileRequest& request, FileKind kind,
                                     crypto::Verifier& verifier) {
  auto found =
      kind == FileKind::pdf ? find_in_pdf(request, verifier) : find_in_cms(request, verifier);
  if (!found) return found.error();
  CheckedFile file{.document = crypto::sha256(*request.file),
                   .kind = kind,
                   .signatures = {},
                   .after_last = found->after_last};
  const std::vector<Digest> files = files_of(request);
  for (Found& one : found->signatures) {
    file.signatures.push_back(question_of(request, std::move(one), files));
  }
  return file;
}

Result<ContentReader> ContentReader::make(const FileRequest& request) {
  const auto signed_data = parse_cms(request.file);
  if (!signed_data) return signed_data.error().within(request.name);
  return ContentReader(signature::ContentDigest(*signed_data, request.asked.chain));
}

void ContentReader::update(ByteView piece) {
  digests_.update(piece);
  file_.update(piece);
}

PiecedContent ContentReader::finish() {
  PiecedContent content{.file = {}, .digests = digests_.finish()};
  content.digests.form = signature::ContentForm::detached;
  const Bytes sha256 = file_.finish();
  std::copy(sha256.begin(), sha256.end(), content.file.octets.begin());
  return content;
}

Accepted overall(decision::FileRule rule, const std::vector<Accepted>& each, LaterChanges later) {
  if (later == LaterChanges::content) return Accepted::no;
  const auto any = [&](Accepted wanted) {
    return std::find(each.begin(), each.end(), wanted) != each.end();
  };
  if (each.empty()) return Accepted::no;
  if (rule == decision::FileRule::any) {
    if (any(Accepted::yes)) return Accepted::yes;
    return any(Accepted::unknown) ? Accepted::unknown : Accepted::no;
  }
  if (any(Accepted::no)) return Accepted::no;
  return any(Accepted::unknown) ? Accepted::unknown : Accepted::yes;
}

std::string to_json(const FileAnswer& answer) {
  const auto valid = std::count(answer.accepted.begin(), answer.accepted.end(), Accepted::yes);
  std::string out = "{\"decisions\":[";
  for (std::size_t i = 0; i < answer.records.size(); ++i) {
    if (i > 0) out.push_back(',');
    out.append(to_json(answer.records[i]));
  }
  decision::CanonicalWriter rest;
  rest.begin_object().key("document").value(answer.document);
  rest.key("media_type").string(media_type(answer.kind));
  rest.key("overall").string(to_string(overall(answer.rule, answer.accepted, answer.after_last)));
  rest.key("signatures_count").integer(static_cast<std::int64_t>(answer.accepted.size()));
  rest.key("valid_signatures_count").integer(static_cast<std::int64_t>(valid)).end_object();
  return out.append("],").append(rest.take().substr(1));
}

}  // namespace baytrust::service
