// Texts of gateway/decision: ages, lists, signer, recognition.
#include "gateway/decision/codes.hpp"
#include "gateway/messages/tables.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"list.age.fresh",
             {{"The trust list is fresh.", "信任名單仍在更新期內。", "信任列表仍在更新期内。",
               "A lista de confiança está actual."}}},
    CodeText{"list.age.grace",
             {{"The trust list should have been renewed by {next_update}; it is used until {stop} "
               "(age {age} s).",
               "信任名單應於 {next_update} 前更新；可用至 {stop}（已發布 {age} 秒）。",
               "信任列表应于 {next_update} 前更新；可用至 {stop}（已发布 {age} 秒）。",
               "A lista de confiança devia ter sido renovada até {next_update}; usa-se até {stop} "
               "(idade {age} s)."}}},
    CodeText{"list.age.stop",
             {{"The trust list ran out at {next_update} and its grace at {stop} (age {age} s). "
               "Import a newer edition.",
               "信任名單已於 {next_update} 失效，寬限期亦於 {stop} 屆滿（已發布 {age} "
               "秒）。請匯入較新版本。",
               "信任列表已于 {next_update} 失效，宽限期也于 {stop} 届满（已发布 {age} "
               "秒）。请导入较新版本。",
               "A lista de confiança caducou em {next_update} e a tolerância em {stop} (idade "
               "{age} s). Importe uma edição mais recente."}}},
    CodeText{"register.age.fresh",
             {{"The register is fresh.", "登記冊仍在更新期內。", "登记册仍在更新期内。",
               "O registo está actual."}}},
    CodeText{"register.age.grace",
             {{"The register should have been renewed by {next_update}; it is used until {stop} "
               "(age {age} s).",
               "登記冊應於 {next_update} 前更新；可用至 {stop}（已發布 {age} 秒）。",
               "登记册应于 {next_update} 前更新；可用至 {stop}（已发布 {age} 秒）。",
               "O registo devia ter sido renovado até {next_update}; usa-se até {stop} (idade "
               "{age} s)."}}},
    CodeText{"register.age.stop",
             {{"The register ran out at {next_update} and its grace at {stop} (age {age} s). "
               "Import a newer edition.",
               "登記冊已於 {next_update} 失效，寬限期亦於 {stop} 屆滿（已發布 {age} "
               "秒）。請匯入較新版本。",
               "登记册已于 {next_update} 失效，宽限期也于 {stop} 届满（已发布 {age} "
               "秒）。请导入较新版本。",
               "O registo caducou em {next_update} e a tolerância em {stop} (idade {age} s). "
               "Importe uma edição mais recente."}}},
    CodeText{"register.missing",
             {{"The register of the relying jurisdiction is not there. Import it.",
               "未有倚據方司法管轄區的登記冊。請匯入。", "没有依赖方法域的登记册。请导入。",
               "Falta o registo da jurisdição que confia. Importe-o."}}},
    CodeText{"list.anchor.in_force",
             {{"The trust anchor is on the list of the issuing jurisdiction and in force.",
               "信任錨載於簽發方司法管轄區的名單，且有效。", "信任锚载于签发方法域的列表，且有效。",
               "A âncora de confiança consta da lista da jurisdição emissora e está em vigor."}}},
    CodeText{"list.anchor.not_in_force",
             {{"The trust anchor is on the list of {jurisdiction}, but not in force: {status} "
               "since {since}.",
               "信任錨載於 {jurisdiction} 的名單，但並非有效：由 {since} 起為 {status}。",
               "信任锚载于 {jurisdiction} 的列表，但并非有效：自 {since} 起为 {status}。",
               "A âncora de confiança consta da lista de {jurisdiction}, mas não está em vigor: "
               "{status} desde {since}."}}},
    CodeText{"list.anchor.none",
             {{"No path leads to a trust anchor of any list (asked: {lists}).",
               "沒有證書鏈通往任何名單的信任錨（已查：{lists}）。",
               "没有证书链通往任何列表的信任锚（已查：{lists}）。",
               "Nenhuma cadeia leva a uma âncora de confiança de qualquer lista (consultadas: "
               "{lists})."}}},
    CodeText{"list.service.in_force",
             {{"The service of this certificate is on the list and in force.",
               "此證書的服務載於名單，且有效。", "此证书的服务载于列表，且有效。",
               "O serviço deste certificado consta da lista e está em vigor."}}},
    CodeText{"list.service.not_in_force",
             {{"The service of this certificate is on the list, but not in force at {at}: {status} "
               "since {since}.",
               "此證書的服務載於名單，但在 {at} 並非有效：由 {since} 起為 {status}。",
               "此证书的服务载于列表，但在 {at} 并非有效：自 {since} 起为 {status}。",
               "O serviço deste certificado consta da lista, mas não está em vigor em {at}: "
               "{status} desde {since}."}}},
    CodeText{"list.service.unlisted",
             {{"The certification authority with certificate {certificate} has no entry of its own "
               "on the list.",
               "證書為 {certificate} 的核證機關在名單上沒有自己的條目。",
               "证书为 {certificate} 的认证机构在列表上没有自己的条目。",
               "A entidade certificadora com o certificado {certificate} não tem entrada própria "
               "na lista."}}},
    CodeText{"list.service.dropped_by_held_edition",
             {{"Edition {sequence}, which waits for approval, no longer has this service: whether "
               "it is trusted is unknown.",
               "等待批准的版本 {sequence} 已沒有此服務：是否獲信任未知。",
               "等待批准的版本 {sequence} 已没有此服务：是否受信任未知。",
               "A edição {sequence}, que espera aprovação, já não tem este serviço: não se sabe se "
               "é de confiança."}}},
    CodeText{"list.type.dropped_by_held_edition",
             {{"Edition {sequence}, which waits for approval, no longer has the type {type}.",
               "等待批准的版本 {sequence} 已沒有類型 {type}。",
               "等待批准的版本 {sequence} 已没有类型 {type}。",
               "A edição {sequence}, que espera aprovação, já não tem o tipo {type}."}}},
    CodeText{"list.service.status_retroactive",
             {{"The status {status} took effect at {effective_from} and was known here only from "
               "{known_from}.",
               "狀況 {status} 由 {effective_from} 起生效，此處於 {known_from} 才得知。",
               "状态 {status} 自 {effective_from} 起生效，此处于 {known_from} 才得知。",
               "O estado {status} teve efeito em {effective_from} e só foi aqui conhecido em "
               "{known_from}."}}},
    CodeText{"list.certificate.distrusted_here",
             {{"The operator distrusts this certificate since {since} (act {act}): {reason}.",
               "營運者由 {since} 起不信任此證書（措施 {act}）：{reason}。",
               "运营者自 {since} 起不信任此证书（措施 {act}）：{reason}。",
               "O operador não confia neste certificado desde {since} (acto {act}): {reason}."}}},
    CodeText{"signer.type.known",
             {{"The certificate is of a type that the list describes.", "證書屬名單所述的類型。",
               "证书属列表所述的类型。", "O certificado é de um tipo que a lista descreve."}}},
    CodeText{"signer.type.none",
             {{"The certificate is of no type that the list describes.",
               "證書不屬名單所述的任何類型。", "证书不属列表所述的任何类型。",
               "O certificado não é de nenhum tipo que a lista descreva."}}},
    CodeText{"signer.type.ambiguous",
             {{"The certificate fits several types of the list: {types}.",
               "證書同時符合名單的多個類型：{types}。", "证书同时符合列表的多个类型：{types}。",
               "O certificado corresponde a vários tipos da lista: {types}."}}},
    CodeText{"signer.use.permitted",
             {{"The certificate type is for this use.", "證書類型可作此用途。",
               "证书类型可作此用途。", "O tipo de certificado serve para este uso."}}},
    CodeText{"signer.use.encipherment",
             {{"Certificates of type {type} are for encipherment only and can never sign.",
               "類型 {type} 的證書只供加密，永不可用於簽署。",
               "类型 {type} 的证书只供加密，永不可用于签名。",
               "Um certificado do tipo {type} serve só para cifrar e nunca pode fazer uma "
               "assinatura."}}},
    CodeText{"signer.key_usage.permitted",
             {{"The key usage permits signing.", "密碼匙用途容許簽署。", "密钥用途允许签名。",
               "A utilização da chave permite assinar."}}},
    CodeText{"signer.key_usage.not_permitted",
             {{"The key usage is {found}; signing needs digitalSignature or nonRepudiation.",
               "密碼匙用途為 {found}；簽署須有 digitalSignature 或 nonRepudiation。",
               "密钥用途为 {found}；签名须有 digitalSignature 或 nonRepudiation。",
               "A utilização da chave é {found}; para assinar exige-se digitalSignature ou "
               "nonRepudiation."}}},
    CodeText{"signer.key_usage.absent",
             {{"The certificate does not say its key usage.", "證書沒有說明密碼匙用途。",
               "证书没有说明密钥用途。", "O certificado não diz a utilização da chave."}}},
    CodeText{"recognition.domestic",
             {{"The certificate is of the relying jurisdiction itself; no recognition is needed.",
               "證書屬倚據方司法管轄區本身；無須互認。", "证书属依赖方法域本身；无须互认。",
               "O certificado é da própria jurisdição que confia; não é preciso reconhecimento."}}},
    CodeText{
        "recognition.selected",
        {{"This entry of the register decides about the recognition.", "登記冊的此條目決定互認。",
          "登记册的此条目决定互认。", "Esta entrada do registo decide sobre o reconhecimento."}}},
    CodeText{"recognition.none",
             {{"The register of {relying} recognises nothing of {issuing}.",
               "{relying} 的登記冊不互認 {issuing} 的任何證書。",
               "{relying} 的登记册不互认 {issuing} 的任何证书。",
               "O registo de {relying} nada reconhece de {issuing}."}}},
    CodeText{
        "recognition.none_for_path",
        {{"None of the {entries} entries of {relying} about {issuing} is about this path.",
          "{relying} 關於 {issuing} 的 {entries} 個條目均與此證書鏈無關。",
          "{relying} 关于 {issuing} 的 {entries} 个条目均与此证书链无关。",
          "Nenhuma das {entries} entradas de {relying} sobre {issuing} é sobre esta cadeia."}}},
    CodeText{
        "recognition.issuing_unknown",
        {{"Which jurisdiction the certificate is from is not known, so its recognition is not "
          "either.",
          "未知證書屬哪個司法管轄區，故互認與否亦未知。",
          "未知证书属哪个法域，因此互认与否亦未知。",
          "Não se sabe de que jurisdição é o certificado, logo também não o seu reconhecimento."}}},
    CodeText{
        "recognition.dropped_by_held_edition",
        {{"Edition {sequence} of the register, which waits for approval, no longer has this entry.",
          "等待批准的登記冊版本 {sequence} 已沒有此條目。",
          "等待批准的登记册版本 {sequence} 已没有此条目。",
          "A edição {sequence} do registo, que espera aprovação, já não tem esta entrada."}}},
    CodeText{
        "recognition.suspended_here",
        {{"The operator holds this recognition suspended since {since} (act {act}): {reason}.",
          "營運者由 {since} 起暫停此互認，即暫時吊銷（措施 {act}）：{reason}。",
          "运营者自 {since} 起冻结此互认（措施 {act}）：{reason}。",
          "O operador tem este reconhecimento suspenso desde {since} (acto {act}): {reason}."}}},
    CodeText{
        "recognition.list_mismatch",
        {{"List and register differ on {field}: {list} and {register}. The stricter value applies.",
          "名單與登記冊就 {field} 不一致：{list} 與 {register}。以較嚴格者為準。",
          "列表与登记册就 {field} 不一致：{list} 与 {register}。以较严格者为准。",
          "A lista e o registo diferem em {field}: {list} e {register}. Aplica-se o valor mais "
          "estrito."}}},
    CodeText{"recognition.list_excludes",
             {{"List and register differ on {field}: {list} and {register}. The stricter one "
               "excludes this certificate.",
               "名單與登記冊就 {field} 不一致：{list} 與 {register}。較嚴格者排除此證書。",
               "列表与登记册就 {field} 不一致：{list} 与 {register}。较严格者排除此证书。",
               "A lista e o registo diferem em {field}: {list} e {register}. O mais estrito exclui "
               "este certificado."}}},
    CodeText{"recognition.publication.agreed",
             {{"Both jurisdictions publish this recognition alike.",
               "兩個司法管轄區公布的互認相同。", "两个法域公布的互认相同。",
               "Ambas as partes de cada jurisdição publicam este reconhecimento do mesmo modo."}}},
    CodeText{"recognition.publication.relying_only",
             {{"Only the relying jurisdiction publishes this recognition.",
               "只有倚據方司法管轄區公布此互認。", "只有依赖方法域公布此互认。",
               "Só a jurisdição que confia publica este reconhecimento."}}},
    CodeText{"recognition.publication.issuing_only",
             {{"Only the issuing jurisdiction publishes this recognition.",
               "只有簽發方司法管轄區公布此互認。", "只有签发方法域公布此互认。",
               "Só a jurisdição emissora publica este reconhecimento."}}},
    CodeText{
        "recognition.publication.differs_text",
        {{"The two publications of this recognition differ in words: {fields}.",
          "此互認的兩份公布在文字上不同：{fields}。", "此互认的两份公布在文字上不同：{fields}。",
          "As duas publicações deste reconhecimento diferem em texto: {fields}."}}},
    CodeText{"recognition.publication.differs_trust",
             {{"The two publications of this recognition differ in substance: {fields}. The "
               "stricter applies.",
               "此互認的兩份公布在實質上不同：{fields}。以較嚴格者為準。",
               "此互认的两份公布在实质上不同：{fields}。以较严格者为准。",
               "As duas publicações deste reconhecimento diferem em substância: {fields}. "
               "Aplica-se a mais estrita."}}},
    CodeText{"recognition.publication.stricter_copy_fails",
             {{"The issuing jurisdiction's copy is stricter and does not hold here: {fields}.",
               "簽發方司法管轄區的公布較嚴格，且在此不成立：{fields}。",
               "签发方法域的公布较严格，且在此不成立：{fields}。",
               "A cópia da jurisdição emissora é mais estrita e aqui não se verifica: {fields}."}}},
    CodeText{"list.rollback.unchecked",
             {{"The documents were given by hand: nothing remembers whether a newer edition was "
               "seen. Use a store to be safe.",
               "文件由人手提供：沒有記錄曾否見過較新版本。為安全起見，請使用儲存庫。",
               "文档由人手提供：没有记录是否见过较新版本。为安全起见，请使用存储库。",
               "Os documentos foram dados à mão: nada recorda se já se viu uma edição mais "
               "recente. Use um armazém, por segurança."}}},
};
static_assert(covers(decision::kCodes, kTexts));

}  // namespace

std::span<const CodeText> decision_texts() { return kTexts; }

}  // namespace baytrust::messages
