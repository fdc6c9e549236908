#include "tests/trustlists/random_list.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "tests/trustlists/sample_list.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::trustlists::test {
namespace {

class Maker {
 public:
  Maker(Kind kind, std::uint32_t seed) : ours_(kind == Kind::ours), random_(seed) {}

  TrustList list() {
    TrustList list{scheme(), {}};
    for (std::size_t n = below(4); n > 0; --n) list.providers.push_back(provider());
    return list;
  }

 private:
  std::size_t below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <class T, std::size_t N>
  T one_of(const std::array<T, N>& values) {
    return values[below(N)];
  }
  template <class Make>
  auto some(std::size_t min, std::size_t max, Make make) {
    std::vector<decltype(make())> values;
    for (std::size_t n = min + below(max - min + 1); n > 0; --n) values.push_back(make());
    return values;
  }

  // Text of every kind of character that XML carries, without white space at its ends.
  std::string text() {
    static constexpr std::array<std::string_view, 14> kPieces{
        "a",  "Z9", "-", "&", "<", ">", "\"", "'", "é", "證書", "证", "ş", "\xF0\x9F\x94\x91",
        "]]>"};
    std::string out;
    for (std::size_t n = 1 + below(8); n > 0; --n) {
      out += one_of(kPieces);
      if (n > 1 && chance(15)) out += ' ';
    }
    return out;
  }
  std::string uri() { return "https://example.org/?a=" + std::to_string(below(1000)) + "&b"; }
  std::string lang() {
    static constexpr std::array<std::string_view, 6> kLangs{"en",    "zh-Hant", "zh-Hans",
                                                            "pt-PT", "bg",      "de-1996"};
    return std::string(one_of(kLangs));
  }
  xml::LocalText local(std::string text) { return {lang(), std::move(text)}; }
  xml::Texts names(std::size_t min = 1) {
    return some(min, 3, [this] { return local(text()); });
  }
  xml::Texts uris(std::size_t min = 1) {
    return some(min, 3, [this] { return local(uri()); });
  }
  Instant instant() {
    return {std::uniform_int_distribution<std::int64_t>(0, 4102444800)(random_)};
  }
  std::string code() {
    static constexpr std::array<std::string_view, 5> kCodes{"HK", "MO", "CN-GD", "XA", "EU"};
    return std::string(one_of(kCodes));
  }
  x509::Certificate certificate() {
    const std::array all{root().certificate(), issuing().certificate(), tsa().certificate()};
    return one_of(all);
  }
  Bytes octets() {
    Bytes out;
    for (std::size_t n = 1 + below(40); n > 0; --n)
      out.push_back(static_cast<std::uint8_t>(below(256)));
    return out;
  }

  // An element with attributes, text and children; as opaque_of makes it.
  xml::ElementBuilder any_element(const xml::Name& name, std::size_t depth) {
    xml::ElementBuilder element(name);
    if (chance(40)) element.set("level", text());
    if (depth == 0 || chance(40)) {
      element.text(text());
      return element;
    }
    for (std::size_t n = below(3); n > 0; --n) {
      element.add(any_element({chance(50) ? "urn:x" : "urn:y", "part"}, depth - 1));
    }
    return element;
  }
  Opaque opaque(const xml::Name& name) {
    const auto document = any_element(name, 3).write();
    return *opaque_of(xml::read_unsigned(*document)->root());
  }

  DigitalIdentity identity() {
    DigitalIdentity identity;
    if (ours_ || chance(70)) identity.certificates.push_back(certificate());
    if (ours_) return identity;
    if (chance(20)) identity.certificates.push_back(certificate());
    if (chance(20)) identity.unreadable.push_back(octets());
    identity.subject_key_ids = some(0, 2, [this] { return octets(); });
    identity.subject_names = some(0, 2, [this] { return text(); });
    identity.key_values = some(0, 1, [this] { return opaque({xml::kDsNamespace, "KeyValue"}); });
    identity.others = some(0, 1, [this] { return opaque(tsl("Other")); });
    return identity;
  }

  ObjectIdentifier identifier() {
    ObjectIdentifier out;
    out.identifier = (chance(50) ? "urn:oid:2.999." : "2.999.") + std::to_string(below(99));
    if (chance(30)) out.qualifier = "OIDAsURN";
    if (chance(30)) out.description = text();
    out.references = some(0, 2, [this] { return uri(); });
    return out;
  }
  ObjectIdentifiers identifiers() {
    return some(1, 3, [this] { return identifier(); });
  }
  CriteriaList criteria(std::size_t depth) {
    static constexpr std::array<std::string_view, 3> kBits{"digitalSignature", "nonRepudiation",
                                                           "crlSign"};
    CriteriaList list;
    list.assertion = static_cast<Assert>(below(4));
    list.key_usages = some(0, 2, [this] {
      return some(1, 3, [this] { return KeyUsageBit{std::string(one_of(kBits)), chance(50)}; });
    });
    list.policy_sets = some(0, 2, [this] { return identifiers(); });
    if (depth > 0) list.nested = some(0, 2, [this, depth] { return criteria(depth - 1); });
    if (chance(30)) list.description = text();
    list.extended_key_usages = some(0, 1, [this] { return identifiers(); });
    list.subject_attributes = some(0, 1, [this] { return identifiers(); });
    list.other = some(0, 1, [this] { return opaque({"urn:x", "criterion"}); });
    return list;
  }
  Qualification qualification() {
    return {some(1, 3, [this] { return uri(); }), criteria(3)};
  }

  UnknownExtension unknown() {
    const bool critical = chance(30);
    xml::ElementBuilder whole(tsl("Extension"));
    whole.set("Critical", critical ? "true" : "false");
    whole.add(any_element({"urn:x", "future"}, 2));
    const auto document = whole.write();
    return {critical, "{urn:x}future", *opaque_of(xml::read_unsigned(*document)->root())};
  }
  std::vector<UnknownExtension> unknowns() {
    return some(0, 2, [this] { return unknown(); });
  }
  EtsiExtensions extensions() {
    EtsiExtensions out;
    out.additional = some(0, 2, [this] {
      AdditionalService one{chance(50), local(uri())};
      if (chance(30)) one.value = text();
      if (chance(30)) one.other = opaque(tsl("OtherInformation"));
      return one;
    });
    out.qualifications = some(0, 1, [this] {
      return Qualifications{chance(50), some(1, 3, [this] { return qualification(); })};
    });
    out.expired_revocation = some(0, 1, [this] {
      return ExpiredRevocation{chance(50), instant()};
    });
    out.taken_over = some(0, 1, [this] {
      TakenOver one{chance(50), local(uri()), names(), names(), code(), {}};
      one.other = some(0, 2, [this] { return opaque(tslx("OtherQualifier")); });
      return one;
    });
    out.unknown = unknowns();
    return out;
  }

  ServiceState state(Instant starting) {
    static constexpr std::array<std::string_view, 5> kTypes{kCaPkc, kCaQc, kTsa, kOcsp, "urn:x:t"};
    static constexpr std::array<std::string_view, 3> kStates{kRecognised, kDeprecated, "urn:x:s"};
    ServiceState state;
    state.type = one_of(kTypes);
    state.name = names();
    state.identity = identity();
    state.status = one_of(kStates);
    state.status_starting_time = starting;
    if (ours_ && chance(70)) state.types = {personal_type()};
    if (chance(60)) state.extensions = extensions();
    return state;
  }
  SupplyPoint supply_point(std::size_t n) {
    SupplyPoint point{SupplyPoint::Kind::unspecified, uri() + std::to_string(n)};
    if (ours_) {
      point.kind = static_cast<SupplyPoint::Kind>(below(5));
    } else if (chance(50)) {
      point.type = "http://uri.etsi.org/TrstSvc/Svctype/Certstatus/CRL/QC";
      point.kind = SupplyPoint::Kind::crl;
    }
    return point;
  }
  Service service() {
    std::vector<Instant> times = some(1, 4, [this] { return instant(); });
    std::sort(times.rbegin(), times.rend());
    Service service;
    service.current = state(times.front());
    for (std::size_t i = 1; i < times.size(); ++i) service.history.push_back(state(times[i]));
    for (std::size_t n = below(4); n > 0; --n) service.supply_points.push_back(supply_point(n));
    if (chance(30)) service.scheme_definition_uri = uris();
    if (chance(30)) service.definition_uri = uris();
    return service;
  }

  Address address() {
    return {some(1, 2,
                 [this] {
                   return PostalAddress{
                       lang(), text(), text(), chance(50) ? text() : "", chance(50) ? text() : "",
                       text()};
                 }),
            uris()};
  }
  TrustServiceProvider provider() {
    TrustServiceProvider provider{names(), names(0), address(), uris(), {}, unknowns()};
    provider.services = some(1, 3, [this] { return service(); });
    return provider;
  }

  Pointer pointer() {
    Pointer pointer;
    pointer.identities = some(0, 2, [this] { return identity(); });
    pointer.location = uri();
    if (chance(70)) pointer.type = uri();
    if (chance(70)) pointer.operator_name = names();
    if (chance(70)) pointer.community_rules = uris();
    if (chance(70)) pointer.territory = code();
    if (chance(70)) pointer.mime_type = "application/vnd.etsi.tsl+xml";
    pointer.textual = names(0);
    pointer.other = some(0, 2, [this] {
      // Not one of those 5.3.13 names: those have a place of their own.
      xml::ElementBuilder other(tsl("OtherInformation"));
      other.add(any_element({"urn:x", "other"}, 2));
      return *opaque_of(xml::read_unsigned(*other.write())->root());
    });
    return pointer;
  }
  SchemeInformation scheme() {
    SchemeInformation s = sample_list().scheme;
    s.version = chance(50) ? 5 : 6;
    s.sequence_number = static_cast<std::int64_t>(1 + below(1'000'000));
    s.territory = code();
    s.type = ours_ ? tsl_type_uri(s.territory)
                   : "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric";
    s.operator_name = names();
    s.operator_address = address();
    s.name = names();
    s.information_uri = uris();
    s.status_determination_approach = uri();
    s.community_rules = uris(0);
    s.legal_notice = names(0);
    s.policy = uris(0);
    s.historical_information_period = static_cast<std::int64_t>(below(70'000));
    s.pointers = some(0, 3, [this] { return pointer(); });
    s.list_issue_date_time = instant();
    s.next_update = chance(80) ? std::optional(instant()) : std::nullopt;
    s.distribution_points = some(0, 2, [this] { return uri(); });
    s.extensions = unknowns();
    if (!ours_) {
      s.assurance = {};
      s.next_signer.reset();
    }
    return s;
  }

  bool ours_;
  std::mt19937 random_;
};

}  // namespace

TrustList random_list(Kind kind, std::uint32_t seed) { return Maker(kind, seed).list(); }

}  // namespace baytrust::trustlists::test
