/** Countries and what their people are called, beyond what endings tell. */
const irregular =
  `france frankreich french; netherlands niederlande dutch; switzerland schweiz swiss; denmark dänemark danish;
  britain uk british; us usa america american; spain spanish; poland polish; turkey turkish; greece greek; wales welsh; england
  english; germany deutschland german deutsche; eu europe european europäische; norway norwegian; sweden swedish; finland
  finnish; ireland irish; iceland icelandic; portugal portuguese; belgium belgian; scotland scottish; thailand thai;
  argentina argentine; philippines philippine filipino; luxembourg luxembourgish; peru peruvian`
    .split(';')
    .map((group) => group.trim().split(/\s+/));

const peopleEnding = /(?:ians?|ish|ese|ans?|ns|i|is|er|isch(?:e[rnms]?)?|e[rn]?)$/;

/** "Norwegian" for "Norway", and the other way round: known, or one beginning and an ending for people on one of them. */
export function isPeople(lower: string, vocabulary: ReadonlySet<string>): boolean {
  const known = irregular.filter((group) => group.includes(lower)).flat();
  if (known.some((other) => other !== lower && vocabulary.has(other))) return true;
  const root = lower.replace(peopleEnding, '');
  if (root.length < 4) return false;
  if (
    root !== lower &&
    [root, `${root}a`, `${root}y`, `${root}ia`, `${root}e`].some((other) => vocabulary.has(other))
  )
    return true;
  const land = lower.replace(/(?:a|y|ia|e)$/, '');
  return ['ian', 'ians', 'ish', 'ese', 'an', 'ans', 'n', 'i', 'er', 'ische', 'ischen'].some(
    (ending) =>
      vocabulary.has(`${lower}${ending}`) || (land.length >= 4 && vocabulary.has(`${land}${ending}`)),
  );
}
