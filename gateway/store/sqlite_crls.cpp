#include "gateway/store/sqlite_crls.hpp"

#include "gateway/service/codes.hpp"
#include "gateway/store/columns.hpp"

namespace baytrust::store {

using service::Added;
using service::CrlRecord;

Result<Added> SqliteCrls::add(const CrlRecord& record, const Bytes& der) {
  return in_transaction(database_, place_, [&]() -> Result<Added> {
    SQLite::Statement insert(
        database_,
        "INSERT INTO crl (digest, issuer, scope, issuer_name, number, this_update, "
        "next_update, entries, received, der) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (digest) DO NOTHING");
    bind_to(insert, 1, record.digest);
    bind_to(insert, 2, record.issuer);
    bind_to(insert, 3, record.scope);
    insert.bind(4, record.issuer_name);
    insert.bind(5, record.number);
    insert.bind(6, record.this_update.seconds);
    bind_to(insert, 7, record.next_update);
    insert.bind(8, static_cast<std::int64_t>(record.entries));
    insert.bind(9, record.received.seconds);
    insert.bindNoCopy(10, der.data(), static_cast<int>(der.size()));
    return insert.exec() == 0 ? Added::known_already : Added::added;
  });
}

Result<std::vector<CrlRecord>> SqliteCrls::crls() {
  return guarded(place_, [&]() -> Result<std::vector<CrlRecord>> {
    SQLite::Statement query(
        database_,
        "SELECT digest, issuer, scope, issuer_name, number, this_update, next_update, entries, "
        "received FROM crl ORDER BY issuer_name, scope, this_update, digest");
    std::vector<CrlRecord> crls;
    while (query.executeStep()) {
      CrlRecord record;
      record.digest = digest_at(query, 0);
      record.issuer = digest_at(query, 1);
      record.scope = digest_at(query, 2);
      record.issuer_name = query.getColumn(3).getString();
      record.number = query.getColumn(4).getString();
      record.this_update = {query.getColumn(5).getInt64()};
      record.next_update = instant_at(query, 6);
      record.entries = static_cast<std::uint64_t>(query.getColumn(7).getInt64());
      record.received = {query.getColumn(8).getInt64()};
      crls.push_back(std::move(record));
    }
    return crls;
  });
}

Result<SharedBytes> SqliteCrls::crl(const Digest& digest) {
  return guarded(place_, [&]() -> Result<SharedBytes> {
    SQLite::Statement query(database_, "SELECT der FROM crl WHERE digest = ?");
    bind_to(query, 1, digest);
    if (!query.executeStep()) {
      return Error(service::kStoreUnknown, "store", {{"digest", to_hex(digest)}});
    }
    return share(bytes_at(query, 0));
  });
}

}  // namespace baytrust::store
