#include "gateway/service/envelope_text.hpp"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cstdlib>

#include "gateway/decision/canonical.hpp"
#include "gateway/service/envelope_codes.hpp"
#include "gateway/service/json_keys.hpp"

namespace baytrust::service {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxDepth = 2;
constexpr std::int64_t kMaxSequence = (1LL << 53) - 1;
constexpr std::size_t kMaxId = 128;
constexpr std::size_t kMaxAudience = 256;
constexpr std::array<std::string_view, 12> kMembers{
    "activate_at",  "aud",        "digest", "document_id", "document_kind", "expires",
    "jurisdiction", "not_before", "op",     "prev_digest", "sequence",      "submission_id"};

Error refusal(const Code& code, Facts facts = {}) {
  return Error(code, "envelope", std::move(facts));
}

// A hostile name is not repeated as it is.
std::string shown(std::string_view name) {
  constexpr std::size_t kShown = 40;
  std::string out(name.substr(0, kShown));
  for (char& c : out) {
    if (c <= ' ' || c > '~') c = '?';
  }
  return out;
}

bool is_printable(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

bool is_upper_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_letter_or_digit(char c) { return is_upper_or_digit(c) || (c >= 'a' && c <= 'z'); }

// "HK", "CN-GD": as territories are written in lists.
bool is_territory(std::string_view text) {
  return text.size() >= 2 && text.size() <= 16 && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '-' || is_upper_or_digit(c); });
}

bool is_submission_id(std::string_view text) {
  return text.size() >= 16 && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_letter_or_digit(c) ||
                  std::string_view("-._~").find(c) != std::string_view::npos;
         });
}

// "2026-01-31T23:59:59Z" and no other form of it.
std::optional<Instant> read_time(std::string_view text) {
  const auto instant = parse_rfc3339(text);
  return instant && to_string(*instant) == text ? instant : std::nullopt;
}

// Reads the members of the object; the first complaint is kept, later reads give defaults.
class Members {
 public:
  explicit Members(const json::object& object) : object_(object) {}

  const std::optional<Error>& complaint() const { return complaint_; }

  template <class Accept>
  std::string text(std::string_view name, Accept accept) {
    const json::value* const value = object_.if_contains(name);
    if (value == nullptr || !value->is_string() || !accept(std::string_view(value->get_string()))) {
      complain(name);
      return {};
    }
    return std::string(value->get_string());
  }
  // One of several words.
  template <class T, std::size_t N>
  T choice(std::string_view name, const std::array<std::pair<std::string_view, T>, N>& words) {
    const auto found = [&](std::string_view word) {
      return std::find_if(words.begin(), words.end(),
                          [&](const auto& known) { return known.first == word; });
    };
    const std::string chosen =
        text(name, [&](std::string_view word) { return found(word) != words.end(); });
    return chosen.empty() ? T{} : found(chosen)->second;
  }
  Instant time(std::string_view name) {
    return read_time(text(name, [](std::string_view t) { return read_time(t).has_value(); }))
        .value_or(Instant{});
  }
  Digest digest(std::string_view name) {
    return parse_digest(text(name, [](std::string_view t) { return parse_digest(t).has_value(); }))
        .value_or(Digest{});
  }
  std::optional<Digest> digest_or_empty(std::string_view name) {
    return parse_digest(
        text(name, [](std::string_view t) { return t.empty() || parse_digest(t).has_value(); }));
  }
  // An integer, not a number that happens to be whole.
  std::uint64_t sequence(std::string_view name) {
    const json::value* const value = object_.if_contains(name);
    if (value == nullptr || !value->is_int64() || value->get_int64() < 1 ||
        value->get_int64() > kMaxSequence) {
      complain(name);
      return 0;
    }
    return static_cast<std::uint64_t>(value->get_int64());
  }

 private:
  void complain(std::string_view name) {
    if (!complaint_) complaint_ = refusal(kEnvelopeMalformed, {{"member", std::string(name)}});
  }
  const json::object& object_;
  std::optional<Error> complaint_;
};

Result<void> check_names(const json::object& object) {
  for (const auto& member : object) {
    const std::string_view name = member.key();
    if (std::find(kMembers.begin(), kMembers.end(), name) == kMembers.end()) {
      return refusal(kEnvelopeUnknownMember, {{"member", shown(name)}});
    }
  }
  for (const std::string_view name : kMembers) {
    if (!object.contains(name)) {
      return refusal(kEnvelopeMissingMember, {{"member", std::string(name)}});
    }
  }
  return {};
}

Result<Envelope> read_members(const json::object& object) {
  using Op = Envelope::Op;
  using decision::DocumentKind;
  constexpr std::array<std::pair<std::string_view, Op>, 2> kOps{
      {{"publish", Op::publish}, {"withdraw", Op::withdraw}}};
  constexpr std::array<std::pair<std::string_view, DocumentKind>, 2> kKinds{
      {{"list", DocumentKind::trust_list}, {"register", DocumentKind::mapping_register}}};
  Members members(object);
  Envelope out;
  out.op = members.choice("op", kOps);
  out.jurisdiction = members.text("jurisdiction", is_territory);
  out.document_kind = members.choice("document_kind", kKinds);
  out.document_id =
      members.text("document_id", [](std::string_view t) { return is_printable(t, kMaxId); });
  out.sequence = members.sequence("sequence");
  out.prev_digest = members.digest_or_empty("prev_digest");
  out.digest = members.digest("digest");
  out.not_before = members.time("not_before");
  out.expires = members.time("expires");
  out.activate_at = members.time("activate_at");
  out.aud = members.text("aud", [](std::string_view t) { return is_printable(t, kMaxAudience); });
  out.submission_id = members.text("submission_id", is_submission_id);
  if (members.complaint()) return *members.complaint();
  if (out.not_before >= out.expires) {
    return refusal(kEnvelopeWindow, {{"not_before", to_string(out.not_before)},
                                     {"expires", to_string(out.expires)}});
  }
  return out;
}

}  // namespace

std::string_view to_string(Envelope::Op op) {
  switch (op) {
    case Envelope::Op::publish:
      return "publish";
    case Envelope::Op::withdraw:
      return "withdraw";
  }
  std::abort();
}

Result<Envelope> read_envelope_text(std::string_view text) {
  json::parse_options options;
  options.max_depth = kMaxDepth;
  boost::system::error_code failed;
  const json::value value = json::parse(text, failed, {}, options);
  if (failed || !value.is_object()) return refusal(kEnvelopeNotJson);
  if (const auto name = duplicate_key(text, kMaxDepth)) {
    return refusal(kEnvelopeDuplicateMember, {{"member", shown(*name)}});
  }
  if (const auto names = check_names(value.get_object()); !names) return names.error();
  return read_members(value.get_object());
}

std::string write_envelope_text(const Envelope& envelope) {
  decision::CanonicalWriter out;
  out.begin_object();
  out.key("activate_at").value(envelope.activate_at);
  out.key("aud").string(envelope.aud);
  out.key("digest").value(envelope.digest);
  out.key("document_id").string(envelope.document_id);
  out.key("document_kind").string(to_string(envelope.document_kind));
  out.key("expires").value(envelope.expires);
  out.key("jurisdiction").string(envelope.jurisdiction);
  out.key("not_before").value(envelope.not_before);
  out.key("op").string(to_string(envelope.op));
  out.key("prev_digest");
  if (envelope.prev_digest) {
    out.value(*envelope.prev_digest);
  } else {
    out.string("");
  }
  out.key("sequence").integer(envelope.sequence);
  out.key("submission_id").string(envelope.submission_id);
  out.end_object();
  return out.take();
}

}  // namespace baytrust::service
