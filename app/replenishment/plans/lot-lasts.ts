import { counted, type Noun, nounFor } from "../../words/counted";

const LASTING: Noun = { one: "unit lasts", other: "units last" };
const YEARS: Noun = { one: "year", other: "years" };
const A_YEAR = 365;

/** "24 units last 11 years", at so many a day; with a decimal below ten years. */
export function lotLasts(units: number, velocity: number, format: (value: number, decimals?: number) => string) {
  const years = units / velocity / A_YEAR;
  const shown = format(years, years < 10 ? 1 : 0);
  return `${counted(units, LASTING, format)} ${shown} ${nounFor(shown === format(1) ? 1 : years, YEARS)}`;
}
