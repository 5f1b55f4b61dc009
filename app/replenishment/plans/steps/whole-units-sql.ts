/** Sums of reals may end a hair above the whole number they mean; a hair is not a unit. */
export const HAIR = 1e-9;

/** Units rounded up, never below 0. */
export const wholeUnits = (units: number) => Math.max(0, Math.ceil(units - HAIR));

/** SQL: the same. */
export const wholeUnitsOf = (units: string) => `MAX(0, CAST(ceil(${units} - 1e-9) AS INTEGER))`;
