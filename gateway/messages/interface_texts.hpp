// The words of the page that describes the HTTP interface to people: of the page itself, and what
// routes say of themselves. A route writes English where it is defined, and that sentence is the
// key here, so that the page never shows a translation of something else; what has no translation
// yet is shown in English.
#pragma once

#include <array>
#include <string_view>

#include "gateway/messages/language.hpp"

namespace baytrust::messages {

inline constexpr std::array kInterfaceTexts{
    // The page.
    Translations{
        {"May a service in one jurisdiction rely on a certificate issued in another, as what, and "
         "why? Every verdict is a 200; what could not be done is a problem with a stable code.",
         "某司法管轄區的服務可否倚據另一司法管轄區發出的證書、可視作何種證書、理由何在？"
         "凡判定均以 200 回應；未能辦到的事則以附有固定代碼的問題回應。",
         "某法域的服务可否依赖另一法域颁发的证书、可视作何种证书、理由何在？"
         "凡判定均以 200 应答；未能办到的事则以带有固定代码的问题应答。",
         "Pode um serviço de uma jurisdição confiar num certificado emitido noutra, como quê, e "
         "porquê? Cada veredicto é um 200; o que não se pôde fazer é um problema com um código "
         "estável."}},
    Translations{{"Skip to the calls", "跳至各項呼叫", "跳至各项调用", "Saltar para as chamadas"}},
    Translations{{"Contents", "目錄", "目录", "Índice"}},
    Translations{{"Language", "語言", "语言", "Língua"}},
    Translations{{"For programs:", "供程式使用：", "供程序使用：", "Para programas:"}},
    Translations{{"Begin here", "由此開始", "由此开始", "Começar aqui"}},
    Translations{{"Who may call", "誰可呼叫", "谁可调用", "Quem pode chamar"}},
    Translations{
        {"A call needs a credential of an account, unless it says “anybody”: a bearer token, or a "
         "TLS client certificate. The operator gives both out; what an account may do is its "
         "roles. "
         "The examples take address and token from the environment:",
         "除註明「任何人」外，每項呼叫均須出示帳戶的憑證：存取權杖，或 TLS 客戶端證書。"
         "兩者均由營運者發出；帳戶可做甚麼，取決於其角色。下列例子由環境變數取得網址及權杖：",
         "除注明“任何人”外，每项调用均须出示账户的凭据：访问令牌，或者 TLS 客户端证书。"
         "两者均由运营者发放；账户可做什么，取决于其角色。下列例子从环境变量取得网址和令牌：",
         "Uma chamada precisa de uma credencial de uma conta, a não ser que diga «qualquer um»: um "
         "token de acesso, ou um certificado TLS de cliente. É o operador que dá ambos; o que uma "
         "conta pode fazer são as suas funções. Os exemplos tiram o endereço e o token do "
         "ambiente:"}},
    Translations{
        {"With a client certificate, --cert client.pem --key client.key stands in place of the "
         "Authorization field.",
         "使用客戶端證書時，以 --cert client.pem --key client.key 代替 Authorization 欄位。",
         "使用客户端证书时，以 --cert client.pem --key client.key 代替 Authorization 字段。",
         "Com um certificado de cliente, --cert client.pem --key client.key fica em vez do campo "
         "Authorization."}},
    Translations{{"A first question", "第一個問題", "第一个问题", "Uma primeira pergunta"}},
    Translations{
        {"The answer says whether the certificate is accepted, and why; “accepted” is the one "
         "member to decide by:",
         "回應說明證書是否獲接納及理由；應只按「accepted」這一成員作決定：",
         "应答说明证书是否被接受以及理由；应只按“accepted”这一成员作决定：",
         "A resposta diz se o certificado é aceite, e porquê; «accepted» é o único membro por que "
         "decidir:"}},
    Translations{{"When something cannot be done", "未能辦到時", "未能办到时",
                  "Quando algo não se pode fazer"}},
    Translations{
        {"Every error is a problem (RFC 9457) with a stable code, the compared values as facts, "
         "and "
         "the request's id. Rely on the code; the detail is for people, in the language of "
         "Accept-Language.",
         "每項錯誤均為問題（RFC 9457），附有固定代碼、所比較的值（facts）及請求編號。"
         "程式應只依據代碼；detail 供人閱讀，語言按 Accept-Language。",
         "每项错误均为问题（RFC 9457），带有固定代码、所比较的值（facts）以及请求编号。"
         "程序应只依据代码；detail 供人阅读，语言按 Accept-Language。",
         "Cada erro é um problema (RFC 9457) com um código estável, os valores comparados como "
         "facts, e o identificador do pedido. Confie no código; o detail é para pessoas, na língua "
         "de Accept-Language."}},
    Translations{{"Every code", "所有代碼", "所有代码", "Todos os códigos"}},
    Translations{{"In every call", "每項呼叫均適用", "每项调用均适用", "Em todas as chamadas"}},
    Translations{{"Instants are RFC 3339 with an offset; a “+” in a query is written %2B.",
                  "時刻採用附時差的 RFC 3339 格式；查詢字串中的「+」寫作 %2B。",
                  "时刻采用带时差的 RFC 3339 格式；查询字符串中的“+”写作 %2B。",
                  "Os instantes são RFC 3339 com diferença horária; um «+» na consulta escreve-se "
                  "%2B."}},
    Translations{{"A POST with an Idempotency-Key does its work once, however often it is sent.",
                  "附有 Idempotency-Key 的 POST 無論發送多少次，只執行一次。",
                  "带有 Idempotency-Key 的 POST 无论发送多少次，只执行一次。",
                  "Um POST com Idempotency-Key faz o seu trabalho uma só vez, por mais que seja "
                  "enviado."}},
    Translations{{"429 and 503 say in Retry-After when to come again.",
                  "429 及 503 以 Retry-After 說明何時再試。",
                  "429 和 503 以 Retry-After 说明何时再试。",
                  "429 e 503 dizem em Retry-After quando voltar."}},
    Translations{
        {"Every answer has X-Request-Id, to be named when asking for help, and "
         "Baytrust-Trust, the state of the lists and registers.",
         "每個回應均有 X-Request-Id（求助時請提供）及 Baytrust-Trust（名單及登記冊的狀態）。",
         "每个应答均有 X-Request-Id（求助时请提供）以及 Baytrust-Trust（列表和登记册的状态）。",
         "Cada resposta tem X-Request-Id, a indicar quando se pede ajuda, e "
         "Baytrust-Trust, o estado das listas e dos registos."}},
    Translations{{"Caller", "呼叫者", "调用者", "Quem chama"}},
    Translations{{"anybody", "任何人", "任何人", "qualquer um"}},
    Translations{{"every account", "任何帳戶", "任何账户", "qualquer conta"}},
    Translations{{"Body", "內容", "正文", "Corpo"}},
    Translations{{"any media type", "任何媒體類型", "任何媒体类型", "qualquer tipo"}},
    Translations{{"Limit", "上限", "上限", "Limite"}},
    Translations{{"octets", "個八位組", "个八位组", "octetos"}},
    Translations{{"lines of", "行，每行", "行，每行", "linhas de"}},
    Translations{{"Answer", "回應", "应答", "Resposta"}},
    Translations{{"Parameters", "參數", "参数", "Parâmetros"}},
    Translations{{"Members of the JSON body", "JSON 內容的成員", "JSON 正文的成员",
                  "Membros do corpo JSON"}},
    Translations{{"name", "名稱", "名称", "nome"}},
    Translations{{"where", "位置", "位置", "onde"}},
    Translations{{"what", "說明", "说明", "o quê"}},
    Translations{{"required", "必須", "必需", "obrigatório"}},
    Translations{{"One of:", "可為：", "可为：", "Um de:"}},
    Translations{{"Problems", "問題", "问题", "Problemas"}},
    Translations{{"code", "代碼", "代码", "código"}},
    Translations{{"status", "狀態碼", "状态码", "estado"}},
    Translations{{"text", "文字", "文本", "texto"}},
    Translations{{"Other", "其他", "其他", "Outros"}},
    // Headings.
    Translations{{"Verdicts", "判定", "判定", "Veredictos"}},
    Translations{{"Trust lists", "信任名單", "信任列表", "Listas de confiança"}},
    Translations{{"Mappings", "互認", "互认", "Correspondências"}},
    Translations{{"Submissions", "提交", "提交", "Submissões"}},
    Translations{{"Emergencies", "緊急處置", "紧急处置", "Emergências"}},
    Translations{{"Trust", "信任狀態", "信任状态", "Confiança"}},
    Translations{{"About this server", "關於本伺服器", "关于本服务器", "Sobre este servidor"}},
    Translations{
        {"Whether to rely on a certificate or on the signatures of a file, one or many at a "
         "time, and what was answered.",
         "可否倚據證書或檔案的簽署，可逐一或批量查詢，以及曾作的回應。",
         "可否依赖证书或者文件的签名，可逐一或者批量查询，以及曾作的应答。",
         "Se confiar num certificado ou nas assinaturas de um ficheiro, um ou muitos de "
         "cada vez, e o que se respondeu."}},
    Translations{{"The signed lists of the jurisdictions: in force, as they were, what changed.",
                  "各司法管轄區已簽署的名單：現行版本、以往版本及變更。",
                  "各法域已签名的列表：现行版本、以往版本以及变更。",
                  "As listas assinadas das jurisdições: em vigor, como eram, o que mudou."}},
    Translations{{"The registers of what is recognised, by whom, as what.",
                  "登記冊：甚麼獲互認、由誰互認、視作何種證書。",
                  "登记册：什么获互认、由谁互认、视作何种证书。",
                  "Os registos do que é reconhecido, por quem, como quê."}},
    Translations{{"A partner's edition on its way into force: handed in, approved by two persons.",
                  "夥伴提交的版本如何生效：提交，並由兩人批准。",
                  "合作方提交的版本如何生效：提交，并由两人批准。",
                  "A edição de um parceiro a caminho de entrar em vigor: apresentada, aprovada por "
                  "duas pessoas."}},
    Translations{{"Distrust and suspension at once, by persons named beforehand, for a time.",
                  "由事先指定的人即時作出有期限的不信任或暫停。",
                  "由事先指定的人即时作出有期限的不信任或者暂停。",
                  "Desconfiança e suspensão imediatas, por pessoas nomeadas antes, por um tempo."}},
    Translations{{"Whether the trust in force is whole and fresh, and what happens to it.",
                  "現行信任資料是否齊全及最新，以及其變化。",
                  "现行信任数据是否齐全和最新，以及其变化。",
                  "Se a confiança em vigor está completa e actual, e o que lhe acontece."}},
    Translations{{"Whether it runs, and this description of it.", "是否正在運作，以及本說明。",
                  "是否正在运行，以及本说明。", "Se está a funcionar, e esta descrição."}},
    // The routes.
    Translations{{"May a service rely on this certificate here, as what, and why?",
                  "服務可否在此倚據這張證書、視作何種證書、理由何在？",
                  "服务可否在此依赖这张证书、视作何种证书、理由何在？",
                  "Pode um serviço confiar aqui neste certificado, como quê, e porquê?"}},
    Translations{{"May a service rely on the signatures of this file here, as what, and why?",
                  "服務可否在此倚據這個檔案的簽署、視作何種簽署、理由何在？",
                  "服务可否在此依赖这个文件的签名、视作何种签名、理由何在？",
                  "Pode um serviço confiar aqui nas assinaturas deste ficheiro, como quê, e "
                  "porquê?"}},
    Translations{{"The same for many: a question a line, a record or an error a line, in order, "
                  "while more lines may still be sent.",
                  "批量查詢：每行一個問題，每行一個紀錄或錯誤，依次回應，期間仍可繼續發送。",
                  "批量查询：每行一个问题，每行一个记录或错误，依次应答，期间仍可继续发送。",
                  "O mesmo para muitos: uma pergunta por linha, um registo ou um erro por linha, "
                  "por ordem, enquanto se podem enviar mais linhas."}},
    Translations{{"A record that was answered before. Its decision never changes.",
                  "曾作回應的紀錄。其判定永不改變。", "曾作应答的记录。其判定永不改变。",
                  "Um registo já respondido. A sua decisão nunca muda."}},
    Translations{{"Every list: the edition in force, its age, what waits.",
                  "所有名單：生效版本、其新舊程度、有何等待處理。",
                  "所有列表：生效版本、其新旧程度、有何等待处理。",
                  "Todas as listas: a edição em vigor, a sua idade, o que espera."}},
    Translations{{"One list: its services as they stood at as_of, or the signed file.",
                  "一份名單：於 as_of 時的服務，或已簽署的檔案。",
                  "一份列表：于 as_of 时的服务，或已签名的文件。",
                  "Uma lista: os seus serviços como estavam em as_of, ou o ficheiro assinado."}},
    Translations{{"Every edition held, and what each changed.", "所保存的所有版本及各自的變更。",
                  "所保存的所有版本以及各自的变更。",
                  "Todas as edições guardadas, e o que cada uma mudou."}},
    Translations{{"One edition: its entry in the history, or the signed file.",
                  "一個版本：其歷史紀錄，或已簽署的檔案。",
                  "一个版本：其历史记录，或已签名的文件。",
                  "Uma edição: a sua entrada no historial, ou o ficheiro assinado."}},
    Translations{{"What one edition changes of another.", "一個版本相對於另一版本的變更。",
                  "一个版本相对于另一版本的变更。", "O que uma edição muda de outra."}},
    Translations{{"Every entry of the registers in force.", "現行登記冊的所有記項。",
                  "现行登记册的所有条目。", "Todas as entradas dos registos em vigor."}},
    Translations{{"The entry of that id; one of each register that has it.",
                  "具該編號的記項；每份載有該記項的登記冊各一。",
                  "具有该编号的条目；每份载有该条目的登记册各一。",
                  "A entrada com esse identificador; uma de cada registo que a tenha."}},
    Translations{{"Who recognises what, and whether both sides publish the same.",
                  "誰互認甚麼，以及雙方公布的內容是否相同。",
                  "谁互认什么，以及双方公布的内容是否相同。",
                  "Quem reconhece o quê, e se ambos os lados publicam o mesmo."}},
    Translations{{"What to mend in the registers in force.", "現行登記冊須改善之處。",
                  "现行登记册须改进之处。", "O que corrigir nos registos em vigor."}},
    Translations{{"Hands in an edition of a list or register, with its signed envelope.",
                  "提交名單或登記冊的一個版本，連同已簽署的信封。",
                  "提交列表或登记册的一个版本，连同已签名的信封。",
                  "Apresenta uma edição de uma lista ou de um registo, com o seu envelope "
                  "assinado."}},
    Translations{{"What was handed in, newest first.", "已提交的項目，最新的在前。",
                  "已提交的项目，最新的在前。",
                  "O que foi apresentado, do mais recente ao mais "
                  "antigo."}},
    Translations{{"How far one has come; once staged, with its impact.",
                  "某項提交的進度；進入暫存狀態後附有影響報告。",
                  "某项提交的进度；进入暂存状态后附有影响报告。",
                  "Em que ponto está uma; depois de preparada, com o seu impacto."}},
    Translations{
        {"One person's approval.", "一人的批准。", "一人的批准。", "A aprovação de uma pessoa."}},
    Translations{{"Ends it, by a person whose approval counts.", "由有權批准的人終止。",
                  "由有权批准的人终止。", "Termina-a, por uma pessoa cuja aprovação conta."}},
    Translations{{"Another instant of activation.", "另定生效時刻。", "另定生效时刻。",
                  "Outro instante de entrada em vigor."}},
    Translations{{"Taken back by its publisher.", "由發布者撤回。", "由发布者撤回。",
                  "Retirada por quem a publica."}},
    Translations{{"Distrusts a CA certificate, or suspends a recognition, at once and for a time.",
                  "即時不信任某張核證機關證書，或暫停某項互認，有期限。",
                  "即时不信任某张认证机构证书，或者暂停某项互认，有期限。",
                  "Deixa de confiar num certificado de CA, ou suspende um reconhecimento, de "
                  "imediato e por um tempo."}},
    Translations{{"Every act there ever was, in the order they were begun.",
                  "歷來所有處置，按開始先後排列。", "历来所有处置，按开始先后排列。",
                  "Todos os actos que houve, pela ordem em que começaram."}},
    Translations{{"Takes an act back before it lapses.", "在處置失效前將其撤回。",
                  "在处置失效前将其撤回。", "Retira um acto antes de caducar."}},
    Translations{{"Whether verdicts can be given, and what is wrong with every list and register.",
                  "能否作出判定，以及每份名單及登記冊有何問題。",
                  "能否作出判定，以及每份列表和登记册有何问题。",
                  "Se se podem dar veredictos, e o que há de errado com cada lista e registo."}},
    Translations{{"State and age of the trust, for monitoring.",
                  "信任資料的狀態及新舊，供監察使用。", "信任数据的状态和新旧，供监控使用。",
                  "Estado e idade da confiança, para monitorização."}},
    Translations{{"The newest changes of trust, as an Atom feed.", "最新的信任變更（Atom 摘要）。",
                  "最新的信任变更（Atom 订阅）。",
                  "As mudanças mais recentes da confiança, em Atom."}},
    Translations{{"Changes of trust as they happen (server-sent events).",
                  "信任變更的即時通知（server-sent events）。",
                  "信任变更的实时通知（server-sent events）。",
                  "Mudanças da confiança à medida que acontecem (server-sent events)."}},
    Translations{{"Whether the process runs; nothing more.", "程式是否正在運作，僅此而已。",
                  "进程是否正在运行，仅此而已。", "Se o processo está a funcionar; nada mais."}},
    Translations{{"This interface, for programs.", "本介面的說明，供程式使用。",
                  "本接口的说明，供程序使用。", "Esta interface, para programas."}},
    Translations{{"This interface, for people.", "本介面的說明，供人閱讀。",
                  "本接口的说明，供人阅读。", "Esta interface, para pessoas."}},
    Translations{{"The stylesheet of /docs.", "/docs 的樣式表。", "/docs 的样式表。",
                  "A folha de estilo de /docs."}},
    // Parameters.
    Translations{{"Raw bodies: the service profile.", "直接發送檔案時：服務規則。",
                  "直接发送文件时：服务规则。", "Corpos sem JSON: o perfil do serviço."}},
    Translations{{"Raw bodies: the relying jurisdiction.", "直接發送檔案時：倚據方司法管轄區。",
                  "直接发送文件时：依赖方法域。", "Corpos sem JSON: a jurisdição que confia."}},
    Translations{{"Raw bodies: what the certificate is used for.", "直接發送檔案時：證書的用途。",
                  "直接发送文件时：证书的用途。",
                  "Corpos sem JSON: para que se usa o certificado."}},
    Translations{{"Raw bodies: of the transaction, in whole units.",
                  "直接發送檔案時：交易金額（整數）。", "直接发送文件时：交易金额（整数）。",
                  "Corpos sem JSON: o valor da transacção, em unidades inteiras."}},
    Translations{{"Raw bodies: of the amount, ISO 4217.",
                  "直接發送檔案時：金額的貨幣（ISO 4217）。",
                  "直接发送文件时：金额的货币（ISO 4217）。",
                  "Corpos sem JSON: a moeda do valor, ISO 4217."}},
    Translations{{"Raw bodies: the instant judged; without it, known_at, or now.",
                  "直接發送檔案時：判定時刻；如無則為 known_at 或現在。",
                  "直接发送文件时：判定时刻；如无则为 known_at 或现在。",
                  "Corpos sem JSON: o instante julgado; sem ele, known_at, ou agora."}},
    Translations{{"Raw bodies: by what was known then; without it, now.",
                  "直接發送檔案時：按當時所知；如無則按現在所知。",
                  "直接发送文件时：按当时所知；如无则按现在所知。",
                  "Corpos sem JSON: pelo que então se sabia; sem ele, agora."}},
    Translations{{"Asked again with the same value, the call does its work once and answers as the "
                  "first time.",
                  "以同一鍵值再次呼叫時，只執行一次，並作與首次相同的回應。",
                  "以同一键值再次调用时，只执行一次，并作与首次相同的应答。",
                  "Repetida com a mesma chave, a chamada faz o trabalho uma vez e responde como da "
                  "primeira."}},
    Translations{{"Of the record.", "紀錄的編號。", "记录的编号。", "Do registo."}},
    Translations{{"Whose list.", "何方的名單。", "何方的列表。", "De quem é a lista."}},
    Translations{{"t: the services as of then.", "t：當時的服務。", "t：当时的服务。",
                  "t: os serviços como então."}},
    Translations{{"k: by what was known then.", "k：按當時所知。", "k：按当时所知。",
                  "k: pelo que então se sabia."}},
    Translations{{"Of the edition.", "版本的摘要。", "版本的摘要值。", "Da edição."}},
    Translations{{"A sequence number or an edition's digest.", "序號，或版本的摘要。",
                  "序号，或者版本的摘要值。", "Um número de sequência ou o resumo de uma edição."}},
    Translations{{"Likewise.", "同上。", "同前。", "Da mesma forma."}},
    Translations{
        {"Of this jurisdiction.", "該司法管轄區的記項。", "该法域的条目。", "Desta jurisdição."}},
    Translations{{"For certificates of this one.", "有關該司法管轄區的證書。", "有关该法域的证书。",
                  "Para certificados desta."}},
    Translations{{"t: as the entries stood then.", "t：當時的記項。", "t：当时的条目。",
                  "t: como estavam então as entradas."}},
    Translations{{"Of the recognition.", "互認的編號。", "互认的编号。", "Do reconhecimento."}},
    Translations{{"Of this jurisdiction alone.", "只限該司法管轄區。", "只限该法域。",
                  "Só desta jurisdição."}},
    Translations{{"In this state alone.", "只限該狀態。", "只限该状态。", "Só neste estado."}},
    Translations{{"Of this one alone.", "只限該地區。", "只限该地区。", "Só desta."}},
    Translations{{"At most so many; 100 without it.", "最多此數；預設為 100。",
                  "最多此数；默认为 100。", "No máximo tantas; 100 sem ele."}},
    Translations{{"Of the submission.", "提交的編號。", "提交的编号。", "Da submissão."}},
    Translations{{"Of the act.", "處置的編號。", "处置的编号。", "Do acto."}},
    Translations{{"Only events of higher numbers.", "只限編號較大的事件。", "只限编号较大的事件。",
                  "Só eventos de números maiores."}},
    Translations{{"The same, as browsers send it.", "同上，由瀏覽器發送。", "同上，由浏览器发送。",
                  "O mesmo, como os navegadores o enviam."}},
    Translations{{"The language of this page; without it, by Accept-Language.",
                  "本頁的語言；預設按 Accept-Language。", "本页的语言；默认按 Accept-Language。",
                  "A língua desta página; sem ele, por Accept-Language."}},
    // Members of bodies.
    Translations{{"DER or PEM.", "DER 或 PEM。", "DER 或者 PEM。", "DER ou PEM."}},
    Translations{{"CMS SignedData.", "CMS SignedData（已簽署資料）。",
                  "CMS SignedData（已签名数据）。", "CMS SignedData (dados assinados)."}},
    Translations{{"The signed edition.", "已簽署的版本。", "已签名的版本。", "A edição assinada."}},
};

// In English where there is no translation.
constexpr std::string_view interface_text(std::string_view english, Language language) {
  for (const Translations& one : kInterfaceTexts) {
    if (one[Language::en] == english) return one[language];
  }
  return english;
}

}  // namespace baytrust::messages
