/** Variants that one decision may touch at the most. */
export const MOST_VARIANTS = 500;
