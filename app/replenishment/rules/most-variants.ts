/** As many as one decision may touch. */
export const MOST_VARIANTS = 500;
