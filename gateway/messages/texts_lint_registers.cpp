// Texts of the lint rules of a register by itself: what was found, and what to do.
#include "gateway/messages/lint_text.hpp"
#include "policy-mapping/lint_codes.hpp"

namespace baytrust::messages {
namespace {

constexpr std::array kTexts{
    LintText{{"lint.register.schema",
              {{"The document does not have the form of a register: {code}.",
                "文件不符合登記冊的格式：{code}。", "文档不符合登记册的格式：{code}。",
                "O documento não tem a forma de um registo: {code}."}}},
             {{"Correct the element named here; nothing after it has been looked at.",
               "請更正所指的元素；其後的內容尚未檢查。", "请更正所指的元素；其后的内容尚未检查。",
               "Corrija o elemento indicado; o que vem depois ainda não foi visto."}}},
    LintText{
        {"lint.register.incomplete",
         {{"The limit of {limit} was reached; the rest was not looked at.",
           "已達上限 {limit}；其餘未予檢查。", "已达上限 {limit}；其余未予检查。",
           "Atingiu-se o limite de {limit}; o resto não foi visto."}}},
        {{"Mend what is shown and lint again; entries that share their CA pairs can be joined.",
          "請處理已顯示的項目後再次檢查；共用 CA 組合的條目可合併。",
          "请处理已显示的项目后再次检查；共用 CA 组合的条目可合并。",
          "Corrija o que se mostra e repita a análise; entradas com os mesmos pares de CA "
          "podem juntar-se."}}},
    LintText{{"lint.register.next_update.near",
              {{"The next update of the register is due at {next_update}; it is {now}.",
                "登記冊下次更新須於 {next_update} 作出；現為 {now}。",
                "登记册下次更新须于 {next_update} 作出；现为 {now}。",
                "A próxima actualização do registo é devida em {next_update}; são {now}."}}},
             {{"Prepare and publish the next edition before that instant.",
               "請於該時刻前準備並發布下一版。", "请在该时刻前准备并发布下一版。",
               "Prepare e publique a próxima edição antes desse instante."}}},
    LintText{{"lint.register.next_update.past",
              {{"The next update of the register was due at {next_update}; it is {now}.",
                "登記冊下次更新本應於 {next_update} 作出；現為 {now}。",
                "登记册下次更新本应于 {next_update} 作出；现为 {now}。",
                "A próxima actualização do registo era devida em {next_update}; são {now}."}}},
             {{"Publish a new edition: after the grace period every recognition becomes unknown.",
               "請發布新的一版：寬限期過後，所有互認均成未知。",
               "请发布新的一版：宽限期过后，所有互认均成未知。",
               "Publique uma nova edição: após o prazo de tolerância todo o reconhecimento passa a "
               "desconhecido."}}},
    LintText{{"lint.register.next_update.too_far",
              {{"The next update ({next_update}) is more than six months after the register was "
                "issued ({issued}).",
                "下次更新（{next_update}）距登記冊發出（{issued}）超過六個月。",
                "下次更新（{next_update}）距登记册签发（{issued}）超过六个月。",
                "A próxima actualização ({next_update}) é mais de seis meses depois de emitido o "
                "registo ({issued})."}}},
             {{"Set NextUpdate within six months of IssueDateTime; a later one is refused.",
               "請把 NextUpdate 定於 IssueDateTime 後六個月內；更遲者會被拒絕。",
               "请把 NextUpdate 定在 IssueDateTime 之后六个月内；更晚者会被拒绝。",
               "Ponha NextUpdate dentro de seis meses após IssueDateTime; mais tarde é "
               "recusado."}}},
    LintText{
        {"lint.register.language.missing",
         {{"{field} of the register has no text in: {languages}.",
           "登記冊的 {field} 缺少以下語文的文字：{languages}。",
           "登记册的 {field} 缺少以下语言的文字：{languages}。",
           "{field} do registo não tem texto em: {languages}."}}},
        {{"Add the text in each language named, with its xml:lang.",
          "請加入每種所列語文的文字，並附 xml:lang。", "请加入每种所列语言的文字，并附 xml:lang。",
          "Acrescente o texto em cada língua indicada, com o seu xml:lang."}}},
    LintText{{"lint.register.entry.overlap",
              {{"A certificate can be of this entry and of {other}, which says the same.",
                "同一證書可同屬此條目及內容相同的 {other}。",
                "同一证书可同属此条目和内容相同的 {other}。",
                "Um certificado pode ser desta entrada e de {other}, que diz o mesmo."}}},
             {{"Join the two entries, or make them exclude each other by pair, type, family or "
               "period.",
               "請合併兩個條目，或以 CA 組合、類型、系列或期間使其互不重疊。",
               "请合并两个条目，或以 CA 组合、类型、系列或期间使其互不重叠。",
               "Junte as duas entradas, ou faça-as excluir-se por par, tipo, família ou "
               "período."}}},
    LintText{{"lint.register.entry.conflict",
              {{"A certificate can be of this entry and of {other}, and they differ in: {fields}.",
                "同一證書可同屬此條目及 {other}，而兩者在以下方面不同：{fields}。",
                "同一证书可同属此条目和 {other}，而两者在以下方面不同：{fields}。",
                "Um certificado pode ser desta entrada e de {other}, e diferem em: {fields}."}}},
             {{"Decide what such a certificate counts as and keep one entry for it: now the lower "
               "id wins.",
               "請決定該證書相當於甚麼，並只為其保留一個條目：現時以識別碼較小者為準。",
               "请决定该证书相当于什么，并只为其保留一个条目：现时以标识较小者为准。",
               "Decida como vale tal certificado e mantenha uma só entrada: agora ganha o "
               "identificador menor."}}},
    LintText{{"lint.register.entry.shadowed",
              {{"The entry never counts: {other} recognises everything that it would, first.",
                "此條目從不生效：{other} 已先行涵蓋其全部互認範圍。",
                "此条目从不生效：{other} 已先行涵盖其全部互认范围。",
                "A entrada nunca conta: {other} reconhece primeiro tudo o que ela reconheceria."}}},
             {{"Withdraw it, or narrow the other entry.", "請撤回此條目，或收窄另一條目。",
               "请撤回此条目，或收窄另一条目。", "Retire-a, ou estreite a outra entrada."}}},
    LintText{{"lint.register.entry.asymmetric",
              {{"{relying} recognises {issuing} here; no entry recognises the other way.",
                "{relying} 在此對 {issuing} 給予互認；沒有反方向的條目。",
                "{relying} 在此对 {issuing} 给予互认；没有反方向的条目。",
                "{relying} reconhece aqui {issuing}; nenhuma entrada reconhece no outro "
                "sentido."}}},
             {{"Nothing, if that is what was agreed: recognition need not be mutual.",
               "如協議如此則毋須處理：互認可屬單向。", "如协议如此则无须处理：互认可以是单向的。",
               "Nada, se assim se acordou: o reconhecimento não tem de ser recíproco."}}},
    LintText{
        {"lint.register.any_policy",
         {{"The entry maps anyPolicy: {policy}.", "此條目對應 anyPolicy：{policy}。",
           "此条目对应 anyPolicy：{policy}。", "A entrada faz corresponder anyPolicy: {policy}."}}},
        {{"Name the policies that are meant; anyPolicy must not be mapped.",
          "請列明所指的政策；anyPolicy 不得用於對應。",
          "请列明所指的策略；anyPolicy 不得用于对应。",
          "Indique cada política que se quer; anyPolicy não pode ser mapeada."}}},
    LintText{
        {"lint.register.family.too_short",
         {{"The family {family} has a prefix of {arcs} arcs; under that arc {least} is the "
           "least.",
           "系列 {family} 的前綴只有 {arcs} 個節點；在該分支下至少為 {least} 個。",
           "系列 {family} 的前缀只有 {arcs} 个节点；在该分支下至少为 {least} 个。",
           "A família {family} tem um prefixo de {arcs} arcos; sob esse arco o mínimo é "
           "{least}."}}},
        {{"Lengthen the prefix to the arc of the one policy that is meant: a short one takes "
          "in others' arcs.",
          "請把前綴延長至所指的單一政策：過短的前綴會包括他人的分支。",
          "请把前缀延长至所指的单一策略：过短的前缀会包括他人的分支。",
          "Alongue o prefixo até ao arco da única política que se quer: um curto abrange arcos "
          "alheios."}}},
    LintText{{"lint.register.family.swallows",
              {{"The family {family} takes in the family {other_family} of {other}.",
                "系列 {family} 包括 {other} 的系列 {other_family}。",
                "系列 {family} 包括 {other} 的系列 {other_family}。",
                "A família {family} abrange a família {other_family} de {other}."}}},
             {{"Lengthen the prefix, or have it accept only its own releases.",
               "請延長前綴，或限定只接納其本身的發布版號。",
               "请延长前缀，或限定只接受其本身的发布版号。",
               "Alongue o prefixo, ou aceite só as suas próprias versões."}}},
    LintText{{"lint.register.review.overdue",
              {{"The review was due at {next_review}; it is {now}.",
                "覆檢本應於 {next_review} 進行；現為 {now}。",
                "复核本应于 {next_review} 进行；现为 {now}。",
                "A revisão era devida em {next_review}; são {now}."}}},
             {{"Review the entry and record who did, when, and when it is due next.",
               "請覆檢此條目，並記錄覆檢人、時間及下次覆檢日期。",
               "请复核此条目，并记录复核人、时间和下次复核日期。",
               "Reveja a entrada e registe quem, quando, e quando é a próxima."}}},
    LintText{{"lint.register.review.missing",
              {{"The entry does not say when it is to be reviewed.", "此條目沒有註明覆檢日期。",
                "此条目没有注明复核日期。", "A entrada não diz quando será revista."}}},
             {{"Record a review with the date of the next one.", "請記錄一次覆檢及下次覆檢日期。",
               "请记录一次复核和下次复核日期。", "Registe uma revisão com a data da próxima."}}},
    LintText{
        {"lint.register.date.without_source",
         {{"The date {date} does not say where it was read.", "日期 {date} 沒有註明出處。",
           "日期 {date} 没有注明出处。", "A data {date} não diz onde foi lida."}}},
        {{"Name the document the date was read in, or why there is none.",
          "請註明日期的出處文件，或沒有日期的原因。", "请注明日期的出处文件，或没有日期的原因。",
          "Indique o documento onde se leu a data, ou porque não há nenhuma."}}},
};
static_assert(covers(policy_mapping::kLintCodes, kTexts));

}  // namespace

std::span<const LintText> register_lint_texts() { return kTexts; }

}  // namespace baytrust::messages
