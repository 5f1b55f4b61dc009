/**
 * What lies half between two steps goes to the one further from 0: what SQLite's own format does with halves differs from version to
 * version, and every row is held to what this computes.
 */
const PAST_HALF = 1.000000001;

/** To its first digit: a unit more or less seldom moves it, nor an entry of an index that is sorted by it. */
export const inSteps = (amount: number) => Number((amount * PAST_HALF).toPrecision(1));

/** SQL: the same. */
export const inStepsSql = (amount: string) => `CAST(format('%.0e', (${amount}) * ${PAST_HALF}) AS REAL)`;
