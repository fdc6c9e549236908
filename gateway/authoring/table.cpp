#include "gateway/authoring/table.hpp"

#include <algorithm>
#include <cctype>

#include "gateway/authoring/codes.hpp"
#include "gateway/authoring/folded_name.hpp"

namespace baytrust::authoring {
namespace {

// Runs of white space are one space; none around.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Only what surrounds the text and what breaks its lines: the spaces inside are its own.
std::string cleaned(std::string_view text) {
  std::string out(text);
  std::erase(out, '\r');
  std::ranges::replace(out, '\n', ' ');
  std::ranges::replace(out, '\t', ' ');
  const std::size_t first = out.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(' ') - first + 1);
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
  });
  return text;
}

// BCP 47 as far as lists use it: "en", "zh-Hant", "pt".
bool is_language(std::string_view tag) {
  const auto letter = [](unsigned char c) { return c < 0x80 && std::isalnum(c) != 0; };
  return tag.size() >= 2 && tag.size() <= 35 && tag.front() != '-' && tag.back() != '-' &&
         std::ranges::all_of(
             tag, [&](char c) { return c == '-' || letter(static_cast<unsigned char>(c)); });
}

struct Heading {
  std::string name;  // lower case
  std::string language;
};
Heading heading_of(const std::string& text) {
  const std::size_t open = text.rfind('(');
  if (open == std::string::npos || text.back() != ')') return {lower(text), ""};
  std::string name = text.substr(0, open);
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return {lower(name), text.substr(open + 1, text.size() - open - 2)};
}

std::string shown(const ColumnSpec& spec) {
  std::string out(spec.name);
  if (spec.kind == ColumnSpec::Kind::by_language) out += " (en)";
  return out;
}

std::string nearest(std::string_view name, std::span<const ColumnSpec> specs) {
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const ColumnSpec& spec : specs) {
    near.emplace_back(edit_distance(name, spec.name), shown(spec));
  }
  std::ranges::sort(near);
  std::string out;
  for (std::size_t i = 0; i < near.size() && i < 3; ++i) {
    out.append(i == 0 ? "" : ", ").append(near[i].second);
  }
  return out;
}

}  // namespace

Table Table::read(std::string_view text, const std::string& file, std::span<const ColumnSpec> specs,
                  Errors& errors) {
  Table table;
  table.file_ = file;
  auto records = parse_csv(text, file);
  if (!records) {
    errors.push_back(records.error());
    return table;
  }
  table.records_ = std::move(*records);
  const std::size_t before = errors.size();
  table.read_headings(table.records_.front(), specs, errors);
  table.records_.erase(table.records_.begin());
  table.check_nameless(errors);
  if (errors.size() != before) table.records_.clear();
  return table;
}

void Table::read_headings(const CsvRecord& headings, std::span<const ColumnSpec> specs,
                          Errors& errors) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const std::string& field : headings.fields) {
    Column column{.heading = tidy(field), .name = {}, .language = {}};
    if (column.heading.empty()) {
      columns_.push_back(std::move(column));
      continue;
    }
    Heading heading = heading_of(column.heading);
    const auto spec = std::ranges::find(specs, heading.name, &ColumnSpec::name);
    const bool by_language = spec != specs.end() && spec->kind == ColumnSpec::Kind::by_language;
    if (spec == specs.end() || by_language != is_language(heading.language)) {
      errors.emplace_back(
          kColumnUnknown, file_,
          Facts{{"column", column.heading}, {"known", nearest(heading.name, specs)}});
    } else if (!seen.emplace(heading.name, heading.language).second) {
      errors.emplace_back(kColumnRepeated, file_, Facts{{"column", column.heading}});
    }
    column.name = std::move(heading.name);
    column.language = std::move(heading.language);
    columns_.push_back(std::move(column));
  }
}

// Spreadsheets leave empty columns behind; one that says something needs a heading.
void Table::check_nameless(Errors& errors) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i].name.empty()) continue;
    for (const CsvRecord& record : records_) {
      const std::string text = cleaned(record.fields[i]);
      if (text.empty()) continue;
      errors.emplace_back(kCellIdle, file_,
                          Facts{{"line", std::to_string(record.line)},
                                {"column", "#" + std::to_string(i + 1)},
                                {"value", text}});
    }
  }
}

const Table::Column* Table::find(std::string_view name) const {
  const auto found = std::ranges::find(columns_, name, &Column::name);
  return found == columns_.end() ? nullptr : &*found;
}

Row Table::row(std::size_t i, Errors& errors) const { return {*this, records_[i], errors}; }

std::string Row::cell(std::size_t column) const { return cleaned(record_->fields[column]); }

std::string Row::text(std::string_view column) {
  asked_.emplace(column);
  for (std::size_t i = 0; i < table_->columns_.size(); ++i) {
    if (table_->columns_[i].name == column) return cell(i);
  }
  return {};
}

std::string Row::required(std::string_view column) {
  std::string value = text(column);
  if (value.empty()) complain(kCellMissing, column);
  return value;
}

xml::Texts Row::texts(std::string_view column) {
  asked_.emplace(column);
  xml::Texts out;
  for (std::size_t i = 0; i < table_->columns_.size(); ++i) {
    if (table_->columns_[i].name != column) continue;
    std::string text = cell(i);
    if (!text.empty()) out.push_back({table_->columns_[i].language, std::move(text)});
  }
  return out;
}

void Row::complain(const Code& code, std::string_view column, Facts more) {
  const Table::Column* found = table_->find(column);
  Facts facts{{"line", std::to_string(line())},
              {"column", found == nullptr ? std::string(column) : found->heading}};
  for (Fact& fact : more) facts.push_back(std::move(fact));
  errors_->emplace_back(code, table_->file(), std::move(facts));
}

void Row::bad(std::string_view column, const std::string& value, std::string expected) {
  complain(kCellBad, column, {{"value", value}, {"expected", std::move(expected)}});
}

void Row::finish() {
  for (std::size_t i = 0; i < table_->columns_.size(); ++i) {
    const Table::Column& column = table_->columns_[i];
    if (column.name.empty() || asked_.contains(column.name)) continue;
    const std::string text = cell(i);
    if (!text.empty()) complain(kCellIdle, column.name, {{"value", text}});
  }
}

}  // namespace baytrust::authoring
