// The impact as a document for machines.
#include "gateway/decision/canonical.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/impact.hpp"

namespace baytrust::service {
namespace {

using decision::CanonicalWriter;

void write(CanonicalWriter& out, const Standpoint& standpoint) {
  out.begin_object().key("accepted").string(standpoint.accepted);
  out.key("outcome").string(standpoint.outcome).end_object();
}

void write(CanonicalWriter& out, const std::vector<std::string>& texts) {
  out.begin_array();
  for (const std::string& text : texts) out.string(text);
  out.end_array();
}

// Without who asked: an impact report is read by the publisher.
void write(CanonicalWriter& out, const std::vector<Flip>& flips) {
  out.begin_array();
  for (const Flip& flip : flips) {
    out.begin_object().key("after");
    write(out, flip.after);
    out.key("because");
    write(out, flip.because);
    out.key("before");
    write(out, flip.before);
    out.key("issuing").string(flip.issuing);
    out.key("profile").string(flip.profile);
    out.key("relying").string(flip.relying);
    out.key("verdict").string(flip.verdict).end_object();
  }
  out.end_array();
}

void write(CanonicalWriter& out, const Changes& changes, messages::Language language) {
  out.begin_array();
  for (const Change& change : changes) {
    out.begin_object();
    if (!change.after().empty()) out.key("after").string(change.after());
    if (!change.before().empty()) out.key("before").string(change.before());
    out.key("code").string(change.code().id);
    out.key("direction").string(to_string(change.direction()));
    out.key("place").string(to_string(change.place()));
    out.key("text").string(messages::text(change, language)).end_object();
  }
  out.end_array();
}

void write(CanonicalWriter& out, const decision::EditionHeader& header) {
  out.begin_object().key("digest").value(header.digest);
  out.key("issued").value(header.issued);
  if (header.next_update) out.key("next_update").value(*header.next_update);
  out.key("sequence").integer(header.sequence).end_object();
}

}  // namespace

std::string to_json(const Impact& impact, messages::Language language) {
  CanonicalWriter out;
  out.begin_object().key("at").value(impact.at);
  out.key("changes");
  write(out, impact.changes, language);
  out.key("direction").string(to_string(impact.direction));
  out.key("document").string(to_string(impact.edition.kind));
  out.key("edition");
  write(out, impact.edition);
  out.key("flips");
  write(out, impact.flips);
  out.key("flips_in_all").integer(impact.flips_in_all);
  if (impact.in_force) {
    out.key("in_force");
    write(out, *impact.in_force);
  }
  out.key("not_asked_again").integer(impact.not_asked_again);
  out.key("profiles").begin_object();
  for (const auto& [name, profile] : impact.profiles) {
    out.key(name).begin_object().key("considered").integer(profile.considered);
    out.key("gained").integer(profile.gained);
    out.key("lost").integer(profile.lost);
    out.key("other").integer(profile.other).end_object();
  }
  out.end_object().key("recalls");
  write(out, impact.recalls);
  out.key("recognitions").begin_object().key("dead");
  write(out, impact.recognitions_dead);
  out.key("gained");
  write(out, impact.recognitions_gained);
  out.key("lost");
  write(out, impact.recognitions_lost);
  out.end_object();
  out.key("territory").string(impact.edition.territory).end_object();
  return out.take();
}

}  // namespace baytrust::service
