#include "validators/x509/identity.hpp"

#include <algorithm>
#include <optional>

#include "validators/der/walker.hpp"
#include "validators/x509/strings.hpp"

namespace baytrust::x509 {
namespace {

struct KnownIdentity {
  std::string_view text;
  IdentityKind kind;
};
// GM/T 0015 and GB/T 20518; the arc 1.2.86 is one CA's; 18760 is NETCA's.
constexpr KnownIdentity kKnown[] = {
    {"1.2.156.10260.4.1.1", IdentityKind::person},
    {"1.2.156.10260.4.1.2", IdentityKind::social_insurance},
    {"1.2.156.10260.4.1.3", IdentityKind::business_registration},
    {"1.2.156.10260.4.1.4", IdentityKind::organisation},
    {"1.2.156.10260.4.1.5", IdentityKind::tax},
    {"1.2.86.11.7.1", IdentityKind::person},
    {"1.2.86.11.7.3", IdentityKind::business_registration},
    {"1.2.86.11.7.4", IdentityKind::organisation},
    {"1.2.86.11.7.5", IdentityKind::tax},
    {"1.3.6.1.4.1.18760.1.12.11", IdentityKind::vendor},
};

std::optional<IdentityKind> kind_of(OidView oid) {
  struct Entry {
    Oid oid;
    IdentityKind kind;
  };
  static const std::vector<Entry> entries = [] {
    std::vector<Entry> out;
    for (const auto& known : kKnown) out.push_back({Oid::literal(known.text), known.kind});
    return out;
  }();
  for (const auto& entry : entries) {
    if (entry.oid == oid) return entry.kind;
  }
  return std::nullopt;
}

// The strings in a value, under whatever tags: the standard has SET { [0] PrintableString, ... },
// the CAs write it with and without explicit tags, or as a bare string.
class Strings {
 public:
  // Empty unless the value is DER that holds a few strings and nothing else.
  static std::vector<std::string> of(ByteView value) {
    Strings strings;
    der::Walker walker(value, 0, strings.failure_);
    strings.read(walker, 0);
    if (strings.failure_.code != nullptr || !strings.readable_) return {};
    return std::move(strings.found_);
  }

 private:
  static constexpr unsigned kMaxDepth = 4;
  static constexpr std::size_t kMaxCount = 16;

  void read(der::Walker& walker, unsigned depth) {
    while (!walker.at_end() && readable_) {
      const der::Tlv tlv = walker.any();
      const bool constructed = (tlv.tag & 0x20U) != 0;
      const bool context_primitive = (tlv.tag & 0xE0U) == 0x80U;
      if (walker.failed()) return;
      if (constructed && depth < kMaxDepth) {
        der::Walker inner(tlv, failure_);
        read(inner, depth + 1);
      } else if (is_character_string(tlv.tag)) {
        found_.push_back(utf8_of(tlv.tag, tlv.content));
      } else if (context_primitive || tlv.tag == der::kOctetString) {
        found_.push_back(utf8_of(der::kUtf8String, tlv.content));
      } else {
        readable_ = false;
      }
      if (found_.size() > kMaxCount) readable_ = false;
    }
  }

  der::Failure failure_;
  std::vector<std::string> found_;
  bool readable_ = true;
};

// Some CAs write the text without any tag.
bool is_plain_text(ByteView value) {
  return !value.empty() && std::all_of(value.begin(), value.end(),
                                       [](std::uint8_t b) { return b >= 0x20 && b < 0x7F; });
}

std::vector<std::string> values_of(ByteView value) {
  auto strings = Strings::of(value);
  if (!strings.empty()) return strings;
  if (is_plain_text(value)) return {std::string(as_text(value))};
  return {to_hex(value)};
}

}  // namespace

std::string_view to_string(IdentityKind kind) {
  switch (kind) {
    case IdentityKind::person:
      return "person";
    case IdentityKind::social_insurance:
      return "social-insurance";
    case IdentityKind::business_registration:
      return "business-registration";
    case IdentityKind::organisation:
      return "organisation";
    case IdentityKind::tax:
      return "tax";
    case IdentityKind::vendor:
      return "vendor";
  }
  return "vendor";
}

std::vector<Identity> identities(const Certificate& certificate) {
  std::vector<Identity> out;
  for (const auto& extension : certificate->extensions.all) {
    const auto kind = kind_of(extension.oid);
    if (!kind) continue;
    for (auto& value : values_of(extension.value)) {
      std::string masked = mask(value);
      out.push_back({*kind, extension.oid, std::move(value), std::move(masked)});
    }
  }
  return out;
}

std::string mask(std::string_view utf8) {
  std::size_t count = 0;
  for (CodePoints points(der::kUtf8String, as_bytes(utf8)); !points.at_end(); ++count) {
    (void)points.next();
  }
  // Two at each end, fewer where that would show much of a short number.
  const std::size_t shown = count > 8 ? 2 : count > 4 ? 1 : 0;
  std::string out;
  CodePoints points(der::kUtf8String, as_bytes(utf8));
  for (std::size_t i = 0; i < count; ++i) {
    const std::string character = to_utf8(points.next().value_or(0xFFFD));
    const bool at_end = i < shown || i + shown >= count;
    out += at_end ? harmless(character) : "*";
  }
  return out;
}

}  // namespace baytrust::x509
