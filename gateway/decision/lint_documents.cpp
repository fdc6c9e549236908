#include "gateway/decision/lint_documents.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "gateway/decision/lint_codes.hpp"
#include "gateway/decision/lint_levels.hpp"
#include "gateway/decision/list_comparison.hpp"
#include "policy-mapping/lint.hpp"
#include "trustlists/anchors.hpp"
#include "trustlists/status_history.hpp"

namespace baytrust::decision {
namespace {

using policy_mapping::CaPair;
using policy_mapping::Recognition;
using trustlists::CertificateType;
using trustlists::TrustList;

// Pairs looked up, types compared: some thousands in a register of the size of the whole scheme.
constexpr std::size_t kMaxComparisons = 1'000'000;

std::string short_hex(const Digest& digest) { return to_hex(digest).substr(0, 12); }

// One list and what is looked up in it.
struct Listed {
  explicit Listed(const TrustList& of) : list(of), services(of) {
    for (const auto& provider : of.providers) {
      for (const auto& service : provider.services) {
        for (const CertificateType& type : service.current.types) {
          for (const auto& previous : type.previous) {
            mentioned.emplace(previous.certificate_sha256, std::pair(&type, &previous));
          }
        }
      }
    }
  }
  const TrustList& list;
  trustlists::ServiceIndex services;
  // CAs that a type names as having issued it before.
  std::multimap<Digest, std::pair<const CertificateType*, const trustlists::PreviousCa*>> mentioned;
};

class DocumentsLint {
 public:
  explicit DocumentsLint(const DocumentsInputs& in) : in_(in), root_(in.the_register.publisher) {
    for (const TrustList* list : in.lists) {
      if (!lists_.contains(list->scheme.territory)) {
        lists_.emplace(list->scheme.territory, std::make_unique<Listed>(*list));
      }
    }
  }

  LintResults run();

 private:
  void entry(const Recognition& entry);
  void pair(const Recognition& entry, const CaPair& pair, const Listed& listed);
  void root_of(const CaPair& pair, const Listed& listed, const LintPlace& place);
  void issuer_of(const CaPair& pair, const Listed& listed, const LintPlace& place);
  void validity(const Recognition& entry, const CaPair& pair, const x509::Certificate& issuer,
                const LintPlace& place);
  void types(const Recognition& entry, const trustlists::Service& service, const Listed& listed,
             const LintPlace& place);
  void type(const Recognition& entry, const CertificateType& type, const Listed& listed,
            const LintPlace& place);
  void previous(const Recognition& entry, const CaPair& pair, const Listed& listed,
                const LintPlace& place);
  void mismatch(std::string_view field, std::string list, std::string reg, const LintPlace& place) {
    out_.add(kLintListMismatch, place,
             {{"field", std::string(field)},
              {"list", lint_excerpt(list)},
              {"register", lint_excerpt(reg)}});
  }
  const Listed* list_of(const std::string& territory);

  const DocumentsInputs& in_;
  LintPlace root_;
  std::map<std::string, std::unique_ptr<Listed>> lists_;
  std::set<std::string> missing_;
  std::size_t spent_ = 0;
  LintCollector out_{kLintIncomplete};
};

// Says once for each territory that its list is not there.
const Listed* DocumentsLint::list_of(const std::string& territory) {
  const auto found = lists_.find(territory);
  if (found != lists_.end()) return found->second.get();
  if (missing_.insert(territory).second) {
    out_.add(kLintListMissing, root_, {{"territory", territory}});
  }
  return nullptr;
}

LintResults DocumentsLint::run() {
  for (const Recognition& each : in_.the_register.recognitions) {
    if (out_.full()) return out_.take();
    if (policy_mapping::is_live(each, in_.now)) entry(each);
  }
  LintResults found = out_.take();
  LintResults levels = lint_levels(in_);
  found.insert(found.end(), std::make_move_iterator(levels.begin()),
               std::make_move_iterator(levels.end()));
  return found;
}

void DocumentsLint::entry(const Recognition& entry) {
  const Listed* listed = list_of(entry.issuing);
  list_of(entry.relying);
  if (listed == nullptr) return;
  std::set<const trustlists::Service*> seen;
  for (const CaPair& each : entry.ca_pairs) {
    if (++spent_ > kMaxComparisons) return out_.stop(root_, kMaxComparisons);
    pair(entry, each, *listed);
    const auto service = listed->services.find_ca(each.issuer_sha256, in_.now);
    if (!service || !seen.insert(service->service).second) continue;
    const LintPlace place = root_.within(entry.id).within("pair", short_hex(each.issuer_sha256));
    types(entry, *service->service, *listed, place);
  }
}

void DocumentsLint::pair(const Recognition& entry, const CaPair& pair, const Listed& listed) {
  // A pair whose own time has passed is history.
  if (const auto to = effective(pair.period.to); to && *to <= in_.now) return;
  const LintPlace place = root_.within(entry.id).within("pair", short_hex(pair.issuer_sha256));
  root_of(pair, listed, place);
  issuer_of(pair, listed, place);
  previous(entry, pair, listed, place);
  const auto service = listed.services.find_ca(pair.issuer_sha256, in_.now);
  if (!service) return;
  for (const x509::Certificate& certificate : service->service->current.identity.certificates) {
    if (certificate->fingerprint == pair.issuer_sha256) validity(entry, pair, certificate, place);
  }
}

// Since when a listed CA is dead at `now`: its status, or its certificate's end. Empty: it is not.
std::optional<std::string> dead_since(const trustlists::Service& service, const Digest& fingerprint,
                                      Instant now) {
  const auto standing = trustlists::standing_period_at(service, now);
  if (standing.standing != trustlists::Standing::in_force) {
    return standing.from ? to_string(*standing.from) : std::string("-");
  }
  for (const x509::Certificate& certificate : service.current.identity.certificates) {
    if (certificate->fingerprint == fingerprint && now > certificate->not_after) {
      return to_string(certificate->not_after);
    }
  }
  return std::nullopt;
}

void DocumentsLint::root_of(const CaPair& pair, const Listed& listed, const LintPlace& place) {
  const std::string& territory = listed.list.scheme.territory;
  const Fact root{"root", to_hex(pair.root_sha256)};
  const auto service = listed.services.find_ca(pair.root_sha256, in_.now);
  if (!service) return out_.add(kLintRootUnknown, place, {root, {"territory", territory}});
  if (const auto since = dead_since(*service->service, pair.root_sha256, in_.now)) {
    out_.add(kLintRootDead, place, {root, {"territory", territory}, {"since", *since}});
  }
}

void DocumentsLint::issuer_of(const CaPair& pair, const Listed& listed, const LintPlace& place) {
  const std::string& territory = listed.list.scheme.territory;
  const Fact issuer{"issuer", to_hex(pair.issuer_sha256)};
  const auto service = listed.services.find_ca(pair.issuer_sha256, in_.now);
  if (!service) {
    if (listed.mentioned.contains(pair.issuer_sha256)) return;
    return out_.add(kLintIssuerUnknown, place, {issuer, {"territory", territory}});
  }
  if (const auto since = dead_since(*service->service, pair.issuer_sha256, in_.now)) {
    out_.add(kLintIssuerDead, place, {issuer, {"territory", territory}, {"since", *since}});
  }
}

// Dates that are stated; "until further notice" is no date.
void DocumentsLint::validity(const Recognition& entry, const CaPair& pair,
                             const x509::Certificate& issuer, const LintPlace& place) {
  const auto latest = [](std::optional<Instant> a, std::optional<Instant> b) {
    return a && b ? std::max(a, b) : (a ? a : b);
  };
  const auto earliest = [](std::optional<Instant> a, std::optional<Instant> b) {
    return a && b ? std::min(a, b) : (a ? a : b);
  };
  const auto from = latest(effective(entry.period.from), effective(pair.period.from));
  const auto to = earliest(effective(entry.period.to), effective(pair.period.to));
  // [from, to) against validity that includes its end.
  const bool before = from && *from < issuer->not_before;
  const bool after = (to && *to > issuer->not_after + 1) || (from && *from > issuer->not_after);
  if (!before && !after) return;
  out_.add(kLintOutsideValidity, place,
           {{"from", from ? to_string(*from) : "-"},
            {"to", to ? to_string(*to) : "-"},
            {"not_before", to_string(issuer->not_before)},
            {"not_after", to_string(issuer->not_after)}});
}

// The issuing CA's types as the list has them now.
void DocumentsLint::types(const Recognition& entry, const trustlists::Service& service,
                          const Listed& listed, const LintPlace& place) {
  const trustlists::ServiceState* state = trustlists::state_at(service, in_.now);
  if (state == nullptr || state->types.empty() || !entry.certificate_type) return;
  bool found = false;
  std::string markers;
  for (const CertificateType& each : state->types) {
    spent_ += 1 + each.marker.values.size();
    markers.append(markers.empty() ? "" : ", ").append(text_of(each.marker));
    if (!same_marker(each.marker, *entry.certificate_type)) continue;
    found = true;
    type(entry, each, listed, place.within("type", each.id));
  }
  if (!found) mismatch("type", markers, text_of(*entry.certificate_type), place);
}

void DocumentsLint::type(const Recognition& entry, const CertificateType& type,
                         const Listed& listed, const LintPlace& place) {
  if (!declares(type, entry.policy_family)) {
    mismatch("family", families_text(type), to_string(entry.policy_family), place);
  }
  if (limits_differ(type, entry)) {
    mismatch("reliance_limit", text_of(type.reliance_limit),
             text_of(entry.counts_as.reliance_limit), place);
  }
  const auto& required = entry.required;
  const auto holds = [](const auto& wanted, std::string_view found) {
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const auto& each) {
             return to_string(each) == found;
           });
  };
  const auto joined = [](const auto& wanted) {
    std::string text;
    for (const auto& each : wanted) text.append(text.empty() ? "" : ", ").append(to_string(each));
    return text;
  };
  if (!holds(required.holders, to_string(type.holder))) {
    mismatch("holder", std::string(to_string(type.holder)), joined(required.holders), place);
  }
  if (!holds(required.custody, to_string(type.custody))) {
    mismatch("custody", std::string(to_string(type.custody)), joined(required.custody), place);
  }
  const std::string& counted = entry.counts_as.issuing_level;
  const auto& order = listed.list.scheme.assurance;
  if (counted.empty() || counted == type.assurance_level || !order.declares(counted)) return;
  if (order.compare(type.assurance_level, counted) == std::partial_ordering::unordered) {
    out_.add(kLintLevelIncomparable, place,
             {{"level", type.assurance_level},
              {"other", counted},
              {"territory", listed.list.scheme.territory}});
  } else {
    mismatch("assurance", type.assurance_level, counted, place);
  }
}

// The list says when a CA issued a type before; the pair must not go on after that.
void DocumentsLint::previous(const Recognition& entry, const CaPair& pair, const Listed& listed,
                             const LintPlace& place) {
  if (!entry.certificate_type) return;
  const auto [first, last] = listed.mentioned.equal_range(pair.issuer_sha256);
  for (auto at = first; at != last; ++at) {
    ++spent_;
    const auto& [type, mention] = at->second;
    if (!same_marker(type->marker, *entry.certificate_type) || !mention->to.at) continue;
    const auto to = effective(pair.period.to);
    if (to && *to <= *mention->to.at) continue;
    mismatch("previous_ca", text_of(mention->from) + "/" + text_of(mention->to),
             to ? to_string(*to) : std::string("-"), place);
  }
}

}  // namespace

LintResults lint_documents(const DocumentsInputs& in) { return DocumentsLint(in).run(); }

}  // namespace baytrust::decision
