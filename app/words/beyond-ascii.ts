/** A text has signs that SQLite's lower() leaves as they are: its forms are made here and stored. */
export const isBeyondAscii = (text: string): boolean => /[^ -~]/.test(text);

/** SQL: the same of an expression. */
export const beyondAscii = (expression: string) => `${expression} GLOB '*[^ -~]*'`;
