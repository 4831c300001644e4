import { stripInvisible } from '../text/characters.ts';
import { close, names, otherTrades, strong, weak, type TermGroup } from './terms.ts';

export type Strength = 'strong' | 'product' | 'name' | 'close' | 'weak';

/** A term of AI as it stands in a text. */
export interface Found {
  /** As written there. */
  text: string;
  strength: Strength;
  /** Chance 0..1 that an article with this in its title is about AI. */
  weight: number;
}

/** Whole words only: neither "AId" nor "OpenAI" is "AI", but "AIs" and "AI-driven" are. */
function pattern(terms: readonly string[], flags: string): RegExp {
  // An empty list must match nothing, not everything.
  if (terms.length === 0) return /(?!)/g;
  const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[ -]'));
  escaped.sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})s?(?![\\p{L}\\p{N}_])`, flags);
}

interface Group {
  strength: Strength;
  weight: number;
  /** Terms with a capital, as written. */
  exact: RegExp;
  /** Terms in lower case, in any spelling. */
  folded: RegExp;
}

function group(strength: Strength, { weight, terms }: TermGroup): Group {
  const isFolded = (term: string): boolean => term === term.toLowerCase();
  return {
    strength,
    weight,
    exact: pattern(
      terms.filter((term) => !isFolded(term)),
      'gu',
    ),
    folded: pattern(terms.filter(isFolded), 'giu'),
  };
}

const strongGroup = group('strong', strong);
const closeGroup = group('close', close);
const groups = [strongGroup, group('name', names), closeGroup, group('weak', weak)];
const other = pattern(otherTrades, 'iu');

/** A product's name with its version or edition ("Claude Fable 5", "Gemini 3.1 Pro", "GPT-5", "Llama 4"). */
const versioned =
  /(?<![\p{L}\p{N}])(?:Claude|Gemini|Grok|Llama|Mistral|Qwen|Phi|Sora|Veo|Imagen|Copilot|Falcon|Composer|Opus|Sonnet|Haiku|Codex|Kimi|GLM|Command|Devin|Cursor|Windsurf|Gemma|OLMo|Olmo|Granite|DeepSeek|Nova|Ernie|Hunyuan|MiniMax|Jamba|Magistral|Optimus|Blackwell)(?: (?:\p{Lu}[\p{L}\p{N}]+)){0,2}[ -]v?\d+(?:\.\d+)*(?![\p{L}\p{N}])/gu;

/** A count of parameters ("a 148B-parameter model", "148B-A19B"), and the lab that names its systems alike ("AlphaFold"). */
const shapes = [
  /(?<![\p{L}\p{N}.])\d+(?:\.\d+)?[BT](?:-A\d+B|[ -]parameters?)(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])Alpha(?!Tauri)\p{Lu}\p{Ll}{2,}(?![\p{L}\p{N}])/gu,
];

/** "Claude Monet", "Claude Makélélé": a first name with a surname that no product bears. */
const surname =
  /(?<![\p{L}\p{N}])(?:Jean-)?Claude (?!(?:Code|Opus|Sonnet|Haiku|Cowork|Mythos|Fable|Managed|Partner|Corps|Gov|Desktop|Pro|Max|Team|Enterprise|Instant|API|Platform|Developer|Agent|Skills|Design|Security|Science|Chrome|Excel|Projects|Artifacts|Constitution|AI|London|Tokyo|Live|Research|Tag|Next)s?\b)(?:(?:de|van|von|le|la|du) )?\p{Lu}\p{Ll}{2,}/gu;

/** Every AI term in the text, in the order of strength, each distinct spelling once. */
export function findTerms(raw: string): Found[] {
  const text = stripInvisible(raw).replace(/\s+/g, ' ').replaceAll('‑', '-').replace(surname, ' ');
  const found = new Map<string, Found>();
  const add = (match: string, strength: Strength, weight: number): void => {
    const key = match.toLowerCase().replace(/s$/, '');
    if (!found.has(key)) found.set(key, { text: match, strength, weight });
  };
  for (const match of [versioned, ...shapes].flatMap((shape) => [...text.matchAll(shape)]))
    add(match[0], 'product', 0.8);
  for (const { strength, weight, exact, folded } of groups) {
    for (const match of text.matchAll(exact)) add(match[0], strength, weight);
    for (const match of text.matchAll(folded)) add(match[0], strength, weight);
  }
  return [...found.values()];
}

/** A word of another trade in the text (football, railways, sailing ...), if there is one. */
export function otherTrade(text: string): string | undefined {
  return other.exec(stripInvisible(text).replace(/\s+/g, ' '))?.[0];
}

/** How often the trade's terms stand in the text: strong ones, and distinct and all close ones. */
export function countMentions(raw: string): { strong: number; close: number; distinctClose: number } {
  const text = stripInvisible(raw);
  const all = ({ exact, folded }: Group): string[] => [
    ...(text.match(exact) ?? []),
    ...(text.match(folded) ?? []),
  ];
  const closeOnes = all(closeGroup).map((term) => term.toLowerCase().replace(/s$/, ''));
  return { strong: all(strongGroup).length, close: closeOnes.length, distinctClose: new Set(closeOnes).size };
}
