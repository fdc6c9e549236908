// Texts of the folders above messages: service, store and cli. Each of those folders proves when
// it is compiled that its codes are all here: static_assert(messages::has_all(kCodes)).
#pragma once

#include <array>
#include <cstddef>

#include "gateway/messages/code_text.hpp"
#include "validators/base/code.hpp"

namespace baytrust::messages {

inline constexpr std::array kShellTexts{
    CodeText{"store.missing",
             {{"There is no store at {place}. Make one with `baytrust init`.",
               "{place} 沒有儲存庫。請以 `baytrust init` 建立。",
               "{place} 没有存储库。请用 `baytrust init` 建立。",
               "Não há armazém em {place}. Crie um com `baytrust init`."}}},
    CodeText{"store.exists",
             {{"Something is there already: {place}. Nothing was changed.",
               "{place} 已經存在。沒有作任何更改。", "{place} 已经存在。没有作任何更改。",
               "Já existe algo em {place}. Nada foi alterado."}}},
    CodeText{"store.known",
             {{"{digest} is in the store already.", "{digest} 已在儲存庫內。",
               "{digest} 已在存储库内。", "{digest} já está no armazém."}}},
    CodeText{"store.unknown",
             {{"{digest} is not in the store.", "{digest} 不在儲存庫內。",
               "{digest} 不在存储库内。", "{digest} não está no armazém."}}},
    CodeText{"store.no_edition",
             {{"The store has no edition of {territory} in force at {at}.",
               "儲存庫在 {at} 沒有 {territory} 的生效版本。",
               "存储库在 {at} 没有 {territory} 的生效版本。",
               "O armazém não tem edição de {territory} em vigor em {at}."}}},
    CodeText{"store.approved_already",
             {{"{name} has approved already; the second approval must be another person.",
               "{name} 已經批准；第二次批准必須由另一人作出。",
               "{name} 已经批准；第二次批准必须由另一人作出。",
               "{name} já aprovou; a segunda aprovação tem de ser de outra pessoa."}}},
    CodeText{"store.not_held",
             {{"The edition does not wait for approval; it is {state}.",
               "版本並非等待批准；其狀態為 {state}。", "版本并非等待批准；其状态为 {state}。",
               "A edição não espera aprovação; está {state}."}}},
    CodeText{"store.changed_meanwhile",
             {{"The store was changed by another program meanwhile (revision {read_at}, now "
               "{now_at}). Try again.",
               "儲存庫在此期間已被另一程式更改（修訂 {read_at}，現為 {now_at}）。請重試。",
               "存储库在此期间已被另一程序更改（修订 {read_at}，现为 {now_at}）。请重试。",
               "O armazém foi entretanto alterado por outro programa (revisão {read_at}, agora "
               "{now_at}). Tente de novo."}}},
    CodeText{"store.failed",
             {{"The store at {place} failed: {message}.", "{place} 的儲存庫出錯：{message}。",
               "{place} 的存储库出错：{message}。", "O armazém em {place} falhou: {message}."}}},
    CodeText{"store.busy",
             {{"The store at {place} is in use by another program. Try again.",
               "{place} 的儲存庫正由另一程式使用。請重試。",
               "{place} 的存储库正由另一程序使用。请重试。",
               "O armazém em {place} está a ser usado por outro programa. Tente de novo."}}},
    CodeText{
        "store.damaged",
        {{"The store at {place} is damaged: {message}. Restore a backup; do not make a new store.",
          "{place} 的儲存庫已損壞：{message}。請還原備份；切勿另建儲存庫。",
          "{place} 的存储库已损坏：{message}。请还原备份；切勿另建存储库。",
          "O armazém em {place} está danificado: {message}. Reponha uma cópia; não crie outro "
          "armazém."}}},
    CodeText{"store.not_a_store",
             {{"{place} is not a store of Baytrust.", "{place} 不是 Baytrust 的儲存庫。",
               "{place} 不是 Baytrust 的存储库。", "{place} não é um armazém do Baytrust."}}},
    CodeText{"store.version",
             {{"The store at {place} has version {found}; this program uses {expected}.",
               "{place} 的儲存庫為第 {found} 版；本程式使用第 {expected} 版。",
               "{place} 的存储库为第 {found} 版；本程序使用第 {expected} 版。",
               "O armazém em {place} tem a versão {found}; este programa usa {expected}."}}},
    CodeText{"store.cannot_create",
             {{"A store cannot be made at {place}: {message}.",
               "未能在 {place} 建立儲存庫：{message}。", "无法在 {place} 建立存储库：{message}。",
               "Não é possível criar um armazém em {place}: {message}."}}},
    CodeText{"batch.line.json",
             {{"Line {line} is not a JSON object.", "第 {line} 行不是 JSON 物件。",
               "第 {line} 行不是 JSON 对象。", "A linha {line} não é um objecto JSON."}}},
    CodeText{"batch.line.duplicate_key",
             {{"Line {line} has the member \"{key}\" twice.",
               "第 {line} 行的成員「{key}」出現兩次。", "第 {line} 行的成员“{key}”出现两次。",
               "A linha {line} tem o membro «{key}» duas vezes."}}},
    CodeText{
        "batch.line.too_long",
        {{"Line {line} is longer than {limit} octets.", "第 {line} 行長於 {limit} 個八位組。",
          "第 {line} 行长于 {limit} 个八位组。", "A linha {line} tem mais de {limit} octetos."}}},
    CodeText{"batch.line.member",
             {{"Line {line}: the member \"{member}\" is missing or has an unusable value.",
               "第 {line} 行：成員「{member}」欠缺或其值不能使用。",
               "第 {line} 行：成员“{member}”缺少或其值不能使用。",
               "Linha {line}: o membro «{member}» falta ou tem um valor inutilizável."}}},
    CodeText{"batch.line.kind",
             {{"Line {line}: cases of kind \"{kind}\" are not judged; \"path\" and \"crl\" are.",
               "第 {line} 行：不判定種類為「{kind}」的個案；可判定 path 及 crl。",
               "第 {line} 行：不判定种类为“{kind}”的案例；可判定 path 和 crl。",
               "Linha {line}: casos do tipo «{kind}» não são julgados; path e crl são."}}},
    CodeText{"batch.line.ocsp_not_offered",
             {{"Line {line}: OCSP responses are not read yet; give revocation lists.",
               "第 {line} 行：尚未讀取 OCSP 回應；請提供證書撤銷清單。",
               "第 {line} 行：尚未读取 OCSP 应答；请提供证书吊销列表。",
               "Linha {line}: ainda não se lêem respostas OCSP; indique uma lista de revogação."}}},
    CodeText{"batch.file.unreadable",
             {{"Line {line}: the file {file} cannot be read.",
               "第 {line} 行：檔案 {file} 未能讀取。", "第 {line} 行：文件 {file} 无法读取。",
               "Linha {line}: o ficheiro {file} não pode ser lido."}}},
    CodeText{
        "store.altered",
        {{"What the store gave back for {digest} is not what was put in. Restore a backup.",
          "儲存庫就 {digest} 交回的內容並非當初存入的內容。請還原備份。",
          "存储库就 {digest} 交回的内容并非当初存入的内容。请还原备份。",
          "O que o armazém devolveu para {digest} não é o que lá foi posto. Reponha uma cópia."}}},
    CodeText{"store.other_kind",
             {{"{digest} is a {found}; this command is about a {expected}.",
               "{digest} 屬 {found}；此指令針對 {expected}。",
               "{digest} 属 {found}；此命令针对 {expected}。",
               "{digest} é: {found}; este comando trata de: {expected}."}}},
    CodeText{"config.too_large",
             {{"The configuration has {size} octets; at most {limit} are read.",
               "設定檔有 {size} 個八位組；最多只會讀取 {limit} 個。",
               "配置文件有 {size} 个八位组；最多只会读取 {limit} 个。",
               "A configuração tem {size} octetos; lêem-se no máximo {limit}."}}},
    CodeText{"config.syntax",
             {{"Line {line}, column {column}: not TOML: {message}.",
               "第 {line} 行第 {column} 欄：並非 TOML：{message}。",
               "第 {line} 行第 {column} 列：并非 TOML：{message}。",
               "Linha {line}, coluna {column}: não é TOML: {message}."}}},
    CodeText{"config.key.unknown",
             {{"Line {line}, column {column}: the setting \"{key}\" is not known. Correct its "
               "spelling or remove it.",
               "第 {line} 行第 {column} 欄：未能識別設定「{key}」。請更正拼寫或移除。",
               "第 {line} 行第 {column} 列：无法识别设置“{key}”。请更正拼写或移除。",
               "Linha {line}, coluna {column}: a definição «{key}» não é conhecida. Corrija-a ou "
               "retire-a."}}},
    CodeText{"config.key.missing",
             {{"Line {line}, column {column}: the setting \"{key}\" is missing.",
               "第 {line} 行第 {column} 欄：欠缺設定「{key}」。",
               "第 {line} 行第 {column} 列：缺少设置“{key}”。",
               "Linha {line}, coluna {column}: falta a definição «{key}»."}}},
    CodeText{"config.value.type",
             {{"Line {line}, column {column}: \"{key}\" is a {found}; a {expected} is expected.",
               "第 {line} 行第 {column} 欄：「{key}」為 {found}；預期為 {expected}。",
               "第 {line} 行第 {column} 列：“{key}”为 {found}；预期为 {expected}。",
               "Linha {line}, coluna {column}: «{key}» é {found}; espera-se {expected}."}}},
    CodeText{"config.value.bad",
             {{"Line {line}, column {column}: \"{value}\" is no value for \"{key}\"; expected: "
               "{expected}.",
               "第 {line} 行第 {column} 欄：「{value}」不是「{key}」的有效值；預期：{expected}。",
               "第 {line} 行第 {column} 列：“{value}”不是“{key}”的有效值；预期：{expected}。",
               "Linha {line}, coluna {column}: «{value}» não é valor para «{key}»; espera-se: "
               "{expected}."}}},
    CodeText{"config.value.repeated",
             {{"Line {line}, column {column}: \"{value}\" stands twice in \"{key}\".",
               "第 {line} 行第 {column} 欄：「{key}」中「{value}」出現兩次。",
               "第 {line} 行第 {column} 列：“{key}”中“{value}”出现两次。",
               "Linha {line}, coluna {column}: «{value}» aparece duas vezes em «{key}»."}}},
    CodeText{
        "config.profile.unknown",
        {{"There is no profile \"{name}\"; configured are: {known}.",
          "沒有服務規則「{name}」；已設定：{known}。", "没有服务规则“{name}”；已配置：{known}。",
          "Não há nenhum perfil «{name}»; estão configurados: {known}."}}},
    CodeText{"config.profile.relying",
             {{"The profile \"{name}\" is of {relying}; {asked} was asked for.",
               "服務規則「{name}」屬 {relying}；所要求的是 {asked}。",
               "服务规则“{name}”属 {relying}；所要求的是 {asked}。",
               "O perfil «{name}» é de {relying}; pediu-se {asked}."}}},
    CodeText{"config.jurisdiction.unknown",
             {{"There is no jurisdiction \"{name}\"; configured are: {known}.",
               "沒有司法管轄區「{name}」；已設定：{known}。", "没有法域“{name}”；已配置：{known}。",
               "Não há nenhuma jurisdição «{name}»; estão configuradas: {known}."}}},
    CodeText{
        "register.signer.unknown",
        {{"The register also carries a signature of {signer}, who is not pinned; it counts for "
          "nothing.",
          "登記冊另有未被釘選者 {signer} 的簽署；不予計算。",
          "登记册另有未被锁定者 {signer} 的签名；不予计算。",
          "O registo tem também uma assinatura de {signer}, que não está fixado; não conta."}}},
    CodeText{"store.edition.unknown",
             {{"The store has no edition {asked} of {document}.",
               "儲存庫沒有 {document} 的版本 {asked}。", "存储库没有 {document} 的版本 {asked}。",
               "O armazém não tem a edição {asked} de {document}."}}},
    CodeText{
        "document.unverified.no_pin",
        {{"The signature was not verified: no signer of {territory} is pinned. Give --pin "
          "{territory}=FILE, or a store.",
          "簽署未經核實：沒有釘選 {territory} 的簽署人。請提供 --pin {territory}=FILE 或儲存庫。",
          "签名未经验证：没有锁定 {territory} 的签名人。请提供 --pin {territory}=FILE 或存储库。",
          "A assinatura não foi verificada: nenhum signatário de {territory} está fixado. "
          "Indique --pin {territory}=FILE, ou um armazém."}}},
    CodeText{
        "document.unverified.signature",
        {{"The signature does not hold by the pinned signers: {reason}. Nobody vouches for what "
          "is shown.",
          "按已釘選的簽署人，簽署不能通過核實：{reason}。所示內容無人擔保。",
          "按已锁定的签名人，签名未能通过验证：{reason}。所示内容无人担保。",
          "A assinatura não está certa segundo os signatários fixados: {reason}. Ninguém "
          "responde pelo que se mostra."}}},
    CodeText{"request.certificate.count",
             {{"The file holds {found} certificates; exactly one is judged at a time. Give the "
               "others with --chain.",
               "檔案載有 {found} 張證書；每次只判定一張。其餘請以 --chain 提供。",
               "文件载有 {found} 张证书；每次只判定一张。其余请以 --chain 提供。",
               "O ficheiro contém {found} certificados; julga-se um de cada vez. Indique os outros "
               "com --chain."}}},
    CodeText{"cli.command.missing",
             {{"Name a command: {known}.", "請指明指令：{known}。", "请指明命令：{known}。",
               "Indique um comando: {known}."}}},
    CodeText{"cli.command.unknown",
             {{"There is no command \"{command}\"; there are: {known}.",
               "沒有指令「{command}」；可用：{known}。", "没有命令“{command}”；可用：{known}。",
               "Não há o comando «{command}»; há: {known}."}}},
    CodeText{"cli.argument.unknown",
             {{"\"{argument}\" is not understood here. --help shows what is.",
               "此處不明白「{argument}」。--help 列出可用的引數。",
               "此处不明白“{argument}”。--help 列出可用的参数。",
               "«{argument}» não se entende aqui. --help mostra o que se entende."}}},
    CodeText{
        "cli.argument.missing",
        {{"{argument} is missing. --help shows how the command is used.",
          "欠缺 {argument}。--help 說明指令的用法。", "缺少 {argument}。--help 说明命令的用法。",
          "Falta {argument}. --help mostra como se usa o comando."}}},
    CodeText{"cli.option.value_count",
             {{"The option {option} takes one value, once.",
               "選項 {option} 須有一個值，且只可使用一次。",
               "选项 {option} 须有一个值，且只可使用一次。",
               "A opção {option} leva um valor, uma só vez."}}},
    CodeText{"cli.value.bad",
             {{"\"{value}\" is no value for {option}; expected: {expected}.",
               "「{value}」不是 {option} 的有效值；預期：{expected}。",
               "“{value}”不是 {option} 的有效值；预期：{expected}。",
               "«{value}» não é valor para {option}; espera-se: {expected}."}}},
    CodeText{
        "cli.option.alone",
        {{"{option} is of use only together with {other}.", "{option} 只可與 {other} 一併使用。",
          "{option} 只可与 {other} 一并使用。", "{option} só serve em conjunto com {other}."}}},
    CodeText{"cli.option.excludes",
             {{"{option} and {other} exclude each other; give one of them.",
               "{option} 與 {other} 互相排斥；請只用其一。",
               "{option} 与 {other} 互相排斥；请只用其一。",
               "{option} e {other} excluem-se; indique só uma."}}},
    CodeText{
        "cli.source.missing",
        {{"There is nothing to judge by: give --store DIR, or --lists with --registers and --pin.",
          "沒有判定依據：請提供 --store DIR，或 --lists 連同 --registers 及 --pin。",
          "没有判定依据：请提供 --store DIR，或 --lists 连同 --registers 和 --pin。",
          "Não há com que julgar: indique --store DIR, ou --lists com --registers e --pin."}}},
    CodeText{
        "cli.file.unreadable",
        {{"The file {file} cannot be read: {message}.", "檔案 {file} 未能讀取：{message}。",
          "文件 {file} 无法读取：{message}。", "O ficheiro {file} não pode ser lido: {message}."}}},
    CodeText{"cli.file.too_large",
             {{"The file {file} is larger than {limit} octets.",
               "檔案 {file} 大於 {limit} 個八位組。", "文件 {file} 大于 {limit} 个八位组。",
               "O ficheiro {file} tem mais de {limit} octetos."}}},
    CodeText{"cli.file.unwritable",
             {{"{file} cannot be written: {message}.", "未能寫入 {file}：{message}。",
               "无法写入 {file}：{message}。", "Não se pode escrever {file}: {message}."}}},
    CodeText{"pin.not_announced",
             {{"The edition in force of {territory} announces no next signer. Give the certificate "
               "with --pin and leave --announced out.",
               "{territory} 的現行版本沒有預告下一位簽署人。請以 --pin 提供證書，並省去 "
               "--announced。",
               "{territory} 的现行版本没有预告下一位签名人。请用 --pin 提供证书，并省去 "
               "--announced。",
               "A edição em vigor de {territory} não anuncia nenhum signatário seguinte. Dê o "
               "certificado com --pin, sem --announced."}}},
    CodeText{"pin.announced_other",
             {{"The edition in force announces {announced}; the certificate given is {given}. Find "
               "out which is right before anybody pins it.",
               "現行版本預告的是 {announced}；所提供的證書是 {given}。釘選前請先查明何者正確。",
               "现行版本预告的是 {announced}；所提供的证书是 {given}。锁定前请先查明何者正确。",
               "A edição em vigor anuncia {announced}; o certificado dado é {given}. Descubra qual "
               "está certo antes de alguém o fixar."}}},
    CodeText{"pin.certificate_missing",
             {{"The first person gives the certificate with --pin: a list announces only its "
               "fingerprint.",
               "首位批准人須以 --pin 提供證書：名單只預告其指紋。",
               "首位批准人须用 --pin 提供证书：列表只预告其指纹。",
               "A primeira pessoa dá o certificado com --pin: a lista anuncia só a impressão "
               "digital."}}},
    CodeText{"pin.unknown",
             {{"{digest} is no pin of {territory} in force.",
               "{digest} 不是 {territory} 現行的釘選。", "{digest} 不是 {territory} 现行的锁定。",
               "{digest} não está fixado, em vigor, para {territory}."}}},
    CodeText{"pin.editions_since",
             {{"The edition {sequence}, received at {received}, was accepted by this signer alone "
               "after that instant. Give a later instant; what the edition says is ended by a new "
               "edition of another signer.",
               "版本 {sequence} 於 {received} "
               "收到，是在該時間之後僅憑此簽署人而接受的。請給出較後的時間；該版本的內容須由另一"
               "簽署人的新版終止。",
               "版本 {sequence} 于 {received} "
               "收到，是在该时间之后仅凭此签名人而接受的。请给出较后的时间；该版本的内容须由另一"
               "签名人的新版终止。",
               "A edição {sequence}, recebida em {received}, foi aceite só por este signatário "
               "depois desse instante. Dê um instante posterior; o que a edição diz acaba com uma "
               "edição nova de outro signatário."}}},
    CodeText{"pin.act_differs",
             {{"The first person asked for {from}, now {asked} is asked for. Both give the same "
               "instant.",
               "首位批准人要求的是 {from}，現在要求的是 {asked}。兩人須給出相同的時間。",
               "首位批准人要求的是 {from}，现在要求的是 {asked}。两人须给出相同的时间。",
               "A primeira pessoa pediu {from}, agora pede-se {asked}. Ambas dão o mesmo "
               "instante."}}},
    CodeText{"high_water.nothing_to_reset",
             {{"The highest sequence number of {territory} is {sequence}, that of an edition whose "
               "signer is trusted. There is nothing to reset.",
               "{territory} 的最高序號為 {sequence}，所屬版本的簽署人受信任。無須回復。",
               "{territory} 的最高序号为 {sequence}，所属版本的签名人受信任。无须恢复。",
               "O mais alto número de sequência de {territory} é {sequence}, o de uma edição cujo "
               "signatário é de confiança. Não há nada a repor."}}},
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

template <std::size_t N>
consteval bool has_all(const std::array<Code, N>& codes) {
  for (const auto& code : codes) {
    bool found = false;
    for (const auto& entry : kShellTexts) {
      if (entry.id == code.id) found = true;
    }
    if (!found) return false;
  }
  return true;
}

}  // namespace baytrust::messages
