// Texts of batches of path cases (gateway/service/batch_codes.hpp), which prove when they are
// compiled that their codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kBatchTexts{
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
    CodeText{"batch.file.unreadable",
             {{"Line {line}: the file {file} cannot be read.",
               "第 {line} 行：檔案 {file} 未能讀取。", "第 {line} 行：文件 {file} 无法读取。",
               "Linha {line}: o ficheiro {file} não pode ser lido."}}},
};

}  // namespace baytrust::messages
