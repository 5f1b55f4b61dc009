import { UNDER } from "../../words/counted";

/** Below it a rate would be written as nought, though something sells. */
const LEAST_SHOWN = 0.005;
const NEARLY_ONE = 0.995;

/** Units a day, wherever they are told: two decimals tell slow sellers apart, one does above a unit a day. */
export function perDayShown(perDay: number, format: (value: number, decimals?: number, atLeast?: number) => string) {
  if (perDay === 0) return format(0);
  if (perDay > 0 && perDay < LEAST_SHOWN) return UNDER(format(0.01, 2));
  return Math.abs(perDay) < NEARLY_ONE ? format(perDay, 2, 2) : format(perDay, 1, 1);
}
