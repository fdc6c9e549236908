// Texts of the SQLite adapter (gateway/store/codes.hpp), which proves when it is compiled that its
// codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kStoreTexts{
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
    CodeText{"store.full",
             {{"There is no room for the store at {place}; nothing was written.",
               "{place} 的儲存庫沒有空間；沒有寫入任何資料。",
               "{place} 的存储库没有空间；没有写入任何数据。",
               "Não há espaço para o armazém em {place}; nada foi escrito."}}},
    CodeText{"store.fsync",
             {{"The disk under {place} does not confirm what is written ({message}). Look at it "
               "before anything else is done.",
               "{place} 所在的磁碟未能確認寫入（{message}）。請先檢查磁碟，再作其他操作。",
               "{place} 所在的磁盘无法确认写入（{message}）。请先检查磁盘，再作其他操作。",
               "O disco de {place} não confirma o que se escreve ({message}). Verifique-o antes de "
               "fazer mais alguma coisa."}}},
    CodeText{"store.read_only",
             {{"The store at {place} can only be read; nothing was written.",
               "{place} 的儲存庫只供讀取；沒有寫入任何資料。",
               "{place} 的存储库只可读取；没有写入任何数据。",
               "O armazém em {place} só pode ser lido; nada foi escrito."}}},
    CodeText{"store.fsck.integrity",
             {{"The database file is not whole: {message}.", "資料庫檔案不完整：{message}。",
               "数据库文件不完整：{message}。",
               "O ficheiro da base de dados não está íntegro: {message}."}}},
    CodeText{"store.fsck.reference",
             {{"A row of {table} refers to a row of {parent} that is not there.",
               "{table} 的一行引用 {parent} 中不存在的一行。",
               "{table} 的一行引用了 {parent} 中不存在的一行。",
               "Uma linha de {table} refere uma linha de {parent} que não existe."}}},
    CodeText{"store.fsck.digest",
             {{"What {table} keeps under {digest} has another digest: {found}.",
               "{table} 以 {digest} 保存的內容具有另一摘要：{found}。",
               "{table} 以 {digest} 保存的内容具有另一摘要：{found}。",
               "O que {table} guarda sob {digest} tem outro resumo: {found}."}}},
    CodeText{
        "store.fsck.edition",
        {{"The edition {digest} has no signed file.", "版本 {digest} 沒有已簽署的檔案。",
          "版本 {digest} 没有已签名的文件。", "A edição {digest} não tem ficheiro assinado."}}},
    CodeText{"store.fsck.mark",
             {{"The highest sequence number seen of {document} is {found}, but edition {sequence} "
               "is in the store.",
               "{document} 曾見的最高序號為 {found}，但儲存庫內有第 {sequence} 版。",
               "{document} 曾见的最高序号为 {found}，但存储库内有第 {sequence} 版。",
               "O maior número de sequência visto de {document} é {found}, mas a edição {sequence} "
               "está no armazém."}}},
    CodeText{"store.fsck.submission",
             {{"The submission {id} is {state}, but its steps say {found}.",
               "提交 {id} 的狀態為 {state}，但其步驟顯示 {found}。",
               "提交 {id} 的状态为 {state}，但其步骤显示 {found}。",
               "A submissão {id} está {state}, mas os seus passos dizem {found}."}}},
    CodeText{"store.fsck.submission_edition",
             {{"The submission {id} is {state}, but its edition {digest} is {found}.",
               "提交 {id} 的狀態為 {state}，但其版本 {digest} 的狀態為 {found}。",
               "提交 {id} 的状态为 {state}，但其版本 {digest} 的状态为 {found}。",
               "A submissão {id} está {state}, mas a sua edição {digest} está {found}."}}},
    CodeText{"store.fsck.events",
             {{"Events are missing: {found} are there, the last has number {last}.",
               "有事件缺失：現有 {found} 個，最後一個的編號為 {last}。",
               "有事件缺失：现有 {found} 个，最后一个的编号为 {last}。",
               "Faltam eventos: há {found}, o último tem o número {last}."}}},
    CodeText{"store.cannot_create",
             {{"A store cannot be made at {place}: {message}.",
               "未能在 {place} 建立儲存庫：{message}。", "无法在 {place} 建立存储库：{message}。",
               "Não é possível criar um armazém em {place}: {message}."}}},
};

}  // namespace baytrust::messages
