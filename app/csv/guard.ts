/**
 * Spreadsheets run a text that begins like a formula, full-width signs included, and one that a separator of theirs cuts
 * so that its rest begins like one (OWASP, "CSV Injection"). An apostrophe before it keeps it a text; one more where the
 * text brings its own, so that reading gives back what was written.
 */
export const guarded = (text: string) => atRisks(text, (apostrophes) => `${apostrophes}'`);

/** What `guarded` made is taken back; any other text is as it was. */
export const unguarded = (text: string) => atRisks(text, (apostrophes) => apostrophes.slice(1));

function atRisks(text: string, change: (apostrophes: string) => string) {
  if (NEGATIVE_NUMBER.test(text.replace(/^'+/, ""))) return text;
  return text
    .replace(AT_FIRST, change)
    .replace(CUT_OFF, (_, separator: string, apostrophes: string) => separator + change(apostrophes));
}

/** Some readers drop the blanks before a sign. */
const AT_FIRST = /^'*(?=[^\S\t\r\n]*[=+\-@＝＋－＠\t\r\n])/;
const CUT_OFF = /([;\t\r\n])('*)(?=[^\S\t\r\n]*[=+\-@＝＋－＠])/g;

const NEGATIVE_NUMBER = /^-\d+([.,]\d+)?$/;
