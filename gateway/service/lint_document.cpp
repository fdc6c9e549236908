#include "gateway/service/lint_document.hpp"

#include <algorithm>

#include "gateway/service/codes.hpp"
#include "gateway/service/edition_history.hpp"
#include "policy-mapping/lint.hpp"
#include "policy-mapping/register_parse.hpp"
#include "trustlists/lint.hpp"
#include "trustlists/parse.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::service {
namespace {

using Signature = LintedDocument::Signature;

// The rules that were run, by the beginnings of their ids.
const std::vector<std::string_view> kListRules{"lint.list."};
const std::vector<std::string_view> kRegisterRules{"lint.register.", "lint.cross."};

void append(LintResults& to, LintResults more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// `findings`: what its reader noted.
LintedDocument lint_list(const trustlists::TrustList& list, const Findings& findings,
                         const LintSettings& settings, Instant now) {
  LintedDocument out;
  out.kind = DocumentKind::trust_list;
  out.territory = list.scheme.territory;
  out.sequence = static_cast<std::uint64_t>(list.scheme.sequence_number);
  LintResults results = trustlists::lint(list, {.now = now,
                                                .languages = settings.languages_of(out.territory),
                                                .near_update = settings.near_update});
  append(results, trustlists::lint_deviations(out.territory, findings));
  out.report = decision::make_report(
      std::move(results),
      {.waivers = settings.waivers, .now = now, .root = out.territory, .families = kListRules});
  return out;
}

LintedDocument lint_register(const policy_mapping::Register& reg, const LintBeside& beside,
                             const LintSettings& settings, Instant now) {
  LintedDocument out;
  out.kind = DocumentKind::mapping_register;
  out.territory = reg.publisher;
  out.sequence = static_cast<std::uint64_t>(reg.sequence_number);
  LintResults results =
      policy_mapping::lint(reg, {.now = now,
                                 .languages = settings.languages_of(out.territory),
                                 .near_update = settings.near_update});
  decision::DocumentsInputs in{.the_register = reg,
                               .lists = {},
                               .counterparts = {},
                               .equivalences = settings.equivalences,
                               .now = now};
  for (const auto& list : beside.lists) in.lists.push_back(list.get());
  for (const auto& other : beside.registers) {
    if (other->publisher != reg.publisher) in.counterparts.push_back(other.get());
  }
  append(results, decision::lint_documents(in));
  out.report = decision::make_report(
      std::move(results),
      {.waivers = settings.waivers, .now = now, .root = out.territory, .families = kRegisterRules});
  return out;
}

// A document that the reader refuses: its one result, not to be waived.
LintedDocument lint_refused(DocumentKind kind, const Error& error, Instant now) {
  LintedDocument out;
  out.kind = kind;
  out.refused = error;
  static const std::vector<decision::Waiver> kNone;
  out.report =
      decision::make_report(kind == DocumentKind::trust_list ? trustlists::lint_refused(error)
                                                             : policy_mapping::lint_refused(error),
                            {.waivers = kNone, .now = now, .root = {}, .families = {}});
  return out;
}

// A draft may be the Register alone, or already within its SignedRegister.
Result<policy_mapping::Register> parse_register(const xml::Document& document) {
  const auto root = document.root();
  if (root.is(policy_mapping::kRegisterShape.root)) {
    if (const auto inner = root.child(policy_mapping::kRegisterShape.content)) {
      return policy_mapping::parse(*inner);
    }
  }
  return policy_mapping::parse(root);
}

}  // namespace

LintedDocument lint_verified(const VerifiedDocument& document, const LintBeside& beside,
                             const LintSettings& settings, Instant now) {
  LintedDocument out = document.list ? lint_list(*document.list, document.findings, settings, now)
                                     : lint_register(*document.the_register, beside, settings, now);
  out.signature = Signature::verified;
  return out;
}

Result<LintedDocument> lint_file(const LintFile& file, const LintBeside& beside,
                                 const LintSettings& settings, crypto::Verifier& verifier,
                                 Instant now) {
  std::optional<Error> unverified;
  if (!file.pins.empty()) {
    const auto trust = trust_of(file.pins);
    if (!trust) return trust.error();
    const auto verified = verify_document(file.kind, file.bytes, trust->signers, verifier);
    if (verified) return lint_verified(*verified, beside, settings, now);
    unverified = verified.error();
  }
  const auto document = xml::read_unsigned(*file.bytes);
  if (!document) return document.error();
  LintedDocument out;
  if (file.kind == DocumentKind::trust_list) {
    const auto read = trustlists::read_list(document->root());
    out = read ? lint_list(read->list, read->deviations, settings, now)
               : lint_refused(file.kind, read.error(), now);
  } else {
    const auto reg = parse_register(*document);
    out = reg ? lint_register(*reg, beside, settings, now)
              : lint_refused(file.kind, reg.error(), now);
  }
  out.unverified = unverified;
  return out;
}

Result<std::shared_ptr<const trustlists::TrustList>> read_list_unsigned(ByteView file) {
  const auto document = xml::read_unsigned(file);
  if (!document) return document.error();
  auto list = trustlists::parse(document->root());
  if (!list) return list.error();
  return std::make_shared<const trustlists::TrustList>(*std::move(list));
}

Result<std::shared_ptr<const policy_mapping::Register>> read_register_unsigned(ByteView file) {
  const auto document = xml::read_unsigned(file);
  if (!document) return document.error();
  auto reg = parse_register(*document);
  if (!reg) return reg.error();
  return std::make_shared<const policy_mapping::Register>(*std::move(reg));
}

namespace {

Result<Trust> trust_in(EditionStore& store) {
  const auto pins = store.pins();
  if (!pins) return pins.error();
  return trust_of(*pins);
}

}  // namespace

Result<LintBeside> beside_in_store(EditionStore& store, crypto::Verifier& verifier, Instant now) {
  const auto trust = trust_in(store);
  if (!trust) return trust.error();
  const auto editions = store.editions();
  if (!editions) return editions.error();
  LintBeside beside;
  for (const EditionRecord& record : *editions) {
    const auto history = EditionHistory::read(store, record.kind, record.territory);
    if (!history) return history.error();
    const EditionRecord* current = history->in_force(now);
    if (current == nullptr || current->digest != record.digest) continue;
    auto document = load_edition(store, record, trust->signers, verifier);
    if (!document) return document.error();
    if (document->list) beside.lists.push_back(document->list);
    if (document->the_register) beside.registers.push_back(document->the_register);
  }
  return beside;
}

Result<VerifiedDocument> edition_in_store(EditionStore& store, DocumentKind kind,
                                          const std::string& territory, crypto::Verifier& verifier,
                                          Instant now) {
  const auto trust = trust_in(store);
  if (!trust) return trust.error();
  const auto history = EditionHistory::read(store, kind, territory);
  if (!history) return history.error();
  if (const EditionRecord* record = history->in_force(now)) {
    return load_edition(store, *record, trust->signers, verifier);
  }
  return Error(kStoreNoEdition, std::string(to_string(kind)) + " " + territory,
               {{"territory", territory}, {"at", to_string(now)}});
}

}  // namespace baytrust::service
