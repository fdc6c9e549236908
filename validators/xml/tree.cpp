#include "validators/xml/tree.hpp"

#include <algorithm>
#include <cstring>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <unordered_set>
#include <utility>

#include "validators/xml/codes.hpp"
#include "validators/xml/scan.hpp"

namespace baytrust::xml {
namespace {

constexpr std::string_view kSubject = "document";

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

std::string take(xmlChar* text) {
  std::string copy(view(text));
  xmlFree(text);
  return copy;
}

// No NOENT, DTDLOAD, DTDATTR, DTDVALID, HUGE, XINCLUDE, RECOVER: nothing is substituted, loaded or
// repaired. NOCDATA: sections become text, as in canonical form.
constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                         XML_PARSE_COMPACT | XML_PARSE_NOCDATA;

// What is counted and refused while the tree grows; libxml2 calls back into it.
struct Parse {
  Parse(ByteView document, const GuardLimits& with, xmlParserCtxt* parser)
      : rest(document), limits(&with), context(parser) {}

  ByteView rest;
  const GuardLimits* limits;
  xmlParserCtxt* context;
  std::unordered_set<std::string> ids;
  std::vector<Node> signatures;
  std::size_t lookups = 0;       // of namespaces, as inclusive C14N makes them
  std::optional<Error> refusal;  // ours: the parser was stopped
  std::optional<Error> error;    // the parser's first

  void refuse(Error why) {
    if (!refusal) refusal = std::move(why);
    xmlStopParser(context);
  }
};

Parse& parse_of(void* context) {
  return *static_cast<Parse*>(static_cast<xmlParserCtxt*>(context)->_private);
}

// After its first fatal error libxml2 would go on through the rest of the input: it gets no more.
int read_more(void* state, char* buffer, int size) {
  auto& parse = *static_cast<Parse*>(state);
  if (parse.context->wellFormed == 0) return 0;
  const auto n = std::min(static_cast<std::size_t>(size), parse.rest.size());
  std::memcpy(buffer, parse.rest.data(), n);
  parse.rest = parse.rest.subspan(n);
  return static_cast<int>(n);
}

bool is_id(const xmlAttr* attribute) {
  const auto name = view(attribute->name);
  if (attribute->ns == nullptr) return name == "Id" || name == "ID" || name == "id";
  return name == "id" && view(attribute->ns->href) == kXmlNamespace;
}

void too_many(Parse& parse, std::string_view what, std::size_t limit) {
  parse.refuse(Error(kTooMany, std::string(kSubject),
                     {{"what", std::string(what)},
                      {"limit", std::to_string(limit)},
                      {"offset", std::to_string(xmlByteConsumed(parse.context))}}));
}

bool namespaces_within_limits(Parse& parse, const xmlNode* element) {
  const GuardLimits& limits = *parse.limits;
  for (const xmlNs* ns = element->nsDef; ns != nullptr; ns = ns->next) {
    if (view(ns->prefix).size() <= limits.namespace_prefix) continue;
    too_many(parse, "octets of a namespace prefix", limits.namespace_prefix);
    return false;
  }
  const auto in_scope = static_cast<std::size_t>(parse.context->nsNr) / 2;
  if (in_scope > limits.namespaces_in_scope) {
    too_many(parse, "namespaces in scope", limits.namespaces_in_scope);
    return false;
  }
  parse.lookups += in_scope * (in_scope + static_cast<std::size_t>(parse.context->nodeNr));
  if (parse.lookups <= limits.namespace_lookups) return true;
  too_many(parse, "namespace look-ups", limits.namespace_lookups);
  return false;
}

void inspect(Parse& parse, xmlNode* element) {
  if (!namespaces_within_limits(parse, element)) return;
  for (const xmlAttr* a = element->properties; a != nullptr; a = a->next) {
    if (!is_id(a)) continue;
    auto value = take(xmlNodeGetContent(reinterpret_cast<const xmlNode*>(a)));
    if (!parse.ids.insert(value).second) {
      parse.refuse(Error(kIdDuplicate, std::string(kSubject), {{"id", std::move(value)}}));
      return;
    }
  }
  if (!Node(element).is({kDsNamespace, "Signature"})) return;
  if (parse.signatures.size() == parse.limits->signatures) {
    too_many(parse, "signatures", parse.limits->signatures);
    return;
  }
  parse.signatures.emplace_back(element);
}

void on_start(void* context, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
              int namespace_count, const xmlChar** namespaces, int attribute_count,
              int defaulted_count, const xmlChar** attributes) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  const xmlNode* before = parser->node;
  xmlSAX2StartElementNs(context, local, prefix, uri, namespace_count, namespaces, attribute_count,
                        defaulted_count, attributes);
  if (parser->node != nullptr && parser->node != before) inspect(parse_of(context), parser->node);
}

// Never reached after scan(); the second lock on the same door.
void on_doctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto& parse = parse_of(context);
  parse.refuse(Error(kDoctype, std::string(kSubject),
                     {{"offset", std::to_string(xmlByteConsumed(parse.context))}}));
}

void on_error(void* context, xmlErrorPtr error) {
  auto& parse = parse_of(context);
  const bool namespaces = error->domain == XML_FROM_NAMESPACE && error->level >= XML_ERR_ERROR;
  if (parse.error || (error->level != XML_ERR_FATAL && !namespaces)) return;
  std::string reason = error->message == nullptr ? "" : error->message;
  while (!reason.empty() && reason.back() == '\n') reason.pop_back();
  parse.error = Error(kNotWellFormed, std::string(kSubject),
                      {{"line", std::to_string(error->line)},
                       {"column", std::to_string(error->int2)},
                       {"reason", std::move(reason)}});
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

Error not_parsed(const Parse& parse) {
  if (parse.refusal) return *parse.refusal;
  if (parse.error) return *parse.error;
  return Error(kNotWellFormed, std::string(kSubject),
               {{"line", "0"}, {"column", "0"}, {"reason", "no document"}});
}

}  // namespace

void Tree::FreeDocument::operator()(xmlDoc* document) const { xmlFreeDoc(document); }
void Tree::FreeNode::operator()(xmlNode* node) const { xmlFreeNode(node); }

Result<Tree> Tree::parse(ByteView document, const GuardLimits& limits) {
  const auto scanned = scan(document, limits);
  if (scanned.has_error()) return scanned.error();
  xmlInitParser();
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (context == nullptr) throw std::bad_alloc();
  Parse state(*scanned, limits, context.get());
  context->_private = &state;
  context->sax->startElementNs = on_start;
  context->sax->comment = nullptr;
  context->sax->internalSubset = on_doctype;
  context->sax->externalSubset = on_doctype;
  context->sax->serror = on_error;
  Tree tree;
  tree.document_.reset(
      xmlCtxtReadIO(context.get(), read_more, nullptr, &state, nullptr, nullptr, kOptions));
  if (tree.document_ == nullptr || state.refusal || state.error || context->wellFormed == 0 ||
      context->nsWellFormed == 0 || xmlDocGetRootElement(tree.document_.get()) == nullptr) {
    return not_parsed(state);
  }
  tree.signatures_ = std::move(state.signatures);
  tree.source_size_ = document.size();
  return tree;
}

Node Tree::root() const { return Node(xmlDocGetRootElement(document_.get())); }

void Tree::detach(Node node) {
  xmlUnlinkNode(node.raw());
  detached_.emplace_back(node.raw());
}

bool Node::is(const Name& name) const {
  return view(raw_->name) == name.local &&
         (raw_->ns == nullptr ? std::string_view{} : view(raw_->ns->href)) == name.namespace_uri;
}

std::string Node::qualified_name() const {
  std::string name;
  if (raw_->ns != nullptr) name.append("{").append(view(raw_->ns->href)).append("}");
  return name.append(view(raw_->name));
}

std::optional<std::string> Node::attribute(const char* local) const {
  const auto* name = reinterpret_cast<const xmlChar*>(local);
  xmlChar* value = xmlGetNoNsProp(raw_, name);
  if (value == nullptr) return std::nullopt;
  return take(value);
}

std::vector<Node> Node::children() const {
  std::vector<Node> out;
  for (xmlNode* n = raw_->children; n != nullptr; n = n->next) {
    if (n->type == XML_ELEMENT_NODE) out.emplace_back(n);
  }
  return out;
}

std::optional<std::string> Node::text() const {
  std::string out;
  for (const xmlNode* n = raw_->children; n != nullptr; n = n->next) {
    if (n->type != XML_TEXT_NODE) return std::nullopt;
    out.append(view(n->content));
  }
  return out;
}

bool Node::has_text_between_children() const {
  for (const xmlNode* n = raw_->children; n != nullptr; n = n->next) {
    if (n->type != XML_ELEMENT_NODE &&
        view(n->content).find_first_not_of(" \t\r\n") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::optional<Node> Node::parent() const {
  if (raw_->parent == nullptr || raw_->parent->type != XML_ELEMENT_NODE) return std::nullopt;
  return Node(raw_->parent);
}

}  // namespace baytrust::xml
