// Law: any octets either are refused with a code, or have a canonical form that is its own
// canonical form. Made canonical while they are read, they are refused with the same code, or given
// up, or have the octets that libxml2 gives to what is beside the signature.
#include <cstdlib>

#include "validators/xml/canonical.hpp"
#include "validators/xml/canonical_stream.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/guard.hpp"

using namespace baytrust;

namespace {

void check_stream(ByteView input) {
  xml::CanonicalStream stream(input.size());
  const auto beside = xml::Tree::parse_beside(input, {}, stream);
  auto whole = xml::Tree::parse(input, {});
  if (beside.has_error() != whole.has_error()) std::abort();
  if (beside.has_error()) {
    if (beside.error().code() != whole.error().code()) std::abort();
    return;
  }
  const auto octets = stream.take();
  if (!octets) return;
  if (!whole->signatures().empty()) whole->detach(whole->signatures().front());
  const auto expected = xml::canonical_document(*whole);
  if (expected && *expected != *octets) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  check_stream(input);
  const auto once = xml::canonicalise(input);
  if (!once) return 0;
  const auto twice = xml::canonicalise(*once);
  if (!twice || *twice != *once) std::abort();
  const auto document = xml::read_unsigned(input);
  if (!document) std::abort();
  (void)document->root().text();
  return 0;
}
