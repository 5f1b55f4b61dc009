/** A text without NULs, which no person types: where one stands, SQLite takes a text to end. */
export const withoutNul = <Value>(value: Value) => (typeof value === "string" ? value.replaceAll("\0", "") : value);
