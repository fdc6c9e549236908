// Tables as offices keep them: CSV (RFC 4180) in UTF-8, with or without a byte order mark, lines
// ending in CRLF or LF. The first record holds the headings; it also shows the separator: a comma,
// or the semicolon or tab that spreadsheets write where the comma is the decimal sign. Bounded.
// Not here: what any column means (table.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/error.hpp"

namespace baytrust::authoring {

struct CsvLimits {
  std::size_t bytes = std::size_t{16} << 20;
  std::size_t records = 20'000;
  std::size_t fields = 256;
  std::size_t field_bytes = std::size_t{16} << 10;
};

struct CsvRecord {
  std::size_t line = 1;  // where it begins, from 1
  std::vector<std::string> fields;
};

// At least the headings; every record has as many fields as they. Lines without any text are left
// out. Refused: author.table.*, with `file` as subject.
Result<std::vector<CsvRecord>> parse_csv(std::string_view text, const std::string& file,
                                         const CsvLimits& limits = {});

}  // namespace baytrust::authoring
