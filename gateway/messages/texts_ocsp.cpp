// Texts of validators/revocation: what OCSP responses said, or why they could not.
#include "gateway/messages/tables.hpp"
#include "validators/revocation/ocsp_codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"revocation.ocsp.good",
             {{"The OCSP responder says that the certificate was not revoked at the time judged.",
               "OCSP 回應者表示證書在判定時刻未被撤銷。", "OCSP 响应者表示证书在判定时刻未被吊销。",
               "O serviço OCSP diz que o certificado não estava revogado no momento julgado."}}},
    CodeText{"revocation.ocsp.revoked",
             {{"The certificate was revoked at {revocation_date} ({reason}); the time judged is "
               "{at}. Source: OCSP responder {responder}, {this_update}.",
               "證書已於 {revocation_date} 被撤銷（{reason}）；判定時刻為 {at}。來源：OCSP 回應者 "
               "{responder}，{this_update}。",
               "证书已于 {revocation_date} 被吊销（{reason}）；判定时刻为 {at}。来源：OCSP 响应者 "
               "{responder}，{this_update}。",
               "O certificado foi revogado em {revocation_date} ({reason}); o momento julgado é "
               "{at}. Fonte: serviço OCSP {responder}, {this_update}."}}},
    CodeText{"revocation.ocsp.on_hold",
             {{"The certificate was suspended at {revocation_date} and was so at {at}. Source: "
               "OCSP responder {responder}, {this_update}.",
               "證書於 {revocation_date} 被暫時吊銷，至 {at} 仍然如此。來源：OCSP 回應者 "
               "{responder}，{this_update}。",
               "证书于 {revocation_date} 被冻结，至 {at} 仍然如此。来源：OCSP 响应者 "
               "{responder}，{this_update}。",
               "O certificado foi suspenso em {revocation_date} e assim estava em {at}. Fonte: "
               "serviço OCSP {responder}, {this_update}."}}},
    CodeText{"revocation.ocsp.not_issued",
             {{"The OCSP responder {responder} says that no such certificate was ever issued "
               "({this_update}, response {response}).",
               "OCSP 回應者 {responder} 表示從未發出此證書（{this_update}，回應 {response}）。",
               "OCSP 响应者 {responder} 表示从未颁发此证书（{this_update}，响应 {response}）。",
               "O serviço OCSP {responder} diz que tal certificado nunca foi emitido "
               "({this_update}, resposta {response})."}}},
    CodeText{"revocation.ocsp.missing",
             {{"No OCSP response of {issuer} about this certificate is held. Give one and try "
               "again. Responder named: {responder}.",
               "未有 {issuer} 就此證書作出的 OCSP 回應。請提供後再試。所載的回應者：{responder}。",
               "没有 {issuer} 就此证书作出的 OCSP 响应。请提供后再试。所载的响应者：{responder}。",
               "Não há resposta OCSP de {issuer} sobre este certificado. Dê uma e tente de novo. "
               "Serviço OCSP indicado: {responder}."}}},
    CodeText{"revocation.ocsp.stale",
             {{"The newest OCSP response of {issuer} ({this_update}) ran out at {next_update}. "
               "Give a newer one. Responder named: {responder}.",
               "{issuer} 的最新 OCSP 回應（{this_update}）已於 {next_update} "
               "失效。請提供較新的。所載的回應者：{responder}。",
               "{issuer} 的最新 OCSP 响应（{this_update}）已于 {next_update} "
               "失效。请提供较新的。所载的响应者：{responder}。",
               "A resposta OCSP mais recente de {issuer} ({this_update}) caducou em {next_update}. "
               "Dê uma mais recente. Serviço OCSP indicado: {responder}."}}},
    CodeText{"revocation.ocsp.too_old",
             {{"The OCSP response of {issuer} is of {this_update}, older than {max_age} seconds "
               "(next update {next_update}). Give a newer one. Responder named: {responder}.",
               "{issuer} 的 OCSP 回應作於 {this_update}，早於 {max_age} 秒前（下次更新 "
               "{next_update}）。請提供較新的。所載的回應者：{responder}。",
               "{issuer} 的 OCSP 响应作于 {this_update}，早于 {max_age} 秒前（下次更新 "
               "{next_update}）。请提供较新的。所载的响应者：{responder}。",
               "A resposta OCSP de {issuer} é de {this_update}, com mais de {max_age} segundos "
               "(próxima actualização {next_update}). Dê uma mais recente. Serviço OCSP indicado: "
               "{responder}."}}},
    CodeText{"revocation.ocsp.no_next_update",
             {{"The OCSP response of {issuer} ({this_update}) speaks for its own moment only (next "
               "update {next_update}). Give a newer one. Responder named: {responder}.",
               "{issuer} 的 OCSP 回應（{this_update}）只就當時而言（下次更新 "
               "{next_update}）。請提供較新的。所載的回應者：{responder}。",
               "{issuer} 的 OCSP 响应（{this_update}）只就当时而言（下次更新 "
               "{next_update}）。请提供较新的。所载的响应者：{responder}。",
               "A resposta OCSP de {issuer} ({this_update}) só vale para o seu momento (próxima "
               "actualização {next_update}). Dê uma mais recente. Serviço OCSP indicado: "
               "{responder}."}}},
    CodeText{"revocation.ocsp.after_expiry",
             {{"The OCSP response of {issuer} ({this_update}, next update {next_update}) was made "
               "after the certificate ended ({not_after}) and does not say that it keeps such "
               "ones. Responder named: {responder}.",
               "{issuer} 的 OCSP 回應（{this_update}，下次更新 "
               "{next_update}）作於證書終止（{not_after}"
               "）之後，且未說明保留此類資料。所載的回應者：{responder}。",
               "{issuer} 的 OCSP 响应（{this_update}，下次更新 "
               "{next_update}）作于证书终止（{not_after}"
               "）之后，且未说明保留此类资料。所载的响应者：{responder}。",
               "A resposta OCSP de {issuer} ({this_update}, próxima actualização {next_update}) "
               "foi feita depois do fim do certificado ({not_after}) e não diz que conserva os que "
               "acabaram. Serviço OCSP indicado: {responder}."}}},
    CodeText{"revocation.ocsp.times",
             {{"The times of the OCSP response of {issuer} contradict one another: made at "
               "{produced_at}, about {this_update}, until {next_update}. Give a newer one. "
               "Responder named: {responder}.",
               "{issuer} 的 OCSP 回應所載時間互相矛盾：作於 {produced_at}，述及 {this_update}，至 "
               "{next_update}。請提供較新的。所載的回應者：{responder}。",
               "{issuer} 的 OCSP 响应所载时间互相矛盾：作于 {produced_at}，述及 {this_update}，至 "
               "{next_update}。请提供较新的。所载的响应者：{responder}。",
               "As horas da resposta OCSP de {issuer} contradizem-se: feita em {produced_at}, "
               "sobre {this_update}, até {next_update}. Dê uma mais recente. Serviço OCSP "
               "indicado: {responder}."}}},
    CodeText{"revocation.ocsp.unknown",
             {{"The OCSP responder {responder} does not know the certificate ({this_update}, "
               "response {response}).",
               "OCSP 回應者 {responder} 不知悉此證書（{this_update}，回應 {response}）。",
               "OCSP 响应者 {responder} 不知悉此证书（{this_update}，响应 {response}）。",
               "O serviço OCSP {responder} não conhece o certificado ({this_update}, resposta "
               "{response})."}}},
    CodeText{
        "revocation.ocsp.issuer",
        {{"OCSP response of {responder}, {this_update} ({response}): about a certificate of the "
          "same number and another issuer.",
          "{responder} 於 {this_update} 的 OCSP 回應（{response}）：所述為另一發出者的同號證書。",
          "{responder} 于 {this_update} 的 OCSP 响应（{response}）：所述为另一颁发者的同号证书。",
          "Resposta OCSP de {responder}, {this_update} ({response}): sobre um certificado com o "
          "mesmo número e outro emissor."}}},
    CodeText{"revocation.ocsp.not_yet_issued",
             {{"OCSP response of {responder}, {this_update} ({response}): of a time that has not "
               "come yet.",
               "{responder} 於 {this_update} 的 OCSP 回應（{response}）：所載時間尚未到來。",
               "{responder} 于 {this_update} 的 OCSP 响应（{response}）：所载时间尚未到来。",
               "Resposta OCSP de {responder}, {this_update} ({response}): de uma hora que ainda "
               "não chegou."}}},
    CodeText{"revocation.ocsp.unknown_critical",
             {{"OCSP response of {responder}, {this_update} ({response}): critical extension "
               "{extension} is not understood.",
               "{responder} 於 {this_update} 的 OCSP 回應（{response}）：未能理解關鍵擴展項 "
               "{extension}。",
               "{responder} 于 {this_update} 的 OCSP 响应（{response}）：不能理解关键扩展项 "
               "{extension}。",
               "Resposta OCSP de {responder}, {this_update} ({response}): a extensão crítica "
               "{extension} não é entendida."}}},
    CodeText{
        "revocation.ocsp.signature",
        {{"OCSP response of {responder}, {this_update} ({response}): the signature does not hold.",
          "{responder} 於 {this_update} 的 OCSP 回應（{response}）：簽署不成立。",
          "{responder} 于 {this_update} 的 OCSP 响应（{response}）：签名不成立。",
          "Resposta OCSP de {responder}, {this_update} ({response}): a assinatura não se "
          "verifica."}}},
    CodeText{
        "revocation.ocsp.algorithm",
        {{"OCSP response of {responder}, {this_update} ({response}): the algorithm {algorithm} is "
          "not good enough.",
          "{responder} 於 {this_update} 的 OCSP 回應（{response}）：演算法 {algorithm} 未達要求。",
          "{responder} 于 {this_update} 的 OCSP 响应（{response}）：算法 {algorithm} 未达要求。",
          "Resposta OCSP de {responder}, {this_update} ({response}): o algoritmo {algorithm} não é "
          "suficiente."}}},
    CodeText{
        "revocation.ocsp.responder",
        {{"OCSP response of {responder}, {this_update} ({response}): no certificate at hand is the "
          "one that signed it.",
          "{responder} 於 {this_update} 的 OCSP 回應（{response}）：手頭並無作出簽署者的證書。",
          "{responder} 于 {this_update} 的 OCSP 响应（{response}）：手头并无作出签名者的证书。",
          "Resposta OCSP de {responder}, {this_update} ({response}): nenhum certificado disponível "
          "é o de quem a assinou."}}},
    CodeText{
        "revocation.ocsp.responder.issuer",
        {{"OCSP response of {responder}, {this_update} ({response}): who signed it has its "
          "certificate from another issuer.",
          "{responder} 於 {this_update} 的 OCSP 回應（{response}）：簽署者的證書由另一發出者發出。",
          "{responder} 于 {this_update} 的 OCSP 响应（{response}）：签名者的证书由另一颁发者颁发。",
          "Resposta OCSP de {responder}, {this_update} ({response}): quem a assinou tem o "
          "certificado de outro emissor."}}},
    CodeText{"revocation.ocsp.responder.eku",
             {{"OCSP response of {responder}, {this_update} ({response}): who signed it was not "
               "authorised to answer.",
               "{responder} 於 {this_update} 的 OCSP 回應（{response}）：簽署者未獲授權作答。",
               "{responder} 于 {this_update} 的 OCSP 响应（{response}）：签名者未获授权作答。",
               "Resposta OCSP de {responder}, {this_update} ({response}): quem a assinou não foi "
               "autorizado a responder."}}},
    CodeText{
        "revocation.ocsp.responder.key_usage",
        {{"OCSP response of {responder}, {this_update} ({response}): who signed it holds a key "
          "that must not sign.",
          "{responder} 於 {this_update} 的 OCSP 回應（{response}）：簽署者的密碼匙不得用於簽署。",
          "{responder} 于 {this_update} 的 OCSP 响应（{response}）：签名者的密钥不得用于签名。",
          "Resposta OCSP de {responder}, {this_update} ({response}): quem a assinou tem uma chave "
          "que não pode assinar."}}},
    CodeText{"revocation.ocsp.responder.path",
             {{"OCSP response of {responder}, {this_update} ({response}): the path of who signed "
               "it does not hold ({cause}).",
               "{responder} 於 {this_update} 的 OCSP "
               "回應（{response}）：簽署者的證書鏈不成立（{cause}）。",
               "{responder} 于 {this_update} 的 OCSP "
               "响应（{response}）：签名者的证书链不成立（{cause}）。",
               "Resposta OCSP de {responder}, {this_update} ({response}): a cadeia de quem a "
               "assinou não se verifica ({cause})."}}},
    CodeText{
        "revocation.ocsp.responder.status",
        {{"OCSP response of {responder}, {this_update} ({response}): the status of who signed it "
          "is: {status}.",
          "{responder} 於 {this_update} 的 OCSP 回應（{response}）：簽署者的狀態為：{status}。",
          "{responder} 于 {this_update} 的 OCSP 响应（{response}）：签名者的状态为：{status}。",
          "Resposta OCSP de {responder}, {this_update} ({response}): o estado de quem a assinou é: "
          "{status}."}}},
    CodeText{"revocation.ocsp.responder.unchecked",
             {{"OCSP response of {responder}, {this_update} ({response}): nothing says whether who "
               "signed it may still do so.",
               "{responder} 於 {this_update} 的 OCSP "
               "回應（{response}）：沒有資料說明簽署者是否仍可簽署。",
               "{responder} 于 {this_update} 的 OCSP "
               "响应（{response}）：没有资料说明签名者是否仍可签名。",
               "Resposta OCSP de {responder}, {this_update} ({response}): nada diz se quem a "
               "assinou ainda o pode fazer."}}},
};
static_assert(covers(revocation::kOcspCodes, kTexts));

}  // namespace

std::span<const CodeText> ocsp_texts() { return kTexts; }

}  // namespace baytrust::messages
