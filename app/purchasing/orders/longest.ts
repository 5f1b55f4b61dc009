/** Letters of what may be written about an order: on its page, in a file, by the API, and in what the shop writes on all of them. */
export const LONGEST = { note: 5000, terms: 5000, reason: 1000 };
