import type { Check, Finding } from '../domain/finding.ts';

export type Find = () => Promise<readonly Finding[]>;

/** Makes checks whose failures become findings. */
export const checksWith =
  (troubleOf: (what: string, error: unknown) => Finding) =>
  (what: string, find: Find): Check => ({
    what,
    run: () => find().catch((error: unknown) => [troubleOf(what, error)]),
  });

/** Finds nothing where the first step fails: a token that is refused has a line of its own, and one is enough. */
export const onlyAfter =
  (first: () => Promise<unknown>) =>
  (find: Find): Find =>
  async () => {
    const reached = await first().then(
      () => true,
      () => false,
    );
    return reached ? find() : [];
  };
