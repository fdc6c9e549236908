#include "gateway/service/signature_record.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <mutex>
#include <set>
#include <stdexcept>

#include "gateway/decision/canonical.hpp"
#include "gateway/messages/catalogue.hpp"

namespace baytrust::service {
namespace {

namespace json = boost::json;
using decision::CanonicalWriter;
using decision::SignatureAsked;
using decision::TimestampAsked;
using signature::SignatureFacts;

// ----- enumerations, by the words they have everywhere.

// Findings of a signature's own are about nothing else.
std::string_view to_string(Subject::Kind kind) {
  return kind == Subject::Kind::signature ? "signature" : "document";
}
using baytrust::to_string;
using signature::to_string;

template <class T, std::size_t N>
std::optional<T> from_words(std::string_view word, const std::array<T, N>& all) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](T one) { return to_string(one) == word; });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

constexpr std::array kIntegrities{signature::Integrity::good, signature::Integrity::bad,
                                  signature::Integrity::unknown};
constexpr std::array kForms{signature::ContentForm::attached, signature::ContentForm::detached,
                            signature::ContentForm::digest_only, signature::ContentForm::absent};
constexpr std::array kFormats{signature::Format::cms, signature::Format::pades,
                              signature::Format::xades, signature::Format::asic,
                              signature::Format::ofd};
constexpr std::array kKinds{
    signature::TimestampToken::Kind::content, signature::TimestampToken::Kind::signature,
    signature::TimestampToken::Kind::references, signature::TimestampToken::Kind::archive,
    signature::TimestampToken::Kind::document};
constexpr std::array kCoverages{signature::Coverage::content, signature::Coverage::references,
                                signature::Coverage::signature, signature::Coverage::everything};
constexpr std::array kHashes{crypto::Hash::md5,    crypto::Hash::sha1,   crypto::Hash::sha224,
                             crypto::Hash::sha256, crypto::Hash::sha384, crypto::Hash::sha512,
                             crypto::Hash::sm3};
constexpr std::array kSchemes{crypto::Scheme::rsa_pkcs1, crypto::Scheme::rsa_pss,
                              crypto::Scheme::ecdsa,     crypto::Scheme::ed25519,
                              crypto::Scheme::ed448,     crypto::Scheme::sm2,
                              crypto::Scheme::dsa};
constexpr std::array kEffects{Effect::passed,       Effect::info,           Effect::warning,
                              Effect::not_accepted, Effect::not_recognised, Effect::indeterminate,
                              Effect::invalid};
constexpr std::array kSubjects{Subject::Kind::signature, Subject::Kind::document};

// ----- writing.

void write(CanonicalWriter& out, const Findings& findings) {
  out.begin_array();
  for (const Finding& finding : findings) {
    out.begin_object().key("code").string(finding.code().id);
    out.key("effect").string(baytrust::to_string(finding.effect()));
    out.key("facts").begin_array();
    for (const Fact& fact : finding.facts()) {
      out.begin_array().string(fact.name).string(fact.value).end_array();
    }
    out.end_array().key("index").integer(std::uint64_t{finding.subject().index()});
    out.key("subject").string(to_string(finding.subject().kind())).end_object();
  }
  out.end_array();
}

void write(CanonicalWriter& out, const crypto::SignatureAlgorithm& algorithm) {
  out.begin_object().key("hash").string(to_string(algorithm.hash));
  out.key("mgf_hash").string(to_string(algorithm.mgf_hash));
  out.key("salt_length").integer(std::uint64_t{algorithm.salt_length});
  out.key("scheme").string(to_string(algorithm.scheme)).end_object();
}

void write(CanonicalWriter& out, const SignatureFacts& facts) {
  out.begin_object();
  if (facts.signature_algorithm) {
    out.key("algorithm");
    write(out, *facts.signature_algorithm);
  }
  if (facts.claimed_signing_time) out.key("claimed_time").value(*facts.claimed_signing_time);
  out.key("content").string(to_string(facts.content)).key("content_digests").begin_array();
  for (const signature::ContentDigestValue& digest : facts.content_digests) {
    out.begin_array().string(to_string(digest.hash)).string(to_hex(digest.value)).end_array();
  }
  out.end_array();
  if (!facts.content_type.view().empty()) out.key("content_type").value(facts.content_type.view());
  out.key("counter_signatures").begin_array();
  for (const SignatureFacts& counter : facts.counter_signatures) write(out, counter);
  out.end_array().key("findings");
  write(out, facts.findings);
  out.key("format").string(to_string(facts.format));
  out.key("index").integer(std::uint64_t{facts.index});
  out.key("integrity").string(to_string(facts.integrity));
  if (facts.policy) {
    out.key("policy").string(facts.policy->implied ? "" : baytrust::to_string(facts.policy->id));
  }
  if (facts.signer) out.key("signer").value((*facts.signer)->fingerprint);
  out.key("signer_bound").string(facts.signer_bound ? "yes" : "no");
  out.key("signer_issuer").string(facts.signer_name.issuer);
  out.key("signer_key_id").string(to_hex(facts.signer_name.subject_key_id));
  out.key("signer_serial").string(to_hex(facts.signer_name.serial_number));
  out.key("value").string(to_hex(facts.signature_value)).end_object();
}

void write(CanonicalWriter& out, const TimestampAsked& stamp) {
  out.begin_object();
  if (stamp.algorithm) {
    out.key("algorithm");
    write(out, *stamp.algorithm);
  }
  out.key("covers").string(to_string(stamp.covers)).key("findings");
  write(out, stamp.findings);
  if (stamp.imprint) out.key("imprint").string(to_string(*stamp.imprint));
  out.key("integrity").string(to_string(stamp.integrity));
  out.key("kind").string(to_string(stamp.kind));
  if (!stamp.policy.view().empty()) out.key("policy").value(stamp.policy.view());
  if (stamp.time) out.key("time").value(*stamp.time);
  out.key("token").value(stamp.token);
  if (stamp.tsa) out.key("tsa").value((*stamp.tsa)->fingerprint);
  out.end_object();
}

// Lower-case hexadecimal, as to_hex() writes it.
std::optional<Bytes> octets_of(std::string_view hex) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (hex.size() % 2 != 0) return std::nullopt;
  Bytes out;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const auto high = kDigits.find(hex[i]), low = kDigits.find(hex[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(high << 4U | low));
  }
  return out;
}

// A fact's name outlives it (fact.hpp): those that were read are kept for the life of the process,
// each once. They are few, as findings are made by this program alone; a store with other ones was
// altered.
std::optional<std::string_view> name_of_fact(std::string_view name) {
  constexpr std::size_t kMostNames = 512, kLongest = 64;
  const bool good =
      !name.empty() && name.size() <= kLongest && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
  if (!good) return std::nullopt;
  static std::mutex mutex;
  static std::set<std::string, std::less<>> names;  // its elements stay where they are
  const std::lock_guard lock(mutex);
  const auto found = names.find(name);
  if (found != names.end()) return *found;
  if (names.size() >= kMostNames) return std::nullopt;
  return *names.emplace(name).first;
}

// ----- reading. Anything that is not as it was written makes the whole of it void.

class Reader {
 public:
  explicit Reader(const CertificateByDigest& find) : find_(find) {
    for (const Code* code : messages::judged_codes()) codes_.push_back(code);
  }
  std::optional<SignatureAsked> read(std::string_view text);

 private:
  SignatureFacts facts(const json::value& value, int depth);
  TimestampAsked stamp(const json::value& value);
  Findings findings(const json::value& value);
  Finding finding(const json::value& value);
  crypto::SignatureAlgorithm algorithm(const json::value& value);

  // Throwing, inside read() only.
  static std::string_view text(const json::value& value) {
    return std::string_view(value.as_string());
  }
  static Bytes octets(const json::value& value) { return need(octets_of(text(value))); }
  static Instant instant(const json::value& value) { return need(parse_rfc3339(text(value))); }
  static Oid oid(const json::value& value) { return need(Oid::parse(text(value))); }
  static Digest digest(const json::value& value) { return need(parse_digest(text(value))); }
  template <class T>
  static T need(std::optional<T> value) {
    if (!value) throw std::invalid_argument("not what was written");
    return *std::move(value);
  }

  const CertificateByDigest& find_;
  std::vector<const Code*> codes_;
};

Finding Reader::finding(const json::value& value) {
  const json::object& object = value.as_object();
  const std::string_view id = text(object.at("code"));
  const auto code =
      std::find_if(codes_.begin(), codes_.end(), [&](const Code* one) { return one->id == id; });
  if (code == codes_.end()) throw std::invalid_argument("not a code");
  Facts facts;
  for (const json::value& fact : object.at("facts").as_array()) {
    const json::array& pair = fact.as_array();
    facts.push_back({need(name_of_fact(text(pair.at(0)))), std::string(text(pair.at(1)))});
  }
  const auto kind = need(from_words(text(object.at("subject")), kSubjects));
  const auto index = json::value_to<std::uint32_t>(object.at("index"));
  const auto effect = need(from_words(text(object.at("effect")), kEffects));
  return {**code, Subject(kind, index), effect, std::move(facts)};
}

Findings Reader::findings(const json::value& value) {
  Findings out;
  for (const json::value& one : value.as_array()) out.push_back(finding(one));
  return out;
}

crypto::SignatureAlgorithm Reader::algorithm(const json::value& value) {
  const json::object& object = value.as_object();
  return {.scheme = need(from_words(text(object.at("scheme")), kSchemes)),
          .hash = need(from_words(text(object.at("hash")), kHashes)),
          .mgf_hash = need(from_words(text(object.at("mgf_hash")), kHashes)),
          .salt_length = json::value_to<std::uint32_t>(object.at("salt_length"))};
}

SignatureFacts Reader::facts(const json::value& value, int depth) {
  constexpr int kDeepest = 8;
  if (depth > kDeepest) throw std::invalid_argument("too deep");
  const json::object& object = value.as_object();
  SignatureFacts facts;
  if (const auto* found = object.if_contains("algorithm")) {
    facts.signature_algorithm = algorithm(*found);
  }
  if (const auto* found = object.if_contains("claimed_time")) {
    facts.claimed_signing_time = instant(*found);
  }
  facts.content = need(from_words(text(object.at("content")), kForms));
  for (const json::value& one : object.at("content_digests").as_array()) {
    const json::array& pair = one.as_array();
    facts.content_digests.push_back(
        {need(from_words(text(pair.at(0)), kHashes)), octets(pair.at(1))});
  }
  if (const auto* found = object.if_contains("content_type")) facts.content_type = oid(*found);
  for (const json::value& counter : object.at("counter_signatures").as_array()) {
    facts.counter_signatures.push_back(this->facts(counter, depth + 1));
  }
  facts.findings = findings(object.at("findings"));
  facts.format = need(from_words(text(object.at("format")), kFormats));
  facts.index = json::value_to<std::uint32_t>(object.at("index"));
  facts.integrity = need(from_words(text(object.at("integrity")), kIntegrities));
  if (const auto* found = object.if_contains("policy")) {
    facts.policy.emplace();
    facts.policy->implied = text(*found).empty();
    if (!facts.policy->implied) facts.policy->id = oid(*found);
  }
  const auto* signer = object.if_contains("signer");
  // A counter-signature's certificate decides nothing and is not kept.
  if (signer != nullptr && depth == 0) facts.signer = need(find_(digest(*signer)));
  facts.signer_bound = text(object.at("signer_bound")) == "yes";
  facts.signer_name = {.issuer = std::string(text(object.at("signer_issuer"))),
                       .serial_number = octets(object.at("signer_serial")),
                       .subject_key_id = octets(object.at("signer_key_id"))};
  facts.signature_value = octets(object.at("value"));
  return facts;
}

TimestampAsked Reader::stamp(const json::value& value) {
  const json::object& object = value.as_object();
  TimestampAsked stamp{.kind = need(from_words(text(object.at("kind")), kKinds)),
                       .token = digest(object.at("token")),
                       .integrity = need(from_words(text(object.at("integrity")), kIntegrities))};
  stamp.covers = need(from_words(text(object.at("covers")), kCoverages));
  if (const auto* found = object.if_contains("algorithm")) stamp.algorithm = algorithm(*found);
  if (const auto* found = object.if_contains("imprint")) {
    stamp.imprint = need(from_words(text(*found), kHashes));
  }
  if (const auto* found = object.if_contains("time")) stamp.time = instant(*found);
  if (const auto* found = object.if_contains("policy")) stamp.policy = oid(*found);
  if (const auto* found = object.if_contains("tsa")) stamp.tsa = need(find_(digest(*found)));
  stamp.findings = findings(object.at("findings"));
  return stamp;
}

std::optional<SignatureAsked> Reader::read(std::string_view text) {
  try {
    const json::value value = json::parse(text);
    const json::object& object = value.as_object();
    SignatureAsked asked{.facts = facts(object.at("signature"), 0)};
    for (const json::value& one : object.at("timestamps").as_array()) {
      asked.timestamps.push_back(stamp(one));
    }
    for (const json::value& one : object.at("files").as_array()) {
      asked.files.push_back(digest(one));
    }
    return asked;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace

std::string write_signature_record(const SignatureAsked& asked) {
  CanonicalWriter out;
  out.begin_object().key("files").begin_array();
  for (const Digest& file : asked.files) out.value(file);
  out.end_array().key("schema").string("urn:baytrust:signature-facts:1").key("signature");
  write(out, asked.facts);
  out.key("timestamps").begin_array();
  for (const TimestampAsked& stamp : asked.timestamps) write(out, stamp);
  out.end_array().end_object();
  return out.take();
}

std::optional<SignatureAsked> read_signature_record(std::string_view json,
                                                    const CertificateByDigest& find) {
  return Reader(find).read(json);
}

}  // namespace baytrust::service
