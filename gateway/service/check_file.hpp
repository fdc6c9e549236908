// Checking a file: a certificate, or a signed document with as many questions as it has signatures.
// What the file is, is told from its content, never from its name. Each signature becomes facts
// (validators/signature) and a CheckRequest of its own; what the file carries to be judged by
// (certificates, CRLs, OCSP responses) joins that request's evidence and counts as received at k.
// Not here: reading files, fetching, keeping.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/service/check.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/signature/content_digest.hpp"

namespace baytrust::service {

enum class FileKind : std::uint8_t { certificates, cms, pdf };
// file.kind.unknown for what is neither.
Result<FileKind> kind_of(ByteView file, const std::string& name);
std::string_view media_type(FileKind kind);

// Detached content that was read in pieces.
struct PiecedContent {
  Digest file;  // SHA-256 of all of it
  signature::DigestedContent digests;
};

struct FileRequest {
  SharedBytes file;
  std::string name{};  // for errors
  // Of a detached signature: the content, or only digests of it.
  SharedBytes content{};
  std::optional<PiecedContent> pieces{};
  std::vector<signature::ContentDigestValue> digests{};
  // What every signature is asked with: chain, crls, profile, times, purpose, amount. Its request's
  // certificate is not read. time_basis: asserted where the instant is a what-if.
  CheckRequest asked;
};

// Whether anything that a reader sees came after the last signature.
enum class LaterChanges : std::uint8_t { none, content };

struct CheckedFile {
  Digest document;  // SHA-256 of the file
  FileKind kind = FileKind::cms;
  std::vector<CheckRequest> signatures;  // in the order of the document
  LaterChanges after_last = LaterChanges::none;
};
// Reads detached content piece by piece for the signatures of a file: what is too large to be held
// is hashed as it passes. A signature that wants the content whole (Ed25519 without signed
// attributes) says so: cms.content.needed_whole.
class ContentReader {
 public:
  static Result<ContentReader> make(const FileRequest& request);
  void update(ByteView piece);
  PiecedContent finish();  // once

 private:
  explicit ContentReader(signature::ContentDigest digests)
      : digests_(std::move(digests)), file_(crypto::Hash::sha256) {}
  signature::ContentDigest digests_;
  crypto::Hasher file_;
};

// kind: as kind_of() says; not certificates. Errors: those of the format's parser (cms.*,
// der.ber.*, pdf.*); x509.pem.*.
Result<CheckedFile> read_signed_file(const FileRequest& request, FileKind kind,
                                     crypto::Verifier& verifier);

// formats.md 4. all: yes if every signature is accepted; any: if one is. A file without signatures,
// or with content that came after the last one: no.
decision::Accepted overall(decision::FileRule rule, const std::vector<decision::Accepted>& each,
                           LaterChanges later = LaterChanges::none);

// One file's answer as JSON; records in the order of the signatures, each as to_json() gives it.
struct FileAnswer {
  Digest document;
  FileKind kind = FileKind::cms;
  decision::FileRule rule = decision::FileRule::all;
  LaterChanges after_last = LaterChanges::none;
  std::vector<decision::Accepted> accepted;
  std::vector<Record> records;
};
std::string to_json(const FileAnswer& answer);

}  // namespace baytrust::service
