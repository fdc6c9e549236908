#include "gateway/authoring/draft_register.hpp"

#include <map>

#include "gateway/authoring/codes.hpp"
#include "gateway/authoring/register_row.hpp"
#include "gateway/authoring/row_values.hpp"
#include "gateway/authoring/scheme.hpp"
#include "policy-mapping/compare.hpp"
#include "policy-mapping/write.hpp"

namespace baytrust::authoring {
namespace {

using policy_mapping::CaPair;
using policy_mapping::Recognition;
using policy_mapping::Register;

class RegisterDrafter {
 public:
  RegisterDrafter(const DraftInputs& in, crypto::Verifier& verifier, Drafted& out)
      : in_(in), verifier_(verifier), out_(out) {}

  void run();

 private:
  void read_rows(const Table& table, const CertificatePool& pool, NameBinder& binder);
  void check_chain(Row& row, const RegisterRow& read, const CertificatePool& pool);
  void take(Row& row, RegisterRow read);
  void add_pair(Row& row, Recognition& entry, const CaPair& pair);

  const DraftInputs& in_;
  crypto::Verifier& verifier_;
  Drafted& out_;
  Draft draft_;
  Register register_;
  struct Place {
    std::size_t entry = 0;
    std::size_t line = 0;
  };
  std::map<std::string, Place> by_id_;
  std::map<std::pair<Digest, Digest>, bool> chains_;
};

void RegisterDrafter::check_chain(Row& row, const RegisterRow& read, const CertificatePool& pool) {
  const auto key = std::pair((*read.issuing)->fingerprint, (*read.root)->fingerprint);
  auto known = chains_.find(key);
  if (known == chains_.end()) {
    const bool holds = pool.issued_under(*read.issuing, *read.root, verifier_);
    known = chains_.emplace(key, holds).first;
  }
  if (known->second) return;
  row.complain(kChainBroken, "issuing ca",
               {{"issuer", described(*read.issuing)}, {"root", described(*read.root)}});
}

void RegisterDrafter::add_pair(Row& row, Recognition& entry, const CaPair& pair) {
  for (const CaPair& known : entry.ca_pairs) {
    if (known.root_sha256 != pair.root_sha256 || known.issuer_sha256 != pair.issuer_sha256) {
      continue;
    }
    row.complain(kRowRepeated, "issuing ca",
                 {{"value", entry.id}, {"other_line", std::to_string(by_id_.at(entry.id).line)}});
    return;
  }
  entry.ca_pairs.push_back(pair);
}

// A further row of an entry says the same but for its pair, or it would be read over.
void RegisterDrafter::take(Row& row, RegisterRow read) {
  const auto known = by_id_.find(read.entry.id);
  if (known == by_id_.end()) {
    by_id_.emplace(read.entry.id, Place{register_.recognitions.size(), row.line()});
    register_.recognitions.push_back(std::move(read.entry));
    return;
  }
  Recognition& entry = register_.recognitions[known->second.entry];
  const CaPair pair = read.entry.ca_pairs.front();
  Recognition alike = read.entry;
  alike.ca_pairs = entry.ca_pairs;
  if (!(alike == entry)) {
    std::string fields;
    for (const auto field : policy_mapping::differing_fields(alike, entry)) {
      fields.append(fields.empty() ? "" : ", ").append(to_string(field));
    }
    complain_contradiction(row, "id", entry.id + (fields.empty() ? "" : ": " + fields), entry.id,
                           known->second.line);
    return;
  }
  add_pair(row, entry, pair);
}

void RegisterDrafter::read_rows(const Table& table, const CertificatePool& pool,
                                NameBinder& binder) {
  const RegisterRowInputs inputs{.binder = binder,
                                 .publisher = register_.publisher,
                                 .utc_offset = in_.jurisdiction.utc_offset_minutes,
                                 .draft = draft_};
  for (std::size_t i = 0; i < table.size(); ++i) {
    Row row = table.row(i, out_.errors);
    auto read = read_register_row(row, inputs);
    if (!read) continue;
    check_chain(row, *read, pool);
    take(row, *std::move(read));
  }
}

void RegisterDrafter::run() {
  auto scheme = read_register_scheme({.toml = as_text(*in_.scheme.bytes),
                                      .file = in_.scheme.name,
                                      .jurisdiction = in_.jurisdiction,
                                      .now = in_.now});
  if (scheme) {
    register_ = std::move(*scheme);
  } else {
    out_.errors.push_back(scheme.error());
    register_.publisher = in_.jurisdiction.code;
  }
  if (in_.next_signer) {
    register_.next_signer =
        policy_mapping::NextSigner{in_.next_signer->certificate_sha256, in_.next_signer->from};
  }
  const auto pool = CertificatePool::read(in_.certificates, in_.directory, out_.errors);
  draft_.unreadable = pool.unreadable();
  const Table table =
      Table::read(as_text(*in_.table.bytes), in_.table.name, register_columns(), out_.errors);
  NameBinder binder(pool);
  read_rows(table, pool, binder);
  if (!out_.errors.empty()) return;
  auto document = policy_mapping::write(register_);
  if (!document) {
    out_.errors.push_back(document.error());
    return;
  }
  draft_.document = std::move(*document);
  draft_.sequence = register_.sequence_number;
  draft_.pairings = binder.pairings();
  draft_.entries = register_.recognitions.size();
  out_.draft = std::move(draft_);
}

}  // namespace

Drafted draft_register(const DraftInputs& in, crypto::Verifier& verifier) {
  Drafted out;
  RegisterDrafter(in, verifier, out).run();
  return out;
}

}  // namespace baytrust::authoring
