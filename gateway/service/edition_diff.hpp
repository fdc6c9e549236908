// Comparing two editions of a list or register: of files, or of what the store holds. A file is
// read whether or not its signature can be verified, because drafts and found copies are compared
// too; which it was is always part of the answer. Nothing that judges uses any of this.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "gateway/decision/edition.hpp"
#include "gateway/messages/language.hpp"
#include "gateway/service/edition_store.hpp"
#include "gateway/service/verified_document.hpp"
#include "validators/base/change.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

// One of the two, by kind.
struct DocumentContent {
  std::shared_ptr<const trustlists::TrustList> list{};
  std::shared_ptr<const policy_mapping::Register> the_register{};
};
// Of the same kind.
Changes changes_between(const DocumentContent& before, const DocumentContent& after);

struct ComparedEdition {
  std::string name;                // as it was asked for
  decision::EditionHeader header;  // digest and signers only where verified
  Digest file;                     // SHA-256 of the signed file
  Findings findings;               // document.unverified.*; empty: its signature was verified
  DocumentContent content;

  bool verified() const { return findings.empty(); }
};

struct FileToCompare {
  DocumentKind kind = DocumentKind::trust_list;
  std::string name;
  SharedBytes bytes;
};
// Verified if a signer pinned for its territory at `now` signed it. Errors: it cannot be read.
Result<ComparedEdition> read_to_compare(const FileToCompare& file, std::span<const Signer> signers,
                                        crypto::Verifier& verifier, Instant now);

// "HK": the edition in force; "HK@7": the one of this sequence number; or an edition's digest.
struct EditionReference {
  std::string text;
  std::string territory{};
  std::optional<std::uint64_t> sequence{};
  std::optional<Digest> digest{};

  // Empty where the text is of none of these forms.
  static std::optional<EditionReference> parse(const std::string& text);
};
// store.edition.unknown, store.other_kind, store.altered.
Result<ComparedEdition> find_to_compare(EditionStore& store, DocumentKind kind,
                                        const EditionReference& reference,
                                        crypto::Verifier& verifier, Instant now);

struct EditionDiff {
  DocumentKind kind = DocumentKind::trust_list;
  ComparedEdition before;
  ComparedEdition after;
  Changes changes;
};
EditionDiff diff_editions(DocumentKind kind, ComparedEdition before, ComparedEdition after);

// The change feed: canonical JSON, docs/schemas/changes.schema.json. Texts in one language.
std::string change_feed(const EditionDiff& diff, messages::Language language);

}  // namespace baytrust::service
