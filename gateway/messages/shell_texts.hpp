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
             {{"Line {line}: cases of kind \"{kind}\" are not judged; path and crl are.",
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
