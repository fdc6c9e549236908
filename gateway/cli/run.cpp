#include <algorithm>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/environment.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/help.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/parse.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/record.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using messages::Language;

// POSIX: the first of these that is set decides.
Language language_of_environment(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto locale = environment.variable(name);
    if (locale && !locale->empty()) return messages::language_of_locale(*locale);
  }
  return Language::en;
}

// Errors of typing must be said in the language asked for, even where the rest cannot be read.
Language language_of_words(const std::vector<std::string>& words, Language otherwise) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string tag;
    if (words[i] == "--lang" && i + 1 < words.size()) tag = words[i + 1];
    if (words[i].starts_with("--lang=")) tag = words[i].substr(7);
    if (const auto language = messages::parse_language(tag)) return *language;
  }
  return otherwise;
}

int report(const Error& error, Environment& environment, Language language, Form form) {
  if (form == Form::json) {
    environment.out << json_of(error, language) << '\n';
  } else {
    Printer err(environment.err, environment.err_sink, language);
    std::string line = err.word(Label::error_prefix) + ": ";
    if (!error.subject().empty()) line += error.subject() + ": ";
    err.line(line + messages::text(error, language), Style::bad);
    err.line("[" + std::string(error.code().id) + "]", Style::faint);
  }
  return exit_code_of(error);
}

void print_version(Printer& out, const Environment& environment) {
  out.line(std::string(service::engine()));
  out.line(out.word(Label::version_backends) + ": OpenSSL, Botan");
  std::string features;
  for (const std::string& feature : environment.features) {
    features.append(features.empty() ? "" : ", ").append(feature);
  }
  out.line(out.word(Label::version_features) + ": " + features);
}

constexpr std::size_t kMaxConfigBytes = 2U << 20;

Result<service::Config> load_config(const Arguments& arguments, Environment& environment) {
  std::string file = arguments.text("--config");
  if (file.empty()) file = environment.variable("BAYTRUST_CONFIG").value_or("");
  if (file.empty()) return service::built_in_config();
  const auto bytes = read_file(environment, file, kMaxConfigBytes);
  if (!bytes) return bytes.error();
  return service::read_config(as_text(**bytes), file);
}

Result<Language> chosen_language(const Arguments& arguments, Language otherwise) {
  if (!arguments.has("--lang")) return otherwise;
  const auto language = messages::parse_language(arguments.text("--lang"));
  if (!language) return bad_value("--lang", arguments.text("--lang"), "en, zh-Hant, zh-Hans, pt");
  return *language;
}

}  // namespace

int run(const std::vector<std::string>& arguments, Environment& environment) {
  const Language before = language_of_words(arguments, language_of_environment(environment));
  const bool json = std::ranges::count(arguments, "--json") != 0;
  const Form form = json ? Form::json : Form::text;
  auto parsed = parse(arguments);
  if (!parsed) return report(parsed.error(), environment, before, form);

  const auto language = chosen_language(parsed->arguments, before);
  if (!language) return report(language.error(), environment, before, form);
  Printer out(environment.out, environment.out_sink, *language);
  if (parsed->arguments.has("--version")) {
    print_version(out, environment);
    return kDone;
  }
  if (parsed->arguments.has("--help")) {
    parsed->command != nullptr ? print_help(out, *parsed->command) : print_help(out, parsed->group);
    return kDone;
  }
  auto config = load_config(parsed->arguments, environment);
  if (!config) return report(config.error(), environment, *language, form);
  Call call(std::move(parsed->arguments), environment, *language, std::move(*config));
  const auto code = parsed->command->run(call);
  if (!code) return report(code.error(), environment, *language, form);
  return *code;
}

}  // namespace baytrust::cli
