#include "gateway/service/trust_metrics.hpp"

#include <memory>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace baytrust::service {
namespace {

using Labels = prometheus::Labels;

class Gauges {
 public:
  void set(const std::string& name, const std::string& help, const Labels& labels, double value) {
    prometheus::BuildGauge().Name(name).Help(help).Register(registry_).Add(labels).Set(value);
  }
  void count(const std::string& name, const std::string& help, const Labels& labels, double value) {
    prometheus::BuildCounter().Name(name).Help(help).Register(registry_).Add(labels).Increment(
        value);
  }
  std::string text() const { return prometheus::TextSerializer().Serialize(registry_.Collect()); }

 private:
  prometheus::Registry registry_{prometheus::Registry::InsertBehavior::Merge};
};

void add_document(Gauges& gauges, const DocumentHealth& document, Instant now) {
  const Labels labels{{"kind", std::string(to_string(document.kind))},
                      {"territory", document.territory}};
  for (const auto state : {DocumentHealth::State::fresh, DocumentHealth::State::grace,
                           DocumentHealth::State::stop, DocumentHealth::State::missing}) {
    Labels with = labels;
    with.emplace("state", to_string(state));
    gauges.set("baytrust_document_state", "1 for the state the document is in.", with,
               document.state == state ? 1 : 0);
  }
  Labels with = labels;
  with.emplace("required", document.required == Required::yes ? "yes" : "no");
  gauges.set("baytrust_document_required", "Whether readiness depends on it.", with, 1);
  if (!document.in_force) return;
  const auto& header = *document.in_force;
  gauges.set("baytrust_document_sequence", "Sequence number in force.", labels,
             static_cast<double>(header.sequence));
  gauges.set("baytrust_document_age_seconds", "Since its issue.", labels,
             static_cast<double>(now - header.issued));
  if (header.next_update) {
    gauges.set("baytrust_document_next_update_seconds", "Until its next update; negative: past.",
               labels, static_cast<double>(*header.next_update - now));
  }
}

void add_source(Gauges& gauges, const HostHealth& source) {
  const std::string use(to_string(source.of.use));
  for (const auto& [result, times] : source.results) {
    gauges.count("baytrust_source_answers_total", "What hosts of evidence gave, or why not.",
                 {{"host", source.of.host}, {"result", result}, {"use", use}},
                 static_cast<double>(times));
  }
  gauges.set("baytrust_source_resting", "1 while the host failed too often and is left alone.",
             {{"host", source.of.host}, {"use", use}},
             source.state == HostHealth::State::closed ? 0 : 1);
}

}  // namespace

std::string metrics_text(const TrustHealth& health, const MetricCounts& counts) {
  Gauges gauges;
  gauges.set("baytrust_ready", "1 when verdicts can be given.", {},
             health.ready == Ready::yes ? 1 : 0);
  for (const DocumentHealth& document : health.documents) add_document(gauges, document, health.at);
  for (const HostHealth& source : health.sources) add_source(gauges, source);
  for (const Finding& finding : health.findings) {
    gauges.set("baytrust_trust_finding", "What is wrong with the trust as a whole.",
               {{"code", std::string(finding.code().id)}}, 1);
  }
  gauges.set("baytrust_verdicts_kept", "Verdicts in the store.", {},
             static_cast<double>(counts.verdicts));
  gauges.set("baytrust_submissions_open", "Submissions that are not final.", {},
             static_cast<double>(counts.open_submissions));
  gauges.set("baytrust_events", "Events ever told.", {}, static_cast<double>(counts.events));
  return gauges.text();
}

}  // namespace baytrust::service
