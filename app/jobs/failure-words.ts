/** What an error says, and how a merchant is told of it. The first that fits; the error itself is in the log alone. */
const WORDS: [RegExp, string][] = [
  [/token/i, "Shopify wants a new token. It is asked for when somebody opens Evenstock."],
  [/throttled/i, "Shopify asked for fewer questions at once."],
  [/D1_|SQLITE|database|overloaded/i, "The database did not take it."],
  [/Shopify|download|fetch|network|connection/i, "Shopify did not answer as expected."],
  [/timed out/i, "It took too long."],
];

export const inWords = (error: unknown): string =>
  WORDS.find(([told]) => told.test(String(error)))?.[1] ??
  "Something unexpected happened. Whoever runs Evenstock finds it in the log.";
