// baytrust demo: makes the DEMO jurisdictions, judges the reviewed scenarios and shows for each
// what was expected, what came out and why. Ends with 1 if anything differs; else, asked to,
// serves.
#include <algorithm>

#include "gateway/cli/call.hpp"
#include "gateway/cli/demo_place.hpp"
#include "gateway/cli/demo_service.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/demo/demonstration.hpp"
#include "gateway/messages/messages.hpp"

namespace baytrust::cli {
namespace {

using demo::StepTaken;
using messages::Label;

// "valid-recognised, accepted: yes, PASSED" of either side.
std::string verdict_words(std::string_view outcome, std::string_view accepted,
                          std::string_view indication, std::string_view sub_indication) {
  std::string out(outcome);
  if (!accepted.empty()) out.append(", accepted ").append(accepted);
  if (!indication.empty()) out.append(", ").append(indication);
  if (!sub_indication.empty()) out.append(" / ").append(sub_indication);
  return out;
}
std::string expected_words(const demo::Step& step) {
  if (step.is_push()) return std::string(step.pushed.expected.outcome);
  const auto& expected = step.judged.expected;
  return verdict_words(expected.outcome, expected.accepted, expected.indication,
                       expected.sub_indication);
}
std::string got_words(const StepTaken& taken) {
  return verdict_words(taken.got.outcome, taken.got.accepted, taken.got.indication,
                       taken.got.sub_indication);
}

void print_step(Printer& out, const StepTaken& taken) {
  const Style style = taken.as_expected ? Style::good : Style::bad;
  out.line(out.word(Label::demo_scenario) + " " + std::to_string(taken.step->scenario) + "  " +
               std::string(taken.step->title[out.language()]),
           Style::strong);
  out.line("  " + out.word(Label::demo_expected) + ": " + expected_words(*taken.step));
  out.line("  " + out.word(Label::demo_got) + ": " + got_words(taken), style);
  if (!taken.got.legs.empty()) {
    out.line("  " + out.sentence(Label::demo_legs, {{"legs", taken.got.legs}}), Style::faint);
  }
  for (const Finding& finding : taken.why) {
    out.line("  " + out.word(Label::field_why) + ": " + messages::text(finding, out.language()) +
             " [" + std::string(finding.code().id) + "]");
  }
  for (const auto& code : taken.got.missing_codes) {
    out.line("  " + out.sentence(Label::demo_missing, {{"code", code}}), Style::bad);
  }
  out.line();
}

void print_by_hand(Printer& out, const DemoPlace& place) {
  const auto file = [&](std::string_view name) { return shell_word(place.file(name)); };
  out.line(out.sentence(Label::demo_by_hand, {{"directory", place.path().string()}}));
  out.line("  baytrust check " + file("certificates/hk-personal.pem") + " --chain " +
           file("cas/hk-2-15.pem") + " --relying MO --profile \"DEMO One Account\" --config " +
           file("baytrust.toml") + " --store " + file("store") +
           " --at 2026-06-15T12:00:00+08:00 --known-at 2026-06-15T12:00:00+08:00");
}

std::string json_of(const std::vector<StepTaken>& all) {
  decision::CanonicalWriter json;
  json.begin_object().key("steps").begin_array();
  for (const StepTaken& taken : all) {
    json.begin_object().key("as_expected").string(taken.as_expected ? "yes" : "no");
    json.key("codes").begin_array();
    for (const Finding& finding : taken.why) json.string(finding.code().id);
    json.end_array();
    json.key("expected").string(expected_words(*taken.step));
    json.key("got").string(got_words(taken));
    json.key("legs").string(taken.got.legs);
    json.key("scenario").integer(std::int64_t{taken.step->scenario});
    json.key("title").string(taken.step->title[messages::Language::en]);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

void print_all(Call& call, const std::vector<StepTaken>& all, std::int64_t good) {
  Printer& out = call.out();
  if (call.form() == Form::json) {
    out.raw(json_of(all));
    return;
  }
  out.line(out.word(Label::demo_intro), Style::faint);
  out.line();
  for (const StepTaken& step : all) print_step(out, step);
  out.line(out.sentence(Label::demo_all_as_expected,
                        {{"count", std::to_string(good)}, {"all", std::to_string(all.size())}}),
           static_cast<std::size_t>(good) == all.size() ? Style::good : Style::bad);
}

Result<demo::Shown> show(Call& call, const DemoPlace& place) {
  Environment& environment = call.environment();
  Progress progress(environment);
  return demo::demonstrate(
      {.opener = environment.stores,
       .store = place.file("store"),
       .keep = [&](const std::string& name, ByteView bytes) { return place.keep(name, bytes); },
       .progress =
           [&](std::size_t done, std::size_t all) {
             progress.say(std::to_string(done) + "/" + std::to_string(all));
             const bool stop = environment.told_to_stop && environment.told_to_stop();
             return stop ? demo::Go::stop : demo::Go::on;
           }},
      call.verifier());
}

// What is left half done cannot be begun again in its place.
Error given_up(DemoPlace& place, const Error& error) {
  place.discard();
  return error;
}

}  // namespace

Result<int> run_demo(Call& call) {
  Environment& environment = call.environment();
  const auto port = demo_port(call);
  if (!port) return port.error();
  // From here on being told to stop waits for an answer: the directory goes before the program.
  if (environment.told_to_stop) (void)environment.told_to_stop();
  auto place = DemoPlace::make(call.arguments().text("--dir"));
  if (!place) return place.error();
  const auto shown = show(call, *place);
  if (!shown) return given_up(*place, shown.error());
  if (shown->steps.size() < demo::steps().size()) {
    place->discard();
    return kRefused;
  }
  const auto good = std::count_if(shown->steps.begin(), shown->steps.end(),
                                  [](const StepTaken& step) { return step.as_expected; });
  print_all(call, shown->steps, good);
  const bool all_good = static_cast<std::size_t>(good) == shown->steps.size();
  const bool for_people = call.form() == Form::text;
  if (place->is_kept() && for_people) print_by_hand(call.out(), *place);
  if (!all_good || !call.arguments().has("--serve")) return all_good ? kDone : kRefused;
  if (for_people) call.out().line();
  if (auto served = serve_demo(call, *place, shown->world, *port); !served) {
    return given_up(*place, served.error());
  }
  return kDone;
}

}  // namespace baytrust::cli
