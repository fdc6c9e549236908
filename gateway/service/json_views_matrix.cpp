// Who recognises what (json_views.hpp).
#include "gateway/service/json_views.hpp"

namespace baytrust::service {
namespace {

using decision::CanonicalWriter;
using policy_mapping::Publication;

void write(CanonicalWriter& json, const MatrixRow& row) {
  const auto& entry = row.recognition;
  json.begin_object().key("counts_as").begin_array();
  for (const auto& policy : entry.counts_as.policies) json.value(policy.oid().view());
  json.end_array().key("differing").begin_array();
  for (const auto field : row.differing) json.string(to_string(field));
  json.end_array();
  json.key("family").string(to_string(entry.policy_family));
  json.key("id").string(entry.id);
  json.key("issuing").string(entry.issuing);
  json.key("issuing_level").string(entry.counts_as.issuing_level);
  json.key("kind").string(to_string(entry.kind));
  json.key("publication").string(to_string(row.publication));
  json.key("relying").string(entry.relying);
  json.key("relying_level").string(entry.counts_as.relying_level);
  json.key("state").string(row.publication == Publication::issuing_only ? "not-recognised"
                                                                        : to_string(row.state));
  json.key("type").string(type_words(entry));
  json.end_object();
}

}  // namespace

std::string type_words(const policy_mapping::Recognition& entry) {
  if (!entry.certificate_type) return std::string(to_string(entry.kind));
  std::string out;
  for (const std::string& value : entry.certificate_type->values) {
    out += (out.empty() ? "" : " | ") + value;
  }
  return out.empty() ? to_string(entry.certificate_type->oid) : out;
}

void write(CanonicalWriter& json, const Matrix& matrix, Instant at, Instant known_at) {
  json.begin_object().key("at").value(at);
  json.key("entries").begin_array();
  for (const MatrixRow& row : matrix.rows) write(json, row);
  json.end_array().key("known_at").value(known_at);
  json.key("silent").begin_array();
  for (const auto& [relying, issuing] : matrix.silent) {
    json.begin_object().key("issuing").string(issuing);
    json.key("relying").string(relying).end_object();
  }
  json.end_array().end_object();
}

}  // namespace baytrust::service
