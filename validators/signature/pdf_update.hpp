// An incremental update of a PDF (ISO 32000-2 7.5.6): objects are made and changed by libqpdf, and
// those that were are written after the octets that were there, which stay as they are, with a
// cross-reference table of their own. Not here: signatures (pdf_write.hpp), files whose last table
// is to be a stream.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "validators/signature/pdf_file.hpp"

namespace baytrust::signature {

class PdfUpdate {
 public:
  // octets outlive it.
  static Result<PdfUpdate> of(ByteView octets);

  QPDF& qpdf() { return file_.qpdf(); }
  QPDFObjectHandle root() { return file_.qpdf().getRoot(); }
  QPDFObjectHandle first_page();

  // The object is written anew; a new one gets a number.
  QPDFObjectHandle add(QPDFObjectHandle object);
  QPDFObjectHandle add_stream(const std::string& octets, QPDFObjectHandle dictionary);
  void change(QPDFObjectHandle object);
  // An object whose octets are given: what stands between "N 0 obj" and "endobj".
  QPDFObjGen add_written(std::string body);
  void change_written(QPDFObjGen id, std::string body);

  // The whole file. placed: where the bodies of written objects begin in it.
  struct Written {
    Bytes octets;
    std::map<QPDFObjGen, std::uint64_t> placed;
  };
  Result<Written> write();

 private:
  explicit PdfUpdate(PdfFile file) : file_(std::move(file)) {}
  std::string body_of(QPDFObjectHandle object);

  PdfFile file_;
  std::map<QPDFObjGen, QPDFObjectHandle> changed_;
  std::map<QPDFObjGen, std::string> written_;
};

}  // namespace baytrust::signature
