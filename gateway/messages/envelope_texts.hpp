// Texts of submission envelopes (gateway/service/envelope_codes.hpp), which prove when they are
// compiled that their codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kEnvelopeTexts{
    CodeText{"submission.envelope.too_large",
             {{"The submission envelope has {size} octets; at most {limit} are read.",
               "提交信封有 {size} 個八位元組；最多讀取 {limit} 個。",
               "提交信封有 {size} 个字节；最多读取 {limit} 个。",
               "O envelope de submissão tem {size} octetos; lêem-se no máximo {limit}."}}},
    CodeText{"submission.envelope.not_cms",
             {{"The submission envelope is not a CMS signed-data document ({reason}).",
               "提交信封並非 CMS 已簽署資料文件（{reason}）。",
               "提交信封不是 CMS 已签名数据文件（{reason}）。",
               "O envelope de submissão não é um documento CMS de dados assinados ({reason})."}}},
    CodeText{"submission.envelope.signers",
             {{"The submission envelope has {count} signers; it must have exactly one.",
               "提交信封有 {count} 名簽署人；必須恰有一名。",
               "提交信封有 {count} 名签名人；必须恰有一名。",
               "O envelope de submissão tem {count} signatários; tem de ter exactamente um."}}},
    CodeText{
        "submission.envelope.content_type",
        {{"The submission envelope holds content of type {found} instead of data.",
          "提交信封內容的類型為 {found}，而非資料。", "提交信封内容的类型为 {found}，而不是数据。",
          "O envelope de submissão contém conteúdo do tipo {found} em vez de dados."}}},
    CodeText{"submission.envelope.detached",
             {{"The submission envelope does not hold its content.", "提交信封沒有包含其內容。",
               "提交信封没有包含其内容。", "O envelope de submissão não contém o seu conteúdo."}}},
    CodeText{"submission.envelope.no_attributes",
             {{"The submission envelope is signed without attributes, which it must have.",
               "提交信封的簽署缺少必須的已簽署屬性。", "提交信封的签名缺少必需的已签名属性。",
               "O envelope de submissão está assinado sem os atributos que tem de ter."}}},
    CodeText{"submission.envelope.signer_unknown",
             {{"The submission envelope is signed by {signer}, which no partner has registered for "
               "content.",
               "提交信封由 {signer} 簽署，沒有任何夥伴登記以其簽署內容。",
               "提交信封由 {signer} 签名，没有任何伙伴登记以其签名内容。",
               "O envelope de submissão está assinado por {signer}, que nenhum parceiro registou "
               "para conteúdo."}}},
    CodeText{"submission.envelope.signature",
             {{"The signature of the submission envelope does not hold ({reason}).",
               "提交信封的簽署不成立（{reason}）。", "提交信封的签名不成立（{reason}）。",
               "A assinatura do envelope de submissão não confere ({reason})."}}},
    CodeText{"submission.envelope.not_json",
             {{"The submission envelope does not hold one JSON object in UTF-8.",
               "提交信封的內容並非單一個 UTF-8 的 JSON 物件。",
               "提交信封的内容不是单一个 UTF-8 的 JSON 对象。",
               "O envelope de submissão não contém um único objecto JSON em UTF-8."}}},
    CodeText{"submission.envelope.member_duplicate",
             {{"Member {member} of the submission envelope occurs twice.",
               "提交信封的成員 {member} 出現兩次。", "提交信封的成员 {member} 出现两次。",
               "O membro {member} do envelope de submissão ocorre duas vezes."}}},
    CodeText{"submission.envelope.member_unknown",
             {{"The submission envelope has a member {member} that is not known.",
               "提交信封有未知的成員 {member}。", "提交信封有未知的成员 {member}。",
               "O envelope de submissão tem um membro {member} que não se conhece."}}},
    CodeText{
        "submission.envelope.member_missing",
        {{"The submission envelope lacks its member {member}.", "提交信封缺少成員 {member}。",
          "提交信封缺少成员 {member}。", "Falta o membro {member} no envelope de submissão."}}},
    CodeText{"submission.envelope.member_malformed",
             {{"The value of member {member} of the submission envelope is not what belongs there.",
               "提交信封成員 {member} 的值不符合規定。", "提交信封成员 {member} 的值不符合规定。",
               "O valor do membro {member} do envelope de submissão não é o que lhe cabe."}}},
    CodeText{"submission.envelope.window",
             {{"The submission envelope expires at {expires}, not after it begins at {not_before}.",
               "提交信封於 {expires} 失效，並不晚於其生效時間 {not_before}。",
               "提交信封于 {expires} 失效，并不晚于其生效时间 {not_before}。",
               "O envelope de submissão deixa de valer em {expires}, não depois de começar em "
               "{not_before}."}}},
    CodeText{"submission.envelope.fits",
             {{"The submission envelope fits its caller, its document and the time.",
               "提交信封與呼叫者、文件及時間相符。", "提交信封与调用者、文件及时间相符。",
               "O envelope de submissão condiz com quem chama, com o documento e com a hora."}}},
    CodeText{"submission.envelope.audience",
             {{"The submission envelope is meant for {found}; this gateway is {expected}.",
               "提交信封的對象是 {found}；本閘道是 {expected}。",
               "提交信封的对象是 {found}；本网关是 {expected}。",
               "O envelope de submissão destina-se a {found}; este gateway é {expected}."}}},
    CodeText{
        "submission.envelope.territory",
        {{"The submission envelope speaks for {jurisdiction}, its signer is of {signer} and its "
          "caller of {caller}; they must be one.",
          "提交信封代表 {jurisdiction}，簽署人屬於 {signer}，呼叫者屬於 {caller}；三者必須一致。",
          "提交信封代表 {jurisdiction}，签名人属于 {signer}，调用者属于 {caller}；三者必须一致。",
          "O envelope de submissão fala por {jurisdiction}, o signatário é de {signer} e quem "
          "chama é de {caller}; têm de ser o mesmo."}}},
    CodeText{"submission.envelope.not_yet",
             {{"The submission envelope holds only from {not_before}; it is {now}.",
               "提交信封自 {not_before} 起才有效；現在是 {now}。",
               "提交信封自 {not_before} 起才有效；现在是 {now}。",
               "O envelope de submissão só vale a partir de {not_before}; são {now}."}}},
    CodeText{"submission.envelope.expired",
             {{"The submission envelope was good until {expires}; it is {now}. Make a new one.",
               "提交信封的有效期至 {expires}；現在是 {now}。請重新製作。",
               "提交信封的有效期至 {expires}；现在是 {now}。请重新制作。",
               "O envelope de submissão valia até {expires}; são {now}. Faça um novo."}}},
    CodeText{"submission.envelope.kind",
             {{"The submission envelope announces a document of kind {found}; the document is of "
               "kind {expected}.",
               "提交信封所述文件的種類為 {found}；文件的種類為 {expected}。",
               "提交信封所述文件的种类为 {found}；文件的种类为 {expected}。",
               "O envelope de submissão anuncia um documento da espécie {found}; o documento é da "
               "espécie {expected}."}}},
    CodeText{
        "submission.envelope.sequence",
        {{"The submission envelope announces number {found}; the document has number {expected}.",
          "提交信封所述編號為 {found}；文件的編號為 {expected}。",
          "提交信封所述编号为 {found}；文件的编号为 {expected}。",
          "O envelope de submissão anuncia o número {found}; o documento tem o número "
          "{expected}."}}},
    CodeText{"submission.envelope.digest",
             {{"The submission envelope was made for another document: digest {found}, and the "
               "document's is {expected}.",
               "提交信封是為另一文件製作：摘要為 {found}，文件的摘要為 {expected}。",
               "提交信封是为另一文件制作：摘要为 {found}，文件的摘要为 {expected}。",
               "O envelope de submissão foi feito para outro documento: resumo {found}, e o do "
               "documento é {expected}."}}},
    CodeText{"submission.envelope.order",
             {{"The submission envelope follows {found}; what is held here is {expected}.",
               "提交信封接續 {found}；此處所存的是 {expected}。",
               "提交信封接续 {found}；此处所存的是 {expected}。",
               "O envelope de submissão segue-se a {found}; o que aqui se tem é {expected}."}}},
    CodeText{"submission.envelope.certificate",
             {{"The certificate that signed the submission envelope is valid from {not_before} to "
               "{not_after}; it is {now}.",
               "簽署提交信封的證書有效期為 {not_before} 至 {not_after}；現在是 {now}。",
               "签名提交信封的证书有效期为 {not_before} 至 {not_after}；现在是 {now}。",
               "O certificado da assinatura do envelope de submissão vale de {not_before} a "
               "{not_after}; são {now}."}}},
    CodeText{"submission.envelope.algorithm",
             {{"The submission envelope is signed by {algorithm} with a key of type {key}, which "
               "is not accepted any more.",
               "提交信封以 {algorithm} 及 {key} 密碼匙簽署，已不獲採納。",
               "提交信封以 {algorithm} 及 {key} 密钥签名，已不被采纳。",
               "O envelope de submissão está assinado por {algorithm} com uma chave do tipo {key}, "
               "o que já não se admite."}}},
};

}  // namespace baytrust::messages
