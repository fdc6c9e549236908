// baytrust mapping explain OID: which recognitions a policy falls under, and which it misses by
// little.
#include "gateway/service/explain_policy.hpp"

#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/explain_views.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/decision/canonical.hpp"
#include "gateway/messages/compare_labels.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using policy_mapping::Nearness;
using service::PolicyExplained;

std::string nearness_words(const Printer& out, const Nearness& near) {
  const Facts facts{
      {"release", near.release},
      {"wanted",
       near.kind == Nearness::Kind::neighbour ? near.wanted_arc : std::to_string(near.wanted)},
      {"found",
       near.kind == Nearness::Kind::neighbour ? near.found_arc : std::to_string(near.found)},
      {"position", std::to_string(near.position)}};
  switch (near.kind) {
    case Nearness::Kind::match:
      return out.sentence(Label::family_match, facts);
    case Nearness::Kind::other_release:
      return out.sentence(Label::family_other_release, facts);
    case Nearness::Kind::bare_prefix:
      return out.sentence(Label::family_bare_prefix, facts);
    case Nearness::Kind::other_length:
      return out.sentence(Label::family_other_length, facts);
    case Nearness::Kind::neighbour:
      return out.sentence(Label::family_neighbour, facts);
    case Nearness::Kind::other:
      break;
  }
  return out.word(Label::family_other);
}

void print(Call& call, const Oid& policy, const std::vector<PolicyExplained>& found) {
  Printer& out = call.out();
  if (found.empty()) {
    out.line(out.word(Label::explain_policy_nothing));
    return;
  }
  out.line(out.sentence(Label::explain_policy_intro, {{"policy", to_string(policy)}}),
           Style::strong);
  for (const PolicyExplained& one : found) {
    const auto& entry = one.recognition;
    const bool match = one.nearness.kind == Nearness::Kind::match;
    const bool counts = one.counts_as == PolicyExplained::CountsAs::yes;
    out.line();
    out.line(entry.id, Style::strong);
    std::vector<std::pair<Label, Cell>> fields{
        {Label::field_policy_family, {to_string(entry.policy_family)}}};
    if (one.nearness.kind != Nearness::Kind::other) {
      fields.push_back(
          {Label::field_why,
           {nearness_words(out, one.nearness), match ? Style::good : Style::doubtful}});
    }
    if (match) {
      fields.push_back(
          {Label::field_expanded, {to_string(policy) + " → " + counts_as_words(entry.counts_as)}});
    } else {
      fields.push_back({Label::field_accepted_as, {counts_as_words(entry.counts_as)}});
    }
    if (counts) fields.push_back({Label::field_why, {out.word(Label::explain_policy_counted)}});
    fields.push_back({Label::field_state, {out.word(messages::label_of(one.state))}});
    out.line("  " + entry_sentence(out, entry, call.config()));
    out.fields(fields);
  }
}

void write(decision::CanonicalWriter& json, const PolicyExplained& one) {
  const auto& entry = one.recognition;
  json.begin_object().key("counts_as").begin_array();
  for (const auto& policy : entry.counts_as.policies) json.value(policy.oid().view());
  json.end_array();
  json.key("family").string(to_string(entry.policy_family));
  json.key("id").string(entry.id);
  json.key("is_counted_as").string(one.counts_as == PolicyExplained::CountsAs::yes ? "yes" : "no");
  json.key("issuing").string(entry.issuing);
  json.key("nearness").string(to_string(one.nearness.kind));
  if (!one.nearness.release.empty()) json.key("release").string(one.nearness.release);
  json.key("relying").string(entry.relying);
  json.key("state").string(to_string(one.state)).end_object();
}

}  // namespace

Result<int> explain_policy(Call& call, const Oid& policy) {
  const Arguments& arguments = call.arguments();
  const auto at = arguments.instant("--at");
  if (!at) return at.error();
  const auto known_at = arguments.instant("--known-at");
  if (!known_at) return known_at.error();
  const Instant k = known_at->value_or(call.now());
  const auto source = load_trust(call, k);
  if (!source) return source.error();
  const auto found =
      service::explain_policy(*source->trust.snapshot, {.policy = policy,
                                                        .relying = arguments.text("--relying"),
                                                        .issuing = arguments.text("--issuing"),
                                                        .at = at->value_or(call.now()),
                                                        .known_at = k});
  if (call.form() == Form::text) {
    print(call, policy, found);
    return kDone;
  }
  decision::CanonicalWriter json;
  json.begin_object().key("entries").begin_array();
  for (const PolicyExplained& one : found) write(json, one);
  json.end_array().key("policy").value(policy.view());
  json.end_object();
  call.out().raw(json.take() + "\n");
  return kDone;
}

}  // namespace baytrust::cli
