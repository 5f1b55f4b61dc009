/**
 * SQL: a supplier's name in the form in which names are compared, under an alias of the table or bare. A name that is still
 * to be folded stands in small ASCII letters.
 */
export const foldedName = (table: string) => `COALESCE(${table}.name_folded, lower(${table}.name))`;
