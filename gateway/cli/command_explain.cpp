// baytrust mapping explain: what a register recognises, in words.
#include <array>
#include <filesystem>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/explain_views.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/messages/verdict_labels.hpp"
#include "gateway/service/explain_recognition.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using policy_mapping::Bound;
using policy_mapping::Recognition;
using service::Explained;

template <class Range, class Text>
std::string joined(const Range& range, Text text) {
  std::string out;
  for (const auto& entry : range) out.append(out.empty() ? "" : ", ").append(text(entry));
  return out;
}

std::string bound_words(const Printer& out, const Bound& bound,
                        const decision::Jurisdiction* clock) {
  if (bound.kind == Bound::Kind::at) return instant_words(bound.instant, clock);
  if (bound.kind == Bound::Kind::open) return out.word(Label::until_further_notice);
  if (!bound.reviewed) return out.word(Label::date_unknown);
  return out.word(Label::date_unknown) + "; " +
         out.sentence(
             Label::reviewed_bound,
             {{"bound", instant_words(bound.reviewed->bound, clock)}, {"by", bound.reviewed->by}});
}

std::string interval_words(const Printer& out, const policy_mapping::Interval& interval,
                           const decision::Jurisdiction* clock) {
  return bound_words(out, interval.from, clock) + " – " + bound_words(out, interval.to, clock);
}

std::string family_words(const Printer& out, const policy_mapping::PolicyFamily& family) {
  std::string text = to_string(family.prefix) + " + " + std::to_string(family.version_nodes) + ": ";
  if (family.accept == policy_mapping::PolicyFamily::Accept::only) {
    const auto releases = joined(family.pinned, [](const auto& r) { return to_string(r); });
    return text + out.sentence(Label::only_release, {{"release", releases}});
  }
  if (!family.min_release && !family.max_release) return text + out.word(Label::any_release);
  const auto end = [](const auto& release) { return release ? to_string(*release) : "…"; };
  return text + out.sentence(Label::release_range,
                             {{"from", end(family.min_release)}, {"to", end(family.max_release)}});
}

constexpr std::array<std::string_view, 9> kKeyUsageNames{
    "digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement",
    "keyCertSign",      "cRLSign",        "encipherOnly",    "decipherOnly"};

std::string bits_words(const std::vector<x509::KeyUsageBit>& bits, std::string_view between) {
  std::string out;
  for (const auto bit : bits) {
    out.append(out.empty() ? "" : between).append(kKeyUsageNames[static_cast<std::size_t>(bit)]);
  }
  return out;
}

std::string key_words(const policy_mapping::KeyRule& rule) {
  crypto::PublicKeyInfo key;
  key.kind = rule.kind;
  key.curve = rule.curve;
  key.bits = rule.min_bits;
  return (rule.min_bits > 0 ? "≥ " : "") + to_string(key);
}

// What the entry asks of a certificate besides the five legs; empty if nothing.
std::string requirement_words(const Printer& out, const policy_mapping::Requirements& wanted) {
  std::vector<std::string> parts;
  const auto part = [&](std::string text) {
    if (!text.empty()) parts.push_back(std::move(text));
  };
  part(bits_words(wanted.key_usage_all, " + "));
  part(bits_words(wanted.key_usage_any, " | "));
  part(joined(wanted.keys, key_words));
  part(joined(wanted.hashes, [](auto hash) { return std::string(to_string(hash)); }));
  part(joined(wanted.holders, [&](auto holder) { return out.word(messages::label_of(holder)); }));
  part(joined(wanted.custody, [&](auto c) { return out.word(messages::label_of(c)); }));
  part(joined(wanted.extended_key_usage, [](const Oid& oid) { return to_string(oid); }));
  return joined(parts, [](const std::string& text) { return text; });
}

std::string constraint_words(const policy_mapping::Constraints& constraints) {
  const auto same = [](const std::string& text) { return text; };
  std::string out = joined(constraints.permitted(), same);
  if (!constraints.excluded().empty()) out += " − " + joined(constraints.excluded(), same);
  return out;
}

std::string type_words(const Recognition& entry) {
  if (!entry.certificate_type) return "";
  const auto& rule = *entry.certificate_type;
  return to_string(rule.oid) + " = " + joined(rule.values, [](const auto& v) { return v; });
}

void print_entry(Printer& out, const Explained& explained, const service::Config& config) {
  const Recognition& entry = explained.recognition;
  const auto* clock = config.jurisdiction(entry.relying);
  out.line();
  out.line(entry.id, Style::strong);
  out.line(entry_sentence(out, entry, config));
  std::vector<std::pair<Label, Cell>> fields;
  const auto field = [&](Label label, std::string text) {
    if (!text.empty()) fields.push_back({label, {std::move(text)}});
  };
  field(Label::field_status,
        out.word(explained.status ? messages::label_of(*explained.status) : Label::none));
  field(Label::field_period, interval_words(out, entry.period, clock));
  for (const auto& pair : entry.ca_pairs) {
    field(Label::field_pairs, short_digest(pair.root_sha256) + " / " +
                                  short_digest(pair.issuer_sha256) + "  " +
                                  interval_words(out, pair.period, clock));
  }
  field(Label::field_type, type_words(entry));
  field(Label::field_policy_family, family_words(out, entry.policy_family));
  if (!entry.counts_as.relying_level.empty()) {
    field(Label::field_assurance,
          entry.counts_as.issuing_level + " → " + entry.counts_as.relying_level);
  }
  field(Label::field_purposes,
        joined(entry.counts_as.purposes, [](const auto& purpose) { return purpose; }));
  if (entry.counts_as.reliance_limit) {
    field(Label::field_reliance_limit, entry.counts_as.reliance_limit->currency + " " +
                                           std::to_string(entry.counts_as.reliance_limit->amount));
  }
  field(Label::field_requires, requirement_words(out, entry.required));
  field(Label::field_constraints, constraint_words(entry.constraints));
  field(Label::field_publication, out.word(messages::label_of(explained.publication)));
  field(Label::field_changes,
        joined(explained.differing, [](auto f) { return std::string(to_string(f)); }));
  field(Label::field_legal_basis, published_text(entry.legal_basis, out.language()));
  if (entry.reviewed) {
    field(Label::field_review, entry.reviewed->by + ", " + to_string(entry.reviewed->at));
  }
  out.fields(fields);
}

// What the argument names: a policy, a certificate's file, or an entry's id. "./x" is always a
// file.
bool is_file(const std::string& text) {
  std::error_code ignored;
  return text == "-" || text.find('/') != std::string::npos ||
         std::filesystem::is_regular_file(text, ignored);
}

Result<int> explain_entries(Call& call) {
  const Arguments& arguments = call.arguments();
  service::ExplainRequest request{.relying = arguments.text("--relying"),
                                  .issuing = arguments.text("--issuing"),
                                  .id = arguments.text("RECOGNITION"),
                                  .at = {},
                                  .known_at = {}};
  const auto at = arguments.instant("--at");
  if (!at) return at.error();
  const auto known_at = arguments.instant("--known-at");
  if (!known_at) return known_at.error();
  request.at = at->value_or(call.now());
  request.known_at = known_at->value_or(call.now());

  const auto source = load_trust(call, request.known_at);
  if (!source) return source.error();
  std::vector<Explained> entries;
  for (const auto& jurisdiction : call.config().jurisdictions) {
    if (arguments.has("--relying") && jurisdiction.code != arguments.text("--relying")) continue;
    request.relying = jurisdiction.code;
    const auto more = service::explain_recognitions(*source->trust.snapshot, request);
    entries.insert(entries.end(), more.begin(), more.end());
  }
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_array();
    for (const Explained& entry : entries) write(json, entry);
    json.end_array();
    call.out().raw(json.take() + "\n");
    return kDone;
  }
  if (entries.empty()) call.out().line(call.out().word(Label::no_recognitions));
  for (const Explained& entry : entries) print_entry(call.out(), entry, call.config());
  return kDone;
}

}  // namespace

std::string counts_as_words(const policy_mapping::CountsAs& counts_as) {
  return joined(counts_as.policies, [](const auto& policy) { return to_string(policy.oid()); });
}

std::string published_text(const xml::Texts& texts, messages::Language language) {
  if (const auto text = xml::text_in(texts, to_string(language))) return std::string(*text);
  return texts.empty() ? "" : "(" + texts.front().lang + ") " + texts.front().text;
}

std::string entry_sentence(const Printer& out, const Recognition& entry,
                           const service::Config& config) {
  const auto name = [&](const std::string& code) {
    return jurisdiction_words(config.jurisdiction(code), code, out.language());
  };
  return out.sentence(Label::explain_direction,
                      {{"relying", name(entry.relying)}, {"issuing", name(entry.issuing)}}) +
         ": " + counts_as_words(entry.counts_as);
}

Result<int> run_mapping_explain(Call& call) {
  const Arguments& arguments = call.arguments();
  for (const char* option : {"--relying", "--issuing"}) {
    if (!arguments.has(option)) continue;
    auto known = service::find_jurisdiction(call.config(), arguments.text(option), option);
    if (!known) return known.error();
  }
  const std::string asked = arguments.text("RECOGNITION");
  const auto policy = Oid::parse(asked);
  const bool certificate = !policy && !asked.empty() && is_file(asked);
  for (const char* option : {"--chain", "--dot", "--svg"}) {
    if (certificate || !arguments.has(option)) continue;
    return Error(kOptionAlone, option, {{"option", option}, {"other", "CERTIFICATE"}});
  }
  if (policy) return explain_policy(call, *policy);
  if (certificate) return explain_certificate(call, asked);
  return explain_entries(call);
}

}  // namespace baytrust::cli
