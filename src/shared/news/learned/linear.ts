import { outermost } from '../text/listing.ts';

/** Something that stands in an article and may speak for or against a label. */
export interface Feature {
  /** How much of it there is; about 0..3. */
  value: number;
  /** As it stands in the article, where a reader can be shown it. */
  text?: string | undefined;
  /** It is in a topic's vocabulary: shown rather than plain words. */
  known?: boolean;
}

export type Features = ReadonlyMap<string, Feature>;

/** What each feature counts for each label: a logistic regression a label, as `npm run teach` writes it. */
export interface LinearModel {
  labels: readonly string[];
  /** A log odds for each label, in hundredths. */
  bias: readonly number[];
  /** By feature: log odds for a value of 1, one for each label, in hundredths. */
  weights: Readonly<Record<string, readonly number[]>>;
}

export interface Verdict {
  label: string;
  /** Chance, 0..1, that the article has the label. */
  chance: number;
  /** What speaks for it and can be shown, the weightiest first: words of vocabularies, or where there is none plain ones. */
  named: string[];
}

/** The chance of each label of a model, in the model's order. */
export function judge(model: LinearModel, features: Features): Verdict[] {
  return model.labels.map((label, place) => {
    let odds = model.bias[place] ?? 0;
    const grounds: { text: string; effect: number; known: boolean }[] = [];
    for (const [name, { value, text, known = false }] of features) {
      const effect = value * (Object.hasOwn(model.weights, name) ? (model.weights[name]?.[place] ?? 0) : 0);
      odds += effect;
      if (text !== undefined && effect > 0) grounds.push({ text, effect, known });
    }
    grounds.sort((a, b) => b.effect - a.effect || (a.text < b.text ? -1 : 1));
    const known = grounds.filter((ground) => ground.known);
    return {
      label,
      chance: 1 / (1 + Math.exp(-odds / 100)),
      named: outermost((known.length > 0 ? known : grounds).map((ground) => ground.text)),
    };
  });
}
