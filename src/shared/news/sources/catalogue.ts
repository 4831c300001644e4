import type { SourceScope, Tier } from '../../domain/source.ts';

export interface CatalogueEntry {
  name: string;
  url: string;
  scope: SourceScope;
  tier: Tier;
}

const ai = (tier: Tier, name: string, url: string): CatalogueEntry => ({ name, url, scope: 'ai', tier });
const general = (tier: Tier, name: string, url: string): CatalogueEntry => ({
  name,
  url,
  scope: 'general',
  tier,
});

/** The feeds that a new bot follows: labs and researchers first, then the press, then letters and blogs. */
export const catalogue: readonly CatalogueEntry[] = [
  ai('primary', 'OpenAI', 'https://openai.com/news/rss.xml'),
  ai('primary', 'Google DeepMind', 'https://deepmind.google/blog/rss.xml'),
  ai('primary', 'Google AI', 'https://blog.google/technology/ai/rss/'),
  ai('primary', 'Google Research', 'https://research.google/blog/rss/'),
  general('primary', 'Microsoft Research', 'https://www.microsoft.com/en-us/research/feed/'),
  ai('primary', 'Apple Machine Learning Research', 'https://machinelearning.apple.com/rss.xml'),
  ai('primary', 'Amazon Machine Learning', 'https://aws.amazon.com/blogs/machine-learning/feed/'),
  general('primary', 'NVIDIA', 'https://blogs.nvidia.com/feed/'),
  ai('primary', 'Hugging Face', 'https://huggingface.co/blog/feed.xml'),
  ai('primary', 'Thinking Machines', 'https://thinkingmachines.ai/blog/index.xml'),
  ai('primary', 'PyTorch', 'https://pytorch.org/feed/'),
  ai('primary', 'BAIR', 'https://bair.berkeley.edu/blog/feed.xml'),
  ai('primary', 'MIT News: AI', 'https://news.mit.edu/rss/topic/artificial-intelligence2'),
  general('press', 'MIT Technology Review', 'https://www.technologyreview.com/feed/'),
  ai('press', 'TechCrunch: AI', 'https://techcrunch.com/category/artificial-intelligence/feed/'),
  ai('press', 'The Verge: AI', 'https://www.theverge.com/rss/ai-artificial-intelligence/index.xml'),
  ai('press', 'Wired: AI', 'https://www.wired.com/feed/tag/ai/latest/rss'),
  ai('press', 'VentureBeat: AI', 'https://venturebeat.com/category/ai/feed/'),
  ai('press', 'The Guardian: AI', 'https://www.theguardian.com/technology/artificialintelligenceai/rss'),
  general('press', 'Ars Technica', 'https://feeds.arstechnica.com/arstechnica/index'),
  general('press', 'IEEE Spectrum', 'https://spectrum.ieee.org/feeds/feed.rss'),
  ai('press', 'The Decoder', 'https://the-decoder.com/feed/'),
  general('blog', 'Simon Willison', 'https://simonwillison.net/atom/everything/'),
  ai('blog', 'Import AI', 'https://importai.substack.com/feed'),
  ai('blog', 'Interconnects', 'https://www.interconnects.ai/feed'),
  ai('blog', 'Ahead of AI', 'https://magazine.sebastianraschka.com/feed'),
  ai('blog', 'Hamel Husain', 'https://hamel.dev/index.xml'),
];

/** Seconds between two polls of a source of the catalogue. */
export const usualPollSeconds = 20 * 60;
