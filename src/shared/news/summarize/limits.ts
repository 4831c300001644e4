const pointsOfOneSource = 3;
const mostOfAny = 12;

/** Points that a brief has at the most, by the number of its articles. */
export const pointsFor = (
  articles: number,
  {
    ofOne = pointsOfOneSource,
    most = mostOfAny,
  }: { ofOne?: number | undefined; most?: number | undefined } = {},
): number => (articles === 1 ? ofOne : Math.min(most, 2 + articles));
