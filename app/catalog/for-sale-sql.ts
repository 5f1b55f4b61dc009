import { FOR_SALE } from "./product-status";

/** SQL: the same of a column; null, where the product is not known, is not for sale. */
export const forSale = (column: string) =>
  `COALESCE(${column} IN (${FOR_SALE.map((status) => `'${status}'`).join(", ")}), 0)`;

/** SQL: does the stock of the location under this alias count? Not where it is closed, or where the merchant leaves it out. */
export const sellable = (location: string) => `(${location}.active AND NOT ${location}.left_out)`;
