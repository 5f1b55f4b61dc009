import * as z from "zod";
import { shopBody } from "./bodies/shop";
import type { Store } from "./store";

/** What a merchant may change about the shop itself. */
export const ShopFacts = z.object({
  id: z.number().int(),
  name: z.string().min(1),
  timeZone: z.string().refine(isTimeZone, "no such time zone"),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type ShopFacts = z.infer<typeof ShopFacts>;

export const ShopChange = ShopFacts.omit({ id: true }).partial();

export function changeShop(store: Store, change: z.infer<typeof ShopChange>): ShopFacts {
  const facts = { ...store.facts, ...change };
  store.writeSetting("shop", facts);
  store.record("shop_changed", facts);
  store.emit("SHOP_UPDATE", () => shopBody(store));
  return facts;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en-GB", { timeZone: name }));
  } catch {
    return false;
  }
}
