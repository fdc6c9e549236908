// Texts of the trust in force: gateway/service/trust_codes.hpp, which proves that all are here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kTrustTexts{
    CodeText{"trust.document.fresh",
             {{"In force and fresh: {subject}.", "{subject}已生效且在更新期內。",
               "{subject}已生效且在更新期内。", "Em vigor e actual: {subject}."}}},
    CodeText{"trust.document.missing",
             {{"Missing: {subject}. No edition was ever accepted.",
               "缺少{subject}：從未接受任何版本。", "缺少{subject}：从未接受任何版本。",
               "Falta {subject}: nenhuma edição foi aceite até hoje."}}},
    CodeText{
        "trust.document.stop",
        {{"Too old to be used since {since}: {subject}. A newer edition is needed.",
          "{subject}自 {since} 起因過期而不得使用，須有較新版本。",
          "{subject}自 {since} 起因过期而不得使用，须有较新版本。",
          "Demasiado antigo para ser usado desde {since}: {subject}. É precisa uma edição mais "
          "recente."}}},
    CodeText{"trust.document.grace",
             {{"Not renewed by {next_update}, used until {stop}: {subject}.",
               "{subject}本應於 {next_update} 前更新；可使用至 {stop}。",
               "{subject}本应于 {next_update} 前更新；可使用至 {stop}。",
               "Por renovar desde {next_update}, usado até {stop}: {subject}."}}},
    CodeText{
        "trust.document.shrunk",
        {{"Edition {sequence} of {subject}, received {received}, lacks much of what was there. "
          "Until it is approved or refused, what it lacks counts as unknown.",
          "{subject}：於 {received} 收到的版本 {sequence} "
          "缺少大量原有內容。在核准或拒絕之前，所缺者視為未知。",
          "{subject}：于 {received} 收到的版本 {sequence} "
          "缺少大量原有内容。在批准或拒绝之前，所缺者视为未知。",
          "Edição {sequence}, recebida em {received}: falta muito do que havia ({subject}). Até "
          "ser aprovada ou recusada, o que lhe falta conta como desconhecido."}}},
    CodeText{"trust.document.rejected",
             {{"Edition {offered} of {subject} was refused at {at} ({code}). The last good edition "
               "stays.",
               "{subject}：版本 {offered} 於 {at} 被拒絕（{code}）。沿用最後一個有效版本。",
               "{subject}：版本 {offered} 于 {at} 被拒绝（{code}）。沿用最后一个有效版本。",
               "A edição {offered} foi recusada em {at} ({subject}: {code}). Mantém-se a última "
               "edição boa."}}},
    CodeText{"trust.next_update.near",
             {{"To be renewed by {next_update}, in {days} days or less: {subject}.",
               "{subject}須於 {next_update} 前更新：尚餘不多於 {days} 日。",
               "{subject}须于 {next_update} 前更新：剩余不多于 {days} 天。",
               "A renovar até {next_update}, dentro de {days} dias ou menos: {subject}."}}},
    CodeText{
        "trust.signer.near_end",
        {{"The certificate {certificate} that signed {subject} ends at {not_after}: {days} days "
          "or less. Its successor should be announced.",
          "簽署{subject}的證書 {certificate} 於 {not_after} 屆滿：尚餘不多於 {days} "
          "日。應公布繼任證書。",
          "签署{subject}的证书 {certificate} 于 {not_after} 届满：剩余不多于 {days} "
          "天。应公布继任证书。",
          "O certificado {certificate} que assinou {subject} termina em {not_after}: {days} dias "
          "ou menos. O seu sucessor devia ser anunciado."}}},
    CodeText{"trust.nothing_anchored",
             {{"No list names a CA that is in force: nothing can be judged valid.",
               "沒有名單載有生效的核證機關：任何證書均不能判為有效。",
               "没有名单载有生效的认证机构：任何证书均不能判为有效。",
               "Nenhuma lista indica uma entidade certificadora em vigor: nada pode ser julgado "
               "válido."}}},
    CodeText{"trust.emergency",
             {{"The emergency act {act} is in force until {lapses}.",
               "緊急處置 {act} 生效至 {lapses}。", "紧急处置 {act} 生效至 {lapses}。",
               "O acto de emergência {act} está em vigor até {lapses}."}}},
    CodeText{
        "trust.store.unreadable",
        {{"The store could not be read at {since} ({reason}). What was read before answers.",
          "於 {since} 未能讀取儲存庫（{reason}）。以先前讀取的內容作答。",
          "于 {since} 未能读取存储库（{reason}）。以先前读取的内容作答。",
          "O armazém não pôde ser lido em {since} ({reason}). Responde o que foi lido antes."}}},
};

}  // namespace baytrust::messages
