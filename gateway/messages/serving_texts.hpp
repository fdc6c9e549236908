// Texts of answering over a network and of asking another gateway
// (gateway/service/serving_codes.hpp, remote_codes.hpp), which prove when they are compiled that
// their codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kServingTexts{
    CodeText{"remote.address.bad",
             {{"This is no address that is asked: give https://, or http:// to this machine alone, "
               "without user name and fragment.",
               "這不是可供連線的網址：請用 https://，http:// 只限本機，不得含用戶名稱或片段。",
               "这不是可供连接的网址：请用 https://，http:// 仅限本机，不得含用户名或片段。",
               "Isto não é um endereço a que se pergunte: indique https://, ou http:// só para "
               "esta máquina, sem nome de utilizador nem fragmento."}}},
    CodeText{"remote.unreachable",
             {{"No connection: {message}. Check the address and the network, and whether the "
               "gateway is running.",
               "未能連線：{message}。請檢查網址及網絡，以及閘道是否正在運作。",
               "无法连接：{message}。请检查网址及网络，以及网关是否正在运行。",
               "Sem ligação: {message}. Verifique o endereço e a rede, e se o gateway está a "
               "funcionar."}}},
    CodeText{
        "remote.connection.broken",
        {{"The connection ended before the answer: {message}. Try again.",
          "連線在收到回應前中斷：{message}。請再試。", "连接在收到响应前中断：{message}。请重试。",
          "A ligação terminou antes da resposta: {message}. Tente de novo."}}},
    CodeText{"remote.timeout",
             {{"No answer within {seconds} s. Try again later, or ask the gateway's operator.",
               "{seconds} 秒內沒有回應。請稍後再試，或向閘道的營運者查詢。",
               "{seconds} 秒内没有响应。请稍后再试，或询问网关的运营者。",
               "Nenhuma resposta em {seconds} s. Tente mais tarde, ou pergunte ao operador do "
               "gateway."}}},
    CodeText{
        "remote.tls.untrusted",
        {{"The server does not prove that it is the one asked for: {message}. Nothing was sent. "
          "Name its certification authority with --ca, or correct the address.",
          "伺服器未能證明其身分：{message}。未有發送任何內容。請以 --ca "
          "指明其核證機關，或更正網址。",
          "服务器未能证明其身份：{message}。未发送任何内容。请用 --ca 指明其认证机构，或更正网址。",
          "O servidor não prova ser o que se procura: {message}. Nada foi enviado. Indique a sua "
          "entidade certificadora com --ca, ou corrija o endereço."}}},
    CodeText{"remote.tls.failed",
             {{"TLS was not established: {message}. Check that the address speaks TLS, and that it "
               "takes the certificate shown.",
               "未能建立 TLS：{message}。請確認該網址使用 TLS，並接受所出示的證書。",
               "未能建立 TLS：{message}。请确认该网址使用 TLS，并接受所出示的证书。",
               "O TLS não se estabeleceu: {message}. Verifique se o endereço usa TLS e se aceita o "
               "certificado apresentado."}}},
    CodeText{
        "remote.tls.material",
        {{"The certificate, key or authorities for the connection cannot be used: {message}. Give "
          "PEM files that belong together.",
          "用於連線的證書、密碼匙或核證機關檔案未能使用：{message}。請提供互相配對的 PEM 檔案。",
          "用于连接的证书、密钥或认证机构文件无法使用：{message}。请提供互相匹配的 PEM 文件。",
          "O certificado, a chave ou as entidades certificadoras da ligação não servem: {message}. "
          "Indique ficheiros PEM que pertençam uns aos outros."}}},
    CodeText{"remote.answer.too_large",
             {{"The answer is larger than {limit} octets and was not read. Check that the address "
               "is a gateway's.",
               "回應超過 {limit} 個位元組，未有讀取。請確認該網址屬於閘道。",
               "响应超过 {limit} 字节，未读取。请确认该网址属于网关。",
               "A resposta tem mais de {limit} octetos e não foi lida. Verifique se o endereço é "
               "de um gateway."}}},
    CodeText{"remote.answer.unreadable",
             {{"The answer ({status}, {media_type}) is not a gateway's. Check the address, and "
               "what stands before the gateway.",
               "該回應（{status}，{media_type}）並非閘道的回應。請檢查網址，以及閘道前面的設備。",
               "该响应（{status}，{media_type}）并非网关的响应。请检查网址，以及网关前面的设备。",
               "A resposta ({status}, {media_type}) não é de um gateway. Verifique o endereço e o "
               "que está à frente do gateway."}}},
    CodeText{"remote.answer.failed",
             {{"The gateway cannot do it now ({status}, {code}). Try again later; its operator "
               "finds the reason under request {request}.",
               "閘道目前未能處理（{status}，{code}）。請稍後再試；其營運者可按要求編號 {request} "
               "查找原因。",
               "网关目前无法处理（{status}，{code}）。请稍后再试；其运营者可按请求编号 {request} "
               "查找原因。",
               "O gateway não o pode fazer agora ({status}, {code}). Tente mais tarde; o operador "
               "encontra a razão no pedido {request}."}}},
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
