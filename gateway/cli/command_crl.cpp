// baytrust crl import, list.
#include "gateway/cli/call.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/service/crl_records.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;

void print_json(Call& call, const std::vector<service::CrlRecord>& crls) {
  decision::CanonicalWriter json;
  json.begin_array();
  for (const auto& crl : crls) write(json, crl);
  json.end_array();
  call.out().raw(json.take() + "\n");
}

void print_table(Printer& out, const std::vector<service::CrlRecord>& crls) {
  Table table;
  for (const Label label : {Label::field_issuer, Label::field_number, Label::field_this_update,
                            Label::field_next_update, Label::field_entries, Label::field_received,
                            Label::field_digest}) {
    table.headings.push_back(out.word(label));
  }
  for (const auto& crl : crls) {
    table.rows.push_back({{crl.issuer_name},
                          {crl.number.empty() ? "-" : crl.number},
                          {to_string(crl.this_update)},
                          {crl.next_update ? to_string(*crl.next_update) : "-"},
                          {std::to_string(crl.entries)},
                          {to_string(crl.received)},
                          {short_digest(crl.digest)}});
  }
  out.table(table);
}

}  // namespace

Result<int> run_crl_import(Call& call) {
  auto store = call.open_store();
  if (!store) return store.error();
  service::ImportedCrls all;
  Progress progress(call.environment());
  for (const std::string& name : call.arguments().texts("FILE")) {
    progress.say(call.out().sentence(Label::progress_importing, {{"file", name}}));
    const auto file = read_file(call.environment(), name);
    if (!file) return file.error();
    auto imported = service::import_crls((*store)->crls(), **file, call.now());
    if (!imported) return imported.error().within(name);
    all.added += imported->added;
    all.known_already += imported->known_already;
    all.records.insert(all.records.end(), imported->records.begin(), imported->records.end());
  }
  progress.clear();
  if (call.form() == Form::json) {
    print_json(call, all.records);
    return kDone;
  }
  Printer& out = call.out();
  out.line(out.sentence(Label::crl_added, {{"count", std::to_string(all.added)},
                                           {"known", std::to_string(all.known_already)}}),
           Style::good);
  print_table(out, all.records);
  return kDone;
}

Result<int> run_crl_list(Call& call) {
  auto store = call.open_store();
  if (!store) return store.error();
  const auto crls = (*store)->crls().crls();
  if (!crls) return crls.error();
  if (call.form() == Form::json) {
    print_json(call, *crls);
  } else if (crls->empty()) {
    call.out().line(call.out().word(Label::no_crls));
  } else {
    print_table(call.out(), *crls);
  }
  return kDone;
}

}  // namespace baytrust::cli
