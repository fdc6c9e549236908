// Texts of the lint rules that need a register and its lists, and of waivers.
#include "gateway/decision/lint_codes.hpp"
#include "gateway/messages/lint_text.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    LintText{{"lint.cross.incomplete",
              {{"The limit of {limit} comparisons with the lists was reached; the rest was not "
                "looked at.",
                "與名單的比對已達上限 {limit}；其餘未予檢查。",
                "与列表的比对已达上限 {limit}；其余未予检查。",
                "Atingiu-se o limite de {limit} comparações com as listas; o resto não foi "
                "visto."}}},
             {{"Mend what is shown and lint again.", "請處理已顯示的項目後再次檢查。",
               "请处理已显示的项目后再次检查。", "Corrija o que se mostra e repita a análise."}}},
    LintText{{"lint.cross.list_missing",
              {{"The trust list of {territory} is not at hand: what compares with it was not "
                "looked at.",
                "沒有 {territory} 的信任名單：須與其比對的部分未予檢查。",
                "没有 {territory} 的信任列表：须与其比对的部分未予检查。",
                "A lista de confiança de {territory} não está à mão: o que se compara com ela não "
                "foi visto."}}},
             {{"Give it with --lists FILE, or lint with a store that holds it.",
               "請以 --lists FILE 提供，或使用載有該名單的儲存庫。",
               "请用 --lists FILE 提供，或使用载有该列表的存储库。",
               "Indique-a com --lists FILE, ou use um armazém que a tenha."}}},
    LintText{{"lint.cross.root.unknown",
              {{"The root {root} is not on the trust list of {territory}.",
                "根證書 {root} 不在 {territory} 的信任名單內。",
                "根证书 {root} 不在 {territory} 的信任列表内。",
                "A raiz {root} não está na lista de confiança de {territory}."}}},
             {{"Check the fingerprint; the pair recognises nothing until the root is listed.",
               "請核對指紋；在根證書列入名單之前，該組合不會帶來任何互認。",
               "请核对指纹；在根证书列入列表之前，该组合不会带来任何互认。",
               "Verifique a impressão digital; o par nada reconhece enquanto a raiz não for "
               "listada."}}},
    LintText{{"lint.cross.root.dead",
              {{"The root {root} is no longer in force on the trust list of {territory} (since "
                "{since}).",
                "根證書 {root} 在 {territory} 的信任名單內已非生效（自 {since} 起）。",
                "根证书 {root} 在 {territory} 的信任列表内已非生效（自 {since} 起）。",
                "A raiz {root} já não está em vigor na lista de confiança de {territory} (desde "
                "{since})."}}},
             {{"End the pair at that instant, or have the list corrected.",
               "請於該時刻終止該組合，或要求更正名單。", "请在该时刻终止该组合，或要求更正列表。",
               "Termine o par nesse instante, ou peça a correcção da lista."}}},
    LintText{{"lint.cross.issuer.unknown",
              {{"The CA {issuer} is not on the trust list of {territory}.",
                "CA {issuer} 不在 {territory} 的信任名單內。",
                "CA {issuer} 不在 {territory} 的信任列表内。",
                "A CA {issuer} não está na lista de confiança de {territory}."}}},
             {{"Check the fingerprint, or ask the publisher of the list to add the CA.",
               "請核對指紋，或請名單發布者加入該 CA。", "请核对指纹，或请列表发布者加入该 CA。",
               "Verifique a impressão digital, ou peça a quem publica a lista que acrescente a "
               "CA."}}},
    LintText{{"lint.cross.issuer.dead",
              {{"The CA {issuer} is no longer in force on the trust list of {territory} (since "
                "{since}).",
                "CA {issuer} 在 {territory} 的信任名單內已非生效（自 {since} 起）。",
                "CA {issuer} 在 {territory} 的信任列表内已非生效（自 {since} 起）。",
                "A CA {issuer} já não está em vigor na lista de confiança de {territory} (desde "
                "{since})."}}},
             {{"End the pair at that instant; what was signed before stays recognised.",
               "請於該時刻終止該組合；此前簽署者仍獲互認。",
               "请在该时刻终止该组合；此前签署者仍获互认。",
               "Termine o par nesse instante; o que antes se assinou continua reconhecido."}}},
    LintText{{"lint.cross.period.outside_validity",
              {{"The period {from} – {to} reaches outside the validity of the CA certificate "
                "({not_before} – {not_after}).",
                "期間 {from} – {to} 超出 CA 證書的有效期（{not_before} – {not_after}）。",
                "期间 {from} – {to} 超出 CA 证书的有效期（{not_before} – {not_after}）。",
                "O período {from} – {to} excede a validade do certificado da CA ({not_before} – "
                "{not_after})."}}},
             {{"Check the dates: outside the certificate's validity nothing can be recognised.",
               "請核對日期：在證書有效期以外，任何事項都不能獲互認。",
               "请核对日期：在证书有效期以外，任何事项都不能获互认。",
               "Verifique as datas: fora da validade do certificado nada pode ser reconhecido."}}},
    LintText{{"lint.cross.list_mismatch",
              {{"The trust list and the register differ in {field}: {list} there, {register} here.",
                "信任名單與登記冊在 {field} 方面不同：名單為 {list}，登記冊為 {register}。",
                "信任列表与登记册在 {field} 方面不同：列表为 {list}，登记册为 {register}。",
                "A lista de confiança e o registo diferem em {field}: ali {list}, aqui "
                "{register}."}}},
             {{"Ask the publisher of the list which is right; until then the stricter applies.",
               "請向名單發布者查詢何者正確；在此之前以較嚴格者為準。",
               "请向列表发布者查询何者正确；在此之前以较严格者为准。",
               "Pergunte a quem publica a lista qual é o certo; até lá vale o mais rigoroso."}}},
    LintText{{"lint.cross.level.unknown",
              {{"The assurance level \"{level}\" is not declared by the list of {territory}.",
                "{territory} 的名單沒有宣告保證級別「{level}」。",
                "{territory} 的列表没有声明保证级别“{level}”。",
                "O nível de garantia «{level}» não é declarado pela lista de {territory}."}}},
             {{"Use a level that the list declares, spelt as there.",
               "請使用名單所宣告的級別，拼寫須一致。", "请使用列表所声明的级别，拼写须一致。",
               "Use um nível que a lista declare, escrito como lá."}}},
    LintText{{"lint.cross.level.incomparable",
              {{"The levels \"{level}\" and \"{other}\" of {territory} cannot be compared.",
                "{territory} 的級別「{level}」與「{other}」不能比較。",
                "{territory} 的级别“{level}”与“{other}”不能比较。",
                "Os níveis «{level}» e «{other}» de {territory} não se podem comparar."}}},
             {{"Count a level as one that stands in the same order, or have the order declared in "
               "the list.",
               "請改用同一次序內的級別，或在名單內宣告其次序。",
               "请改用同一次序内的级别，或在列表内声明其次序。",
               "Conte o nível como um da mesma ordem, ou declare a ordem na lista."}}},
    LintText{{"lint.cross.round_trip",
              {{"There and back ends above the start: \"{start}\" of {territory} counts as "
                "\"{via}\", and by {other} that counts as \"{end}\".",
                "往返對應的終點高於起點：{territory} 的「{start}」相當於「{via}」，再按 {other} "
                "相當於「{end}」。",
                "往返对应的终点高于起点：{territory} 的“{start}”相当于“{via}”，再按 {other} "
                "相当于“{end}”。",
                "A ida e volta acaba acima do início: «{start}» de {territory} vale «{via}», e por "
                "{other} isso vale «{end}»."}}},
             {{"Lower what one of the two entries counts as, so that no level rises by crossing a "
               "border twice.",
               "請調低其中一個條目所相當的級別，使任何級別不會因兩次跨境而上升。",
               "请调低其中一个条目所相当的级别，使任何级别不会因两次跨境而上升。",
               "Baixe o que uma das duas entradas vale, para que nenhum nível suba por passar duas "
               "vezes a fronteira."}}},
    LintText{{"lint.cross.equivalence.above",
              {{"\"{issuing_level}\" counts as \"{relying_level}\", above the declared "
                "equivalence \"{ceiling}\".",
                "「{issuing_level}」相當於「{relying_level}」，高於所宣告的等同級別「{ceiling}」。",
                "“{issuing_level}”相当于“{relying_level}”，高于所声明的等同级别“{ceiling}”。",
                "«{issuing_level}» vale «{relying_level}», acima da equivalência declarada "
                "«{ceiling}»."}}},
             {{"Lower the level, or change the equivalence table where it is agreed.",
               "請調低級別，或經協議修改等同級別表。", "请调低级别，或经协议修改等同级别表。",
               "Baixe o nível, ou mude a tabela de equivalências onde ela se acorda."}}},
    LintText{{"lint.cross.equivalence.undeclared",
              {{"The equivalence table says nothing about the level \"{issuing_level}\".",
                "等同級別表沒有提及級別「{issuing_level}」。",
                "等同级别表没有提及级别“{issuing_level}”。",
                "A tabela de equivalências nada diz do nível «{issuing_level}»."}}},
             {{"Add the level to the table, or name one that is in it.",
               "請把該級別加入表內，或改用表內的級別。", "请把该级别加入表内，或改用表内的级别。",
               "Acrescente o nível à tabela, ou indique um que lá esteja."}}},
    LintText{{"lint.waiver.expired",
              {{"The waiver of {rule} by {by} expired at {expired}; it waives nothing.",
                "{by} 對 {rule} 的豁免已於 {expired} 屆滿；不再有豁免作用。",
                "{by} 对 {rule} 的豁免已于 {expired} 过期；不再有豁免作用。",
                "A dispensa de {rule} por {by} ficou expirada em {expired}; nada dispensa."}}},
             {{"Mend the cause, or decide anew and write a waiver with a new end.",
               "請處理根本問題，或重新決定並另訂終止日期的豁免。",
               "请处理根本问题，或重新决定并另订终止日期的豁免。",
               "Corrija a causa, ou decida de novo e escreva uma dispensa com novo fim."}}},
    LintText{{"lint.waiver.too_long",
              {{"The waiver of {rule} would last until {expires}; {latest} is the latest now, and "
                "it waives nothing.",
                "對 {rule} 的豁免將持續至 {expires}；現時最遲可至 {latest}，故無豁免作用。",
                "对 {rule} 的豁免将持续至 {expires}；现时最迟可至 {latest}，故无豁免作用。",
                "A dispensa de {rule} duraria até {expires}; agora o máximo é {latest}, e nada "
                "dispensa."}}},
             {{"Set its end within a year.", "請把終止日期定於一年內。", "请把终止日期定在一年内。",
               "Ponha-lhe o fim dentro de um ano."}}},
    LintText{
        {"lint.waiver.unused",
         {{"The waiver of {rule} matches nothing.", "對 {rule} 的豁免沒有任何對應結果。",
           "对 {rule} 的豁免没有任何对应结果。", "A dispensa de {rule} não corresponde a nada."}}},
        {{"Remove it, or correct its place.", "請移除，或更正其位置。", "请移除，或更正其位置。",
          "Retire-a, ou corrija o seu lugar."}}},
};
static_assert(covers(decision::kLintCodes, kTexts));

}  // namespace

std::span<const LintText> cross_lint_texts() { return kTexts; }

}  // namespace baytrust::messages
