// Texts of fetching evidence (gateway/service/fetch_codes.hpp), which proves when it is compiled
// that its codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kFetchTexts{
    CodeText{"fetch.url.refused",
             {{"{item}: the URL is not used, because of its {detail} (host: {host}).",
               "{item}：不使用該網址，原因在於 {detail}（主機：{host}）。",
               "{item}：不使用该网址，原因在于 {detail}（主机：{host}）。",
               "{item}: o URL não é usado, por causa de: {detail} (servidor: {host})."}}},
    CodeText{"fetch.scheme.unsupported",
             {{"{item}: nothing is fetched by \"{detail}\", only by http and https (host: {host}). "
               "Import it by hand.",
               "{item}：不會以「{detail}」取得，只用 http 及 https（主機：{host}）。請人手匯入。",
               "{item}：不会以“{detail}”获取，只用 http 和 https（主机：{host}）。请手工导入。",
               "{item}: nada se obtém por «{detail}», só por http e https (servidor: {host}). "
               "Importe à mão."}}},
    CodeText{"fetch.point.directory_name",
             {{"{item}: it is published under a name in a directory, {detail}, which is no URL "
               "(host: {host}). Import it by hand.",
               "{item}：它以目錄中的名稱 {detail} 發布，並非網址（主機：{host}）。請人手匯入。",
               "{item}：它以目录中的名称 {detail} 发布，并非网址（主机：{host}）。请手工导入。",
               "{item}: está publicado sob um nome de directório, {detail}, que não é um URL "
               "(servidor: {host}). Importe à mão."}}},
    CodeText{"fetch.point.none",
             {{"{item}: neither the certificate nor a list says where it is. Import it by hand.",
               "{item}：證書與名單均沒有說明何處可取得。請人手匯入。",
               "{item}：证书与列表均未说明何处可获取。请手工导入。",
               "{item}: nem o certificado nem uma lista diz onde está. Importe à mão."}}},
    CodeText{"fetch.host.not_allowed",
             {{"{item} was not asked for: {host} is named by no list in force and not by the "
               "configuration.",
               "沒有索取 {item}：{host} 未列於任何生效名單，設定亦沒有列出。",
               "未索取 {item}：{host} 未列于任何生效列表，配置也未列出。",
               "{item} não foi pedido: {host} não está em nenhuma lista em vigor nem na "
               "configuração."}}},
    CodeText{"fetch.address.refused",
             {{"{item} was not asked for: {host} leads to {detail}, which is not a public address.",
               "沒有索取 {item}：{host} 指向 {detail}，並非公開位址。",
               "未索取 {item}：{host} 指向 {detail}，并非公开地址。",
               "{item} não foi pedido: {host} leva a {detail}, que não é um endereço público."}}},
    CodeText{
        "fetch.redirect.refused",
        {{"{item} could not be had: {host} redirects to where nothing may be asked ({detail}).",
          "未能取得 {item}：{host} 轉址至不准查詢之處（{detail}）。",
          "无法获取 {item}：{host} 重定向到不允许查询之处（{detail}）。",
          "Não foi possível obter {item}: {host} reencaminha para onde nada se pode pedir "
          "({detail})."}}},
    CodeText{"fetch.unreachable",
             {{"{item} could not be had: {host} cannot be reached ({detail}).",
               "未能取得 {item}：無法連接 {host}（{detail}）。",
               "无法获取 {item}：无法连接 {host}（{detail}）。",
               "Não foi possível obter {item}: {host} não está acessível ({detail})."}}},
    CodeText{"fetch.timeout",
             {{"{item} could not be had: {host} took too long ({detail}).",
               "未能取得 {item}：{host} 回應過久（{detail}）。",
               "无法获取 {item}：{host} 响应过久（{detail}）。",
               "Não foi possível obter {item}: {host} demorou demasiado ({detail})."}}},
    CodeText{"fetch.tls",
             {{"{item} could not be had: {host} did not prove over TLS who it is ({detail}).",
               "未能取得 {item}：{host} 未能以 TLS 證明身分（{detail}）。",
               "无法获取 {item}：{host} 未能以 TLS 证明身份（{detail}）。",
               "Não foi possível obter {item}: {host} não provou por TLS quem é ({detail})."}}},
    CodeText{"fetch.status",
             {{"{item} could not be had: {host} answered with status {detail}.",
               "未能取得 {item}：{host} 以狀態碼 {detail} 回應。",
               "无法获取 {item}：{host} 以状态码 {detail} 响应。",
               "Não foi possível obter {item}: {host} respondeu com o estado {detail}."}}},
    CodeText{"fetch.too_large",
             {{"{item} could not be had: {host} sends more than {detail} octets.",
               "未能取得 {item}：{host} 傳送超過 {detail} 個位元組。",
               "无法获取 {item}：{host} 发送超过 {detail} 字节。",
               "Não foi possível obter {item}: {host} envia mais de {detail} octetos."}}},
    CodeText{
        "fetch.truncated",
        {{"{item} could not be had: the answer of {host} ends before its end.",
          "未能取得 {item}：{host} 的回應中途斷開。", "无法获取 {item}：{host} 的响应中途断开。",
          "Não foi possível obter {item}: a resposta de {host} acaba antes do fim."}}},
    CodeText{"fetch.content.unreadable",
             {{"{item} could not be had: what {host} sends is something else ({detail}).",
               "未能取得 {item}：{host} 傳送的是其他內容（{detail}）。",
               "无法获取 {item}：{host} 发送的是其他内容（{detail}）。",
               "Não foi possível obter {item}: o que {host} envia é outra coisa ({detail})."}}},
    CodeText{"fetch.content.type",
             {{"{item}: {host} calls it {detail}, which it is not. It was read all the same.",
               "{item}：{host} 稱其為 {detail}，實則不然；仍已讀取。",
               "{item}：{host} 称其为 {detail}，实则不然；仍已读取。",
               "{item}: {host} chama-lhe {detail}, o que não é. Foi lido mesmo assim."}}},
    CodeText{"fetch.crl.signer",
             {{"{item} could not be had: what {host} sends is by {detail}, and no signature of who "
               "should have made it holds.",
               "未能取得 {item}：{host} 傳送者出自 {detail}，而應有的簽署並不成立。",
               "无法获取 {item}：{host} 发送的内容出自 {detail}，而应有的签名并不成立。",
               "Não foi possível obter {item}: o que {host} envia é de {detail}, e nenhuma "
               "assinatura de quem o devia ter feito é válida."}}},
    CodeText{"fetch.crl.expired",
             {{"{item}: {host} still sends one whose next update was due at {detail}. It was kept, "
               "but says too little.",
               "{item}：{host} 仍傳送應於 {detail} 更新的版本；已保存，但不足為憑。",
               "{item}：{host} 仍发送应于 {detail} 更新的版本；已保存，但不足为凭。",
               "{item}: {host} ainda envia uma cuja actualização era devida em {detail}. Foi "
               "guardada, mas diz pouco."}}},
    CodeText{"fetch.crl.not_kept",
             {{"{item} came from {host}, but the store did not take it ({detail}), so that nothing "
               "leans on it.",
               "已從 {host} 取得 {item}，但儲存庫未能保存（{detail}），故不以之為據。",
               "已从 {host} 获取 {item}，但存储库未能保存（{detail}），因此不以其为依据。",
               "{item} veio de {host}, mas o armazém não o guardou ({detail}), pelo que nada se "
               "apoia nele."}}},
    CodeText{"fetch.issuer.other",
             {{"{item} could not be had: what {host} sends is the certificate of {detail}, which "
               "did not sign here.",
               "未能取得 {item}：{host} 傳送的是 {detail} 的證書，而此處並非由其簽署。",
               "无法获取 {item}：{host} 发送的是 {detail} 的证书，而此处并非由其签署。",
               "Não foi possível obter {item}: o que {host} envia é o certificado de {detail}, que "
               "não assinou aqui."}}},
    CodeText{
        "fetch.host.resting",
        {{"{item} was not asked for: {host} failed too often and is left alone until {detail}.",
          "沒有索取 {item}：{host} 多次失敗，在 {detail} 前不再查詢。",
          "未索取 {item}：{host} 多次失败，在 {detail} 前不再查询。",
          "{item} não foi pedido: {host} falhou demasiadas vezes e é deixado em paz até "
          "{detail}."}}},
    CodeText{"fetch.deadline",
             {{"{item} did not come in time: {host} had not answered when the verdict was due "
               "({detail}).",
               "{item} 未能及時取得：須作裁定時 {host} 仍未回應（{detail}）。",
               "{item} 未能及时取得：须作裁定时 {host} 仍未响应（{detail}）。",
               "{item} não chegou a tempo: {host} não tinha respondido quando o veredicto era "
               "devido ({detail})."}}},
    CodeText{"fetch.obtained",
             {{"{item} was had from {host}; its SHA-256 is {detail}.",
               "已從 {host} 取得 {item}，其 SHA-256 為 {detail}。",
               "已从 {host} 获取 {item}，其 SHA-256 为 {detail}。",
               "{item} foi obtido de {host}; o seu SHA-256 é {detail}."}}},
    CodeText{
        "fetch.cache.unusable",
        {{"What was fetched cannot be noted for the next time: {detail} ({item}, {host}).",
          "未能記下已取得之物以備下次使用：{detail}（{item}，{host}）。",
          "无法记下已获取的内容以备下次使用：{detail}（{item}，{host}）。",
          "O que se obteve não pode ser anotado para a próxima vez: {detail} ({item}, {host})."}}},
};

}  // namespace baytrust::messages
