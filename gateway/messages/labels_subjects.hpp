// What a finding is about. Internal to labels.cpp.
#pragma once

#include <array>

#include "gateway/messages/label_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kSubjectsLabels{
    LabelText{Label::subject_request, {{"the request", "本請求", "本请求", "o pedido"}}},
    LabelText{Label::subject_certificate,
              {{"the certificate", "該證書", "该证书", "o certificado"}}},
    LabelText{
        Label::subject_target,
        {{"the certificate judged", "受判定的證書", "被判定的证书", "o certificado julgado"}}},
    LabelText{Label::subject_path,
              {{"certificate {index} of the path", "證書鏈的第 {index} 張證書",
                "证书链的第 {index} 张证书", "o certificado {index} da cadeia"}}},
    LabelText{Label::subject_anchor,
              {{"the trust anchor", "信任錨", "信任锚", "a âncora de confiança"}}},
    LabelText{Label::subject_link,
              {{"the recognition link", "互認連結", "互认链接", "a ligação de reconhecimento"}}},
    LabelText{Label::subject_candidate,
              {{"candidate path {index}", "候選證書鏈 {index}", "候选证书链 {index}",
                "a cadeia candidata {index}"}}},
    LabelText{Label::subject_crl,
              {{"revocation list {index}", "證書撤銷清單 {index}", "证书吊销列表 {index}",
                "a lista de revogação {index}"}}},
    LabelText{Label::subject_list,
              {{"the trust list of {name}", "{name} 的信任名單", "{name} 的信任列表",
                "a lista de confiança de {name}"}}},
    LabelText{
        Label::subject_register,
        {{"the register of {name}", "{name} 的登記冊", "{name} 的登记册", "o registo de {name}"}}},
    LabelText{
        Label::subject_recognition,
        {{"recognition {name}", "互認條目 {name}", "互认条目 {name}", "o reconhecimento {name}"}}},
    LabelText{Label::subject_profile, {{"the profile", "服務規則", "服务规则", "o perfil"}}},
    LabelText{Label::subject_signature, {{"the signature", "該簽署", "该签名", "a assinatura"}}},
    LabelText{Label::subject_document, {{"the document", "該文件", "该文件", "o documento"}}},
};

}  // namespace baytrust::messages
