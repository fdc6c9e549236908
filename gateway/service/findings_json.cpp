#include "gateway/service/findings_json.hpp"

#include "gateway/service/json_views.hpp"

namespace baytrust::service {
namespace {

void write(decision::CanonicalWriter& out, const Code& code, Effect effect, const Facts& facts,
           const std::string& subject) {
  out.begin_object().key("code").string(code.id);
  out.key("effect").string(to_string(effect));
  out.key("facts");
  service::write(out, facts);
  out.key("subject").string(subject).end_object();
}

}  // namespace

std::string findings_json(const Findings& findings) {
  decision::CanonicalWriter out;
  out.begin_array();
  for (const Finding& finding : findings) {
    write(out, finding.code(), finding.effect(), finding.facts(), to_string(finding.subject()));
  }
  out.end_array();
  return out.take();
}

std::string errors_json(const std::vector<Error>& errors) {
  decision::CanonicalWriter out;
  out.begin_array();
  for (const Error& error : errors) {
    write(out, error.code(), error.code().effect, error.facts(), error.subject());
  }
  out.end_array();
  return out.take();
}

}  // namespace baytrust::service
