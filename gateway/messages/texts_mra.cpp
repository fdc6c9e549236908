// Texts of the European mutual-recognition extension read into a draft register.
#include "gateway/messages/tables.hpp"
#include "policy-mapping/mra_codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"mra.none",
             {{"The list does not carry a mutual-recognition agreement (MRA).",
               "名單沒有載有互認協議（MRA）。", "列表没有载有互认协议（MRA）。",
               "A lista não contém um acordo de reconhecimento mútuo (MRA)."}}},
    CodeText{"mra.territory",
             {{"It is not stated whose list this is: \"{value}\" is no territory code, or not "
               "another one.",
               "沒有註明名單屬誰：「{value}」不是地域代碼，或並非另一地域。",
               "没有注明列表属谁：“{value}”不是地域代码，或并非另一地域。",
               "Não se diz de quem é a lista: «{value}» não é um código de território, ou não é "
               "outro."}}},
    CodeText{"mra.list.not_verified",
             {{"Nobody vouches for the list this draft was made from. Review every line before "
               "signing.",
               "擬備草案所據的名單未經核實。簽發前請逐行覆核。",
               "拟备草案所据的列表未经验证。签发前请逐行复核。",
               "Ninguém garante a lista de que se fez este projecto. Reveja cada linha antes de "
               "assinar."}}},
    CodeText{"mra.attribute.no_counterpart",
             {{"The agreement states {name} = {value}; nothing in a draft corresponds to it.",
               "協議註明 {name} = {value}；草案中沒有對應項目。",
               "协议注明 {name} = {value}；草案中没有对应项目。",
               "O acordo indica {name} = {value}; nada num projecto lhe corresponde."}}},
    CodeText{"mra.service_type.no_counterpart",
             {{"\"{identifier}\" is about services of type {type}: no entry is made of it.",
               "「{identifier}」關乎 {type} 類服務：不會據此擬備項目。",
               "“{identifier}”涉及 {type} 类服务：不会据此拟备项目。",
               "«{identifier}» trata de serviços do tipo {type}: não dá nenhuma entrada."}}},
    CodeText{"mra.service_information.no_counterpart",
             {{"\"{identifier}\" holds only for services with {information}; an entry cannot say "
               "so.",
               "「{identifier}」只適用於載有 {information} 的服務；項目無法表達這一點。",
               "“{identifier}”只适用于载有 {information} 的服务；条目无法表达这一点。",
               "«{identifier}» só vale para serviços com {information}; uma entrada não o pode "
               "dizer."}}},
    CodeText{"mra.status.unknown",
             {{"The status {status} is neither enacted nor repealed; the entry stands as not in "
               "force.",
               "狀況 {status} 既非已訂立亦非已廢除；項目列作未生效。",
               "状态 {status} 既非已订立亦非已废除；条目列作未生效。",
               "O estado {status} não é nem vigente nem revogatório; a entrada fica sem vigor."}}},
    CodeText{
        "mra.status_list.no_counterpart",
        {{"The agreement equates service statuses ({kind}): {pointing} with {pointed}. The "
          "lists' own statuses decide instead.",
          "協議把服務狀況視為等同（{kind}）：{pointing} 與 {pointed}。改由名單本身的狀況決定。",
          "协议把服务状态视为等同（{kind}）：{pointing} 与 {pointed}。改由列表本身的状态决定。",
          "O acordo equipara estados de serviço ({kind}): {pointing} a {pointed}. Decidem em "
          "vez disso os estados das próprias listas."}}},
    CodeText{
        "mra.qualifier.no_counterpart",
        {{"The agreement equates the qualifiers {pointing} and {pointed}; an entry does not "
          "speak of qualifiers.",
          "協議把資格標示 {pointing} 與 {pointed} 視為等同；項目並無資格標示。",
          "协议把资格标识 {pointing} 与 {pointed} 视为等同；条目并无资格标识。",
          "O acordo equipara os qualificadores {pointing} e {pointed}; uma entrada não fala de "
          "qualificadores."}}},
    CodeText{"mra.content.no_counterpart",
             {{"In the context {context} the agreement asks for {what}; an entry cannot say so.",
               "就 {context} 而言，協議要求 {what}；項目無法表達這一點。",
               "就 {context} 而言，协议要求 {what}；条目无法表达这一点。",
               "No contexto {context} o acordo pede {what}; uma entrada não o pode dizer."}}},
    CodeText{"mra.history.content_dropped",
             {{"The state since {since} had another content; only its status is kept.",
               "自 {since} 起的狀態內容不同；只保留其狀況。",
               "自 {since} 起的状态内容不同；只保留其状态。",
               "O estado desde {since} tinha outro conteúdo; só se guarda a sua situação."}}},
    CodeText{"mra.period.open",
             {{"The agreement does not state an end; the draft's period is open.",
               "協議沒有註明終止日期；草案的期間不設終止。",
               "协议没有注明终止日期；草案的期间不设终止。",
               "O acordo não indica um fim; o período do projecto fica aberto."}}},
    CodeText{"mra.ca_pair.missing",
             {{"The agreement does not name a single CA: add the pairs of root and issuing CA.",
               "協議沒有指明任何核證機關：請加入根 CA 與簽發 CA 的配對。",
               "协议没有指明任何认证机构：请加入根 CA 与签发 CA 的配对。",
               "O acordo não nomeia nenhuma CA: acrescente os pares de CA raiz e CA emissora."}}},
    CodeText{
        "mra.certificate_type.missing",
        {{"The agreement does not say by what mark a certificate of the type is known: add it.",
          "協議沒有說明憑何標記識別該類證書：請加入。",
          "协议没有说明凭何标记识别该类证书：请加入。",
          "O acordo não diz por que marca se conhece um certificado do tipo: acrescente-a."}}},
    CodeText{"mra.policy_family.missing",
             {{"The agreement does not give one family of identifiers (found: {found}): add it.",
               "協議沒有給出單一的識別碼系列（所見：{found}）：請加入。",
               "协议没有给出单一的标识符系列（所见：{found}）：请加入。",
               "O acordo não dá uma só família de identificadores (encontrado: {found}): "
               "acrescente-a."}}},
    CodeText{"mra.counts_as.missing",
             {{"The agreement does not say as what the certificates count here: add it.",
               "協議沒有說明該等證書在本地視作甚麼：請加入。",
               "协议没有说明这些证书在本地视作什么：请加入。",
               "O acordo não diz como contam aqui, para cada certificado: acrescente-o."}}},
    CodeText{"mra.entry.none",
             {{"Nothing in the agreement became an entry.", "協議中沒有任何內容成為項目。",
               "协议中没有任何内容成为条目。", "Nada no acordo deu uma entrada."}}},
};
static_assert(covers(policy_mapping::mra::kCodes, kTexts));

}  // namespace

std::span<const CodeText> mra_texts() { return kTexts; }

}  // namespace baytrust::messages
