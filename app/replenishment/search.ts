/** More hits than this help nobody: a word more does. */
export const MOST_HITS = 200;

const LONGEST = 100;
const MOST_WORDS = 8;

/** What a merchant typed, as it is looked for and kept in the address. */
export const searchText = (typed: string | null) => (typed ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST);

/**
 * As FTS5 reads it: rows of this shop in which every word occurs, whatever the order. A word of three letters or more
 * may stand anywhere within another; two letters begin a word; a single one is a whole word, as sizes are.
 */
export function searchExpression(shopId: number, text: string) {
  const words = text.split(" ").slice(0, MOST_WORDS);
  return [`shop : ${quoted(` ${shopId} `)}`, ...words.map((word) => `words : ${quoted(findable(word))}`)].join(" AND ");
}

/** Rows of this shop in which the whole text stands as it is: what has it for its SKU is among them. */
export const exactExpression = (shopId: number, text: string) =>
  `shop : ${quoted(` ${shopId} `)} AND words : ${quoted(findable(text))}`;

function findable(word: string) {
  const letters = [...word].length;
  if (letters > 2) return word;
  return letters === 2 ? ` ${word}` : ` ${word} `;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll("\0", "")}"`;
