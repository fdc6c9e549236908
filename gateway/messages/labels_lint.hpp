// Lint: its commands, options and the words of a report. Internal to labels.cpp.
#pragma once

#include <array>

#include "gateway/messages/label_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kLintLabels{
    LabelText{Label::cmd_list_lint,
              {{"Lint a trust list, a draft too: what to mend, and how",
                "檢查信任名單（包括草稿）：有何須更正及如何更正",
                "检查信任列表（包括草稿）：有何须更正及如何更正",
                "Analisar uma lista de confiança, também em rascunho: o que corrigir, e como"}}},
    LabelText{Label::cmd_mapping_lint,
              {{"Lint registers, drafts too, beside the lists they speak of",
                "檢查登記冊（包括草稿），並與其所指的名單比對",
                "检查登记册（包括草稿），并与其所指的列表比对",
                "Analisar registos, também em rascunho, com as listas de que falam"}}},
    LabelText{Label::exit_lint,
              {{"0 no error that is not waived, 1 errors", "0 沒有未獲豁免的錯誤，1 有錯誤",
                "0 没有未获豁免的错误，1 有错误", "0 nenhum erro por dispensar, 1 erros"}}},
    LabelText{Label::opt_waivers,
              {{"Waivers, equivalence table and languages, a TOML file",
                "豁免、等同級別表及語文設定，TOML 檔案", "豁免、等同级别表和语言设定，TOML 文件",
                "Dispensas, tabela de equivalências e línguas, um ficheiro TOML"}}},
    LabelText{Label::opt_lint_at,
              {{"Lint as of this instant instead of now", "以此時刻而非現在進行檢查",
                "按此时刻而非现在进行检查", "Analisar neste instante em vez de agora"}}},
    LabelText{Label::opt_lint_lists,
              {{"Trust lists to compare with, before those in the store",
                "用作比對的信任名單，優先於儲存庫內者", "用作比对的信任列表，优先于存储库内者",
                "Listas de confiança com que comparar, antes das do armazém"}}},
    LabelText{Label::opt_lint_pin,
              {{"Verify the signature of a file with this signer", "以此簽署人核實檔案的簽署",
                "用此签名人验证文件的签名",
                "Verificar a assinatura de um ficheiro com este signatário"}}},
    LabelText{Label::arg_lint_list,
              {{"A trust list, signed or a draft, or the jurisdiction whose list in the store is "
                "meant",
                "信任名單（已簽署或草稿），或儲存庫內所指名單的司法管轄區",
                "信任列表（已签名或草稿），或存储库内所指列表的法域",
                "Uma lista de confiança, assinada ou rascunho, ou a jurisdição cuja lista no "
                "armazém se quer"}}},
    LabelText{Label::arg_lint_register,
              {{"A register, signed or a draft, or the jurisdiction whose register in the store is "
                "meant",
                "登記冊（已簽署或草稿），或儲存庫內所指登記冊的司法管轄區",
                "登记册（已签名或草稿），或存储库内所指登记册的法域",
                "Um registo, assinado ou rascunho, ou a jurisdição cujo registo no armazém se "
                "quer"}}},
    LabelText{Label::lint_errors,
              {{"Errors: {count}", "錯誤：{count}", "错误：{count}", "Erros: {count}"}}},
    LabelText{Label::lint_warnings,
              {{"Warnings: {count}", "警告：{count}", "警告：{count}", "Avisos: {count}"}}},
    LabelText{Label::lint_infos,
              {{"Notes: {count}", "提示：{count}", "提示：{count}", "Notas: {count}"}}},
    LabelText{Label::lint_waived,
              {{"Waived: {count}", "已豁免：{count}", "已豁免：{count}", "Dispensados: {count}"}}},
    LabelText{
        Label::lint_counts,
        {{"{subject}: errors {errors}, warnings {warnings}, notes {infos}, waived {waived}.",
          "{subject}：錯誤 {errors} 項、警告 {warnings} 項、提示 {infos} 項、已豁免 "
          "{waived} 項。",
          "{subject}：错误 {errors} 项、警告 {warnings} 项、提示 {infos} 项、已豁免 "
          "{waived} 项。",
          "{subject}: erros {errors}, avisos {warnings}, notas {infos}, dispensados {waived}."}}},
    LabelText{Label::lint_clean,
              {{"{subject}: nothing to mend.", "{subject}：沒有須更正之處。",
                "{subject}：没有须更正之处。", "{subject}: nada a corrigir."}}},
    LabelText{Label::lint_subject,
              {{"{document}, edition {sequence}", "{document}第 {sequence} 版",
                "{document}第 {sequence} 版", "{document}, edição {sequence}"}}},
    LabelText{Label::lint_unreadable,
              {{"{file}: cannot be read as what it should be", "{file}：未能按應有格式讀取",
                "{file}：无法按应有格式读取", "{file}: não se pode ler como o que devia ser"}}},
    LabelText{Label::lint_verified,
              {{"The signature holds: a pinned signer made it.", "簽署無誤：由釘選的簽署人作出。",
                "签名无误：由锁定的签名人作出。",
                "A assinatura é correcta: fê-la um signatário fixado."}}},
    LabelText{
        Label::lint_not_verified,
        {{"The signature is not verified: lint looks at what is written, not at who wrote it.",
          "沒有核實簽署：檢查只看內容，不看由誰書寫。",
          "没有验证签名：检查只看内容，不看由谁书写。",
          "A assinatura não é verificada: a análise vê o que está escrito, não quem o "
          "escreveu."}}},
    LabelText{Label::lint_not_verified_why,
              {{"The signature is not verified: {reason}", "簽署未經核實：{reason}",
                "签名未经验证：{reason}", "A assinatura não é verificada: {reason}"}}},
    LabelText{Label::lint_fix, {{"To do: {fix}", "處理：{fix}", "处理：{fix}", "A fazer: {fix}"}}},
    LabelText{
        Label::lint_waived_by,
        {{"waived by {by} until {expires}: {reason}", "由 {by} 豁免至 {expires}：{reason}",
          "由 {by} 豁免至 {expires}：{reason}", "dispensado por {by} até {expires}: {reason}"}}},
    LabelText{Label::lint_more,
              {{"Lint: errors {errors}, warnings {warnings}. To see them:",
                "檢查結果：錯誤 {errors} 項，警告 {warnings} 項。查看方法：",
                "检查结果：错误 {errors} 项，警告 {warnings} 项。查看方法：",
                "Análise: erros {errors}, avisos {warnings}. Para os ver:"}}},
};

}  // namespace baytrust::messages
