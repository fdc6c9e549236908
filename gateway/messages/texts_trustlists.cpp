// Texts of trustlists: lists that cannot be read, and parts of lists that cannot be used.
#include "gateway/messages/tables.hpp"
#include "trustlists/codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"list.version.unsupported",
             {{"Trust lists of version {version} are not read; versions 5 and 6 are.",
               "不讀取版本 {version} 的信任名單；可讀取版本 5 及 6。",
               "不读取版本 {version} 的信任列表；可读取版本 5 和 6。",
               "Não se lê uma lista de confiança da versão {version}; lêem-se as versões 5 e 6."}}},
    CodeText{"list.territory.malformed",
             {{"\"{value}\" is not a territory code.", "「{value}」不是地域代碼。",
               "“{value}”不是地域代码。", "«{value}» não é um código de território."}}},
    CodeText{"list.levels.unknown",
             {{"The assurance level \"{level}\" is not declared by the list.",
               "名單沒有宣告保證級別「{level}」。", "列表没有声明保证级别“{level}”。",
               "O nível de garantia «{level}» não é declarado pela lista."}}},
    CodeText{"list.levels.repeated",
             {{"The assurance level \"{level}\" is declared twice.",
               "保證級別「{level}」被宣告兩次。", "保证级别“{level}”被声明两次。",
               "O nível de garantia «{level}» é declarado duas vezes."}}},
    CodeText{"list.levels.cycle",
             {{"The assurance level \"{level}\" stands above itself.",
               "保證級別「{level}」高於其自身。", "保证级别“{level}”高于其自身。",
               "O nível de garantia «{level}» está acima de si próprio."}}},
    CodeText{
        "list.type.repeated",
        {{"The certificate type \"{id}\" is described twice.", "證書類型「{id}」被描述兩次。",
          "证书类型“{id}”被描述两次。", "O tipo de certificado «{id}» é descrito duas vezes."}}},
    CodeText{
        "list.type.custody_holder",
        {{"Key custody \"{custody}\" and the naming of a custody holder do not fit each other.",
          "密碼匙保管方式「{custody}」與保管人的填寫不相符。",
          "密钥保管方式“{custody}”与保管人的填写不相符。",
          "A custódia da chave «{custody}» e a indicação de um depositário não condizem."}}},
    CodeText{
        "list.identifier.malformed",
        {{"\"{value}\" is not an identifier: letters, digits, dot, hyphen and underscore are.",
          "「{value}」不是識別碼：只可用字母、數字、點、連字號及底線。",
          "“{value}”不是标识符：只可用字母、数字、点、连字符和下划线。",
          "«{value}» não é um identificador: só letras, algarismos, ponto, hífen e sublinhado."}}},
    CodeText{
        "list.currency.malformed",
        {{"\"{value}\" is not an ISO 4217 currency code.", "「{value}」不是 ISO 4217 貨幣代碼。",
          "“{value}”不是 ISO 4217 货币代码。", "«{value}» não é um código de moeda ISO 4217."}}},
    CodeText{"list.interval.reversed",
             {{"The interval ends at {to}, before it starts at {from}.",
               "時段於 {to} 完結，早於開始的 {from}。", "时段于 {to} 结束，早于开始的 {from}。",
               "O intervalo acaba em {to}, antes de começar em {from}."}}},
    CodeText{
        "list.model.not_writable",
        {{"The list cannot be written so that it reads back the same: {part}.",
          "名單未能以可原樣讀回的方式寫出：{part}。", "列表无法以可原样读回的方式写出：{part}。",
          "A lista não pode ser escrita de modo a ler-se igual: {part}."}}},
    CodeText{
        "list.certificate.unreadable",
        {{"The certificate of service \"{service}\" of {provider} cannot be read ({reason}); the "
          "service is not used.",
          "{provider} 的服務「{service}」的證書未能讀取（{reason}）；該服務不予使用。",
          "{provider} 的服务“{service}”的证书无法读取（{reason}）；该服务不予使用。",
          "O certificado do serviço «{service}» de {provider} não pode ser lido ({reason}); o "
          "serviço "
          "não é usado."}}},
    CodeText{
        "list.status.unknown",
        {{"Service \"{service}\" of {provider} has a status that is not known ({status}); it is "
          "not "
          "trusted.",
          "{provider} 的服務「{service}」的狀況未能識別（{status}）；不予信任。",
          "{provider} 的服务“{service}”的状态无法识别（{status}）；不予信任。",
          "O serviço «{service}» de {provider} tem um estado desconhecido ({status}); não é de "
          "confiança."}}},
    CodeText{"list.extension.unknown_critical",
             {{"Service \"{service}\" of {provider} has a critical extension that is not known "
               "({extension}); it is not used.",
               "{provider} 的服務「{service}」載有未能識別的關鍵擴展項（{extension}）；不予使用。",
               "{provider} 的服务“{service}”载有无法识别的关键扩展项（{extension}）；不予使用。",
               "O serviço «{service}» de {provider} tem uma extensão crítica desconhecida "
               "({extension}); "
               "não é usado."}}},
    CodeText{"list.extension.scheme_unknown_critical",
             {{"The list has a critical scheme extension that is not known: {extension}.",
               "名單載有未能識別的關鍵計劃擴展項：{extension}。",
               "列表载有无法识别的关键方案扩展项：{extension}。",
               "A lista tem uma extensão crítica de esquema desconhecida: {extension}."}}},
    CodeText{
        "list.extension.critical_not_applied",
        {{"Service \"{service}\" of {provider} has a critical extension that is read and not "
          "applied "
          "({extension}); it is not used.",
          "{provider} "
          "的服務「{service}」載有可讀取但不予應用的關鍵擴展項（{extension}）；不予使用。",
          "{provider} 的服务“{service}”载有可读取但不予应用的关键扩展项（{extension}）；不予使用。",
          "O serviço «{service}» de {provider} tem uma extensão crítica que se lê e não se aplica "
          "({extension}); não é usado."}}},
    CodeText{
        "list.qualifications.without_types",
        {{"Service \"{service}\" of {provider} is described by {count} qualifications only, and "
          "by no certificate type: nothing is accepted by them.",
          "{provider} 的服務「{service}」只以 {count} 項資格說明，沒有證書類型：不會據此接納。",
          "{provider} 的服务“{service}”只以 {count} 项资格说明，没有证书类型：不会据此接受。",
          "O serviço «{service}» de {provider} só é descrito por {count} qualificações e por "
          "nenhum tipo de certificado: nada é aceite por elas."}}},
    CodeText{"list.history.after_current",
             {{"A past status starts at {starting}, after the current one ({current}).",
               "過往狀況始於 {starting}，遲於現時狀況（{current}）。",
               "过往状态始于 {starting}，晚于当前状态（{current}）。",
               "Um estado passado começa em {starting}, depois do actual ({current})."}}},
    CodeText{"list.supply_point.unknown",
             {{"A kind is stated for the supply point {uri}, which the service does not have.",
               "為服務所沒有的供應點 {uri} 註明了種類。", "为服务所没有的供应点 {uri} 注明了种类。",
               "Indica-se um tipo para o ponto de fornecimento {uri}, que o serviço não tem."}}},
    CodeText{"list.type.use_repeated",
             {{"The use \"{use}\" is stated twice for one certificate type.",
               "同一證書類型兩次填寫用途「{use}」。", "同一证书类型两次填写用途“{use}”。",
               "O uso «{use}» é indicado duas vezes para um tipo de certificado."}}},
};
static_assert(covers(trustlists::kCodes, kTexts));

}  // namespace

std::span<const CodeText> trustlists_texts() { return kTexts; }

}  // namespace baytrust::messages
