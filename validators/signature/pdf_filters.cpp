#include "validators/signature/pdf_filters.hpp"

#include <cstdlib>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "validators/signature/libqpdf.hpp"

namespace baytrust::signature {
namespace {

thread_local DecodeBudget* innermost = nullptr;

// A row of a predicted image or table; more is no cross-reference table.
constexpr int kMaxRow = 1 << 20;

class Bounded : public Pipeline {
 public:
  explicit Bounded(Pipeline* target) : Pipeline("bounded", target) {}
  void write(unsigned char const* data, std::size_t size) override {
    DecodeBudget* const budget = DecodeBudget::current();
    if (budget != nullptr && !budget->take(size))
      throw std::runtime_error("decoded stream is too large");
    getNext()->write(data, size);
  }
  void finish() override { getNext()->finish(); }
};

// The PNG predictors (ISO 32000-2 7.4.4.4; RFC 2083 6): each row names its own.
class PngRows : public Pipeline {
 public:
  PngRows(Pipeline* target, std::size_t row, std::size_t pixel)
      : Pipeline("png rows", target), pixel_(pixel), row_(row + 1), above_(row + 1) {}

  void write(unsigned char const* data, std::size_t size) override {
    for (std::size_t i = 0; i < size; ++i) {
      row_[filled_++] = data[i];
      if (filled_ == row_.size()) end_row();
    }
  }
  void finish() override {
    if (filled_ > 1) {  // a last row that is cut short
      for (std::size_t i = filled_; i < row_.size(); ++i) row_[i] = 0;
      end_row();
    }
    getNext()->finish();
  }

 private:
  void end_row() {
    for (std::size_t i = 1; i < row_.size(); ++i) {
      const int left = i > pixel_ ? row_[i - pixel_] : 0;
      const int up = above_[i];
      const int corner = i > pixel_ ? above_[i - pixel_] : 0;
      row_[i] = static_cast<std::uint8_t>(row_[i] + predicted(left, up, corner));
    }
    getNext()->write(row_.data() + 1, row_.size() - 1);
    above_ = row_;
    filled_ = 0;
  }
  int predicted(int left, int up, int corner) const {
    switch (row_[0]) {
      case 1:
        return left;
      case 2:
        return up;
      case 3:
        return (left + up) / 2;
      case 4: {
        const int p = left + up - corner;
        const int to_left = std::abs(p - left);
        const int to_up = std::abs(p - up);
        const int to_corner = std::abs(p - corner);
        if (to_left <= to_up && to_left <= to_corner) return left;
        return to_up <= to_corner ? up : corner;
      }
      default:
        return 0;
    }
  }

  std::size_t pixel_;
  std::size_t filled_ = 0;
  std::vector<std::uint8_t> row_;
  std::vector<std::uint8_t> above_;
};

int number_of(QPDFObjectHandle dictionary, const char* key, int otherwise) {
  QPDFObjectHandle value = dictionary.getKey(key);
  if (value.isNull()) return otherwise;
  return value.isInteger() ? value.getIntValueAsInt() : -1;
}

class Flate : public QPDFStreamFilter {
 public:
  bool setDecodeParms(QPDFObjectHandle parameters) override {
    if (parameters.isNull()) return true;
    if (!parameters.isDictionary()) return false;
    const int predictor = number_of(parameters, "/Predictor", 1);
    const int columns = number_of(parameters, "/Columns", 1);
    const int colors = number_of(parameters, "/Colors", 1);
    const int bits = number_of(parameters, "/BitsPerComponent", 8);
    if (predictor == 1) return true;
    if (predictor < 10 || predictor > 15) return false;  // TIFF's is for images
    if (columns < 1 || columns > kMaxRow || colors < 1 || colors > 32 || bits < 1 || bits > 16) {
      return false;
    }
    row_ = (static_cast<std::size_t>(columns) * static_cast<std::size_t>(colors * bits) + 7) / 8;
    pixel_ = (static_cast<std::size_t>(colors * bits) + 7) / 8;
    return row_ <= kMaxRow;
  }
  Pipeline* getDecodePipeline(Pipeline* next) override {
    if (row_ > 0) {
      rows_ = std::make_unique<PngRows>(next, row_, pixel_);
      next = rows_.get();
    }
    bounded_ = std::make_unique<Bounded>(next);
    inflate_ = std::make_unique<Pl_Flate>("inflate", bounded_.get(), Pl_Flate::a_inflate);
    return inflate_.get();
  }

 private:
  std::size_t row_ = 0;
  std::size_t pixel_ = 1;
  std::unique_ptr<Pipeline> rows_;
  std::unique_ptr<Pipeline> bounded_;
  std::unique_ptr<Pipeline> inflate_;
};

class Refused : public QPDFStreamFilter {
 public:
  bool setDecodeParms(QPDFObjectHandle) override { return false; }
  Pipeline* getDecodePipeline(Pipeline* next) override { return next; }
};

void register_once() {
  static std::once_flag done;
  std::call_once(done, [] {
    QPDF::registerStreamFilter("/FlateDecode", [] { return std::make_shared<Flate>(); });
    QPDF::registerStreamFilter("/LZWDecode", [] { return std::make_shared<Refused>(); });
    QPDF::registerStreamFilter("/RunLengthDecode", [] { return std::make_shared<Refused>(); });
  });
}

}  // namespace

DecodeBudget::DecodeBudget(std::uint64_t octets, DecodeBudget* also)
    : all_(octets), left_(octets), also_(also), outer_(innermost) {
  register_once();
  innermost = this;
}

DecodeBudget::~DecodeBudget() { innermost = outer_; }

bool DecodeBudget::take(std::uint64_t octets) {
  if (exceeded_ || octets > left_ || (also_ != nullptr && !also_->take(octets))) {
    exceeded_ = true;
    left_ = 0;
    return false;
  }
  left_ -= octets;
  return true;
}

DecodeBudget* DecodeBudget::current() { return innermost; }

}  // namespace baytrust::signature
