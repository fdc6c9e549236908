// The second half of the guard: a guarded document as libxml2's tree, for canonicalisation and for
// finding signatures in it. Internal to this folder; libxml2 itself is seen by .cpp files only.
// Nothing is read from this tree that is not also covered by a signature, or checked against one.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/guard.hpp"
#include "validators/xml/names.hpp"

struct _xmlDoc;
struct _xmlNode;

namespace baytrust::xml {

class CanonicalStream;

// A view of an element of a Tree.
class Node {
 public:
  explicit Node(_xmlNode* raw) : raw_(raw) {}
  _xmlNode* raw() const { return raw_; }

  bool is(const Name& name) const;
  std::string qualified_name() const;  // "{namespace}local", for messages
  std::optional<std::string> attribute(const char* local) const;  // in no namespace
  std::vector<Node> children() const;                             // elements
  std::optional<std::string> text() const;  // empty if there are elements inside
  bool has_text_between_children() const;   // other than white space
  std::optional<Node> parent() const;       // empty for the root

  friend bool operator==(const Node&, const Node&) = default;

 private:
  _xmlNode* raw_;
};

class Tree {
 public:
  // Refuses what guard.hpp refuses. Equal values of the attributes Id, ID, id (in no namespace) and
  // xml:id on any two elements are xml.id.duplicate.
  static Result<Tree> parse(ByteView document, const GuardLimits& limits);
  // The same, but what is in the root beside signatures goes to `content`, as it is read, and not
  // into the tree. Where `content` gave up, the place of the signatures is not what the tree says.
  static Result<Tree> parse_beside(ByteView document, const GuardLimits& limits,
                                   CanonicalStream& content);
  Tree(Tree&&) noexcept = default;
  Tree& operator=(Tree&&) = delete;

  _xmlDoc* document() const { return document_.get(); }
  Node root() const;
  // Every ds:Signature element, wherever it stands, in document order.
  const std::vector<Node>& signatures() const { return signatures_; }
  // Octets that the canonical form of all of it is likely to need ("<a/>" grows).
  std::size_t expected_size() const { return source_size_ + source_size_ / 8; }

  // Takes an element out of the document; it stays valid as long as the tree.
  void detach(Node node);

 private:
  struct FreeDocument {
    void operator()(_xmlDoc* document) const;
  };
  struct FreeNode {
    void operator()(_xmlNode* node) const;
  };
  Tree() = default;
  static Result<Tree> parse(ByteView document, const GuardLimits& limits, CanonicalStream* content);

  std::unique_ptr<_xmlDoc, FreeDocument> document_;
  std::vector<std::unique_ptr<_xmlNode, FreeNode>> detached_;  // freed before the document
  std::vector<Node> signatures_;
  std::size_t source_size_ = 0;
};

}  // namespace baytrust::xml
