import { isBeyondAscii } from "./beyond-ascii";
import { caseless } from "./folded";

/**
 * A text as the search index holds it. The index knows pieces of three letters, so that a character of a script
 * that writes words without spaces, where one or two are a word, takes two spaces behind it and is found alone. Accents
 * and case are gone, half and full width are one. What stands in a text stands in its form, in one piece.
 */
export const searchForm = (text: string): string =>
  isBeyondAscii(text)
    ? sortForm(text).replace(UNSPACED, "$&  ").replace(/^ +/, "")
    : text.toLowerCase().replace(/ {2,}/g, " ").trim();

/**
 * What the index holds of a row: its texts, and again each word of them that begins behind a hyphen or a bracket, so that
 * one or two letters are found as a word there too.
 */
export function indexedWords(texts: (string | null | undefined)[]): string {
  const forms = texts.map((text) => searchForm(text ?? "")).filter((form) => form !== "");
  const inner = new Set(forms.flatMap((form) => (PLAIN_WORDS.test(form) ? [] : (form.match(INNER_WORD) ?? []))));
  return [...forms, ...inner].join(" ");
}

/** A text as a reader looks for it in a list: without case, accents and differences of width; every run of blanks is one space. */
export const sortForm = (text: string): string =>
  caseless(text.normalize("NFKD").replace(ACCENTS, ""))
    .normalize("NFC")
    .replace(/[øłđæœðþħı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[\s\u0085\u200b-\u200f\u2060\ufeff]+/g, " ")
    .trim();

/** Of the Latin, Greek and Cyrillic, Hebrew and Arabic alphabets. Kana keep their marks: they make another letter. */
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/** Letters that Unicode does not take apart. */
const PLAIN_LETTERS: Record<string, string> = {
  ...{ ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ð: "d", þ: "th", ħ: "h", ı: "i" },
};

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/gu;

/** Nothing that a word could begin behind, as in most titles. */
const PLAIN_WORDS = /^[a-z0-9 ]*$/;

const INNER_WORD = /(?<=[^\s\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]+/gu;
