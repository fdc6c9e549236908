// Reading: a document's elements with their namespaces, made from octets that were signed. An
// Element is a view into its Document, cheap to copy, valid while the Document lives. All white
// space is kept; there are no comments, processing instructions, CDATA sections or entities left.
// Not here: schemas, values of any type but text (their readers know what they expect).
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/guard.hpp"
#include "validators/xml/names.hpp"
#include "validators/xml/signed_xml.hpp"

namespace baytrust::xml {

class ElementRange;

struct Attribute {
  Name name;
  std::string_view value;
};

class Element {
 public:
  std::string_view name() const;  // local part
  std::string_view namespace_uri() const;
  bool is(const Name& name) const;

  // The text directly inside, pieces between child elements joined; not that of descendants.
  std::string text() const;
  // The same for an element without child elements, without a copy; empty for any other.
  std::string_view text_view() const;
  bool has_children() const;

  std::optional<std::string_view> attribute(std::string_view local) const;  // in no namespace
  std::optional<std::string_view> attribute(const Name& name) const;
  std::vector<Attribute> attributes() const;  // without namespace declarations

  ElementRange children() const;  // child elements, in document order
  std::vector<Element> children(const Name& name) const;
  std::optional<Element> child(const Name& name) const;  // the first of that name
  std::optional<Element> parent() const;

  // For messages: "/TrustServiceStatusList/SchemeInformation/SchemeName[2]".
  std::string location() const;

  friend bool operator==(const Element&, const Element&) = default;

 private:
  friend class Document;
  friend class ElementRange;
  friend class ElementBuilder;
  explicit Element(const void* node) : node_(node) {}
  const void* node_;
};

class ElementRange {
 public:
  class iterator {
   public:
    using value_type = Element;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    using pointer = void;
    using reference = Element;

    iterator() = default;
    explicit iterator(const void* node) : node_(node) {}
    Element operator*() const { return Element(node_); }
    iterator& operator++();
    iterator operator++(int);
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    const void* node_ = nullptr;
  };

  explicit ElementRange(const void* first) : first_(first) {}
  iterator begin() const { return iterator(first_); }
  iterator end() const { return iterator(); }
  bool empty() const { return first_ == nullptr; }

 private:
  const void* first_;
};

class Document {
 public:
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  Element root() const;

 private:
  struct State;
  explicit Document(std::unique_ptr<State> state);
  static Result<Document> parse(Bytes canonical);
  friend Result<Document> read(const SignedOctets& octets);
  friend Result<Document> read_unsigned(ByteView document, const GuardLimits& limits);
  std::unique_ptr<State> state_;
};

// What was signed. Errors do not happen for octets of a whole element or document.
Result<Document> read(const SignedOctets& octets);

// A draft, or a document to be shown: NOBODY VOUCHES FOR IT. For tools and authoring only; nothing
// that judges calls this. Errors: those of the guard.
Result<Document> read_unsigned(ByteView document, const GuardLimits& limits = {});

}  // namespace baytrust::xml
