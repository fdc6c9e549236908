// Signed files: their signatures and time-stamps. Internal to labels.cpp.
#pragma once

#include <array>

#include "gateway/messages/label_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kSignatureLabels{
    LabelText{Label::integrity_good, {{"intact", "完整", "完整", "íntegra"}}},
    LabelText{Label::integrity_bad, {{"not intact", "不完整", "不完整", "não íntegra"}}},
    LabelText{Label::integrity_unknown,
              {{"cannot tell", "未能判斷", "无法判断", "não se pode dizer"}}},
    LabelText{Label::content_attached,
              {{"inside the file", "在檔案之內", "在文件之内", "dentro do ficheiro"}}},
    LabelText{Label::content_detached,
              {{"beside the file", "另行提供", "另行提供", "ao lado do ficheiro"}}},
    LabelText{Label::content_digest_only,
              {{"only its digest", "只有摘要", "只有摘要", "só o resumo criptográfico"}}},
    LabelText{Label::content_absent, {{"not at hand", "沒有提供", "没有提供", "em falta"}}},
    LabelText{Label::stamp_content, {{"of the content", "內容的", "内容的", "do conteúdo"}}},
    LabelText{Label::stamp_signature, {{"of the signature", "簽署的", "签名的", "da assinatura"}}},
    LabelText{Label::stamp_references,
              {{"of references", "引用資料的", "引用资料的", "das referências"}}},
    LabelText{Label::stamp_archive, {{"for the archive", "存檔的", "存档的", "de arquivo"}}},
    LabelText{Label::stamp_document, {{"of the document", "文件的", "文档的", "do documento"}}},
    LabelText{Label::basis_request,
              {{"when it was asked", "查詢之時", "查询之时", "o momento do pedido"}}},
    LabelText{Label::basis_timestamp,
              {{"an accepted time-stamp", "獲接納的時間戳記", "获接受的时间戳",
                "um selo temporal aceite"}}},
    LabelText{Label::basis_asserted,
              {{"stated by whoever asks: a what-if", "由查詢者指定：假設性查詢",
                "由查询者指定：假设性查询", "indicado por quem pergunta: uma hipótese"}}},
    LabelText{Label::signature_of_file,
              {{"Signature {index} of {count}", "第 {index} 個簽署（共 {count} 個）",
                "第 {index} 个签名（共 {count} 个）", "Assinatura {index} de {count}"}}},
    LabelText{Label::file_of_signatures,
              {{"The file as a whole: {accepted}. Accepted signatures: {valid} of {count}.",
                "整個檔案：{accepted}。獲接納的簽署：{valid}／{count}。",
                "整个文件：{accepted}。获接受的签名：{valid}／{count}。",
                "O ficheiro no seu todo: {accepted}. Assinaturas aceites: {valid} de {count}."}}},
    LabelText{Label::field_integrity, {{"Integrity", "完整性", "完整性", "Integridade"}}},
    LabelText{Label::field_content,
              {{"Signed content", "已簽署內容", "已签名内容", "Conteúdo assinado"}}},
    LabelText{Label::field_named_signer,
              {{"Signer as named", "所示簽署人", "所示签名人", "Signatário indicado"}}},
    LabelText{Label::field_claimed_time,
              {{"Claimed time", "聲稱時間", "声称时间", "Hora declarada"}}},
    LabelText{Label::field_time_basis,
              {{"Time rests on", "時間依據", "时间依据", "A hora assenta em"}}},
    LabelText{Label::field_timestamps, {{"Time-stamps", "時間戳記", "时间戳", "Selos temporais"}}},
    LabelText{Label::field_time, {{"Time", "時間", "时间", "Hora"}}},
};

}  // namespace baytrust::messages
