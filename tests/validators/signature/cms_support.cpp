#include "tests/validators/signature/cms_support.hpp"

#include <map>
#include <mutex>

#include "validators/crypto/digest.hpp"
#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {

const test::Authority& root() {
  static const test::Authority authority = test::make_authority("CMS test root");
  return authority;
}

Identity make_identity(std::string_view name, crypto::KeyType type) {
  auto key = test::fresh_key(type);
  auto certificate = root().issue({.subject = "CN=" + std::string(name), .key = key});
  return {std::move(certificate), std::move(key)};
}

const Identity& identity(crypto::KeyType type) {
  static std::mutex mutex;
  static std::map<crypto::KeyType, Identity> made;
  const std::scoped_lock lock(mutex);
  auto found = made.find(type);
  if (found == made.end()) {
    found =
        made.emplace(type, make_identity("Signer " + std::to_string(static_cast<int>(type)), type))
            .first;
  }
  return found->second;
}

Bytes oid_der(std::string_view text) { return der::oid(Oid::literal(text)); }
Bytes identifier(std::string_view oid) { return der::sequence({oid_der(oid)}); }
Bytes identifier_null(std::string_view oid) { return der::sequence({oid_der(oid), der::null()}); }
Bytes attribute(std::string_view type, std::vector<Bytes> values) {
  return der::sequence({oid_der(type), der::set_of(std::move(values))});
}

namespace {

Bytes or_else(const Bytes& chosen, Bytes usual) {
  return chosen.empty() ? std::move(usual) : chosen;
}

Bytes concatenated(der::Tag tag, const std::vector<Bytes>& parts) {
  Bytes content;
  for (const auto& part : parts) content.insert(content.end(), part.begin(), part.end());
  return der::encode(tag, content);
}

}  // namespace

Bytes forge_signer(const Forged& what) {
  const auto algorithm = what.algorithm.value_or(what.who->key.default_algorithm());
  const Bytes content_type = or_else(what.content_type, oid_der(kDataOid));
  Bytes attributes;
  Bytes message = to_bytes(as_bytes(what.content));
  if (what.with_attributes) {
    std::vector<Bytes> list{
        der::sequence({oid_der(kContentTypeOid), der::set_of({content_type})}),
        attribute(kMessageDigestOid,
                  {der::octet_string(crypto::digest(algorithm.hash, as_bytes(what.content)))})};
    if (what.edit) what.edit(list);
    attributes = what.sort ? der::set_of(list) : concatenated(der::kSet, list);
    message = what.sign_sorted ? der::set_of(list) : attributes;
    attributes[0] = der::context_constructed(0);
  }
  Bytes signature =
      what.sign ? what.sign(message) : must(what.who->key.sign(algorithm, message, what.sm2_id));
  if (what.edit_signature) what.edit_signature(signature);
  const auto& certificate = what.who->certificate;
  const Bytes sid = der::sequence({to_bytes(certificate->issuer.der()),
                                   der::encode(der::kInteger, certificate->serial_number)});
  return der::sequence({der::integer(what.signer_version), sid,
                        or_else(what.digest_id, der::sequence({der::oid(oid_of(algorithm.hash))})),
                        attributes, or_else(what.signature_id, crypto::encode(algorithm)),
                        der::octet_string(signature),
                        what.unsigned_attributes.empty()
                            ? Bytes{}
                            : concatenated(der::context_constructed(1), what.unsigned_attributes)});
}

Bytes wrap(const Forged& what, std::vector<Bytes> signers) {
  const auto algorithm = what.algorithm.value_or(what.who->key.default_algorithm());
  std::vector<Bytes> certificates = what.certificates;
  if (certificates.empty()) certificates.push_back(to_bytes(what.who->certificate->der));
  const Bytes content =
      what.attached ? der::explicitly(0, der::octet_string(as_bytes(what.content))) : Bytes{};
  const Bytes signed_data = der::sequence(
      {der::integer(what.version),
       der::set_of({or_else(what.digest_id, der::sequence({der::oid(oid_of(algorithm.hash))}))}),
       der::sequence({or_else(what.content_type, oid_der(kDataOid)), content}),
       concatenated(der::context_constructed(0), certificates), concatenated(der::kSet, signers)});
  return der::sequence(
      {or_else(what.outer_type, oid_der("1.2.840.113549.1.7.2")), der::explicitly(0, signed_data)});
}

Bytes forge(const Forged& what) {
  return wrap(what, std::vector<Bytes>(what.copies, forge_signer(what)));
}

Bytes as_ber(ByteView der) {
  const der::Tlv value = must(der::parse_single(der));
  const auto append = [](Bytes& to, const Bytes& more) {
    to.insert(to.end(), more.begin(), more.end());
  };
  Bytes out;
  if ((value.tag & 0x20U) != 0) {
    out = {value.tag, 0x80};
    for (der::Reader reader(value); !reader.at_end();) append(out, as_ber(reader.any()->full));
  } else if (value.tag == der::kOctetString && value.content.size() > 1) {
    out = {0x24, 0x80};
    append(out, der::octet_string(value.content.first(1)));
    append(out, der::octet_string(value.content.subspan(1)));
  } else {
    return to_bytes(value.full);
  }
  append(out, {0x00, 0x00});
  return out;
}

std::vector<SignatureFacts> verify_all(ByteView cms, const VerifyInputs& inputs) {
  crypto::Verifier verifier;
  Budget budget;
  return verify(must(SignedData::parse(cms)), inputs, verifier, budget);
}

SignatureFacts verify_one(ByteView cms, const VerifyInputs& inputs) {
  return verify_all(cms, inputs).at(0);
}

VerifyInputs with_content(std::string_view content) { return {.content = as_bytes(content)}; }

std::string describe(const Findings& findings) {
  std::string out;
  for (const auto& finding : findings) out += describe(finding) + "\n";
  return out;
}

std::vector<std::string> codes(const Findings& findings) {
  std::vector<std::string> out;
  for (const auto& finding : findings) out.emplace_back(finding.code().id);
  return out;
}

std::vector<std::string> remarks(const SignatureFacts& facts) {
  std::vector<std::string> out;
  for (const auto& finding : facts.findings) {
    if (finding.effect() != Effect::passed) out.emplace_back(finding.code().id);
  }
  return out;
}

}  // namespace baytrust::signature
