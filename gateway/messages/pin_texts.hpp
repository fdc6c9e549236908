// Texts of changing pins (gateway/service/pin_codes.hpp), which prove when they are compiled that
// their codes are all here.
#pragma once

#include <array>

#include "gateway/messages/code_text.hpp"

namespace baytrust::messages {

inline constexpr std::array kPinTexts{
    CodeText{"pin.not_announced",
             {{"The edition in force of {territory} announces no next signer. Give the certificate "
               "with --pin and leave --announced out.",
               "{territory} 的現行版本沒有預告下一位簽署人。請以 --pin 提供證書，並省去 "
               "--announced。",
               "{territory} 的现行版本没有预告下一位签名人。请用 --pin 提供证书，并省去 "
               "--announced。",
               "A edição em vigor de {territory} não anuncia nenhum signatário seguinte. Dê o "
               "certificado com --pin, sem --announced."}}},
    CodeText{"pin.announced_other",
             {{"The edition in force announces {announced}; the certificate given is {given}. Find "
               "out which is right before anybody pins it.",
               "現行版本預告的是 {announced}；所提供的證書是 {given}。釘選前請先查明何者正確。",
               "现行版本预告的是 {announced}；所提供的证书是 {given}。锁定前请先查明何者正确。",
               "A edição em vigor anuncia {announced}; o certificado dado é {given}. Descubra qual "
               "está certo antes de alguém o fixar."}}},
    CodeText{"pin.certificate_missing",
             {{"The first person gives the certificate with --pin: a list announces only its "
               "fingerprint.",
               "首位批准人須以 --pin 提供證書：名單只預告其指紋。",
               "首位批准人须用 --pin 提供证书：列表只预告其指纹。",
               "A primeira pessoa dá o certificado com --pin: a lista anuncia só a impressão "
               "digital."}}},
    CodeText{"pin.unknown",
             {{"{digest} is no pin of {territory} in force.",
               "{digest} 不是 {territory} 現行的釘選。", "{digest} 不是 {territory} 现行的锁定。",
               "{digest} não está fixado, em vigor, para {territory}."}}},
    CodeText{"pin.editions_since",
             {{"The edition {sequence}, received at {received}, was accepted by this signer alone "
               "after that instant. Give a later instant; what the edition says is ended by a new "
               "edition of another signer.",
               "版本 {sequence} 於 {received} "
               "收到，是在該時間之後僅憑此簽署人而接受的。請給出較後的時間；該版本的內容須由另一"
               "簽署人的新版終止。",
               "版本 {sequence} 于 {received} "
               "收到，是在该时间之后仅凭此签名人而接受的。请给出较后的时间；该版本的内容须由另一"
               "签名人的新版终止。",
               "A edição {sequence}, recebida em {received}, foi aceite só por este signatário "
               "depois desse instante. Dê um instante posterior; o que a edição diz acaba com uma "
               "edição nova de outro signatário."}}},
    CodeText{"pin.act_differs",
             {{"The first person asked for {from}, now {asked} is asked for. Both give the same "
               "instant.",
               "首位批准人要求的是 {from}，現在要求的是 {asked}。兩人須給出相同的時間。",
               "首位批准人要求的是 {from}，现在要求的是 {asked}。两人须给出相同的时间。",
               "A primeira pessoa pediu {from}, agora pede-se {asked}. Ambas dão o mesmo "
               "instante."}}},
    CodeText{"high_water.nothing_to_reset",
             {{"The highest sequence number of {territory} is {sequence}, that of an edition whose "
               "signer is trusted. There is nothing to reset.",
               "{territory} 的最高序號為 {sequence}，所屬版本的簽署人受信任。無須回復。",
               "{territory} 的最高序号为 {sequence}，所属版本的签名人受信任。无须恢复。",
               "O mais alto número de sequência de {territory} é {sequence}, o de uma edição cujo "
               "signatário é de confiança. Não há nada a repor."}}},
};

}  // namespace baytrust::messages
