/** A noun in English: of one, and of any other number. Another language's plural rules may have more forms. */
export type Noun = { one: string; other: string };

const ENGLISH = new Intl.PluralRules("en");

/** The form that goes with a number as it is shown: "1 unit", "1.5 units", "0 units". */
export const nounFor = (count: number, { one, other }: Noun) => (ENGLISH.select(count) === "one" ? one : other);

/** The number and its noun; `format` writes the number in the style of who reads it. */
export const counted = (count: number, noun: Noun, format: (count: number) => string) =>
  `${format(count)} ${nounFor(count, noun)}`;

export const DAYS: Noun = { one: "day", other: "days" };
export const ROWS: Noun = { one: "row", other: "rows" };
export const UNITS: Noun = { one: "unit", other: "units" };
export const VARIANTS: Noun = { one: "variant", other: "variants" };
export const LOCATIONS: Noun = { one: "location", other: "locations" };
export const LINES: Noun = { one: "line", other: "lines" };

/** Of what is less than the least that is shown. */
export const UNDER = (least: string) => `under ${least}`;

/** Verbs that go with a counted noun. */
export const IS: Noun = { one: "is", other: "are" };
export const WAS: Noun = { one: "was", other: "were" };
export const HAS: Noun = { one: "has", other: "have" };

/** Writes a number in the style of who reads it. */
export type Format = (count: number) => string;
