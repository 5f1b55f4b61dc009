/** Basis points as a percentage: 2000 are "20", 550 "5.5". */
export const percentText = (basisPoints: number) => String(basisPoints / 100);
