// Texts of times and time-stamps in a decision (gateway/decision/time_codes.hpp).
#include "gateway/decision/time_codes.hpp"
#include "gateway/messages/tables.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"time.asserted",
             {{"The time judged was stated by the person asking: this is a what-if.",
               "判定時刻由查詢者指定：這是假設性查詢。", "判定时刻由查询者指定：这是假设性查询。",
               "O momento julgado foi indicado por quem pergunta: é uma hipótese."}}},
    CodeText{"time.timestamp.accepted",
             {{"Time-stamp {timestamp} ({kind}) is accepted: what it stamps existed by {time}.",
               "時間戳記 {timestamp}（{kind}）獲接納：所蓋內容於 {time} 或之前已存在。",
               "时间戳 {timestamp}（{kind}）获接受：所盖内容在 {time} 或之前已存在。",
               "O selo temporal {timestamp} ({kind}) é aceite: o que ele sela já existia em "
               "{time}."}}},
    CodeText{"time.timestamp.not_intact",
             {{"Time-stamp {timestamp} proves nothing: {cause}.",
               "時間戳記 {timestamp} 未能證明任何事項：{cause}。",
               "时间戳 {timestamp} 不能证明任何事项：{cause}。",
               "O selo temporal {timestamp} nada prova: {cause}."}}},
    CodeText{
        "time.timestamp.ahead",
        {{"Time-stamp {timestamp} names {time}, but the file is known to have existed by "
          "{proven}.",
          "時間戳記 {timestamp} 所示時間為 {time}，但已知檔案於 {proven} 或之前已存在。",
          "时间戳 {timestamp} 所示时间为 {time}，但已知文件在 {proven} 或之前已存在。",
          "O selo temporal {timestamp} indica {time}, mas sabe-se que o ficheiro já existia em "
          "{proven}."}}},
    CodeText{
        "time.tsa.not_valid",
        {{"The authority of time-stamp {timestamp} was not good at the time it names: {cause}.",
          "時間戳記 {timestamp} 的機構在所示時間並非妥當：{cause}。",
          "时间戳 {timestamp} 的机构在所示时间不合格：{cause}。",
          "A autoridade do selo temporal {timestamp} não estava em ordem no momento indicado: "
          "{cause}."}}},
    CodeText{
        "time.tsa.not_recognised",
        {{"The authority of time-stamp {timestamp} (issuing jurisdiction: {issuing}) does not "
          "count here: {cause}.",
          "時間戳記 {timestamp} 的機構（發出方司法管轄區：{issuing}）在此不獲計算：{cause}。",
          "时间戳 {timestamp} 的机构（颁发方法域：{issuing}）在此不予计算：{cause}。",
          "A autoridade do selo temporal {timestamp} (jurisdição emissora: {issuing}) não conta "
          "aqui: {cause}."}}},
    CodeText{
        "time.tsa.revoked_since",
        {{"The authority of time-stamp {timestamp} was revoked at {since} (reason: {reason}): "
          "from then on its stamps may be anyone's.",
          "時間戳記 {timestamp} 的機構已於 {since} 被撤銷（原因：{reason}）：其後的戳記可能由任何"
          "人製作。",
          "时间戳 {timestamp} 的机构已于 {since} 被吊销（原因：{reason}）：其后的时间戳可能由任何人"
          "制作。",
          "A autoridade do selo temporal {timestamp} foi revogada em {since} (motivo: {reason}): "
          "a partir daí os seus selos podem ser de qualquer pessoa."}}},
    CodeText{
        "time.tsa.not_good_since",
        {{"Time-stamp {timestamp} is only known to have existed at {at}, and by then its "
          "authority was not good any more: {cause}.",
          "只知時間戳記 {timestamp} 於 {at} 已存在，而其機構屆時已不妥當：{cause}。",
          "只知时间戳 {timestamp} 在 {at} 已存在，而其机构届时已不合格：{cause}。",
          "Só se sabe que o selo temporal {timestamp} existia em {at}, e então a sua autoridade "
          "já não estava em ordem: {cause}."}}},
    CodeText{
        "tsa.listed",
        {{"The issuing trust list names the time-stamping service, in force then.",
          "發出方的信任名單載有此時間戳記服務，當時有效。",
          "颁发方的信任列表载有此时间戳服务，当时有效。",
          "A lista de confiança emissora indica o serviço de selos temporais, então em vigor."}}},
    CodeText{
        "tsa.not_listed",
        {{"The trust list of {jurisdiction} names no such time-stamping service in force at "
          "{at}.",
          "{jurisdiction} 的信任名單沒有在 {at} 有效的此項時間戳記服務。",
          "{jurisdiction} 的信任列表没有在 {at} 有效的此项时间戳服务。",
          "A lista de confiança de {jurisdiction} não indica tal serviço de selos temporais em "
          "vigor em {at}."}}},
    CodeText{
        "profile.timestamp.met",
        {{"The time-stamp that the profile asks for is there.", "服務規則所要求的時間戳記已具備。",
          "服务规则所要求的时间戳已具备。", "O selo temporal que o perfil exige está presente."}}},
    CodeText{"profile.timestamp.required",
             {{"The profile asks for an accepted time-stamp; there is none.",
               "服務規則要求獲接納的時間戳記；現時沒有。", "服务规则要求获接受的时间戳；目前没有。",
               "O perfil exige um selo temporal aceite; não há nenhum."}}},
    CodeText{
        "signature.counter_signature.good",
        {{"The counter-signature of {signer} is intact; who that is was not judged.",
          "{signer} 的加簽簽署完整；其身分未經判定。", "{signer} 的副署签名完整；其身份未经判定。",
          "A contra-assinatura de {signer} está íntegra; quem é não foi julgado."}}},
    CodeText{"signature.counter_signature.not_good",
             {{"The counter-signature of {signer} does not hold: {cause}.",
               "{signer} 的加簽簽署不成立：{cause}。", "{signer} 的副署签名不成立：{cause}。",
               "A contra-assinatura de {signer} não se confirma: {cause}."}}},
};
static_assert(covers(decision::kTimeCodes, kTexts));

}  // namespace

std::span<const CodeText> time_texts() { return kTexts; }

}  // namespace baytrust::messages
