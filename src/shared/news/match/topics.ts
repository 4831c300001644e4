import { featuresOf } from '../learned/features.ts';
import { judge } from '../learned/linear.ts';
import { inWords } from '../text/listing.ts';
import learnedWords from './learned-words.json' with { type: 'json' };
import type { ArticleWords } from './score.ts';

/** A subject that people subscribe to. */
export interface Topic {
  id: string;
  name: string;
  /** One plain sentence for a reader who chooses topics. */
  description: string;
}

const topic = (id: string, name: string, description: string): Topic => ({ id, name, description });

/** By what they are subscribed to most; their words stand in the folder words. */
export const topics: readonly Topic[] = [
  topic('models', 'Models', 'New and updated AI models, and what they can do.'),
  topic('research', 'Research', 'Papers, studies, benchmarks and datasets.'),
  topic(
    'open-source',
    'Open source',
    'Open weights, open code, their licences, and releases of open projects.',
  ),
  topic(
    'agents-tools',
    'Agents and developer tools',
    'Agents, coding assistants, APIs and other tools that people build with.',
  ),
  topic(
    'chips-infrastructure',
    'Chips and infrastructure',
    'Accelerators, chip plants, data centres, their power, and the clouds that run models.',
  ),
  topic(
    'business-funding',
    'Business and funding',
    'Funding, takeovers, earnings, prices, contracts and who leads which firm.',
  ),
  topic('policy-regulation', 'Policy and regulation', 'Laws, regulators, courts, copyright and standards.'),
  topic(
    'geopolitics',
    'Geopolitics',
    'Export controls, rivalry between states, military use and digital sovereignty.',
  ),
  topic(
    'safety-security',
    'Safety and security',
    'Dangers of models and their tests, misuse, fraud, security holes and breaches.',
  ),
  topic(
    'society-work',
    'Society and work',
    'Jobs, schools, strikes, daily life with AI, and opinions about it.',
  ),
  topic('robotics', 'Robotics', 'Robots, drones and self-driving vehicles.'),
  topic(
    'science-health',
    'Science and health',
    'AI in medicine, biology, physics, climate, weather and mathematics.',
  ),
  topic(
    'creative-media',
    'Creative media',
    'Images, video, music, games, film and journalism made with AI, or touched by it.',
  ),
  topic('hardware-devices', 'Hardware and devices', 'Phones, laptops, glasses and other devices with AI.'),
];

/** A topic that an article is about. */
export interface TopicMatch {
  id: string;
  /** 0..1 */
  score: number;
  /** Plain words that follow on "because it": `names "export controls" and "sanctions"`. */
  reason: string;
}

/** From this score on, an article is about a topic. */
export const topicThreshold = 0.35;

/** An article's likeliest topic stands from here on already: nearly every article about AI has one. */
const firstThreshold = 0.3;

/** Without a word of its vocabulary a topic must be likelier than not: else "waits" and "Monday" would do. */
const plainThreshold = 0.5;

/** More topics than this say nothing. */
const mostTopics = 3;

/**
 * The topics that an article is about, the likeliest first. Plain words may mean a topic of whose vocabulary there is no
 * word: lists never hold all that can be said.
 */
export function topicsOf(article: ArticleWords): TopicMatch[] {
  const features = featuresOf(article, { finely: true });
  return judge(learnedWords, features)
    .filter(({ label, chance }) => chance >= plainThreshold || features.has(`topic:${label}`))
    .sort((a, b) => b.chance - a.chance)
    .filter(({ chance }, place) => chance >= (place === 0 ? firstThreshold : topicThreshold))
    .filter(({ named }) => named.length > 0)
    .slice(0, mostTopics)
    .map(({ label, chance, named }) => ({
      id: label,
      score: chance,
      reason: `names ${inWords(named.slice(0, 3).map((word) => `"${word}"`))}`,
    }));
}
