// Texts of gateway/decision: the profile of the relying service.
#include "gateway/decision/profile_codes.hpp"
#include "gateway/messages/tables.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"profile.policy.met",
             {{"The certificate counts as a policy that the service accepts.",
               "證書視為服務所接納的政策。", "证书视为服务所接受的策略。",
               "O certificado conta como uma política que o serviço aceita."}}},
    CodeText{"profile.policy.unmet",
             {{"The certificate counts as {found}; the service wants {wanted}.",
               "證書視為 {found}；服務要求 {wanted}。", "证书视为 {found}；服务要求 {wanted}。",
               "O certificado conta como {found}; o serviço quer {wanted}."}}},
    CodeText{"profile.assurance.met",
             {{"The assurance level is high enough.", "保證級別足夠。", "保证级别足够。",
               "O nível de garantia é suficiente."}}},
    CodeText{"profile.assurance.too_low",
             {{"The assurance level is {found}; the service wants at least {wanted}.",
               "保證級別為 {found}；服務要求最低 {wanted}。",
               "保证级别为 {found}；服务要求最低 {wanted}。",
               "O nível de garantia é {found}; o serviço quer pelo menos {wanted}."}}},
    CodeText{
        "profile.assurance.incomparable",
        {{"The assurance level {found} cannot be compared with {wanted}, which the service wants.",
          "保證級別 {found} 不能與服務要求的 {wanted} 比較。",
          "保证级别 {found} 不能与服务要求的 {wanted} 比较。",
          "O nível de garantia {found} não se compara com {wanted}, que o serviço quer."}}},
    CodeText{"profile.assurance.unknown",
             {{"The assurance level is not known; the service wants at least {wanted}.",
               "保證級別未知；服務要求最低 {wanted}。", "保证级别未知；服务要求最低 {wanted}。",
               "O nível de garantia não é conhecido; o serviço quer pelo menos {wanted}."}}},
    CodeText{"profile.purpose.met",
             {{"The purpose is covered.", "用途已涵蓋。", "用途已涵盖。",
               "A finalidade está abrangida."}}},
    CodeText{"profile.purpose.unmet",
             {{"The purpose {wanted} is not covered; covered are: {recognised}.",
               "用途 {wanted} 未獲涵蓋；已涵蓋：{recognised}。",
               "用途 {wanted} 未被涵盖；已涵盖：{recognised}。",
               "A finalidade {wanted} não está abrangida; estão: {recognised}."}}},
    CodeText{"profile.amount.within",
             {{"The amount is within the limits.", "金額在限額之內。", "金额在限额之内。",
               "O montante está dentro dos limites."}}},
    CodeText{"profile.amount.exceeded",
             {{"The amount {amount} is above the limit {limit} ({source}).",
               "金額 {amount} 高於限額 {limit}（{source}）。",
               "金额 {amount} 高于限额 {limit}（{source}）。",
               "O montante {amount} é superior ao limite {limit} ({source})."}}},
    CodeText{
        "profile.amount.currency_not_comparable",
        {{"The amount {amount} cannot be compared with the limit {limit} ({source}): other "
          "currency.",
          "金額 {amount} 不能與限額 {limit} 比較（{source}）：貨幣不同。",
          "金额 {amount} 不能与限额 {limit} 比较（{source}）：货币不同。",
          "O montante {amount} não se compara com o limite {limit} ({source}): outra moeda."}}},
    CodeText{"profile.format.met",
             {{"The document format is accepted.", "文件格式獲接納。", "文档格式被接受。",
               "O formato do documento é aceite."}}},
    CodeText{
        "profile.format.unmet",
        {{"The document format is {format}; the service wants {wanted}.",
          "文件格式為 {format}；服務要求 {wanted}。", "文档格式为 {format}；服务要求 {wanted}。",
          "O formato do documento é {format}; o serviço quer {wanted}."}}},
    CodeText{"profile.custody.met",
             {{"The key custody is one the service accepts.", "密碼匙保管方式為服務所接納。",
               "密钥保管方式为服务所接受。", "A custódia da chave é uma que o serviço aceita."}}},
    CodeText{"profile.custody.unmet",
             {{"The key custody is {found}; the service wants {wanted}.",
               "密碼匙保管方式為 {found}；服務要求 {wanted}。",
               "密钥保管方式为 {found}；服务要求 {wanted}。",
               "A custódia da chave é {found}; o serviço quer {wanted}."}}},
    CodeText{"profile.custody.server_side",
             {{"The key lies on a server of {holder}; the service wants {wanted}.",
               "密碼匙存於 {holder} 的伺服器；服務要求 {wanted}。",
               "密钥存于 {holder} 的服务器；服务要求 {wanted}。",
               "A chave está num servidor de {holder}; o serviço quer {wanted}."}}},
    CodeText{"profile.custody.unknown",
             {{"The key custody is not known; the service wants {wanted}.",
               "密碼匙保管方式未知；服務要求 {wanted}。", "密钥保管方式未知；服务要求 {wanted}。",
               "A custódia da chave não é conhecida; o serviço quer {wanted}."}}},
    CodeText{"profile.extended_key_usage.met",
             {{"The extended key usage is as the service requires.", "擴展密碼匙用途符合服務要求。",
               "扩展密钥用途符合服务要求。",
               "A utilização alargada da chave é a que o serviço exige."}}},
    CodeText{
        "profile.extended_key_usage.unmet",
        {{"The extended key usage lacks {missing}, which the service requires.",
          "擴展密碼匙用途欠缺服務所要求的 {missing}。", "扩展密钥用途缺少服务所要求的 {missing}。",
          "À utilização alargada da chave falta {missing}, que o serviço exige."}}},
    CodeText{"profile.audit.current",
             {{"The audit statement of the certificate type is current.",
               "證書類型的審計聲明仍然有效。", "证书类型的审计声明仍然有效。",
               "A declaração de auditoria do tipo de certificado está actual."}}},
    CodeText{"profile.audit.lapsed",
             {{"No audit statement of the type {type} covers {at}.",
               "類型 {type} 沒有涵蓋 {at} 的審計聲明。", "类型 {type} 没有涵盖 {at} 的审计声明。",
               "Nenhuma declaração de auditoria do tipo {type} abrange {at}."}}},
    CodeText{"profile.domestic_type.met",
             {{"The certificate is of a type the service accepts.", "證書屬服務所接納的類型。",
               "证书属服务所接受的类型。", "O certificado é de um tipo que o serviço aceita."}}},
    CodeText{"profile.domestic_type.unmet",
             {{"The certificate is of type {found}; the service wants {wanted}.",
               "證書屬類型 {found}；服務要求 {wanted}。", "证书属类型 {found}；服务要求 {wanted}。",
               "O certificado é do tipo {found}; o serviço quer {wanted}."}}},
    CodeText{"profile.publication.not_agreed",
             {{"The service wants a recognition that both sides publish alike; this one is: "
               "{publication}.",
               "服務要求雙方公布相同的互認；此互認為：{publication}。",
               "服务要求双方公布相同的互认；此互认为：{publication}。",
               "O serviço quer um reconhecimento publicado por ambas as partes do mesmo modo; este "
               "é: {publication}."}}},
    CodeText{"profile.revocation.within_grace",
             {{"The newest word about revocation is of {this_update}; the service waits for one of "
               "{wanted} or later.",
               "最新的撤銷資料作於 {this_update}；服務等候於 {wanted} 或之後作出的資料。",
               "最新的吊销资料作于 {this_update}；服务等候于 {wanted} 或之后作出的资料。",
               "A mais recente informação de revogação é de {this_update}; o serviço espera uma de "
               "{wanted} ou depois."}}},
};
static_assert(covers(decision::kProfileCodes, kTexts));

}  // namespace

std::span<const CodeText> profile_texts() { return kTexts; }

}  // namespace baytrust::messages
