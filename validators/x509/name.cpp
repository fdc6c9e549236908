#include "validators/x509/name.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "validators/x509/attribute_types.hpp"
#include "validators/x509/codes.hpp"
#include "validators/x509/strings.hpp"

namespace baytrust::x509 {
namespace {

std::string type_text(OidView type) {
  for (const auto& known : kAttributeTypes) {
    if (type == known.oid) return std::string(known.text);
  }
  return to_string(type);
}

// RFC 4514 2.4, and every deceptive character as hexadecimal pairs.
std::string escaped(std::string_view utf8) {
  std::string out;
  for (CodePoints points(der::kUtf8String, as_bytes(utf8)); !points.at_end();) {
    const char32_t c = points.next().value_or(0xFFFD);
    const bool at_edge = out.empty() || points.at_end();
    const std::string text = to_utf8(c);
    if (is_deceptive(c)) {
      for (const char octet : text) {
        out += fmt::format("\\{:02X}", static_cast<unsigned>(static_cast<unsigned char>(octet)));
      }
    } else if ((c < 0x80 && std::string_view("\"+,;<=>\\").find(text) != std::string_view::npos) ||
               (c == ' ' && at_edge) || (c == '#' && out.empty())) {
      out += "\\" + text;
    } else {
      out += text;
    }
  }
  return out;
}

struct AttributeView {
  OidView type;
  der::Tlv value;
};
AttributeView read_attribute(der::Walker& set) {
  der::Walker attribute = set.enter(der::kSequence);
  const AttributeView out{attribute.oid(), attribute.any()};
  attribute.finish();
  return out;
}

// Self-delimiting: type, then the prepared string, or the whole value where it is no string; the
// lowest bit of the size says which.
void append_attribute(KeyText& key, const AttributeView& attribute) {
  key.number(attribute.type.der().size());
  key.octets(attribute.type.der());
  const std::size_t size_at = key.size();
  key.number(0);
  const bool prepared = is_character_string(attribute.value.tag) &&
                        key.prepared(attribute.value.tag, attribute.value.content);
  if (!prepared) key.octets(as_text(attribute.value.full));
  key.set_number(size_at, (key.size() - size_at - 4) * 2 + (prepared ? 0 : 1));
}

void append_rdn(KeyText& key, const der::Tlv& set) {
  der::Failure failure;  // the name parsed: nothing fails
  der::Walker walker(set, failure);
  const AttributeView first = read_attribute(walker);
  if (walker.at_end()) {
    key.number(1);
    append_attribute(key, first);
    return;
  }
  // The order of a SET means nothing.
  std::vector<std::string> parts;
  for (AttributeView next = first;; next = read_attribute(walker)) {
    KeyText part;
    append_attribute(part, next);
    parts.push_back(part.take());
    if (walker.at_end()) break;
  }
  std::sort(parts.begin(), parts.end());
  key.number(parts.size());
  for (const auto& part : parts) key.octets(part);
}

}  // namespace

std::string text_of(const NameAttribute& attribute) {
  if (is_character_string(attribute.value.tag)) {
    return utf8_of(attribute.value.tag, attribute.value.content);
  }
  return "#" + to_hex(attribute.value.full);
}

Result<Name> Name::parse(ByteView sequence, std::size_t offset) {
  der::Failure failure;
  der::Walker walker(sequence, offset, failure);
  const Name name = read(walker);
  walker.finish();
  if (failure.code != nullptr) return to_error(failure, "name");
  return name;
}

Name Name::read(der::Walker& walker) {
  const der::Tlv sequence = walker.expect(der::kSequence);
  for (der::Walker rdns(sequence, walker.failure()); !rdns.at_end();) {
    der::Walker set = rdns.enter(der::kSet);
    // RelativeDistinguishedName ::= SET SIZE (1..MAX)
    if (set.at_end()) set.fail(kEmptyList, set.offset());
    while (!set.at_end()) read_attribute(set);
  }
  Name name;
  name.der_ = sequence.full;
  name.offset_ = sequence.offset;
  return name;
}

bool Name::empty() const { return der_.size() <= 2; }

std::vector<NameAttribute> Name::attributes() const {
  std::vector<NameAttribute> out;
  if (der_.empty()) return out;
  der::Failure failure;
  der::Walker outer(der_, offset_, failure);
  std::size_t rdn = 0;
  for (der::Walker rdns = outer.enter(der::kSequence); !rdns.at_end(); ++rdn) {
    for (der::Walker set = rdns.enter(der::kSet); !set.at_end();) {
      const AttributeView attribute = read_attribute(set);
      out.push_back({attribute.type, attribute.value, rdn});
    }
  }
  return out;
}

std::vector<std::string> Name::values(OidView type) const {
  std::vector<std::string> out;
  for (const auto& attribute : attributes()) {
    if (attribute.type == type) out.push_back(text_of(attribute));
  }
  return out;
}

std::string Name::display() const {
  for (const auto type : {kCommonName, kOrganizationName}) {
    const auto found = values(type);
    if (!found.empty()) return harmless(found.back());
  }
  return to_string(*this);
}

std::string Name::match_key() const {
  KeyText key;
  if (der_.empty()) return {};
  key.reserve(der_.size() * 2);
  der::Failure failure;
  der::Walker outer(der_, offset_, failure);
  for (der::Walker rdns = outer.enter(der::kSequence); !rdns.at_end();) {
    append_rdn(key, rdns.expect(der::kSet));
  }
  return key.take();
}

std::vector<std::string> Name::rdn_keys() const {
  std::vector<std::string> out;
  if (der_.empty()) return out;
  der::Failure failure;
  der::Walker outer(der_, offset_, failure);
  for (der::Walker rdns = outer.enter(der::kSequence); !rdns.at_end();) {
    KeyText key;
    append_rdn(key, rdns.expect(der::kSet));
    out.push_back(key.take());
  }
  return out;
}

bool matches(const Name& a, const Name& b) {
  return equal(a.der(), b.der()) || a.match_key() == b.match_key();
}

std::string to_string(const Name& name) {
  const auto attributes = name.attributes();
  std::string out;
  // RFC 4514 2.1: the last RDN first; inside a multi-valued one the order stays.
  for (std::size_t end = attributes.size(); end != 0;) {
    std::size_t begin = end - 1;
    while (begin != 0 && attributes[begin - 1].rdn == attributes[end - 1].rdn) --begin;
    if (!out.empty()) out += ",";
    for (std::size_t i = begin; i < end; ++i) {
      if (i != begin) out += "+";
      const bool is_text = is_character_string(attributes[i].value.tag);
      const std::string text = text_of(attributes[i]);
      out += type_text(attributes[i].type) + "=" + (is_text ? escaped(text) : text);
    }
    end = begin;
  }
  return out;
}

}  // namespace baytrust::x509
