// All that a store's file holds, as text: two stores are the same when these are. Read with SQL
// alone, so that it is no adapter's view.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <string>
#include <vector>

namespace baytrust::test {

inline std::vector<std::string> names_of_tables(SQLite::Database& database) {
  SQLite::Statement query(database,
                          "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  std::vector<std::string> out;
  while (query.executeStep()) out.push_back(query.getColumn(0).getString());
  return out;
}

// One line a row, in no order that depends on how they came there.
inline std::vector<std::string> dump_of(const std::string& file) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE);
  std::vector<std::string> rows;
  for (const std::string& table : names_of_tables(database)) {
    SQLite::Statement query(database, "SELECT * FROM " + table);
    while (query.executeStep()) {
      std::string row = table;
      for (int i = 0; i < query.getColumnCount(); ++i) {
        const SQLite::Column value = query.getColumn(i);
        row.append(value.isNull() ? " NULL" : " '" + value.getString() + "'");
      }
      rows.push_back(std::move(row));
    }
  }
  std::ranges::sort(rows);
  return rows;
}

// What SQL the tables, indices and triggers were made with.
inline std::vector<std::string> schema_of(const std::string& file) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE);
  SQLite::Statement query(database,
                          "SELECT type || ' ' || name || ' ' || coalesce(sql, '') "
                          "FROM sqlite_schema ORDER BY 1");
  std::vector<std::string> out;
  while (query.executeStep()) out.push_back(query.getColumn(0).getString());
  return out;
}

}  // namespace baytrust::test
