#include "validators/xml/tree.hpp"

#include <algorithm>
#include <cstring>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <span>
#include <unordered_set>
#include <utility>

#include "validators/xml/canonical_stream.hpp"
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
  Parse(ByteView document, const GuardLimits& with, xmlParserCtxt* parser, CanonicalStream* beside)
      : rest(document), limits(&with), context(parser), content(beside) {}

  ByteView rest;
  const GuardLimits* limits;
  xmlParserCtxt* context;
  CanonicalStream* content;         // where the content goes instead of into the tree; or null
  std::size_t depth = 0;            // of the element the parser is in; kept with `content` only
  std::size_t signature_depth = 0;  // of the signature it is in; 0: in none
  std::vector<CanonicalStream::Attribute> attributes;
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

// An element as SAX2 gives it: prefix and URI of each declaration, five fields of each attribute.
struct Started {
  const xmlChar* local;
  const xmlChar* prefix;
  const xmlChar* uri;
  std::span<const xmlChar*> namespaces;
  std::span<const xmlChar*> attributes;
};

bool is_id(std::string_view local, std::string_view uri) {
  if (uri.empty()) return local == "Id" || local == "ID" || local == "id";
  return local == "id" && uri == kXmlNamespace;
}

std::string_view value_of(const xmlChar* const* attribute) {
  const auto* begin = reinterpret_cast<const char*>(attribute[3]);
  const auto* end = reinterpret_cast<const char*>(attribute[4]);
  return {begin, static_cast<std::size_t>(end - begin)};
}

void too_many(Parse& parse, std::string_view what, std::size_t limit) {
  parse.refuse(Error(kTooMany, std::string(kSubject),
                     {{"what", std::string(what)},
                      {"limit", std::to_string(limit)},
                      {"offset", std::to_string(xmlByteConsumed(parse.context))}}));
}

bool namespaces_within_limits(Parse& parse, const Started& element) {
  const GuardLimits& limits = *parse.limits;
  for (std::size_t i = 0; i < element.namespaces.size(); i += 2) {
    if (view(element.namespaces[i]).size() <= limits.namespace_prefix) continue;
    too_many(parse, "octets of a namespace prefix", limits.namespace_prefix);
    return false;
  }
  const auto in_scope = static_cast<std::size_t>(parse.context->nsNr) / 2;
  if (in_scope > limits.namespaces_in_scope) {
    too_many(parse, "namespaces in scope", limits.namespaces_in_scope);
    return false;
  }
  parse.lookups += in_scope * (in_scope + static_cast<std::size_t>(parse.context->nameNr));
  if (parse.lookups <= limits.namespace_lookups) return true;
  too_many(parse, "namespace look-ups", limits.namespace_lookups);
  return false;
}

bool is_signature(const Started& element) {
  return view(element.local) == "Signature" && view(element.uri) == kDsNamespace;
}

bool within_limits(Parse& parse, const Started& element) {
  if (!namespaces_within_limits(parse, element)) return false;
  for (std::size_t i = 0; i < element.attributes.size(); i += 5) {
    const xmlChar* const* a = &element.attributes[i];
    if (!is_id(view(a[0]), view(a[2]))) continue;
    std::string value(value_of(a));
    if (!parse.ids.insert(value).second) {
      parse.refuse(Error(kIdDuplicate, std::string(kSubject), {{"id", std::move(value)}}));
      return false;
    }
  }
  if (!is_signature(element) || parse.signatures.size() < parse.limits->signatures) return true;
  too_many(parse, "signatures", parse.limits->signatures);
  return false;
}

// Whether the element belongs into the tree. Beside the root and signatures, content does not where
// it is streamed; a signature that is no child of the root is left to the whole tree.
bool belongs_into_tree(Parse& parse, const Started& element) {
  if (parse.content == nullptr) return true;
  ++parse.depth;
  if (parse.signature_depth > 0) return true;
  if (is_signature(element)) {
    if (parse.depth != 2 || !parse.signatures.empty()) parse.content->give_up();
    parse.signature_depth = parse.depth;
    return true;
  }
  parse.attributes.clear();
  for (std::size_t i = 0; i < element.attributes.size(); i += 5) {
    const xmlChar* const* a = &element.attributes[i];
    parse.attributes.push_back({{a[0], a[1], a[2]}, value_of(a)});
  }
  parse.content->start({element.local, element.prefix, element.uri}, parse.attributes);
  return parse.depth == 1;
}

void on_start(void* context, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
              int namespace_count, const xmlChar** namespaces, int attribute_count,
              int defaulted_count, const xmlChar** attributes) {
  auto& parse = parse_of(context);
  const Started element{local,
                        prefix,
                        uri,
                        {namespaces, 2 * static_cast<std::size_t>(namespace_count)},
                        {attributes, 5 * static_cast<std::size_t>(attribute_count)}};
  if (!within_limits(parse, element)) return;
  const bool signature = is_signature(element);
  if (!belongs_into_tree(parse, element)) return;
  const xmlNode* before = parse.context->node;
  xmlSAX2StartElementNs(context, local, prefix, uri, namespace_count, namespaces, attribute_count,
                        defaulted_count, attributes);
  if (!signature || parse.context->node == nullptr || parse.context->node == before) return;
  parse.signatures.emplace_back(parse.context->node);
}

// The three below replace libxml2's own only where the content is streamed.
void on_end(void* context, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
  auto& parse = parse_of(context);
  const bool in_signature = parse.signature_depth > 0;
  if (in_signature || parse.depth == 1) xmlSAX2EndElementNs(context, local, prefix, uri);
  if (!in_signature) parse.content->end({local, prefix, uri});
  if (parse.signature_depth == parse.depth) parse.signature_depth = 0;
  --parse.depth;
}

void on_text(void* context, const xmlChar* text, int size) {
  auto& parse = parse_of(context);
  if (parse.signature_depth > 0) return xmlSAX2Characters(context, text, size);
  parse.content->text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

void on_instruction(void* context, const xmlChar*, const xmlChar*) {
  parse_of(context).content->give_up();  // outside the root: signed, and not streamed
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
  return parse(document, limits, nullptr);
}

Result<Tree> Tree::parse_beside(ByteView document, const GuardLimits& limits,
                                CanonicalStream& content) {
  return parse(document, limits, &content);
}

Result<Tree> Tree::parse(ByteView document, const GuardLimits& limits, CanonicalStream* content) {
  const auto scanned = scan(document, limits);
  if (scanned.has_error()) return scanned.error();
  xmlInitParser();
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (context == nullptr) throw std::bad_alloc();
  Parse state(*scanned, limits, context.get(), content);
  context->_private = &state;
  context->sax->startElementNs = on_start;
  context->sax->comment = nullptr;
  context->sax->internalSubset = on_doctype;
  context->sax->externalSubset = on_doctype;
  context->sax->serror = on_error;
  if (content != nullptr) {
    context->sax->endElementNs = on_end;
    context->sax->characters = on_text;
    context->sax->ignorableWhitespace = on_text;
    context->sax->processingInstruction = on_instruction;
  }
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
