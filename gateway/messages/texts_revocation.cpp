// Texts of validators/revocation: what revocation lists said, or why they could not. Those of OCSP
// responses are in texts_ocsp.cpp.
#include "gateway/messages/tables.hpp"
#include "validators/revocation/codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{
        "revocation.good",
        {{"The certificate was not revoked at the time judged.", "證書在判定時刻未被撤銷。",
          "证书在判定时刻未被吊销。", "O certificado não estava revogado no momento julgado."}}},
    CodeText{"revocation.no_rev_avail",
             {{"The certificate says that its issuer publishes no revocation information.",
               "證書說明其發出者不發布撤銷資訊。", "证书说明其颁发者不发布吊销信息。",
               "O certificado diz que o seu emissor não publica informação de revogação."}}},
    CodeText{
        "revocation.revoked",
        {{"The certificate was revoked at {revocation_date} ({reason}); the time judged is {at}. "
          "Source: revocation list of {issuer}, {this_update}.",
          "證書已於 {revocation_date} 被撤銷（{reason}）；判定時刻為 {at}。來源：{issuer} 於 "
          "{this_update} 的證書撤銷清單。",
          "证书已于 {revocation_date} 被吊销（{reason}）；判定时刻为 {at}。来源：{issuer} 于 "
          "{this_update} 的证书吊销列表。",
          "O certificado foi revogado em {revocation_date} ({reason}); o momento julgado é {at}. "
          "Fonte: lista de revogação de {issuer}, {this_update}."}}},
    CodeText{
        "revocation.on_hold",
        {{"The certificate was suspended at {revocation_date} and was so at {at}. Source: "
          "revocation "
          "list of {issuer}, {this_update}.",
          "證書於 {revocation_date} 被暫時吊銷，至 {at} 仍然如此。來源：{issuer} 於 {this_update} "
          "的證書撤銷清單。",
          "证书于 {revocation_date} 被冻结，至 {at} 仍然如此。来源：{issuer} 于 {this_update} "
          "的证书吊销列表。",
          "O certificado foi suspenso em {revocation_date} e assim estava em {at}. Fonte: lista de "
          "revogação de {issuer}, {this_update}."}}},
    CodeText{"revocation.revoked_later",
             {{"Revoked or suspended only at {revocation_date} ({reason}), after the time judged "
               "({at}).",
               "於 {revocation_date} 才被撤銷或暫時吊銷（{reason}），在判定時刻（{at}）之後。",
               "于 {revocation_date} 才被吊销或冻结（{reason}），在判定时刻（{at}）之后。",
               "Revogado ou suspenso só em {revocation_date} ({reason}), depois do momento julgado "
               "({at})."}}},
    CodeText{"revocation.crl.missing",
             {{"No revocation list of {issuer} is held for {distribution_point}. Import it and ask "
               "again.",
               "未有 {issuer} 就 {distribution_point} 的證書撤銷清單。請匯入後再查詢。",
               "没有 {issuer} 针对 {distribution_point} 的证书吊销列表。请导入后再查询。",
               "Não há lista de revogação de {issuer} para {distribution_point}. Importe-a e "
               "pergunte de "
               "novo."}}},
    CodeText{"revocation.crl.stale",
             {{"The newest revocation list of {issuer} for {distribution_point} ran out at "
               "{next_update}. "
               "Import a newer one.",
               "{issuer} 就 {distribution_point} 的最新證書撤銷清單已於 {next_update} "
               "失效。請匯入較新的清單。",
               "{issuer} 针对 {distribution_point} 的最新证书吊销列表已于 {next_update} "
               "失效。请导入较新的列表。",
               "A mais recente lista de revogação de {issuer} para {distribution_point} caducou em "
               "{next_update}. Importe uma mais recente."}}},
    CodeText{
        "revocation.crl.too_old",
        {{"The revocation list of {issuer} for {distribution_point} is of {this_update}, older "
          "than "
          "{max_age} seconds (next update {next_update}).",
          "{issuer} 就 {distribution_point} 的證書撤銷清單發布於 {this_update}，早於 {max_age} "
          "秒前（下次更新 {next_update}）。",
          "{issuer} 针对 {distribution_point} 的证书吊销列表发布于 {this_update}，早于 {max_age} "
          "秒前（下次更新 {next_update}）。",
          "A lista de revogação de {issuer} para {distribution_point} é de {this_update}, com mais "
          "de "
          "{max_age} segundos (próxima actualização {next_update})."}}},
    CodeText{
        "revocation.crl.no_next_update",
        {{"The revocation list of {issuer} for {distribution_point} ({this_update}) does not say "
          "how "
          "long it holds (next update {next_update}).",
          "{issuer} 就 {distribution_point} "
          "的證書撤銷清單（{this_update}）沒有說明有效至何時（下次更新 "
          "{next_update}）。",
          "{issuer} 针对 {distribution_point} "
          "的证书吊销列表（{this_update}）没有说明有效至何时（下次更新 "
          "{next_update}）。",
          "A lista de revogação de {issuer} para {distribution_point} ({this_update}) não diz até "
          "quando vale (próxima actualização {next_update})."}}},
    CodeText{
        "revocation.reasons.incomplete",
        {{"The revocation lists of {issuer} for {distribution_point} leave out these reasons: "
          "{reasons} (next update {next_update}).",
          "{issuer} 就 {distribution_point} 的證書撤銷清單沒有涵蓋以下原因：{reasons}（下次更新 "
          "{next_update}）。",
          "{issuer} 针对 {distribution_point} 的证书吊销列表没有涵盖以下原因：{reasons}（下次更新 "
          "{next_update}）。",
          "A lista de revogação de {issuer} para {distribution_point} não cobre estas razões: "
          "{reasons} (próxima actualização {next_update})."}}},
    CodeText{
        "revocation.crl.after_expiry",
        {{"The certificate expired at {not_after}; the revocation list of {issuer} for "
          "{distribution_point} is of {this_update} and says nothing of expired ones (next update "
          "{next_update}).",
          "證書已於 {not_after} 屆滿；{issuer} 就 {distribution_point} 的證書撤銷清單發布於 "
          "{this_update}，並不涵蓋已屆滿的證書（下次更新 {next_update}）。",
          "证书已于 {not_after} 过期；{issuer} 针对 {distribution_point} 的证书吊销列表发布于 "
          "{this_update}，并不涵盖已过期的证书（下次更新 {next_update}）。",
          "O certificado está expirado desde {not_after}; a lista de revogação de {issuer} para "
          "{distribution_point} é de {this_update} e nada diz dos expirados (próxima actualização "
          "{next_update})."}}},
    CodeText{
        "revocation.hold_history_unknown",
        {{"{issuer} suspends certificates, and no revocation list in force at {at} is held: "
          "whether "
          "this one was suspended then is unknown.",
          "{issuer} 會暫時吊銷證書，而未有在 {at} 有效的證書撤銷清單：當時是否被暫時吊銷並不知悉。",
          "{issuer} 会冻结证书，而没有在 {at} 有效的证书吊销列表：当时是否被冻结无从得知。",
          "{issuer} suspende certificados e não há lista de revogação em vigor em {at}: não se "
          "sabe se "
          "este certificado estava suspenso."}}},
    CodeText{
        "revocation.budget",
        {{"The work limit \"{resource}\" is used up; the status of the certificate is not known.",
          "工作上限「{resource}」已用盡；證書狀況不明。",
          "工作上限“{resource}”已用尽；证书状态不明。",
          "Esgotou-se o limite de trabalho «{resource}»; o estado do certificado não é "
          "conhecido."}}},
    CodeText{
        "revocation.crl.issuer",
        {{"Left aside: the revocation list {crl} of {issuer} ({this_update}) is not from the "
          "expected "
          "issuer.",
          "不予採用：{issuer} 的證書撤銷清單 {crl}（{this_update}）並非來自預期的發出者。",
          "不予采用：{issuer} 的证书吊销列表 {crl}（{this_update}）并非来自预期的颁发者。",
          "Posta de lado: a lista de revogação {crl} de {issuer} ({this_update}) não é do emissor "
          "esperado."}}},
    CodeText{"revocation.crl.distribution_point",
             {{"Left aside: the revocation list {crl} of {issuer} ({this_update}) is of another "
               "distribution point.",
               "不予採用：{issuer} 的證書撤銷清單 {crl}（{this_update}）屬另一分發點。",
               "不予采用：{issuer} 的证书吊销列表 {crl}（{this_update}）属另一分发点。",
               "Posta de lado: a lista de revogação {crl} de {issuer} ({this_update}) é de outro "
               "ponto de "
               "distribuição."}}},
    CodeText{"revocation.crl.certificate_kind",
             {{"Left aside: the revocation list {crl} of {issuer} ({this_update}) is for another "
               "kind of "
               "certificate.",
               "不予採用：{issuer} 的證書撤銷清單 {crl}（{this_update}）屬另一種類的證書。",
               "不予采用：{issuer} 的证书吊销列表 {crl}（{this_update}）属另一种类的证书。",
               "Posta de lado: a lista de revogação {crl} de {issuer} ({this_update}) é para outro "
               "tipo de "
               "certificado."}}},
    CodeText{
        "revocation.crl.not_yet_issued",
        {{"Left aside: the revocation list {crl} of {issuer} was issued only at {this_update}.",
          "不予採用：{issuer} 的證書撤銷清單 {crl} 於 {this_update} 才發布。",
          "不予采用：{issuer} 的证书吊销列表 {crl} 于 {this_update} 才发布。",
          "Posta de lado: a lista de revogação {crl} de {issuer} só foi emitida em "
          "{this_update}."}}},
    CodeText{
        "revocation.crl.unknown_critical",
        {{"Left aside: the revocation list {crl} of {issuer} ({this_update}) has a critical "
          "extension "
          "that is not known.",
          "不予採用：{issuer} 的證書撤銷清單 {crl}（{this_update}）載有未能識別的關鍵擴展項。",
          "不予采用：{issuer} 的证书吊销列表 {crl}（{this_update}）载有无法识别的关键扩展项。",
          "Posta de lado: a lista de revogação {crl} de {issuer} ({this_update}) tem uma extensão "
          "crítica desconhecida."}}},
    CodeText{
        "revocation.crl.entry.unknown_critical",
        {{"An entry of the revocation list {crl} of {issuer} ({this_update}) has a critical "
          "extension "
          "that is not known.",
          "{issuer} 的證書撤銷清單 {crl}（{this_update}）有條目載有未能識別的關鍵擴展項。",
          "{issuer} 的证书吊销列表 {crl}（{this_update}）有条目载有无法识别的关键扩展项。",
          "Uma entrada da lista de revogação {crl} de {issuer} ({this_update}) tem uma extensão "
          "crítica desconhecida."}}},
    CodeText{"revocation.crl.signature",
             {{"Left aside: the signature of the revocation list {crl} of {issuer} ({this_update}) "
               "does not "
               "verify.",
               "不予採用：{issuer} 的證書撤銷清單 {crl}（{this_update}）的簽署核實不符。",
               "不予采用：{issuer} 的证书吊销列表 {crl}（{this_update}）的签名验证不符。",
               "Posta de lado: a assinatura da lista de revogação {crl} de {issuer} "
               "({this_update}) não se "
               "verifica."}}},
    CodeText{
        "revocation.crl.algorithm",
        {{"Left aside: the revocation list {crl} of {issuer} ({this_update}) is signed with "
          "{algorithm}, which is not allowed.",
          "不予採用：{issuer} 的證書撤銷清單 {crl}（{this_update}）以不獲准的 {algorithm} 簽署。",
          "不予采用：{issuer} 的证书吊销列表 {crl}（{this_update}）以不允许的 {algorithm} 签名。",
          "Posta de lado: a lista de revogação {crl} de {issuer} ({this_update}) está assinada com "
          "{algorithm}, que não é permitido."}}},
    CodeText{"revocation.crl.signer.missing",
             {{"Left aside: no certificate of the signer of the revocation list {crl} of {issuer} "
               "({this_update}) is known.",
               "不予採用：沒有 {issuer} 的證書撤銷清單 {crl}（{this_update}）簽署人的證書。",
               "不予采用：没有 {issuer} 的证书吊销列表 {crl}（{this_update}）签名人的证书。",
               "Posta de lado: não se conhece o certificado de quem assinou a lista de revogação "
               "{crl} de "
               "{issuer} ({this_update})."}}},
    CodeText{
        "revocation.crl.signer.key_usage",
        {{"Left aside: the signer of the revocation list {crl} of {issuer} ({this_update}) has a "
          "certificate that does not allow it.",
          "不予採用：{issuer} 的證書撤銷清單 {crl}（{this_update}）簽署人的證書不容許此用途。",
          "不予采用：{issuer} 的证书吊销列表 {crl}（{this_update}）签名人的证书不允许此用途。",
          "Posta de lado: o certificado de quem assinou a lista de revogação {crl} de {issuer} "
          "({this_update}) não o permite."}}},
    CodeText{
        "revocation.crl.signer.path",
        {{"Left aside: no valid path leads from the signer of the revocation list {crl} of "
          "{issuer} "
          "({this_update}) to the same trust anchor.",
          "不予採用：{issuer} 的證書撤銷清單 "
          "{crl}（{this_update}）簽署人沒有有效的證書鏈通往同一信任錨。",
          "不予采用：{issuer} 的证书吊销列表 "
          "{crl}（{this_update}）签名人没有有效的证书链通往同一信任锚。",
          "Posta de lado: nenhuma cadeia válida leva de quem assinou a lista de revogação {crl} de "
          "{issuer} ({this_update}) à mesma âncora de confiança."}}},
    CodeText{
        "revocation.crl.signer.status",
        {{"Left aside: the certificate of the signer of the revocation list {crl} of {issuer} "
          "({this_update}) has the status \"{status}\".",
          "不予採用：{issuer} 的證書撤銷清單 "
          "{crl}（{this_update}）簽署人的證書狀況為「{status}」。",
          "不予采用：{issuer} 的证书吊销列表 {crl}（{this_update}）签名人的证书状态为“{status}”。",
          "Posta de lado: o certificado de quem assinou a lista de revogação {crl} de {issuer} "
          "({this_update}) tem o estado «{status}»."}}},
    CodeText{"revocation.delta.base",
             {{"The delta list {crl} of {issuer} ({this_update}) has no complete list it can be "
               "combined "
               "with.",
               "{issuer} 的增量清單 {crl}（{this_update}）沒有可與之合併的完整清單。",
               "{issuer} 的增量列表 {crl}（{this_update}）没有可与之合并的完整列表。",
               "A lista delta {crl} de {issuer} ({this_update}) não tem lista completa com que se "
               "combinar."}}},
};
static_assert(covers(revocation::kCodes, kTexts));

}  // namespace

std::span<const CodeText> revocation_texts() { return kTexts; }

}  // namespace baytrust::messages
