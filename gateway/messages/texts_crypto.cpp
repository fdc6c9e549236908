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
    CodeText{
        "crypto.private_key.malformed",
        {{"The file holds no private key in PEM form.", "檔案沒有以 PEM 形式載有私人密碼匙。",
          "文件没有以 PEM 形式载有私有密钥。", "O ficheiro não contém uma chave privada em PEM."}}},
    CodeText{"crypto.private_key.passphrase",
             {{"The private key is encrypted and the passphrase does not open it. Give the right "
               "passphrase.",
               "私人密碼匙已加密，而通行短語未能解開。請提供正確的通行短語。",
               "私有密钥已加密，而口令无法解开。请提供正确的口令。",
               "A chave privada está cifrada e a frase-senha não a abre. Dê a frase-senha "
               "certa."}}},
    CodeText{"crypto.token.uri",
             {{"\"{attribute}\" does not fit. Write pkcs11:token=LABEL;object=LABEL (or serial=, "
               "id=); a PIN never stands in the URI.",
               "「{attribute}」不適用。請寫成 pkcs11:token=標籤;object=標籤（或 "
               "serial=、id=）；URI 內不得有 PIN。",
               "“{attribute}”不适用。请写成 pkcs11:token=标签;object=标签（或 "
               "serial=、id=）；URI 内不得有 PIN。",
               "«{attribute}» não serve. Escreva pkcs11:token=ETIQUETA;object=ETIQUETA (ou "
               "serial=, id=); um PIN nunca fica no URI."}}},
    CodeText{"crypto.token.module",
             {{"The PKCS#11 library {module} cannot be loaded. Say where the token's own "
               "library is.",
               "未能載入 PKCS#11 程式庫 {module}。請指明載體本身的程式庫所在。",
               "无法加载 PKCS#11 库 {module}。请指明载体本身的库所在。",
               "Não se pode carregar a biblioteca PKCS#11 {module}. Diga onde está a biblioteca do "
               "próprio dispositivo."}}},
    CodeText{"crypto.token.not_one",
             {{"The URI must name exactly one {what}; it names {found}. Add a serial number or an "
               "id, or correct the labels.",
               "URI 須恰好指明一個（{what}）；現指明 {found} 個。請加上 serial 或 id，或更正標籤。",
               "URI 须恰好指明一个（{what}）；现指明 {found} 个。请加上 serial 或 id，或更正标签。",
               "O URI tem de nomear exactamente um ({what}); nomeia {found}. Junte um serial ou um "
               "id, ou corrija as etiquetas."}}},
    CodeText{"crypto.token.pin",
             {{"The token refused the PIN. After a few wrong ones it locks itself: be sure before "
               "you try again.",
               "載體拒絕該 PIN。數次錯誤後會自行鎖上：再試前請先確定。",
               "载体拒绝该 PIN。数次错误后会自行锁定：再试前请先确定。",
               "O dispositivo recusou o PIN. Depois de alguns errados bloqueia-se: tenha a certeza "
               "antes de tentar de novo."}}},
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
