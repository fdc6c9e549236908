// The demonstration's own words. Internal to labels.cpp.
#pragma once

#include <array>

#include "gateway/messages/label_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kDemoLabels{
    LabelText{Label::demo_intro,
              {{"DEMO: invented authorities, holders, lists and registers. Nothing here has legal "
                "effect.",
                "DEMO（示範）：機關、持有人、名單及登記冊均屬虛構，並無法律效力。",
                "DEMO（演示）：机构、持有人、列表及登记册均属虚构，没有法律效力。",
                "DEMO: autoridades, titulares, listas e registos inventados. Nada aqui tem efeito "
                "legal."}}},
    LabelText{Label::demo_scenario, {{"Scenario", "情境", "场景", "Cenário"}}},
    LabelText{Label::demo_expected, {{"expected", "預期", "预期", "esperado"}}},
    LabelText{Label::demo_got, {{"got", "實得", "实得", "obtido"}}},
    LabelText{Label::demo_legs,
              {{"legs {legs} (period, root, issuer, type, policy)",
                "五項條件 {legs}（期間、根、發出者、類型、政策）",
                "五项条件 {legs}（期间、根、颁发者、类型、策略）",
                "condições {legs} (período, raiz, emissor, tipo, política)"}}},
    LabelText{Label::demo_missing,
              {{"missing: {code}", "欠缺：{code}", "缺少：{code}", "em falta: {code}"}}},
    LabelText{
        Label::demo_all_as_expected,
        {{"{count} of {all} steps came out as expected.", "{all} 個步驟中有 {count} 個符合預期。",
          "{all} 个步骤中有 {count} 个符合预期。", "{count} de {all} passos deram o esperado."}}},
    LabelText{Label::demo_by_hand,
              {{"Everything is kept in {directory}. Try it by hand:",
                "全部檔案存於 {directory}。可自行嘗試：", "全部文件存于 {directory}。可自行尝试：",
                "Fica tudo guardado em {directory}. Experimente:"}}},
};

}  // namespace baytrust::messages
