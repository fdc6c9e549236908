#include "validators/xml/canonical_stream.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace baytrust::xml {
namespace {

std::string_view view(const unsigned char* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

// C14N 1.0 2.3: the characters that are not written as they are.
constexpr auto special(std::string_view characters) {
  std::array<bool, 256> out{};
  for (const char c : characters) out[static_cast<unsigned char>(c)] = true;
  return out;
}
constexpr auto kInText = special("&<>\r");
constexpr auto kInValue = special("&<\"\t\n\r");

std::string_view escaped(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#x9;";
    case '\n':
      return "&#xA;";
    case '\r':
      return "&#xD;";
    default:
      return "&amp;";
  }
}

std::size_t next_special(std::string_view text, std::size_t from,
                         const std::array<bool, 256>& special_ones) {
  while (from < text.size() && !special_ones[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

}  // namespace

void CanonicalStream::text(std::string_view text) {
  std::size_t at = 0;
  for (;;) {
    const std::size_t stop = next_special(text, at, kInText);
    append(text.substr(at, stop - at));
    if (stop == text.size()) return;
    append(escaped(text[stop]));
    at = stop + 1;
  }
}

void CanonicalStream::value(std::string_view text) {
  constexpr std::string_view kAmpersand = "&#38;";
  std::size_t at = 0;
  for (;;) {
    const std::size_t stop = next_special(text, at, kInValue);
    append(text.substr(at, stop - at));
    if (stop == text.size()) return;
    append(escaped(text[stop]));
    at = stop + 1;
    if (text[stop] != '&') continue;
    if (text.substr(stop, kAmpersand.size()) != kAmpersand) give_up();
    at = std::min(text.size(), stop + kAmpersand.size());
  }
}

void CanonicalStream::tag_name(const Name& name) {
  if (name.prefix != nullptr) {
    append(view(name.prefix));
    out_.push_back(':');
  }
  append(view(name.local));
}

// Exclusive C14N 3: a namespace that is visibly used, and not rendered so by an element around.
void CanonicalStream::use(const Name& name) {
  if (name.prefix != nullptr && view(name.prefix) == "xml") return;
  const auto same = [&](const Declared& d) { return d.prefix == name.prefix; };
  if (std::ranges::any_of(declarations_, same)) return;
  const auto nearest = std::find_if(rendered_.rbegin(), rendered_.rend(), same);
  const Text current = nearest == rendered_.rend() ? nullptr : nearest->uri;
  if (current == name.uri) return;
  // C14N 1.0 1.3: relative namespace names are not made canonical. The parser gives ampersands in
  // namespace names as references, and libxml2's canonical form keeps them so.
  const std::string_view uri = view(name.uri);
  if (!uri.empty() &&
      (uri.find(':') == std::string_view::npos || uri.find('&') != std::string_view::npos)) {
    give_up();
  }
  declarations_.push_back({name.prefix, name.uri});
}

void CanonicalStream::declare() {
  std::ranges::sort(declarations_, {}, [](const Declared& d) { return view(d.prefix); });
  for (const Declared& d : declarations_) {
    append(" xmlns");
    if (d.prefix != nullptr) {
      out_.push_back(':');
      append(view(d.prefix));
    }
    append("=\"");
    value(view(d.uri));
    out_.push_back('"');
    rendered_.push_back(d);
  }
}

void CanonicalStream::start(const Name& name, std::vector<Attribute>& attributes) {
  before_.push_back(rendered_.size());
  declarations_.clear();
  use(name);
  for (const Attribute& a : attributes) {
    if (a.name.prefix != nullptr) use(a.name);
  }
  out_.push_back('<');
  tag_name(name);
  declare();
  std::ranges::sort(attributes, {}, [](const Attribute& a) {
    return std::pair(view(a.name.uri), view(a.name.local));
  });
  for (const Attribute& a : attributes) {
    out_.push_back(' ');
    tag_name(a.name);
    append("=\"");
    value(a.value);
    out_.push_back('"');
  }
  out_.push_back('>');
}

void CanonicalStream::end(const Name& name) {
  append("</");
  tag_name(name);
  out_.push_back('>');
  rendered_.resize(before_.back());
  before_.pop_back();
}

std::optional<Bytes> CanonicalStream::take() {
  if (given_up_) return std::nullopt;
  return std::exchange(out_, {});
}

}  // namespace baytrust::xml
