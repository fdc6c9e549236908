#include "gateway/store/sqlite_editions.hpp"

#include "gateway/service/codes.hpp"
#include "gateway/store/columns.hpp"

namespace baytrust::store {
namespace {

using service::DocumentKind;
using service::EditionRecord;
using service::EditionState;
using service::NewApproval;
using service::NewEdition;
using service::NewSignatures;
using service::Pin;
using service::SignedFile;

constexpr const char* kEditionColumns =
    "SELECT kind, territory, sequence, digest, issued, state, reason, received, activated, "
    "refused FROM edition ";

std::vector<Digest> digests(SQLite::Database& database, const char* sql, const Digest& edition) {
  SQLite::Statement query(database, sql);
  bind_to(query, 1, edition);
  std::vector<Digest> found;
  while (query.executeStep()) found.push_back(digest_at(query, 0));
  return found;
}

// A row of kEditionColumns, with what other tables hold of it.
EditionRecord edition_at(SQLite::Database& database, const SQLite::Statement& row) {
  EditionRecord edition;
  edition.kind = static_cast<DocumentKind>(row.getColumn(0).getInt());
  edition.territory = row.getColumn(1).getString();
  edition.sequence = static_cast<std::uint64_t>(row.getColumn(2).getInt64());
  edition.digest = digest_at(row, 3);
  edition.issued = {row.getColumn(4).getInt64()};
  edition.state = static_cast<EditionState>(row.getColumn(5).getInt());
  edition.reason = row.getColumn(6).getString();
  edition.received = {row.getColumn(7).getInt64()};
  edition.activated = instant_at(row, 8);
  edition.refused = instant_at(row, 9);

  edition.files =
      digests(database, "SELECT file FROM edition_file WHERE edition = ? ORDER BY position",
              edition.digest);
  edition.signers = digests(
      database, "SELECT certificate FROM edition_signer WHERE edition = ? ORDER BY certificate",
      edition.digest);
  SQLite::Statement approvals(database,
                              "SELECT name, at FROM approval WHERE edition = ? ORDER BY position");
  bind_to(approvals, 1, edition.digest);
  while (approvals.executeStep()) {
    edition.approvals.push_back(
        {approvals.getColumn(0).getString(), {approvals.getColumn(1).getInt64()}});
  }
  return edition;
}

std::optional<EditionRecord> find_edition(SQLite::Database& database, const Digest& digest) {
  SQLite::Statement query(database, std::string(kEditionColumns) + "WHERE digest = ?");
  bind_to(query, 1, digest);
  if (!query.executeStep()) return std::nullopt;
  return edition_at(database, query);
}

// A mark only rises: a lower one leaves it as it is.
void raise_high_water(SQLite::Database& database, DocumentKind kind, const std::string& territory,
                      std::optional<std::uint64_t> mark) {
  if (!mark) return;
  SQLite::Statement upsert(database,
                           "INSERT INTO high_water (kind, territory, sequence) VALUES (?, ?, ?) "
                           "ON CONFLICT (kind, territory) DO UPDATE "
                           "SET sequence = max(sequence, excluded.sequence)");
  upsert.bind(1, static_cast<int>(kind));
  upsert.bind(2, territory);
  upsert.bind(3, static_cast<std::int64_t>(*mark));
  upsert.exec();
}

void link_file(SQLite::Database& database, const Digest& edition, const SignedFile& file) {
  keep_file(database, file);
  SQLite::Statement link(database,
                         "INSERT INTO edition_file (edition, file, position) SELECT ?, ?, "
                         "count(*) FROM edition_file WHERE edition = ?");
  bind_to(link, 1, edition);
  bind_to(link, 2, file.digest);
  bind_to(link, 3, edition);
  link.exec();
}

void insert_signers(SQLite::Database& database, const Digest& edition,
                    const std::vector<Digest>& signers) {
  SQLite::Statement insert(database,
                           "INSERT INTO edition_signer (edition, certificate) VALUES (?, ?) "
                           "ON CONFLICT (edition, certificate) DO NOTHING");
  for (const Digest& signer : signers) {
    bind_to(insert, 1, edition);
    bind_to(insert, 2, signer);
    insert.exec();
    insert.reset();
  }
}

void insert_record(SQLite::Database& database, const EditionRecord& edition) {
  SQLite::Statement insert(database,
                           "INSERT INTO edition (kind, territory, sequence, digest, issued, state, "
                           "reason, received, activated, refused) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, static_cast<int>(edition.kind));
  insert.bind(2, edition.territory);
  insert.bind(3, static_cast<std::int64_t>(edition.sequence));
  bind_to(insert, 4, edition.digest);
  insert.bind(5, edition.issued.seconds);
  insert.bind(6, static_cast<int>(edition.state));
  insert.bind(7, edition.reason);
  insert.bind(8, edition.received.seconds);
  bind_to(insert, 9, edition.activated);
  bind_to(insert, 10, edition.refused);
  insert.exec();
}

void insert_approval(SQLite::Database& database, const NewApproval& approval) {
  SQLite::Statement insert(database,
                           "INSERT INTO approval (edition, name, at, position) SELECT ?, ?, ?, "
                           "count(*) FROM approval WHERE edition = ?");
  bind_to(insert, 1, approval.edition);
  insert.bind(2, approval.approval.name);
  insert.bind(3, approval.approval.at.seconds);
  bind_to(insert, 4, approval.edition);
  insert.exec();
}

Error unknown(const Digest& digest) {
  return Error(service::kStoreUnknown, "store", {{"digest", to_hex(digest)}});
}
Error known(const Digest& digest) {
  return Error(service::kStoreKnown, "store", {{"digest", to_hex(digest)}});
}
Error not_held(const EditionRecord& edition) {
  return Error(service::kStoreNotHeld, "edition",
               {{"state", std::string(to_string(edition.state))}});
}

}  // namespace

Result<void> advance(SQLite::Database& database, std::uint64_t read_at) {
  const std::uint64_t now_at = read_revision(database);
  if (now_at != read_at) {
    return Error(service::kStoreChanged, "store",
                 {{"read_at", std::to_string(read_at)}, {"now_at", std::to_string(now_at)}});
  }
  database.exec("UPDATE store SET revision = revision + 1");
  return {};
}

std::uint64_t read_revision(SQLite::Database& database) {
  return static_cast<std::uint64_t>(database.execAndGet("SELECT revision FROM store").getInt64());
}

void keep_file(SQLite::Database& database, const SignedFile& file) {
  SQLite::Statement bytes(database,
                          "INSERT INTO file (digest, bytes) VALUES (?, ?) "
                          "ON CONFLICT (digest) DO NOTHING");
  bind_to(bytes, 1, file.digest);
  bytes.bindNoCopy(2, file.bytes->data(), static_cast<int>(file.bytes->size()));
  bytes.exec();
}

Result<void> insert_edition(SQLite::Database& database, const NewEdition& edition) {
  const EditionRecord& record = edition.record;
  if (find_edition(database, record.digest)) return known(record.digest);
  insert_record(database, record);
  link_file(database, record.digest, edition.file);
  insert_signers(database, record.digest, record.signers);
  raise_high_water(database, record.kind, record.territory, edition.high_water);
  return {};
}

Result<void> settle_held(SQLite::Database& database, const Settled& settled) {
  const auto edition = find_edition(database, settled.edition);
  if (!edition) return unknown(settled.edition);
  if (edition->state != EditionState::held) return not_held(*edition);
  SQLite::Statement update(
      database, "UPDATE edition SET state = ?, activated = ?, refused = ? WHERE digest = ?");
  const bool activated = settled.becomes == EditionState::active;
  update.bind(1, static_cast<int>(settled.becomes));
  bind_to(update, 2, activated ? std::optional(settled.at) : std::nullopt);
  bind_to(update, 3, activated ? std::nullopt : std::optional(settled.at));
  bind_to(update, 4, settled.edition);
  update.exec();
  raise_high_water(database, edition->kind, edition->territory, settled.high_water);
  return {};
}

void insert_pin(SQLite::Database& database, const Pin& pin) {
  SQLite::Statement insert(
      database,
      "INSERT INTO pin (territory, fingerprint, certificate, added, distrusted_from) "
      "VALUES (?, ?, ?, ?, ?)");
  insert.bind(1, pin.territory);
  bind_to(insert, 2, pin.fingerprint);
  insert.bind(3, pin.certificate.data(), static_cast<int>(pin.certificate.size()));
  insert.bind(4, pin.added.seconds);
  bind_to(insert, 5, pin.distrusted_from);
  insert.exec();
}

Result<std::uint64_t> SqliteEditions::revision() {
  return guarded(place_, [&]() -> Result<std::uint64_t> { return read_revision(database_); });
}

Result<std::vector<Pin>> SqliteEditions::pins() {
  return guarded(place_, [&]() -> Result<std::vector<Pin>> {
    SQLite::Statement query(database_,
                            "SELECT territory, fingerprint, certificate, added, distrusted_from "
                            "FROM pin ORDER BY territory, fingerprint");
    std::vector<Pin> pins;
    while (query.executeStep()) {
      pins.push_back({.territory = query.getColumn(0).getString(),
                      .fingerprint = digest_at(query, 1),
                      .certificate = bytes_at(query, 2),
                      .added = {query.getColumn(3).getInt64()},
                      .distrusted_from = instant_at(query, 4)});
    }
    return pins;
  });
}

Result<void> SqliteEditions::add_pin(const Pin& pin) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    SQLite::Statement query(database_, "SELECT 1 FROM pin WHERE territory = ? AND fingerprint = ?");
    query.bind(1, pin.territory);
    bind_to(query, 2, pin.fingerprint);
    if (query.executeStep()) return known(pin.fingerprint);
    insert_pin(database_, pin);
    return advance(database_, read_revision(database_));
  });
}

Result<std::uint64_t> SqliteEditions::high_water(DocumentKind kind, const std::string& territory) {
  return guarded(place_, [&]() -> Result<std::uint64_t> {
    SQLite::Statement query(database_,
                            "SELECT sequence FROM high_water WHERE kind = ? AND territory = ?");
    query.bind(1, static_cast<int>(kind));
    query.bind(2, territory);
    if (!query.executeStep()) return std::uint64_t{0};
    return static_cast<std::uint64_t>(query.getColumn(0).getInt64());
  });
}

Result<std::vector<EditionRecord>> SqliteEditions::editions() {
  return guarded(place_, [&]() -> Result<std::vector<EditionRecord>> {
    SQLite::Statement query(database_, std::string(kEditionColumns) +
                                           "ORDER BY kind, territory, sequence, received, digest");
    std::vector<EditionRecord> editions;
    while (query.executeStep()) editions.push_back(edition_at(database_, query));
    return editions;
  });
}

Result<std::optional<EditionRecord>> SqliteEditions::find(const Digest& edition) {
  return guarded(place_, [&]() -> Result<std::optional<EditionRecord>> {
    return find_edition(database_, edition);
  });
}

Result<SharedBytes> SqliteEditions::file(const Digest& file_digest) {
  return guarded(place_, [&]() -> Result<SharedBytes> {
    SQLite::Statement query(database_, "SELECT bytes FROM file WHERE digest = ?");
    bind_to(query, 1, file_digest);
    if (!query.executeStep()) return unknown(file_digest);
    return share(bytes_at(query, 0));
  });
}

Result<void> SqliteEditions::add(const NewEdition& edition) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    if (auto advanced = advance(database_, edition.revision); !advanced) return advanced;
    return insert_edition(database_, edition);
  });
}

Result<void> SqliteEditions::add_signatures(const NewSignatures& signatures) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    if (auto advanced = advance(database_, signatures.revision); !advanced) return advanced;
    const auto edition = find_edition(database_, signatures.edition);
    if (!edition) return unknown(signatures.edition);
    for (const Digest& file : edition->files) {
      if (file == signatures.file.digest) return known(file);
    }
    link_file(database_, signatures.edition, signatures.file);
    insert_signers(database_, signatures.edition, signatures.signers);
    return {};
  });
}

Result<void> SqliteEditions::approve(const NewApproval& approval) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    if (auto advanced = advance(database_, approval.revision); !advanced) return advanced;
    const auto edition = find_edition(database_, approval.edition);
    if (!edition) return unknown(approval.edition);
    if (edition->state != EditionState::held) return not_held(*edition);
    for (const auto& earlier : edition->approvals) {
      if (earlier.name != approval.approval.name) continue;
      return Error(service::kStoreApprovedAlready, "edition", {{"name", earlier.name}});
    }
    insert_approval(database_, approval);
    if (!approval.activated) return {};
    return settle_held(database_, {.edition = approval.edition,
                                   .becomes = EditionState::active,
                                   .at = *approval.activated,
                                   .high_water = approval.high_water});
  });
}

}  // namespace baytrust::store
