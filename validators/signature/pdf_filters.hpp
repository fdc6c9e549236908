// Bounds on what libqpdf decodes by itself (cross-reference and object streams) and for us: a few
// kilobytes of deflated zeros must not become gigabytes. FlateDecode is decoded within a budget
// that the calling thread sets; LZWDecode and RunLengthDecode are not decoded while one is set.
// The filters are libqpdf's to register once a process; threads without a budget are not bounded.
// Not here: encryption, image filters. Internal to validators/signature.
#pragma once

#include <cstdint>

namespace baytrust::signature {

// While one lives, its thread decodes at most `octets`; scopes nest, the innermost counts, and what
// it takes is taken from `also` too.
class DecodeBudget {
 public:
  explicit DecodeBudget(std::uint64_t octets, DecodeBudget* also = nullptr);
  ~DecodeBudget();
  DecodeBudget(const DecodeBudget&) = delete;
  DecodeBudget& operator=(const DecodeBudget&) = delete;

  bool exceeded() const { return exceeded_; }
  std::uint64_t left() const { return left_; }
  std::uint64_t taken() const { return all_ - left_; }
  // False, and exceeded from then on, where fewer are left.
  bool take(std::uint64_t octets);
  static DecodeBudget* current();

 private:
  std::uint64_t all_;
  std::uint64_t left_;
  bool exceeded_ = false;
  DecodeBudget* also_;
  DecodeBudget* outer_;
};

}  // namespace baytrust::signature
