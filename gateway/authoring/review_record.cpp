// The review record beside a draft.
#include "gateway/authoring/draft.hpp"
#include "gateway/decision/canonical.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::authoring {
namespace {

using decision::CanonicalWriter;

void write_dates(CanonicalWriter& out, const Draft& draft) {
  out.begin_array();
  for (const DatedCell& date : draft.dates) {
    out.begin_object();
    if (date.at) out.key("at").value(*date.at);
    out.key("column").string(date.column);
    out.key("line").integer(static_cast<std::uint64_t>(date.line));
    out.key("source").string(date.source);
    out.key("written").string(date.written);
    out.end_object();
  }
  out.end_array();
}

void write_pairings_of(CanonicalWriter& out, const Draft& draft) {
  out.begin_array();
  for (const Pairing& pairing : draft.pairings) {
    out.begin_object();
    out.key("name").string(pairing.name);
    out.key("sha256").value(pairing.certificate->fingerprint);
    out.key("subject").string(x509::to_string(pairing.certificate->subject));
    out.end_object();
  }
  out.end_array();
}

void write_reviews(CanonicalWriter& out, const Draft& draft) {
  out.begin_array();
  for (const RowReview& review : draft.reviews) {
    out.begin_object();
    out.key("line").integer(static_cast<std::uint64_t>(review.line));
    out.key("reviewed_on").string(review.reviewed_on);
    out.key("reviewer").string(review.reviewer);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::string review_record(const DraftInputs& in, const Draft& draft,
                          const Confirmation& confirmation) {
  CanonicalWriter out;
  out.begin_object();
  out.key("dates");
  write_dates(out, draft);
  out.key("draft_sha256").value(crypto::sha256(draft.document));
  out.key("jurisdiction").string(in.jurisdiction.code);
  out.key("pairings");
  write_pairings_of(out, draft);
  out.key("pairings_reviewed_by").string(confirmation.reviewer);
  out.key("pairings_reviewed_on").string(confirmation.reviewed_on);
  out.key("reviews");
  write_reviews(out, draft);
  out.key("scheme").string(in.scheme.name);
  out.key("scheme_sha256").value(crypto::sha256(*in.scheme.bytes));
  out.key("sequence").integer(draft.sequence);
  out.key("table").string(in.table.name);
  out.key("table_sha256").value(crypto::sha256(*in.table.bytes));
  out.end_object();
  return out.take() + "\n";
}

}  // namespace baytrust::authoring
