// Making signed PDFs (ISO 32000-2 12.8; PAdES: EN 319 142-1): a page, signatures and document
// timestamps as incremental updates, a security store. For demo documents and tests: it writes what
// it is told; judging is elsewhere, and nothing that judges includes this header.
// Not here: where a timestamp's token comes from (a function is given), layout beyond plain lines.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/signature/cms_write.hpp"
#include "validators/signature/evidence.hpp"

namespace baytrust::signature {

enum class PdfObjects : std::uint8_t { plain, in_streams };  // 7.5.7

// A file of one page with these lines (Latin letters), in Helvetica.
Result<Bytes> make_pdf(const std::vector<std::string>& lines,
                       PdfObjects objects = PdfObjects::plain);

// What a signature, or a document timestamp, is put into a file as.
struct PdfPlacement {
  std::string field = "Signature1";
  enum class Field : std::uint8_t { added, empty_one };  // a new one, or one that is there unsigned
  Field kind = Field::added;
  std::string sub_filter = "ETSI.CAdES.detached";
  std::optional<Instant> time{};                  // M
  std::optional<int> certification{};             // DocMDP's P
  std::vector<std::string> locked{};              // FieldMDP, Include
  std::optional<std::array<int, 4>> rectangle{};  // on the first page; else it is not seen
  std::string shown{};                            // there, one line
  std::size_t reserve = 16'384;                   // octets kept for the CMS
  std::string extra{};                            // further entries of the dictionary, as written
};

// Gives the CMS, or token, over these octets (both pieces of the range, joined).
using SignOctets = std::function<Result<Bytes>(ByteView)>;
// Errors: pdf.*, and those of `sign`.
Result<Bytes> sign_pdf(ByteView file, const PdfPlacement& placement, const SignOctets& sign);

// The same, by our own CMS writer.
struct PdfSigner {
  CmsSigner signer;
  CmsContent::Types types = CmsContent::Types::standard;
  std::vector<x509::Certificate> certificates{};  // its chain
};
Result<Bytes> sign_pdf(ByteView file, const PdfPlacement& placement, const PdfSigner& signer);

// An empty signature field, or a text field, on the first page.
enum class PdfFieldKind : std::uint8_t { signature, text };
Result<Bytes> add_field(ByteView file, const std::string& name, PdfFieldKind kind);

// The security store, with a VRI entry for each of these Contents.
Result<Bytes> add_security_store(ByteView file, const Evidence& evidence,
                                 const std::vector<Bytes>& contents = {});

}  // namespace baytrust::signature
