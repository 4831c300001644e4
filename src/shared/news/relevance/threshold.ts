/** From this score on an article counts as being about AI. */
export const relevanceThreshold = 0.5;
