/** `name`: in the zip, where it is not the one that its door gives. */
export type Wanted = { address: string; what: string; name?: string };

export const FILES: Wanted[] = [
  { address: "/products/file", what: "products and stock" },
  { address: "/rules/file", what: "rules" },
  { address: "/suppliers/file", what: "suppliers" },
  { address: "/prices/file", what: "price lists" },
  { address: "/promotions/file", what: "promotions and uplifts" },
  { address: "/sales/file", what: "sales by day" },
  { address: "/exports/purchase-orders", what: "purchase orders" },
  { address: "/exports/purchase-order-lines", what: "purchase orders' lines" },
  { address: "/exports/receipts", what: "receipts" },
  { address: "/exports/bills", what: "bills" },
  { address: "/exports/shopify-purchase-orders", what: "purchase orders in Shopify" },
  { address: "/exports/transfers", what: "transfers" },
  { address: "/exports/counts", what: "counts" },
];
