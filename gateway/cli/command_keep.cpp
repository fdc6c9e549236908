// baytrust fsck, backup, restore: keeping the store itself.
#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/messages/messages.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using service::StoreKeeping;

Result<std::string> place_of(const Call& call) {
  std::string place = call.store_place();
  if (place.empty()) return Error(kSourceMissing, "--store");
  return place;
}

void print_looked(Call& call, const StoreKeeping::Looked& looked) {
  Printer& out = call.out();
  if (looked.troubles.empty()) {
    out.line(out.sentence(Label::fsck_holds, {{"count", std::to_string(looked.digests)}}),
             Style::good);
    return;
  }
  out.line(out.sentence(Label::fsck_troubles, {{"count", std::to_string(looked.troubles.size())}}),
           Style::bad);
  for (const Error& trouble : looked.troubles) {
    out.line("  " + trouble.subject() + ": " + messages::text(trouble, call.language()) + " [" +
             std::string(trouble.code().id) + "]");
  }
}

void write_looked(Call& call, const StoreKeeping::Looked& looked) {
  decision::CanonicalWriter json;
  json.begin_object().key("digests").integer(looked.digests).key("troubles").begin_array();
  for (const Error& trouble : looked.troubles) write(json, trouble, call.language());
  json.end_array().end_object();
  call.out().raw(json.take() + "\n");
}

// What was done, as one sentence or one object.
int done(Call& call, Label sentence, const std::string& name, const std::string& value) {
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key(name).string(value).end_object();
    call.out().raw(json.take() + "\n");
  } else {
    call.out().line(call.out().sentence(sentence, {{name, value}}), Style::good);
  }
  return kDone;
}

}  // namespace

Result<int> run_fsck(Call& call) {
  const auto place = place_of(call);
  if (!place) return place.error();
  Progress progress(call.environment());
  const auto looked = call.environment().keeping.look(*place, [&](const StoreKeeping::Step& step) {
    std::string line = std::string(step.name) + " " + std::to_string(step.done);
    if (step.of > 0) line += "/" + std::to_string(step.of);
    progress.say(line);
  });
  progress.clear();
  if (!looked) return looked.error();
  call.form() == Form::json ? write_looked(call, *looked) : print_looked(call, *looked);
  return looked->troubles.empty() ? kDone : kRefused;
}

Result<int> run_backup(Call& call) {
  const auto place = place_of(call);
  if (!place) return place.error();
  const std::string file = call.arguments().text("FILE");
  if (auto copied = call.environment().keeping.backup(*place, file); !copied) {
    return copied.error();
  }
  return done(call, Label::backup_done, "file", file);
}

Result<int> run_restore(Call& call) {
  const auto place = place_of(call);
  if (!place) return place.error();
  const std::string file = call.arguments().text("FILE");
  if (auto made = call.environment().keeping.restore(file, *place); !made) return made.error();
  return done(call, Label::restore_done, "place", *place);
}

}  // namespace baytrust::cli
