#include "tests/differential/chain_spec.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "tests/support/authority.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::differential {
namespace {

using test::Authority;

constexpr std::string_view kAny = "2.5.29.32.0";
constexpr std::array<std::string_view, 5> kPolicies{"2.999.1", "2.999.2", "2.999.3", "2.999.4",
                                                    "2.999.5"};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // 0 to n-1; the little bias does not matter, that it is the same everywhere does.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool percent(unsigned chance) { return below(100) < chance; }
  std::string policy() { return std::string(kPolicies[below(kPolicies.size())]); }
  template <class T, std::size_t N>
  const T& one_of(const std::array<T, N>& items) {
    return items[below(N)];
  }

 private:
  std::mt19937_64 engine_;
};

void add_unique(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

std::vector<std::string> some_policies(Dice& dice) {
  std::vector<std::string> out;
  if (dice.percent(8)) return out;
  if (dice.percent(25)) out.emplace_back(kAny);
  const std::size_t count = dice.below(4);
  for (std::size_t i = 0; i < count; ++i) add_unique(out, dice.policy());
  if (out.empty()) out.push_back(dice.policy());
  return out;
}

void add_mappings(Dice& dice, CertificateSpec& spec) {
  if (!dice.percent(45)) return;
  const std::size_t count = 1 + dice.below(3);
  for (std::size_t i = 0; i < count; ++i) {
    // Mostly of policies the certificate has (RFC 5280 4.2.1.5), sometimes of others.
    const bool own = !spec.policies.empty() && dice.percent(80);
    std::string from = own ? spec.policies[dice.below(spec.policies.size())] : dice.policy();
    if (from == kAny) from = dice.policy();
    std::pair<std::string, std::string> mapping{std::move(from), dice.policy()};
    if (std::find(spec.mappings.begin(), spec.mappings.end(), mapping) == spec.mappings.end()) {
      spec.mappings.push_back(std::move(mapping));
    }
  }
}

void add_counters(Dice& dice, CertificateSpec& spec) {
  const auto skip = [&dice] { return static_cast<std::int64_t>(dice.below(3)); };
  if (dice.percent(18)) spec.require_explicit_policy = skip();
  if (dice.percent(12)) spec.inhibit_policy_mapping = skip();
  if (dice.percent(15)) spec.inhibit_any_policy = skip();
}

constexpr std::array<std::string_view, 12> kSubtrees{
    "DNS:example.com",     "DNS:a.example.com",     "DNS:other.org",   "email:example.com",
    "email:.example.com",  "email:ann@example.com", "URI:example.com", "URI:.example.com",
    "IP:0A000000FF000000", "IP:C0000200FFFFFF00",   "DirName:O=One",   "DirName:O=Two"};
constexpr std::array<std::string_view, 14> kNames{"DNS:example.com",
                                                  "DNS:www.a.EXAMPLE.com",
                                                  "DNS:notexample.com",
                                                  "DNS:other.org",
                                                  "email:ann@example.com",
                                                  "email:bob@example.com",
                                                  "email:bob@mail.example.com",
                                                  "email:bob@other.org",
                                                  "URI:http://example.com/x",
                                                  "URI:https://www.example.com:8080/",
                                                  "URI:ldap://other.org/",
                                                  "IP:0A010203",
                                                  "IP:C0000263",
                                                  "IP:08080808"};
constexpr std::array<std::string_view, 4> kOrganisations{"One", "Two", "ONE", "Three"};

void add_name_constraints(Dice& dice, CertificateSpec& spec) {
  if (!dice.percent(20)) return;
  const std::size_t permitted = dice.below(3);
  const std::size_t excluded = permitted == 0 ? 1 + dice.below(2) : dice.below(2);
  for (std::size_t i = 0; i < permitted; ++i) {
    add_unique(spec.permitted, std::string(dice.one_of(kSubtrees)));
  }
  for (std::size_t i = 0; i < excluded; ++i) {
    add_unique(spec.excluded, std::string(dice.one_of(kSubtrees)));
  }
}

void add_names(Dice& dice, CertificateSpec& leaf) {
  if (dice.percent(60)) leaf.organisation = dice.one_of(kOrganisations);
  if (!dice.percent(60)) return;
  const std::size_t count = 1 + dice.below(2);
  for (std::size_t i = 0; i < count; ++i) add_unique(leaf.names, std::string(dice.one_of(kNames)));
}

Defect some_defect(Dice& dice, bool leaf) {
  if (!dice.percent(4)) return Defect::none;
  constexpr std::array kAnywhere{Defect::expired, Defect::not_yet_valid, Defect::bad_signature,
                                 Defect::unknown_critical, Defect::other_issuer_name};
  constexpr std::array kOfCas{Defect::no_cert_sign, Defect::no_basic_constraints, Defect::not_a_ca,
                              Defect::maps_any_policy};
  return leaf || dice.percent(50) ? dice.one_of(kAnywhere) : dice.one_of(kOfCas);
}

CertificateSpec make_certificate(Dice& dice, bool leaf, std::size_t below) {
  CertificateSpec spec;
  spec.policies = some_policies(dice);
  spec.defect = some_defect(dice, leaf);
  if (leaf) {
    add_names(dice, spec);
    return spec;
  }
  spec.self_issued = dice.percent(20);
  add_mappings(dice, spec);
  add_counters(dice, spec);
  add_name_constraints(dice, spec);
  // Mostly enough for what follows.
  if (dice.percent(25)) {
    const std::size_t length = dice.percent(30) ? dice.below(below) : below - 1 + dice.below(2);
    spec.path_length = static_cast<std::int64_t>(length);
  }
  return spec;
}

Bytes general_name(std::string_view text) {
  const auto rest = [&](std::string_view prefix) { return text.substr(prefix.size()); };
  if (text.starts_with("DNS:")) return x509::dns_name(rest("DNS:"));
  if (text.starts_with("email:")) return x509::rfc822_name(rest("email:"));
  if (text.starts_with("URI:")) return x509::uri_name(rest("URI:"));
  if (text.starts_with("DirName:")) return x509::directory_name(test::name(rest("DirName:")));
  Bytes octets;
  for (std::size_t i = 3; i + 1 < text.size(); i += 2) {
    octets.push_back(
        static_cast<std::uint8_t>(std::stoul(std::string(text.substr(i, 2)), nullptr, 16)));
  }
  return x509::ip_name(octets);
}

std::vector<Bytes> general_names(const std::vector<std::string>& texts) {
  std::vector<Bytes> out;
  for (const auto& text : texts) out.push_back(general_name(text));
  return out;
}

void break_it(const CertificateSpec& spec, bool leaf, test::CertificateRequest& request) {
  switch (spec.defect) {
    case Defect::expired:
      request.not_after = test::kNoon - kDay;
      break;
    case Defect::not_yet_valid:
      request.not_before = test::kNoon + kDay;
      break;
    case Defect::no_cert_sign:
      request.key_usage = test::bits_of({x509::KeyUsageBit::crl_sign});
      break;
    case Defect::no_basic_constraints:
      request.omit.emplace_back("2.5.29.19");
      break;
    case Defect::not_a_ca:
      request.basic_constraints = x509::BasicConstraints{false, std::nullopt};
      break;
    case Defect::unknown_critical:
      request.extra.push_back({Oid::literal("2.999.66"), true, der::null()});
      break;
    case Defect::maps_any_policy:
      request.policy_mappings.emplace_back(kAny, "2.999.1");
      break;
    case Defect::other_issuer_name:
      request.issuer_name = test::name(leaf ? "CN=Nobody" : "CN=Somebody else");
      break;
    case Defect::none:
    case Defect::bad_signature:
      break;
  }
}

test::CertificateRequest request_of(const CertificateSpec& spec, bool leaf, std::size_t depth) {
  test::CertificateRequest request;
  request.serial_number = test::serial(depth + 1);
  request.policies = spec.policies;
  request.policy_mappings = spec.mappings;
  if (spec.require_explicit_policy || spec.inhibit_policy_mapping) {
    request.policy_constraints =
        x509::PolicyConstraints{spec.require_explicit_policy, spec.inhibit_policy_mapping};
  }
  request.inhibit_any_policy = spec.inhibit_any_policy;
  request.permitted = general_names(spec.permitted);
  request.excluded = general_names(spec.excluded);
  request.subject_alt_name = general_names(spec.names);
  if (spec.path_length) request.basic_constraints = x509::BasicConstraints{true, spec.path_length};
  request.subject = leaf ? "CN=The leaf" : "CN=Authority " + std::to_string(depth);
  if (!spec.organisation.empty()) {
    request.subject = "O=" + spec.organisation + "," + request.subject;
  }
  break_it(spec, leaf, request);
  return request;
}

x509::Certificate with_bad_signature(const x509::Certificate& certificate) {
  Bytes der = to_bytes(certificate->der);
  der.back() ^= 1U;
  auto broken = x509::Certificate::parse(std::move(der));
  return *broken;
}

// One key for each level, for the whole run.
const crypto::PrivateKey& key_at(std::size_t depth) {
  static const std::vector<crypto::PrivateKey> keys = [] {
    std::vector<crypto::PrivateKey> made;
    for (int i = 0; i < 8; ++i) made.push_back(test::fresh_key());
    return made;
  }();
  return keys[depth % keys.size()];
}

const Authority& anchor() {
  static const Authority root = test::make_authority("Anchor");
  return root;
}

void join(std::string& out, std::string_view label, const std::vector<std::string>& items) {
  if (items.empty()) return;
  out.append(" ").append(label).append("=");
  for (const auto& item : items) out.append(item).append(",");
  out.pop_back();
}

void counter(std::string& out, std::string_view label, const std::optional<std::int64_t>& value) {
  if (value) out.append(" ").append(label).append("=").append(std::to_string(*value));
}

}  // namespace

std::string_view to_string(Defect defect) {
  constexpr std::array<std::string_view, 10> kTexts{
      "none",     "expired",  "not_yet_valid",    "bad_signature",   "no_cert_sign",
      "no_basic", "not_a_ca", "unknown_critical", "maps_any_policy", "other_issuer_name"};
  return kTexts[static_cast<std::size_t>(defect)];
}

ChainSpec make_spec(std::uint64_t seed) {
  Dice dice(seed);
  ChainSpec spec;
  spec.seed = seed;
  const std::size_t length = 1 + dice.below(6);
  for (std::size_t i = 0; i < length; ++i) {
    const bool leaf = i + 1 == length;
    spec.certificates.push_back(make_certificate(dice, leaf, length - i - 1));
  }
  if (dice.percent(50)) {
    spec.initial_policies.emplace_back(kAny);
  } else {
    const std::size_t count = 1 + dice.below(3);
    for (std::size_t i = 0; i < count; ++i) add_unique(spec.initial_policies, dice.policy());
  }
  spec.explicit_policy = dice.percent(50);
  spec.inhibit_mapping = dice.percent(12);
  spec.inhibit_any = dice.percent(12);
  return spec;
}

std::string describe(const ChainSpec& spec) {
  std::string out = "seed " + std::to_string(spec.seed) + ":";
  join(out, "initial", spec.initial_policies);
  if (spec.explicit_policy) out += " explicit";
  if (spec.inhibit_mapping) out += " no-mapping";
  if (spec.inhibit_any) out += " no-any";
  for (const auto& certificate : spec.certificates) {
    out += "\n   ";
    if (certificate.self_issued) out += " self-issued";
    if (certificate.defect != Defect::none) {
      out.append(" DEFECT=").append(to_string(certificate.defect));
    }
    join(out, "policies", certificate.policies);
    std::vector<std::string> mappings;
    for (const auto& [from, to] : certificate.mappings) mappings.push_back(from + "->" + to);
    join(out, "map", mappings);
    counter(out, "require", certificate.require_explicit_policy);
    counter(out, "inhibit-map", certificate.inhibit_policy_mapping);
    counter(out, "inhibit-any", certificate.inhibit_any_policy);
    counter(out, "pathlen", certificate.path_length);
    join(out, "permitted", certificate.permitted);
    join(out, "excluded", certificate.excluded);
    join(out, "names", certificate.names);
    if (!certificate.organisation.empty()) out.append(" O=").append(certificate.organisation);
  }
  return out;
}

Chain issue(const ChainSpec& spec) {
  Chain chain{.anchor = anchor().certificate(), .path = {}};
  Authority issuer = anchor();
  std::string issuer_subject = "CN=Anchor";
  for (std::size_t i = 0; i < spec.certificates.size(); ++i) {
    const auto& certificate = spec.certificates[i];
    const bool leaf = i + 1 == spec.certificates.size();
    auto request = request_of(certificate, leaf, i);
    if (certificate.self_issued) request.subject = issuer_subject;
    request.key = key_at(i);
    x509::Certificate made = anchor().certificate();
    if (leaf) {
      made = issuer.issue(request);
    } else {
      issuer_subject = request.subject;
      issuer = issuer.subordinate(request);
      made = issuer.certificate();
    }
    if (certificate.defect == Defect::bad_signature) made = with_bad_signature(made);
    chain.path.insert(chain.path.begin(), made);
  }
  return chain;
}

}  // namespace baytrust::differential
