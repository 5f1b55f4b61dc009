/**
 * SQL: a vendor in the form in which vendors are compared, under an alias of products or supplier_vendors. What has no form
 * of its own, or is still to get it, stands in small ASCII letters.
 */
export const foldedVendor = (table: string) => `COALESCE(${table}.vendor_folded, lower(${table}.vendor))`;
