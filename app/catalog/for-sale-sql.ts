import { FOR_SALE } from "./product-status";

/** SQL: the same of a column; null, where the product is not known, is not for sale. */
export const forSale = (column: string) =>
  `COALESCE(${column} IN (${FOR_SALE.map((status) => `'${status}'`).join(", ")}), 0)`;
