// Texts of authoring: drafting lists and registers, signing them. gateway/authoring proves when it
// is compiled that its codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kAuthorTexts{
    CodeText{"author.table.too_large",
             {{"The table has {size} octets; at most {limit} are read. Divide it.",
               "表格有 {size} 個八位組；最多讀取 {limit} 個。請把它分開。",
               "表格有 {size} 个八位组；最多读取 {limit} 个。请把它分开。",
               "A tabela tem {size} octetos; lêem-se no máximo {limit}. Divida-a."}}},
    CodeText{"author.table.not_utf8",
             {{"Line {line} is not UTF-8. Save the table as \"CSV UTF-8\".",
               "第 {line} 行不是 UTF-8。請把表格另存為「CSV UTF-8」。",
               "第 {line} 行不是 UTF-8。请把表格另存为“CSV UTF-8”。",
               "A linha {line} não está em UTF-8. Guarde a tabela como «CSV UTF-8»."}}},
    CodeText{"author.table.control",
             {{"Line {line} holds a control character. Remove it.",
               "第 {line} 行含有控制字元。請刪除。", "第 {line} 行含有控制字符。请删除。",
               "A linha {line} contém um carácter de controlo. Retire-o."}}},
    CodeText{
        "author.table.quote",
        {{"Line {line}: a quotation mark stands where none may, or is not closed. A cell with "
          "quotation marks is quoted as a whole, and each mark inside it doubled.",
          "第 {line} "
          "行：引號的位置不對，或沒有關閉。含引號的儲存格須整格加引號，格內每個引號寫兩次。",
          "第 {line} "
          "行：引号的位置不对，或没有关闭。含引号的单元格须整格加引号，格内每个引号写两次。",
          "Linha {line}: há aspas fora do lugar, ou por fechar. Uma célula com aspas fica toda "
          "entre aspas, e cada uma dentro dela é duplicada."}}},
    CodeText{"author.table.width",
             {{"Line {line} has {found} cells, the headings {expected}. A cell that holds a comma "
               "must be quoted.",
               "第 {line} 行有 {found} 格，標題有 {expected} 格。含逗號的儲存格須加引號。",
               "第 {line} 行有 {found} 格，标题有 {expected} 格。含逗号的单元格须加引号。",
               "A linha {line} tem {found} células, os títulos {expected}. Uma célula com vírgula "
               "tem de ficar entre aspas."}}},
    CodeText{"author.table.too_many",
             {{"Line {line}: more than {limit} {what}. Divide the table.",
               "第 {line} 行：超過 {limit}（{what}）。請把表格分開。",
               "第 {line} 行：超过 {limit}（{what}）。请把表格分开。",
               "Linha {line}: mais de {limit} ({what}). Divida a tabela."}}},
    CodeText{"author.table.empty",
             {{"The table needs a line of headings and at least one row.",
               "表格須有一行標題及最少一行資料。", "表格须有一行标题和至少一行数据。",
               "A tabela precisa de uma linha de títulos e de pelo menos uma linha."}}},
    CodeText{"author.column.unknown",
             {{"No column is called \"{column}\". Nearest: {known}.",
               "沒有名為「{column}」的欄。最接近的有：{known}。",
               "没有名为“{column}”的列。最接近的有：{known}。",
               "Nenhuma coluna se chama «{column}». Mais próximas: {known}."}}},
    CodeText{"author.column.repeated",
             {{"The column \"{column}\" stands twice. Remove one.",
               "「{column}」一欄出現兩次。請刪除其一。", "“{column}”一列出现两次。请删除其一。",
               "A coluna «{column}» aparece duas vezes. Retire uma."}}},
    CodeText{"author.cell.missing",
             {{"Line {line}: \"{column}\" is empty. Fill it in.",
               "第 {line} 行：「{column}」沒有填寫。請填寫。",
               "第 {line} 行：“{column}”没有填写。请填写。",
               "Linha {line}: «{column}» está vazia. Preencha-a."}}},
    CodeText{
        "author.cell.idle",
        {{"Line {line}: \"{column}\" says \"{value}\", which means nothing in a row like this. "
          "Clear it, or correct the row.",
          "第 {line} 行：「{column}」填有「{value}」，在此類行中沒有意義。請清除，或更正該行。",
          "第 {line} 行：“{column}”填有“{value}”，在此类行中没有意义。请清除，或更正该行。",
          "Linha {line}: «{column}» diz «{value}», o que nada significa numa linha destas. "
          "Apague-o, ou corrija a linha."}}},
    CodeText{"author.cell.bad",
             {{"Line {line}: \"{column}\" says \"{value}\"; expected: {expected}.",
               "第 {line} 行：「{column}」填有「{value}」；應為：{expected}。",
               "第 {line} 行：“{column}”填有“{value}”；应为：{expected}。",
               "Linha {line}: «{column}» diz «{value}»; esperado: {expected}."}}},
    CodeText{
        "author.cell.contradicts",
        {{"Line {line}: \"{column}\" says \"{value}\", but line {other_line} \"{other}\". Make "
          "them alike.",
          "第 {line} 行：「{column}」填有「{value}」，但第 {other_line} "
          "行填有「{other}」。請改為一致。",
          "第 {line} 行：“{column}”填有“{value}”，但第 {other_line} "
          "行填有“{other}”。请改为一致。",
          "Linha {line}: «{column}» diz «{value}», mas a linha {other_line} diz «{other}». "
          "Torne-as iguais."}}},
    CodeText{"author.date.source_missing",
             {{"Line {line}: \"{column}\" is empty. Say where \"{value}\" was read, or why its "
               "dates are not known.",
               "第 {line} 行：「{column}」沒有填寫。請註明「{value}」的出處，或日期不詳的原因。",
               "第 {line} 行：“{column}”没有填写。请注明“{value}”的出处，或日期不详的原因。",
               "Linha {line}: «{column}» está vazia. Diga onde se leu «{value}», ou porque não se "
               "conhecem as datas."}}},
    CodeText{
        "author.date.future",
        {{"Line {line}: \"{column}\" says {value}, after the issue time {issued}. A trust list "
          "says what is: put this row into the edition of that day.",
          "第 {line} 行：「{column}」為 {value}，遲於發布時間 "
          "{issued}。信任名單只載現況：請把此行放入當日的版本。",
          "第 {line} 行：“{column}”为 {value}，晚于发布时间 "
          "{issued}。信任列表只载现况：请把此行放入当日的版本。",
          "Linha {line}: «{column}» diz {value}, depois da emissão em {issued}. A lista de "
          "confiança diz o que é: ponha esta linha na edição desse dia."}}},
    CodeText{"author.date.order",
             {{"Line {line}: \"{column}\" says {value}, which is not after {other}. Correct one of "
               "them.",
               "第 {line} 行：「{column}」為 {value}，並非在 {other} 之後。請更正其一。",
               "第 {line} 行：“{column}”为 {value}，并非在 {other} 之后。请更正其一。",
               "Linha {line}: «{column}» diz {value}, que não é depois de {other}. Corrija uma "
               "delas."}}},
    CodeText{
        "author.row.repeated",
        {{"Line {line}: \"{value}\" ({column}) stands in line {other_line} already. Remove one "
          "row, or give them different ids.",
          "第 {line} 行：「{value}」（{column}）已見於第 {other_line} "
          "行。請刪除一行，或填上不同的識別碼。",
          "第 {line} 行：“{value}”（{column}）已见于第 {other_line} "
          "行。请删除一行，或填上不同的标识。",
          "Linha {line}: «{value}» ({column}) já está na linha {other_line}. Retire uma linha, "
          "ou dê-lhes identificadores diferentes."}}},
    CodeText{"author.name.unknown",
             {{"Line {line}: no certificate given is called \"{name}\" ({column}). Nearest: "
               "{nearest}. Add the certificate, or correct the name.",
               "第 {line} "
               "行：所提供的證書沒有一張名為「{name}」（{column}）。最接近的有：{nearest}。請加入"
               "該證書，或更正名稱。",
               "第 {line} "
               "行：所提供的证书没有一张名为“{name}”（{column}）。最接近的有：{nearest}。请加入"
               "该证书，或更正名称。",
               "Linha {line}: nenhum certificado dado se chama «{name}» ({column}). Mais próximos: "
               "{nearest}. Junte o certificado, ou corrija o nome."}}},
    CodeText{"author.name.ambiguous",
             {{"Line {line}: several certificates are called \"{name}\" ({column}), or look like "
               "it: {candidates}. Write the fingerprint of the right one into the sha256 column.",
               "第 {line} "
               "行：有多張證書名為「{name}」（{column}）或與之相似：{candidates}。請在 sha256 "
               "欄填上正確一張的指紋。",
               "第 {line} "
               "行：有多张证书名为“{name}”（{column}）或与之相似：{candidates}。请在 sha256 "
               "列填上正确一张的指纹。",
               "Linha {line}: vários certificados chamam-se «{name}» ({column}), ou parecem-no: "
               "{candidates}. Escreva a impressão digital do certo na coluna sha256."}}},
    CodeText{"author.name.differs",
             {{"Line {line}: \"{name}\" ({column}) looks like the name of {candidates} but is not "
               "the same: a dash, a space, width or case differs. Correct the name, or write the "
               "fingerprint into the sha256 column.",
               "第 {line} 行：「{name}」（{column}）與 {candidates} "
               "的名稱相似但不相同：連字號、空格、全半形或大小寫有別。請更正名稱，或在 sha256 "
               "欄填上指紋。",
               "第 {line} 行：“{name}”（{column}）与 {candidates} "
               "的名称相似但不相同：连字符、空格、全半角或大小写有别。请更正名称，或在 sha256 "
               "列填上指纹。",
               "Linha {line}: «{name}» ({column}) parece o nome de {candidates} mas não é igual: "
               "difere um traço, um espaço, a largura ou uma maiúscula. Corrija o nome, ou escreva "
               "a impressão digital na coluna sha256."}}},
    CodeText{
        "author.fingerprint.unknown",
        {{"Line {line}: no certificate given has the fingerprint {value} (\"{column}\"). Add "
          "the certificate, or correct the fingerprint.",
          "第 {line} 行：所提供的證書沒有一張的指紋為 "
          "{value}（「{column}」）。請加入該證書，或更正指紋。",
          "第 {line} 行：所提供的证书没有一张的指纹为 "
          "{value}（“{column}”）。请加入该证书，或更正指纹。",
          "Linha {line}: nenhum certificado dado tem a impressão digital {value} («{column}»). "
          "Junte o certificado, ou corrija a impressão digital."}}},
    CodeText{
        "author.chain.broken",
        {{"Line {line}: no signatures lead from {issuer} up to {root} (\"{column}\"). The pair "
          "names another generation of a CA, or a certificate between them was not given.",
          "第 {line} 行：沒有簽署可由 {issuer} 上溯至 "
          "{root}（「{column}」）。這一對指向另一代的核證機關，或未有提供中間的證書。",
          "第 {line} 行：没有签名可由 {issuer} 上溯至 "
          "{root}（“{column}”）。这一对指向另一代的认证机构，或未提供中间的证书。",
          "Linha {line}: nenhuma assinatura leva de {issuer} até {root} («{column}»). O par "
          "nomeia outra geração da CA, ou falta um certificado entre eles."}}},
    CodeText{"author.certificates.none",
             {{"No certificate of a CA was found there. Put the CA certificates, PEM or DER, into "
               "that directory.",
               "該處沒有核證機關的證書。請把核證機關的證書（PEM 或 DER）放入該目錄。",
               "该处没有认证机构的证书。请把认证机构的证书（PEM 或 DER）放入该目录。",
               "Não se encontrou ali nenhum certificado de uma CA. Ponha os certificados das CA, "
               "PEM ou DER, nesse directório."}}},
    CodeText{"author.certificates.unreadable",
             {{"This file holds no certificate that can be read ({message}); no name is bound to "
               "it. Replace or remove it.",
               "此檔案沒有可讀取的證書（{message}）；不會有名稱與其配對。請替換或移除。",
               "此文件没有可读取的证书（{message}）；不会有名称与其配对。请替换或移除。",
               "Este ficheiro não contém um certificado legível ({message}); nenhum nome lhe é "
               "ligado. Substitua-o ou retire-o."}}},
    CodeText{
        "author.pairing.unconfirmed",
        {{"The pairings of names and certificates are not confirmed. Run with --pairings FILE, "
          "compare the fingerprints, name yourself in FILE, then run with --confirm FILE; or "
          "run at a terminal with --as NAME.",
          "名稱與證書的配對尚未確認。請以 --pairings FILE 執行，核對指紋，在 FILE "
          "填上閣下姓名，再以 --confirm FILE 執行；或在終端機以 --as NAME 執行。",
          "名称与证书的配对尚未确认。请以 --pairings FILE 运行，核对指纹，在 FILE "
          "填上您的姓名，再以 --confirm FILE 运行；或在终端以 --as NAME 运行。",
          "Os pares de nomes e certificados não estão confirmados. Execute com --pairings "
          "FILE, compare as impressões digitais, ponha o seu nome em FILE e execute com "
          "--confirm FILE; ou execute num terminal com --as NAME."}}},
    CodeText{"author.pairing.declined",
             {{"\"{name}\" was not confirmed to be the certificate {certificate}. Correct the "
               "table, or pin the right certificate there.",
               "未確認「{name}」即證書 {certificate}。請更正表格，或在表格內指定正確的證書。",
               "未确认“{name}”即证书 {certificate}。请更正表格，或在表格内指定正确的证书。",
               "Não se confirmou que «{name}» é o certificado {certificate}. Corrija a tabela, ou "
               "indique nela o certificado certo."}}},
    CodeText{"author.pairing.missing",
             {{"The file does not confirm \"{name}\" as the certificate {certificate}. Write the "
               "pairings again with --pairings and review them.",
               "檔案沒有確認「{name}」即證書 {certificate}。請以 --pairings 重新寫出配對並核對。",
               "文件没有确认“{name}”即证书 {certificate}。请以 --pairings 重新写出配对并核对。",
               "O ficheiro não confirma «{name}» como o certificado {certificate}. Escreva de novo "
               "os pares com --pairings e reveja-os."}}},
    CodeText{"author.pairing.differs",
             {{"\"{name}\" was confirmed as the certificate {confirmed}, but is now {found}. Find "
               "out why before you confirm it again.",
               "「{name}」曾確認為證書 {confirmed}，但現在是 {found}。再確認前請先查明原因。",
               "“{name}”曾确认为证书 {confirmed}，但现在是 {found}。再确认前请先查明原因。",
               "«{name}» foi confirmado como o certificado {confirmed}, mas agora é {found}. "
               "Descubra porquê antes de o confirmar de novo."}}},
    CodeText{
        "author.pairing.reviewer",
        {{"\"{key}\" is not filled in. The person who compared the fingerprints writes their "
          "name and the day (2026-03-31) there.",
          "「{key}」沒有填寫。核對指紋的人須在該處填上姓名及日期（2026-03-31）。",
          "“{key}”没有填写。核对指纹的人须在该处填上姓名和日期（2026-03-31）。",
          "«{key}» não está preenchido. Quem comparou as impressões digitais escreve ali o seu "
          "nome e o dia (2026-03-31)."}}},
    CodeText{"author.sign.kind",
             {{"This is not a {expected} document. Give the file that `new` wrote, to the command "
               "of the same group.",
               "這不是 {expected} 文件。請把 `new` 寫出的檔案交給同一組的指令。",
               "这不是 {expected} 文件。请把 `new` 写出的文件交给同一组的命令。",
               "Isto não é um documento {expected}. Dê o ficheiro que `new` escreveu ao comando do "
               "mesmo grupo."}}},
    CodeText{"author.sign.draft_differs",
             {{"From line {line} on, the draft is not as the program writes it: it was edited, or "
               "is signed already. Change the table and run `new` again.",
               "由第 {line} 行起，草稿與本程式所寫的不同：它曾被修改，或已簽署。請更改表格並重新"
               "執行 `new`。",
               "从第 {line} 行起，草稿与本程序所写的不同：它曾被修改，或已签名。请更改表格并重新"
               "运行 `new`。",
               "A partir da linha {line}, o rascunho não está como o programa o escreve: foi "
               "editado, ou já está assinado. Altere a tabela e execute `new` de novo."}}},
    CodeText{
        "author.sign.key_mismatch",
        {{"The key does not belong to the certificate {certificate}. Give the certificate of "
          "this key.",
          "密碼匙不屬於證書 {certificate}。請提供此密碼匙的證書。",
          "密钥不属于证书 {certificate}。请提供此密钥的证书。",
          "A chave não pertence ao certificado {certificate}. Dê o certificado desta chave."}}},
    CodeText{"author.sign.certificate_time",
             {{"The certificate is valid from {not_before} to {not_after}; it is now {now}. Nobody "
               "would accept its signature. Use a certificate that is valid.",
               "證書有效期由 {not_before} 至 {not_after}；現為 "
               "{now}。其簽署不會獲接納。請使用有效的證書。",
               "证书有效期从 {not_before} 至 {not_after}；现为 "
               "{now}。其签名不会被接受。请使用有效的证书。",
               "O certificado é válido de {not_before} a {not_after}; agora é {now}. Ninguém "
               "aceitaria a sua assinatura. Use um certificado válido."}}},
    CodeText{"author.sign.previous_other",
             {{"The previous edition is of {found}, this one of {expected}. Give the right file.",
               "前一版屬於 {found}，本版屬於 {expected}。請提供正確的檔案。",
               "前一版属于 {found}，本版属于 {expected}。请提供正确的文件。",
               "A edição anterior é de {found}, esta é de {expected}. Dê o ficheiro certo."}}},
    CodeText{"author.sign.sequence",
             {{"The sequence number {sequence} is not above {previous} of the previous edition. "
               "Raise it in the scheme and run `new` again.",
               "序號 {sequence} 不大於前一版的 {previous}。請在方案檔提高序號並重新執行 `new`。",
               "序号 {sequence} 不大于前一版的 {previous}。请在方案文件提高序号并重新运行 `new`。",
               "O número de sequência {sequence} não é superior a {previous} da edição anterior. "
               "Aumente-o no esquema e execute `new` de novo."}}},
    CodeText{
        "author.secret.missing",
        {{"The key is protected, and there is no terminal to ask at. Put the passphrase or PIN "
          "into a file that only you can read and give it with {option}.",
          "密碼匙受保護，而沒有終端機可供詢問。請把通行短語或 PIN "
          "放入只有閣下可讀取的檔案，並以 {option} 提供。",
          "密钥受保护，而没有终端可供询问。请把口令或 PIN 放入只有您可读取的文件，并以 "
          "{option} 提供。",
          "A chave está protegida e não há terminal onde perguntar. Ponha a frase-senha ou o "
          "PIN num ficheiro que só você possa ler e indique-o com {option}."}}},
    CodeText{"author.tokens.absent",
             {{"This program was built without PKCS#11; `baytrust --version` lists what is in it. "
               "Build it with libp11, or use a key in a file.",
               "本程式並未包含 PKCS#11；`baytrust --version` 列出所含功能。請連同 libp11 "
               "建置，或使用檔案內的密碼匙。",
               "本程序并未包含 PKCS#11；`baytrust --version` 列出所含功能。请连同 libp11 "
               "构建，或使用文件内的密钥。",
               "Este programa foi feito sem PKCS#11; `baytrust --version` lista o que contém. "
               "Compile-o com libp11, ou use uma chave num ficheiro."}}},
};

}  // namespace baytrust::messages
