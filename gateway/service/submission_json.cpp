#include "gateway/service/submission_json.hpp"

#include "gateway/decision/canonical.hpp"
#include "gateway/service/submissions.hpp"

namespace baytrust::service {
namespace {

using decision::CanonicalWriter;

bool is_zero(const Digest& digest) { return digest == Digest{}; }

void write_steps(CanonicalWriter& out, const Submission& submission) {
  out.begin_array();
  for (const SubmissionStep& step : submission.steps) {
    out.begin_object().key("at").value(step.at);
    if (!step.by.empty()) out.key("by").string(step.by);
    if (!step.code.empty()) out.key("code").string(step.code);
    out.key("state").string(to_string(step.state)).end_object();
  }
  out.end_array();
}

void write_approvals(CanonicalWriter& out, const Submission& submission) {
  out.begin_array();
  for (const SubmissionApproval& approval : submission.approvals) {
    out.begin_object().key("at").value(approval.at);
    out.key("name").string(approval.name);
    out.key("territory").string(approval.territory).end_object();
  }
  out.end_array();
}

void write_missing(CanonicalWriter& out, const MissingApprovals& missing) {
  out.begin_object().key("counterparts").begin_array();
  for (const std::string& territory : missing.counterparts) out.string(territory);
  out.end_array();
  out.key("publisher").integer(static_cast<std::uint64_t>(missing.publisher)).end_object();
}

// `members` of kept JSON are put before the last brace.
std::string with_kept(std::string object, std::string_view name, const std::string& kept) {
  if (kept.empty()) return object;
  object.pop_back();
  return object.append(",\"").append(name).append("\":").append(kept).append("}");
}

}  // namespace

std::string to_json(const Submission& submission) {
  CanonicalWriter out;
  out.begin_object();
  if (submission.activate_at) out.key("activate_at").value(*submission.activate_at);
  out.key("approvals");
  write_approvals(out, submission);
  if (!is_zero(submission.edition)) out.key("edition").value(submission.edition);
  out.key("file").value(submission.file);
  out.key("id").string(submission.id);
  out.key("kind").string(to_string(submission.kind));
  if (finality(submission.state) == Finality::open) {
    out.key("missing_approvals");
    write_missing(out, missing_approvals(submission));
  }
  out.key("received").value(submission.received);
  out.key("sequence").integer(submission.sequence);
  out.key("state").string(to_string(submission.state));
  out.key("steps");
  write_steps(out, submission);
  out.key("submitter").string(submission.submitter);
  out.key("territory").string(submission.territory).end_object();
  return with_kept(with_kept(out.take(), "findings", submission.findings), "impact",
                   submission.impact);
}

std::string to_json(const EmergencyRecord& record, Reasons reasons) {
  const decision::EmergencyAct& act = record.act;
  const bool distrust = act.kind == decision::EmergencyAct::Kind::distrust_certificate;
  CanonicalWriter out;
  out.begin_object().key("begun").value(act.known_from);
  if (reasons == Reasons::shown) out.key("by").string(record.by);
  if (distrust) out.key("certificate_sha256").value(act.certificate);
  out.key("effective_from").value(act.effective_from);
  if (record.ended) out.key("ended").value(*record.ended);
  out.key("id").string(act.id);
  out.key("kind").string(distrust ? "distrust-certificate" : "suspend-recognition");
  if (act.lapses) out.key("lapses").value(*act.lapses);
  if (reasons == Reasons::shown) out.key("reason").string(act.reason);
  if (!distrust) out.key("recognition").string(act.recognition);
  out.key("territory").string(record.territory).end_object();
  return out.take();
}

}  // namespace baytrust::service
