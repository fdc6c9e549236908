#include "gateway/service/edition_diff.hpp"

#include <algorithm>
#include <charconv>

#include "gateway/service/codes.hpp"
#include "gateway/service/edition_history.hpp"
#include "policy-mapping/compare.hpp"
#include "policy-mapping/register_parse.hpp"
#include "trustlists/compare.hpp"
#include "trustlists/parse.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::service {
namespace {

ComparedEdition compared(std::string name, VerifiedDocument document) {
  ComparedEdition out;
  out.name = std::move(name);
  out.header = std::move(document.header);
  out.file = document.file.digest;
  out.content = {std::move(document.list), std::move(document.the_register)};
  return out;
}

bool is_vouched_for(const decision::EditionHeader& header, std::span<const Signer> signers,
                    Instant now) {
  return std::ranges::any_of(header.signers, [&](const decision::EditionSigner& made) {
    return std::ranges::any_of(signers, [&](const Signer& signer) {
      return signer.pin().territory == header.territory &&
             signer.pin().fingerprint == made.certificate && signer.for_decision().in_force(now);
    });
  });
}

// Nobody vouches for what this reads.
Result<DocumentContent> read_unsigned(const FileToCompare& file) {
  const auto tree = xml::read_unsigned(*file.bytes);
  if (!tree) return tree.error();
  DocumentContent content;
  if (file.kind == DocumentKind::trust_list) {
    auto list = trustlists::parse(tree->root());
    if (!list) return list.error();
    content.list = std::make_shared<const trustlists::TrustList>(std::move(*list));
    return content;
  }
  const auto inside = tree->root().child(policy_mapping::kRegisterShape.content);
  auto read = policy_mapping::parse(inside ? *inside : tree->root());
  if (!read) return read.error();
  content.the_register = std::make_shared<const policy_mapping::Register>(std::move(*read));
  return content;
}

Finding why_unverified(const decision::EditionHeader& header, std::span<const Signer> signers,
                       const std::string& reason) {
  const bool pinned = std::ranges::any_of(
      signers, [&](const Signer& signer) { return signer.pin().territory == header.territory; });
  if (!pinned) {
    return Finding(kUnverifiedNoPin, subject_of(header), {{"territory", header.territory}});
  }
  return Finding(kUnverifiedSignature, subject_of(header), {{"reason", reason}});
}

Error unknown_edition(DocumentKind kind, const EditionReference& reference) {
  return Error(kEditionUnknown, reference.text,
               {{"document", std::string(to_string(kind)) +
                                 (reference.territory.empty() ? "" : " " + reference.territory)},
                {"asked", reference.text}});
}

Result<EditionRecord> record_of(EditionStore& store, DocumentKind kind,
                                const EditionReference& reference, Instant now) {
  if (reference.digest) {
    auto found = store.find(*reference.digest);
    if (!found) return found.error();
    if (!*found) return unknown_edition(kind, reference);
    if ((*found)->kind != kind) {
      return Error(kStoreOtherKind, reference.text,
                   {{"digest", reference.text},
                    {"found", std::string(to_string((*found)->kind))},
                    {"expected", std::string(to_string(kind))}});
    }
    return std::move(**found);
  }
  const auto history = EditionHistory::read(store, kind, reference.territory);
  if (!history) return history.error();
  const EditionRecord* record =
      reference.sequence ? history->at_sequence(*reference.sequence) : history->in_force(now);
  if (record == nullptr) return unknown_edition(kind, reference);
  return *record;
}

}  // namespace

Changes changes_between(const DocumentContent& before, const DocumentContent& after) {
  if (before.list) return trustlists::compare(*before.list, *after.list).changes;
  return policy_mapping::compare(*before.the_register, *after.the_register).changes;
}

Result<ComparedEdition> read_to_compare(const FileToCompare& file, std::span<const Signer> signers,
                                        crypto::Verifier& verifier, Instant now) {
  auto document = verify_document(file.kind, file.bytes, signers, verifier);
  if (document && is_vouched_for(document->header, signers, now)) {
    return compared(file.name, std::move(*document));
  }
  auto content = read_unsigned(file);
  if (!content) return content.error().within(file.name);
  ComparedEdition out;
  out.name = file.name;
  out.file = crypto::sha256(*file.bytes);
  out.content = std::move(*content);
  out.header =
      out.content.list ? header_of(*out.content.list) : header_of(*out.content.the_register);
  const std::string reason =
      document ? "edition.signer.not_pinned" : std::string(document.error().code().id);
  out.findings = {why_unverified(out.header, signers, reason)};
  return out;
}

std::optional<EditionReference> EditionReference::parse(const std::string& text) {
  EditionReference out;
  out.text = text;
  if (const auto digest = parse_digest(text)) {
    out.digest = *digest;
    return out;
  }
  const std::size_t at = text.find('@');
  out.territory = text.substr(0, at);
  const auto is_code = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (out.territory.empty() || !std::ranges::all_of(out.territory, is_code)) return std::nullopt;
  if (at == std::string::npos) return out;
  std::uint64_t sequence = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data() + at + 1, end, sequence);
  if (failed != std::errc() || stop != end) return std::nullopt;
  out.sequence = sequence;
  return out;
}

Result<ComparedEdition> find_to_compare(EditionStore& store, DocumentKind kind,
                                        const EditionReference& reference,
                                        crypto::Verifier& verifier, Instant now) {
  const auto record = record_of(store, kind, reference, now);
  if (!record) return record.error();
  const auto pins = store.pins();
  if (!pins) return pins.error();
  const auto trust = trust_of(*pins);
  if (!trust) return trust.error();
  auto document = load_edition(store, *record, trust->signers, verifier);
  if (!document) return document.error();
  return compared(reference.text, std::move(*document));
}

EditionDiff diff_editions(DocumentKind kind, ComparedEdition before, ComparedEdition after) {
  Changes changes = changes_between(before.content, after.content);
  return {kind, std::move(before), std::move(after), std::move(changes)};
}

}  // namespace baytrust::service
