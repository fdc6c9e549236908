// baytrust serve and check-config: the configuration of the daemon, at work and looked at.
#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/serve_news.hpp"
#include "gateway/decision/canonical.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::ServeNews;

std::string duration_words(Call& call, std::int64_t seconds) {
  if (seconds == 0) return call.out().word(Label::config_no_limit);
  if (seconds % kDay == 0) return std::to_string(seconds / kDay) + "d";
  if (seconds % kHour == 0) return std::to_string(seconds / kHour) + "h";
  return std::to_string(seconds) + "s";
}

std::string address_of(const service::ListenerSettings& listener) {
  const bool six = listener.address.find(':') != std::string::npos;
  return (listener.tls ? "https://" : "http://") +
         (six ? "[" + listener.address + "]" : listener.address) + ":" +
         std::to_string(listener.port);
}

template <class Range, class Name>
std::string joined(const Range& range, Name name) {
  std::string out;
  for (const auto& one : range) out.append(out.empty() ? "" : ", ").append(name(one));
  return out;
}

void print_config(Call& call, const service::Config& config) {
  Printer& out = call.out();
  out.line(out.sentence(Label::config_holds, {{"file", config.source}}), Style::good);
  const auto& service = config.service;
  std::vector<std::pair<Label, Cell>> fields{
      {Label::field_jurisdictions,
       {joined(config.jurisdictions, [](const auto& j) { return j.code; })}},
      {Label::field_profiles,
       {joined(config.profiles, [](const auto& p) { return p.name + " (" + p.relying + ")"; })}},
      {Label::field_listeners, {joined(service.listeners, address_of)}},
      {Label::field_kept, {duration_words(call, service.retention.verdicts)}}};
  for (const auto& rule : service.emergencies) {
    fields.push_back({Label::field_emergency_persons,
                      {rule.territory + ": " +
                       joined(rule.persons, [](const std::string& name) { return name; })}});
  }
  out.fields(fields);
}

void write_config(Call& call, const service::Config& config) {
  decision::CanonicalWriter json;
  json.begin_object().key("audience").string(config.service.audience);
  json.key("file").string(config.source).key("jurisdictions").begin_array();
  for (const auto& jurisdiction : config.jurisdictions) json.string(jurisdiction.code);
  json.end_array().key("listeners").begin_array();
  for (const auto& listener : config.service.listeners) json.string(address_of(listener));
  json.end_array().key("profiles").begin_array();
  for (const auto& profile : config.profiles) json.string(profile.name);
  json.end_array();
  if (!config.store.empty()) json.key("store").string(config.store);
  json.end_object();
  call.out().raw(json.take() + "\n");
}

}  // namespace

Result<int> run_serve(Call& call) {
  const std::string place = call.store_place();
  if (place.empty()) return Error(kSourceMissing, "--store");
  const auto done = call.environment().serve(
      {.config = call.config(),
       .store = place,
       .read_config = [&] { return read_again(call.environment(), call.config().source); },
       .tell = [&](const ServeNews& news) { tell(call, news); }});
  if (!done) return done.error();
  return kDone;
}

Result<int> run_check_config(Call& call) {
  const auto config = read_again(call.environment(), call.arguments().text("FILE"));
  if (!config) return config.error();
  call.form() == Form::json ? write_config(call, *config) : print_config(call, *config);
  return kDone;
}

}  // namespace baytrust::cli
