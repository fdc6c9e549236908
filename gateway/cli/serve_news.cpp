#include "gateway/cli/serve_news.hpp"

#include "gateway/cli/files.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/messages/messages.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::ServeNews;

constexpr std::size_t kMostConfig = 2U << 20;

std::string_view name_of(ServeNews::Kind kind) {
  switch (kind) {
    case ServeNews::Kind::listening:
      return "listening";
    case ServeNews::Kind::reloaded:
      return "reloaded";
    case ServeNews::Kind::reload_refused:
      return "reload-refused";
    case ServeNews::Kind::stopping:
      return "stopping";
    case ServeNews::Kind::stopped:
      return "stopped";
    case ServeNews::Kind::cut:
      break;
  }
  return "cut";
}

Label sentence_of(ServeNews::Kind kind) {
  switch (kind) {
    case ServeNews::Kind::listening:
      return Label::serve_listening;
    case ServeNews::Kind::reloaded:
      return Label::serve_reloaded;
    case ServeNews::Kind::reload_refused:
      return Label::serve_refused;
    case ServeNews::Kind::stopping:
      return Label::serve_stopping;
    case ServeNews::Kind::stopped:
      return Label::serve_stopped;
    case ServeNews::Kind::cut:
      break;
  }
  return Label::serve_cut;
}

// "baytrust.toml:7:3: the reason [code]": an error of configuration knows its place.
std::string reason_words(const Error& error, messages::Language language) {
  std::string out = error.subject().empty() ? "" : error.subject() + ": ";
  return out + messages::text(error, language) + " [" + std::string(error.code().id) + "]";
}

}  // namespace

Result<service::Config> read_again(Environment& environment, const std::string& file) {
  if (file.empty()) return service::built_in_config();
  const auto bytes = read_file(environment, file, kMostConfig);
  if (!bytes) return bytes.error();
  return service::read_config(as_text(**bytes), file);
}

void tell(Call& call, const ServeNews& news) {
  Printer& out = call.out();
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object();
    if (news.error) json.key("code").string(news.error->code().id);
    json.key("event").string(name_of(news.kind));
    if (!news.subject.empty()) json.key("subject").string(news.subject);
    json.end_object();
    out.raw(json.take() + "\n");
  } else {
    Facts facts{{"subject", news.subject}};
    if (news.error) facts.push_back({"reason", reason_words(*news.error, call.language())});
    out.line(out.sentence(sentence_of(news.kind), facts), news.error ? Style::bad : Style::plain);
  }
  call.environment().out.flush();
}

}  // namespace baytrust::cli
