// Texts of validators/crypto: algorithms and keys, and what an algorithm policy says of them.
#include "gateway/messages/tables.hpp"
#include "validators/crypto/codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    CodeText{"crypto.algorithm.unknown",
             {{"The algorithm {algorithm} is not known here.", "此處未能識別算法 {algorithm}。",
               "此处无法识别算法 {algorithm}。", "O algoritmo {algorithm} não é conhecido aqui."}}},
    CodeText{"crypto.algorithm.malformed",
             {{"The parameters of the algorithm {algorithm} break its own rules.",
               "算法 {algorithm} 的參數違反其自身規則。", "算法 {algorithm} 的参数违反其自身规则。",
               "Os parâmetros do algoritmo {algorithm} violam as suas próprias regras."}}},
    CodeText{"crypto.key.malformed",
             {{"The public key of algorithm {algorithm} is malformed at octet {offset}.",
               "算法 {algorithm} 的公開密碼匙在第 {offset} 個八位組格式錯誤。",
               "算法 {algorithm} 的公开密钥在第 {offset} 个八位组格式错误。",
               "A chave pública do algoritmo {algorithm} está malformada no octeto {offset}."}}},
    CodeText{"crypto.private_key.malformed",
             {{"The file holds no unencrypted private key in PEM form.",
               "檔案沒有以 PEM 形式載有未加密的私人密碼匙。",
               "文件没有以 PEM 形式载有未加密的私有密钥。",
               "O ficheiro não contém uma chave privada por cifrar em PEM."}}},
    CodeText{"crypto.private_key.unsupported",
             {{"Nothing here signs with a private key of this type, size or curve.",
               "此處不能以此種類、長度或曲線的私人密碼匙簽署。",
               "此处不能以此种类、长度或曲线的私有密钥签名。",
               "Nada aqui assina com uma chave privada deste tipo, tamanho ou curva."}}},
    CodeText{"crypto.sign.key_mismatch",
             {{"This key cannot make {algorithm} signatures.",
               "此密碼匙不能作出 {algorithm} 簽署。", "此密钥不能作出 {algorithm} 签名。",
               "Esta chave não pode fazer assinaturas {algorithm}."}}},
    CodeText{"crypto.library.failed",
             {{"The cryptographic library refused to {operation}.",
               "密碼程式庫拒絕執行 {operation}。", "密码程序库拒绝执行 {operation}。",
               "A biblioteca criptográfica recusou a operação {operation}."}}},
    CodeText{
        "crypto.policy.passed",
        {{"Signature algorithm and key size are allowed at the time judged.",
          "簽署算法及密碼匙長度在判定時刻獲准使用。", "签名算法及密钥长度在判定时刻允许使用。",
          "O algoritmo de assinatura e o tamanho da chave são permitidos no momento julgado."}}},
    CodeText{
        "crypto.policy.tolerated",
        {{"{algorithm} is outdated and only just tolerated.", "{algorithm} 已過時，僅獲容忍。",
          "{algorithm} 已过时，仅予容忍。", "{algorithm} está ultrapassado e é apenas tolerado."}}},
    CodeText{"crypto.policy.expired",
             {{"{algorithm} was allowed until {until}; the time judged is {at}.",
               "{algorithm} 獲准使用至 {until}；判定時刻為 {at}。",
               "{algorithm} 允许使用至 {until}；判定时刻为 {at}。",
               "{algorithm} foi permitido até {until}; o momento julgado é {at}."}}},
    CodeText{"crypto.policy.scheme_not_allowed",
             {{"{scheme} is not allowed for signatures.", "簽署不准使用 {scheme}。",
               "签名不允许使用 {scheme}。", "{scheme} não é permitido para uma assinatura."}}},
    CodeText{"crypto.policy.hash_not_allowed",
             {{"The digest {hash} is not allowed.", "不准使用摘要算法 {hash}。",
               "不允许使用摘要算法 {hash}。", "O resumo {hash} não é permitido."}}},
    CodeText{"crypto.policy.curve_not_allowed",
             {{"The curve {curve} is not allowed.", "不准使用曲線 {curve}。",
               "不允许使用曲线 {curve}。", "A curva {curve} não é permitida."}}},
    CodeText{"crypto.policy.key_too_small",
             {{"The key has {bits} bits; at least {min_bits} are required.",
               "密碼匙有 {bits} 位元；最少須有 {min_bits} 位元。",
               "密钥有 {bits} 位；至少须有 {min_bits} 位。",
               "A chave tem {bits} bits; exigem-se pelo menos {min_bits}."}}},
};
static_assert(covers(crypto::kCodes, kTexts));

}  // namespace

std::span<const CodeText> crypto_texts() { return kTexts; }

}  // namespace baytrust::messages
