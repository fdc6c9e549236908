// Values of the ports to and from the columns of a SQLite statement, and statements that are kept
// prepared where a call is hot. Internal to gateway/store.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::store {

void bind_to(SQLite::Statement& statement, int index, const Digest& digest);
void bind_to(SQLite::Statement& statement, int index, const std::optional<Instant>& instant);
// An empty blob, not NULL, for no octets. Copied.
void bind_to(SQLite::Statement& statement, int index, ByteView octets);
// NULL for the digest of zeros.
void bind_nullable_to(SQLite::Statement& statement, int index, const Digest& digest);
// What is not given becomes NULL.
void bind_to(SQLite::Statement& statement, int index, const std::optional<std::string>& text);

// A column of 32 octets; CHECK constraints of the schema allow no other length. Zeros for NULL.
Digest digest_at(const SQLite::Statement& statement, int column);
Bytes bytes_at(const SQLite::Statement& statement, int column);
std::optional<Instant> instant_at(const SQLite::Statement& statement, int column);
std::uint64_t number_at(const SQLite::Statement& statement, int column);
std::string text_at(const SQLite::Statement& statement, int column);

// A statement borrowed for one use: what it read is let go of at the end, or the connection would
// go on seeing the database of then.
class Borrowed {
 public:
  explicit Borrowed(SQLite::Statement& statement) : statement_(&statement) {}
  ~Borrowed();
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  SQLite::Statement& operator*() const { return *statement_; }
  SQLite::Statement* operator->() const { return statement_; }

 private:
  SQLite::Statement* statement_;
};

// Prepared once a connection. `sql` is a literal: its address is its key.
class Prepared {
 public:
  explicit Prepared(SQLite::Database& database) : database_(database) {}
  Borrowed get(const char* sql);

 private:
  SQLite::Database& database_;
  std::map<const char*, SQLite::Statement> statements_;
};

}  // namespace baytrust::store
