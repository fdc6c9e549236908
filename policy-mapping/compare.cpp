#include "policy-mapping/compare.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace baytrust::policy_mapping {
namespace {

template <class T>
std::vector<T> sorted(std::vector<T> values) {
  std::sort(values.begin(), values.end());
  return values;
}

// Sets that are written as lists: the order has no meaning.
template <class T>
bool same_set(const std::vector<T>& a, const std::vector<T>& b) {
  return sorted(a) == sorted(b);
}
bool same_set(const std::vector<KeyRule>& a, const std::vector<KeyRule>& b) {
  return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
}

bool same_status(const Recognition& a, const Recognition& b) {
  return std::equal(a.status.begin(), a.status.end(), b.status.begin(), b.status.end(),
                    [](const StatusChange& x, const StatusChange& y) {
                      return x.status == y.status && x.effective_from == y.effective_from &&
                             x.reason == y.reason;
                    });
}

// The instants only: sources and reviewers are text.
struct PlainBound {
  Bound::Kind kind;
  Instant instant;
  auto operator<=>(const PlainBound&) const = default;
};
PlainBound plain(const Bound& bound) {
  const auto instant = effective(bound);
  // A reviewed bound counts as a published one: the same recognition results.
  return {instant ? Bound::Kind::at : bound.kind, instant.value_or(Instant())};
}
struct PlainPair {
  Digest root, issuer;
  PlainBound from, to;
  auto operator<=>(const PlainPair&) const = default;
};
std::vector<PlainPair> plain(const std::vector<CaPair>& pairs) {
  std::vector<PlainPair> out;
  for (const CaPair& p : pairs) {
    out.push_back({p.root_sha256, p.issuer_sha256, plain(p.period.from), plain(p.period.to)});
  }
  return sorted(std::move(out));
}

bool same_type(const Recognition& a, const Recognition& b) {
  if (a.kind != b.kind || a.relying != b.relying || a.issuing != b.issuing) return false;
  const auto& x = a.certificate_type;
  const auto& y = b.certificate_type;
  if (!x || !y) return !x && !y;
  return x->where == y->where && x->oid == y->oid && same_set(x->values, y->values);
}

bool same_family(const PolicyFamily& a, const PolicyFamily& b) {
  return a.prefix == b.prefix && a.version_nodes == b.version_nodes && a.accept == b.accept &&
         a.min_release == b.min_release && a.max_release == b.max_release &&
         same_set(a.pinned, b.pinned);
}

bool same_requirements(const Requirements& a, const Requirements& b) {
  return same_set(a.key_usage_all, b.key_usage_all) && same_set(a.key_usage_any, b.key_usage_any) &&
         a.absent_key_usage == b.absent_key_usage && same_set(a.keys, b.keys) &&
         same_set(a.hashes, b.hashes) && same_set(a.holders, b.holders) &&
         same_set(a.extended_key_usage, b.extended_key_usage) && same_set(a.custody, b.custody) &&
         a.max_revocation_age_seconds == b.max_revocation_age_seconds;
}

bool same_counts_as(const CountsAs& a, const CountsAs& b) {
  return same_set(a.policies, b.policies) && a.relying_level == b.relying_level &&
         a.issuing_level == b.issuing_level && same_set(a.purposes, b.purposes) &&
         a.reliance_limit == b.reliance_limit;
}

// Where a date was read and who reviewed it.
using PlainSource = std::tuple<std::string, std::string, Instant>;
PlainSource source(const Bound& bound) {
  if (!bound.reviewed) return {bound.source, {}, {}};
  return {bound.source, bound.reviewed->by, bound.reviewed->reviewed_at};
}
auto sources(const Recognition& r) {
  std::vector<std::tuple<Digest, Digest, PlainSource, PlainSource>> out;
  for (const CaPair& p : r.ca_pairs) {
    out.emplace_back(p.root_sha256, p.issuer_sha256, source(p.period.from), source(p.period.to));
  }
  out.emplace_back(Digest(), Digest(), source(r.period.from), source(r.period.to));
  return sorted(std::move(out));
}
std::vector<xml::Texts> notes(const Recognition& r) {
  std::vector<xml::Texts> out;
  for (const StatusChange& change : r.status) out.push_back(change.note);
  return out;
}

bool same_text(const Recognition& a, const Recognition& b) {
  return a.legal_basis == b.legal_basis && a.evidence == b.evidence && a.reviewed == b.reviewed &&
         notes(a) == notes(b) && sources(a) == sources(b);
}

std::map<std::string, PublicationPair> pairs_of(const PublicationInputs& in) {
  std::map<std::string, PublicationPair> pairs;
  const auto add = [&](const Register* reg, const Recognition* PublicationPair::*side) {
    if (reg == nullptr) return;
    for (const Recognition* entry : find(*reg, in.relying, in.issuing)) {
      PublicationPair& pair = pairs[entry->id];
      pair.id = entry->id;
      pair.*side = entry;
    }
  };
  add(in.relying_register, &PublicationPair::relying);
  add(in.issuing_register, &PublicationPair::issuing);
  return pairs;
}

// The milder one first; no status yet stands between in force and suspended.
int strictness(const StatusChange* change) {
  if (change == nullptr) return 1;
  switch (change->status) {
    case Status::in_force:
      return 0;
    case Status::suspended:
      return 2;
    case Status::withdrawn:
      break;
  }
  return 3;
}

}  // namespace

std::string_view to_string(Field field) {
  constexpr std::array<std::string_view, 9> kNames{"status",      "period",    "ca_pairs",
                                                   "type",        "family",    "requires",
                                                   "constraints", "counts_as", "text"};
  return kNames[static_cast<std::size_t>(field)];
}

std::string_view to_string(Publication publication) {
  constexpr std::array<std::string_view, 5> kNames{"agreed", "relying-only", "issuing-only",
                                                   "differs-text", "differs-trust"};
  return kNames[static_cast<std::size_t>(publication)];
}

std::vector<Field> differing_fields(const Recognition& a, const Recognition& b) {
  std::vector<Field> fields;
  const auto note = [&](Field field, bool same) {
    if (!same) fields.push_back(field);
  };
  note(Field::status, same_status(a, b));
  note(Field::period,
       plain(a.period.from) == plain(b.period.from) && plain(a.period.to) == plain(b.period.to));
  note(Field::ca_pairs, plain(a.ca_pairs) == plain(b.ca_pairs));
  note(Field::type, same_type(a, b));
  note(Field::family, same_family(a.policy_family, b.policy_family));
  note(Field::required, same_requirements(a.required, b.required));
  note(Field::constraints, same_set(a.constraints.permitted(), b.constraints.permitted()) &&
                               same_set(a.constraints.excluded(), b.constraints.excluded()));
  note(Field::counts_as, same_counts_as(a.counts_as, b.counts_as));
  note(Field::text, same_text(a, b));
  return fields;
}

std::vector<PublicationPair> compare_publications(const PublicationInputs& in) {
  std::vector<PublicationPair> out;
  for (auto& [id, pair] : pairs_of(in)) {
    if (pair.relying == nullptr || pair.issuing == nullptr) {
      pair.publication =
          pair.relying != nullptr ? Publication::relying_only : Publication::issuing_only;
    } else {
      pair.fields = differing_fields(*pair.relying, *pair.issuing);
      const bool text_only = pair.fields == std::vector{Field::text};
      pair.publication = pair.fields.empty() ? Publication::agreed
                         : text_only         ? Publication::differs_text
                                             : Publication::differs_trust;
    }
    out.push_back(std::move(pair));
  }
  return out;
}

std::optional<Status> stricter_status_at(const PublicationPair& pair, Instant t) {
  const StatusChange* worst = nullptr;
  bool first = true;
  for (const Recognition* entry : {pair.relying, pair.issuing}) {
    if (entry == nullptr) continue;
    const StatusChange* change = status_at(*entry, t);
    if (first || strictness(worst) < strictness(change)) worst = change;
    first = false;
  }
  if (worst == nullptr) return std::nullopt;
  return worst->status;
}

}  // namespace baytrust::policy_mapping
