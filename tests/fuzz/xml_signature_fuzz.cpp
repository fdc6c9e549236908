// Law: whatever is done to a signed document (octets replaced, removed, inserted, copied from one
// place to another), it is refused with a code, or what is read is what was signed: in our form of
// lists, in another publisher's (inclusive canonical forms), and in registers. The input is a list
// of such edits: two octets of offset, one of kind and length, then octets to insert.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "validators/crypto/digest.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/xml/algorithms.hpp"
#include "validators/xml/canonical.hpp"
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

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at == std::string::npos) std::abort();
  return text.replace(at, from.size(), to);
}

// The text after `start` and the next `open`, up to the next '<', replaced.
std::string with_value(std::string text, std::string_view start, std::string_view open,
                       const Bytes& value) {
  const auto at = text.find(open, text.find(start)) + open.size();
  return text.replace(at, text.find('<', at) - at, crypto::base64_encode(value));
}

xml::Node element(const xml::Tree& tree, std::string_view local) {
  std::vector<xml::Node> rest{tree.signatures().front()};
  while (!rest.empty()) {
    const xml::Node node = rest.back();
    rest.pop_back();
    if (node.qualified_name().ends_with(local)) return node;
    for (const xml::Node child : node.children()) rest.push_back(child);
  }
  std::abort();
}

// A list in our form, signed again: SignedInfo by inclusive C14N 1.0, the content by 1.1 with the
// root's Id, SignedProperties by nothing that is named.
std::string foreign(const Bytes& ours, const crypto::PrivateKey& key) {
  const xml::C14nMethod one{.form = xml::C14nForm::inclusive_1_0};
  const xml::C14nMethod one_one{.form = xml::C14nForm::inclusive_1_1};
  const std::string exclusive = "Algorithm=\"" + std::string(xml::kExclusiveC14n) + "\"";
  std::string out(as_text(ours));
  out = replaced(out, exclusive, "Algorithm=\"" + std::string(xml::kInclusiveC14n10) + "\"");
  out = replaced(out, exclusive, "Algorithm=\"" + std::string(xml::kInclusiveC14n11) + "\"");
  out = replaced(
      out, "<ds:Transforms><ds:Transform " + exclusive + "></ds:Transform></ds:Transforms>", "");
  out = replaced(out, "URI=\"\"", "URI=\"#list\"");
  const auto tree_of = [](const std::string& text) {
    return *xml::Tree::parse(as_bytes(text), {});
  };
  const auto sha256 = [](const Bytes& octets) {
    return crypto::digest(crypto::Hash::sha256, octets);
  };
  constexpr std::string_view kValue = "<ds:DigestValue>";
  const auto properties = *xml::canonical_element(element(tree_of(out), "SignedProperties"), one);
  out = with_value(out, "<ds:Reference Type=", kValue, sha256(properties));
  auto tree = tree_of(out);
  tree.detach(tree.signatures().front());
  out = with_value(out, "<ds:Reference Id=", kValue,
                   sha256(*xml::canonical_element(tree.root(), one_one)));
  const auto info = *xml::canonical_element(element(tree_of(out), "SignedInfo"), one);
  const auto value = *key.sign(key.default_algorithm(), info);
  return with_value(out, "</ds:SignedInfo>", "<ds:SignatureValue>", *xml::ecdsa_to_raw(value, 256));
}

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
  Bytes others = to_bytes(as_bytes(foreign(enveloped, key)));
  Digest others_list = xml::verify_enveloped(others, pins, verifier)->document.sha256();

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
  const auto other = edited(world->others, {data, size});
  const auto foreign_list = xml::verify_enveloped(as_bytes(other), world->pins, world->verifier);
  if (foreign_list && foreign_list->document.sha256() != world->others_list) std::abort();
  const auto book = edited(world->detached, {data, size});
  const auto detached = world->verify(as_bytes(book));
  if (detached && detached->content.sha256() != world->content) std::abort();
  return 0;
}
