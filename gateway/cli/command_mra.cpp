// baytrust mapping import --from mra: the European mutual-recognition agreement in a list, made
// into a draft register. It touches no store: the draft is for a person to complete, review and
// sign.
#include <fstream>

#include "gateway/cli/call.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/exit_code.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/json.hpp"
#include "gateway/cli/list_view.hpp"
#include "gateway/cli/words.hpp"
#include "policy-mapping/mra_parse.hpp"
#include "policy-mapping/write.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;

// Until a person sets another: what register editions usually last.
constexpr std::int64_t kDraftLasts = 180 * kDay;

Result<void> write_out(const std::string& name, ByteView content) {
  std::ofstream out(name, std::ios::binary | std::ios::trunc);
  out << as_text(content);
  out.close();
  if (out) return {};
  return Error(kFileUnwritable, name, {{"file", name}, {"message", "open or write"}});
}

void print(Call& call, const policy_mapping::MraDraft& draft, const std::string& file) {
  const std::size_t count = draft.draft.recognitions.size();
  if (call.form() == Form::json) {
    decision::CanonicalWriter json;
    json.begin_object().key("entries").integer(static_cast<std::uint64_t>(count));
    json.key("file").string(file).key("findings");
    write(json, draft.findings, call.language());
    json.key("publisher").string(draft.draft.publisher).end_object();
    call.out().raw(json.take() + "\n");
    return;
  }
  Printer& out = call.out();
  out.line(out.sentence(Label::mra_drafted, {{"publisher", draft.draft.publisher},
                                             {"count", std::to_string(count)},
                                             {"file", file}}),
           Style::doubtful);
  print_findings(out, draft.findings, Shown::noteworthy);
  out.line(out.word(Label::mra_next));
}

}  // namespace

Result<int> draft_from_agreement(Call& call) {
  const std::string form = call.arguments().text("--from");
  if (form != "mra") return bad_value("--from", form, "mra");
  if (!call.arguments().has("--out")) {
    return Error(kOptionAlone, "--from", {{"option", "--from"}, {"other", "--out"}});
  }
  const auto file = read_file(call.environment(), call.arguments().text("REGISTER"));
  if (!file) return file.error();
  const auto tree = xml::read_unsigned(**file);
  if (!tree) return tree.error();
  const auto draft = policy_mapping::import_mra(tree->root(), call.now(), call.now() + kDraftLasts);
  if (!draft) return draft.error();
  const auto document = policy_mapping::write_draft(draft->draft);
  if (!document) return document.error();
  const std::string out = call.arguments().text("--out");
  if (auto good = write_out(out, *document); !good) return good.error();
  print(call, *draft, out);
  return kDone;
}

}  // namespace baytrust::cli
