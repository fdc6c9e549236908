// Texts of who may call (account codes), of submissions and of emergency acts. gateway/service
// proves when it is compiled that its codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kSubmissionTexts{
    CodeText{"account.credential.unknown",
             {{"Nobody is known here by this credential.", "此處沒有人以這個憑證登記。",
               "此处没有人以这个凭证登记。", "Ninguém é aqui conhecido por esta credencial."}}},
    CodeText{"account.credential.expired",
             {{"The credential was good until {expires}. Ask the operator for a new one.",
               "憑證的有效期至 {expires}。請向營運者索取新的憑證。",
               "凭证的有效期至 {expires}。请向运营者索取新的凭证。",
               "A credencial valia até {expires}. Peça uma nova ao operador."}}},
    CodeText{"account.credential.revoked",
             {{"The credential was taken back at {revoked}. Ask the operator for a new one.",
               "憑證已於 {revoked} 收回。請向營運者索取新的憑證。",
               "凭证已于 {revoked} 收回。请向运营者索取新的凭证。",
               "A credencial foi anulada em {revoked}. Peça uma nova ao operador."}}},
    CodeText{"account.ended",
             {{"The account ended at {ended}.", "帳戶已於 {ended} 終止。",
               "账户已于 {ended} 终止。", "A conta terminou em {ended}."}}},
    CodeText{"account.role.missing",
             {{"{account} does not have the role {role}. An operator can grant it.",
               "{account} 沒有角色 {role}。營運者可以授予。",
               "{account} 没有角色 {role}。运营者可以授予。",
               "{account} não tem a função {role}. Um operador pode concedê-la."}}},
    CodeText{"account.name.bad",
             {{"\"{name}\" is no name for an account: use 1 to 64 of a-z, 0-9, dot, underscore and "
               "hyphen.",
               "「{name}」不能用作帳戶名稱：請使用 1 至 64 個 a-z、0-9、點、底線或連字號。",
               "“{name}”不能用作账户名称：请使用 1 至 64 个 a-z、0-9、点、下划线或连字符。",
               "«{name}» não serve de nome de conta: use 1 a 64 de a-z, 0-9, ponto, sublinhado e "
               "hífen."}}},
    CodeText{"account.grant.bad",
             {{"\"{value}\" is no role. Roles are validator, auditor, operator, publisher:HK and "
               "approver:HK, with any territory.",
               "「{value}」不是角色。角色為 validator、auditor、operator、publisher:HK 及 "
               "approver:HK，地區可作更改。",
               "“{value}”不是角色。角色为 validator、auditor、operator、publisher:HK 和 "
               "approver:HK，地区可以更改。",
               "«{value}» não é função. As funções são validator, auditor, operator, publisher:HK "
               "e approver:HK, com qualquer território."}}},
    CodeText{"account.unknown",
             {{"There is no account \"{name}\".", "沒有名為「{name}」的帳戶。",
               "没有名为“{name}”的账户。", "Não existe a conta «{name}»."}}},

    CodeText{"submission.replayed",
             {{"The submission {id} was received before. Every envelope needs a submission_id of "
               "its own.",
               "提交 {id} 先前已經收到。每個信封須有自己的 submission_id。",
               "提交 {id} 先前已经收到。每个信封须有自己的 submission_id。",
               "A submissão {id} já tinha sido recebida. Cada envelope precisa de um submission_id "
               "próprio."}}},
    CodeText{"submission.unknown",
             {{"There is no submission {id}.", "沒有提交 {id}。", "没有提交 {id}。",
               "Não existe a submissão {id}."}}},
    CodeText{"submission.state",
             {{"The submission is {state}; {asked} cannot be done now.",
               "提交的狀態為 {state}；現在不能執行 {asked}。",
               "提交的状态为 {state}；现在不能执行 {asked}。",
               "A submissão está {state}; {asked} não se pode fazer agora."}}},
    CodeText{
        "submission.document.differs",
        {{"The document is not the one of the envelope: {what} is {document} in it, {envelope} "
          "in the envelope.",
          "文件與信封所述不符：{what} 在文件為 {document}，在信封為 {envelope}。",
          "文件与信封所述不符：{what} 在文件为 {document}，在信封为 {envelope}。",
          "O documento não é o do envelope: {what} é nele {document}, no envelope "
          "{envelope}."}}},
    CodeText{
        "submission.lint.errors",
        {{"The document has {errors} errors, the first by rule {first}. Correct it and give it "
          "a new number.",
          "文件有 {errors} 個錯誤，第一個違反規則 {first}。請更正並使用新的編號。",
          "文件有 {errors} 个错误，第一个违反规则 {first}。请更正并使用新的编号。",
          "O documento tem {errors} erros, o primeiro pela regra {first}. Corrija-o e dê-lhe "
          "um número novo."}}},
    CodeText{
        "submission.order",
        {{"The envelope follows {found}; what is in force here is {expected}. Make it anew on "
          "what is in force.",
          "信封接續 {found}；此處生效的是 {expected}。請按生效的版本重新製作。",
          "信封接续 {found}；此处生效的是 {expected}。请按生效的版本重新制作。",
          "O envelope segue-se a {found}; o que aqui vigora é {expected}. Refaça-o sobre o que "
          "vigora."}}},
    CodeText{
        "submission.certificate.not_separate",
        {{"The certificate {fingerprint} signs content and also authenticates connections. Use "
          "two certificates.",
          "證書 {fingerprint} 既簽署內容，又用作連線認證。請使用兩張證書。",
          "证书 {fingerprint} 既签名内容，又用作连接认证。请使用两张证书。",
          "O certificado {fingerprint} assina conteúdo e também autentica ligações. Use dois "
          "certificados."}}},
    CodeText{"submission.too_many",
             {{"{limit} submissions of the territory are on their way already. Wait for them, or "
               "take some back.",
               "該地區已有 {limit} 個提交正在處理。請等候完成，或取回部分提交。",
               "该地区已有 {limit} 个提交正在处理。请等候完成，或取回部分提交。",
               "Já há {limit} submissões do território em curso. Espere por elas, ou desista de "
               "algumas."}}},
    CodeText{"submission.aborted",
             {{"{by} took the submission back.", "{by} 取回了提交。", "{by} 取回了提交。",
               "{by} desistiu da submissão."}}},
    CodeText{"submission.declined",
             {{"{by} declined the submission.", "{by} 拒絕了提交。", "{by} 拒绝了提交。",
               "{by} recusou a submissão."}}},
    CodeText{
        "submission.superseded",
        {{"Another edition of the document came into force first.", "文件的另一版本已先行生效。",
          "文件的另一版本已先行生效。", "Outra edição do documento entrou primeiro em vigor."}}},
    CodeText{
        "submission.approver.foreign",
        {{"{account} does not approve for {territory}.", "{account} 不是 {territory} 的批准人。",
          "{account} 不是 {territory} 的批准人。", "{account} não aprova por {territory}."}}},
    CodeText{"submission.schedule.past",
             {{"{asked} is past; it is {now}. Give a later instant.",
               "{asked} 已經過去；現在是 {now}。請給出較後的時間。",
               "{asked} 已经过去；现在是 {now}。请给出较后的时间。",
               "{asked} já passou; são {now}. Dê um instante posterior."}}},
    CodeText{"submission.schedule.too_late",
             {{"{asked} is too far ahead; the latest is {latest}.",
               "{asked} 過於遙遠；最遲為 {latest}。", "{asked} 过于遥远；最迟为 {latest}。",
               "{asked} é longe de mais; o mais tarde é {latest}."}}},

    CodeText{"emergency.not_authorised",
             {{"{account} is not named beforehand to act at once for {territory}.",
               "{account} 沒有獲預先授權為 {territory} 作緊急處置。",
               "{account} 没有获预先授权为 {territory} 作紧急处置。",
               "{account} não está indicado de antemão para agir de imediato por {territory}."}}},
    CodeText{"emergency.too_long",
             {{"An act of {asked} seconds was asked for; from 1 to {longest} are allowed. What "
               "shall last is said by a new edition.",
               "所求處置為期 {asked} 秒；容許 1 至 {longest} 秒。須持久者以新版本公佈。",
               "所求处置为期 {asked} 秒；允许 1 至 {longest} 秒。须持久者以新版本公布。",
               "Pediu-se um acto de {asked} segundos; admitem-se de 1 a {longest}. O que há-de "
               "durar diz-se numa edição nova."}}},
    CodeText{"emergency.unknown",
             {{"There is no emergency act {id}.", "沒有緊急處置 {id}。", "没有紧急处置 {id}。",
               "Não existe o acto de emergência {id}."}}},
    CodeText{"emergency.target.unknown",
             {{"Nothing in force is called \"{target}\"; nothing was done.",
               "沒有名為「{target}」而生效的項目；沒有作任何處置。",
               "没有名为“{target}”而生效的项目；没有作任何处置。",
               "Nada em vigor se chama «{target}»; nada foi feito."}}},
    CodeText{"emergency.reason.bad",
             {{"The reason has {size} octets; give one of 1 to {limit}.",
               "理由有 {size} 個八位組；請給出 1 至 {limit} 個八位組的理由。",
               "理由有 {size} 个八位组；请给出 1 至 {limit} 个八位组的理由。",
               "O motivo tem {size} octetos; dê um de 1 a {limit}."}}},
};

}  // namespace baytrust::messages
