#include "validators/x509/general_name.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "validators/x509/codes.hpp"
#include "validators/x509/strings.hpp"

namespace baytrust::x509 {
namespace {

using Kind = GeneralName::Kind;

bool is_ia5(ByteView octets) {
  return std::all_of(octets.begin(), octets.end(), [](std::uint8_t b) { return b < 0x80; });
}

// RFC 5280 4.2.1.6: 4 or 16 octets; 4.2.1.10: address and mask in a subtree.
bool is_address_size(std::size_t size, NameUse use) {
  return use == NameUse::name ? size == 4 || size == 16 : size == 8 || size == 32;
}

OidView read_other_name(const der::Tlv& tlv, der::Failure& failure) {
  der::Walker walker(tlv, failure);
  const OidView type = walker.oid();
  walker.enter(der::context_constructed(0)).any();
  walker.finish();
  return type;
}

// directoryName [4] is EXPLICIT: Name is a CHOICE.
ByteView read_directory_name(const der::Tlv& tlv, der::Failure& failure) {
  der::Walker walker(tlv, failure);
  const Name name = Name::read(walker);
  walker.finish();
  return name.der();
}

std::string address_text(ByteView octets) {
  std::string out;
  if (octets.size() == 4) {
    return fmt::format("{}.{}.{}.{}", octets[0], octets[1], octets[2], octets[3]);
  }
  for (std::size_t i = 0; i + 1 < octets.size(); i += 2) {
    if (i != 0) out += ":";
    out += fmt::format("{:x}", static_cast<unsigned>(octets[i] << 8 | octets[i + 1]));
  }
  return out;
}

std::string ip_text(ByteView octets) {
  if (octets.size() == 4 || octets.size() == 16) return address_text(octets);
  const std::size_t half = octets.size() / 2;
  return address_text(octets.first(half)) + "/" + address_text(octets.subspan(half));
}

}  // namespace

GeneralName read_general_name(der::Walker& walker, NameUse use) {
  const der::Tlv tlv = walker.any();
  der::Failure& failure = walker.failure();
  if (walker.failed()) return {};
  GeneralName name{Kind::other_name, tlv.content, {}};
  switch (tlv.tag) {
    case der::context_constructed(0):
      name.other_type = read_other_name(tlv, failure);
      return name;
    case der::context(1):
    case der::context(2):
    case der::context(6):
      name.kind = tlv.tag == der::context(1)   ? Kind::rfc822_name
                  : tlv.tag == der::context(2) ? Kind::dns_name
                                               : Kind::uri;
      if (!is_ia5(tlv.content)) walker.fail(kGeneralNameMalformed, tlv.offset);
      return name;
    case der::context_constructed(3):
      name.kind = Kind::x400_address;
      return name;
    case der::context_constructed(4):
      name.kind = Kind::directory_name;
      name.value = read_directory_name(tlv, failure);
      return name;
    case der::context_constructed(5):
      name.kind = Kind::edi_party_name;
      return name;
    case der::context(7):
      name.kind = Kind::ip_address;
      if (!is_address_size(tlv.content.size(), use)) {
        walker.fail(kGeneralNameMalformed, tlv.offset);
      }
      return name;
    case der::context(8): {
      name.kind = Kind::registered_id;
      const auto oid = der::decode_oid(tlv.content);
      if (oid.failure != nullptr) walker.fail(*oid.failure, tlv.offset);
      name.other_type = oid.value;
      return name;
    }
    default:
      walker.fail(kGeneralNameMalformed, tlv.offset);
      return {};
  }
}

GeneralNames read_general_names(const der::Tlv& sequence, der::Failure& failure) {
  GeneralNames names;
  der::Walker walker(sequence, failure);
  if (walker.at_end()) walker.fail(kEmptyList, sequence.offset);
  while (!walker.at_end()) names.push_back(read_general_name(walker));
  return names;
}

Result<GeneralNames> parse_general_names(const der::Tlv& sequence) {
  der::Failure failure;
  auto names = read_general_names(sequence, failure);
  if (failure.code != nullptr) return to_error(failure, "general names");
  return names;
}

Result<GeneralName> parse_general_name(const der::Tlv& tlv) {
  der::Failure failure;
  der::Walker walker(tlv.full, tlv.offset, failure);
  auto name = read_general_name(walker);
  walker.finish();
  if (failure.code != nullptr) return to_error(failure, "general name");
  return name;
}

std::string to_string(const GeneralName& name) {
  const auto text = [&name] { return harmless(utf8_of(der::kIa5String, name.value)); };
  switch (name.kind) {
    case Kind::other_name:
      return "otherName:" + to_string(name.other_type);
    case Kind::rfc822_name:
      return "email:" + text();
    case Kind::dns_name:
      return "DNS:" + text();
    case Kind::x400_address:
      return "X400:" + to_hex(name.value);
    case Kind::directory_name: {
      const auto directory = Name::parse(name.value);
      return "DirName:" + (directory ? to_string(*directory) : to_hex(name.value));
    }
    case Kind::edi_party_name:
      return "EdiPartyName:" + to_hex(name.value);
    case Kind::uri:
      return "URI:" + text();
    case Kind::ip_address:
      return "IP:" + ip_text(name.value);
    case Kind::registered_id:
      return "RID:" + to_string(name.other_type);
  }
  return {};
}

}  // namespace baytrust::x509
