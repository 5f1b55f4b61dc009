/** To its first digit: a unit more or less seldom moves it, nor an entry of an index that is sorted by it. */
export const inSteps = (amount: number) => Number(amount.toPrecision(1));

/** SQL: the same. */
export const inStepsSql = (amount: string) => `CAST(format('%.0e', ${amount}) AS REAL)`;
