/** Excel shows a long number as 4.00638E+12, and saves it so: the digits are gone. */
export const isShortened = (text: string) => /^\d([.,]\d{1,20})?E\+\d{1,3}$/i.test(text);

export const SHORTENED =
  "A spreadsheet has shortened this number. Write all of its digits, in a column formatted as text.";
