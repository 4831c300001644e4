import type { SourceScope } from '../../domain/source.ts';

export interface CatalogueEntry {
  name: string;
  url: string;
  scope: SourceScope;
}

const ai = (name: string, url: string): CatalogueEntry => ({ name, url, scope: 'ai' });
const general = (name: string, url: string): CatalogueEntry => ({ name, url, scope: 'general' });

/** The feeds that a new bot follows: labs and researchers first, then the press, then letters and blogs. */
export const catalogue: readonly CatalogueEntry[] = [
  ai('OpenAI', 'https://openai.com/news/rss.xml'),
  ai('Google DeepMind', 'https://deepmind.google/blog/rss.xml'),
  ai('Google AI', 'https://blog.google/technology/ai/rss/'),
  ai('Google Research', 'https://research.google/blog/rss/'),
  general('Microsoft Research', 'https://www.microsoft.com/en-us/research/feed/'),
  ai('Apple Machine Learning Research', 'https://machinelearning.apple.com/rss.xml'),
  ai('Amazon Machine Learning', 'https://aws.amazon.com/blogs/machine-learning/feed/'),
  general('NVIDIA', 'https://blogs.nvidia.com/feed/'),
  ai('Hugging Face', 'https://huggingface.co/blog/feed.xml'),
  ai('Thinking Machines', 'https://thinkingmachines.ai/blog/index.xml'),
  ai('PyTorch', 'https://pytorch.org/feed/'),
  ai('BAIR', 'https://bair.berkeley.edu/blog/feed.xml'),
  ai('MIT News: AI', 'https://news.mit.edu/rss/topic/artificial-intelligence2'),
  general('MIT Technology Review', 'https://www.technologyreview.com/feed/'),
  ai('TechCrunch: AI', 'https://techcrunch.com/category/artificial-intelligence/feed/'),
  ai('The Verge: AI', 'https://www.theverge.com/rss/ai-artificial-intelligence/index.xml'),
  ai('Wired: AI', 'https://www.wired.com/feed/tag/ai/latest/rss'),
  ai('VentureBeat: AI', 'https://venturebeat.com/category/ai/feed/'),
  ai('The Guardian: AI', 'https://www.theguardian.com/technology/artificialintelligenceai/rss'),
  general('Ars Technica', 'https://feeds.arstechnica.com/arstechnica/index'),
  general('IEEE Spectrum', 'https://spectrum.ieee.org/feeds/feed.rss'),
  ai('The Decoder', 'https://the-decoder.com/feed/'),
  general('Simon Willison', 'https://simonwillison.net/atom/everything/'),
  ai('Import AI', 'https://importai.substack.com/feed'),
  ai('Interconnects', 'https://www.interconnects.ai/feed'),
  ai('Ahead of AI', 'https://magazine.sebastianraschka.com/feed'),
  ai('Hamel Husain', 'https://hamel.dev/index.xml'),
];

/** Seconds between two polls of a source of the catalogue. */
export const usualPollSeconds = 20 * 60;
