#include <algorithm>

#include "policy-mapping/codes.hpp"
#include "policy-mapping/field_set.hpp"
#include "policy-mapping/keywords.hpp"
#include "policy-mapping/recognition_xml.hpp"
#include "validators/path/policy_set.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::policy_mapping {
namespace {

using xml::Element;
using xml::Fields;

constexpr std::int64_t kMaxAmount = (std::int64_t{1} << 53) - 1;
constexpr std::int64_t kMaxVersionNodes = 16;

bool is_code(std::string_view part, std::size_t min, std::size_t max) {
  return part.size() >= min && part.size() <= max &&
         std::all_of(part.begin(), part.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

// One end of an interval: what must, may and must not stand there follows from its kind.
Result<ReviewedBound> parse_reviewed_bound(const Element& element) {
  Fields f(element);
  f.only_attributes({"at", "by", "reviewedAt"});
  ReviewedBound bound;
  const std::string at = f.attribute("at");
  bound.by = f.attribute("by");
  const std::string reviewed_at = f.attribute("reviewedAt");
  if (!f.failed()) bound.bound = f.from(xml::parse_instant(element, at));
  if (!f.failed()) bound.reviewed_at = f.from(xml::parse_instant(element, reviewed_at));
  return f.done(std::move(bound));
}

Result<Bound> parse_bound(const Element& element) {
  Fields f(element);
  Bound bound;
  const std::string kind = f.attribute("kind");
  if (!f.failed()) bound.kind = f.from(xml::parse_keyword(element, kind, kBoundKinds));
  if (bound.kind == Bound::Kind::at) {
    f.only_attributes({"kind", "at", "source"});
    const std::string at = f.attribute("at");
    if (!f.failed()) bound.instant = f.from(xml::parse_instant(element, at));
  } else {
    f.only_attributes({"kind", "source"});
  }
  bound.source = f.maybe_attribute("source").value_or("");
  if (bound.kind == Bound::Kind::unknown) {
    bound.reviewed = f.maybe(reg("ReviewedBound"), parse_reviewed_bound);
  }
  return f.done(std::move(bound));
}

// From and To, the next two children of f.
Interval parse_interval(Fields& f) {
  Interval interval;
  interval.from = f.one(reg("From"), parse_bound);
  interval.to = f.one(reg("To"), parse_bound);
  const auto from = effective(interval.from);
  const auto to = effective(interval.to);
  if (!f.failed() && from && to && *to <= *from) {
    f.fail(Error(kReversed, f.parent().location(),
                 {{"from", to_string(*from)}, {"to", to_string(*to)}}));
  }
  return interval;
}

Result<Interval> parse_period(const Element& element) {
  Fields f(element);
  f.only_attributes({});
  Interval interval = parse_interval(f);
  return f.done(std::move(interval));
}

Result<CaPair> parse_pair(const Element& element) {
  Fields f(element);
  f.only_attributes({"root", "issuer"});
  CaPair pair;
  const std::string root = f.attribute("root");
  const std::string issuer = f.attribute("issuer");
  if (!f.failed()) pair.root_sha256 = f.from(xml::parse_digest(element, root));
  if (!f.failed()) pair.issuer_sha256 = f.from(xml::parse_digest(element, issuer));
  pair.period = parse_interval(f);
  return f.done(std::move(pair));
}

Result<StatusChange> parse_status(const Element& element) {
  Fields f(element);
  f.only_attributes({"value", "effectiveFrom", "reason"});
  StatusChange change;
  const std::string value = f.attribute("value");
  const std::string effective_from = f.attribute("effectiveFrom");
  const std::string reason = f.attribute("reason");
  if (!f.failed()) change.status = f.from(xml::parse_keyword(element, value, kStatuses));
  if (!f.failed()) change.effective_from = f.from(xml::parse_instant(element, effective_from));
  if (!f.failed()) change.reason = f.from(xml::parse_keyword(element, reason, kReasons));
  change.note = f.any(reg("Note"), kMaxItems, xml::plain_local_text_field);
  return f.done(std::move(change));
}

Result<Evidence> parse_evidence(const Element& element) {
  Fields f(element);
  f.only_attributes({"uri", "sha256"});
  Evidence evidence;
  evidence.uri = f.attribute("uri");
  if (const auto sha256 = f.maybe_attribute("sha256"); sha256 && !f.failed()) {
    evidence.sha256 = f.from(xml::parse_digest(element, *sha256));
  }
  evidence.title = f.any(reg("Title"), kMaxItems, xml::plain_local_text_field);
  return f.done(std::move(evidence));
}

Result<Review> parse_review(const Element& element) {
  Fields f(element);
  f.only_attributes({"by", "at", "next"});
  Review review;
  review.by = f.attribute("by");
  const std::string at = f.attribute("at");
  const auto next = f.maybe_attribute("next");
  if (!f.failed()) review.at = f.from(xml::parse_instant(element, at));
  if (!f.failed() && next) review.next = f.from(xml::parse_instant(element, *next));
  return f.done(std::move(review));
}

Result<TypeRule> parse_type(const Element& element) {
  Fields f(element);
  f.only_attributes({"where", "oid"});
  TypeRule rule;
  const std::string where = f.attribute("where");
  const std::string oid = f.attribute("oid");
  if (!f.failed()) rule.where = f.from(xml::parse_keyword(element, where, kPlaces));
  if (!f.failed()) rule.oid = f.from(xml::parse_oid(element, oid));
  rule.values = rule.where == TypeRule::Where::subject_attribute
                    ? f.some(reg("Value"), kMaxItems, xml::plain_text_field)
                    : f.any(reg("Value"), kMaxItems, xml::plain_text_field);
  each_once(f, rule.values, [](const std::string& value) { return value; });
  return f.done(std::move(rule));
}

Result<Release> parse_release_text(const Element& where, std::string_view text) {
  if (auto release = Release::parse(text)) return *std::move(release);
  return Error(kFamily, where.location(),
               {{"family", "-"}, {"reason", "release " + std::string(text.substr(0, 80))}});
}

Result<Release> parse_release(const Element& element) {
  const auto text = xml::plain_text_field(element);
  if (!text) return text.error();
  return parse_release_text(element, *text);
}

Result<PolicyFamily> parse_family(const Element& element) {
  Fields f(element);
  f.only_attributes({"prefix", "versionNodes", "minRelease", "maxRelease"});
  PolicyFamily family;
  const std::string prefix = f.attribute("prefix");
  const std::string nodes = f.attribute("versionNodes");
  const auto min = f.maybe_attribute("minRelease");
  const auto max = f.maybe_attribute("maxRelease");
  if (!f.failed()) family.prefix = f.from(xml::parse_oid(element, prefix));
  if (!f.failed()) {
    family.version_nodes =
        static_cast<std::size_t>(f.from(xml::parse_number(element, nodes, 1, kMaxVersionNodes)));
  }
  if (min && !f.failed()) family.min_release = f.from(parse_release_text(element, *min));
  if (max && !f.failed()) family.max_release = f.from(parse_release_text(element, *max));
  family.pinned = f.any(reg("Only"), kMaxItems, parse_release);
  if (!family.pinned.empty()) family.accept = PolicyFamily::Accept::only;
  each_once(f, family.pinned, [](const Release& release) { return to_string(release); });
  if (!f.failed()) {
    if (auto good = check_family(family); !good) {
      f.fail(good.error().within(element.location()));
    }
  }
  return f.done(std::move(family));
}

Result<Money> parse_limit(const Element& element) {
  Fields f(element);
  f.only_attributes({"currency", "amount"});
  Money money;
  money.currency = f.attribute("currency");
  const std::string amount = f.attribute("amount");
  if (!f.failed()) money.amount = f.from(xml::parse_number(element, amount, 0, kMaxAmount));
  const bool letters = std::all_of(money.currency.begin(), money.currency.end(),
                                   [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!f.failed() && (money.currency.size() != 3 || !letters)) {
    f.fail(Error(kCurrency, element.location(), {{"value", money.currency.substr(0, 80)}}));
  }
  return f.done(std::move(money));
}

Result<RelyingPolicy> parse_relying_policy(const Element& element) {
  auto oid = xml::oid_field(element);
  if (!oid) return oid.error();
  // RFC 5280 6.1.4(a): a mapping to or from anyPolicy makes every path invalid.
  if (*oid == path::kAnyPolicy) return Error(kAnyPolicyCounted, element.location());
  return RelyingPolicy(*std::move(oid));
}

Result<std::string> parse_identifier(const Element& element) {
  auto text = xml::plain_text_field(element);
  if (!text) return text;
  return checked_identifier(element, *std::move(text));
}

Result<CountsAs> parse_counts_as(const Element& element) {
  Fields f(element);
  f.only_attributes({});
  CountsAs counts;
  counts.policies = f.some(reg("Policy"), kMaxItems, bare(parse_relying_policy));
  counts.relying_level = f.maybe(reg("RelyingLevel"), parse_identifier).value_or("");
  counts.issuing_level = f.maybe(reg("IssuingLevel"), parse_identifier).value_or("");
  counts.purposes = f.any(reg("Purpose"), kMaxItems, parse_identifier);
  counts.reliance_limit = f.maybe(reg("RelianceLimit"), parse_limit);
  each_once(f, counts.policies, [](const RelyingPolicy& p) { return to_string(p.oid()); });
  each_once(f, counts.purposes, [](const std::string& purpose) { return purpose; });
  return f.done(std::move(counts));
}

Result<Constraints> parse_constraints(const Element& element) {
  Fields f(element);
  f.only_attributes({});
  auto permitted = f.any(reg("Permitted"), kMaxItems, xml::plain_text_field);
  auto excluded = f.any(reg("Excluded"), kMaxItems, xml::plain_text_field);
  Constraints constraints;
  if (!f.failed()) {
    auto made = Constraints::make(std::move(permitted), std::move(excluded));
    constraints = f.from(made ? std::move(made)
                              : Result<Constraints>(made.error().within(element.location())));
  }
  return f.done(std::move(constraints));
}

// Rules that join several fields of an entry.
void check(Fields& f, const Recognition& r) {
  if (f.failed()) return;
  const std::string where = f.parent().location();
  if (r.relying == r.issuing) {
    return f.fail(Error(kSameJurisdiction, where, {{"jurisdiction", r.relying}}));
  }
  for (std::size_t i = 1; i < r.status.size(); ++i) {
    const Instant previous = r.status[i - 1].effective_from;
    if (previous <= r.status[i].effective_from) continue;
    return f.fail(Error(kStatusOrder, where,
                        {{"previous", to_string(previous)},
                         {"effective_from", to_string(r.status[i].effective_from)}}));
  }
  if (r.kind == Kind::certificate && !r.certificate_type) f.fail(Error(kTypeMissing, where));
}

}  // namespace

Result<std::string> checked_identifier(const Element& where, std::string text) {
  const bool good =
      !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || is_code({&c, 1}, 1, 1) || c == '.' || c == '_' || c == '-';
      });
  if (good) return text;
  return Error(kIdentifier, where.location(), {{"value", text.substr(0, 64)}});
}

Result<std::string> checked_jurisdiction(const Element& where, std::string text) {
  const std::string_view code = text;
  const std::size_t dash = code.find('-');
  const bool good = dash == std::string_view::npos ? is_code(code, 2, 3)
                                                   : is_code(code.substr(0, dash), 2, 3) &&
                                                         is_code(code.substr(dash + 1), 1, 3);
  if (good) return text;
  return Error(kIdentifier, where.location(), {{"value", text.substr(0, 64)}});
}

Result<Recognition> parse_recognition(const Element& element) {
  Fields f(element);
  f.only_attributes({"key", "kind", "relying", "issuing"});
  Recognition r;
  r.id = f.attribute("key");
  const std::string kind = f.attribute("kind");
  r.relying = f.attribute("relying");
  r.issuing = f.attribute("issuing");
  if (!f.failed()) r.id = f.from(checked_identifier(element, r.id));
  if (!f.failed()) r.kind = f.from(xml::parse_keyword(element, kind, kKinds));
  if (!f.failed()) r.relying = f.from(checked_jurisdiction(element, r.relying));
  if (!f.failed()) r.issuing = f.from(checked_jurisdiction(element, r.issuing));
  r.status = f.some(reg("Status"), kMaxLines, parse_status);
  r.legal_basis = f.any(reg("LegalBasis"), kMaxItems, xml::plain_local_text_field);
  r.evidence = f.any(reg("Evidence"), kMaxLines, parse_evidence);
  r.reviewed = f.maybe(reg("Reviewed"), parse_review);
  r.period = f.one(reg("Period"), parse_period);
  r.ca_pairs = f.some(reg("CaPair"), kMaxLines, parse_pair);
  r.certificate_type = f.maybe(reg("CertificateType"), parse_type);
  r.policy_family = f.one(reg("PolicyFamily"), parse_family);
  r.required = f.maybe(reg("Requires"), parse_requirements).value_or(Requirements());
  r.counts_as = f.one(reg("CountsAs"), parse_counts_as);
  r.constraints = f.maybe(reg("Constraints"), parse_constraints).value_or(Constraints());
  check(f, r);
  return f.done(std::move(r));
}

}  // namespace baytrust::policy_mapping
