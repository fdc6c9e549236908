// The change feed: what two editions differ in, as a document for machines.
#include <map>

#include "gateway/decision/canonical.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/edition_diff.hpp"

namespace baytrust::service {
namespace {

using decision::CanonicalWriter;

void write(CanonicalWriter& out, const ComparedEdition& edition, messages::Language language) {
  out.begin_object();
  if (edition.verified()) out.key("digest").value(edition.header.digest);
  out.key("file_sha256").value(edition.file);
  out.key("issued").value(edition.header.issued);
  out.key("name").string(edition.name);
  if (edition.header.next_update) out.key("next_update").value(*edition.header.next_update);
  out.key("sequence").integer(edition.header.sequence);
  out.key("signers").begin_array();
  if (edition.verified()) {
    for (const auto& signer : edition.header.signers) out.value(signer.certificate);
  }
  out.end_array();
  out.key("territory").string(edition.header.territory);
  if (!edition.verified()) {
    const Finding& why = edition.findings.front();
    out.key("unverified").begin_object();
    out.key("code").string(why.code().id);
    out.key("text").string(messages::text(why, language)).end_object();
  }
  out.key("verified").string(edition.verified() ? "yes" : "no");
  out.end_object();
}

void write(CanonicalWriter& out, const PlaceStep& step) {
  out.begin_object();
  out.key("id").string(step.id);
  out.key("kind").string(to_string(step.kind));
  // The first of a language, as readers see it.
  std::map<std::string_view, std::string_view> names;
  for (const auto& [lang, name] : step.names) names.emplace(lang, name);
  if (!names.empty()) {
    out.key("names").begin_object();
    for (const auto& [lang, name] : names) out.key(lang).string(name);
    out.end_object();
  }
  out.end_object();
}

void write(CanonicalWriter& out, const Change& change, messages::Language language) {
  out.begin_object();
  if (!change.after().empty()) out.key("after").string(change.after());
  if (!change.before().empty()) out.key("before").string(change.before());
  out.key("code").string(change.code().id);
  out.key("direction").string(to_string(change.direction()));
  out.key("effect").string(to_string(change.code().effect));
  out.key("place").begin_array();
  for (const PlaceStep& step : change.place()) write(out, step);
  out.end_array();
  out.key("text").string(messages::text(change, language));
  out.end_object();
}

}  // namespace

std::string change_feed(const EditionDiff& diff, messages::Language language) {
  CanonicalWriter out;
  out.begin_object();
  out.key("after");
  write(out, diff.after, language);
  out.key("before");
  write(out, diff.before, language);
  out.key("changes").begin_array();
  for (const Change& change : diff.changes) write(out, change, language);
  out.end_array();
  out.key("direction").string(to_string(direction_of(diff.changes)));
  out.key("document").string(to_string(diff.kind));
  out.key("language").string(to_string(language));
  out.key("same").string(diff.changes.empty() ? "yes" : "no");
  out.end_object();
  return out.take();
}

}  // namespace baytrust::service
