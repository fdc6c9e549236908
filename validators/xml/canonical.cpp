#include "validators/xml/canonical.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <memory>
#include <new>
#include <utility>

#include "validators/xml/algorithms.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

int append(void* out, const char* octets, int size) {
  auto& bytes = *static_cast<Bytes*>(out);
  bytes.insert(bytes.end(), octets, octets + size);
  return size;
}

int is_visible(void* visible, xmlNode* node, xmlNode* parent) {
  return (*static_cast<const Visible*>(visible))(node, parent) ? 1 : 0;
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

constexpr int mode_of(C14nForm form) {
  switch (form) {
    case C14nForm::exclusive:
      return XML_C14N_EXCLUSIVE_1_0;
    case C14nForm::inclusive_1_0:
      return XML_C14N_1_0;
    case C14nForm::inclusive_1_1:
      break;
  }
  return XML_C14N_1_1;
}

// XML-DSig 6.1 and 6.5.
struct NamedMethod {
  std::string_view uri;
  C14nForm form;
  C14nComments comments;
};
constexpr std::array kMethods{
    NamedMethod{kExclusiveC14n, C14nForm::exclusive, C14nComments::without},
    NamedMethod{"http://www.w3.org/2001/10/xml-exc-c14n#WithComments", C14nForm::exclusive,
                C14nComments::with},
    NamedMethod{kInclusiveC14n10, C14nForm::inclusive_1_0, C14nComments::without},
    NamedMethod{"http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                C14nForm::inclusive_1_0, C14nComments::with},
    NamedMethod{kInclusiveC14n11, C14nForm::inclusive_1_1, C14nComments::without},
    NamedMethod{"http://www.w3.org/2006/12/xml-c14n11#WithComments", C14nForm::inclusive_1_1,
                C14nComments::with},
};

Result<Bytes> execute(xmlDoc* document, const Visible& visible, const C14nMethod& method,
                      std::size_t expected_size) {
  Bytes out;
  out.reserve(expected_size);
  std::vector<xmlChar*> prefixes;
  if (!method.inclusive_prefixes.empty()) {
    for (const auto& p : method.inclusive_prefixes) {
      prefixes.push_back(const_cast<xmlChar*>(reinterpret_cast<const xmlChar*>(p.c_str())));
    }
    prefixes.push_back(nullptr);
  }
  xmlOutputBuffer* buffer = xmlOutputBufferCreateIO(append, nullptr, &out, nullptr);
  if (buffer == nullptr) throw std::bad_alloc();
  const ErrorHandler errors;
  const int done =
      xmlC14NExecute(document, visible ? is_visible : nullptr, const_cast<Visible*>(&visible),
                     mode_of(method.form), prefixes.empty() ? nullptr : prefixes.data(),
                     /*with_comments=*/method.comments == C14nComments::with ? 1 : 0, buffer);
  const int closed = xmlOutputBufferClose(buffer);
  if (done < 0 || closed < 0) {
    return Error(kCanonicalFailed, "document", {{"reason", errors.reason()}});
  }
  return out;
}

// C14N 2.4, C14N 1.1 2.4: what surrounds the apex is not in its node set; the inclusive forms take
// its xml: attributes over because of that.
Visible without_ancestors_of(const xmlNode* apex) {
  std::vector<const void*> outside;
  for (const xmlNode* n = apex->parent; n != nullptr; n = n->parent) outside.push_back(n);
  return [outside = std::move(outside)](const void* node, const void*) {
    return std::ranges::find(outside, node) == outside.end();
  };
}

// C14N 1.1 2.4 joins the xml:base values around the apex, in time that grows with the square of
// their length.
bool has_long_base(const xmlNode* apex) {
  constexpr std::size_t kMost = 2000;
  for (const xmlNode* n = apex; n != nullptr && n->type == XML_ELEMENT_NODE; n = n->parent) {
    const xmlAttr* base = xmlHasNsProp(n, BAD_CAST "base", XML_XML_NAMESPACE);
    if (base == nullptr || base->children == nullptr) continue;
    if (std::strlen(reinterpret_cast<const char*>(base->children->content)) > kMost) return true;
  }
  return false;
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

std::optional<C14nMethod> c14n_method(std::string_view uri) {
  const auto found = std::ranges::find(kMethods, uri, &NamedMethod::uri);
  if (found == kMethods.end()) return std::nullopt;
  return C14nMethod{.form = found->form, .comments = found->comments};
}

std::string_view uri_of(const C14nMethod& method) {
  return std::ranges::find_if(kMethods,
                              [&](const NamedMethod& m) {
                                return m.form == method.form && m.comments == method.comments;
                              })
      ->uri;
}

Result<Bytes> canonical_document(const Tree& tree, const C14nMethod& method) {
  return execute(tree.document(), {}, method, tree.expected_size());
}

Result<Bytes> canonical_element(Node apex, const C14nMethod& method, std::size_t expected_size) {
  Visible visible;
  if (method.form != C14nForm::exclusive && apex.parent()) {
    if (method.form == C14nForm::inclusive_1_1 && has_long_base(apex.raw())) {
      return Error(kCanonicalFailed, "document", {{"reason", "an xml:base of over 2000 octets"}});
    }
    visible = without_ancestors_of(apex.raw());
  }
  const ApexDocument document(apex.raw());
  return execute(document.get(), visible, method, expected_size);
}

Result<Bytes> canonical_node_set(void* document, const Visible& visible, const C14nMethod& method) {
  return execute(static_cast<xmlDoc*>(document), visible, method, 0);
}

Result<Bytes> canonicalise(ByteView document, const GuardLimits& limits) {
  const auto tree = Tree::parse(document, limits);
  if (tree.has_error()) return tree.error();
  return canonical_document(*tree);
}

}  // namespace baytrust::xml
