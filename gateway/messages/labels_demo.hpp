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
    LabelText{
        Label::demo_partners,
        {{"DEMO partners, each with a token in a file", "DEMO 夥伴，權杖各存於一個檔案",
          "DEMO 合作方，令牌各存于一个文件", "Parceiros DEMO, cada um com um token num ficheiro"}}},
    LabelText{Label::demo_ask,
              {{"May Macao's One Account rely on this Hong Kong certificate? In another terminal:",
                "澳門「一戶通」可否倚據這張香港證書？在另一終端機執行：",
                "澳门“一户通”可否依赖这张香港证书？在另一终端中执行：",
                "Pode a Conta Única de Macau confiar neste certificado de Hong Kong? Noutro "
                "terminal:"}}},
    LabelText{Label::demo_hand_in,
              {{"Hand in an edition as the office of {territory}, approve it as two persons, see "
                "how far it has come:",
                "以 {territory} 辦事處身分提交一個版本，由兩人批准，再查看進度：",
                "以 {territory} 办事处身份提交一个版本，由两人批准，再查看进度：",
                "Apresentar uma edição como o serviço de {territory}, aprová-la como duas pessoas, "
                "ver em que ponto está:"}}},
    LabelText{Label::demo_stop_removes,
              {{"Ctrl-C stops it and removes {directory}.", "按 Ctrl-C 停止，並移除 {directory}。",
                "按 Ctrl-C 停止，并移除 {directory}。", "Ctrl-C pára e remove {directory}."}}},
    LabelText{Label::demo_stop_keeps,
              {{"Ctrl-C stops it; {directory} stays. To serve it again:",
                "按 Ctrl-C 停止，{directory} 予以保留。再次提供服務：",
                "按 Ctrl-C 停止，{directory} 予以保留。再次提供服务：",
                "Ctrl-C pára; {directory} fica. Para servir outra vez:"}}},
    LabelText{Label::field_docs, {{"For people", "供人閱讀", "供人阅读", "Para pessoas"}}},
    LabelText{Label::field_openapi,
              {{"For programs", "供程式使用", "供程序使用", "Para programas"}}},
    LabelText{Label::field_readiness, {{"Readiness", "就緒狀態", "就绪状态", "Prontidão"}}},
    LabelText{Label::field_token_file,
              {{"token's file", "權杖檔案", "令牌文件", "ficheiro do token"}}},
    LabelText{Label::opt_serve,
              {{"Then serve DEMO partners on this machine, until told to stop",
                "隨後在本機服務 DEMO 夥伴，直至收到停止指示",
                "随后在本机服务 DEMO 合作方，直至收到停止指示",
                "Depois, servir parceiros DEMO nesta máquina, até receber ordem de parar"}}},
    LabelText{Label::opt_port,
              {{"Port for --serve, 0 for any free one; else 8443",
                "--serve 所用的連接埠，0 為任何空閒的連接埠；預設為 8443",
                "--serve 所用的端口，0 为任意空闲端口；默认为 8443",
                "Porta para --serve, 0 para qualquer livre; senão 8443"}}},
};

}  // namespace baytrust::messages
