import { tradeItemNumbers } from "../../words/barcode";
import { searchForm } from "../../words/search-words";

/** More hits than this help nobody: a word more does. */
export const MOST_HITS = 200;

const LONGEST = 100;
const MOST_WORDS = 8;

/** What a merchant typed, as it is looked for and kept in the address. */
export const searchText = (typed: string | null) => (typed ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST);

/**
 * As FTS5 reads it: rows of this shop in which every word occurs, whatever the order, or one with the barcode that the whole
 * text is. A word of three letters or more may stand anywhere within another; two letters begin a word; a single one is a
 * whole word, as sizes are. Characters of scripts without spaces are found alone.
 */
export function searchExpression(shopId: number, text: string) {
  const words = text.split(" ").slice(0, MOST_WORDS);
  const all = words.map((word) => occurs([...findable(word), ...tradeItemNumbers(word)])).join(" AND ");
  const numbers = words.length > 1 ? tradeItemNumbers(text) : [];
  return `${ofShop(shopId)} AND ${numbers.length > 0 ? `((${all}) OR ${occurs(numbers)})` : all}`;
}

/** Rows of this shop in which the whole text stands as it is: what has it for its vendor is among them. */
export const exactExpression = (shopId: number, text: string) => `${ofShop(shopId)} AND ${occurs(findable(text))}`;

const ofShop = (shopId: number) => `shop : ${quoted(` ${shopId} `)}`;

const occurs = (texts: string[]) => `(${texts.map((text) => `words : ${quoted(text)}`).join(" OR ")})`;

/** In the form that the index holds; and as it is typed, for rows whose words are still to be made. */
const findable = (text: string) =>
  [...new Set([searchForm(text), text])].filter((form) => form !== "").map(whereWordsBegin);

function whereWordsBegin(form: string) {
  const letters = [...form].length;
  if (letters > 2) return form;
  return letters === 2 ? ` ${form}` : ` ${form} `;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll("\0", "")}"`;
