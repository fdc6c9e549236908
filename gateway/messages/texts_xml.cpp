// Texts of validators/xml: documents refused by the guard, signatures that do not hold, fields that
// are not what their type says.
#include "gateway/messages/tables.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"xml.too_large",
             {{"The document has {size} octets; at most {limit} are read.",
               "文件有 {size} 個八位組；最多只會讀取 {limit} 個。",
               "文档有 {size} 个八位组；最多只会读取 {limit} 个。",
               "O documento tem {size} octetos; lêem-se no máximo {limit}."}}},
    CodeText{"xml.too_deep",
             {{"Elements are nested deeper than {limit} levels at octet {offset}.",
               "元素在第 {offset} 個八位組的嵌套深於 {limit} 層。",
               "元素在第 {offset} 个八位组的嵌套深于 {limit} 层。",
               "No octeto {offset} os elementos estão encaixados em mais de {limit} níveis."}}},
    CodeText{"xml.too_many",
             {{"There are more {what} than {limit}, at octet {offset}.",
               "{what} 的數目多於 {limit}，在第 {offset} 個八位組。",
               "{what} 的数目多于 {limit}，在第 {offset} 个八位组。",
               "Há mais {what} do que {limit}, no octeto {offset}."}}},
    CodeText{"xml.doctype",
             {{"The document has a DOCTYPE at octet {offset}; such documents are never read.",
               "文件在第 {offset} 個八位組載有 DOCTYPE；此類文件一律不讀取。",
               "文档在第 {offset} 个八位组载有 DOCTYPE；此类文档一律不读取。",
               "O documento tem um DOCTYPE no octeto {offset}; tais documentos nunca são lidos."}}},
    CodeText{"xml.processing_instruction",
             {{"A processing instruction stands inside the document at octet {offset}; none is "
               "allowed there.",
               "文件內的第 {offset} 個八位組有處理指令；該處不容許處理指令。",
               "文档内的第 {offset} 个八位组有处理指令；该处不允许处理指令。",
               "Há uma instrução de processamento dentro do documento no octeto {offset}; ali "
               "nenhuma é permitida."}}},
    CodeText{"xml.encoding",
             {{"The document is in {encoding}; only UTF-8 is read.",
               "文件採用 {encoding}；只會讀取 UTF-8。", "文档采用 {encoding}；只会读取 UTF-8。",
               "O documento está em {encoding}; só se lê UTF-8."}}},
    CodeText{"xml.not_well_formed",
             {{"The document is not well-formed XML at line {line}, column {column}: {reason}.",
               "文件在第 {line} 行第 {column} 欄並非格式良好的 XML：{reason}。",
               "文档在第 {line} 行第 {column} 列并非格式良好的 XML：{reason}。",
               "O documento não é XML bem formado na linha {line}, coluna {column}: {reason}."}}},
    CodeText{"xml.id.duplicate",
             {{"The Id \"{id}\" is given to two elements.", "Id「{id}」用於兩個元素。",
               "Id“{id}”用于两个元素。", "O Id «{id}» é dado a dois elementos."}}},
    CodeText{
        "xml.canonical.failed",
        {{"The canonical form could not be made: {reason}.", "未能產生正規形式：{reason}。",
          "无法生成规范形式：{reason}。", "Não foi possível fazer a forma canónica: {reason}."}}},
    CodeText{"xml.signature.none",
             {{"The document has no signature. Unsigned documents are not read.",
               "文件沒有簽署。未經簽署的文件不予讀取。", "文档没有签名。未经签名的文档不予读取。",
               "O documento não tem assinatura. Documentos por assinar não são lidos."}}},
    CodeText{"xml.signature.several",
             {{"The document has {count} signatures; exactly one is allowed.",
               "文件有 {count} 個簽署；只容許一個。", "文档有 {count} 个签名；只允许一个。",
               "O documento tem {count} elementos de assinatura; só um é permitido."}}},
    CodeText{
        "xml.signature.misplaced",
        {{"The signature stands in {parent}, not where the document's own signature belongs.",
          "簽署位於 {parent}，並非文件本身簽署應在的位置。",
          "签名位于 {parent}，并非文档本身签名应在的位置。",
          "A assinatura está em {parent}, e não no lugar da assinatura do próprio documento."}}},
    CodeText{
        "xml.shape",
        {{"{expected} belongs here; {found} stands there.", "此處應為 {expected}，實為 {found}。",
          "此处应为 {expected}，实为 {found}。", "Aqui cabe {expected}; está lá {found}."}}},
    CodeText{
        "xml.signature.malformed",
        {{"The element {element} of the signature is malformed: {reason}.",
          "簽署的元素 {element} 格式錯誤：{reason}。", "签名的元素 {element} 格式错误：{reason}。",
          "O elemento {element} da assinatura está malformado: {reason}."}}},
    CodeText{"xml.algorithm.not_allowed",
             {{"The algorithm {algorithm} is not allowed for {use}.",
               "不容許把算法 {algorithm} 用於 {use}。", "不允许把算法 {algorithm} 用于 {use}。",
               "O algoritmo {algorithm} não é permitido para {use}."}}},
    CodeText{"xml.reference.uri",
             {{"A reference points to \"{uri}\"; \"{expected}\" is expected.",
               "引用指向「{uri}」；預期為「{expected}」。", "引用指向“{uri}”；预期为“{expected}”。",
               "Uma referência aponta para «{uri}»; espera-se «{expected}»."}}},
    CodeText{"xml.reference.transforms",
             {{"The reference \"{uri}\" uses transforms that are not exactly the allowed ones: "
               "{transforms}.",
               "引用「{uri}」所用的轉換並非剛好是容許的轉換：{transforms}。",
               "引用“{uri}”所用的变换并非正好是允许的变换：{transforms}。",
               "A referência «{uri}» usa transformações que não são exactamente as permitidas: "
               "{transforms}."}}},
    CodeText{"xml.digest.mismatch",
             {{"What the reference \"{uri}\" points to was changed: digest {claimed} is claimed, "
               "{computed} "
               "computed.",
               "引用「{uri}」所指的內容已被更改：聲稱摘要為 {claimed}，計算所得為 {computed}。",
               "引用“{uri}”所指的内容已被更改：声称摘要为 {claimed}，计算所得为 {computed}。",
               "O que a referência «{uri}» indica foi alterado: afirma-se o resumo {claimed}, "
               "calculou-se "
               "{computed}."}}},
    CodeText{"xml.signature.bad",
             {{"The signature does not verify with the key of the pinned signer {signer}.",
               "簽署以已釘選簽署人 {signer} 的密碼匙核實不符。",
               "签名以已锁定签名人 {signer} 的密钥验证不符。",
               "A assinatura não se verifica com a chave do signatário fixado {signer}."}}},
    CodeText{"xml.signed_properties.misplaced",
             {{"The properties of the signature are not where they belong: {reason}.",
               "簽署的屬性不在應在的位置：{reason}。", "签名的属性不在应在的位置：{reason}。",
               "As propriedades da assinatura não estão no seu lugar: {reason}."}}},
    CodeText{"xml.signed_properties.target",
             {{"The properties name the signature \"{target}\"; this one is \"{expected}\".",
               "屬性所指的簽署為「{target}」；本簽署為「{expected}」。",
               "属性所指的签名为“{target}”；本签名为“{expected}”。",
               "As propriedades indicam a assinatura «{target}»; esta é «{expected}»."}}},
    CodeText{"xml.signed_properties.signing_time",
             {{"The signing time \"{value}\" is absent, repeated or not a time.",
               "簽署時間「{value}」不存在、重複或並非時間。",
               "签名时间“{value}”不存在、重复或并非时间。",
               "A hora da assinatura «{value}» falta, repete-se ou não é uma hora."}}},
    CodeText{"xml.signed_properties.signing_certificate",
             {{"The signing certificate is not identified as it must be: {reason}.",
               "簽署證書沒有按要求標明：{reason}。", "签名证书没有按要求标明：{reason}。",
               "O certificado da assinatura não está identificado como deve: {reason}."}}},
    CodeText{
        "xml.form.canonicalization",
        {{"{use} is made canonical by {algorithm}; Baytrust's own lists use exclusive "
          "canonicalisation. The signature holds over what is read.",
          "{use} 以 {algorithm} 正規化；Baytrust "
          "自身的名單採用排他式正規化。簽署對所讀取的內容成立。",
          "{use} 以 {algorithm} 规范化；Baytrust "
          "自身的列表采用排他式规范化。签名对所读取的内容成立。",
          "{use} toma a forma canónica por {algorithm}; as listas do próprio Baytrust usam a forma "
          "canónica exclusiva. A assinatura vale para o que é lido."}}},
    CodeText{
        "xml.form.canonicalization_unnamed",
        {{"The signature names no canonicalisation for {use}; the standard's default, {algorithm}, "
          "was used and the signature holds.",
          "簽署沒有為 {use} 指明正規化方法；已採用標準的預設方法 {algorithm}，簽署成立。",
          "签名没有为 {use} 指明规范化方法；已采用标准的默认方法 {algorithm}，签名成立。",
          "A assinatura não indica a forma canónica de {use}; usou-se a que a norma prevê, "
          "{algorithm}, e a assinatura vale."}}},
    CodeText{"xml.form.prefix_list",
             {{"The canonical form of {use} also declares these listed namespace prefixes: "
               "{prefixes}.",
               "{use} 的正規形式另外宣告以下列出的命名空間前綴：{prefixes}。",
               "{use} 的规范形式另外声明以下列出的命名空间前缀：{prefixes}。",
               "A forma canónica de {use} declara ainda estes prefixos de espaço de nomes "
               "indicados: {prefixes}."}}},
    CodeText{"xml.form.signing_certificate_v1",
             {{"The signature names its certificate by the older SigningCertificate property; "
               "Baytrust's own lists use SigningCertificateV2.",
               "簽署以較舊的 SigningCertificate 屬性標明其證書；Baytrust 自身的名單採用 "
               "SigningCertificateV2。",
               "签名以较旧的 SigningCertificate 属性标明其证书；Baytrust 自身的列表采用 "
               "SigningCertificateV2。",
               "A assinatura indica o seu certificado pela propriedade antiga SigningCertificate; "
               "as listas do próprio Baytrust usam SigningCertificateV2."}}},
    CodeText{
        "xml.signer.not_pinned",
        {{"The signer with certificate digest {digest} is not pinned. If it is right, confirm its "
          "fingerprint with the publisher and pin it.",
          "證書摘要為 {digest} 的簽署人未被釘選。如屬正確，請向發布者核對指紋後釘選。",
          "证书摘要为 {digest} 的签名人未被锁定。如属正确，请向发布者核对指纹后锁定。",
          "O signatário com o resumo de certificado {digest} não está fixado. Se for o certo, "
          "confirme "
          "a impressão digital com o editor e fixe-o."}}},
    CodeText{
        "xml.signer.key_unusable",
        {{"The {key} key of the signer {signer} cannot check {algorithm} ({verdict}).",
          "簽署人 {signer} 的 {key} 密碼匙不能核對 {algorithm}（{verdict}）。",
          "签名人 {signer} 的 {key} 密钥不能核对 {algorithm}（{verdict}）。",
          "A chave {key} do signatário {signer} não pode verificar {algorithm} ({verdict})."}}},
    CodeText{"xml.sign.refused",
             {{"The document cannot be signed: {reason}.", "未能簽署文件：{reason}。",
               "无法对文档签名：{reason}。", "O documento não pode ser assinado: {reason}."}}},
    CodeText{"xml.write.character",
             {{"A text holds a character that XML cannot carry, at octet {offset}.",
               "文字在第 {offset} 個八位組載有 XML 不能承載的字元。",
               "文字在第 {offset} 个八位组载有 XML 不能承载的字符。",
               "Um texto contém um carácter que o XML não comporta, no octeto {offset}."}}},
    CodeText{"xml.write.name",
             {{"\"{name}\" is not a name in XML.", "「{name}」不是 XML 名稱。",
               "“{name}”不是 XML 名称。", "«{name}» não é um nome em XML."}}},
    CodeText{"xml.field.root",
             {{"The document's first element is {found}; {expected} is expected.",
               "文件的首個元素為 {found}；預期為 {expected}。",
               "文档的首个元素为 {found}；预期为 {expected}。",
               "O primeiro elemento do documento é {found}; espera-se {expected}."}}},
    CodeText{"xml.field.missing",
             {{"The element {element} is missing; {found} stands there.",
               "欠缺元素 {element}；該處為 {found}。", "缺少元素 {element}；该处为 {found}。",
               "Falta o elemento {element}; está lá {found}."}}},
    CodeText{"xml.field.unexpected",
             {{"The element {found} has no place here.", "元素 {found} 不屬於此處。",
               "元素 {found} 不属于此处。", "O elemento {found} não tem lugar aqui."}}},
    CodeText{"xml.field.too_many",
             {{"The element {element} stands here more than {limit} times.",
               "元素 {element} 在此處出現多於 {limit} 次。",
               "元素 {element} 在此处出现多于 {limit} 次。",
               "O elemento {element} aparece aqui mais de {limit} vezes."}}},
    CodeText{"xml.field.too_long",
             {{"The text has {length} octets; at most {limit} are allowed.",
               "文字有 {length} 個八位組；最多容許 {limit} 個。",
               "文字有 {length} 个八位组；最多允许 {limit} 个。",
               "O texto tem {length} octetos; permitem-se no máximo {limit}."}}},
    CodeText{"xml.field.empty",
             {{"The element is empty; it must hold a value.", "元素是空的；必須有值。",
               "元素为空；必须有值。", "O elemento está vazio; tem de conter um valor."}}},
    CodeText{"xml.field.attribute.missing",
             {{"The attribute {attribute} is missing.", "欠缺屬性 {attribute}。",
               "缺少属性 {attribute}。", "Falta o atributo {attribute}."}}},
    CodeText{"xml.field.attribute.unexpected",
             {{"The attribute {attribute} has no place here.", "屬性 {attribute} 不屬於此處。",
               "属性 {attribute} 不属于此处。", "O atributo {attribute} não tem lugar aqui."}}},
    CodeText{"xml.field.language",
             {{"\"{value}\" is not a language tag.", "「{value}」不是語言標記。",
               "“{value}”不是语言标记。", "«{value}» não é uma etiqueta de língua."}}},
    CodeText{"xml.field.date",
             {{"\"{value}\" is not a date and time.", "「{value}」不是日期和時間。",
               "“{value}”不是日期和时间。", "«{value}» não é uma data e hora."}}},
    CodeText{"xml.field.date.without_offset",
             {{"\"{value}\" has no offset from UTC. Write it, for example +08:00.",
               "「{value}」沒有與 UTC 的時差。請寫明，例如 +08:00。",
               "“{value}”没有与 UTC 的时差。请写明，例如 +08:00。",
               "«{value}» não tem a diferença para UTC. Escreva-a, por exemplo +08:00."}}},
    CodeText{"xml.field.number",
             {{"\"{value}\" is not a whole number from {min} to {max}.",
               "「{value}」不是 {min} 至 {max} 的整數。", "“{value}”不是 {min} 至 {max} 的整数。",
               "«{value}» não é um número inteiro de {min} a {max}."}}},
    CodeText{"xml.field.oid",
             {{"\"{value}\" is not an object identifier.", "「{value}」不是物件識別碼。",
               "“{value}”不是对象标识符。", "«{value}» não é um identificador de objecto."}}},
    CodeText{"xml.field.digest",
             {{"\"{value}\" is not a SHA-256 digest.", "「{value}」不是 SHA-256 摘要。",
               "“{value}”不是 SHA-256 摘要。", "«{value}» não é um resumo SHA-256."}}},
    CodeText{"xml.field.base64",
             {{"The text is not Base64.", "文字並非 Base64。", "文字并非 Base64。",
               "O texto não é Base64."}}},
    CodeText{"xml.field.keyword",
             {{"\"{value}\" is not one of: {expected}.", "「{value}」不屬於：{expected}。",
               "“{value}”不属于：{expected}。", "«{value}» não é um de: {expected}."}}},
    CodeText{
        "xml.reference.count",
        {{"The signature has {content} references to the content and {signed_properties} to its "
          "own properties; one of each belongs there.",
          "簽署有 {content} 個引用指向內容、{signed_properties} 個指向其自身屬性；應各有一個。",
          "签名有 {content} 个引用指向内容、{signed_properties} 个指向其自身属性；应各有一个。",
          "A assinatura tem {content} referências ao conteúdo e {signed_properties} às suas "
          "próprias propriedades; cabe uma de cada."}}},
    CodeText{"xml.signer.required_missing",
             {{"No pinned signer whose signature is required has signed: {good} good by others, "
               "{unknown} unknown.",
               "必須簽署的已釘選簽署人沒有簽署：其他人的有效簽署 {good} 個，未知 {unknown} 個。",
               "必须签名的已锁定签名人没有签名：其他人的有效签名 {good} 个，未知 {unknown} 个。",
               "Nenhum signatário fixado cuja assinatura se exige assinou: {good} boas de outros, "
               "{unknown} desconhecidas."}}},
};
static_assert(covers(xml::kCodes, kTexts));

}  // namespace

std::span<const CodeText> xml_texts() { return kTexts; }

}  // namespace baytrust::messages
