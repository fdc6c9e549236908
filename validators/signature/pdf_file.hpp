// PdfFile: one revision of a PDF, read by libqpdf over a view of the file's octets: nothing is
// copied, nothing is repaired (a file that needs repair is refused), and what libqpdf decodes is
// bounded. Objects are read when they are asked for.
// Not here: what any object means. Internal to validators/signature.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/signature/libqpdf.hpp"

namespace baytrust::signature {

class DecodeBudget;

class PdfFile {
 public:
  using Entries = std::map<QPDFObjGen, QPDFXRefEntry>;

  // octets outlive it. What is decoded counts in the DecodeBudget around it, too. Errors:
  // pdf.not_pdf, pdf.too_large, pdf.damaged, pdf.xref.loop, pdf.encrypted, pdf.objects.too_many,
  // pdf.stream.too_large.
  static Result<PdfFile> open(ByteView octets);

  ByteView octets() const { return octets_; }
  QPDF& qpdf() { return *qpdf_; }
  const Entries& entries() const { return entries_; }  // in use only
  QPDFObjectHandle object(QPDFObjGen id) { return qpdf_->getObject(id); }
  // What libqpdf remarked so far, each said once.
  std::vector<std::string> take_warnings();

 private:
  explicit PdfFile(ByteView octets);

  ByteView octets_;
  std::shared_ptr<QPDF> qpdf_;
  Entries entries_;
};

// A stream's decoded octets, within what is left of the innermost budget, which `decoding` is.
// Errors: pdf.stream.too_large, pdf.damaged.
Result<Bytes> decoded_stream(QPDFObjectHandle stream, const DecodeBudget& decoding);
// SHA-256 of a stream's octets as they are in the file.
Digest raw_stream_digest(QPDFObjectHandle stream);

// "12 0".
std::string to_string(QPDFObjGen id);

}  // namespace baytrust::signature
