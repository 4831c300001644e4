const arxiv = /(?:arxiv(?:\.org\/(?:abs|pdf|html))?[:/ ]\s?)(\d{4}\.\d{4,5})/gi;
const repository = /(?:github\.com|huggingface\.co|gitlab\.com)\/([\w.-]+\/[\w.-]+)/gi;

/** What a text names beyond doubt: papers by their arXiv id, repositories by owner and name. Lower case, each once. */
export function idsIn(text: string): string[] {
  const papers = [...text.matchAll(arxiv)].map((match) => `arxiv:${match[1] ?? ''}`);
  const repositories = [...text.matchAll(repository)].map((match) =>
    `repo:${(match[1] ?? '').replace(/(?:\.git)?[.-]*$/, '')}`.toLowerCase(),
  );
  return [...new Set([...papers, ...repositories])];
}

/** The text without what `idsIn` found, so that the figures of a paper's id count for no amount. */
export const withoutIds = (text: string): string => text.replace(arxiv, ' ').replace(repository, ' ');
