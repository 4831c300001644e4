/** What comes of some work; undefined where it takes longer. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let impatience: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    impatience = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(impatience);
  }
}
