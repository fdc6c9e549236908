#include "policy-mapping/register_parse.hpp"

#include <limits>
#include <unordered_set>

#include "policy-mapping/codes.hpp"
#include "policy-mapping/field_set.hpp"
#include "policy-mapping/recognition_xml.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/field.hpp"

namespace baytrust::policy_mapping {
namespace {

using xml::Element;
using xml::Fields;

struct Publisher {
  std::string code;
  xml::Texts name;
};
Result<Publisher> parse_publisher(const Element& element) {
  Fields f(element);
  f.only_attributes({"jurisdiction"});
  Publisher publisher;
  publisher.code = f.attribute("jurisdiction");
  if (!f.failed()) publisher.code = f.from(checked_jurisdiction(element, publisher.code));
  publisher.name = f.some(reg("Name"), kMaxItems, xml::plain_local_text_field);
  return f.done(std::move(publisher));
}

Result<NextSigner> parse_next_signer(const Element& element) {
  Fields f(element);
  f.only_attributes({"sha256", "from"});
  NextSigner next;
  const std::string sha256 = f.attribute("sha256");
  const std::string from = f.attribute("from");
  if (!f.failed()) next.certificate_sha256 = f.from(xml::parse_digest(element, sha256));
  if (!f.failed()) next.from = f.from(xml::parse_instant(element, from));
  return f.done(std::move(next));
}

Result<std::int64_t> parse_sequence(const Element& element) {
  return xml::number_field(element, 1, std::numeric_limits<std::int64_t>::max());
}

}  // namespace

Result<Register> parse(const Element& element) {
  if (auto good = xml::expect_root(element, kRegisterShape.content); !good) return good.error();
  Fields f(element);
  f.only_attributes({"Id"});
  Register r;
  Publisher publisher = f.one(reg("Publisher"), parse_publisher);
  r.publisher = std::move(publisher.code);
  r.publisher_name = std::move(publisher.name);
  r.sequence_number = f.one(reg("SequenceNumber"), bare(parse_sequence));
  r.issued = f.one(reg("IssueDateTime"), bare(xml::instant_field));
  r.next_update = f.one(reg("NextUpdate"), bare(xml::instant_field));
  r.next_signer = f.maybe(reg("NextSigner"), parse_next_signer);
  r.recognitions = f.any(reg("Recognition"), kMaxEntries, parse_recognition);
  std::unordered_set<std::string_view> ids;
  for (const Recognition& recognition : r.recognitions) {
    if (ids.insert(recognition.id).second) continue;
    f.fail(Error(kEntryRepeated, element.location(), {{"id", recognition.id}}));
  }
  return f.done(std::move(r));
}

Result<Register> parse(const xml::SignedOctets& content) {
  const auto tree = xml::read(content);
  if (!tree) return tree.error();
  return parse(tree->root());
}

}  // namespace baytrust::policy_mapping
