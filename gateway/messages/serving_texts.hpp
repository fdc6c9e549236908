// Texts of answering over a network (gateway/service/serving_codes.hpp), which proves when it is
// compiled that its codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kServingTexts{
    CodeText{
        "webhook.secret.unusable",
        {{"The file {file} holds no secret to sign with: it has 16 to 1024 octets. Nothing was "
          "sent.",
          "檔案 {file} 沒有可用的簽署密鑰：長度須為 16 至 1024 個位元組。未有發送任何訊息。",
          "文件 {file} 中没有可用的签名密钥：长度须为 16 至 1024 字节。未发送任何消息。",
          "O ficheiro {file} não contém um segredo para assinar: tem de ter de 16 a 1024 octetos. "
          "Nada foi enviado."}}},
    CodeText{
        "webhook.unconfirmed",
        {{"Event {event} was not confirmed ({answer}); failures in a row: {failures}. It is sent "
          "again at {again}.",
          "事件 {event} 未獲確認（{answer}），連續失敗次數：{failures}；將於 {again} 再次發送。",
          "事件 {event} 未获确认（{answer}），连续失败次数：{failures}；将于 {again} 再次发送。",
          "O evento {event} não foi confirmado ({answer}); falhas seguidas: {failures}. Será "
          "enviado de novo em {again}."}}},
    CodeText{
        "verdict.queue.full",
        {{"{limit} verdicts wait to be kept already. Try again shortly.",
          "已有 {limit} 項裁定等待保存，請稍後再試。", "已有 {limit} 项裁定等待保存，请稍后再试。",
          "Já há {limit} veredictos à espera de serem guardados. Tente de novo em breve."}}},
    CodeText{"verdict.unknown",
             {{"There is no verdict {id} here, or it is not yours to see.",
               "此處沒有裁定 {id}，或閣下無權查看。", "此处没有裁定 {id}，或者您无权查看。",
               "Não há aqui nenhum veredicto {id}, ou não o pode ver."}}},
    CodeText{"question.profile.missing",
             {{"Name a profile or a relying jurisdiction: without one there is no question.",
               "請指明服務規則或倚據方司法管轄區：兩者皆無，便無從判定。",
               "请指明服务规则或依赖方法域：两者皆无，便无从判定。",
               "Indique um perfil ou uma jurisdição confiante: sem um deles não há pergunta."}}},
    CodeText{"question.known_at.ahead",
             {{"Nobody knows yet what will be known at {asked}; it is {now}.",
               "尚未知道 {asked} 時將會得知的事；現在是 {now}。",
               "尚不知道 {asked} 时将会得知的事；现在是 {now}。",
               "Ainda ninguém sabe o que se saberá em {asked}; são {now}."}}},
    CodeText{"question.too_many",
             {{"At most {limit} of \"{what}\" are taken with one question.",
               "每項提問最多接受 {limit} 個「{what}」。", "每项提问最多接受 {limit} 个“{what}”。",
               "Com cada pergunta aceitam-se no máximo {limit} de «{what}»."}}},
    CodeText{"question.amount.bad",
             {{"Amount and currency go together, the amount from 0 to 9007199254740991.",
               "金額與貨幣必須一併提供，金額為 0 至 9007199254740991。",
               "金额与货币必须一并提供，金额为 0 至 9007199254740991。",
               "Montante e moeda vão juntos, o montante de 0 a 9007199254740991."}}},
};

}  // namespace baytrust::messages
