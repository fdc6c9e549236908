// Texts of deviations: where a list departs from TS 119 612 and is read all the same.
#include "gateway/messages/tables.hpp"
#include "trustlists/deviation_codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"list.deviation.missing",
             {{"{element} is missing at {place}.", "{place} 缺少 {element}。",
               "{place} 缺少 {element}。", "Falta {element} em {place}."}}},
    CodeText{"list.deviation.empty",
             {{"Nothing stands at {place}.", "{place} 沒有內容。", "{place} 没有内容。",
               "Não há nada em {place}."}}},
    CodeText{"list.deviation.order",
             {{"{element} stands out of order at {place}; it is read in its place.",
               "{place} 的 {element} 次序不符；仍按其應在位置讀取。",
               "{place} 的 {element} 顺序不符；仍按其应在位置读取。",
               "{element} está fora de ordem em {place}; lê-se no seu lugar."}}},
    CodeText{
        "list.deviation.element",
        {{"\"{found}\" at {place} does not belong there and is passed over.",
          "{place} 的「{found}」不屬該處，不予理會。", "{place} 的“{found}”不属于该处，不予理会。",
          "«{found}» em {place} não pertence ali e é ignorado."}}},
    CodeText{"list.deviation.language",
             {{"The language at {place} is missing or written unusually: {value}.",
               "{place} 沒有註明語言，或寫法不合慣例：{value}。",
               "{place} 没有注明语言，或写法不合惯例：{value}。",
               "A língua em {place} falta ou está escrita de modo invulgar: {value}."}}},
    CodeText{"list.deviation.territory",
             {{"\"{value}\" at {place} is not a territory code; it is kept as written.",
               "{place} 的「{value}」不是地域代碼；照原文保留。",
               "{place} 的“{value}”不是地域代码；照原文保留。",
               "«{value}» em {place} não é um código de território; fica como está escrito."}}},
    CodeText{"list.deviation.tag",
             {{"The list's tag is not that of TS 119 612: {value} ({place}).",
               "名單的標記並非 TS 119 612 所定：{value}（{place}）。",
               "列表的标记并非 TS 119 612 所定：{value}（{place}）。",
               "A marca da lista não é a da TS 119 612: {value} ({place})."}}},
    CodeText{"list.deviation.date",
             {{"The date {value} at {place} is not written in whole seconds of UTC; the instant is "
               "kept, its form is not.",
               "{place} 的日期 {value} 並非以世界協調時間的整秒書寫；時刻保留，寫法不保留。",
               "{place} 的日期 {value} 并非以协调世界时的整秒书写；时刻保留，写法不保留。",
               "A data {value} em {place} não está em segundos inteiros de UTC; fica o instante, "
               "não a forma."}}},
    CodeText{"list.deviation.date_without_offset",
             {{"The date {value} at {place} does not state its offset; it is read as UTC.",
               "{place} 的日期 {value} 沒有註明時差；以世界協調時間讀取。",
               "{place} 的日期 {value} 没有注明时差；以协调世界时读取。",
               "A data {value} em {place} não indica o desvio horário; lê-se como UTC."}}},
    CodeText{"list.deviation.uri",
             {{"White space stands inside the address {value} at {place}.",
               "{place} 的網址 {value} 內有空白字元。", "{place} 的网址 {value} 内有空白字符。",
               "Há espaços dentro do endereço {value} em {place}."}}},
    CodeText{"list.deviation.base64",
             {{"What stands at {place} is not base64; this identity is left out.",
               "{place} 的內容不是 base64；不採用這項身分資料。",
               "{place} 的内容不是 base64；不采用这项身份数据。",
               "O que está em {place} não é base64; esta identidade fica de fora."}}},
    CodeText{"list.deviation.keyword",
             {{"\"{value}\" at {place} is none of the expected words ({expected}).",
               "{place} 的「{value}」並非預期用詞（{expected}）。",
               "{place} 的“{value}”并非预期用词（{expected}）。",
               "«{value}» em {place} não é nenhuma das palavras esperadas ({expected})."}}},
    CodeText{"list.deviation.object_identifier",
             {{"\"{value}\" at {place} is not an object identifier; it is kept as written.",
               "{place} 的「{value}」不是物件識別碼；照原文保留。",
               "{place} 的“{value}”不是对象标识符；照原文保留。",
               "«{value}» em {place} não é um identificador de objecto; fica como está escrito."}}},
    CodeText{"list.deviation.no_certificate",
             {{"The service at {place} is listed without a certificate; no path can end at it.",
               "{place} 的服務沒有列出證書；證書鏈不能止於此服務。",
               "{place} 的服务没有列出证书；证书链不能止于该服务。",
               "O serviço em {place} consta sem certificado; nenhuma cadeia pode acabar nele."}}},
    CodeText{"list.deviation.several_certificates",
             {{"The service at {place} is listed by {count} certificates.",
               "{place} 的服務列有 {count} 張證書。", "{place} 的服务列有 {count} 张证书。",
               "O serviço em {place} consta com {count} exemplares de certificado."}}},
    CodeText{"list.deviation.history_order",
             {{"The past statuses at {place} are not in order; they are put in order.",
               "{place} 的過往狀況未按次序排列；已重新排序。",
               "{place} 的过往状态未按顺序排列；已重新排序。",
               "Os estados passados em {place} não estão por ordem; são ordenados."}}},
    CodeText{
        "list.deviation.history_after_current",
        {{"At {place} a past status starts at {starting}, after the current one ({current}); "
          "the service is not trusted at any time.",
          "{place} 有過往狀況始於 {starting}，遲於現時狀況（{current}）；此服務在任何時間均不予"
          "信任。",
          "{place} 有过往状态始于 {starting}，晚于当前状态（{current}）；该服务在任何时间均不予"
          "信任。",
          "Em {place} um estado passado começa em {starting}, depois do actual ({current}); o "
          "serviço não é de confiança em nenhum momento."}}},
    CodeText{"list.deviation.extension",
             {{"The extension {extension} at {place} is not known; it is kept and not used.",
               "{place} 的擴展項 {extension} 未能識別；予以保留但不使用。",
               "{place} 的扩展项 {extension} 无法识别；予以保留但不使用。",
               "A extensão {extension} em {place} não é conhecida; guarda-se e não se usa."}}},
    CodeText{
        "list.deviation.extension_unreadable",
        {{"The extension at {place} cannot be read ({reason}); it is kept as an unknown one.",
          "{place} 的擴展項未能讀取（{reason}）；當作未能識別者保留。",
          "{place} 的扩展项无法读取（{reason}）；作为无法识别者保留。",
          "A extensão em {place} não pode ser lida ({reason}); guarda-se como desconhecida."}}},
    CodeText{"list.deviation.more",
             {{"The list departs from the standard in {count} more places.",
               "名單另有 {count} 處偏離標準。", "列表另有 {count} 处偏离标准。",
               "A lista afasta-se da norma em mais {count} lugares."}}},
};
static_assert(covers(trustlists::deviation::kCodes, kTexts));

}  // namespace

std::span<const CodeText> list_deviation_texts() { return kTexts; }

}  // namespace baytrust::messages
