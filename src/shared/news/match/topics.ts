/** A subject that people subscribe to, and the words by which a story is seen to be about it. */
export interface Topic {
  id: string;
  name: string;
  /** Words and phrases, lower case, matched whole; a final `*` stands for any ending. */
  words: readonly string[];
}

const topic = (id: string, name: string, words: string): Topic => ({ id, name, words: words.split(', ') });

export const topics: readonly Topic[] = [
  topic(
    'models',
    'Models',
    'language model*, foundation model*, llm*, open weights, context window, parameters, multimodal, reasoning model*, benchmark*, checkpoint*, new model, fine-tun*',
  ),
  topic(
    'research',
    'Research',
    'paper, study, researchers, arxiv, preprint, findings, dataset*, journal, peer review*, measur*',
  ),
  topic(
    'open-source',
    'Open source',
    'open source, open-source*, open weights, open-weight*, github, apache license, apache 2.0, mit license, repository, hugging face',
  ),
  topic(
    'agents-tools',
    'Agents and developer tools',
    'agent*, agentic, coding assistant*, coding agent*, developer*, sdk, api, cli, mcp, ide, workflow*, plugin*',
  ),
  topic(
    'chips-infrastructure',
    'Chips and infrastructure',
    'chip, chips, gpu*, tpu*, semiconductor*, data center*, data centre*, datacenter*, packaging plant, foundry, compute, megawatt*, gigawatt*',
  ),
  topic(
    'business-funding',
    'Business and funding',
    'raises, raised, funding, valuation, investor*, investment, ipo, acquisition, acquire*, revenue, pricing, partnership, series a, series b, series c',
  ),
  topic(
    'policy-regulation',
    'Policy and regulation',
    'regulation*, regulator*, law, act, bill, parliament, senate, congress, assembly, commission, lawsuit, court, copyright',
  ),
  topic(
    'geopolitics',
    'Geopolitics',
    'export control*, sanctions, national security, military, defense, defence, sovereign*, tariff*',
  ),
  topic(
    'safety-security',
    'Safety and security',
    'safety, alignment, security, vulnerab*, jailbreak*, prompt injection*, malware, cyber*, exploit*, red team*, misuse, attack*',
  ),
  topic(
    'society-work',
    'Society and work',
    'jobs, workers, employees, labour, labor, strike, education, school*, survey, workplace, union',
  ),
  topic('robotics', 'Robotics', 'robot*, humanoid*, drone*, self-driving, autonomous vehicle*, warehouse*'),
  topic(
    'science-health',
    'Science and health',
    'medical, medicine, hospital*, clinic*, patients, disease, drug*, protein*, biology, chemistry, climate, weather, flood*, physics',
  ),
  topic(
    'creative-media',
    'Creative media',
    'image generat*, video generat*, music, film, voice, actors, artist*, speech, text-to-image, text-to-video, text-to-speech',
  ),
  topic(
    'hardware-devices',
    'Hardware and devices',
    'phone*, laptop*, wearable*, glasses, headset*, earbuds, on-device, apple silicon',
  ),
];

const patterns = topics.map(({ id, words }) => ({
  id,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(toPattern).join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
}));

function toPattern(word: string): string {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return literal.replace(/\\\*$/, '[\\p{L}\\p{N}-]*');
}

/** Words of the text that are looked at: what an article is about, it says at its beginning. */
const openingLength = 1_500;

/**
 * The topics that an article is about: those named in its title, or by two different words in its opening.
 * A plain first rule; an article may have several topics or none.
 */
export function topicsOf(article: { title: string; teaser: string; text?: string | undefined }): string[] {
  const opening = `${article.teaser} ${article.text ?? ''}`.slice(0, openingLength);
  return patterns
    .filter(({ pattern }) => article.title.search(pattern) >= 0 || distinct(opening, pattern) >= 2)
    .map(({ id }) => id);
}

const distinct = (text: string, pattern: RegExp): number =>
  new Set([...text.matchAll(pattern)].map(([word]) => word.toLowerCase())).size;
