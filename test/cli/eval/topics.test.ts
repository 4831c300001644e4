import { describe, expect, it } from '@jest/globals';
import { evalTopics } from '../../../src/cli/eval/topics.ts';
import { type Printed, fileOf, printed } from './support.ts';

interface Scores {
  p: number;
  r: number;
  f: number;
}
interface Outcome {
  lines: number;
  micro: Scores;
  macro: Scores;
  topics: Record<string, Scores & { wanted: number; found: number }>;
  about_ai?: Scores & { lines: number; wanted: number };
  without_gate?: { micro: Scores };
  unknown_labels: Record<string, number>;
  baseline: {
    constant: { topic: string | null; micro: Scores };
    naive_bayes: { micro: Scores; about_ai?: Scores };
  };
}

const run = (lines: readonly unknown[], mistakes = 0): Promise<Printed<Outcome>> =>
  printed((print) => evalTopics({ file: fileOf(lines), mistakes, print })) as Promise<Printed<Outcome>>;

const robots = {
  title: 'Kestrel raises $310m for its humanoid robots',
  topics: ['robotics', 'business-funding'],
};
const bakery = { title: 'Bakery on the corner closes', topics: [] };
/** About robots, but not about AI. */
const costumes = { title: 'Robot costumes at the carnival of Halmere', topics: [] };

describe('eval topics', () => {
  it('scores the topics, by id or name', async () => {
    const { json } = await run([robots, { ...robots, topics: ['Robotics', 'Business and FUNDING'] }, bakery]);
    expect(json.lines).toBe(3);
    expect(json.topics['robotics']).toMatchObject({ r: 1, wanted: 2 });
    expect(json.micro.r).toBe(1);
    expect(json).not.toHaveProperty('about_ai');
    expect(json).not.toHaveProperty('without_gate');
  });

  it('gives no topics to what is judged not to be about AI, and says what it would be without', async () => {
    const { json } = await run([
      { ...robots, about_ai: true },
      { ...costumes, about_ai: false },
    ]);
    expect(json.about_ai).toEqual({ p: 1, r: 1, f: 1, lines: 2, wanted: 1 });
    expect(json.topics['robotics']).toMatchObject({ p: 1, found: 1 });
    expect(json.without_gate!.micro.p).toBeLessThan(json.micro.p);
  });

  it('reports labels that are no topic, and ignores them', async () => {
    const { json, text } = await run([{ ...robots, topics: [...robots.topics, 'gardening'] }]);
    expect(json.unknown_labels).toEqual({ gardening: 1 });
    expect(json.micro.r).toBe(1);
    expect(text).toContain('No topic of ours, ignored: "gardening" (1 lines).');
  });

  it('shows wrong lines with what was found', async () => {
    const { text } = await run(
      [{ ...robots, topics: ['robotics', 'geopolitics', 'business-funding'] }, bakery],
      5,
    );
    expect(text).toContain('Wrong lines (1)');
    expect(text).toMatch(/humanoid robots[^\n]*\n +.*-geopolitics (?:robotics|business-funding)/);
  });

  it('lets the rivals see only what they may', async () => {
    const subjects = ['robotics', 'models'];
    const words = ['gripper joint torque', 'token context prompt'];
    const lines = Array.from({ length: 20 }, (_, index) => ({
      title: `${words[index % 2]} item${index}`,
      topics: [subjects[index % 2]],
    }));
    const { json } = await run(lines);
    expect(json.baseline.naive_bayes.micro.f).toBe(1);
    expect(json.baseline.constant).toMatchObject({ topic: 'robotics', micro: { p: 0.5, r: 0.5 } });
    // When each line has words of its own, other lines teach nothing about it: a rival that was shown the line would know.
    const alone = lines.map((line, index) => ({ ...line, title: `alone${index}` }));
    expect((await run(alone)).json.baseline.naive_bayes.micro.f).toBeLessThan(0.75);
  });
});
