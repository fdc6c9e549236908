// SettingReader: one table of settings, read strictly. Every key is asked for once; what nobody
// asked for is refused by finish(), because a misspelt safeguard is no safeguard. The first
// complaint is kept, later reads return defaults: callers read straight on and ask finish() once.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/service/setting.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"

namespace baytrust::service {

class SettingReader {
 public:
  // `path`: the table's own name in complaints ("profiles[0]"); empty for the document.
  SettingReader(const Setting& table, std::string path);

  bool has(std::string_view key) const;
  const Place& place() const { return table_.place; }

  std::optional<std::string> text(std::string_view key);
  std::string required_text(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::vector<std::string> texts(std::string_view key);
  // "90s", "30m", "12h", "7d": whole units, in seconds.
  std::optional<std::int64_t> duration(std::string_view key);
  // RFC 3339 with offset, as text.
  std::optional<Instant> instant(std::string_view key);
  std::vector<Oid> oids(std::string_view key);

  // One of the names; the complaint lists them.
  template <class T>
  using Names = std::vector<std::pair<std::string_view, T>>;
  template <class T>
  std::optional<T> choice(std::string_view key, const Names<T>& names) {
    const auto chosen = text(key);
    if (!chosen) return std::nullopt;
    return chosen_of(key, *chosen, names);
  }
  template <class T>
  std::vector<T> choices(std::string_view key, const Names<T>& names) {
    std::vector<T> out;
    for (const std::string& chosen : texts(key)) {
      if (const auto value = chosen_of(key, chosen, names)) out.push_back(*value);
    }
    return out;
  }

  // A nested table, or each table of an array of them; nothing where the key is absent.
  void table(std::string_view key, const std::function<void(SettingReader&)>& read);
  void tables(std::string_view key, const std::function<void(SettingReader&)>& read);
  // Every member's name and text, for tables whose keys are data (names by language).
  std::vector<std::pair<std::string, std::string>> text_members();

  // A complaint about the value of a key, at its place.
  void complain(const Code& code, std::string_view key, Facts more);
  void bad_value(std::string_view key, const std::string& value, std::string expected);
  // The first complaint of this table or a nested one, then any key that was never asked for.
  Result<void> finish();

 private:
  const Setting* find(std::string_view key, Setting::Kind kind, std::string_view expected);
  std::string full_name(std::string_view key) const;
  const Place& place_of(std::string_view key) const;
  template <class T>
  std::optional<T> chosen_of(std::string_view key, const std::string& chosen,
                             const Names<T>& names) {
    std::string expected;
    for (const auto& [name, value] : names) {
      if (name == chosen) return value;
      if (!expected.empty()) expected += ", ";
      expected += name;
    }
    bad_value(key, chosen, std::move(expected));
    return std::nullopt;
  }

  const Setting& table_;
  std::string path_;
  std::set<std::string, std::less<>> asked_;
  std::optional<Error> complaint_;
};

}  // namespace baytrust::service
