// The component schemas (JSON Schema 2020-12): of what goes in here, of what comes out from the
// files of docs/schemas, so that programs made from /openapi.json alone know every member they look
// for.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "gateway/http/schema_files.hpp"
#include "gateway/http/services.hpp"

namespace baytrust::http {
namespace {

namespace json = boost::json;

// What every question has (question_members.hpp), beside members of its own.
constexpr std::string_view kQuestionMembers = R"({
  "chain":{"type":"array","maxItems":32,"items":{"type":"string","contentEncoding":"base64"}},
  "crls":{"type":"array","maxItems":32,"items":{"type":"string","contentEncoding":"base64"}},
  "ocsp":{"type":"array","maxItems":32,"items":{"type":"string","contentEncoding":"base64"}},
  "profile":{"type":"string"},
  "relying":{"type":"string"},
  "purpose":{"type":"string"},
  "amount":{"type":"integer","minimum":0,"maximum":9007199254740991},
  "currency":{"type":"string"},
  "at":{"type":"string","format":"date-time"},
  "known_at":{"type":"string","format":"date-time"},
  "languages":{"type":"array","items":{"enum":["en","zh-Hant","zh-Hans","pt"]}},
  "request_id":{"type":"string"}
})";

constexpr std::string_view kRequests = R"({
"CertificateQuestion":{"type":"object","additionalProperties":false,"required":["certificate"],
 "properties":{
  "certificate":{"type":"string","contentEncoding":"base64","description":"DER or PEM."}}},
"SignatureQuestion":{"type":"object","additionalProperties":false,
 "description":"document alone: a signed file. signature with document or digest: a detached signature and what it signs, of which a digest is enough.",
 "properties":{
  "document":{"type":"string","contentEncoding":"base64"},
  "signature":{"type":"string","contentEncoding":"base64","description":"Detached CMS, DER, BER or PEM."},
  "digest":{"type":"array","maxItems":8,"items":{"type":"object","additionalProperties":false,
   "required":["algorithm","value"],"properties":{
    "algorithm":{"enum":["SHA-1","SHA-224","SHA-256","SHA-384","SHA-512","SM3"]},
    "value":{"type":"string","contentEncoding":"base64"}}}},
  "at":{"type":"string","format":"date-time","description":"A what-if: accepted stays unknown."}}},
"SubmissionRequest":{"type":"object","additionalProperties":false,
 "required":["envelope","document"],
 "properties":{
  "envelope":{"type":"string","contentEncoding":"base64","description":"CMS SignedData."},
  "document":{"type":"string","contentEncoding":"base64","description":"The signed edition."}}},
"Schedule":{"type":"object","additionalProperties":false,"required":["at"],
 "properties":{"at":{"type":"string","format":"date-time"}}},
"EmergencyRequest":{"type":"object","additionalProperties":false,
 "required":["kind","territory","seconds","reason"],
 "properties":{
  "kind":{"enum":["distrust-certificate","suspend-recognition"]},
  "territory":{"type":"string"},
  "certificate_sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},
  "recognition":{"type":"string"},
  "effective_from":{"type":"string","format":"date-time"},
  "seconds":{"type":"integer","minimum":1},
  "reason":{"type":"string"}}}
})";

// "counted_finding", "Trust health" as a component: "CountedFinding", "TrustHealth".
std::string component_name(std::string_view word) {
  std::string out;
  bool upper = true;
  for (const char c : word) {
    if (c == '_' || c == ' ') {
      upper = true;
      continue;
    }
    out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return out;
}

using Names = std::map<std::string, std::string, std::less<>>;  // what a "$ref" says -> component

void point_at_components(json::value& value, const Names& names) {
  if (auto* array = value.if_array()) {
    for (auto& one : *array) point_at_components(one, names);
  }
  auto* object = value.if_object();
  if (object == nullptr) return;
  for (auto& [name, member] : *object) {
    const auto known = name == "$ref" && member.is_string()
                           ? names.find(std::string_view(member.get_string()))
                           : names.end();
    if (known != names.end()) {
      member = "#/components/schemas/" + known->second;
    } else {
      point_at_components(member, names);
    }
  }
}

// Files as components, one after the other: each under its title, unless it only defines words, and
// its definitions beside it. Files that say the same of a word share it; where they differ, the
// later one's carries its file's title.
class Components {
 public:
  explicit Components(json::object begun) : made_(std::move(begun)) {}

  void add(std::string_view text) {
    json::object schema = json::parse({text.data(), text.size()}).as_object();
    const std::string name = component_name(schema.at("title").as_string());
    const std::string id(schema.at("$id").as_string());
    const bool only_words = !schema.contains("type") && !schema.contains("oneOf");
    json::object words;
    if (const auto* definitions = schema.if_contains("$defs")) words = definitions->as_object();
    for (const auto* own : {"$schema", "$id", "$defs"}) schema.stable_erase(own);
    Names names = files_;
    for (const auto& [word, definition] : words) {
      std::string component = component_name(word);
      const auto* known = made_.if_contains(component);
      if (known != nullptr && *known != definition) component = name + component;
      names.emplace("#/$defs/" + std::string(word), component);
    }
    for (auto& [word, definition] : words) {
      point_at_components(definition, names);
      made_[names.find("#/$defs/" + std::string(word))->second] = definition;
    }
    if (only_words) return;
    json::value whole = std::move(schema);
    point_at_components(whole, names);
    made_[name] = std::move(whole);
    files_.emplace(id, name);
  }
  json::object take() { return std::move(made_); }

 private:
  json::object made_;
  Names files_;
};

}  // namespace

std::string gateway_schemas() {
  json::object requests = json::parse({kRequests.data(), kRequests.size()}).as_object();
  const json::object members =
      json::parse({kQuestionMembers.data(), kQuestionMembers.size()}).as_object();
  for (const auto* question : {"CertificateQuestion", "SignatureQuestion"}) {
    json::object& own = requests[question].at("properties").as_object();
    for (const auto& [name, schema] : members) own.emplace(name, schema);  // its own word counts
  }
  Components components(std::move(requests));
  for (const std::string_view file : schema_files()) components.add(file);
  json::object all = components.take();
  all["Record"].at("properties").as_object()["decision"] = {
      {"$ref", "#/components/schemas/Decision"}};
  return json::serialize(all);
}

}  // namespace baytrust::http
