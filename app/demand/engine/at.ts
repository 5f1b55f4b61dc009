/** A number of an array that is known to be that long. */
export const at = (numbers: Float64Array, index: number) => numbers[index] ?? 0;
