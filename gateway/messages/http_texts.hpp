// Texts of the HTTP interface. gateway/http proves when it is compiled that its codes are all here.
#pragma once

#include <array>
#include <cstddef>

#include "gateway/messages/code_text.hpp"
#include "validators/base/code.hpp"

namespace baytrust::messages {

inline constexpr std::array kHttpTexts{
    CodeText{"http.request.malformed",
             {{"The request is not well-formed HTTP: {reason}.", "請求不符合 HTTP 格式：{reason}。",
               "请求不符合 HTTP 格式：{reason}。", "O pedido não é HTTP bem formado: {reason}."}}},
    CodeText{"http.version.unsupported",
             {{"Only HTTP/1.1 and HTTP/1.0 are spoken here.", "此處只支援 HTTP/1.1 及 HTTP/1.0。",
               "此处只支持 HTTP/1.1 和 HTTP/1.0。", "Aqui só se fala HTTP/1.1 e HTTP/1.0."}}},
    CodeText{"http.host.unknown",
             {{"This server does not answer for the host \"{host}\".",
               "本伺服器不為主機「{host}」作答。", "本服务器不为主机“{host}”作答。",
               "Este servidor não responde pelo anfitrião «{host}»."}}},
    CodeText{"http.expectation.unknown",
             {{"The expectation \"{expectation}\" cannot be met; only 100-continue can.",
               "未能滿足期望「{expectation}」；只支援 100-continue。",
               "无法满足期望“{expectation}”；只支持 100-continue。",
               "A expectativa «{expectation}» não pode ser satisfeita; só 100-continue."}}},
    CodeText{"http.header.too_large",
             {{"The header is larger than {limit} octets.", "標頭大於 {limit} 個八位組。",
               "标头大于 {limit} 个八位组。", "O cabeçalho tem mais de {limit} octetos."}}},
    CodeText{"http.header.too_many",
             {{"The header has more than {limit} fields.", "標頭多於 {limit} 個欄位。",
               "标头多于 {limit} 个字段。", "O cabeçalho tem mais de {limit} campos."}}},
    CodeText{"http.target.too_long",
             {{"The address asked for is longer than {limit} octets.",
               "所請求的網址長於 {limit} 個八位組。", "所请求的网址长于 {limit} 个八位组。",
               "O endereço pedido tem mais de {limit} octetos."}}},
    CodeText{"http.body.too_large",
             {{"The body is larger than the {limit} octets that are read here.",
               "內容大於此處所讀取的 {limit} 個八位組。", "内容大于此处所读取的 {limit} 个八位组。",
               "O corpo é maior do que os {limit} octetos que aqui se lêem."}}},
    CodeText{"http.timeout",
             {{"The request was not complete in time ({phase}, {limit} ms).",
               "請求未有及時完成（{phase}，{limit} 毫秒）。",
               "请求未能及时完成（{phase}，{limit} 毫秒）。",
               "O pedido não ficou completo a tempo ({phase}, {limit} ms)."}}},
    CodeText{"http.body.too_slow",
             {{"The body came more slowly than {limit} octets a second.",
               "內容的傳送慢於每秒 {limit} 個八位組。", "内容的传送慢于每秒 {limit} 个八位组。",
               "O corpo chegou mais devagar do que {limit} octetos por segundo."}}},
    CodeText{"http.busy",
             {{"The server is busy. Try again shortly.", "伺服器繁忙，請稍後再試。",
               "服务器繁忙，请稍后再试。", "O servidor está ocupado. Tente de novo em breve."}}},
    CodeText{"http.rate.exceeded",
             {{"Too many requests. Try again in {seconds} s.",
               "請求過多，請於 {seconds} 秒後再試。", "请求过多，请在 {seconds} 秒后再试。",
               "Demasiados pedidos. Tente de novo dentro de {seconds} s."}}},
    CodeText{"http.route.unknown",
             {{"There is nothing at this address.", "此網址沒有內容。", "此网址没有内容。",
               "Não há nada neste endereço."}}},
    CodeText{
        "http.method.not_allowed",
        {{"{method} is not offered at this address; {allowed} is.",
          "此網址不提供 {method}；只提供 {allowed}。", "此网址不提供 {method}；只提供 {allowed}。",
          "{method} não se oferece neste endereço; oferece-se {allowed}."}}},
    CodeText{"http.media_type.unsupported",
             {{"The body is of media type \"{found}\"; accepted here: {accepted}.",
               "內容的媒體類型為「{found}」；此處可用：{accepted}。",
               "内容的媒体类型为“{found}”；此处可用：{accepted}。",
               "O corpo é do tipo «{found}»; aqui aceita-se: {accepted}."}}},
    CodeText{"http.not_acceptable",
             {{"No representation fits the Accept header; offered: {offered}.",
               "沒有合乎 Accept 標頭的表示形式；可提供：{offered}。",
               "没有合乎 Accept 标头的表示形式；可提供：{offered}。",
               "Nenhuma representação satisfaz o cabeçalho Accept; oferece-se: {offered}."}}},
    CodeText{"http.query.duplicate",
             {{"The parameter {name} is given more than once.", "參數 {name} 多於一次。",
               "参数 {name} 出现多次。", "O parâmetro {name} é dado mais de uma vez."}}},
    CodeText{"http.query.missing",
             {{"The parameter {name} is missing.", "欠缺參數 {name}。", "缺少参数 {name}。",
               "Falta o parâmetro {name}."}}},
    CodeText{"http.query.unknown",
             {{"There is no parameter {name} here; known: {known}.",
               "此處沒有參數 {name}；已知：{known}。", "此处没有参数 {name}；已知：{known}。",
               "Não há aqui nenhum parâmetro {name}; conhecidos: {known}."}}},
    CodeText{"http.query.bad",
             {{"The parameter {name} is \"{value}\"; expected: {expected}.",
               "參數 {name} 為「{value}」；應為：{expected}。",
               "参数 {name} 为“{value}”；应为：{expected}。",
               "O parâmetro {name} é «{value}»; esperava-se: {expected}."}}},
    CodeText{"http.unauthenticated",
             {{"Say who you are: with a registered client certificate or a bearer token.",
               "請表明身分：使用已註冊的用戶端證書或持有人權杖。",
               "请表明身份：使用已注册的客户端证书或持有者令牌。",
               "Diga quem é: com um certificado de cliente inscrito ou um token ao portador."}}},
    CodeText{"http.forbidden",
             {{"This call is for: {roles}.", "此操作只供以下角色使用：{roles}。",
               "此操作仅供以下角色使用：{roles}。", "Esta chamada é para: {roles}."}}},
    CodeText{"http.json.malformed",
             {{"Line {line}, column {column}: this is not JSON.",
               "第 {line} 行第 {column} 欄：並非 JSON。", "第 {line} 行第 {column} 列：不是 JSON。",
               "Linha {line}, coluna {column}: isto não é JSON."}}},
    CodeText{"http.json.duplicate_key",
             {{"Line {line}, column {column}: the member {member} stands twice in one object.",
               "第 {line} 行第 {column} 欄：成員 {member} 在同一物件內出現兩次。",
               "第 {line} 行第 {column} 列：成员 {member} 在同一对象内出现两次。",
               "Linha {line}, coluna {column}: o membro {member} está duas vezes no mesmo "
               "objecto."}}},
    CodeText{"http.json.too_deep",
             {{"Line {line}, column {column}: nested deeper than {limit} levels.",
               "第 {line} 行第 {column} 欄：嵌套深於 {limit} 層。",
               "第 {line} 行第 {column} 列：嵌套深于 {limit} 层。",
               "Linha {line}, coluna {column}: encaixado mais fundo do que {limit} níveis."}}},
    CodeText{"http.json.too_many",
             {{"Line {line}, column {column}: more than {limit} values.",
               "第 {line} 行第 {column} 欄：值多於 {limit} 個。",
               "第 {line} 行第 {column} 列：值多于 {limit} 个。",
               "Linha {line}, coluna {column}: mais de {limit} valores."}}},
    CodeText{"http.json.number",
             {{"Line {line}, column {column}: the number is too large.",
               "第 {line} 行第 {column} 欄：數字過大。", "第 {line} 行第 {column} 列：数字过大。",
               "Linha {line}, coluna {column}: o número é demasiado grande."}}},
    CodeText{"http.json.member.unknown",
             {{"Line {line}, column {column}: there is no member {member} here.",
               "第 {line} 行第 {column} 欄：此處沒有成員 {member}。",
               "第 {line} 行第 {column} 列：此处没有成员 {member}。",
               "Linha {line}, coluna {column}: não há aqui nenhum membro {member}."}}},
    CodeText{"http.json.member.missing",
             {{"Line {line}, column {column}: the member {member} is missing in this object.",
               "第 {line} 行第 {column} 欄：此物件欠缺成員 {member}。",
               "第 {line} 行第 {column} 列：此对象缺少成员 {member}。",
               "Linha {line}, coluna {column}: falta o membro {member} neste objecto."}}},
    CodeText{"http.json.member.type",
             {{"Line {line}, column {column}: {member} is of another type; expected: {expected}.",
               "第 {line} 行第 {column} 欄：{member} 屬其他類型；應為：{expected}。",
               "第 {line} 行第 {column} 列：{member} 属于其他类型；应为：{expected}。",
               "Linha {line}, coluna {column}: {member} é de outro tipo; esperava-se: "
               "{expected}."}}},
    CodeText{"http.json.member.value",
             {{"Line {line}, column {column}: the value of {member} cannot be; expected: "
               "{expected}.",
               "第 {line} 行第 {column} 欄：{member} 的值不可用；應為：{expected}。",
               "第 {line} 行第 {column} 列：{member} 的值不可用；应为：{expected}。",
               "Linha {line}, coluna {column}: o valor de {member} não pode ser; esperava-se: "
               "{expected}."}}},
    CodeText{"http.lines.too_long",
             {{"Line {line} of the batch is longer than {limit} octets; it and what follows was "
               "not read.",
               "批次的第 {line} 行長於 {limit} 個八位組；該行及其後的內容未有讀取。",
               "批次的第 {line} 行长于 {limit} 个八位组；该行及其后的内容未读取。",
               "A linha {line} do lote tem mais de {limit} octetos; nem ela nem o que segue foi "
               "lido."}}},
    CodeText{
        "http.lines.too_many",
        {{"The batch has more than {limit} lines; what follows was not read.",
          "批次多於 {limit} 行；其後的內容未有讀取。", "批次多于 {limit} 行；其后的内容未读取。",
          "O lote tem mais de {limit} linhas; o que segue não foi lido."}}},
    CodeText{
        "http.internal",
        {{"The server failed. Its operator finds the reason under the request's id.",
          "伺服器出錯。營運者可憑請求識別碼查找原因。", "服务器出错。运营者可凭请求标识查找原因。",
          "O servidor falhou. O operador encontra a razão pelo identificador do pedido."}}},
    CodeText{"http.listen.failed",
             {{"Cannot listen on {subject}: {message}.", "未能監聽 {subject}：{message}。",
               "无法监听 {subject}：{message}。", "Não se pode escutar em {subject}: {message}."}}},
    CodeText{
        "http.tls.material",
        {{"{subject} cannot be used for TLS: {message}.", "{subject} 未能用於 TLS：{message}。",
          "{subject} 不能用于 TLS：{message}。", "{subject} não serve para TLS: {message}."}}},
};

template <std::size_t N>
consteval bool has_all_http(const std::array<Code, N>& codes) {
  for (const auto& code : codes) {
    bool found = false;
    for (const auto& entry : kHttpTexts) {
      if (entry.id == code.id) found = true;
    }
    if (!found) return false;
  }
  return codes.size() == kHttpTexts.size();
}

}  // namespace baytrust::messages
