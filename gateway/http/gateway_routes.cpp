// The whole interface, and the schemas of what goes in (JSON Schema 2020-12). What comes out is
// described by docs/schemas; here it is named, with the members that programs look for first.
#include <iterator>

#include "gateway/http/services.hpp"

namespace baytrust::http {
namespace {

constexpr std::string_view kSchemas = R"({
"CertificateQuestion":{"type":"object","additionalProperties":false,"required":["certificate"],
 "properties":{
  "certificate":{"type":"string","contentEncoding":"base64","description":"DER or PEM."},
  "chain":{"type":"array","maxItems":32,"items":{"type":"string","contentEncoding":"base64"}},
  "crls":{"type":"array","maxItems":32,"items":{"type":"string","contentEncoding":"base64"}},
  "profile":{"type":"string"},
  "relying":{"type":"string"},
  "purpose":{"type":"string"},
  "amount":{"type":"integer","minimum":0,"maximum":9007199254740991},
  "currency":{"type":"string"},
  "at":{"type":"string","format":"date-time"},
  "known_at":{"type":"string","format":"date-time"},
  "languages":{"type":"array","items":{"enum":["en","zh-Hant","zh-Hans","pt"]}},
  "request_id":{"type":"string"}}},
"Record":{"type":"object",
 "required":["id","engine","request_id","decision","digest","texts","log","receipt"],
 "properties":{"id":{"type":"string"},"engine":{"type":"string"},
  "request_id":{"type":["string","null"]},
  "decision":{"type":"object","description":"docs/schemas/decision.schema.json"},
  "digest":{"type":"string"},"texts":{"type":"object"},"log":{},"receipt":{}}},
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
  "steps":{"type":"array"},"findings":{"type":"array"},"impact":{"type":"object"}}},
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
  "documents":{"type":"array"},"findings":{"type":"array"}}},
"Emergency":{"type":"object","required":["id","kind","territory","begun"],
 "properties":{"id":{"type":"string"},"kind":{"type":"string"},"territory":{"type":"string"},
  "by":{"type":"string"},"begun":{"type":"string"},"lapses":{"type":"string"},
  "reason":{"type":"string"}}}
})";

}  // namespace

std::string gateway_schemas() { return std::string(kSchemas); }

std::vector<Operation> gateway_routes(const Services& services) {
  std::vector<Operation> all;
  for (const auto family : {certificate_routes, verdict_routes, list_routes, mapping_routes,
                            submission_routes, emergency_routes, trust_routes}) {
    auto some = family(services);
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace baytrust::http
