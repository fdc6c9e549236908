// Texts of configuration (gateway/service/config_codes.hpp), which proves when it is compiled that
// its codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kConfigTexts{
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
};

}  // namespace baytrust::messages
