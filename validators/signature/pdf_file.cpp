#include "validators/signature/pdf_file.hpp"

#include <algorithm>

#include "validators/crypto/digest.hpp"
#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_filters.hpp"

namespace baytrust::signature {
namespace {

constexpr std::string_view kHeader = "%PDF-";
// Opening decodes cross-reference streams: some seven octets an object.
constexpr std::uint64_t kMinOpening = 64ULL << 10;
constexpr std::uint64_t kMaxOpening = 8ULL << 20;

Error damaged(const std::string& cause) {
  // libqpdf 11 has one kind of error for all of this; only its text tells a loop.
  if (cause.find("loop") != std::string::npos) return Error(kPdfXrefLoop, "pdf");
  return Error(kPdfDamaged, "pdf", {{"cause", cause}});
}

class Collector : public Pipeline {
 public:
  explicit Collector(std::uint64_t limit) : Pipeline("collector", nullptr), limit_(limit) {}
  void write(unsigned char const* data, std::size_t size) override {
    if (octets.size() + size > limit_) {
      exceeded = true;
      throw std::runtime_error("stream is too large");
    }
    octets.insert(octets.end(), data, data + size);
  }
  void finish() override {}

  Bytes octets;
  bool exceeded = false;

 private:
  std::uint64_t limit_;
};

class Hashing : public Pipeline {
 public:
  Hashing() : Pipeline("hashing", nullptr) {}
  void write(unsigned char const* data, std::size_t size) override { hasher.update({data, size}); }
  void finish() override {}

  crypto::Hasher hasher{crypto::Hash::sha256};
};

}  // namespace

PdfFile::PdfFile(ByteView octets) : octets_(octets), qpdf_(std::make_shared<QPDF>()) {
  static const auto silent = [] {
    auto logger = QPDFLogger::create();
    logger->setWarn(logger->discard());
    logger->setError(logger->discard());
    logger->setInfo(logger->discard());
    return logger;
  }();
  qpdf_->setLogger(silent);
  qpdf_->setSuppressWarnings(true);
  qpdf_->setAttemptRecovery(false);
}

Result<PdfFile> PdfFile::open(ByteView octets) {
  if (octets.size() > kMaxPdfSize) {
    return Error(
        kPdfTooLarge, "pdf",
        {{"octets", std::to_string(octets.size())}, {"limit", std::to_string(kMaxPdfSize)}});
  }
  // ISO 32000-2 7.5.2. Nothing before it: offsets and ranges count from the first octet.
  if (!as_text(octets).starts_with(kHeader)) return Error(kPdfNotPdf, "pdf");
  PdfFile file(octets);
  DecodeBudget budget(std::clamp<std::uint64_t>(octets.size(), kMinOpening, kMaxOpening),
                      DecodeBudget::current());
  try {
    // libqpdf reads only; its type is not const.
    auto* const data = const_cast<unsigned char*>(octets.data());
    auto* const buffer = new Buffer(data, octets.size());
    auto source = std::make_shared<BufferInputSource>("pdf", buffer, true);
    file.qpdf_->processInputSource(source);
    if (file.qpdf_->isEncrypted()) return Error(kPdfEncrypted, "pdf");
    file.entries_ = file.qpdf_->getXRefTable();
  } catch (const QPDFExc& exception) {
    if (budget.exceeded()) return Error(kPdfStreamTooLarge, "pdf");
    if (exception.getErrorCode() == qpdf_e_password ||
        exception.getErrorCode() == qpdf_e_unsupported) {
      return Error(kPdfEncrypted, "pdf");
    }
    return damaged(exception.getMessageDetail());
  } catch (const std::exception& exception) {
    if (budget.exceeded()) return Error(kPdfStreamTooLarge, "pdf");
    return damaged(exception.what());
  }
  if (file.entries_.size() > kMaxPdfObjects) {
    return Error(kPdfTooManyObjects, "pdf", {{"limit", std::to_string(kMaxPdfObjects)}});
  }
  return file;
}

std::vector<std::string> PdfFile::take_warnings() {
  std::vector<std::string> out;
  for (const QPDFExc& warning : qpdf_->getWarnings()) {
    const std::string& text = warning.getMessageDetail();
    if (std::find(out.begin(), out.end(), text) == out.end() && out.size() < 16)
      out.push_back(text);
  }
  return out;
}

Result<Bytes> decoded_stream(QPDFObjectHandle stream, const DecodeBudget& decoding) {
  Collector collector(decoding.left());
  const bool whole = stream.pipeStreamData(&collector, 0, qpdf_dl_generalized, true);
  if (decoding.exceeded() || collector.exceeded) return Error(kPdfStreamTooLarge, "pdf");
  if (!whole) return Error(kPdfDamaged, "pdf", {{"cause", "stream"}});
  return std::move(collector.octets);
}

Digest raw_stream_digest(QPDFObjectHandle stream) {
  Hashing hashing;
  stream.pipeStreamData(&hashing, 0, qpdf_dl_none, true);
  const Bytes value = hashing.hasher.finish();
  Digest out;
  std::copy(value.begin(), value.end(), out.octets.begin());
  return out;
}

std::string to_string(QPDFObjGen id) {
  return std::to_string(id.getObj()) + " " + std::to_string(id.getGen());
}

}  // namespace baytrust::signature
