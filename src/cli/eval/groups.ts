/** Items with the same key together, in the order in which each key first occurs. */
export function groups<T>(items: readonly T[], key: (item: T) => string | number): T[][] {
  const byKey = new Map<string | number, T[]>();
  for (const item of items) {
    const group = byKey.get(key(item));
    if (group) group.push(item);
    else byKey.set(key(item), [item]);
  }
  return [...byKey.values()];
}
