// baytrust init: the only command that creates a store.
#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/words.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;

void print_json(Call& call, const std::string& place, const std::vector<service::Pin>& pins) {
  decision::CanonicalWriter json;
  json.begin_object().key("pins").begin_array();
  for (const service::Pin& pin : pins) write(json, pin);
  json.end_array().key("store").string(place).end_object();
  call.out().raw(json.take() + "\n");
}

void print_text(Call& call, const std::string& place, const std::vector<service::Pin>& pins) {
  Printer& out = call.out();
  out.line(out.sentence(Label::init_done, {{"place", place}}), Style::strong);
  Table table{{out.word(Label::field_territory), out.word(Label::field_signer), "SHA-256"}, {}};
  for (const service::Pin& pin : pins) {
    const auto certificate = x509::Certificate::parse(Bytes(pin.certificate));
    const std::string name = certificate ? name_words((*certificate)->subject) : "";
    table.rows.push_back({{pin.territory}, {name}, {to_hex(pin.fingerprint)}});
  }
  out.table(table);
}

}  // namespace

Result<int> run_init(Call& call) {
  const std::string place = call.store_place();
  if (place.empty()) {
    return Error(kArgumentMissing, "init", {{"argument", "--store"}});
  }
  const auto pins = call.read_pins(call.now());
  if (!pins) return pins.error();
  auto store = call.environment().stores.create(place, *pins);
  if (!store) return store.error();
  call.form() == Form::json ? print_json(call, place, *pins) : print_text(call, place, *pins);
  return kDone;
}

}  // namespace baytrust::cli
