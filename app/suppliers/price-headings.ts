/**
 * How price lists call their columns, the surest first: Shopify's product files of both layouts, Stocky's orders, and what
 * suppliers write. What a shop sells for ("Compare-at price", "RRP", "Variant Price") is nobody's cost; a bare "Price" is
 * one where nothing better stands.
 */
export const COST_NAMES = [
  ...["cost per item", "cost per unit", "cost price", "unit cost price", "cost (base)", "cost", "item cost"],
  "purchase price",
  "buying price",
  "wholesale price",
  "trade price",
  "dealer price",
  "supplier price",
  "net price",
  ...["wholesale", "unit price", "price"],
];

export const SKU_NAMES = [
  ...["variant sku", "product sku", "item sku", "your sku", "stock keeping unit", "sku code", "sku number"],
  ...["article number", "article no", "item number", "item no", "item code", "product code", "stock code"],
  ...["article", "item", "code"],
];

export const SUPPLIER_SKU_NAMES = [
  ...["vendor sku", "supplier code", "supplier item code", "supplier product code", "supplier part number"],
  ...["supplier item number", "supplier reference", "vendor code", "vendor item number", "vendor part number"],
  ...["sku (supplier)", "their sku"],
];

export const MINIMUM_NAMES = [
  ...["moq", "minimum order quantity", "minimum order qty", "min order quantity", "min order qty", "min order"],
  ...["minimum quantity", "minimum qty", "min qty", "minimum"],
];

export const PACK_NAMES = [
  ...["pack size", "case size", "case quantity", "case qty", "case pack quantity", "pack quantity", "pack qty"],
  ...["units per case", "units per pack", "carton quantity", "carton qty", "order multiple", "pack", "case"],
];
