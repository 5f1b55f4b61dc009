/**
 * How a language writes numbers. Engines differ in it, so the server looks it up once and both sides write by it; nothing
 * else asks an engine.
 */
export interface NumberStyle {
  /** The ten digits, from 0 to 9. */
  digits: string;
  decimal: string;
  /** Between groups; "" where there are none. */
  group: string;
  /** Digits in the last group before the decimal sign, and in those before it: 3 and 2 in India. */
  groups: [last: number, others: number];
  /** The least that stands before the first separator: with 2, as in Spain, 1234 stands whole. */
  leastBefore: number;
  /** A number below nought, # for its digits. */
  negative: string;
  /** An amount, ¤ for its currency: with a sign such as €, and with letters such as CHF. */
  money: Record<"sign" | "letters", { positive: string; negative: string }>;
  /** Signs of currencies; one that is not among them is written by its code. */
  symbols: Record<string, string>;
  /** For 1,000, 10,000 and so on: the power of ten that is left out, and what stands for it ("#K"). */
  short: [power: number, pattern: string][];
}

/** What is written for everybody alike: mails, files, refusals. */
export const ENGLISH: NumberStyle = {
  ...{ digits: "0123456789", decimal: ".", group: ",", groups: [3, 3], leastBefore: 1, negative: "-#" },
  money: {
    sign: { positive: "¤#", negative: "-¤#" },
    letters: { positive: "¤\u00a0#", negative: "-¤\u00a0#" },
  },
  symbols: { USD: "$", EUR: "€", GBP: "£", JPY: "¥" },
  short: [],
};

/** Rounded half up to `decimals`, of which `atLeast` so many stand. */
export function shownNumber(value: number, style: NumberStyle, decimals = 0, atLeast = 0): string {
  const text = withoutZeros(Math.abs(value).toFixed(decimals), atLeast);
  const shown = shownDigits(text, style);
  return value < 0 && /[1-9]/.test(text) ? style.negative.replace("#", () => shown) : shown;
}

/** "1234.5" as the language writes it. */
export function shownDigits(plain: string, style: NumberStyle): string {
  const [whole = "", fraction] = plain.split(".");
  const text = grouped(whole, style) + (fraction === undefined ? "" : style.decimal + fraction);
  return style.digits === ENGLISH.digits ? text : text.replace(/\d/g, (digit) => style.digits[Number(digit)] ?? digit);
}

/** Three digits and a word for the rest: 1.19M. Not for numbers below nought. */
export function threeDigits(value: number, style: NumberStyle): string {
  const rounded = Number(value.toPrecision(3));
  const exponent = Math.floor(Math.log10(Math.max(1, rounded)) + 1e-9);
  const [power, pattern] = style.short[Math.min(exponent - 3, style.short.length - 1)] ?? [0, "#"];
  const text = withoutZeros((rounded / 10 ** power).toFixed(Math.max(0, 2 - exponent + power)), 0);
  return pattern.replace("#", () => shownDigits(text, { ...style, leastBefore: 2 }));
}

/** "1234.5" as one types it: with the language's decimal sign, and nothing between thousands. */
export const typeable = (plain: string, { decimal }: NumberStyle) =>
  decimal === "," ? plain.replace(".", ",") : plain;

const LONGEST_TYPED = 40;

/**
 * What was typed, as a computer writes it: "1.234,50" in German is "1234.50", "1,23,456.50" in India "123456.50". A sign that
 * cannot part groups there is taken for the decimal sign, since a group never begins a number with 0: "0,500" is a half. What
 * is no number stays as it is.
 */
export function plainTyped(text: string, style: NumberStyle): string {
  if (text.length > LONGEST_TYPED) return text;
  const bare = withLatinDigits(text, style).replace(/[\s\u200e\u200f\u061c'’]/g, "");
  const sign = /^[-−+]/.test(bare) ? bare.slice(0, 1).replace("−", "-") : "";
  const number = sign ? bare.slice(1) : bare;
  const [whole = "", fraction, ...more] = number.split(style.decimal);
  const joined = ungrouped(whole, style);
  if (joined !== undefined && more.length === 0 && /^\d*$/.test(fraction ?? ""))
    return sign + (fraction === undefined ? joined : `${joined}.${fraction}`);
  const plain = /^(\d+)[.,](\d*)$/.exec(number);
  return plain ? `${sign}${plain[1]}.${plain[2]}` : text;
}

function grouped(whole: string, { group, groups: [last, others], leastBefore }: NumberStyle) {
  if (group === "" || whole.length < last + leastBefore) return whole;
  const parts = [whole.slice(-last)];
  for (let end = whole.length - last; end > 0; end -= others)
    parts.unshift(whole.slice(Math.max(0, end - others), end));
  return parts.join(group);
}

/** Undefined where separators stand at other places than the language's, or thousands'. */
function ungrouped(whole: string, { group, groups: [last, others] }: NumberStyle): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  if (!/\S/.test(group)) return undefined;
  const parts = whole.split(group);
  const isApart = (size: number) =>
    parts.every((part, at) => {
      if (at === 0) return /^[1-9]\d*$/.test(part) && part.length <= size;
      return /^\d+$/.test(part) && part.length === (at === parts.length - 1 ? last : size);
    });
  return parts.length > 1 && (isApart(others) || isApart(last)) ? parts.join("") : undefined;
}

function withLatinDigits(text: string, { digits }: NumberStyle) {
  if (digits === ENGLISH.digits) return text;
  return [...text].map((sign) => (digits.includes(sign) ? digits.indexOf(sign) : sign)).join("");
}

/** The last decimals that are 0, down to `atLeast` decimals. */
function withoutZeros(text: string, atLeast: number) {
  const point = text.indexOf(".");
  if (point === -1) return text;
  let end = text.length;
  while (end > point + 1 + atLeast && text[end - 1] === "0") end--;
  return text.slice(0, end === point + 1 ? point : end);
}
