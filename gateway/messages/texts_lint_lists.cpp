// Texts of the lint rules of trust lists: what was found, and what to do.
#include "gateway/messages/lint_text.hpp"
#include "trustlists/lint_codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    LintText{{"lint.list.schema",
              {{"The document does not have the form of a trust list: {code}.",
                "文件不符合信任名單的格式：{code}。", "文档不符合信任列表的格式：{code}。",
                "O documento não tem a forma de uma lista de confiança: {code}."}}},
             {{"Correct the element named here; nothing after it has been looked at.",
               "請更正所指的元素；其後的內容尚未檢查。", "请更正所指的元素；其后的内容尚未检查。",
               "Corrija o elemento indicado; o que vem depois ainda não foi visto."}}},
    LintText{{"lint.list.incomplete",
              {{"More than {limit} things were found; the rest is not shown.",
                "發現超過 {limit} 項；其餘不予顯示。", "发现超过 {limit} 项；其余不予显示。",
                "Encontraram-se mais de {limit} coisas; o resto não se mostra."}}},
             {{"Mend what is shown and lint again.", "請處理已顯示的項目後再次檢查。",
               "请处理已显示的项目后再次检查。", "Corrija o que se mostra e repita a análise."}}},
    LintText{{"lint.list.uri.unknown",
              {{"{field} has a URI that nobody here knows: {uri}.",
                "{field} 的 URI 未能識別：{uri}。", "{field} 的 URI 无法识别：{uri}。",
                "{field} tem um URI que aqui ninguém conhece: {uri}."}}},
             {{"Use a URI of TS 119 612 annex D; check its spelling. What is not known is not "
               "trusted.",
               "請使用 TS 119 612 附件 D 的 URI，並核對拼寫。未能識別者不予信任。",
               "请使用 TS 119 612 附件 D 的 URI，并核对拼写。无法识别者不予信任。",
               "Use um URI do anexo D da TS 119 612 e verifique a grafia. O que não se conhece não "
               "é de confiança."}}},
    LintText{
        {"lint.list.extension.unknown_critical",
         {{"There is a critical extension that is not known or not applied here: {extension}.",
           "載有未能識別或不獲採用的關鍵擴展項：{extension}。",
           "载有无法识别或不予采用的关键扩展项：{extension}。",
           "Há uma extensão crítica desconhecida ou aqui não aplicada: {extension}."}}},
        {{"Mark it as not critical, or publish what it says without it: readers must ignore "
          "the service.",
          "請標示為非關鍵，或不以該擴展項發布其內容：讀者必須忽略該服務。",
          "请标示为非关键，或不以该扩展项发布其内容：读者必须忽略该服务。",
          "Marque-a como não crítica, ou publique o conteúdo sem ela: quem lê tem de ignorar o "
          "serviço."}}},
    LintText{
        {"lint.list.language.missing",
         {{"{field} has no text in: {languages}.", "{field} 缺少以下語文的文字：{languages}。",
           "{field} 缺少以下语言的文字：{languages}。", "{field} não tem texto em: {languages}."}}},
        {{"Add the text in each language named, with its xml:lang.",
          "請加入每種所列語文的文字，並附 xml:lang。", "请加入每种所列语言的文字，并附 xml:lang。",
          "Acrescente o texto em cada língua indicada, com o seu xml:lang."}}},
    LintText{{"lint.list.next_update.near",
              {{"The next update is due at {next_update}; it is {now}.",
                "下次更新須於 {next_update} 作出；現為 {now}。",
                "下次更新须于 {next_update} 作出；现为 {now}。",
                "A próxima actualização é devida em {next_update}; são {now}."}}},
             {{"Prepare and publish the next edition before that instant.",
               "請於該時刻前準備並發布下一版。", "请在该时刻前准备并发布下一版。",
               "Prepare e publique a próxima edição antes desse instante."}}},
    LintText{{"lint.list.next_update.past",
              {{"The next update was due at {next_update}; it is {now}.",
                "下次更新本應於 {next_update} 作出；現為 {now}。",
                "下次更新本应于 {next_update} 作出；现为 {now}。",
                "A próxima actualização era devida em {next_update}; são {now}."}}},
             {{"Publish a new edition: gateways refuse this one, and stop relying on it after "
               "their grace period.",
               "請發布新的一版：各閘道會拒絕此版，並於寬限期後停止倚據。",
               "请发布新的一版：各网关会拒绝此版，并在宽限期后停止依赖。",
               "Publique uma nova edição: os gateways recusam esta e deixam de se basear nela após "
               "o prazo de tolerância."}}},
    LintText{{"lint.list.next_update.too_far",
              {{"The next update ({next_update}) is more than six months after the issue "
                "({issued}).",
                "下次更新（{next_update}）距發出（{issued}）超過六個月。",
                "下次更新（{next_update}）距签发（{issued}）超过六个月。",
                "A próxima actualização ({next_update}) é mais de seis meses depois da emissão "
                "({issued})."}}},
             {{"Set NextUpdate within six months of ListIssueDateTime; a later one is refused.",
               "請把 NextUpdate 定於 ListIssueDateTime 後六個月內；更遲者會被拒絕。",
               "请把 NextUpdate 定在 ListIssueDateTime 之后六个月内；更晚者会被拒绝。",
               "Ponha NextUpdate dentro de seis meses após ListIssueDateTime; mais tarde é "
               "recusado."}}},
    LintText{{"lint.list.next_update.missing",
              {{"The list is closed: it promises no further edition.",
                "名單已關閉：沒有承諾再發下一版。", "列表已关闭：没有承诺再发下一版。",
                "A lista está encerrada: não promete outra edição."}}},
             {{"Give NextUpdate a date, unless the scheme really ends; a closed list is refused.",
               "除非計劃確已結束，否則請為 NextUpdate 填上日期；已關閉的名單會被拒絕。",
               "除非方案确已结束，否则请为 NextUpdate 填上日期；已关闭的列表会被拒绝。",
               "Dê uma data a NextUpdate, salvo se o esquema acaba mesmo; uma lista encerrada é "
               "recusada."}}},
    LintText{{"lint.list.service.without_type",
              {{"This CA issues to end users, and no certificate type is described.",
                "此 CA 向最終用戶發證，但沒有描述證書類型。",
                "此 CA 向最终用户发证，但没有描述证书类型。",
                "Esta CA emite para utilizadores finais e nenhum tipo de certificado está "
                "descrito."}}},
             {{"Add a CertificateType for each kind it issues: marker, use, custody, level.",
               "請為其發出的每一類加入 CertificateType：標記、用途、保管方式、級別。",
               "请为其颁发的每一类加入 CertificateType：标记、用途、保管方式、级别。",
               "Acrescente um CertificateType por cada espécie que emite: marca, uso, custódia, "
               "nível."}}},
    LintText{{"lint.list.service.duplicate",
              {{"The same certificate is listed for the same kind of service at {other}.",
                "同一證書已就同類服務列於 {other}。", "同一证书已就同类服务列于 {other}。",
                "O mesmo certificado está listado para a mesma espécie de serviço em {other}."}}},
             {{"Keep one service and put the past of the other into its history.",
               "請保留一項服務，並把另一項的過往記錄併入其歷史。",
               "请保留一项服务，并把另一项的过往记录并入其历史。",
               "Mantenha um serviço e ponha o passado do outro no seu histórico."}}},
    LintText{{"lint.list.service.identity",
              {{"The service is listed by {found} readable certificates; it should be one.",
                "該服務以 {found} 張可讀取的證書列出；應為一張。",
                "该服务以 {found} 张可读取的证书列出；应为一张。",
                "O serviço está listado por {found} certificados legíveis; devia ser um."}}},
             {{"List each CA certificate as a service of its own.",
               "請把每張 CA 證書各自列為一項服務。", "请把每张 CA 证书各自列为一项服务。",
               "Liste cada certificado de CA como um serviço próprio."}}},
    LintText{
        {"lint.list.certificate.unreadable",
         {{"A listed certificate cannot be read: {reason}.", "所列證書未能讀取：{reason}。",
           "所列证书无法读取：{reason}。", "Um certificado listado não pode ser lido: {reason}."}}},
        {{"Take the certificate from the CA again, as DER in Base64; an unreadable one is "
          "never an anchor.",
          "請再次向 CA 索取證書，以 Base64 編碼的 DER 填入；未能讀取者不能作為信任依據。",
          "请再次向 CA 索取证书，以 Base64 编码的 DER 填入；无法读取者不能作为信任依据。",
          "Peça de novo o certificado à CA, em DER com Base64; um ilegível nunca é âncora."}}},
    LintText{{"lint.list.certificate.expired",
              {{"The certificate of a service in force expired at {not_after}; it is {now}.",
                "生效中服務的證書已於 {not_after} 屆滿；現為 {now}。",
                "生效中服务的证书已于 {not_after} 过期；现为 {now}。",
                "O certificado de um serviço em vigor ficou expirado em {not_after}; são {now}."}}},
             {{"End the service from that instant, and list the certificate that replaces it.",
               "請由該時刻起終止該服務，並列出取代它的證書。",
               "请自该时刻起终止该服务，并列出取代它的证书。",
               "Termine o serviço a partir desse instante e liste o certificado que o "
               "substitui."}}},
    LintText{{"lint.list.certificate.ski_mismatch",
              {{"The listed SubjectKeyIdentifier is {listed}; the certificate has {certificate}.",
                "所列 SubjectKeyIdentifier 為 {listed}；證書所載為 {certificate}。",
                "所列 SubjectKeyIdentifier 为 {listed}；证书所载为 {certificate}。",
                "O SubjectKeyIdentifier listado é {listed}; o certificado tem {certificate}."}}},
             {{"Find out which of the two is meant: one of them belongs to another CA.",
               "請查明所指為何者：其中之一屬另一 CA。", "请查明所指为何者：其中之一属于另一 CA。",
               "Apure qual dos dois se quer: um deles é de outra CA."}}},
    LintText{
        {"lint.list.history.order",
         {{"The past statuses of a service do not stand newest first, or two start at one "
           "instant.",
           "服務的過往狀況並非由新至舊排列，或有兩項始於同一時刻。",
           "服务的过往状态并非由新至旧排列，或有两项始于同一时刻。",
           "Os estados passados de um serviço não vão do mais recente para o mais antigo, ou "
           "dois começam no mesmo instante."}}},
        {{"Write the history newest first, each instance with a starting time of its own.",
          "請由新至舊排列歷史，每項各有其開始時刻。", "请由新至旧排列历史，每项各有其开始时刻。",
          "Escreva o histórico do mais recente para o mais antigo, cada um com o seu "
          "início."}}},
    LintText{{"lint.list.deviation",
              {{"The list departs from TS 119 612 here: {code} ({detail}).",
                "名單在此偏離 TS 119 612：{code}（{detail}）。",
                "列表在此偏离 TS 119 612：{code}（{detail}）。",
                "A lista afasta-se aqui da TS 119 612: {code} ({detail})."}}},
             {{"Correct the element for the next edition: other readers may refuse what was read "
               "here.",
               "請於下一版更正該元素：其他讀者可能拒絕此處所能讀取的內容。",
               "请在下一版更正该元素：其他读者可能拒绝此处所能读取的内容。",
               "Corrija o elemento na próxima edição: outros leitores podem recusar o que aqui se "
               "leu."}}},
    LintText{{"lint.list.deviation.slight",
              {{"The list departs slightly from TS 119 612 here: {code} ({detail}).",
                "名單在此稍為偏離 TS 119 612：{code}（{detail}）。",
                "列表在此稍微偏离 TS 119 612：{code}（{detail}）。",
                "A lista afasta-se aqui ligeiramente da TS 119 612: {code} ({detail})."}}},
             {{"Correct it with the next edition; nothing is lost by it.",
               "請於下一版一併更正；現時並無影響。", "请在下一版一并更正；现时并无影响。",
               "Corrija-o com a próxima edição; com isso nada se perde."}}},
    LintText{{"lint.list.status.after_issue",
              {{"A status starts at {starting}, after the list was issued ({issued}).",
                "狀況始於 {starting}，遲於名單發出時刻（{issued}）。",
                "状态始于 {starting}，晚于列表签发时刻（{issued}）。",
                "Um estado começa em {starting}, depois de emitida a lista ({issued})."}}},
             {{"A list says what is, not what will be: publish the change in an edition issued "
               "then.",
               "名單述說現況而非將來：請於屆時發出的一版公布該變更。",
               "列表述说现状而非将来：请在届时签发的一版公布该变更。",
               "Uma lista diz o que é, não o que será: publique a mudança numa edição emitida "
               "nessa altura."}}},
    LintText{
        {"lint.list.date.without_source",
         {{"The date {date} does not say where it was read.", "日期 {date} 沒有註明出處。",
           "日期 {date} 没有注明出处。", "A data {date} não diz onde foi lida."}}},
        {{"Name the document the date was read in, or why there is none.",
          "請註明日期的出處文件，或沒有日期的原因。", "请注明日期的出处文件，或没有日期的原因。",
          "Indique o documento onde se leu a data, ou porque não há nenhuma."}}},
    LintText{{"lint.list.supply_point.missing",
              {{"No place is given where this CA publishes revocation: neither CRL nor OCSP.",
                "沒有提供此 CA 公布撤銷資料的位置：CRL 及 OCSP 均無。",
                "没有提供此 CA 公布吊销资料的位置：CRL 和 OCSP 均无。",
                "Não se diz onde esta CA publica as revogações: nem CRL nem OCSP."}}},
             {{"Add a ServiceSupplyPoint for its CRL or its OCSP responder, and state its kind.",
               "請為其 CRL 或 OCSP 回應者加入 ServiceSupplyPoint，並註明種類。",
               "请为其 CRL 或 OCSP 响应者加入 ServiceSupplyPoint，并注明种类。",
               "Acrescente um ServiceSupplyPoint da sua CRL ou do seu OCSP e indique a "
               "espécie."}}},
    LintText{{"lint.list.audit.lapsed",
              {{"The last audit statement ({kind}) ended at {expired}; it is {now}.",
                "最近的審計聲明（{kind}）已於 {expired} 終止；現為 {now}。",
                "最近的审计声明（{kind}）已于 {expired} 终止；现为 {now}。",
                "A última declaração de auditoria ({kind}) acabou em {expired}; são {now}."}}},
             {{"Ask the CA for its current statement and add it; services may refuse the type "
               "meanwhile.",
               "請向 CA 索取現行聲明並加入；在此期間，各服務可拒絕該類型。",
               "请向 CA 索取现行声明并加入；在此期间，各服务可拒绝该类型。",
               "Peça à CA a declaração actual e acrescente-a; entretanto os serviços podem recusar "
               "o tipo."}}},
};
static_assert(covers(trustlists::kLintCodes, kTexts));

}  // namespace

std::span<const LintText> list_lint_texts() { return kTexts; }

}  // namespace baytrust::messages
