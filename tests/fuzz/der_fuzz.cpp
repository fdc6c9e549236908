// Law: walking any octets as DER ends, reads every value at most once per level, stays inside the
// input, and what the reader accepts the writer encodes to the same octets.
#include <cstdlib>

#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"

using namespace baytrust;

namespace {

void walk(der::Reader reader, ByteView outermost, int depth) {
  while (!reader.at_end()) {
    const auto tlv = reader.any();
    if (!tlv) return;
    if (tlv->full.data() < outermost.data() ||
        tlv->full.data() + tlv->full.size() > outermost.data() + outermost.size()) {
      std::abort();
    }
    if (!equal(der::encode(tlv->tag, tlv->content), tlv->full)) std::abort();
    if ((tlv->tag & 0x20) != 0 && depth < 40) walk(der::Reader(*tlv), outermost, depth + 1);
    (void)der::decode_time(*tlv);
    if (tlv->tag == der::kOidTag) {
      const auto oid = der::Reader(tlv->full).oid();
      if (oid && Oid::parse(to_string(*oid)) != Oid(*oid)) std::abort();
    }
    if (tlv->tag == der::kBitString) (void)der::Reader(tlv->full).bit_string();
    if (tlv->tag == der::kInteger) (void)der::Reader(tlv->full).small_integer();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  walk(der::Reader(input), input, 0);
  return 0;
}
