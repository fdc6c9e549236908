// The whole interface, and the component schemas (JSON Schema 2020-12): of what goes in and of the
// small answers here, of records, decisions and impact reports out of docs/schemas, so that
// programs made from /openapi.json alone know every member they look for.
#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <iterator>

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

constexpr std::string_view kSchemas = R"({
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
"FileAnswer":{"type":"object",
 "required":["decisions","document","media_type","overall","signatures_count",
  "valid_signatures_count"],
 "properties":{
  "decisions":{"type":"array","items":{"$ref":"#/components/schemas/Record"}},
  "document":{"type":"string","description":"SHA-256 of the file."},
  "media_type":{"type":"string"},
  "overall":{"enum":["yes","no","unknown"],"description":"By the profile's rule: of all, or of any."},
  "signatures_count":{"type":"integer"},"valid_signatures_count":{"type":"integer"}}},
"SubmissionRequest":{"type":"object","additionalProperties":false,
 "required":["envelope","document"],
 "properties":{
  "envelope":{"type":"string","contentEncoding":"base64","description":"CMS SignedData."},
  "document":{"type":"string","contentEncoding":"base64","description":"The signed edition."}}},
"Submission":{"type":"object","required":["id","kind","territory","sequence","state","steps"],
 "properties":{"id":{"type":"string"},"kind":{"type":"string"},"territory":{"type":"string"},
  "sequence":{"type":"integer"},
  "state":{"enum":["received","verified","staged","approved","scheduled","active","rejected",
   "superseded"]},
  "submitter":{"type":"string"},"received":{"type":"string","format":"date-time"},
  "activate_at":{"type":"string","format":"date-time"},
  "file":{"type":"string","description":"SHA-256 of the signed file."},
  "edition":{"type":"string","description":"Digest of the edition, once it is verified."},
  "approvals":{"type":"array","items":{"type":"object","required":["at","name","territory"],
   "properties":{"at":{"type":"string","format":"date-time"},"name":{"type":"string"},
    "territory":{"type":"string"}}}},
  "missing_approvals":{"type":"object","required":["counterparts","publisher"],
   "properties":{"counterparts":{"type":"array","items":{"type":"string"}},
    "publisher":{"type":"integer"}}},
  "steps":{"type":"array","items":{"type":"object","required":["at","state"],
   "properties":{"at":{"type":"string","format":"date-time"},"by":{"type":"string"},
    "state":{"type":"string"}}}},
  "findings":{"type":"array","items":{"$ref":"#/components/schemas/SaidFinding"}},
  "impact":{"$ref":"#/components/schemas/Impact"}}},
"SaidFinding":{"type":"object","description":"What was checked and seen; `code` is stable.",
 "required":["code","effect","facts"],
 "properties":{"code":{"type":"string"},"effect":{"type":"string"},"clause":{"type":"string"},
  "subject":{"type":"string"},"text":{"type":"string"},
  "facts":{"type":"object","additionalProperties":{"type":"string"}}}},
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
  "reason":{"type":"string"}}},
"TrustHealth":{"type":"object","required":["at","documents","findings","ready","snapshot"],
 "properties":{"at":{"type":"string"},"ready":{"enum":["yes","no"]},"snapshot":{"type":"string"},
  "documents":{"type":"array","items":{"type":"object",
   "required":["kind","territory","required","state"],
   "properties":{"kind":{"enum":["list","register"]},"territory":{"type":"string"},
    "required":{"enum":["yes","no"]},"state":{"type":"string"},"digest":{"type":"string"},
    "sequence":{"type":"integer"},"next_update":{"type":"string","format":"date-time"},
    "findings":{"type":"array","items":{"$ref":"#/components/schemas/SaidFinding"}}}}},
  "findings":{"type":"array","items":{"$ref":"#/components/schemas/SaidFinding"}},
  "sources":{"type":"array","items":{"type":"object",
   "required":["failures","host","last_result","state","use"],
   "properties":{"failures":{"type":"integer"},"host":{"type":"string"},
    "last_good":{"type":"string","format":"date-time"},"last_result":{"type":"string"},
    "resting_until":{"type":"string","format":"date-time"},
    "state":{"enum":["closed","open","half-open"]},
    "use":{"enum":["status","issuers"]}}}}}},
"Emergency":{"type":"object","required":["id","kind","territory","begun"],
 "properties":{"id":{"type":"string"},"kind":{"type":"string"},"territory":{"type":"string"},
  "by":{"type":"string"},"begun":{"type":"string"},"lapses":{"type":"string"},
  "reason":{"type":"string"}}}
})";

// "counted_finding" as a component: "CountedFinding".
std::string component_name(std::string_view inner) {
  std::string out;
  bool upper = true;
  for (const char c : inner) {
    if (c == '_') {
      upper = true;
      continue;
    }
    out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return out;
}

using Names = std::map<std::string, std::string, std::less<>>;  // "#/$defs/x" -> its component

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

// A schema file as components: itself under `name`, its definitions beside it. Two files may define
// one word differently; then the later one's carries its file's name.
void add_file(json::object& components, const std::string& name, std::string_view text) {
  json::object schema = json::parse({text.data(), text.size()}).as_object();
  for (const auto* own : {"$schema", "$id"}) schema.erase(own);
  json::object inner;
  if (const auto* definitions = schema.if_contains("$defs")) inner = definitions->as_object();
  schema.erase("$defs");
  Names names;
  for (const auto& [word, definition] : inner) {
    std::string component = component_name(word);
    if (components.contains(component)) component = name + component;
    names.emplace("#/$defs/" + std::string(word), component);
  }
  for (auto& [word, definition] : inner) {
    point_at_components(definition, names);
    components[names.find("#/$defs/" + std::string(word))->second] = definition;
  }
  json::value whole = std::move(schema);
  point_at_components(whole, names);
  components[name] = std::move(whole);
}

}  // namespace

std::string gateway_schemas() {
  json::object components = json::parse({kSchemas.data(), kSchemas.size()}).as_object();
  const json::object members =
      json::parse({kQuestionMembers.data(), kQuestionMembers.size()}).as_object();
  for (const auto* question : {"CertificateQuestion", "SignatureQuestion"}) {
    json::object& own = components[question].at("properties").as_object();
    for (const auto& [name, schema] : members) own.emplace(name, schema);  // its own word counts
  }
  add_file(components, "Decision", decision_schema());
  add_file(components, "Record", record_schema());
  components["Record"].at("properties").as_object()["decision"] = {
      {"$ref", "#/components/schemas/Decision"}};
  add_file(components, "Impact", impact_schema());
  return json::serialize(components);
}

std::map<std::string, std::string> gateway_tags() {
  return {
      {"Verdicts",
       "Whether to rely on a certificate or on the signatures of a file, one or many at a time, "
       "and what was answered."},
      {"Trust lists",
       "The signed lists of the jurisdictions: in force, as they were, what changed."},
      {"Mappings", "The registers of what is recognised, by whom, as what."},
      {"Submissions",
       "A partner's edition on its way into force: handed in, approved by two persons."},
      {"Emergencies", "Distrust and suspension at once, by persons named beforehand, for a time."},
      {"Trust", "Whether the trust in force is whole and fresh, and what happens to it."},
      {"About this server", "Whether it runs, and this description of it."}};
}

std::vector<Operation> gateway_routes(const Services& services) {
  std::vector<Operation> all;
  for (const auto family : {certificate_routes, signature_routes, verdict_routes, list_routes,
                            mapping_routes, submission_routes, emergency_routes, trust_routes}) {
    auto some = family(services);
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace baytrust::http
