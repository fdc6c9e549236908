// Texts of gateway/decision: accepting an edition, building a snapshot.
#include "gateway/decision/edition_codes.hpp"
#include "gateway/messages/tables.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"edition.accepted",
             {{"The edition is accepted.", "版本獲接受。", "版本被接受。", "A edição é aceite."}}},
    CodeText{
        "edition.already_done",
        {{"The edition with sequence number {sequence} is already there, with the same content.",
          "序號 {sequence} 的版本已存在，內容相同。", "序号 {sequence} 的版本已存在，内容相同。",
          "A edição com o número de sequência {sequence} já existe, com o mesmo conteúdo."}}},
    CodeText{"edition.territory.not_the_submitters",
             {{"The edition is for {territory}; its submitter may publish for {expected}.",
               "版本屬於 {territory}；提交者只可為 {expected} 發布。",
               "版本属于 {territory}；提交者只可为 {expected} 发布。",
               "A edição é para {territory}; quem a submete só pode publicar para {expected}."}}},
    CodeText{"edition.signer.not_pinned",
             {{"The signer {signer} is not pinned for this jurisdiction.",
               "簽署人 {signer} 並非此司法管轄區已釘選的簽署人。",
               "签名人 {signer} 并非此法域已锁定的签名人。",
               "O signatário {signer} não está fixado para esta jurisdição."}}},
    CodeText{
        "edition.signer.not_valid_at_receipt",
        {{"The signer's certificate {signer} is valid from {not_before} to {not_after}; the "
          "edition was received at {received}.",
          "簽署人的證書 {signer} 有效期由 {not_before} 至 {not_after}；版本於 {received} 收到。",
          "签名人的证书 {signer} 有效期自 {not_before} 至 {not_after}；版本于 {received} 收到。",
          "O certificado do signatário {signer} é válido de {not_before} a {not_after}; a edição "
          "foi recebida em {received}."}}},
    CodeText{"edition.sequence.too_large",
             {{"The sequence number {sequence} is larger than {limit}.",
               "序號 {sequence} 大於 {limit}。", "序号 {sequence} 大于 {limit}。",
               "O número de sequência {sequence} é maior do que {limit}."}}},
    CodeText{"edition.sequence.older",
             {{"The sequence number {sequence} is older than {highest}, the highest seen. Refused; "
               "the last good edition stays.",
               "序號 {sequence} 舊於曾見的最高序號 {highest}。予以拒絕；保留最後一個良好版本。",
               "序号 {sequence} 旧于曾见的最高序号 {highest}。予以拒绝；保留最后一个良好版本。",
               "O número de sequência {sequence} é anterior a {highest}, o mais alto visto. "
               "Recusada; fica a última boa edição."}}},
    CodeText{"edition.sequence.equivocation",
             {{"Two different editions carry the sequence number {sequence}: {digest} and {other}. "
               "Both are kept as evidence; ask the publisher.",
               "兩個不同版本使用同一序號 {sequence}：{digest} 及 "
               "{other}。兩者均保留為證據；請向發布者查詢。",
               "两个不同版本使用同一序号 {sequence}：{digest} 和 "
               "{other}。两者均保留为证据；请向发布者查询。",
               "Duas edições diferentes têm o número de sequência {sequence}: {digest} e {other}. "
               "Guardam-se ambas como prova; pergunte ao editor."}}},
    CodeText{"edition.sequence.jump",
             {{"The sequence number jumps from {highest} to {sequence}. Approve it by two persons "
               "if it is right.",
               "序號由 {highest} 跳至 {sequence}。如屬正確，請由兩人批准。",
               "序号由 {highest} 跳至 {sequence}。如属正确，请由两人批准。",
               "O número de sequência salta de {highest} para {sequence}. Se estiver certo, "
               "aprovem-no duas pessoas."}}},
    CodeText{"edition.issued.earlier",
             {{"The edition says it was issued at {issued}, before the previous one ({previous}).",
               "版本聲稱於 {issued} 發布，早於前一版本（{previous}）。",
               "版本声称于 {issued} 发布，早于前一版本（{previous}）。",
               "A edição diz ter sido emitida em {issued}, antes da anterior ({previous})."}}},
    CodeText{"edition.issued.ahead",
             {{"The edition says it was issued at {issued}, later than its receipt at {received}.",
               "版本聲稱於 {issued} 發布，遲於收到的 {received}。",
               "版本声称于 {issued} 发布，晚于收到的 {received}。",
               "A edição diz ter sido emitida em {issued}, depois de recebida em {received}."}}},
    CodeText{"edition.next_update.missing",
             {{"The edition promises no next one.", "版本沒有預告下一版本。",
               "版本没有预告下一版本。", "A edição não promete uma seguinte."}}},
    CodeText{"edition.next_update.past",
             {{"The edition ran out at {next_update}, before it was received at {received}.",
               "版本已於 {next_update} 失效，早於收到的 {received}。",
               "版本已于 {next_update} 失效，早于收到的 {received}。",
               "A edição caducou em {next_update}, antes de recebida em {received}."}}},
    CodeText{
        "edition.next_update.too_far",
        {{"The next edition is promised for {next_update}, more than six months after {issued}.",
          "下一版本預告於 {next_update}，遲於 {issued} 之後六個月。",
          "下一版本预告于 {next_update}，晚于 {issued} 之后六个月。",
          "A edição seguinte promete-se para {next_update}, mais de seis meses depois de "
          "{issued}."}}},
    CodeText{"edition.shrink.sudden",
             {{"The edition leaves out {dropped} of {previous} {what}. It waits for two approvals; "
               "until then what it leaves out is unknown.",
               "版本刪去了 {previous} 項 {what} 中的 {dropped} "
               "項。須待兩人批准；在此之前，被刪去的項目視為未知。",
               "版本删去了 {previous} 项 {what} 中的 {dropped} "
               "项。须待两人批准；在此之前，被删去的项目视为未知。",
               "A edição deixa de fora {dropped} de {previous} {what}. Espera duas aprovações; até "
               "lá o que omite é desconhecido."}}},
    CodeText{"snapshot.jurisdiction.unknown",
             {{"There is an edition for {territory}, a jurisdiction that is not configured.",
               "有屬於 {territory} 的版本，但該司法管轄區未有設定。",
               "有属于 {territory} 的版本，但该法域没有配置。",
               "Há uma edição para {territory}, uma jurisdição que não está configurada."}}},
    CodeText{"snapshot.edition.inconsistent",
             {{"An edition contradicts its own header: {reason}.",
               "版本與其自身標頭不一致：{reason}。", "版本与其自身标头不一致：{reason}。",
               "Uma edição contradiz o seu próprio cabeçalho: {reason}."}}},
};
static_assert(covers(decision::kEditionCodes, kTexts));

}  // namespace

std::span<const CodeText> edition_texts() { return kTexts; }

}  // namespace baytrust::messages
