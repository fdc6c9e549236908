// Exclusive C14N 1.0 without comments of a document as it is read, without a tree of it: a fifth of
// the memory and half of the time that libxml2's canonicalisation needs. Internal to this folder.
// What comes out is a proposal. It is used only where its digest is the one that a pinned signer
// signed (signed_xml.cpp), so that a mistake here could never change what is read: everything else
// is made canonical by libxml2 (canonical.hpp).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"

namespace baytrust::xml {

class CanonicalStream {
 public:
  // Names as the parser keeps them: zero-terminated, one address for equal texts. Values may hold
  // "&#38;" for an ampersand, and no other reference.
  using Text = const unsigned char*;
  struct Name {
    Text local = nullptr;
    Text prefix = nullptr;  // null: none
    Text uri = nullptr;     // null: in no namespace
  };
  struct Attribute {
    Name name;
    std::string_view value;
  };

  explicit CanonicalStream(std::size_t expected_size) { out_.reserve(expected_size); }

  // attributes: without namespace declarations; put into canonical order.
  void start(const Name& name, std::vector<Attribute>& attributes);
  void text(std::string_view text);
  void end(const Name& name);
  // Something came that is not streamed: there will be no octets.
  void give_up() { given_up_ = true; }

  // Empty where it gave up.
  std::optional<Bytes> take();

 private:
  struct Declared {
    Text prefix;
    Text uri;
  };
  void use(const Name& name);
  void declare();
  void value(std::string_view text);
  void tag_name(const Name& name);
  void append(std::string_view text) { out_.insert(out_.end(), text.begin(), text.end()); }

  Bytes out_;
  bool given_up_ = false;
  std::vector<Declared> rendered_;      // by the elements around, outermost first
  std::vector<std::size_t> before_;     // how many were, for each of these elements
  std::vector<Declared> declarations_;  // of the element being started
};

}  // namespace baytrust::xml
