// baytrust demo: makes the DEMO jurisdictions, judges the reviewed scenarios and shows for each
// what was expected, what came out and why. Ends with 1 if anything differs.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/demo/demonstration.hpp"
#include "gateway/messages/messages.hpp"

namespace baytrust::cli {
namespace {

namespace fs = std::filesystem;
using demo::StepTaken;
using messages::Label;

// Where the DEMO world is kept: the directory asked for, or one that goes away again.
class Place {
 public:
  static Result<Place> make(const std::string& wanted) {
    std::error_code failed;
    if (!wanted.empty()) {
      fs::create_directories(wanted, failed);
      if (failed) return unusable(wanted, failed.message());
      return Place(wanted, Kept::yes);
    }
    std::string name = (fs::temp_directory_path(failed) / "baytrust-demo-XXXXXX").string();
    if (failed || ::mkdtemp(name.data()) == nullptr) return unusable(name, "mkdtemp");
    return Place(name, Kept::no);
  }
  Place(Place&& other) noexcept : path_(std::move(other.path_)), kept_(other.kept_) {
    other.path_.clear();
  }
  Place& operator=(Place&&) = delete;
  ~Place() {
    std::error_code ignored;
    if (kept_ == Kept::no && !path_.empty()) fs::remove_all(path_, ignored);
  }

  const fs::path& path() const { return path_; }
  bool is_kept() const { return kept_ == Kept::yes; }

  Result<void> keep(const std::string& name, ByteView content) const {
    const fs::path file = path_ / name;
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    std::ofstream out(file, std::ios::binary);
    const auto text = as_text(content);
    out.write(text.data(), static_cast<std::streamsize>(text.size())).flush();
    if (failed || !out) return unusable(file.string(), failed ? failed.message() : "write");
    return {};
  }

 private:
  enum class Kept : std::uint8_t { no, yes };
  Place(fs::path path, Kept kept) : path_(std::move(path)), kept_(kept) {}
  static Error unusable(const std::string& file, const std::string& message) {
    return Error(kFileUnwritable, "demo", {{"file", file}, {"message", message}});
  }

  fs::path path_;
  Kept kept_;
};

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

void print_by_hand(Printer& out, const Place& place) {
  if (!place.is_kept()) return;
  const std::string directory = place.path().string();
  out.line(out.sentence(Label::demo_by_hand, {{"directory", directory}}));
  out.line("  baytrust check " + directory + "/certificates/hk-personal.pem --chain " + directory +
           "/cas/hk-2-15.pem --relying MO --profile \"DEMO One Account\" --config " + directory +
           "/baytrust.toml --store " + directory +
           "/store --at 2026-06-15T12:00:00+08:00 --known-at 2026-06-15T12:00:00+08:00");
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

}  // namespace

Result<int> run_demo(Call& call) {
  const auto place = Place::make(call.arguments().text("--dir"));
  if (!place) return place.error();
  Progress progress(call.environment());
  const demo::Surroundings surroundings{
      .opener = call.environment().stores,
      .store = (place->path() / "store").string(),
      .keep = [&](const std::string& name, ByteView content) { return place->keep(name, content); },
      .progress =
          [&](std::size_t done, std::size_t all) {
            progress.say(std::to_string(done) + "/" + std::to_string(all));
          }};
  const auto taken = demo::demonstrate(surroundings, call.verifier());
  progress.clear();
  if (!taken) return taken.error();

  const auto good = std::count_if(taken->begin(), taken->end(),
                                  [](const StepTaken& step) { return step.as_expected; });
  const bool all_good = static_cast<std::size_t>(good) == taken->size();
  Printer& out = call.out();
  if (call.form() == Form::json) {
    out.raw(json_of(*taken));
    return all_good ? kDone : kRefused;
  }
  out.line(out.word(Label::demo_intro), Style::faint);
  out.line();
  for (const StepTaken& step : *taken) print_step(out, step);
  out.line(out.sentence(Label::demo_all_as_expected,
                        {{"count", std::to_string(good)}, {"all", std::to_string(taken->size())}}),
           all_good ? Style::good : Style::bad);
  print_by_hand(out, *place);
  return all_good ? kDone : kRefused;
}

}  // namespace baytrust::cli
