// Law: any octets either read as a time-stamp (a token, or a response that grants one), whose
// statement lies inside its octets and whose verification ends with a word, or give a coded error.
// No bit flipped in a good one states anything else: what is good after it is the same statement
// under the same certificate. And a signature's time-stamps each get a word. The first two octets
// choose the bit.
#include <cstdlib>

#include "validators/signature/cms_timestamps.hpp"

using namespace baytrust;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

signature::TimestampFacts verify(const signature::Timestamp& timestamp) {
  // Never destroyed: the libraries may be gone before it.
  static auto& verifier = *new crypto::Verifier;
  Budget budget;
  const auto& imprint = timestamp.info().imprint;
  signature::Stamped stamped;
  if (imprint.hash) {
    stamped = std::vector<signature::ContentDigestValue>{{*imprint.hash, to_bytes(imprint.digest)}};
  }
  auto facts = signature::verify(timestamp, {.stamped = stamped}, verifier, budget);
  require(!facts.findings.empty());
  require(facts.integrity != signature::Integrity::good || facts.tsa());
  require(facts.integrity != signature::Integrity::good ||
          worst(facts.findings) < Effect::indeterminate);
  for (const auto& finding : facts.findings) (void)describe(finding);
  return facts;
}

void look_at_statement(const signature::Timestamp& timestamp) {
  const auto& info = timestamp.info();
  require(info.earliest() <= info.gen_time.second && info.gen_time.second <= info.latest());
  (void)to_string(info.gen_time);
  const Bytes& owner = *timestamp.signed_data()->owner;
  for (const ByteView part : {info.imprint.digest, info.serial_number}) {
    require(part.empty() || (part.data() >= owner.data() &&
                             part.data() + part.size() <= owner.data() + owner.size()));
  }
}

void look_at_document(ByteView octets) {
  const auto document = signature::SignedData::parse(octets);
  if (!document) return;
  static auto& verifier = *new crypto::Verifier;
  Budget budget;
  for (const auto& facts : signature::verify(*document, {}, verifier, budget)) {
    const auto all = signature::timestamps_of({*document, facts, {}}, verifier, budget);
    require(all.size() <= signature::kMaxTimestamps + 1);
    require(all.empty() == facts.timestamps.empty());
    for (const auto& one : all) require(!one.findings.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::size_t chosen = data[0] * 256U + data[1];
  const ByteView octets(data + 2, size - 2);
  look_at_document(octets);
  const auto read = signature::read_timestamp(octets);
  if (!read) {
    require(!read.error().code().id.empty());
    return 0;
  }
  look_at_statement(*read);
  const auto facts = verify(*read);
  if (facts.integrity != signature::Integrity::good) return 0;

  Bytes flipped = to_bytes(octets);
  flipped[chosen / 8 % flipped.size()] ^= static_cast<std::uint8_t>(1U << (chosen % 8));
  const auto other = signature::read_timestamp(flipped);
  if (!other) return 0;
  const auto after = verify(*other);
  if (after.integrity != signature::Integrity::good) return 0;
  require(equal(*other->signed_data()->content, *read->signed_data()->content));
  require(after.tsa() == facts.tsa());
  return 0;
}
