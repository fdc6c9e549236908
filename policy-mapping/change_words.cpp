#include "policy-mapping/change_words.hpp"

#include "policy-mapping/keywords.hpp"

namespace baytrust::policy_mapping {
namespace {

template <class Range, class Show>
std::string list_of(const Range& range, Show show, std::string_view separator = ", ") {
  std::string out;
  for (const auto& item : range) {
    if (!out.empty()) out += separator;
    out += show(item);
  }
  return out;
}

std::string same(const std::string& text) { return text; }

std::string words(const KeyRule& rule) {
  std::string out(xml::keyword_of(rule.kind, kKeyKinds));
  if (rule.curve != crypto::Curve::none) {
    out.append(" ").append(xml::keyword_of(rule.curve, kCurves));
  }
  if (rule.min_bits > 0) out.append(" ≥ ").append(std::to_string(rule.min_bits));
  return out;
}

template <class T, std::size_t N>
std::string keywords(const std::vector<T>& values, const xml::Keyword<T> (&vocabulary)[N],
                     std::string_view separator) {
  return list_of(
      values, [&](T value) { return std::string(xml::keyword_of(value, vocabulary)); }, separator);
}

std::string source_words(const Bound& bound) {
  std::string out = bound.source;
  if (bound.reviewed) {
    out += " (" + bound.reviewed->by + ", " + to_string(bound.reviewed->reviewed_at) + ")";
  }
  return out;
}

}  // namespace

std::string words(const xml::Texts& texts) {
  return list_of(texts, [](const xml::LocalText& t) { return t.lang + ": " + t.text; });
}

std::string words(const std::vector<std::string>& values) { return list_of(values, same); }

std::string words(const StatusChange& change) {
  return std::string(to_string(change.status)) + " " + to_string(change.effective_from) + " (" +
         std::string(to_string(change.reason)) + ")";
}

std::string words(const std::vector<StatusChange>& history) {
  return list_of(
      history, [](const StatusChange& change) { return words(change); }, "; ");
}

std::string words(const Bound& bound) {
  if (bound.kind == Bound::Kind::at) return to_string(bound.instant);
  if (bound.kind == Bound::Kind::open) return "…";
  return bound.reviewed ? "? → " + to_string(bound.reviewed->bound) : "?";
}

std::string words(const Interval& interval) {
  return "[" + words(interval.from) + ", " + words(interval.to) + ")";
}

std::string words(const CaPair& pair) {
  return to_hex(pair.root_sha256) + " / " + to_hex(pair.issuer_sha256) + " " + words(pair.period);
}

std::string words(const std::optional<TypeRule>& type) {
  if (!type) return {};
  std::string out(xml::keyword_of(type->where, kPlaces));
  out.append(" ").append(to_string(type->oid));
  if (!type->values.empty()) out += " = " + list_of(type->values, same, " | ");
  return out;
}

std::string words(const Requirements& required) {
  std::vector<std::string> parts;
  const auto part = [&parts](std::string_view name, const std::string& value) {
    if (!value.empty()) parts.push_back(std::string(name) + ": " + value);
  };
  part("keyUsage", keywords(required.key_usage_all, kKeyUsageBits, " + "));
  part("keyUsage", keywords(required.key_usage_any, kKeyUsageBits, " | "));
  if (required.absent_key_usage == AbsentKeyUsage::allowed) part("keyUsage", "∅");
  part("key", list_of(
                  required.keys, [](const KeyRule& rule) { return words(rule); }, " | "));
  part("hash", keywords(required.hashes, kHashes, " | "));
  part("holder", keywords(required.holders, kHolders, " | "));
  part("EKU",
       list_of(
           required.extended_key_usage, [](const Oid& oid) { return to_string(oid); }, " + "));
  part("custody", keywords(required.custody, kCustodies, " | "));
  if (required.max_revocation_age_seconds) {
    part("CRL", "≤ " + std::to_string(*required.max_revocation_age_seconds) + " s");
  }
  return list_of(parts, same, "; ");
}

std::string words(const Constraints& constraints) {
  std::string out = list_of(constraints.permitted(), same);
  if (!constraints.excluded().empty()) {
    out += (out.empty() ? "− " : " − ") + list_of(constraints.excluded(), same);
  }
  return out;
}

std::string words(const std::vector<RelyingPolicy>& policies) {
  return list_of(policies, [](const RelyingPolicy& policy) { return to_string(policy.oid()); });
}

std::string words(const std::optional<Money>& money) {
  return money ? money->currency + " " + std::to_string(money->amount) : std::string();
}

std::string words(const std::optional<NextSigner>& next) {
  return next ? to_hex(next->certificate_sha256) + ", " + to_string(next->from) : std::string();
}

std::string words(const std::vector<Evidence>& evidence) {
  return list_of(evidence, [](const Evidence& e) {
    std::string out = e.uri;
    if (e.sha256) out += " SHA-256 " + to_hex(*e.sha256);
    if (!e.title.empty()) out += " (" + words(e.title) + ")";
    return out;
  });
}

std::string words(const std::optional<Review>& review) {
  if (!review) return {};
  std::string out = review->by + ", " + to_string(review->at);
  if (review->next) out += " → " + to_string(*review->next);
  return out;
}

std::string source_words(const Recognition& recognition) {
  std::string out =
      source_words(recognition.period.from) + " – " + source_words(recognition.period.to);
  for (const CaPair& pair : recognition.ca_pairs) {
    out += "; " + source_words(pair.period.from) + " – " + source_words(pair.period.to);
  }
  return out;
}

std::string direction_words(const Recognition& recognition) {
  return std::string(to_string(recognition.kind)) + " " + recognition.relying + " ← " +
         recognition.issuing;
}

}  // namespace baytrust::policy_mapping
