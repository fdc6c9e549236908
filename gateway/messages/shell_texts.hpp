// Texts of folders above messages: the use cases (gateway/service/codes.hpp) and the command line
// (gateway/cli/codes.hpp). Each of those folders proves when it is compiled that its codes are all
// here: static_assert(messages::has_texts(kShellTexts, kCodes)).
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

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
    CodeText{"request.file.unknown_kind",
             {{"This is neither a certificate nor a signed document that is read here: PEM or DER "
               "certificates, CMS signatures (RFC 5652) and PDF are.",
               "這既非證書，亦非可讀取的已簽署文件：可讀取 PEM 或 DER 證書、CMS 簽署（RFC 5652）及 "
               "PDF。",
               "这既非证书，也非可读取的已签名文件：可读取 PEM 或 DER 证书、CMS 签名（RFC 5652）和 "
               "PDF。",
               "Isto não é um certificado nem um documento assinado dos que aqui se lêem: "
               "certificados PEM "
               "ou DER, assinaturas CMS (RFC 5652) e PDF."}}},
    CodeText{
        "request.content.not_asked",
        {{"The file carries what it signs, or signs nothing detached: the content given "
          "beside it is not used. Leave it out.",
          "檔案已載有所簽署的內容，或沒有分離式簽署，故不使用另附的內容。請勿附上。",
          "文件已载有所签署的内容，或没有分离式签名，因此不使用另附的内容。请勿附上。",
          "O ficheiro contém o que assina, ou não tem assinatura destacada: o conteúdo dado ao "
          "lado não é usado. Omita-o."}}},
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
    CodeText{"cli.directory.not_empty",
             {{"{directory} is not empty. Name a directory that is new or empty; nothing was "
               "changed.",
               "{directory} 並非空目錄。請指定新的或空的目錄；沒有作任何更改。",
               "{directory} 不是空目录。请指定新的或空的目录；没有作任何更改。",
               "{directory} não está vazio. Indique um directório novo ou vazio; nada foi "
               "alterado."}}},
    CodeText{"cli.port.unusable",
             {{"Port {port} of this machine cannot be used: {message}. Choose another with --port.",
               "本機的連接埠 {port} 不能使用：{message}。請以 --port 另選一個。",
               "本机的端口 {port} 不能使用：{message}。请用 --port 另选一个。",
               "A porta {port} desta máquina não pode ser usada: {message}. Escolha outra com "
               "--port."}}},
    CodeText{"cli.file.unwritable",
             {{"{file} cannot be written: {message}.", "未能寫入 {file}：{message}。",
               "无法写入 {file}：{message}。", "Não se pode escrever {file}: {message}."}}},
};

}  // namespace baytrust::messages
