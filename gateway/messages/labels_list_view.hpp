// A list file looked at before anything is trusted by it, and the European agreement made into a
// draft. Internal to labels.cpp.
#pragma once

#include <array>

#include "gateway/messages/label_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kListViewLabels{
    LabelText{Label::opt_view_file,
              {{"Show what this list file holds, signed or not, instead of the store's editions",
                "顯示此名單檔的內容（不論有否簽署），而非儲存庫內的版本",
                "显示此列表文件的内容（不论是否签名），而非存储库内的版本",
                "Mostrar o que este ficheiro de lista contém, com ou sem assinatura, em vez das "
                "edições do armazém"}}},
    LabelText{Label::opt_from,
              {{"mra: make a draft register from the European agreement in a list; nothing is "
                "imported",
                "mra：由名單內的歐洲協議擬備登記冊草案；不會匯入任何內容",
                "mra：由列表内的欧洲协议拟备登记册草案；不会导入任何内容",
                "mra: fazer um projecto de registo a partir do acordo europeu numa lista; nada se "
                "importa"}}},
    LabelText{Label::opt_draft_out,
              {{"Where to write the draft register", "草案登記冊的寫入位置", "草案登记册的写入位置",
                "Onde escrever o projecto de registo"}}},
    LabelText{Label::list_view_verified,
              {{"Signature verified: by the signer pinned for {jurisdiction}, {signer}.",
                "簽署核實無誤：簽署者為 {jurisdiction} 釘選的 {signer}。",
                "签名验证无误：签名者为 {jurisdiction} 锁定的 {signer}。",
                "Assinatura verificada: do signatário fixado para {jurisdiction}, {signer}."}}},
    LabelText{Label::list_view_not_verified,
              {{"NOT VERIFIED: nobody you have pinned vouches for what follows.",
                "未經核實：以下內容並無任何獲你釘選者擔保。",
                "未经验证：以下内容没有任何由你锁定者担保。",
                "NÃO VERIFICADA: ninguém que tenha fixado responde pelo que segue."}}},
    LabelText{Label::list_view_closed,
              {{"none: the list is closed", "無：名單已終止", "无：列表已终止",
                "nenhuma: a lista está encerrada"}}},
    LabelText{Label::list_view_operator,
              {{"Scheme operator", "計劃營運者", "方案运营者", "Operador do esquema"}}},
    LabelText{Label::list_view_list_type, {{"List type", "名單類型", "列表类型", "Tipo de lista"}}},
    LabelText{Label::list_view_providers, {{"Providers", "提供者", "提供者", "Prestadores"}}},
    LabelText{Label::list_view_services, {{"Services", "服務", "服务", "Serviços"}}},
    LabelText{Label::list_view_history,
              {{"Past statuses", "過往狀況", "过往状态", "Estados passados"}}},
    LabelText{Label::list_view_pointers,
              {{"Pointers to other lists", "指向其他名單", "指向其他列表",
                "Remissões para outras listas"}}},
    LabelText{Label::list_view_types,
              {{"Certificate types", "證書類型", "证书类型", "Tipos de certificado"}}},
    LabelText{Label::list_view_qualifications,
              {{"Qualifications", "資格說明", "资格说明", "Qualificações"}}},
    LabelText{Label::list_view_unreadable,
              {{"Unreadable certificates", "未能讀取的證書", "无法读取的证书",
                "Ilegíveis, cada certificado"}}},
    LabelText{Label::list_view_provider, {{"Provider", "提供者", "提供者", "Prestador"}}},
    LabelText{Label::list_view_service, {{"Service", "服務", "服务", "Serviço"}}},
    LabelText{Label::list_view_service_type,
              {{"Service type", "服務類型", "服务类型", "Tipo de serviço"}}},
    LabelText{Label::list_view_count, {{"Count", "數目", "数目", "Número"}}},
    LabelText{Label::list_view_since, {{"Since", "始於", "始于", "Desde"}}},
    LabelText{Label::list_view_described,
              {{"Described by", "說明方式", "说明方式", "Descrito por"}}},
    LabelText{Label::list_view_media_type,
              {{"Media type", "媒體類型", "媒体类型", "Tipo de suporte"}}},
    LabelText{Label::list_view_signers, {{"Signers", "簽署者", "签名者", "Signatários"}}},
    LabelText{Label::list_view_location, {{"Location", "位置", "位置", "Localização"}}},
    LabelText{Label::mra_drafted,
              {{"A draft register of {publisher} with {count} entries was written to {file}. It is "
                "not trusted and not complete.",
                "{publisher} 的登記冊草案（{count} 個項目）已寫入 {file}。草案未獲信任，亦未完整。",
                "{publisher} 的登记册草案（{count} 个条目）已写入 {file}。草案不受信任，也不完整。",
                "Escreveu-se em {file} um projecto de registo de {publisher} com {count} entradas. "
                "Não é de confiança nem está completo."}}},
    LabelText{Label::mra_next,
              {{"Complete it by the findings, review it, sign it, and import it like any register.",
                "請按所列各項補足、覆核及簽發，再如其他登記冊一樣匯入。",
                "请按所列各项补足、复核及签发，再如其他登记册一样导入。",
                "Complete-o segundo as observações, reveja-o, assine-o e importe-o como qualquer "
                "registo."}}},
};

}  // namespace baytrust::messages
