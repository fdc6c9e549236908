// baytrust list|mapping diff A B: two editions, change by change; for machines the change feed.
// Ends with 0 where they say the same, 1 where they differ, signatures verified or not.
#include "gateway/cli/call.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/messages/compare_labels.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/edition_diff.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::ComparedEdition;
using service::DocumentKind;
using service::EditionReference;

// What both sides are read with; the store only where one is named.
struct Sources {
  std::unique_ptr<service::Store> store;
  std::vector<service::Signer> signers;
};

Result<Sources> open_sources(Call& call) {
  Sources sources;
  auto pins = call.read_pins(call.now());
  if (!pins) return pins.error();
  if (!call.store_place().empty()) {
    auto store = call.open_store();
    if (!store) return store.error();
    sources.store = std::move(*store);
    const auto kept = sources.store->editions().pins();
    if (!kept) return kept.error();
    pins->insert(pins->end(), kept->begin(), kept->end());
  }
  auto trust = service::trust_of(*pins);
  if (!trust) return trust.error();
  sources.signers = std::move(trust->signers);
  return sources;
}

// "HK" and "HK@7" are editions of the store where HK is a jurisdiction; ./HK is always a file.
std::optional<EditionReference> reference_of(const Call& call, const std::string& text) {
  auto reference = EditionReference::parse(text);
  if (!reference || reference->digest) return reference;
  if (call.config().jurisdiction(reference->territory) == nullptr) return std::nullopt;
  return reference;
}

Result<ComparedEdition> read_side(Call& call, Sources& sources, DocumentKind kind,
                                  std::string_view argument) {
  const std::string name = call.arguments().text(argument);
  if (const auto reference = reference_of(call, name)) {
    if (!sources.store) {
      auto store = call.open_store();  // says what is missing
      if (!store) return store.error();
    }
    return service::find_to_compare(sources.store->editions(), kind, *reference, call.verifier(),
                                    call.now());
  }
  auto bytes = read_file(call.environment(), name);
  if (!bytes) return bytes.error();
  return service::read_to_compare({kind, name, std::move(*bytes)}, sources.signers, call.verifier(),
                                  call.now());
}

void print_side(Printer& out, const ComparedEdition& side) {
  const auto& header = side.header;
  out.line(out.sentence(Label::diff_side,
                        {{"name", side.name},
                         {"sequence", std::to_string(header.sequence)},
                         {"document", messages::text(subject_of(header), out.language())},
                         {"issued", to_string(header.issued)}}));
  if (side.verified()) {
    std::string signers;
    for (const auto& signer : header.signers) {
      signers += (signers.empty() ? "" : ", ") + short_digest(signer.certificate);
    }
    out.line("  " + out.sentence(Label::diff_verified, {{"signer", signers}}), Style::good);
    return;
  }
  const Finding& why = side.findings.front();
  out.line("  " + out.word(Label::diff_not_verified) + ": " + messages::text(why, out.language()) +
               " [" + std::string(why.code().id) + "]",
           Style::doubtful);
}

Style style_of(const Change& change) {
  if (change.code().effect == Effect::warning) return Style::bad;
  const bool wording = change.direction() == Direction::text;
  return wording ? Style::faint : Style::plain;
}

void print_diff(Printer& out, const service::EditionDiff& diff) {
  print_side(out, diff.before);
  print_side(out, diff.after);
  out.line();
  if (diff.changes.empty()) {
    out.line(out.word(Label::diff_same), Style::good);
    return;
  }
  // Changes come place by place; a place is said once.
  const Place* place = nullptr;
  for (const Change& change : diff.changes) {
    if (place == nullptr || *place != change.place()) {
      out.line(messages::text(change.place(), out.language()), Style::strong);
    }
    place = &change.place();
    out.line("  " + messages::text_in_place(change, out.language()) + " (" +
                 out.word(messages::label_of(change.direction())) + ") [" +
                 std::string(change.code().id) + "]",
             style_of(change));
  }
  out.line();
  out.line(out.sentence(Label::diff_count,
                        {{"count", std::to_string(diff.changes.size())},
                         {"direction", out.word(messages::label_of(direction_of(diff.changes)))}}));
}

Result<int> run_diff(Call& call, DocumentKind kind) {
  auto sources = open_sources(call);
  if (!sources) return sources.error();
  Progress progress(call.environment());
  progress.say(
      call.out().sentence(Label::progress_verifying, {{"file", call.arguments().text("BEFORE")}}));
  auto before = read_side(call, *sources, kind, "BEFORE");
  progress.clear();
  if (!before) return before.error();
  auto after = read_side(call, *sources, kind, "AFTER");
  if (!after) return after.error();
  const auto diff = service::diff_editions(kind, std::move(*before), std::move(*after));
  if (call.form() == Form::json) {
    call.out().raw(service::change_feed(diff, call.language()) + "\n");
  } else {
    print_diff(call.out(), diff);
  }
  return diff.changes.empty() ? kDone : kRefused;
}

}  // namespace

Result<int> run_list_diff(Call& call) { return run_diff(call, DocumentKind::trust_list); }
Result<int> run_mapping_diff(Call& call) { return run_diff(call, DocumentKind::mapping_register); }

}  // namespace baytrust::cli
