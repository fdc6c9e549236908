// Law: whatever is done to a signed document (octets replaced, removed, inserted, copied from one
// place to another), it is refused with a code, or what is read is what was signed. The input is a
// list of such edits: two octets of offset, one of kind and length, then octets to insert.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "validators/crypto/digest.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/xml/sign.hpp"
#include "validators/xml/signed_xml.hpp"

using namespace baytrust;

namespace {

constexpr xml::DetachedShape kShape{
    .root = {"urn:x", "Signed"}, .content = {"urn:x", "Content"}, .id = "content"};
constexpr std::string_view kEnveloped =
    "<List xmlns=\"urn:x\" Id=\"list\"><!-- c --><Item a=\"1\">1.2.3</Item></List>";
constexpr std::string_view kDetached =
    "<Signed xmlns=\"urn:x\"><Content Id=\"content\"><Item>1.2.3</Item></Content></Signed>";

struct World {
  crypto::PrivateKey key = *crypto::PrivateKey::generate(crypto::KeyType::p256);
  Bytes certificate{1, 2, 3};
  std::vector<xml::PinnedSigner> pins{
      {crypto::sha256(certificate), certificate, key.public_key_info()}};
  crypto::Verifier verifier;
  Bytes enveloped = *xml::sign_enveloped(inputs(kEnveloped));
  Bytes detached = *xml::sign_detached(inputs(kDetached), kShape);
  Digest list = xml::verify_enveloped(enveloped, pins, verifier)->document.sha256();
  Digest content = verify(detached)->content.sha256();

  xml::SignInputs inputs(std::string_view document) const {
    return {.document = as_bytes(document),
            .key = key,
            .certificate = certificate,
            .signing_time = {1767225600}};
  }
  Result<xml::DetachedDocument> verify(ByteView document) {
    return xml::verify_detached(
        {.document = document, .shape = kShape, .required = pins, .others = {}}, verifier);
  }
};

std::string edited(const Bytes& document, ByteView edits) {
  std::string out(as_text(document));
  while (edits.size() >= 3 && out.size() < 100'000) {
    const std::size_t at = (edits[0] * 256U + edits[1]) % (out.size() + 1);
    const unsigned kind = edits[2] & 3U;
    const std::size_t size = (edits[2] >> 2U) + 1U;
    edits = edits.subspan(3);
    const auto given = as_text(edits.first(std::min(size, edits.size())));
    if (kind == 0) out.erase(at, size);
    if (kind == 1) out.replace(at, given.size(), given);
    if (kind == 2) out.insert(at, given);
    if (kind == 3) out.insert(at, out.substr((at * 7) % out.size(), size * 32));
    if (kind == 1 || kind == 2) edits = edits.subspan(given.size());
    if (out.empty()) break;
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static auto* const world = new World;
  const auto list = edited(world->enveloped, {data, size});
  const auto enveloped = xml::verify_enveloped(as_bytes(list), world->pins, world->verifier);
  if (enveloped && enveloped->document.sha256() != world->list) std::abort();
  const auto book = edited(world->detached, {data, size});
  const auto detached = world->verify(as_bytes(book));
  if (detached && detached->content.sha256() != world->content) std::abort();
  return 0;
}
