#include "gateway/cli/list_view.hpp"

#include "gateway/cli/json.hpp"
#include "gateway/messages/messages.hpp"
#include "trustlists/summary.hpp"

namespace baytrust::cli {
namespace {

using decision::CanonicalWriter;
using trustlists::Service;

void write_count(CanonicalWriter& out, std::string_view key, std::size_t count) {
  out.key(key).integer(static_cast<std::uint64_t>(count));
}

void write_texts(CanonicalWriter& out, const xml::Texts& texts) {
  out.begin_array();
  for (const xml::LocalText& text : texts) {
    out.begin_object().key("lang").string(text.lang).key("text").string(text.text).end_object();
  }
  out.end_array();
}

void write_counts(CanonicalWriter& out, const trustlists::Summary& counts) {
  out.begin_object().key("by_type_and_status").begin_array();
  for (const auto& [key, count] : counts.by_type_and_status) {
    out.begin_object();
    write_count(out, "count", count);
    out.key("status").string(key.second).key("type").string(key.first).end_object();
  }
  out.end_array();
  write_count(out, "certificate_types", counts.certificate_types);
  write_count(out, "certificates", counts.certificates);
  write_count(out, "critical_extensions", counts.critical_extensions);
  write_count(out, "history_instances", counts.history_instances);
  write_count(out, "pointers", counts.pointers);
  write_count(out, "providers", counts.providers);
  write_count(out, "qualifications", counts.qualifications);
  write_count(out, "services", counts.services);
  write_count(out, "unknown_extensions", counts.unknown_extensions);
  write_count(out, "unreadable_certificates", counts.unreadable_certificates);
  out.end_object();
}

void write_service(CanonicalWriter& out, const Service& service) {
  const trustlists::ServiceState& now = service.current;
  out.begin_object().key("certificate_types").begin_array();
  for (const auto& type : now.types) out.string(type.id);
  out.end_array().key("certificates").begin_array();
  for (const auto& certificate : now.identity.certificates) out.value(certificate->fingerprint);
  out.end_array().key("critical_extensions").begin_array();
  for (const auto& name : trustlists::unknown_critical(now.extensions.unknown)) out.string(name);
  for (const auto& name : trustlists::critical_not_applied(now.extensions)) out.string(name);
  out.end_array();
  write_count(out, "history_instances", service.history.size());
  out.key("name");
  write_texts(out, now.name);
  out.key("qualifications").begin_array();
  for (const auto& extension : now.extensions.qualifications) {
    for (const auto& element : extension.elements) {
      out.begin_array();
      for (const std::string& uri : element.qualifiers) out.string(uri);
      out.end_array();
    }
  }
  out.end_array();
  out.key("since").value(now.status_starting_time);
  out.key("status").string(now.status).key("type").string(now.type);
  write_count(out, "unreadable_certificates", now.identity.unreadable.size());
  out.end_object();
}

void write_pointer(CanonicalWriter& out, const trustlists::Pointer& pointer) {
  out.begin_object().key("location").string(pointer.location);
  out.key("media_type").string(pointer.mime_type);
  out.key("operator_name");
  write_texts(out, pointer.operator_name);
  write_count(out, "signers", pointer.identities.size());
  out.key("territory").string(pointer.territory).key("type").string(pointer.type).end_object();
}

void write_scheme(CanonicalWriter& out, const trustlists::SchemeInformation& scheme) {
  out.begin_object().key("issued").value(scheme.list_issue_date_time);
  if (scheme.next_update) out.key("next_update").value(*scheme.next_update);
  out.key("operator_name");
  write_texts(out, scheme.operator_name);
  out.key("sequence").integer(scheme.sequence_number);
  out.key("territory").string(scheme.territory).key("type").string(scheme.type);
  out.key("version").integer(scheme.version).end_object();
}

void write_verification(CanonicalWriter& out, const service::InspectedList& shown,
                        messages::Language language) {
  out.begin_object();
  if (shown.unverified) {
    out.key("code").string(shown.unverified->code().id);
  } else {
    out.key("pinned_for").string(shown.pinned_for);
    out.key("signer").value(*shown.signer);
  }
  if (shown.unverified) out.key("text").string(messages::text(*shown.unverified, language));
  out.key("verified").string(shown.unverified ? "no" : "yes").end_object();
}

}  // namespace

void write(CanonicalWriter& out, const service::InspectedList& shown, messages::Language language) {
  const trustlists::TrustList& list = shown.list;
  out.begin_object().key("counts");
  write_counts(out, trustlists::summarise(list));
  out.key("digest").value(shown.digest).key("findings");
  write(out, shown.findings, language);
  out.key("pointers").begin_array();
  for (const auto& pointer : list.scheme.pointers) write_pointer(out, pointer);
  out.end_array().key("providers").begin_array();
  for (const auto& provider : list.providers) {
    out.begin_object().key("name");
    write_texts(out, provider.name);
    out.key("services").begin_array();
    for (const Service& service : provider.services) write_service(out, service);
    out.end_array().end_object();
  }
  out.end_array().key("scheme");
  write_scheme(out, list.scheme);
  out.key("verification");
  write_verification(out, shown, language);
  out.end_object();
}

}  // namespace baytrust::cli
