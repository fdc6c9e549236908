// Table: a CSV file under named columns, read cell by cell. A heading is a column's name, whatever
// its case, and for texts the language in brackets: "type (zh-Hant)". Every complaint names file,
// line and heading; reading goes on after one, so that all of them are told at once. A cell that
// says something nobody asked for is a complaint too: what an office wrote is never dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/authoring/csv.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::authoring {

// Why something cannot be made: every reason, in the order of the rows.
using Errors = std::vector<Error>;

struct ColumnSpec {
  enum class Kind : std::uint8_t { plain, by_language };
  std::string_view name;  // lower case
  Kind kind = Kind::plain;
};

class Row;

class Table {
 public:
  // What cannot be read at all, and headings that are unknown or stand twice, go to `errors`; the
  // table then has no rows.
  static Table read(std::string_view text, const std::string& file,
                    std::span<const ColumnSpec> specs, Errors& errors);

  std::size_t size() const { return records_.size(); }
  // i < size(). The row refers to the table and to `errors`.
  Row row(std::size_t i, Errors& errors) const;
  const std::string& file() const { return file_; }

 private:
  friend class Row;
  struct Column {
    std::string heading;  // as written
    std::string name;     // of its spec; empty: a column without any text
    std::string language;
  };
  void read_headings(const CsvRecord& headings, std::span<const ColumnSpec> specs, Errors& errors);
  void check_nameless(Errors& errors) const;
  const Column* find(std::string_view name) const;

  std::string file_;
  std::vector<Column> columns_;
  std::vector<CsvRecord> records_;
};

class Row {
 public:
  Row(const Table& table, const CsvRecord& record, Errors& errors)
      : table_(&table), record_(&record), errors_(&errors) {}

  std::size_t line() const { return record_->line; }

  // White space around is nothing, line breaks inside are spaces. Empty: there is no such cell, or
  // nothing in it.
  std::string text(std::string_view column);
  // author.cell.missing where it is empty.
  std::string required(std::string_view column);
  // The texts of every language, in the order of the columns.
  xml::Texts texts(std::string_view column);

  void complain(const Code& code, std::string_view column, Facts more = {});
  void bad(std::string_view column, const std::string& value, std::string expected);
  const Errors& errors() const { return *errors_; }
  // Every cell that says something and was not asked for: author.cell.idle.
  void finish();

 private:
  std::string cell(std::size_t column) const;

  const Table* table_;
  const CsvRecord* record_;
  Errors* errors_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace baytrust::authoring
