/**
 * Spreadsheets run a text that begins like a formula. An apostrophe keeps it a text (OWASP, "CSV Injection"); one more
 * where the text brings its own, so that reading gives back what was written.
 */
export const guarded = (text: string) => (isRisky(text) ? `'${text}` : text);

/** What `guarded` made is taken back; any other text is as it was. */
export const unguarded = (text: string) => (text.startsWith("'") && isRisky(text) ? text.slice(1) : text);

const isRisky = (text: string) => {
  const bare = text.replace(/^'+/, "");
  return /^[=+\-@\t\r]/.test(bare) && !NEGATIVE_NUMBER.test(bare);
};

const NEGATIVE_NUMBER = /^-\d+([.,]\d+)?$/;
