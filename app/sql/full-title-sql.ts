/**
 * SQL: the titles of a product and of its variant `v` as one text; Shopify calls the only variant of a product without options
 * "Default Title". The dash is told by its number: one letter beyond 255 in a statement makes all text of its batch two bytes a
 * letter on its way, each of which is then encoded.
 */
export const fullTitle = (product: string) =>
  `COALESCE(${product}.title, '') || iif(COALESCE(v.title, 'Default Title') = 'Default Title', '', ' ' || char(8211) || ' ' || v.title)`;
