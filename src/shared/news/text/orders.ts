/** What a text says about itself or about whoever sums it up: no news does. */
const aboutThis =
  /\b(?:this|the) (?:page|paragraph|text|prompt|article|document)\b.{0,40}\b(?:overrides?|instructs?|supersedes?|replaces?|as fiction)\b|\b(?:reading|read|summari[sz]ing|summari[sz]es?|processing|parsing) this (?:page|text|article|paragraph|document)\b|\b(?:the article|everything|all(?: of)? (?:the )?text) above\b|\bend of (?:article|text|document)\b/i;

/** What is to stand in a summary. "It said in its response" is news. */
const aboutSummary =
  /\b(?:mention|include|say|write|put|add|use|name|cite|insert|recommend|praise)\b.{0,80}\b(?:in (?:every|each|any|its|the) summar(?:y|ies)|(?:in|to) (?:every|each|any) (?:response|answer|reply|output|brief))\b|\b(?:in|to) your (?:summar(?:y|ies)|brief)\b/i;

/** Prompts and tasks, and what is to become of them. */
const aboutPrompts =
  /\b(?:ignor\w*|disregard|forget|overrides?|bypass|obey|reveal|print|repeat|output)\b.{0,40}\b(?:instructions|prompts?|environment variables|api keys?)\b|\b(?:system prompt|new instructions|your (?:new )?(?:task|instructions?|rules|guidelines|prompt|response|answer|reply|output|summary|api key)|jailbreak|respond only|reply only|output only|maintenance mode)\b/i;

/** The rules of whoever reads. News tells of firms that ignore those of the EU: it names the firm before, and whose rules. */
const aboutRules =
  /(?:(?:^|[^\p{L}\p{N}\s]\s*|\b(?:please|now|then|just|you)\s+)(?:ignore|disregard|forget|override|bypass|obey|reveal|print|repeat|output)\b.{0,40}|\b(?:ignore|disregard|forget|override|bypass|obey|reveal|print|repeat|output) (?:all|any|these|those|its|previous|prior|earlier)\b.{0,30})\b(?:rules|guidelines|directives)\b/iu;

/** Said to a model: by its name, or by the marks between turns. */
const toModel =
  /\b(?:as an ai|if you are an? (?:ai|llm|language model|chat ?bot|assistant)|(?:to (?:any|all|every)|note to(?: any| all| the)?|attention|hinweis an|note aux?) (?:ai|llms?|ki|language models?|assistants?|chat ?bots?|crawlers?|summari[sz]ers?|agents?)\b|(?:ai )?summari[sz]ers? (?:must|should|have to|shall|need to)|the assistant (?:must|should|has to|shall|may) (?:not )?(?:mention|say|write|include|answer|reply|add|recommend)|you are now|from now on you|act as (?:an?|if)|pretend (?:to be|that)|you answer as|begin your|call the (?:function|tool)|when summari[sz]ing|do not (?:summari[sz]e|mention this)|do not tell the (?:user|reader)s?)\b|\[\/?INST\]|<\|[^|]*\|>|^#{2,}\s|^(?:system|assistant|user|human|override|instruction)s?\s*:|\bnew conversation\b/i;

/** Tells what to do with news, posts or settings of a bot. */
const toBot =
  /^(?:important|attention|urgent|note)\s*:.*\b(?:use|set|write|include|add|post|say|mention)\b|^(?:override|unsubscribe|subscribe|post|set|send|publish|retract|delete|include|add|insert|write|say|tell|mention|use|print|reveal|treat|rate|respond|reply|answer|translate|call|begin|list)\s+(?:all|the|this|that|every|everyone|each|in|with|as|your|its|to (?:all|each|every(?:one)?)|a|an|everything|immediately)\b/i;

/** "Ignore all previous instructions" in the languages in which it is tried most. */
const abroad =
  /\b(?:ignor(?:iere?|a|ez|e|ate)|vergiss|vergessen sie|missachte|oubliez?|olvida|dimentica|esque[çc]a|negeer|vergeet|zignoruj|zapomnij|glem|glöm|ignorera)\b.{0,60}(?:anweisung|instruk|regeln|instruction|instruccion|istruzion|instru[çc]|instructie|instrukcj|règles|reglas|regole|regras|regels|prompt)|\b(?:deine[rmn]? (?:zusammenfassung|regeln|antwort)|votre (?:résumé|réponse)|tu (?:resumen|respuesta)|(?:tuo|vostro) (?:riassunto|risposta)|seu resumo|je samenvatting)\b|игнорируй|забудь (?:все|предыдущие)|忽略|无视|無視|忘记|무시|تجاهل|yok say|görmezden gel/iu;

const patterns = [aboutThis, aboutSummary, aboutPrompts, aboutRules, toModel, toBot, abroad];

/**
 * Whether a text tells whoever reads it for somebody else what to do: a model, a bot, or the editor of a summary. It may
 * take news about such orders for one; then a brief goes without that sentence.
 */
export const isOrder = (text: string): boolean => patterns.some((pattern) => pattern.test(text));
