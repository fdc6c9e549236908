#include "gateway/messages/labels.hpp"

#include "gateway/messages/labels_author.hpp"
#include "gateway/messages/labels_commands.hpp"
#include "gateway/messages/labels_compare.hpp"
#include "gateway/messages/labels_demo.hpp"
#include "gateway/messages/labels_documents.hpp"
#include "gateway/messages/labels_fields.hpp"
#include "gateway/messages/labels_lint.hpp"
#include "gateway/messages/labels_list_view.hpp"
#include "gateway/messages/labels_options.hpp"
#include "gateway/messages/labels_service.hpp"
#include "gateway/messages/labels_signatures.hpp"
#include "gateway/messages/labels_subjects.hpp"
#include "gateway/messages/labels_verdict.hpp"

namespace baytrust::messages {
namespace {

template <std::size_t... N>
consteval auto joined(const std::array<LabelText, N>&... tables) {
  std::array<LabelText, (N + ...)> all{};
  std::size_t next = 0;
  const auto append = [&](const auto& table) {
    for (const LabelText& entry : table) all[next++] = entry;
  };
  (append(tables), ...);
  return all;
}

constexpr auto kAll =
    joined(kSubjectsLabels, kVerdictLabels, kSignatureLabels, kFieldsLabels, kDocumentsLabels,
           kCommandsLabels, kOptionsLabels, kLintLabels, kCompareLabels, kListViewLabels,
           kDemoLabels, kAuthorLabels, kServiceLabels);

// Every label once, in the order of the enum, with a text in every language.
consteval bool complete() {
  for (std::size_t i = 0; i < kAll.size(); ++i) {
    if (static_cast<std::size_t>(kAll[i].label) != i) return false;
    for (const auto& text : kAll[i].text.in) {
      if (text.empty()) return false;
    }
  }
  return kAll.back().label == Label::restore_done;
}
static_assert(complete());

}  // namespace

std::string label(Label label, Language language) {
  return std::string(kAll[static_cast<std::size_t>(label)].text[language]);
}

}  // namespace baytrust::messages
