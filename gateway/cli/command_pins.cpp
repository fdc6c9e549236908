// baytrust list repin, reset-high-water: two persons change whom the store trusts.
#include <algorithm>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/service/change_pins.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::PinRequest;
using service::TrustAct;
using service::TrustActRecord;
using Wish = PinRequest::Wish;

void print_json(Call& call, const TrustActRecord& record) {
  decision::CanonicalWriter json;
  json.begin_object().key("approvals").begin_array();
  for (const auto& approval : record.approvals) {
    json.begin_object().key("at").value(approval.at);
    json.key("name").string(approval.name).end_object();
  }
  json.end_array();
  const bool reset = record.act.kind == TrustAct::Kind::reset_high_water;
  if (!reset) json.key("certificate_sha256").value(record.act.fingerprint);
  if (record.done) json.key("done").value(*record.done);
  json.key("from").value(record.act.from);
  json.key("kind").string(to_string(record.act.kind));
  if (reset) json.key("sequence").integer(record.act.sequence);
  json.key("territory").string(record.act.territory).end_object();
  call.out().raw(json.take() + "\n");
}

Label effect_of(TrustAct::Kind kind) {
  switch (kind) {
    case TrustAct::Kind::pin:
      return Label::act_pinned;
    case TrustAct::Kind::distrust:
      return Label::act_distrusted;
    case TrustAct::Kind::reset_high_water:
      break;
  }
  return Label::act_reset;
}

int print(Call& call, const TrustActRecord& record) {
  if (call.form() == Form::json) {
    print_json(call, record);
    return kDone;
  }
  Printer& out = call.out();
  const auto* jurisdiction = call.config().jurisdiction(record.act.territory);
  const Instant from = record.act.kind == TrustAct::Kind::pin && record.done
                           ? std::max(record.act.from, *record.done)
                           : record.act.from;
  if (record.approvals.size() < service::kActNames) {
    out.line(out.sentence(Label::act_counted, {{"name", record.approvals.back().name},
                                               {"count", std::to_string(record.approvals.size())},
                                               {"needed", std::to_string(service::kActNames)}}),
             Style::strong);
  }
  if (record.done) {
    out.line(out.sentence(effect_of(record.act.kind),
                          {{"signer", to_hex(record.act.fingerprint)},
                           {"territory", record.act.territory},
                           {"from", instant_words(from, jurisdiction)},
                           {"sequence", std::to_string(record.act.sequence)}}),
             Style::good);
  }
  return kDone;
}

Result<std::string> person(Call& call) {
  const std::string name = call.arguments().text("--as");
  if (name.find_first_not_of(" \t") == std::string::npos) {
    return bad_value("--as", name, "a person's name");
  }
  return name;
}

// Exactly one wish; the certificate goes with a pin.
Result<PinRequest> read_request(Call& call) {
  const Arguments& arguments = call.arguments();
  PinRequest request{.wish = Wish::pin,
                     .territory = arguments.text("J"),
                     .certificate = nullptr,
                     .distrusted = {},
                     .from = {},
                     .name = {},
                     .now = call.now()};
  const bool announced = arguments.has("--announced");
  for (const char* other : {"--announced", "--pin"}) {
    if (!arguments.has("--distrust") || !arguments.has(other)) continue;
    return Error(kOptionsExclude, "--distrust", {{"option", "--distrust"}, {"other", other}});
  }
  if (announced && arguments.has("--at")) {
    return Error(kOptionsExclude, "--at", {{"option", "--announced"}, {"other", "--at"}});
  }
  if (!announced && !arguments.has("--pin") && !arguments.has("--distrust")) {
    return Error(kArgumentMissing, "list repin",
                 {{"argument", "--announced | --pin | --distrust"}});
  }
  const auto from = arguments.instant("--at");
  if (!from) return from.error();
  request.from = *from;
  const auto name = person(call);
  if (!name) return name.error();
  request.name = *name;
  if (arguments.has("--distrust")) {
    const auto digest = arguments.digest("--distrust");
    if (!digest) return digest.error();
    request.wish = Wish::distrust;
    request.distrusted = *digest;
    return request;
  }
  if (announced) request.wish = Wish::announced;
  if (arguments.has("--pin")) {
    auto file = read_file(call.environment(), arguments.text("--pin"), std::size_t{1} << 20);
    if (!file) return file.error();
    request.certificate = std::move(*file);
  }
  return request;
}

}  // namespace

Result<int> run_list_repin(Call& call) {
  const auto request = read_request(call);
  if (!request) return request.error();
  auto store = call.open_store();
  if (!store) return store.error();
  const auto record =
      service::change_pin((*store)->editions(), call.config(), call.verifier(), *request);
  if (!record) return record.error();
  return print(call, *record);
}

Result<int> run_list_reset_high_water(Call& call) {
  const auto name = person(call);
  if (!name) return name.error();
  auto store = call.open_store();
  if (!store) return store.error();
  const auto record = service::reset_high_water(
      (*store)->editions(), call.config(),
      {.territory = call.arguments().text("J"), .name = *name, .now = call.now()});
  if (!record) return record.error();
  return print(call, *record);
}

}  // namespace baytrust::cli
