/** Writings that no list of words can hold. Each counts as one word, its sign. */
const shapes: readonly (readonly [string, RegExp])[] = [
  ['<cve>', /\bCVE-\d{4}-\d+/g],
  [
    '<money>',
    /[$€£¥]\s?\d[\d.,]{0,15}\s?-?(?:bn|billions?|mln|mn|m|k|tn|trillions?|millions?)\b|\b\d[\d.,]{0,15}\s?(?:bn|billions?|m|mn|millions?|Mrd\.?|Mio\.?|Milliarden|Millionen|milliards?)[\s-](?:d['’e]\s?)?(?:dollars?|euros?|pounds?|yen|francs?|[$€£])/gi,
  ],
  ['<price>', /[$€£¥]\s?\d[\d.,]{0,15}|\b\d[\d.,]{0,15}\s?(?:euros?|dollars?|pounds?|[$€£])/gi],
  ['<parameters>', /\b\d[\d.,]{0,15}\s?[BMT]\b(?:[\s-]parameter\w*)?/g],
  [
    '<repository>',
    /(?<![\w/.])[\w.-]{1,60}\/[\w.-]{0,60}[a-z][\w.-]{0,60}(?=:? v?\d+\.\d+)|(?<![\w/.])[\w.-]{1,60}\/[\w.-]{0,60}[a-z][\w.-]{0,60}(?=:)/gi,
  ],
  ['<semver>', /\bv\d+\.\d+(?:\.\d+)*(?:[-.]?(?:rc|beta|alpha|dev|post)\.?\d*)?\b|\b\d+\.\d+\.\d+\b/gi],
  ['<notice>', /\[(?:notice|maintenance|incident|resolved)\]/gi],
  [
    '<model>',
    /(?<![\p{L}\p{N}])(?:GPT|Claude|Gemini|Grok|Llama|Mistral|Qwen|Phi|Sora|Veo|Imagen|Gemma|DeepSeek|Nemotron|OLMo|Granite|Ernie|Hunyuan|Kimi|GLM|MiniMax|Opus|Sonnet|Haiku|Codex|Command|Falcon|Jamba|Nova)(?:[ -]\p{Lu}[\p{L}\p{N}]+){0,2}[ -][vRKVMA]?\d+(?:\.\d+)*\p{L}?(?![\p{L}\p{N}])/gu,
  ],
];

/** One word of a text. */
export interface Word {
  /** In lower case, or the sign of a shape. */
  key: string;
  /** As it stands there. */
  written: string;
}

const word = /<[a-z]+>|[\p{L}\p{N}]+\+?/gu;

/** The words of a text or of an entry of a vocabulary, in order; shapes in a text become their sign. */
export function wordsOf(text: string, { shaped }: { shaped: boolean }): Word[] {
  const found = new Map<string, string[]>();
  const marked = shaped ? mark(text.replace(/[<>]/g, ' '), found) : text;
  return (marked.match(word) ?? []).map((each) => ({
    key: each.toLowerCase(),
    written: found.get(each)?.shift() ?? each,
  }));
}

/** Puts signs in place of shapes and keeps, by sign, what stood there, in order. */
function mark(text: string, found: Map<string, string[]>): string {
  return shapes.reduce((marked, [sign, pattern]) => {
    const originals: string[] = [];
    found.set(sign, originals);
    return marked.replace(pattern, (original) => {
      originals.push(original.trim());
      return ` ${sign} `;
    });
  }, text);
}
