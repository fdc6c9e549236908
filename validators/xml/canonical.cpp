#include "validators/xml/canonical.hpp"

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <memory>
#include <new>

#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

int append(void* out, const char* octets, int size) {
  auto& bytes = *static_cast<Bytes*>(out);
  bytes.insert(bytes.end(), octets, octets + size);
  return size;
}

int is_visible(void* selection, xmlNode* node, xmlNode* parent) {
  return static_cast<const NodeSet*>(selection)->visible(node, parent) ? 1 : 0;
}

void keep_message(void* reason, xmlErrorPtr error) {
  auto& text = *static_cast<std::string*>(reason);
  if (text.empty() && error->message != nullptr) text = error->message;
}

// libxml2 reports through handlers of the calling thread; ours is there during the run only.
class ErrorHandler {
 public:
  ErrorHandler() : function_(xmlStructuredError), context_(xmlStructuredErrorContext) {
    xmlSetStructuredErrorFunc(&reason_, keep_message);
  }
  ~ErrorHandler() { xmlSetStructuredErrorFunc(context_, function_); }
  ErrorHandler(const ErrorHandler&) = delete;
  ErrorHandler& operator=(const ErrorHandler&) = delete;

  std::string reason() const { return reason_.substr(0, reason_.find('\n')); }

 private:
  std::string reason_;
  xmlStructuredErrorFunc function_;
  void* context_;
};

Result<Bytes> execute(xmlDoc* document, const NodeSet* selected, std::size_t expected_size) {
  Bytes out;
  out.reserve(expected_size);
  std::vector<xmlChar*> prefixes;
  if (selected != nullptr) {
    for (const auto& p : selected->inclusive_prefixes) {
      prefixes.push_back(const_cast<xmlChar*>(reinterpret_cast<const xmlChar*>(p.c_str())));
    }
    prefixes.push_back(nullptr);
  }
  xmlOutputBuffer* buffer = xmlOutputBufferCreateIO(append, nullptr, &out, nullptr);
  if (buffer == nullptr) throw std::bad_alloc();
  const ErrorHandler errors;
  const int done =
      xmlC14NExecute(document, selected == nullptr ? nullptr : is_visible,
                     const_cast<NodeSet*>(selected), XML_C14N_EXCLUSIVE_1_0,
                     prefixes.empty() ? nullptr : prefixes.data(), /*with_comments=*/0, buffer);
  const int closed = xmlOutputBufferClose(buffer);
  if (done < 0 || closed < 0) {
    return Error(kCanonicalFailed, "document", {{"reason", errors.reason()}});
  }
  return out;
}

// A document whose only child is `apex`, for as long as this lives: what canonicalisation walks.
// Namespaces are found by the elements' own pointers, so nothing else needs to be in it.
class ApexDocument {
 public:
  explicit ApexDocument(xmlNode* apex)
      : document_(xmlNewDoc(nullptr)), next_(std::exchange(apex->next, nullptr)), apex_(apex) {
    if (document_ == nullptr) throw std::bad_alloc();
    document_->children = document_->last = apex;
  }
  ~ApexDocument() {
    apex_->next = next_;
    document_->children = document_->last = nullptr;
    xmlFreeDoc(document_);
  }
  ApexDocument(const ApexDocument&) = delete;
  ApexDocument& operator=(const ApexDocument&) = delete;

  xmlDoc* get() const { return document_; }

 private:
  xmlDoc* document_;
  xmlNode* next_;
  xmlNode* apex_;
};

}  // namespace

Result<Bytes> canonical_document(const Tree& tree) {
  return execute(tree.document(), nullptr, tree.expected_size());
}

Result<Bytes> canonical_element(Node apex, std::size_t expected_size) {
  const ApexDocument document(apex.raw());
  return execute(document.get(), nullptr, expected_size);
}

Result<Bytes> canonical_node_set(void* document, const NodeSet& selected) {
  return execute(static_cast<xmlDoc*>(document), &selected, 0);
}

Result<Bytes> canonicalise(ByteView document, const GuardLimits& limits) {
  const auto tree = Tree::parse(document, limits);
  if (tree.has_error()) return tree.error();
  return canonical_document(*tree);
}

}  // namespace baytrust::xml
