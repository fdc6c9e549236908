#include "gateway/cli/file_view.hpp"

#include <algorithm>

#include "gateway/messages/verdict_labels.hpp"

namespace baytrust::cli {

void print_file(Printer& out, const FileView& view) {
  using decision::Accepted;
  const auto& accepted = view.answer.accepted;
  const std::string count = std::to_string(accepted.size());
  for (std::size_t i = 0; i < view.decisions.size(); ++i) {
    out.line(out.sentence(messages::Label::signature_of_file,
                          {{"index", std::to_string(i + 1)}, {"count", count}}),
             Style::strong);
    print_verdict(out, {.decision = view.decisions[i],
                        .record = view.answer.records[i],
                        .config = view.config,
                        .shown = view.shown});
    out.line();
  }
  const Accepted all = service::overall(view.answer.rule, accepted, view.answer.after_last);
  const auto valid = std::count(accepted.begin(), accepted.end(), Accepted::yes);
  const Facts facts{{"accepted", out.word(messages::label_of(all))},
                    {"valid", std::to_string(valid)},
                    {"count", count}};
  out.line(out.sentence(messages::Label::file_of_signatures, facts), accepted_style(all));
}

}  // namespace baytrust::cli
