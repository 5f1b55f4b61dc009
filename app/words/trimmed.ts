/**
 * The code points that count as nothing at the edges of a text: Unicode's white space, which spreadsheets and web pages
 * bring as U+00A0 or line breaks, and the marks without width that are copied along with a word.
 */
export const BLANKS = [
  ...[0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680],
  ...[0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a],
  ...[0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x202f, 0x205f],
  ...[0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x3000, 0xfeff],
] as const;

const blanks: ReadonlySet<number> = new Set(BLANKS);

/** Without the blanks at its edges. Linear in the text, which a regular expression for both edges is not. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && blanks.has(text.charCodeAt(start))) start++;
  while (end > start && blanks.has(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}
