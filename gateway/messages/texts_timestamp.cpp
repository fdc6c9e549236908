// Texts of time-stamps: what one is, why it is none, and what an authority answered.
#include "gateway/messages/tables.hpp"
#include "validators/signature/timestamp_codes.hpp"
#include "validators/signature/timestamp_error_codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"timestamp.malformed",
             {{"The time-stamp is not a TSTInfo of RFC 3161: {cause} at octet {offset}.",
               "時間戳記並非 RFC 3161 的 TSTInfo：第 {offset} 個八位元組處 {cause}。",
               "时间戳不是 RFC 3161 的 TSTInfo：第 {offset} 个字节处 {cause}。",
               "O selo temporal não é um TSTInfo do RFC 3161: {cause} no octeto {offset}."}}},
    CodeText{"timestamp.content.not_tst_info",
             {{"The content of the token is of type {found}, not a time-stamp.",
               "權標的內容類型是 {found}，並非時間戳記。", "令牌的内容类型是 {found}，不是时间戳。",
               "O conteúdo do testemunho é do tipo {found}, não é um selo temporal."}}},
    CodeText{"timestamp.content.absent",
             {{"The time-stamp token has no content.", "時間戳記權標沒有內容。",
               "时间戳令牌没有内容。", "O testemunho do selo temporal não tem conteúdo."}}},
    CodeText{"timestamp.version.unknown",
             {{"The time-stamp is of a version that is not defined (octet {offset}).",
               "時間戳記的版本號沒有定義（第 {offset} 個八位元組）。",
               "时间戳的版本号没有定义（第 {offset} 个字节）。",
               "A versão do selo temporal não está definida (octeto {offset})."}}},
    CodeText{"timestamp.time.malformed",
             {{"The time at octet {offset} of the time-stamp does not have the form of "
               "RFC 3161.",
               "時間戳記第 {offset} 個八位元組處的時間不符合 RFC 3161 的格式。",
               "时间戳第 {offset} 个字节处的时间不符合 RFC 3161 的格式。",
               "A hora no octeto {offset} do selo temporal não tem a forma do RFC 3161."}}},
    CodeText{"timestamp.accuracy.range",
             {{"The accuracy at octet {offset} of the time-stamp is out of range.",
               "時間戳記第 {offset} 個八位元組處的準確度超出範圍。",
               "时间戳第 {offset} 个字节处的精度超出范围。",
               "A precisão no octeto {offset} do selo temporal está fora dos limites."}}},
    CodeText{"timestamp.default_written",
             {{"A default value is written out at octet {offset} of the time-stamp, which "
               "strict encoding forbids.",
               "時間戳記第 {offset} 個八位元組處寫出了預設值，嚴格編碼不容許這樣做。",
               "时间戳第 {offset} 个字节处写出了默认值，严格编码不允许这样做。",
               "No octeto {offset} do selo temporal está escrito um valor por omissão, o "
               "que a codificação estrita proíbe."}}},
    CodeText{"timestamp.extensions.too_many",
             {{"The time-stamp has more than {limit} extensions (octet {offset}).",
               "時間戳記有超過 {limit} 個擴充項（第 {offset} 個八位元組）。",
               "时间戳有超过 {limit} 个扩展项（第 {offset} 个字节）。",
               "O selo temporal tem mais de {limit} extensões (octeto {offset})."}}},
    CodeText{"timestamp.response.malformed",
             {{"The answer of the time-stamping authority cannot be read: {cause} at "
               "octet {offset}.",
               "時間戳記機構的回覆無法讀取：第 {offset} 個八位元組處 {cause}。",
               "时间戳机构的应答无法读取：第 {offset} 个字节处 {cause}。",
               "A resposta da autoridade de selos temporais não se consegue ler: {cause} "
               "no octeto {offset}."}}},
    CodeText{
        "timestamp.response.status_unknown",
        {{"The time-stamping authority answered with status {status}, which is not "
          "defined.",
          "時間戳記機構回覆的狀態 {status} 沒有定義。", "时间戳机构应答的状态 {status} 没有定义。",
          "A autoridade de selos temporais respondeu com o estado {status}, que não "
          "está definido."}}},
    CodeText{
        "timestamp.response.token_missing",
        {{"The time-stamping authority says that it grants the time-stamp and sends "
          "none.",
          "時間戳記機構表示批准，卻沒有送出時間戳記。", "时间戳机构表示批准，却没有发出时间戳。",
          "A autoridade de selos temporais diz que concede o selo e não envia nenhum."}}},
    CodeText{"timestamp.response.token_unexpected",
             {{"The time-stamping authority refuses and sends a time-stamp all the same.",
               "時間戳記機構表示拒絕，卻仍送出時間戳記。", "时间戳机构表示拒绝，却仍发出时间戳。",
               "A autoridade de selos temporais recusa e, mesmo assim, envia um selo."}}},
    CodeText{"timestamp.response.rejected",
             {{"The time-stamping authority refused without a reason.",
               "時間戳記機構拒絕了請求，沒有說明原因。", "时间戳机构拒绝了请求，没有说明原因。",
               "A autoridade de selos temporais recusou sem dizer porquê."}}},
    CodeText{"timestamp.response.waiting",
             {{"The time-stamping authority has not decided yet.", "時間戳記機構尚未作出決定。",
               "时间戳机构尚未作出决定。", "A autoridade de selos temporais ainda não decidiu."}}},
    CodeText{"timestamp.response.revocation_warning",
             {{"The time-stamping authority warns that its own certificate is about to be "
               "revoked.",
               "時間戳記機構警告其證書即將被撤銷。", "时间戳机构警告其证书即将被吊销。",
               "A autoridade de selos temporais avisa que o seu certificado está prestes "
               "a ser revogado."}}},
    CodeText{"timestamp.response.revocation_notification",
             {{"The time-stamping authority says that its own certificate is revoked.",
               "時間戳記機構通知其證書已被撤銷。", "时间戳机构通知其证书已被吊销。",
               "A autoridade de selos temporais comunica que o seu certificado foi "
               "revogado."}}},
    CodeText{"timestamp.response.bad_algorithm",
             {{"The time-stamping authority does not take this digest algorithm.",
               "時間戳記機構不接受此摘要演算法。", "时间戳机构不接受此摘要算法。",
               "A autoridade de selos temporais não aceita este algoritmo de resumo."}}},
    CodeText{"timestamp.response.bad_request",
             {{"The time-stamping authority does not take this kind of request.",
               "時間戳記機構不接受此類請求。", "时间戳机构不接受此类请求。",
               "A autoridade de selos temporais não aceita este tipo de pedido."}}},
    CodeText{"timestamp.response.bad_data_format",
             {{"The time-stamping authority could not read the request.",
               "時間戳記機構無法讀取請求。", "时间戳机构无法读取请求。",
               "A autoridade de selos temporais não conseguiu ler o pedido."}}},
    CodeText{"timestamp.response.time_not_available",
             {{"The time source of the time-stamping authority is not available.",
               "時間戳記機構的時間來源不可用。", "时间戳机构的时间源不可用。",
               "A fonte de tempo da autoridade de selos temporais não está disponível."}}},
    CodeText{"timestamp.response.unaccepted_policy",
             {{"The time-stamping authority does not support the policy asked for.",
               "時間戳記機構不支援所要求的政策。", "时间戳机构不支持所要求的策略。",
               "A autoridade de selos temporais não suporta a política pedida."}}},
    CodeText{"timestamp.response.unaccepted_extension",
             {{"The time-stamping authority does not support an extension of the request.",
               "時間戳記機構不支援請求中的擴充項。", "时间戳机构不支持请求中的扩展项。",
               "A autoridade de selos temporais não suporta uma extensão do pedido."}}},
    CodeText{"timestamp.response.information_not_available",
             {{"The time-stamping authority cannot give the additional information asked "
               "for.",
               "時間戳記機構無法提供所要求的附加資料。", "时间戳机构无法提供所要求的附加信息。",
               "A autoridade de selos temporais não pode dar a informação adicional "
               "pedida."}}},
    CodeText{"timestamp.response.system_failure",
             {{"The time-stamping authority had a failure of its own.",
               "時間戳記機構的系統出現故障。", "时间戳机构的系统出现故障。",
               "A autoridade de selos temporais teve uma falha própria."}}},
    CodeText{"timestamp.write.imprint",
             {{"The time-stamp given is not of what was to be stamped.",
               "所提供的時間戳記並非針對要加蓋的內容。", "所提供的时间戳不是针对要加盖的内容。",
               "O selo temporal dado não é do que se queria selar."}}},
    CodeText{"timestamp.write.kind",
             {{"Time-stamps of this kind cannot be written into a signature afterwards.",
               "此類時間戳記不能事後寫入簽署。", "此类时间戳不能事后写入签名。",
               "Selos temporais deste tipo não se podem escrever depois numa assinatura."}}},
    CodeText{"timestamp.write.content",
             {{"An archive time-stamp needs the detached content or its digest.",
               "存檔時間戳記需要分離的內容或其摘要。", "存档时间戳需要分离的内容或其摘要。",
               "Um selo temporal de arquivo precisa do conteúdo separado ou do seu resumo."}}},
    CodeText{"timestamp.write.signer",
             {{"There is no signer number {signer} to give a time-stamp to.",
               "沒有第 {signer} 號簽署人可加蓋時間戳記。", "没有第 {signer} 号签名人可加盖时间戳。",
               "Não há signatário número {signer} a que dar um selo temporal."}}},
    CodeText{"timestamp.unreadable",
             {{"The time-stamp cannot be read: {cause}.", "時間戳記無法讀取：{cause}。",
               "时间戳无法读取：{cause}。", "O selo temporal não se consegue ler: {cause}."}}},
    CodeText{"timestamp.too_many",
             {{"The signature has more than {limit} time-stamps; the rest were not looked "
               "at.",
               "簽署有超過 {limit} 個時間戳記，其餘未作檢查。",
               "签名有超过 {limit} 个时间戳，其余未检查。",
               "A assinatura tem mais de {limit} selos temporais; os restantes não foram "
               "vistos."}}},
    CodeText{"timestamp.unsupported",
             {{"What a time-stamp of the attribute {attribute} stamps is not computed "
               "here.",
               "此處未能計算屬性 {attribute} 的時間戳記所加蓋的內容。",
               "此处无法计算属性 {attribute} 的时间戳所加盖的内容。",
               "Aqui não se calcula o que sela um selo temporal do atributo {attribute}."}}},
    CodeText{"timestamp.budget",
             {{"The work allowed for this request was spent before what is stamped was "
               "hashed.",
               "本次請求獲准的運算量在計算被加蓋內容的摘要前已用盡。",
               "本次请求获准的运算量在计算被加盖内容的摘要前已用尽。",
               "O trabalho permitido a este pedido esgotou-se antes de se calcular o "
               "resumo do que foi selado."}}},
    CodeText{"timestamp.signers.one",
             {{"The time-stamp has one signer.", "時間戳記有一名簽署人。", "时间戳有一名签名人。",
               "O selo temporal tem um só signatário."}}},
    CodeText{"timestamp.signers.not_one",
             {{"The time-stamp has {count} signers and must have one.",
               "時間戳記有 {count} 名簽署人，必須恰好一名。",
               "时间戳有 {count} 名签名人，必须恰好一名。",
               "O selo temporal tem {count} signatários e deve ter um."}}},
    CodeText{"timestamp.signature.good",
             {{"The time-stamp's own signature holds ({algorithm}).",
               "時間戳記本身的簽署成立（{algorithm}）。", "时间戳自身的签名成立（{algorithm}）。",
               "A assinatura do próprio selo temporal é válida ({algorithm})."}}},
    CodeText{"timestamp.signature.bad",
             {{"The time-stamp's own signature does not hold: {cause}.",
               "時間戳記本身的簽署不成立：{cause}。", "时间戳自身的签名不成立：{cause}。",
               "A assinatura do próprio selo temporal não é válida: {cause}."}}},
    CodeText{"timestamp.signature.unknown",
             {{"Whether the time-stamp's own signature holds could not be told: {cause}.",
               "無法得知時間戳記本身的簽署是否成立：{cause}。",
               "无法得知时间戳自身的签名是否成立：{cause}。",
               "Não se pôde saber se a assinatura do próprio selo temporal é válida: "
               "{cause}."}}},
    CodeText{"timestamp.signature.remark",
             {{"The time-stamp's own signature is carelessly made: {cause}.",
               "時間戳記本身的簽署製作欠嚴謹：{cause}。", "时间戳自身的签名制作不严谨：{cause}。",
               "A assinatura do próprio selo temporal foi feita com descuido: {cause}."}}},
    CodeText{"timestamp.signing_certificate.bound",
             {{"The time-stamp says which certificate signed it, and that is the one.",
               "時間戳記指明由哪張證書簽署，而所用的正是該證書。",
               "时间戳指明由哪张证书签名，而所用的正是该证书。",
               "O selo temporal diz que certificado o assinou, e é esse."}}},
    CodeText{"timestamp.signing_certificate.missing",
             {{"The time-stamp does not say which certificate signed it, as it must.",
               "時間戳記沒有按規定指明由哪張證書簽署。", "时间戳没有按规定指明由哪张证书签名。",
               "O selo temporal não diz, como deve, que certificado o assinou."}}},
    CodeText{"timestamp.signing_certificate.mismatch",
             {{"The time-stamp was signed for another certificate ({claimed}) than the "
               "one found ({signer}).",
               "時間戳記所指明的證書（{claimed}）與找到的證書（{signer}）不同。",
               "时间戳所指明的证书（{claimed}）与找到的证书（{signer}）不同。",
               "O selo temporal foi assinado para outro certificado ({claimed}) que não o "
               "encontrado ({signer})."}}},
    CodeText{"timestamp.signing_certificate.unsupported",
             {{"The time-stamp names its certificate by a digest algorithm not known here "
               "({algorithm}).",
               "時間戳記以此處未知的摘要演算法（{algorithm}）指明其證書。",
               "时间戳以此处未知的摘要算法（{algorithm}）指明其证书。",
               "O selo temporal indica o seu certificado por um algoritmo de resumo aqui "
               "desconhecido ({algorithm})."}}},
    CodeText{"timestamp.tsa.purpose",
             {{"The certificate is for time-stamping and nothing else.",
               "該證書只用於加蓋時間戳記。", "该证书只用于加盖时间戳。",
               "O certificado serve para selos temporais e para mais nada."}}},
    CodeText{"timestamp.tsa.purpose.missing",
             {{"The certificate does not say that it is for time-stamping.",
               "該證書沒有指明用於加蓋時間戳記。", "该证书没有指明用于加盖时间戳。",
               "O certificado não diz que serve para selos temporais."}}},
    CodeText{"timestamp.tsa.purpose.not_critical",
             {{"The certificate's purpose is not marked critical, as that of a "
               "time-stamping authority must be.",
               "該證書的用途沒有標為關鍵，而時間戳記機構的證書必須如此。",
               "该证书的用途没有标为关键，而时间戳机构的证书必须如此。",
               "A finalidade do certificado não está marcada como crítica, como deve "
               "estar a de uma autoridade de selos temporais."}}},
    CodeText{"timestamp.tsa.purpose.other",
             {{"The certificate is for other purposes ({purposes}), not for time-stamping.",
               "該證書用於其他用途（{purposes}），並非用於加蓋時間戳記。",
               "该证书用于其他用途（{purposes}），不是用于加盖时间戳。",
               "O certificado serve para outras finalidades ({purposes}), não para selos "
               "temporais."}}},
    CodeText{"timestamp.tsa.purpose.extra",
             {{"The certificate is for more than time-stamping ({purposes}).",
               "該證書除加蓋時間戳記外另有用途（{purposes}）。",
               "该证书除加盖时间戳外另有用途（{purposes}）。",
               "O certificado serve para mais do que selos temporais ({purposes})."}}},
    CodeText{"timestamp.tsa.key_usage",
             {{"The key of the time-stamping authority may sign.",
               "時間戳記機構的密碼匙可用於簽署。", "时间戳机构的密钥可用于签名。",
               "A chave da autoridade de selos temporais pode assinar."}}},
    CodeText{
        "timestamp.tsa.key_usage.absent",
        {{"The certificate of the time-stamping authority does not limit what its "
          "key may do.",
          "時間戳記機構的證書沒有限制其密碼匙的用途。", "时间戳机构的证书没有限制其密钥的用途。",
          "O certificado da autoridade de selos temporais não limita o que a sua "
          "chave pode fazer."}}},
    CodeText{"timestamp.tsa.key_usage.unfit",
             {{"The key of the time-stamping authority may not sign.",
               "時間戳記機構的密碼匙不得用於簽署。", "时间戳机构的密钥不得用于签名。",
               "A chave da autoridade de selos temporais não pode assinar."}}},
    CodeText{"timestamp.tsa.name",
             {{"The time-stamp names the authority whose certificate it is.",
               "時間戳記所載的機構名稱與其證書相符。", "时间戳所载的机构名称与其证书相符。",
               "O selo temporal indica a autoridade de quem é o certificado."}}},
    CodeText{"timestamp.tsa.name.mismatch",
             {{"The time-stamp names {claimed}, which is no name of the certificate of "
               "{subject}.",
               "時間戳記所載的名稱 {claimed} 並非 {subject} 的證書上的名稱。",
               "时间戳所载的名称 {claimed} 不是 {subject} 的证书上的名称。",
               "O selo temporal indica {claimed}, que não é nome do certificado de "
               "{subject}."}}},
    CodeText{"timestamp.imprint",
             {{"The time-stamp is of what is here.", "時間戳記針對的正是此處的內容。",
               "时间戳针对的正是此处的内容。", "O selo temporal é do que aqui está."}}},
    CodeText{"timestamp.imprint.mismatch",
             {{"The time-stamp is of something else: it has the digest {stamped}, what is "
               "here {computed}.",
               "時間戳記針對的是其他內容：其摘要為 {stamped}，此處內容的摘要為 {computed}"
               "。",
               "时间戳针对的是其他内容：其摘要为 {stamped}，此处内容的摘要为 {computed}。",
               "O selo temporal é de outra coisa: tem o resumo {stamped}, o que aqui está "
               "{computed}."}}},
    CodeText{"timestamp.imprint.length",
             {{"The time-stamp has a digest of {octets} octets, which {algorithm} does "
               "not make.",
               "時間戳記的摘要有 {octets} 個八位元組，並非 {algorithm} 的長度。",
               "时间戳的摘要有 {octets} 个字节，不是 {algorithm} 的长度。",
               "O selo temporal tem um resumo de {octets} octetos, que {algorithm} não "
               "produz."}}},
    CodeText{"timestamp.imprint.algorithm_unknown",
             {{"The time-stamp uses a digest algorithm that is not known here "
               "({algorithm}).",
               "時間戳記使用此處未知的摘要演算法（{algorithm}）。",
               "时间戳使用此处未知的摘要算法（{algorithm}）。",
               "O selo temporal usa um algoritmo de resumo aqui desconhecido "
               "({algorithm})."}}},
    CodeText{"timestamp.imprint.not_at_hand",
             {{"What the time-stamp is of is not at hand, nor its {algorithm} digest.",
               "時間戳記所針對的內容及其 {algorithm} 摘要均不在手。",
               "时间戳所针对的内容及其 {algorithm} 摘要均未提供。",
               "Não se tem aquilo de que é o selo temporal, nem o seu resumo {algorithm}."}}},
    CodeText{"timestamp.extension.critical_unknown",
             {{"The time-stamp has a critical extension that is not known here "
               "({extension}).",
               "時間戳記含有此處未知的關鍵擴充項（{extension}）。",
               "时间戳含有此处未知的关键扩展项（{extension}）。",
               "O selo temporal tem uma extensão crítica aqui desconhecida ({extension})."}}},
    CodeText{"timestamp.nonce",
             {{"The time-stamp answers this request.", "時間戳記是對本請求的回覆。",
               "时间戳是对本请求的应答。", "O selo temporal responde a este pedido."}}},
    CodeText{"timestamp.nonce.mismatch",
             {{"The time-stamp does not answer this request: its nonce is another or "
               "missing.",
               "時間戳記並非對本請求的回覆：其隨機數不同或缺失。",
               "时间戳不是对本请求的应答：其随机数不同或缺失。",
               "O selo temporal não responde a este pedido: o seu número único é outro ou "
               "falta."}}},
    CodeText{"timestamp.policy",
             {{"The time-stamp is of the policy asked for.", "時間戳記符合所要求的政策。",
               "时间戳符合所要求的策略。", "O selo temporal é da política pedida."}}},
    CodeText{"timestamp.policy.mismatch",
             {{"The time-stamp is of policy {found}, not of {asked}, which was asked for.",
               "時間戳記的政策是 {found}，並非所要求的 {asked}。",
               "时间戳的策略是 {found}，不是所要求的 {asked}。",
               "O selo temporal é da política {found} e não da pedida, {asked}."}}},
    CodeText{"timestamp.order",
             {{"The time-stamp says {time}, which is before {after} of one that it must "
               "follow.",
               "時間戳記所載時間 {time} 早於其必須跟隨的另一個時間戳記（{after}）。",
               "时间戳所载时间 {time} 早于其必须跟随的另一个时间戳（{after}）。",
               "O selo temporal diz {time}, antes de {after}, de um que deve seguir."}}},
    CodeText{"timestamp.index.covers",
             {{"The archive time-stamp covers everything in the signature document.",
               "存檔時間戳記涵蓋簽署文件中的全部內容。", "存档时间戳涵盖签名文件中的全部内容。",
               "O selo temporal de arquivo abrange tudo o que está no documento de "
               "assinatura."}}},
    CodeText{"timestamp.index.not_one",
             {{"The archive time-stamp has {count} indexes of what it covers and must "
               "have one.",
               "存檔時間戳記有 {count} 個涵蓋內容的索引，必須恰好一個。",
               "存档时间戳有 {count} 个涵盖内容的索引，必须恰好一个。",
               "O selo temporal de arquivo tem {count} índices do que abrange e deve ter "
               "um."}}},
    CodeText{"timestamp.index.malformed",
             {{"The index of the archive time-stamp cannot be read.",
               "存檔時間戳記的索引無法讀取。", "存档时间戳的索引无法读取。",
               "O índice do selo temporal de arquivo não se consegue ler."}}},
    CodeText{"timestamp.index.algorithm",
             {{"The index of the archive time-stamp uses {index}, the time-stamp itself "
               "{imprint}; they must be the same.",
               "存檔時間戳記的索引使用 {index}，時間戳記本身使用 {imprint}，兩者必須相同。",
               "存档时间戳的索引使用 {index}，时间戳自身使用 {imprint}，两者必须相同。",
               "O índice do selo temporal de arquivo usa {index} e o próprio selo "
               "{imprint}; devem ser o mesmo."}}},
    CodeText{"timestamp.index.foreign",
             {{"The index of the archive time-stamp lists {count} items ({part}) that are "
               "not in the document.",
               "存檔時間戳記的索引列出 {count} 個文件中沒有的項目（{part}）。",
               "存档时间戳的索引列出 {count} 个文件中没有的项目（{part}）。",
               "O índice do selo temporal de arquivo lista {count} elementos ({part}) que "
               "não estão no documento."}}},
    CodeText{"timestamp.index.incomplete",
             {{"{count} items of the document ({part}) are covered neither by this "
               "archive time-stamp nor by a later one.",
               "文件中有 {count} 個項目（{part}）既不受此存檔時間戳記涵蓋，亦不受其後的存"
               "檔時間戳記涵蓋。",
               "文件中有 {count} 个项目（{part}）既不受此存档时间戳涵盖，也不受其后的存档"
               "时间戳涵盖。",
               "{count} elementos do documento ({part}) não são abrangidos por este selo "
               "temporal de arquivo nem por um posterior."}}},
    CodeText{"timestamp.archive.old_form",
             {{"The archive time-stamp was computed in the form of an older text of the "
               "standard.",
               "存檔時間戳記按標準舊文本的形式計算。", "存档时间戳按标准旧文本的形式计算。",
               "O selo temporal de arquivo foi calculado na forma de um texto mais antigo "
               "da norma."}}},
};

constexpr bool kCovered = has_texts(kTexts, signature::timestamp::kCodes) &&
                          has_texts(kTexts, signature::timestamp::kErrorCodes);
static_assert(kCovered && kTexts.size() == signature::timestamp::kCodes.size() +
                                               signature::timestamp::kErrorCodes.size());

}  // namespace

std::span<const CodeText> timestamp_texts() { return kTexts; }

}  // namespace baytrust::messages
