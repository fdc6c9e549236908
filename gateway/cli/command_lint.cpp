// baytrust list|mapping lint: what to mend in a list or register, in a draft or in the store.
#include <algorithm>
#include <filesystem>

#include "gateway/cli/call.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/lint_view.hpp"

namespace baytrust::cli {
namespace {

using service::DocumentKind;
using service::LintBeside;
using service::LintedDocument;
using service::LintSettings;

constexpr std::size_t kMaxSettings = 2U << 20;

Result<LintSettings> read_settings(Call& call) {
  if (!call.arguments().has("--waivers")) return service::built_in_lint_settings();
  const std::string file = call.arguments().text("--waivers");
  const auto bytes = read_file(call.environment(), file, kMaxSettings);
  if (!bytes) return bytes.error();
  return service::read_lint_settings(as_text(**bytes), file);
}

// What is linted, in the order it was named, and what it is compared with.
struct Subjects {
  struct One {
    std::string name;
    SharedBytes bytes;  // of a file; null for an edition of the store
  };
  std::vector<One> all;
  LintBeside beside;
  std::unique_ptr<service::Store> store;
  std::vector<service::Pin> pins;
};

// "HK" is the store's edition, unless there is a file of that name.
bool is_territory(Call& call, const std::string& name) {
  std::error_code ignored;
  return call.config().jurisdiction(name) != nullptr && !std::filesystem::exists(name, ignored);
}

Result<Subjects> read_subjects(Call& call, std::string_view argument, Instant now) {
  Subjects subjects;
  bool from_store = false;
  for (const std::string& name : call.arguments().texts(argument)) {
    if (is_territory(call, name)) {
      from_store = true;
      subjects.all.push_back({name, nullptr});
      continue;
    }
    auto bytes = read_file(call.environment(), name);
    if (!bytes) return bytes.error();
    subjects.all.push_back({name, std::move(*bytes)});
  }
  auto pins = call.read_pins(now);
  if (!pins) return pins.error();
  subjects.pins = std::move(*pins);
  if (!from_store && call.store_place().empty()) return subjects;
  auto store = call.open_store();
  if (!store) return store.error();
  subjects.store = std::move(*store);
  if (subjects.pins.empty()) {
    auto kept = subjects.store->editions().pins();
    if (!kept) return kept.error();
    subjects.pins = std::move(*kept);
  }
  return subjects;
}

// Lists by hand go before those of the store; registers linted together are each other's
// counterparts, before those of the store.
Result<LintBeside> read_beside(Call& call, const Subjects& subjects, Instant now) {
  LintBeside beside;
  for (const std::string& name : call.arguments().texts("--lists")) {
    const auto bytes = read_file(call.environment(), name);
    if (!bytes) return bytes.error();
    auto list = service::read_list_unsigned(**bytes);
    if (!list) return list.error().within(name);
    beside.lists.push_back(*std::move(list));
  }
  for (const Subjects::One& one : subjects.all) {
    if (one.bytes == nullptr) continue;
    // One that cannot be read is told of where it is linted.
    if (auto reg = service::read_register_unsigned(*one.bytes)) beside.registers.push_back(*reg);
  }
  if (subjects.store == nullptr) return beside;
  auto kept = service::beside_in_store(subjects.store->editions(), call.verifier(), now);
  if (!kept) return kept.error();
  beside.lists.insert(beside.lists.end(), kept->lists.begin(), kept->lists.end());
  beside.registers.insert(beside.registers.end(), kept->registers.begin(), kept->registers.end());
  return beside;
}

Result<LintedDocument> lint_one(Call& call, DocumentKind kind, const Subjects& subjects,
                                const Subjects::One& one, const LintSettings& settings,
                                Instant now) {
  if (one.bytes != nullptr) {
    auto linted = service::lint_file({.kind = kind, .bytes = one.bytes, .pins = subjects.pins},
                                     subjects.beside, settings, call.verifier(), now);
    if (!linted) return linted.error().within(one.name);
    return linted;
  }
  const auto edition =
      service::edition_in_store(subjects.store->editions(), kind, one.name, call.verifier(), now);
  if (!edition) return edition.error();
  return service::lint_verified(*edition, subjects.beside, settings, now);
}

Result<int> lint(Call& call, DocumentKind kind, std::string_view argument) {
  const auto at = call.arguments().instant("--at");
  if (!at) return at.error();
  const Instant now = at->value_or(call.now());
  const auto settings = read_settings(call);
  if (!settings) return settings.error();
  auto subjects = read_subjects(call, argument, now);
  if (!subjects) return subjects.error();
  if (kind == DocumentKind::mapping_register) {
    auto beside = read_beside(call, *subjects, now);
    if (!beside) return beside.error();
    subjects->beside = std::move(*beside);
  }
  std::vector<LintedDocument> linted;
  for (const Subjects::One& one : subjects->all) {
    auto done = lint_one(call, kind, *subjects, one, *settings, now);
    if (!done) return done.error();
    linted.push_back(std::move(*done));
  }
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_array();
    for (const LintedDocument& each : linted) write(json, each, call.language());
    json.end_array();
    call.out().raw(json.take() + "\n");
  } else {
    for (std::size_t i = 0; i < linted.size(); ++i) {
      if (i > 0) call.out().line();
      print_lint(call.out(), linted[i], subjects->all[i].name);
    }
  }
  const bool passes =
      std::ranges::all_of(linted, [](const LintedDocument& each) { return each.report.passes(); });
  return passes ? kDone : kRefused;
}

}  // namespace

Result<int> run_list_lint(Call& call) { return lint(call, DocumentKind::trust_list, "LIST"); }
Result<int> run_mapping_lint(Call& call) {
  return lint(call, DocumentKind::mapping_register, "REGISTER");
}

}  // namespace baytrust::cli
