// An office with its certificates and tables: Hong Kong with two issuing CAs under one root. What a
// test changes in a row is given by column; the rest is sound.
#pragma once

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

#include "gateway/authoring/draft_list.hpp"
#include "gateway/authoring/draft_register.hpp"
#include "gateway/service/config.hpp"
#include "tests/support/authority.hpp"

namespace baytrust::authoring::test {

using baytrust::test::Authority;
using baytrust::test::kNoon;
using baytrust::test::make_authority;

// Columns of one row; what is not given is a sound default.
using Cells = std::map<std::string, std::string>;

inline std::string csv_of(const std::vector<Cells>& rows) {
  std::vector<std::string> columns;
  for (const Cells& row : rows) {
    for (const auto& [column, cell] : row) {
      if (std::find(columns.begin(), columns.end(), column) == columns.end()) {
        columns.push_back(column);
      }
    }
  }
  std::string out;
  const auto add = [&](const std::string& cell, bool last) {
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
    out += quoted + (last ? "\"\r\n" : "\",");
  };
  for (const auto& column : columns) add(column, column == columns.back());
  for (const Cells& row : rows) {
    for (const auto& column : columns) {
      const auto cell = row.find(column);
      add(cell == row.end() ? "" : cell->second, column == columns.back());
    }
  }
  return out;
}

inline Cells with(Cells row, const Cells& changes) {
  for (const auto& [column, cell] : changes) {
    if (cell == "(none)") {
      row.erase(column);
    } else {
      row[column] = cell;
    }
  }
  return row;
}

inline const char* kListScheme = R"(
sequence = 7
issued = "2026-03-01"
next_update = "2026-06-01"
operator = { en = "Operator", zh-Hant = "營運者" }
name = { en = "HK:List" }
information_uri = { en = "https://example.invalid/scheme" }
status_determination = "https://example.invalid/determination"
electronic = ["mailto:list@example.invalid"]
[[address]]
lang = "en"
street = "1 Street"
locality = "Central"
country = "HK"
[[assurance_levels]]
id = "recognized"
name = { en = "Recognized certificate" }
)";
inline const char* kRegisterScheme = R"(
sequence = 3
issued = "2026-03-01"
next_update = "2026-06-01"
publisher = { en = "Macao", pt = "Macau" }
)";

class Office : public ::testing::Test {
 protected:
  Cells provider() const {
    return {{"provider (en)", "Hongkong Post"},
            {"provider (zh-Hant)", "香港郵政"},
            {"street (en)", "2 Connaught Place"},
            {"locality (en)", "Central"},
            {"country", "HK"},
            {"e-mail", "post@example.invalid"},
            {"information uri (en)", "https://example.invalid/post"}};
  }
  // A row about CA 2 - 15 and its personal certificates.
  Cells row(const Cells& changes = {}) const {
    Cells sound = provider();
    sound.insert({{"service", "issuing CA"},
                  {"root ca", "Hongkong Post Root CA 3"},
                  {"issuing ca", "Hongkong Post e-Cert CA 2 - 15"},
                  {"first day", "2016-08-01"},
                  {"first day source", "Gazette 1"},
                  {"last day", "until further notice"},
                  {"type (en)", "e-Cert (Personal)"},
                  {"type attribute", "O"},
                  {"type value", "Hongkong Post e-Cert (Personal)"},
                  {"holder", "person"},
                  {"use", "signature"},
                  {"custody", "file"},
                  {"cp family", "2.16.344.8.2.2008.810.2.xxxx.x.x"},
                  {"assurance level", "recognized"},
                  {"crl uri", "http://crl.example.invalid/1.crl"},
                  {"reviewer", "Ana Lei"},
                  {"reviewed on", "2026-02-20"}});
    return with(std::move(sound), changes);
  }
  // A row of a register: Macao recognises them.
  Cells entry(const Cells& changes = {}) const {
    return with({{"id", "mo-hk-personal"},
                 {"relying", "MO"},
                 {"issuing", "HK"},
                 {"first day", "2025-03-01"},
                 {"first day source", "Notice 12"},
                 {"last day", "até nova comunicação"},
                 {"root ca", "Hongkong Post Root CA 3"},
                 {"issuing ca", "Hongkong Post e-Cert CA 2 - 15"},
                 {"type attribute", "O"},
                 {"type value", "Hongkong Post e-Cert (Personal)"},
                 {"policy family", "2.16.344.8.2.2008.810.2.xxxx.x.x"},
                 {"counts as", "2.999.853.1"},
                 {"legal basis (en)", "Arrangement"},
                 {"reviewer", "Bao Chan"},
                 {"reviewed on", "2026-02-20"},
                 {"next review", "2027-02-20"}},
                changes);
  }

  void give(const std::string& file, const x509::Certificate& certificate) {
    certificates_.push_back(
        {file, share(to_bytes(as_bytes(x509::to_pem(certificate->der, "CERTIFICATE"))))});
  }
  void SetUp() override {
    give("root.pem", root_.certificate());
    give("ca15.pem", ca15_.certificate());
    give("ca17.pem", ca17_.certificate());
  }

  Drafted list(const std::vector<Cells>& rows) { return list_from(csv_of(rows)); }
  Drafted list_from(const std::string& csv) { return draft(csv, list_scheme_, "HK", &draft_list); }
  Drafted reg(const std::vector<Cells>& rows) {
    return draft(csv_of(rows), register_scheme_, "MO", &draft_register);
  }

  static std::vector<std::string> codes(const Drafted& drafted) {
    std::vector<std::string> out;
    for (const Error& error : drafted.errors) out.emplace_back(error.code().id);
    return out;
  }
  static std::string told(const Drafted& drafted) {
    std::string out;
    for (const Error& error : drafted.errors) out += describe(error) + "\n";
    return out;
  }

  Authority root_ = make_authority("x", {.subject = "C=HK,CN=Hongkong Post Root CA 3"});
  Authority ca15_ = root_.subordinate({.subject = "C=HK,CN=Hongkong Post e-Cert CA 2 - 15"});
  Authority ca17_ = root_.subordinate({.subject = "C=HK,CN=Hongkong Post e-Cert CA 2 - 17"});
  std::vector<service::NamedFile> certificates_;
  std::string list_scheme_ = kListScheme;
  std::string register_scheme_ = kRegisterScheme;
  std::optional<NextSigner> next_signer_;
  service::Config config_ = service::built_in_config();
  crypto::Verifier verifier_;

 private:
  Drafted draft(const std::string& csv, const std::string& scheme, const char* territory,
                Drafted (*make)(const DraftInputs&, crypto::Verifier&)) {
    const service::NamedFile table{"t.csv", share(to_bytes(as_bytes(csv)))};
    const service::NamedFile toml{"scheme.toml", share(to_bytes(as_bytes(scheme)))};
    return make({.table = table,
                 .scheme = toml,
                 .certificates = certificates_,
                 .directory = "ca",
                 .jurisdiction = *config_.jurisdiction(territory),
                 .next_signer = next_signer_,
                 .now = kNoon},
                verifier_);
  }
};

}  // namespace baytrust::authoring::test
