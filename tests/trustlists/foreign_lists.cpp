#include "tests/trustlists/foreign_lists.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "tests/support/source_tree.hpp"
#include "tests/trustlists/sample_list.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::trustlists::test {
namespace {

Bytes with_serial(const Bytes& number) {
  const auto authority = baytrust::test::make_authority("Old CA", {.serial_number = number});
  return to_bytes(authority.certificate()->der);
}

// The first octet of a serial number with its highest bit set: a negative INTEGER.
Bytes negative_serial() {
  const Bytes serial{0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77};
  Bytes der = with_serial(serial);
  const auto at = std::search(der.begin(), der.end(), serial.begin(), serial.end());
  if (at == der.end()) ADD_FAILURE() << "the serial number is not in the certificate";
  *at = 0x91;
  return der;
}

std::vector<std::pair<std::string, Bytes>> certificates() {
  Bytes cut = to_bytes(root().certificate()->der);
  cut.resize(cut.size() / 2);
  return {{"{{root}}", to_bytes(root().certificate()->der)},
          {"{{issuing}}", to_bytes(issuing().certificate()->der)},
          {"{{tsa}}", to_bytes(tsa().certificate()->der)},
          {"{{serial_38_digits}}", with_serial(Bytes(16, 0x4B))},
          {"{{negative_serial}}", negative_serial()},
          {"{{cut_off}}", cut}};
}

}  // namespace

const std::vector<ForeignList>& foreign_lists() {
  static const std::vector<ForeignList> lists{
      {"01-national-v5"},    {"02-national-v6-typed-supply-points", Validity::v241},
      {"03-list-of-lists"},  {"04-sibling-scheme"},
      {"05-minimal"},        {"06-closed"},
      {"07-many-languages"}, {"08-unreadable-certificates"},
      {"09-taken-over"},     {"10-nested-criteria"},
      {"11-identities"},     {"12-unknown-extensions"},
      {"13-links"},          {"14-deviations", Validity::none}};
  return lists;
}

std::string foreign_xml(std::string_view name) {
  static const auto known = certificates();
  std::ifstream in(baytrust::test::source_tree() / "tests/data/trust-lists" /
                   (std::string(name) + ".xml"));
  if (!in) ADD_FAILURE() << "no file for " << name;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  for (const auto& [mark, der] : known) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), crypto::base64_encode(der));
    }
  }
  return text;
}

}  // namespace baytrust::trustlists::test
