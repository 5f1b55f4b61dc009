/** The shops that exist here. A shop's seed decides everything about it but its clock. */
export const SHOPS = [
  {
    domain: "evenstock-dev.myshopify.com",
    name: "Fell & Harbour",
    timeZone: "Europe/London",
    currency: "GBP",
    seed: 20261121,
    products: 300,
    days: 425,
    ordersPerDay: 50,
    locations: [
      { name: "Warehouse Leeds", city: "Leeds", country: "GB" },
      { name: "Shop Manchester", city: "Manchester", country: "GB" },
      { name: "Shop York", city: "York", country: "GB" },
    ],
  },
  {
    domain: "second-dev.myshopify.com",
    name: "Juniper Supply",
    timeZone: "America/New_York",
    currency: "USD",
    seed: 4711,
    products: 40,
    days: 120,
    ordersPerDay: 6,
    locations: [
      { name: "Brooklyn Stockroom", city: "Brooklyn", country: "US" },
      { name: "Hudson Store", city: "Hudson", country: "US" },
    ],
  },
] as const satisfies readonly ShopPlan[];

export interface ShopPlan {
  domain: string;
  name: string;
  timeZone: string;
  currency: string;
  seed: number;
  products: number;
  days: number;
  ordersPerDay: number;
  /** The first one ships online orders; the others sell over the counter. */
  locations: readonly { name: string; city: string; country: string }[];
}

export const DEFAULT_SHOP = SHOPS[0].domain;

export function findShopPlan(domain: string | null): ShopPlan | undefined {
  return SHOPS.find((shop) => shop.domain === domain);
}
