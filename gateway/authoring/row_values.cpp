#include "gateway/authoring/row_values.hpp"

#include "gateway/authoring/codes.hpp"

namespace baytrust::authoring {

std::optional<DatedCell> read_date(Row& row, const std::string& column, Day day, int utc_offset) {
  const std::string source_column = column + " source";
  DatedCell cell{.line = row.line(),
                 .column = column,
                 .written = row.text(column),
                 .at = {},
                 .source = row.text(source_column)};
  if (cell.written.empty()) return std::nullopt;
  if (is_until_further_notice(cell.written)) {
    if (day == Day::last) return cell;
    row.bad(column, cell.written, std::string(kDateForms));
    return std::nullopt;
  }
  cell.at = parse_date(cell.written, day, utc_offset);
  if (!cell.at) {
    row.bad(column, cell.written, std::string(kDateForms));
    return std::nullopt;
  }
  if (cell.source.empty()) {
    row.complain(kDateSource, source_column, {{"value", cell.written}});
    return std::nullopt;
  }
  return cell;
}

std::optional<Instant> read_plain_date(Row& row, std::string_view column, Day day, int utc_offset) {
  const std::string text = row.text(column);
  if (text.empty()) return std::nullopt;
  const auto instant = parse_date(text, day, utc_offset);
  if (!instant) row.bad(column, text, std::string(kDateForms));
  return instant;
}

std::optional<x509::Marker> read_marker(Row& row, std::string_view place, std::string_view values) {
  const std::string where = row.required(place);
  const std::string listed = row.text(values);
  if (where.empty()) return std::nullopt;
  auto marker = parse_marker_place(where);
  if (!marker) {
    row.bad(place, where, "OU, O, 2.5.4.11, extension 1.2.3.4");
    return std::nullopt;
  }
  for (std::string& value : parts_of(listed)) {
    if (!value.empty()) marker->values.push_back(std::move(value));
  }
  if (marker->where == x509::Marker::Where::subject_attribute && marker->values.empty()) {
    row.complain(kCellMissing, values);
    return std::nullopt;
  }
  return marker;
}

std::optional<Amount> read_amount(Row& row, std::string_view column) {
  const std::string text = row.text(column);
  if (text.empty()) return std::nullopt;
  auto amount = parse_amount(text);
  if (!amount) row.bad(column, text, "HKD 200,000");
  return amount;
}

std::optional<Digest> read_digest(Row& row, std::string_view column) {
  const std::string text = row.text(column);
  if (text.empty()) return std::nullopt;
  const auto digest = parse_fingerprint(text);
  if (!digest) row.bad(column, text, "SHA-256, 64 x [0-9a-f]");
  return digest;
}

void complain_contradiction(Row& row, std::string_view column, const std::string& value,
                            const std::string& other, std::size_t other_line) {
  row.complain(kCellContradicts, column,
               {{"value", value}, {"other", other}, {"other_line", std::to_string(other_line)}});
}

std::string shown(const xml::Texts& texts) {
  std::string out;
  for (const xml::LocalText& text : texts) {
    out.append(out.empty() ? "" : "; ").append(text.lang).append(": ").append(text.text);
  }
  return out;
}

}  // namespace baytrust::authoring
