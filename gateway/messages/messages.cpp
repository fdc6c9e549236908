#include "gateway/messages/messages.hpp"

#include <optional>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {
namespace {

// The pattern with each {name} replaced by what value_of(name) gives; a name without a value stays
// as it is.
template <class ValueOf>
std::string filled_by(std::string_view pattern, ValueOf value_of) {
  std::string out;
  out.reserve(pattern.size() + 64);
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += pattern.substr(0, open);
    const std::optional<std::string_view> value =
        value_of(pattern.substr(open + 1, close - open - 1));
    out += value ? *value : pattern.substr(open, close - open + 1);
    pattern.remove_prefix(close + 1);
  }
  return out.append(pattern);
}

// Of facts with the same name the last one.
std::optional<std::string_view> value_in(const Facts& facts, std::string_view name) {
  std::optional<std::string_view> value;
  for (const Fact& fact : facts) {
    if (fact.name == name) value = fact.value;
  }
  return value;
}

// A record has dozens of findings with their texts: nothing is copied but into the text, and the
// subject is only made where it is said. An id without a text is no code of this program: its own
// words are shown, and no other language's.
template <class MakeSubject>
std::string say(const Code& code, const Facts& facts, MakeSubject make_subject, Language language) {
  const auto translations = find_text(code.id);
  std::string own_words;
  if (!translations) {
    own_words = code.id;
    for (const Fact& fact : facts) {
      own_words.append(" ").append(fact.name).append("=").append(fact.value);
    }
  }
  std::string subject;
  return filled_by(translations ? (*translations)[language] : std::string_view(own_words),
                   [&](std::string_view name) -> std::optional<std::string_view> {
                     if (name != "subject") return value_in(facts, name);
                     if (subject.empty()) subject = make_subject();
                     return subject;
                   });
}

Label label_of(Subject::Kind kind) {
  switch (kind) {
    case Subject::Kind::request:
      return Label::subject_request;
    case Subject::Kind::certificate:
      return Label::subject_certificate;
    case Subject::Kind::path:
      return Label::subject_path;
    case Subject::Kind::anchor:
      return Label::subject_anchor;
    case Subject::Kind::link:
      return Label::subject_link;
    case Subject::Kind::candidate:
      return Label::subject_candidate;
    case Subject::Kind::crl:
      return Label::subject_crl;
    case Subject::Kind::list:
      return Label::subject_list;
    case Subject::Kind::mapping_register:
      return Label::subject_register;
    case Subject::Kind::recognition:
      return Label::subject_recognition;
    case Subject::Kind::profile:
      return Label::subject_profile;
    case Subject::Kind::signature:
      return Label::subject_signature;
    case Subject::Kind::document:
      break;
  }
  return Label::subject_document;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

// SHA-256 digests, 64 digits, to their first twelve.
std::string with_short_digests(std::string_view text) {
  constexpr std::size_t kDigits = 64, kShown = 12;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_hex(text[end])) ++end;
    if (end - i == kDigits) {
      out.append(text.substr(i, kShown)).append("…");
    } else {
      out.append(text.substr(i, end - i));
    }
    if (end < text.size()) out += text[end++];
    i = end;
  }
  return out;
}

// What the document calls it: in the reader's language, else in its first.
std::string name_of(const PlaceStep& step, Language language) {
  for (const auto& [lang, name] : step.names) {
    if (lang == to_string(language)) return name;
  }
  return step.names.empty() ? with_short_digests(step.id) : step.names.front().second;
}

std::string text(const PlaceStep& step, Language language) {
  switch (step.kind) {
    case PlaceStep::Kind::list:
      return fill(label(Label::subject_list, language), {{"name", step.id}});
    case PlaceStep::Kind::mapping_register:
      return fill(label(Label::subject_register, language), {{"name", step.id}});
    case PlaceStep::Kind::provider:
    case PlaceStep::Kind::service:
    case PlaceStep::Kind::type:
    case PlaceStep::Kind::recognition:
    case PlaceStep::Kind::ca_pair:
      break;
  }
  return name_of(step, language);
}

std::string filled(std::string_view pattern, const Change& change, Language language) {
  const auto shown = [language](const std::string& value) {
    return value.empty() ? label(Label::none, language) : with_short_digests(value);
  };
  return fill(pattern, {{"place", text(change.place(), language)},
                        {"before", shown(change.before())},
                        {"after", shown(change.after())}});
}

}  // namespace

std::string fill(std::string_view pattern, const Facts& facts) {
  return filled_by(pattern, [&](std::string_view name) { return value_in(facts, name); });
}

std::string text(const Subject& subject, Language language) {
  if (subject.kind() == Subject::Kind::path && subject.index() == 0) {
    return label(Label::subject_target, language);
  }
  return fill(label(label_of(subject.kind()), language),
              {{"index", std::to_string(subject.index())}, {"name", std::string(subject.name())}});
}

std::string text(const Finding& finding, Language language) {
  return say(
      finding.code(), finding.facts(), [&] { return text(finding.subject(), language); }, language);
}

std::string text(const Place& place, Language language) {
  std::string out;
  for (const PlaceStep& step : place) {
    if (!out.empty()) out += " › ";
    out += text(step, language);
  }
  return out;
}

std::string text(const Change& change, Language language) {
  const auto pattern = find_text(change.code().id);
  return pattern ? filled((*pattern)[language], change, language) : describe(change);
}

std::string text_in_place(const Change& change, Language language) {
  const auto translations = find_text(change.code().id);
  if (!translations) return describe(change);
  std::string_view pattern = (*translations)[language];
  for (const std::string_view beginning : {"{place}: ", "{place}："}) {
    if (pattern.starts_with(beginning)) pattern.remove_prefix(beginning.size());
  }
  return filled(pattern, change, language);
}

std::string text(const Error& error, Language language) {
  return say(
      error.code(), error.facts(), [&] { return error.subject(); }, language);
}

}  // namespace baytrust::messages
