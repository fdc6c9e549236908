#include "gateway/messages/event_texts.hpp"

#include <array>
#include <cstdlib>
#include <utility>

namespace baytrust::messages {
namespace {

using Entry = std::pair<std::string_view, Translations>;

constexpr std::array kTexts{
    Entry{"feed",
          {{"Changes of trust at {gateway}", "{gateway} 的信任變更", "{gateway} 的信任变更",
            "Alterações de confiança em {gateway}"}}},
    Entry{"submission.staged",
          {{"{subject}: a new edition is staged and waits for approval.",
            "{subject}：新版本已暫存，等待核准。", "{subject}：新版本已暂存，等待批准。",
            "{subject}: uma nova edição está preparada e aguarda aprovação."}}},
    Entry{"submission.rejected",
          {{"{subject}: the edition was rejected.", "{subject}：該版本被拒絕。",
            "{subject}：该版本被拒绝。", "{subject}: a edição foi rejeitada."}}},
    Entry{"submission.scheduled",
          {{"{subject}: the edition has its day of activation.", "{subject}：該版本已定生效時間。",
            "{subject}：该版本已定生效时间。", "{subject}: a edição tem data de activação."}}},
    Entry{"edition.active",
          {{"{subject}: the edition is in force.", "{subject}：該版本已生效。",
            "{subject}：该版本已生效。", "{subject}: a edição está em vigor."}}},
    Entry{"edition.alarm",
          {{"{subject}: ALARM. The edition contradicts what was published before and was refused.",
            "{subject}：警報。該版本與先前公布的內容相抵觸，已被拒絕。",
            "{subject}：警报。该版本与先前公布的内容相抵触，已被拒绝。",
            "{subject}: ALARME. A edição contradiz o que foi publicado antes e foi recusada."}}},
    Entry{"recall",
          {{"{subject}: verdicts that were accepted are recalled.",
            "{subject}：先前接受的判定已被召回。", "{subject}：先前接受的判定已被召回。",
            "{subject}: foram recolhidas decisões antes aceites."}}},
    Entry{"emergency.begun",
          {{"{subject}: an emergency act is in force.", "{subject}：緊急處置已生效。",
            "{subject}：紧急处置已生效。", "{subject}: um acto de emergência está em vigor."}}},
    Entry{"emergency.lapsed",
          {{"{subject}: the emergency act is over.", "{subject}：緊急處置已結束。",
            "{subject}：紧急处置已结束。", "{subject}: o acto de emergência terminou."}}},
    Entry{"trust.state",
          {{"{subject}: its state has changed.", "{subject}：狀態已改變。",
            "{subject}：状态已改变。", "{subject}: o seu estado mudou."}}},
};

}  // namespace

const Translations& event_text(std::string_view kind) {
  for (const auto& [name, texts] : kTexts) {
    if (name == kind) return texts;
  }
  std::abort();
}

}  // namespace baytrust::messages
