#include "gateway/store/columns.hpp"

#include <cstring>

namespace baytrust::store {

void bind_to(SQLite::Statement& statement, int index, const Digest& digest) {
  statement.bind(index, digest.octets.data(), static_cast<int>(digest.octets.size()));
}

void bind_to(SQLite::Statement& statement, int index, const std::optional<Instant>& instant) {
  if (instant) {
    statement.bind(index, instant->seconds);
  } else {
    statement.bind(index);
  }
}

void bind_to(SQLite::Statement& statement, int index, ByteView octets) {
  const void* first = octets.empty() ? static_cast<const void*>("") : octets.data();
  statement.bind(index, first, static_cast<int>(octets.size()));
}

void bind_nullable_to(SQLite::Statement& statement, int index, const Digest& digest) {
  if (digest == Digest{}) {
    statement.bind(index);
  } else {
    bind_to(statement, index, digest);
  }
}

void bind_to(SQLite::Statement& statement, int index, const std::optional<std::string>& text) {
  if (text) {
    statement.bind(index, *text);
  } else {
    statement.bind(index);
  }
}

Digest digest_at(const SQLite::Statement& statement, int column) {
  const SQLite::Column value = statement.getColumn(column);
  Digest digest;
  if (value.getBytes() == static_cast<int>(digest.octets.size())) {
    std::memcpy(digest.octets.data(), value.getBlob(), digest.octets.size());
  }
  return digest;
}

Bytes bytes_at(const SQLite::Statement& statement, int column) {
  const SQLite::Column value = statement.getColumn(column);
  const auto* first = static_cast<const std::uint8_t*>(value.getBlob());
  if (first == nullptr) return {};
  return Bytes(first, first + value.getBytes());
}

std::optional<Instant> instant_at(const SQLite::Statement& statement, int column) {
  const SQLite::Column value = statement.getColumn(column);
  if (value.isNull()) return std::nullopt;
  return Instant{value.getInt64()};
}

std::uint64_t number_at(const SQLite::Statement& statement, int column) {
  return static_cast<std::uint64_t>(statement.getColumn(column).getInt64());
}

std::string text_at(const SQLite::Statement& statement, int column) {
  return statement.getColumn(column).getString();
}

Borrowed::~Borrowed() {
  statement_->tryReset();
  try {
    statement_->clearBindings();
  } catch (const SQLite::Exception&) {  // nothing depends on it: the next use binds all
  }
}

Borrowed Prepared::get(const char* sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    found = statements_.emplace(sql, SQLite::Statement(database_, sql)).first;
  }
  return Borrowed(found->second);
}

}  // namespace baytrust::store
