#include "validators/der/ber_normaliser.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <optional>
#include <vector>

#include "validators/der/decode.hpp"

namespace baytrust::der {
namespace {

constexpr Tag kConstructed = 0x20;

// X.690 8.6, 8.7, 8.23: the universal types that BER may cut into pieces.
bool is_string(Tag tag) {
  constexpr std::array kStrings{kBitString,       kOctetString,     kUtf8String, kNumericString,
                                kPrintableString, kTeletexString,   Tag{0x15},   kIa5String,
                                kUtcTime,         kGeneralizedTime, Tag{0x19},   kVisibleString,
                                Tag{0x1B},        kUniversalString, kBmpString};
  return std::find(kStrings.begin(), kStrings.end(), tag) != kStrings.end();
}

std::size_t length_size(std::size_t length) {
  return length < 0x80 ? 1 : 1 + static_cast<std::size_t>(std::bit_width(length) + 7) / 8;
}

// Sizes of what will be written: first pass. Constructed values and joined strings in the order
// they begin; the rest needs no memory.
class Measure {
 public:
  void primitive(Tag, ByteView content) { add(1 + length_size(content.size()) + content.size()); }
  void open(Tag) { begin(0); }
  void close() { end(); }
  void begin_string(Tag tag) { begin(tag == kBitString ? 1 : 0); }
  void piece(ByteView octets) { add(octets.size()); }
  void end_string(unsigned) { end(); }

  std::uint64_t total() const { return total_; }
  std::vector<std::uint32_t> take_sizes() { return std::move(sizes_); }

 private:
  void begin(std::uint64_t size) {
    open_.push_back({sizes_.size(), size});
    sizes_.push_back(0);
  }
  void add(std::uint64_t size) { (open_.empty() ? total_ : open_.back().size) += size; }
  void end() {
    const Open closed = open_.back();
    open_.pop_back();
    // Sizes beyond 32 bits are beyond every limit; the total tells.
    sizes_[closed.index] = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(closed.size, std::numeric_limits<std::uint32_t>::max()));
    add(1 + length_size(closed.size) + closed.size);
  }

  struct Open {
    std::size_t index;
    std::uint64_t size;
  };
  std::vector<Open> open_;
  std::vector<std::uint32_t> sizes_;
  std::uint64_t total_ = 0;
};

// The second pass.
class Write {
 public:
  Write(std::vector<std::uint32_t> sizes, std::size_t total) : sizes_(std::move(sizes)) {
    out_.reserve(total);
  }
  void primitive(Tag tag, ByteView content) {
    header(tag, content.size());
    piece(content);
  }
  void open(Tag tag) { header(tag, sizes_[next_++]); }
  void close() {}
  void begin_string(Tag tag) {
    header(tag, sizes_[next_++]);
    unused_at_.reset();
    if (tag != kBitString) return;
    unused_at_ = out_.size();
    out_.push_back(0);
  }
  void piece(ByteView octets) { out_.insert(out_.end(), octets.begin(), octets.end()); }
  void end_string(unsigned unused_bits) {
    if (unused_at_) out_[*unused_at_] = static_cast<std::uint8_t>(unused_bits);
  }
  Bytes take() { return std::move(out_); }

 private:
  void header(Tag tag, std::size_t length) {
    out_.push_back(tag);
    if (length < 0x80) {
      out_.push_back(static_cast<std::uint8_t>(length));
      return;
    }
    const std::size_t octets = length_size(length) - 1;
    out_.push_back(static_cast<std::uint8_t>(0x80U | octets));
    for (std::size_t i = octets; i-- > 0;) {
      out_.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
    }
  }

  std::vector<std::uint32_t> sizes_;
  std::size_t next_ = 0;
  std::optional<std::size_t> unused_at_;
  Bytes out_;
};

// One pass over the input, with a stack of its own: depth costs no machine stack.
template <class Visitor>
class BerWalk {
 public:
  BerWalk(ByteView input, std::size_t max_depth, Visitor& visitor)
      : input_(input), max_depth_(max_depth), visitor_(visitor) {}

  Failure run() {
    value();
    while (!failure_.code && !frames_.empty()) {
      if (!close_ended()) value();
    }
    if (!failure_.code && at_ != input_.size()) fail(kTrailingData, at_);
    return failure_;
  }
  // Whether what is written differs from what was read.
  bool changes() const { return changes_; }

 private:
  struct Frame {
    std::size_t end = 0;      // of the nearest definite length around
    bool indefinite = false;  // ends with end-of-contents octets
    Tag string = 0;           // inside a constructed string: its tag
  };
  struct Header {
    Tag tag = 0;
    bool indefinite = false;
    std::size_t length = 0;
  };

  void fail(const Code& code, std::size_t offset) {
    if (!failure_.code) failure_ = {&code, offset};
  }
  std::size_t end() const { return frames_.empty() ? input_.size() : frames_.back().end; }
  Tag string() const { return frames_.empty() ? Tag{0} : frames_.back().string; }

  bool close_ended() {
    const Frame& frame = frames_.back();
    if (frame.indefinite) {
      if (frame.end - at_ < 2) {
        fail(kTruncated, at_);
        return true;
      }
      if (input_[at_] != 0 || input_[at_ + 1] != 0) return false;
      at_ += 2;
    } else if (at_ != frame.end) {
      return false;
    }
    const Tag closed = frame.string;
    frames_.pop_back();
    if (closed == 0) {
      visitor_.close();
    } else if (string() == 0) {
      visitor_.end_string(unused_bits_);
    }
    return true;
  }

  // X.690 8.1.3: any form of length.
  Header header() {
    const std::size_t start = at_;
    Header out;
    if (end() - at_ < 2) {
      fail(kTruncated, start);
      return out;
    }
    out.tag = input_[at_++];
    if ((out.tag & 0x1F) == 0x1F) fail(kTagHigh, start);
    if (out.tag == 0) fail(kBerEndOfContents, start);
    const std::uint8_t first = input_[at_++];
    out.indefinite = first == 0x80;
    if (out.indefinite && (out.tag & kConstructed) == 0) fail(kLengthIndefinite, start);
    out.length = first < 0x80 ? first : 0;
    const std::size_t octets = first > 0x80 ? first & 0x7FU : 0;
    if (end() - at_ < octets) {
      fail(kTruncated, start);
      return out;
    }
    for (std::size_t i = 0; i < octets; ++i) {
      if (out.length >> (8 * (sizeof out.length - 1)) != 0) fail(kTruncated, start);
      out.length = out.length << 8 | input_[at_++];
    }
    if (end() - at_ < out.length) fail(kTruncated, start);
    if (out.indefinite || 1 + octets != length_size(out.length)) changes_ = true;
    return out;
  }

  void value() {
    const std::size_t start = at_;
    const Header h = header();
    if (failure_.code) return;
    if ((h.tag & kConstructed) != 0) {
      open(h, start);
    } else if (string() != 0) {
      piece(h, start);
    } else {
      visitor_.primitive(h.tag, input_.subspan(at_, h.length));
      at_ += h.length;
    }
  }

  void open(const Header& h, std::size_t start) {
    if (frames_.size() >= max_depth_) {
      fail(kBerTooDeep, start);
      return;
    }
    const Tag primitive = h.tag & static_cast<Tag>(~kConstructed);
    Frame frame{h.indefinite ? end() : at_ + h.length, h.indefinite, 0};
    if (string() != 0) {
      if (!is_piece(primitive)) fail(kBerString, start);
      frame.string = string();
    } else if (is_string(primitive)) {
      frame.string = primitive;
      changes_ = true;
      unused_bits_ = 0;
      visitor_.begin_string(primitive);
    } else {
      visitor_.open(h.tag);
    }
    frames_.push_back(frame);
  }

  // X.690 8.23.6: character strings are cut into OCTET STRINGs; writers also repeat the type.
  bool is_piece(Tag tag) const {
    return tag == string() || (tag == kOctetString && string() != kBitString);
  }

  void piece(const Header& h, std::size_t start) {
    ByteView content = input_.subspan(at_, h.length);
    at_ += h.length;
    if (!is_piece(h.tag)) fail(kBerString, start);
    if (string() == kBitString && !failure_.code) {
      // X.690 8.6.4: only the last piece may have unused bits.
      if (content.empty() || content[0] > 7 || unused_bits_ != 0) {
        fail(kBerString, start);
        return;
      }
      unused_bits_ = content[0];
      content = content.subspan(1);
      if (content.empty() && unused_bits_ != 0) fail(kBerString, start);
    }
    if (!failure_.code) visitor_.piece(content);
  }

  ByteView input_;
  std::size_t max_depth_;
  Visitor& visitor_;
  std::size_t at_ = 0;
  unsigned unused_bits_ = 0;
  bool changes_ = false;
  std::vector<Frame> frames_;
  Failure failure_;
};

Error limit_error(const Code& code, std::size_t offset, std::size_t limit) {
  return Error(code, "ber", {{"offset", std::to_string(offset)}, {"limit", std::to_string(limit)}});
}

struct Measured {
  Measure sizes;
  bool changes = false;
};
Result<Measured> measure(ByteView input, const NormaliserLimits& limits) {
  const std::size_t max_output =
      std::min<std::size_t>(limits.max_output, std::numeric_limits<std::uint32_t>::max());
  if (input.size() > max_output) return limit_error(kBerTooLarge, 0, max_output);
  Measured out;
  BerWalk<Measure> walk(input, limits.max_depth, out.sizes);
  const Failure failure = walk.run();
  if (failure.code == &kBerTooDeep) {
    return limit_error(kBerTooDeep, failure.offset, limits.max_depth);
  }
  if (failure.code != nullptr) return to_error(failure, "ber");
  if (out.sizes.total() > max_output) return limit_error(kBerTooLarge, 0, max_output);
  out.changes = walk.changes();
  return out;
}

Bytes written(ByteView input, const NormaliserLimits& limits, Measured measured) {
  const auto total = static_cast<std::size_t>(measured.sizes.total());
  Write write(measured.sizes.take_sizes(), total);
  BerWalk<Write>(input, limits.max_depth, write).run();
  return write.take();
}

}  // namespace

Result<Bytes> normalise_ber(ByteView input, const NormaliserLimits& limits) {
  auto measured = measure(input, limits);
  if (!measured) return measured.error();
  return written(input, limits, *std::move(measured));
}

Result<SharedBytes> normalise_ber(const SharedBytes& input, const NormaliserLimits& limits) {
  auto measured = measure(*input, limits);
  if (!measured) return measured.error();
  if (!measured->changes) return input;
  return share(written(*input, limits, *std::move(measured)));
}

}  // namespace baytrust::der
