#include "policy-mapping/mra_parse.hpp"

#include <algorithm>

#include "policy-mapping/keywords.hpp"
#include "policy-mapping/mra.hpp"
#include "policy-mapping/mra_codes.hpp"
#include "policy-mapping/recognition_xml.hpp"
#include "policy-mapping/register_parse.hpp"
#include "validators/path/policy_set.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::policy_mapping {
namespace {

using xml::Element;

constexpr std::size_t kMaxPointers = 1'000;

std::string cut(std::string_view text, std::size_t most = 200) {
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return std::string(text.substr(0, end));
}

Oid oid_or_empty(std::string_view text) {
  constexpr std::string_view kUrn = "urn:oid:";
  if (text.starts_with(kUrn)) text.remove_prefix(kUrn.size());
  return Oid::parse(text).value_or(Oid());
}

// TS 119 612 5.5.1: what of a service has a counterpart among the kinds of recognitions.
std::optional<Kind> kind_of(const std::vector<mra::ServiceType>& types) {
  constexpr std::string_view kBeginning = "http://uri.etsi.org/TrstSvc/Svctype/";
  std::optional<Kind> kind;
  for (const mra::ServiceType& type : types) {
    const std::string_view uri = type.uri;
    if (!uri.starts_with(kBeginning)) return std::nullopt;
    const std::string_view rest = uri.substr(kBeginning.size());
    std::optional<Kind> one;
    if (rest == "CA/QC" || rest == "CA/PKC") one = Kind::certificate;
    if (rest == "TSA" || rest == "TSA/QTST") one = Kind::timestamp;
    if (!one || (kind && *kind != *one)) return std::nullopt;
    kind = one;
  }
  return kind;
}

// One agreement between two territories, made into entries.
class Drafting {
 public:
  Drafting(std::string relying, std::string issuing, MraDraft& out)
      : relying_(std::move(relying)), issuing_(std::move(issuing)), out_(out) {}

  void add(const mra::Agreement& agreement) {
    const Subject list(Subject::Kind::list, relying_);
    for (const auto& [name, value] :
         {std::pair("technicalType", agreement.technical_type),
          std::pair("version", agreement.version), std::pair("MRADepth", agreement.depth)}) {
      out_.findings.emplace_back(mra::kAttribute, list,
                                 Facts{{"name", name}, {"value", cut(value)}});
    }
    for (const mra::Equivalence& equivalence : agreement.equivalences) {
      const auto kind = kind_of(equivalence.current.pointed_types);
      if (!kind) {
        out_.findings.emplace_back(
            mra::kServiceType, list,
            Facts{{"identifier", cut(equivalence.legal_identifier)},
                  {"type", cut(equivalence.current.pointed_types.front().uri)}});
        continue;
      }
      entry(agreement, equivalence, *kind);
    }
  }

 private:
  void note(const Code& code, Facts facts = {}) {
    out_.findings.emplace_back(code, *subject_, std::move(facts));
  }

  void entry(const mra::Agreement& agreement, const mra::Equivalence& equivalence, Kind kind) {
    Recognition r;
    r.id = "mra-" + relying_ + "-" + issuing_ + "-" +
           std::to_string(out_.draft.recognitions.size() + 1);
    r.kind = kind;
    r.relying = relying_;
    r.issuing = issuing_;
    subject_ = Subject(Subject::Kind::recognition, r.id);
    // The agreement does not say in which language its identifiers are.
    r.legal_basis = {{"und", equivalence.legal_identifier}};
    r.evidence = {{agreement.pointing_legislation, std::nullopt, {}},
                  {agreement.pointed_legislation, std::nullopt, {}}};
    statuses(equivalence, r);
    types(equivalence);
    lists(equivalence.current);
    contents(equivalence.current, r);
    missing(r);
    out_.draft.recognitions.push_back(std::move(r));
  }

  StatusChange change_of(const mra::State& state) {
    if (state.status == mra::kEnacted)
      return {Status::in_force, state.since, Reason::agreement, {}};
    if (state.status == mra::kRepealed) {
      return {Status::withdrawn, state.since, Reason::cessation, {}};
    }
    note(mra::kStatus, {{"status", cut(state.status)}});
    return {Status::suspended, state.since, Reason::review, {}};
  }

  void statuses(const mra::Equivalence& equivalence, Recognition& r) {
    for (const mra::State& past : equivalence.history) {
      r.status.push_back(change_of(past));
      if (past.contents != equivalence.current.contents ||
          past.qualifiers != equivalence.current.qualifiers ||
          past.pointed_types != equivalence.current.pointed_types ||
          past.pointing_types != equivalence.current.pointing_types) {
        note(mra::kHistory, {{"since", to_string(past.since)}});
      }
    }
    r.status.push_back(change_of(equivalence.current));
    std::stable_sort(r.status.begin(), r.status.end(),
                     [](const StatusChange& a, const StatusChange& b) {
                       return a.effective_from < b.effective_from;
                     });
    r.period.from = Bound::at(r.status.front().effective_from, "MRA");
    r.period.to = Bound::open("MRA");
    note(mra::kPeriodOpen);
  }

  void types(const mra::Equivalence& equivalence) {
    for (const auto* side :
         {&equivalence.current.pointing_types, &equivalence.current.pointed_types}) {
      for (const mra::ServiceType& type : *side) {
        if (type.information.empty()) continue;
        note(mra::kServiceInformation, {{"identifier", cut(equivalence.legal_identifier)},
                                        {"information", cut(type.information)}});
      }
    }
  }

  void lists(const mra::State& state) {
    for (const auto& [kind, pair] :
         {std::pair("valid", state.valid), std::pair("invalid", state.invalid)}) {
      note(mra::kStatusList,
           {{"pointing", cut(pair.pointing)}, {"pointed", cut(pair.pointed)}, {"kind", kind}});
    }
    for (const mra::Pair& pair : state.qualifiers) {
      note(mra::kQualifier, {{"pointing", cut(pair.pointing)}, {"pointed", cut(pair.pointed)}});
    }
  }

  void unsaid(const mra::ContentEquivalence& content, const std::vector<std::string>& what) {
    for (const std::string& one : what) {
      note(mra::kContent, {{"context", cut(content.context)}, {"what", cut(one)}});
    }
  }

  // Policies of the pointing party are what the certificate counts as; those of the pointed party,
  // its usages and purposes are what it must have. Only where the pointed side says nothing else:
  // half a condition would let in more than was agreed.
  void contents(const mra::State& state, Recognition& r) {
    std::vector<std::string> issuing;
    for (const mra::ContentEquivalence& content : state.contents) {
      unsaid(content, content.pointing.other);
      unsaid(content, content.pointing.key_usage);
      unsaid(content, content.pointing.purposes);
      unsaid(content, content.pointed.other);
      if (!content.pointed.other.empty() || !content.pointing.other.empty()) {
        unsaid(content, content.pointed.policies);
        unsaid(content, content.pointing.policies);
        continue;
      }
      issuing.insert(issuing.end(), content.pointed.policies.begin(),
                     content.pointed.policies.end());
      requirements(content, r);
      counts_as(content, r);
    }
    family(issuing, r);
  }

  void requirements(const mra::ContentEquivalence& content, Recognition& r) {
    for (const std::string& bit : content.pointed.key_usage) {
      // TS 119 612 writes crlSign, RFC 5280 cRLSign.
      const std::string_view text = bit == "crlSign" ? std::string_view("cRLSign") : bit;
      const auto known = std::find_if(std::begin(kKeyUsageBits), std::end(kKeyUsageBits),
                                      [text](const auto& word) { return word.text == text; });
      auto& all = r.required.key_usage_all;
      if (known == std::end(kKeyUsageBits)) {
        unsaid(content, {"KeyUsageBit " + bit});
      } else if (std::find(all.begin(), all.end(), known->value) == all.end()) {
        all.push_back(known->value);
      }
    }
    for (const std::string& text : content.pointed.purposes) {
      const Oid oid = oid_or_empty(text);
      auto& all = r.required.extended_key_usage;
      if (oid == Oid()) {
        unsaid(content, {"ExtendedKeyUsage " + text});
      } else if (std::find(all.begin(), all.end(), oid) == all.end()) {
        all.push_back(oid);
      }
    }
  }

  void counts_as(const mra::ContentEquivalence& content, Recognition& r) {
    for (const std::string& text : content.pointing.policies) {
      const RelyingPolicy policy(oid_or_empty(text));
      auto& all = r.counts_as.policies;
      if (policy.oid() == Oid() || policy.oid() == path::kAnyPolicy) {
        unsaid(content, {"PolicySet " + text});
      } else if (std::find(all.begin(), all.end(), policy) == all.end()) {
        all.push_back(policy);
      }
    }
  }

  // The agreement names whole policies: each is a release of the family of its leading arcs.
  void family(const std::vector<std::string>& policies, Recognition& r) {
    std::string found;
    PolicyFamily family{.prefix = {}, .version_nodes = 1, .accept = PolicyFamily::Accept::only};
    for (const std::string& text : policies) {
      found.append(found.empty() ? "" : " | ").append(text);
      const std::string dotted = to_string(oid_or_empty(text));
      const std::size_t dot = dotted.rfind('.');
      const auto prefix =
          dot == std::string::npos ? std::nullopt : Oid::parse(dotted.substr(0, dot));
      const auto release =
          dot == std::string::npos ? std::nullopt : Release::parse(dotted.substr(dot + 1));
      if (!prefix || !release || (family.prefix != Oid() && family.prefix != *prefix)) {
        note(mra::kNoFamily, {{"found", cut(found)}});
        return;
      }
      family.prefix = *prefix;
      auto& pinned = family.pinned;
      if (std::find(pinned.begin(), pinned.end(), *release) == pinned.end()) {
        pinned.push_back(*release);
      }
    }
    if (family.pinned.empty()) {
      note(mra::kNoFamily, {{"found", "-"}});
      return;
    }
    r.policy_family = std::move(family);
  }

  void missing(const Recognition& r) {
    note(mra::kNoPair);
    if (r.kind == Kind::certificate) note(mra::kNoType);
    if (r.counts_as.policies.empty()) note(mra::kNoPolicy);
  }

  std::string relying_, issuing_;
  MraDraft& out_;
  std::optional<Subject> subject_;
};

// Text of the first element of this name anywhere in the pointer's additional information.
std::string territory_of(const Element& information) {
  for (const Element other : information.children(mra::tsl("OtherInformation"))) {
    if (const auto territory = other.child(mra::tsl("SchemeTerritory"))) {
      const auto text = xml::text_field(*territory);
      if (text) return *text;
    }
  }
  return {};
}

Result<std::string> checked_territory(const Element& where, const std::string& text) {
  auto code = checked_jurisdiction(where, text);
  if (code) return code;
  return Error(mra::kTerritory, where.location(), {{"value", text.empty() ? "-" : cut(text, 80)}});
}

xml::Texts operator_name(const Element& scheme) {
  xml::Texts names;
  if (const auto element = scheme.child(mra::tsl("SchemeOperatorName"))) {
    for (const Element one : element->children(mra::tsl("Name"))) {
      if (auto text = xml::local_text_field(one); text && names.size() < 100) {
        names.push_back(*std::move(text));
      }
    }
  }
  return names;
}

// The agreement in one pointer, if it has one.
Result<bool> import_pointer(const Element& pointer, const std::string& relying, MraDraft& out) {
  const auto information = pointer.child(mra::tsl("AdditionalInformation"));
  if (!information) return false;
  bool found = false;
  for (const Element other : information->children(mra::tsl("OtherInformation"))) {
    for (const Element element :
         other.children(mra::name("MutualRecognitionAgreementInformation"))) {
      const auto agreement = mra::parse_agreement(element);
      if (!agreement) return agreement.error();
      const auto issuing = checked_territory(*information, territory_of(*information));
      if (!issuing) return issuing.error();
      if (*issuing == relying) {
        return Error(mra::kTerritory, information->location(), {{"value", *issuing}});
      }
      Drafting(relying, *issuing, out).add(*agreement);
      found = true;
    }
  }
  return found;
}

}  // namespace

Result<MraDraft> import_mra(const Element& list, Instant issued, Instant next_update) {
  if (auto good = xml::expect_root(list, mra::tsl("TrustServiceStatusList")); !good) {
    return good.error();
  }
  const auto scheme = list.child(mra::tsl("SchemeInformation"));
  const auto pointers = scheme ? scheme->child(mra::tsl("PointersToOtherTSL")) : std::nullopt;
  if (!pointers) return Error(mra::kNone, "list");
  const auto territory = scheme->child(mra::tsl("SchemeTerritory"));
  const auto relying = checked_territory(*scheme, territory ? territory->text() : std::string());
  if (!relying) return relying.error();

  MraDraft out;
  out.draft.publisher = *relying;
  out.draft.publisher_name = operator_name(*scheme);
  out.draft.issued = issued;
  out.draft.next_update = next_update;
  const Subject subject(Subject::Kind::list, *relying);
  out.findings.emplace_back(mra::kUnverified, subject);
  bool found = false;
  std::size_t count = 0;
  for (const Element pointer : pointers->children(mra::tsl("OtherTSLPointer"))) {
    if (++count > kMaxPointers) break;
    const auto imported = import_pointer(pointer, *relying, out);
    if (!imported) return imported.error();
    found = found || *imported;
  }
  if (!found) return Error(mra::kNone, "list");
  if (out.draft.recognitions.empty()) out.findings.emplace_back(mra::kNoEntry, subject);
  return out;
}

}  // namespace baytrust::policy_mapping
