#include "gateway/service/record.hpp"

#include "gateway/decision/canonical.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/messages/verdict_labels.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

// A JSON string; the canonical writer escapes, and replaces what is not UTF-8.
std::string quoted(std::string_view text) {
  decision::CanonicalWriter writer;
  return writer.string(text).take();
}

void append_texts(std::string& out, const RecordTexts& texts) {
  out.append(quoted(to_string(texts.language))).append(":{\"headline\":");
  out.append(quoted(texts.headline)).append(",\"findings\":");
  decision::CanonicalWriter findings(texts.findings.size() * 128);
  findings.begin_array();
  for (const std::string& text : texts.findings) findings.string(text);
  out.append(findings.end_array().take()).append("}");
}

}  // namespace

std::string_view engine() { return "baytrust/" BAYTRUST_VERSION; }

Record make_record(const decision::Decision& decision, std::string request_id,
                   std::span<const messages::Language> languages) {
  Record record;
  record.decision = decision::canonical(decision);
  record.digest = crypto::sha256(as_bytes(record.decision));  // D, as decision::digest()
  record.id = "d-" + to_hex(record.digest).substr(0, 32);
  record.engine = engine();
  record.request_id = std::move(request_id);
  // As all_findings() has them, without a copy.
  const Findings* const all[] = {&decision.home_findings, &decision.recognition_findings,
                                 &decision.profile_findings};
  for (const messages::Language language : languages) {
    RecordTexts texts{
        .language = language, .headline = messages::headline(decision, language), .findings = {}};
    for (const Findings* findings : all) {
      for (const Finding& finding : *findings) {
        texts.findings.push_back(messages::text(finding, language));
      }
    }
    record.texts.push_back(std::move(texts));
  }
  return record;
}

std::string to_json(const Record& record) {
  std::string out;
  out.reserve(2 * record.decision.size() + 1024);
  out.append("{\"id\":").append(quoted(record.id));
  out.append(",\"engine\":").append(quoted(record.engine));
  out.append(",\"request_id\":");
  out.append(record.request_id.empty() ? "null" : quoted(record.request_id));
  out.append(",\"decision\":").append(record.decision);
  out.append(",\"digest\":").append(quoted(to_hex(record.digest)));
  out.append(",\"texts\":{");
  for (std::size_t i = 0; i < record.texts.size(); ++i) {
    if (i > 0) out.push_back(',');
    append_texts(out, record.texts[i]);
  }
  out.append("},\"log\":null,\"receipt\":null}");
  return out;
}

}  // namespace baytrust::service
